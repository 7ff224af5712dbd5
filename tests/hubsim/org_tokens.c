/* Organization access tokens (CONTRACT 14). */
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/scopes.h"
#include "tests/hubsim/secrets.h"

/* Expired and disabled ones count (CONTRACT 3.2). */
#define MOST_OF_TEAM     10
#define MOST_OF_BUSINESS 100

enum part {
	IN_LIST,
	ALONE,
	NEW,
};

/* Fields and their order: samples/oat-create-observed-2026.json. */
static void token_fields(struct buf *b, const struct secret *s, enum part part)
{
	json_open(b, '{');
	json_add_str(b, "id", s->uuid);
	json_add_str(b, "label", s->label);
	if (part != IN_LIST) {
		json_add_str(b, "description", s->description);
		json_key(b, "resources");
		buf_str(b, s->resources ? s->resources : "[]");
	}
	if (part == NEW)
		json_add_str(b, "token", s->secret);
	else
		json_add_str(b, "created_by", s->by);
	json_add_bool(b, "is_active", !s->inactive);
	json_add_time(b, "expires_at", s->expires);
	json_add_time(b, "created_at", s->created);
	if (part != NEW)
		json_add_time(b, "last_used_at", s->used);
	json_close(b, '}');
}

static void token_row(struct buf *b, const void *row, const void *arg)
{
	(void)arg;
	token_fields(b, row, IN_LIST);
}

static size_t choose(const struct world *w, const struct org *o, const void **rows)
{
	size_t n = 0;

	for (size_t i = w->secrets.n; i-- > 0;) {
		const struct secret *s = w->secrets.at[i];

		if (!s->gone && s->org == o)
			rows[n++] = s;
	}
	return n;
}

/* As other lists, but what they call `count` is `total` here. */
void org_tokens_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);
	const void **rows;
	char *count;
	size_t n;

	if (!o)
		return;
	rows = must_alloc((hub->world->secrets.n + 1) * sizeof(*rows));
	n = choose(hub->world, o, rows);
	page_reply(rq, rp, rows, n, token_row, NULL);
	count = rp->status == 200 ? strstr(rp->body.data, "count") : NULL;
	if (count)
		memcpy(count, "total", 5);
	free(rows);
}

static const char *text_in(json_object *o, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(o, key, &v);
	return json_object_is_type(v, json_type_string) ? json_object_get_string(v)
							: "";
}

/* An existing repository, "org/" and a pattern, or all that is public. */
static bool good_path(const struct world *w, const struct org *o, const char *type,
		      const char *path)
{
	size_t n = strlen(o->name);

	if (!strcmp(type, "TYPE_ORG"))
		return !strcmp(path, o->name);
	if (strcmp(type, "TYPE_REPO") != 0)
		return false;
	if (!strcmp(path, "*/*/public"))
		return true;
	if (strncmp(path, o->name, n) != 0 || path[n] != '/')
		return false;
	return strchr(path + n, '*') || world_repo(w, o->name, path + n + 1);
}

/* `resources` of the body as lines of scopes.h; false after a 400. */
static bool read_resources(const struct hub *hub, const struct request *rq,
			   struct reply *rp, const struct org *o, struct buf *lines)
{
	json_object *v = request_member(rq, "resources");
	bool good = !v || json_object_is_type(v, json_type_array);

	buf_str(lines, "");
	for (size_t i = 0; v && good && i < json_object_array_length(v); i++) {
		json_object *r = json_object_array_get_idx(v, i);

		good = scope_line(lines, r) &&
		       good_path(hub->world, o, text_in(r, "type"), text_in(r, "path"));
	}
	if (!good)
		reply_invalid(rp, "resources", "type, path or scopes are not known");
	return good;
}

static void set_resources(const struct request *rq, struct secret *s,
			  const struct buf *lines)
{
	json_object *v = request_member(rq, "resources");

	if (!v)
		return;
	free(s->resources);
	s->resources = must_dup(
		json_object_to_json_string_ext(v, JSON_C_TO_STRING_NOSLASHESCAPE));
	free(s->scopes);
	s->scopes = must_dup(lines->data);
}

static void set_description(const struct request *rq, struct secret *s)
{
	const char *text = request_field(rq, "description");
	char *copy = text ? must_dup(text) : NULL;

	if (!copy)
		return;
	free(s->description);
	s->description = copy;
}

static bool check_label(const struct request *rq, struct reply *rp, bool must)
{
	if (!must && !request_member(rq, "label"))
		return true;
	return need_text(rq, rp, "label", 100);
}

static void note_token(struct hub *hub, const struct request *rq,
		       const struct secret *s, const char *action, const char *what)
{
	note_event(hub, rq, s->org->name, action, s->org->name,
		   (const char *const[]){ "label", s->label, NULL },
		   "%s the access token %s of the organization %s\n", what, s->label,
		   s->org->name);
}

static bool full(const struct hub *hub, const struct org *o)
{
	const void **rows = must_alloc((hub->world->secrets.n + 1) * sizeof(*rows));
	size_t n = choose(hub->world, o, rows);

	free(rows);
	return n >= (strcmp(o->plan, "business") ? MOST_OF_TEAM : MOST_OF_BUSINESS);
}

void org_token_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);
	struct buf lines = { 0 };
	struct secret *s;
	int64_t expires;

	if (!o || !need_body(rq, rp) || !check_label(rq, rp, true))
		return;
	if (!secret_expiry(rq, &expires)) {
		reply_invalid(rp, "expires_at", "must be a time to come");
	} else if (full(hub, o)) {
		reply_error(rp, 400, "the limit of access tokens is reached");
	} else if (read_resources(hub, rq, rp, o, &lines)) {
		s = secret_add(hub, "dckr_oat_", request_field(rq, "label"), rq->now);
		s->org = o;
		s->expires = expires;
		free(s->by);
		s->by = must_dup(rq->caller.account);
		set_resources(rq, s, &lines);
		set_description(rq, s);
		note_token(hub, rq, s, "org.access_token.create", "created");
		reply_start(rp, 201);
		token_fields(&rp->body, s, NEW);
	}
	buf_free(&lines);
}

/* The token {1} of organization {0}, or NULL after the answer. */
static struct secret *need_token(struct hub *hub, const struct request *rq,
				 struct reply *rp)
{
	const struct org *o = need_org(hub, rq, rp, ROLE_OWNER, NULL);
	struct secret *s = o ? secret_by_id(hub->world, rq->segment[1]) : NULL;

	if (!o || (s && s->org == o))
		return s;
	reply_error(rp, 404, "object not found");
	return NULL;
}

void org_token_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct secret *s = need_token(hub, rq, rp);

	if (!s)
		return;
	reply_start(rp, 200);
	token_fields(&rp->body, s, ALONE);
}

void org_token_patch(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct secret *s = need_token(hub, rq, rp);
	struct buf lines = { 0 };
	bool active;

	if (!s || !need_body(rq, rp) || !check_label(rq, rp, false))
		return;
	active = !s->inactive;
	if (request_member(rq, "is_active") &&
	    !request_bool(rq, "is_active", &active)) {
		reply_invalid(rp, "is_active", "must be a boolean");
		return;
	}
	if (read_resources(hub, rq, rp, s->org, &lines)) {
		secret_label(s, request_field(rq, "label"));
		set_description(rq, s);
		set_resources(rq, s, &lines);
		s->inactive = !active;
		note_token(hub, rq, s, "org.access_token.update", "updated");
		reply_start(rp, 200);
		token_fields(&rp->body, s, ALONE);
	}
	buf_free(&lines);
}

void org_token_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct secret *s = need_token(hub, rq, rp);

	if (!s)
		return;
	note_token(hub, rq, s, "org.access_token.delete", "deleted");
	s->gone = true;
	reply_start(rp, 204);
}
