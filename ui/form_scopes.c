/*
 * What an organization token may reach, and what it may do there: a line for each
 * resource, and a form of its own for one of them, with the scopes in words.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/scopes.h"
#include "model/xalloc.h"
#include "ui/form.h"
#include "ui/keys.h"

enum { PATH_COLS = 24 };

/* ---- the lines ------------------------------------------------------------- */

/* The resources of the field; the caller owns the array. */
static json_object *resources_of(const struct form *f, size_t i)
{
	json_object *v = draft_value(f->draft.fields[i].param, f->draft.fields[i].text,
				     f->draft.now);

	if (v && json_object_is_type(v, json_type_array))
		return v;
	json_object_put(v);
	return json_object_new_array();
}

static size_t count(const struct form *f, size_t i)
{
	json_object *all = resources_of(f, i);
	size_t n = json_object_array_length(all);

	json_object_put(all);
	return n;
}

/* Below the resources: add a repository, add the organization. */
static size_t scopes_rows(const struct form *f, size_t i)
{
	return count(f, i) + 2;
}

static void begin_row(const struct form *f, size_t i, size_t row, struct painter *p)
{
	if (f->at != i || f->fields[i].row != row)
		return;
	p->focus = p->line;
	painter_point(p);
	draw_cursor(painter_y(p), painter_x(p), painter_y(p) >= 0);
}

static void end_row(const struct form *f, size_t i, size_t row, struct painter *p)
{
	painter_next(p);
	if (f->at == i && f->fields[i].row == row)
		p->focus_end = p->line;
}

static enum style style_of(const struct form *f, size_t i, size_t row)
{
	return f->at == i && f->fields[i].row == row ? STYLE_KEY : STYLE_PLAIN;
}

static void draw_resource(const struct form *f, size_t i, size_t row, json_object *one,
			  struct painter *p)
{
	int y = painter_y(p), x = painter_x(p), n;
	struct str path = json_str(one, "/path");
	char words[400];

	scopes_say_one(one, words, sizeof(words));
	begin_row(f, i, row, p);
	n = draw_print(y, x, painter_width(p), style_of(f, i, row), "%-*.*s ",
		       PATH_COLS, (int)path.len, path.ptr ? path.ptr : "");
	draw_text(y, x + n, painter_width(p) - n, str_from(words), STYLE_DIM);
	end_row(f, i, row, p);
}

static void draw_adder(const struct form *f, size_t i, size_t row, const char *text,
		       struct painter *p)
{
	begin_row(f, i, row, p);
	draw_text(painter_y(p), painter_x(p), painter_width(p), str_from(text),
		  style_of(f, i, row));
	end_row(f, i, row, p);
}

static void scopes_draw(struct form *f, size_t i, struct painter *p)
{
	json_object *all = resources_of(f, i);
	size_t n = json_object_array_length(all);

	for (size_t k = 0; k < n; k++)
		draw_resource(f, i, k, json_object_array_get_idx(all, k), p);
	draw_adder(f, i, n, "+ a repository, or a pattern of them", p);
	draw_adder(f, i, n + 1, "+ the organization itself", p);
	json_object_put(all);
}

static void store(struct form *f, size_t i, json_object *all)
{
	draft_set(&f->draft, i,
		  json_object_array_length(all)
			  ? json_object_to_json_string_ext(all, JSON_C_TO_STRING_PLAIN)
			  : "");
	if (f->fields[i].row >= scopes_rows(f, i))
		f->fields[i].row = 0;
	app_dirty(f->view.app);
}

static void remove_row(struct form *f, size_t i)
{
	json_object *all = resources_of(f, i);

	if (f->fields[i].row < json_object_array_length(all)) {
		json_object_array_del_idx(all, f->fields[i].row, 1);
		store(f, i, all);
	}
	json_object_put(all);
}

/* ---- one of them ----------------------------------------------------------- */

static const struct param repo_params[] = {
	{
		.name = "path",
		.type = PARAM_STRING,
		.in = IN_BODY,
		.required = true,
		.min = 1,
		.max = 512,
		.label = "repository",
		.help = "acme/web-app; acme/* for all of acme; */*/public for public "
			"ones",
	},
	{
		.name = "scopes",
		.type = PARAM_LIST,
		.item = PARAM_KEY,
		.in = IN_BODY,
		.required = true,
		.min = 1,
		.meanings = scopes_of_repos,
		.label = "it may",
		.help = "what it may do there",
	},
};
static const struct param org_params[] = {
	{
		.name = "scopes",
		.type = PARAM_LIST,
		.item = PARAM_KEY,
		.in = IN_BODY,
		.required = true,
		.min = 1,
		.meanings = scopes_of_org,
		.label = "it may",
		.help = "what it may do in the organization",
	},
};

struct scope_form {
	struct form form; /* first */
	struct form *of;  /* borrowed: it lies below */
	size_t field, at; /* of it: the resource, or one more */
	char *org; /* its path, when it is the organization; NULL: repositories */
};

static size_t scopes_field(const struct scope_form *s)
{
	return s->org ? 0 : 1;
}

static json_object *made(const struct scope_form *s)
{
	const struct draft *d = &s->form.draft;
	json_object *one = json_object_new_object();

	json_object_object_add(
		one, "type", json_object_new_string(s->org ? "TYPE_ORG" : "TYPE_REPO"));
	json_object_object_add(
		one, "path",
		json_object_new_string(s->org ? s->org : d->fields[0].text));
	json_object_object_add(one, "scopes",
			       draft_value(d->fields[scopes_field(s)].param,
					   d->fields[scopes_field(s)].text, d->now));
	return one;
}

static void submit(struct form *f)
{
	struct scope_form *s = (struct scope_form *)f;
	json_object *all = resources_of(s->of, s->field),
		    *alone = json_object_new_array();
	json_object *one = made(s);
	struct error err = { 0 };

	json_object_array_add(alone, json_object_get(one));
	if (param_check(s->of->draft.fields[s->field].param, alone, &err) != ST_OK) {
		form_note(f, STYLE_BAD, "%s", err.text);
		json_object_put(one);
	} else {
		if (s->at < json_object_array_length(all))
			json_object_array_put_idx(all, s->at, one);
		else
			json_object_array_add(all, one);
		store(s->of, s->field, all);
		app_pop(f->view.app, &f->view);
	}
	json_object_put(alone);
	json_object_put(all);
}

/* Scopes that are not known here are kept. */
static void below(struct form *f, size_t i, struct painter *p)
{
	const struct scope_form *s = (const struct scope_form *)f;
	json_object *v;

	if (i != scopes_field(s))
		return;
	v = draft_value(f->draft.fields[i].param, f->draft.fields[i].text,
			f->draft.now);
	for (size_t k = 0; v && k < json_object_array_length(v); k++) {
		struct str name = json_str(json_object_array_get_idx(v, k), "");

		if (!scope_meaning(name))
			painter_say(p, STYLE_DIM, "kept as it is: %.*s", STR_ARG(name));
	}
	json_object_put(v);
}

static void scope_done(struct form *f)
{
	struct scope_form *s = (struct scope_form *)f;

	free(s->org);
	free(s);
}

static const struct form_ops scope_ops = {
	.name = "scopes",
	.send = "[ Done ]",
	.verb = "done",
	.submit = submit,
	.below = below,
	.done = scope_done,
};

/* The name of the organization is what the token's own parameters say. */
static const char *org_of(const struct form *f)
{
	struct str org = json_str(f->draft.given, "/org");

	return org.len ? org.ptr : "";
}

static bool is_org(json_object *one)
{
	return str_eq(json_str(one, "/type"), STR("TYPE_ORG"));
}

/* The resource at `at`, or a new one: of the organization, or of repositories. */
static void open_one(struct form *f, size_t i, size_t at, bool org)
{
	struct scope_form *s = xcalloc(1, sizeof(*s));
	struct draft *d = &s->form.draft;
	json_object *all = resources_of(f, i),
		    *one = json_object_array_get_idx(all, at);
	char path[300];

	s->of = f;
	s->field = i;
	s->at = at;
	if (org)
		s->org = one ? xasprintf("%.*s", STR_ARG(json_str(one, "/path")))
			     : xstrdup(org_of(f));
	draft_init_params(d, org ? org_params : repo_params, org ? 1 : 2, f->draft.now);
	if (one) {
		(void)draft_read(d, one);
	} else if (!org) {
		snprintf(path, sizeof(path), "%s/", org_of(f));
		draft_set(d, 0, path);
	}
	form_init(&s->form, f->view.app, &scope_ops,
		  xasprintf("What the token may do%s%s", org ? " in " : "",
			    org ? s->org : ""));
	app_push(f->view.app, &s->form.view);
	json_object_put(all);
}

static void open_row(struct form *f, size_t i)
{
	json_object *all = resources_of(f, i);
	size_t n = json_object_array_length(all), row = f->fields[i].row, org = 0;

	if (row < n) {
		open_one(f, i, row, is_org(json_object_array_get_idx(all, row)));
	} else if (row == n) {
		open_one(f, i, n, false);
	} else {
		while (org < n && !is_org(json_object_array_get_idx(all, org)))
			org++;
		open_one(f, i, org, true);
	}
	json_object_put(all);
}

static bool scopes_key(struct form *f, size_t i, uint32_t key)
{
	if (key == ' ')
		open_row(f, i);
	else if (key == 'x' || key == K_DELETE || key == K_BACKSPACE)
		remove_row(f, i);
	else
		return false;
	return true;
}

const struct widget widget_scopes = {
	.keys = "Space edit   x remove",
	.help = "what it may reach: nothing that is not here",
	.rows = scopes_rows,
	.draw = scopes_draw,
	.key = scopes_key,
};
