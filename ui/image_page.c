#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/json.h"
#include "model/platform.h"
#include "model/xalloc.h"
#include "ui/lines.h"
#include "ui/views.h"
#include "ui/when.h"

/*
 * "I": what an image is made of.  Its layers and what made each come from the Hub with
 * one request; how it is started, its environment and labels only the registry knows,
 * and asking for them counts as a pull: "+".
 */
enum { BODY_MAX = 4 << 20, LABEL = 12, SIZE_COLS = 8 };

struct image_page {
	struct view view;
	struct place place; /* of its repository; the tag may be "" */
	char digest[96], platform[64];
	char *title;
	ticket layers_ticket, config_ticket;
	struct error layers_err, config_err;
	json_object *layers; /* of the image: what the Hub says; NULL */
	json_object *others; /* all images of the tag */
	json_object *config; /* NULL: not read */
	struct lines text;
	int width;
};

/* ---- lines --------------------------------------------------------------- */

static void add(struct image_page *v, const char *label, struct str s)
{
	if (s.len)
		lines_wrap(&v->text, label, s, v->width - LABEL);
}

static void blank(struct image_page *v)
{
	lines_add(&v->text, STYLE_PLAIN, NULL, "%s", "");
}

static void head(struct image_page *v, const char *title)
{
	blank(v);
	lines_add(&v->text, STYLE_TITLE, title, "%s", "");
}

static void add_error(struct image_page *v, const struct error *err, const char *needs)
{
	int width = v->width - LABEL;

	lines_wrap_as(&v->text, STYLE_BAD, NULL, str_from(err->text), width);
	if (err->hint[0])
		lines_wrap_as(&v->text, STYLE_BAD, NULL, str_from(err->hint), width);
	lines_wrap_as(&v->text, STYLE_PLAIN, NULL, str_from(needs), width);
}

static struct str trimmed(struct str s)
{
	while (s.len && *s.ptr == ' ') {
		s.ptr++;
		s.len--;
	}
	return s;
}

static void add_layer(struct image_page *v, json_object *layer)
{
	int64_t size = json_int(layer, "/size");
	char text[24];
	struct str made = trimmed(json_str(layer, "/instruction"));

	format_bytes(size, text, sizeof(text));
	lines_wrap(&v->text, size > 0 ? text : "-", made.len ? made : STR("-"),
		   v->width - LABEL);
}

static void add_layers(struct image_page *v)
{
	json_object *layers = json_at(v->layers, "/layers");
	size_t n = json_object_is_type(layers, json_type_array)
			   ? json_object_array_length(layers)
			   : 0;

	head(v, "LAYERS");
	if (v->layers_ticket)
		lines_add(&v->text, STYLE_DIM, NULL, "being read ...");
	else if (v->layers_err.status != ST_OK)
		add_error(v, &v->layers_err,
			  "Layers need: a sign-in that can read the repository.");
	else if (!v->place.tag[0])
		lines_add(&v->text, STYLE_PLAIN, NULL,
			  "The Hub tells layers of tags only, and no tag uses this.");
	else if (!v->layers)
		lines_add(&v->text, STYLE_PLAIN, NULL,
			  "The Hub does not list this image of %s.", v->place.tag);
	for (size_t i = 0; i < n; i++)
		add_layer(v, json_object_array_get_idx(layers, i));
}

/* The other platforms of the tag. */
static void add_others(struct image_page *v)
{
	size_t n = v->others ? json_object_array_length(v->others) : 0, used = 0;
	char list[512] = "";

	for (size_t i = 0; i < n && used < sizeof(list); i++) {
		json_object *one = json_object_array_get_idx(v->others, i);
		char name[PLATFORM_MAX];

		if (one == v->layers || platform_attestation(one) ||
		    !platform_long(one, name, sizeof(name)))
			continue;
		used += (size_t)snprintf(list + used, sizeof(list) - used, "%s%s",
					 used ? ", " : "", name);
	}
	add(v, "also for", str_from(list));
}

/* ---- the configuration --------------------------------------------------- */

static void add_json(struct image_page *v, const char *label, const char *pointer)
{
	json_object *value = json_at(v->config, pointer);

	if (json_object_is_type(value, json_type_string))
		add(v, label, json_str(value, ""));
	else if (value)
		add(v, label,
		    str_from(json_object_to_json_string_ext(
			    value,
			    JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE)));
}

static void add_stamp(struct image_page *v, const char *label, const char *pointer)
{
	int64_t sec = 0;
	char when[48];

	if (!parse_rfc3339(json_str(v->config, pointer), &sec) || !sec)
		return;
	when_stamp(sec, when, sizeof(when));
	add(v, label, str_from(when));
}

static void add_list(struct image_page *v, const char *label, const char *pointer)
{
	json_object *list = json_at(v->config, pointer);
	size_t n = json_object_is_type(list, json_type_array)
			   ? json_object_array_length(list)
			   : 0;

	for (size_t i = 0; i < n; i++)
		add(v, i ? NULL : label,
		    json_str(json_object_array_get_idx(list, i), ""));
}

static void add_members(struct image_page *v, const char *label, const char *pointer)
{
	json_object *members = json_at(v->config, pointer);

	if (!json_object_is_type(members, json_type_object))
		return;
	json_object_object_foreach(members, name, value)
	{
		struct str s = json_str(value, "");
		char *line =
			s.len ? xasprintf("%s=%.*s", name, STR_ARG(s)) : xstrdup(name);

		add(v, label, str_from(line));
		free(line);
		label = NULL;
	}
}

static void add_history(struct image_page *v)
{
	json_object *list = json_at(v->config, "/history");
	size_t n = json_object_is_type(list, json_type_array)
			   ? json_object_array_length(list)
			   : 0;

	if (n)
		head(v, "HISTORY");
	for (size_t i = 0; i < n; i++) {
		json_object *one = json_object_array_get_idx(list, i);

		lines_wrap(&v->text,
			   json_flag(one, "/empty_layer", false) ? "-" : "layer",
			   trimmed(json_str(one, "/created_by")), v->width - LABEL);
	}
}

static void add_config(struct image_page *v)
{
	head(v, "CONFIG");
	if (v->config_ticket) {
		lines_add(&v->text, STYLE_DIM, NULL, "the registry is being asked ...");
	} else if (v->config_err.status != ST_OK) {
		add_error(v, &v->config_err,
			  "A configuration needs: a sign-in that can pull.   + asks "
			  "again");
	} else if (!v->config) {
		lines_add(&v->text, STYLE_KEY, NULL,
			  "+ asks the registry: 3 or 4 requests, and counts as a pull");
	} else {
		add_json(v, "entrypoint", "/config/Entrypoint");
		add_json(v, "cmd", "/config/Cmd");
		add_json(v, "user", "/config/User");
		add_json(v, "workdir", "/config/WorkingDir");
		add_json(v, "stop signal", "/config/StopSignal");
		add_members(v, "ports", "/config/ExposedPorts");
		add_members(v, "volumes", "/config/Volumes");
		add_list(v, "env", "/config/Env");
		add_members(v, "labels", "/config/Labels");
		add_stamp(v, "created", "/created");
		add_json(v, "author", "/author");
		add_history(v);
	}
}

static void rebuild(struct image_page *v, int width)
{
	v->width = width;
	v->text.label_width = LABEL;
	lines_clear(&v->text);
	add(v, "digest", str_from(v->digest));
	add(v, "platform", str_from(v->platform));
	add_others(v);
	add_config(v);
	add_layers(v);
}

/* ---- asking -------------------------------------------------------------- */

static void ask_config(struct image_page *v)
{
	json_object *params = json_object_new_object();
	const char *reference = v->digest[0] ? v->digest : v->place.tag;
	char *repo = xasprintf("%s/%s", v->place.ns, v->place.repo);

	json_object_object_add(params, "repo", json_object_new_string(repo));
	json_object_object_add(params, "reference", json_object_new_string(reference));
	if (v->platform[0])
		json_object_object_add(params, "platform",
				       json_object_new_string(v->platform));
	v->config_err = (struct error){ 0 };
	v->config_ticket = hub_submit(app_hub(v->view.app),
				      &(struct request){
					      .op = op_by_name("registry.config"),
					      .params = params,
					      .want = WANT_BODY,
					      .priority = PRIO_USER,
				      });
	free(repo);
	v->width = 0;
}

static void ask_layers(struct image_page *v)
{
	if (!v->place.tag[0])
		return;
	v->layers_ticket = hub_submit(app_hub(v->view.app),
				      &(struct request){
					      .op = op_by_name("images.layers"),
					      .params = place_params(&v->place),
					      .want = WANT_BODY,
					      .priority = PRIO_USER,
				      });
}

/* The image this page is about; without a digest, the first that is one. */
static bool is_this(const struct image_page *v, json_object *image)
{
	if (v->digest[0])
		return str_eq(json_str(image, "/digest"), str_from(v->digest));
	return !platform_attestation(image);
}

static void take_layers(struct image_page *v, json_object *take_images)
{
	size_t n = json_object_is_type(take_images, json_type_array)
			   ? json_object_array_length(take_images)
			   : 0;

	v->others = take_images;
	for (size_t i = 0; i < n && !v->layers; i++)
		if (is_this(v, json_object_array_get_idx(take_images, i)))
			v->layers = json_object_array_get_idx(take_images, i);
	if (!v->layers)
		return;
	if (!v->platform[0])
		platform_long(v->layers, v->platform, sizeof(v->platform));
	snprintf(v->digest, sizeof(v->digest), "%.*s",
		 STR_ARG(json_str(v->layers, "/digest")));
}

static json_object *read_body(const struct reply *r, struct error *ret_err)
{
	json_object *body = NULL;

	*ret_err = r->err;
	if (r->err.status != ST_OK)
		return NULL;
	if (!r->body || r->body_len > BODY_MAX)
		error_set(ret_err, ST_TOO_BIG,
			  "the answer is not shown: it has %zu bytes", r->body_len);
	else if (json_parse((struct str){ r->body, r->body_len }, &body, ret_err) ==
		 ST_OK)
		return body;
	return NULL;
}

static bool image_reply(struct view *view, struct reply *r)
{
	struct image_page *v = (struct image_page *)view;
	json_object *body;

	if (!r->ticket ||
	    (r->ticket != v->layers_ticket && r->ticket != v->config_ticket))
		return false;
	if (r->type != REPLY_DONE)
		return true;
	if (r->ticket == v->layers_ticket) {
		v->layers_ticket = 0;
		body = read_body(r, &v->layers_err);
		if (body)
			take_layers(v, body);
	} else {
		v->config_ticket = 0;
		json_object_put(v->config);
		v->config = read_body(r, &v->config_err);
	}
	v->width = 0;
	app_dirty(view->app);
	return true;
}

/* ---- the view ------------------------------------------------------------ */

static void image_draw(struct view *view, struct rect r)
{
	struct image_page *v = (struct image_page *)view;

	if (v->width != r.cols - 2)
		rebuild(v, r.cols - 2);
	lines_draw(&v->text, r);
}

static enum key_result image_key(struct view *view, uint32_t key)
{
	struct image_page *v = (struct image_page *)view;

	if (lines_key(&v->text, view->app, key) == KEY_USED)
		return KEY_USED;
	if (command_for_key(key) != CMD_ADD)
		return KEY_PASS;
	if (!v->config_ticket && !v->config)
		ask_config(v);
	app_dirty(view->app);
	return KEY_USED;
}

static bool image_command(struct view *view, enum command c)
{
	return lines_command(&((struct image_page *)view)->text, c);
}

static void image_heading(struct view *view, char *left, size_t nl, char *right,
			  size_t nr)
{
	const struct image_page *v = (const struct image_page *)view;

	snprintf(left, nl, "image %s", v->title);
	lines_position(&v->text, right, nr);
}

static bool image_busy(struct view *view)
{
	const struct image_page *v = (const struct image_page *)view;

	return v->layers_ticket || v->config_ticket;
}

static void image_free(struct view *view)
{
	struct image_page *v = (struct image_page *)view;

	hub_cancel(app_hub(view->app), v->layers_ticket);
	hub_cancel(app_hub(view->app), v->config_ticket);
	json_object_put(v->others);
	json_object_put(v->config);
	lines_done(&v->text);
	free(v->title);
	free(v);
}

static const struct view_ops image_ops = {
	.name = "image",
	.where = WHERE_TEXT,
	.draw = image_draw,
	.key = image_key,
	.command = image_command,
	.reply = image_reply,
	.heading = image_heading,
	.busy = image_busy,
	.free = image_free,
};

struct view *image_page_new(struct app *a, const struct place *tag, const char *digest,
			    const char *platform)
{
	struct image_page *v = xcalloc(1, sizeof(*v));

	v->view.ops = &image_ops;
	v->view.app = a;
	v->place = *tag;
	snprintf(v->digest, sizeof(v->digest), "%s", digest);
	snprintf(v->platform, sizeof(v->platform), "%s", platform);
	v->title =
		xasprintf("%s/%s%s%s%s%s", tag->ns, tag->repo, tag->tag[0] ? ":" : "",
			  tag->tag, *platform ? " " : "", platform);
	ask_layers(v);
	return &v->view;
}
