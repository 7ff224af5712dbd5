/*
 * Webhooks (CONTRACT 8): the pipeline form, and the older form of two steps.
 * Both show the same webhooks.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

#define NAME_MOST 255
#define URL_MOST  2048

static const struct need to_read = { RIGHT_ADMIN, LEVEL_READ, "scope-webhook-read" };
static const struct need to_edit = { RIGHT_ADMIN, LEVEL_ADMIN, "scope-webhook-edit" };

static void pipeline_row(struct buf *b, const void *row, const void *arg)
{
	const struct webhook *w = row;

	(void)arg;
	json_open(b, '{');
	json_add_str(b, "name", w->name);
	json_add_str(b, "slug", w->slug);
	json_add_bool(b, "expect_final_callback", w->final_callback);
	json_key(b, "webhooks");
	json_open(b, '[');
	for (size_t i = 0; i < w->n_hooks; i++) {
		json_open(b, '{');
		json_add_str(b, "name", w->hooks[i].name);
		json_add_str(b, "hook_url", w->hooks[i].url);
		json_add_time(b, "created", w->hooks[i].created);
		json_add_time(b, "last_updated", w->hooks[i].created);
		json_close(b, '}');
	}
	json_close(b, ']');
	json_add_time(b, "created", w->created);
	json_add_time(b, "last_updated", w->updated);
	json_close(b, '}');
}

/* Fields and their order: samples/webhook-two-step-hook-2015.json. */
static void hook_row(struct buf *b, const struct webhook *w, const struct hook *h)
{
	json_open(b, '{');
	json_add_int(b, "id", h->id);
	json_add_str(b, "creator", w->creator);
	json_add_str(b, "last_updater", w->creator);
	json_add_str(b, "hook_url", h->url);
	json_add_time(b, "date_added", h->created);
	json_add_time(b, "last_updated", h->created);
	json_add_bool(b, "active", true);
	json_close(b, '}');
}

/* Fields and their order: samples/webhook-two-step-create-2015.json. */
static void two_step_row(struct buf *b, const void *row, const void *arg)
{
	const struct webhook *w = row;

	(void)arg;
	json_open(b, '{');
	json_add_int(b, "id", w->id);
	json_add_str(b, "name", w->name);
	json_add_bool(b, "active", true);
	json_add_bool(b, "expect_final_callback", w->final_callback);
	json_add_str(b, "creator", w->creator);
	json_add_time(b, "last_updated", w->updated);
	json_add_str(b, "last_updater", w->creator);
	json_key(b, "hooks");
	json_open(b, '[');
	for (size_t i = 0; i < w->n_hooks; i++)
		hook_row(b, w, &w->hooks[i]);
	json_close(b, ']');
	json_close(b, '}');
}

static void list(struct hub *hub, const struct request *rq, struct reply *rp,
		 row_writer *write)
{
	const struct repo *r = need_repo(hub, rq, rp, &to_read);
	const struct list *all = &hub->world->webhooks;
	const void **rows;
	size_t n = 0;

	if (!r)
		return;
	rows = must_alloc((all->n + 1) * sizeof(*rows));
	for (size_t i = 0; i < all->n; i++)
		if (((const struct webhook *)all->at[i])->repo == r)
			rows[n++] = all->at[i];
	page_reply(rq, rp, rows, n, write, NULL);
	free(rows);
}

void pipelines_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	list(hub, rq, rp, pipeline_row);
}

void webhooks_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	list(hub, rq, rp, two_step_row);
}

/* "Rebuild the docs!" is reached as "rebuild-the-docs". */
static char *make_slug(const char *name)
{
	struct buf b = { 0 };

	buf_str(&b, "");
	for (; *name; name++) {
		char c = *name;

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')
			buf_char(&b, c);
		else if (b.len && b.data[b.len - 1] != '-')
			buf_char(&b, '-');
	}
	while (b.len && b.data[b.len - 1] == '-')
		b.data[--b.len] = '\0';
	return b.data;
}

static struct webhook *find_webhook(const struct world *w, const struct repo *r,
				    const char *word)
{
	char *end;
	long long id = strtoll(word, &end, 10);

	for (size_t i = 0; i < w->webhooks.n; i++) {
		struct webhook *h = w->webhooks.at[i];

		/* One client puts the name where the slug belongs. */
		if (h->repo == r && (!strcmp(h->slug, word) || !strcmp(h->name, word) ||
				     (!*end && h->id == id)))
			return h;
	}
	return NULL;
}

static bool is_url(const char *s)
{
	return s && strlen(s) <= URL_MOST &&
	       ((!strncmp(s, "http://", 7) && s[7]) ||
		(!strncmp(s, "https://", 8) && s[8])) &&
	       !strpbrk(s, " \t\r\n");
}

static void add_hook(struct hub *hub, struct webhook *w, const char *name,
		     const char *url, int64_t now)
{
	struct hook *h;

	w->hooks = array_room(w->hooks, w->n_hooks, &w->cap_hooks, sizeof(*w->hooks));
	h = &w->hooks[w->n_hooks++];
	*h = (struct hook){ .name = must_dup(name),
			    .url = must_dup(url),
			    .id = hub->world->next_id += 17,
			    .created = now - now % 1000 };
	w->updated = h->created;
}

static struct webhook *add_webhook(struct hub *hub, const struct request *rq,
				   const struct repo *r, const char *name)
{
	struct webhook *w = list_add(&hub->world->webhooks, sizeof(*w));

	w->repo = r;
	w->name = must_dup(name);
	w->slug = make_slug(name);
	w->creator = must_dup(rq->caller.account);
	w->id = hub->world->next_id += 17;
	w->created = w->updated = rq->now - rq->now % 1000;
	request_bool(rq, "expect_final_callback", &w->final_callback);
	return w;
}

static void note_webhook(struct hub *hub, const struct request *rq,
			 const struct webhook *w, const char *verb)
{
	struct buf name = { 0 };

	buf_fmt(&name, "%s/%s", w->repo->ns, w->repo->name);
	note_event(hub, rq, w->repo->ns, "repo.update", name.data,
		   (const char *const[]){ "webhook", w->name, NULL },
		   "%s the webhook %s of the repository %s\n", verb, w->name,
		   name.data);
	buf_free(&name);
}

/* The name of a new webhook, or NULL after a 400. */
static const char *new_name(struct hub *hub, const struct request *rq, struct reply *rp,
			    const struct repo *r)
{
	const char *name = request_field(rq, "name");
	char *slug;
	bool taken;

	if (!name || !*name || strlen(name) > NAME_MOST) {
		reply_field(rp, "name", "This field is required.");
		return NULL;
	}
	slug = make_slug(name);
	taken = find_webhook(hub->world, r, slug) || find_webhook(hub->world, r, name);
	free(slug);
	if (taken) {
		reply_field(rp, "name", "Webhook with this Name already exists");
		return NULL;
	}
	return name;
}

/* Each entry of `webhooks` holds a usable address. */
static bool check_hooks(json_object *hooks, struct reply *rp)
{
	size_t n = json_object_is_type(hooks, json_type_array)
			   ? json_object_array_length(hooks)
			   : 0;
	bool good = n;

	for (size_t i = 0; i < n; i++) {
		json_object *url = NULL;

		json_object_object_get_ex(json_object_array_get_idx(hooks, i),
					  "hook_url", &url);
		good = good && json_object_is_type(url, json_type_string) &&
		       is_url(json_object_get_string(url));
	}
	if (!good)
		reply_field(rp, "webhooks", "Enter a valid URL.");
	return good;
}

static const char *text_in(json_object *o, const char *key, const char *otherwise)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	return json_object_is_type(v, json_type_string) ? json_object_get_string(v)
							: otherwise;
}

void pipeline_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = need_repo(hub, rq, rp, &to_edit);
	json_object *hooks = request_member(rq, "webhooks");
	const char *name;
	struct webhook *w;

	if (!r || !need_body(rq, rp))
		return;
	name = new_name(hub, rq, rp, r);
	if (!name || !check_hooks(hooks, rp))
		return;
	w = add_webhook(hub, rq, r, name);
	for (size_t i = 0; i < json_object_array_length(hooks); i++) {
		json_object *h = json_object_array_get_idx(hooks, i);

		add_hook(hub, w, text_in(h, "name", name), text_in(h, "hook_url", ""),
			 rq->now);
	}
	note_webhook(hub, rq, w, "created");
	reply_start(rp, 201);
	pipeline_row(&rp->body, w, NULL);
}

void webhook_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = need_repo(hub, rq, rp, &to_edit);
	const char *name;
	struct webhook *w;

	if (!r || !need_body(rq, rp))
		return;
	name = new_name(hub, rq, rp, r);
	if (!name)
		return;
	w = add_webhook(hub, rq, r, name);
	note_webhook(hub, rq, w, "created");
	reply_start(rp, 201);
	two_step_row(&rp->body, w, NULL);
}

/* The webhook {2} of the repository, or NULL after the answer. */
static struct webhook *need_webhook(struct hub *hub, const struct request *rq,
				    struct reply *rp)
{
	const struct repo *r = need_repo(hub, rq, rp, &to_edit);
	struct webhook *w = r ? find_webhook(hub->world, r, rq->segment[2]) : NULL;

	if (r && !w)
		reply_detail(rp, 404, "Not found");
	return w;
}

void hook_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct webhook *w = need_webhook(hub, rq, rp);
	const char *url = request_field(rq, "hook_url");

	if (!w || !need_body(rq, rp))
		return;
	if (!is_url(url)) {
		reply_field(rp, "hook_url", "Enter a valid URL.");
		return;
	}
	add_hook(hub, w, w->name, url, rq->now);
	reply_start(rp, 201);
	hook_row(&rp->body, w, &w->hooks[w->n_hooks - 1]);
}

void webhook_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct webhook *w = need_webhook(hub, rq, rp);

	if (!w)
		return;
	note_webhook(hub, rq, w, "deleted");
	webhook_drop(hub->world, w);
	reply_start(rp, 204);
}
