/* Personal access tokens (CONTRACT 13). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/scopes.h"
#include "tests/hubsim/secrets.h"

static void add_scopes(struct buf *b, const struct secret *s)
{
	const char *word = s->scopes;

	json_key(b, "scopes");
	json_open(b, '[');
	while (*word) {
		size_t n = strcspn(word, " ");
		char *one = must_alloc(n + 1);

		memcpy(one, word, n);
		json_comma(b);
		json_str(b, one);
		free(one);
		word += n + (word[n] == ' ');
	}
	json_close(b, ']');
}

/* Fields and their order: samples/pat-list-2021.json; the secret only once. */
static void token_fields(struct buf *b, const struct secret *s, const char *secret)
{
	json_open(b, '{');
	json_add_str(b, "uuid", s->uuid);
	json_add_str(b, "client_id", "HUB");
	json_add_str(b, "creator_ip", "127.0.0.1");
	json_add_str(b, "creator_ua", "");
	json_add_time(b, "created_at", s->created);
	json_add_time(b, "last_used", s->used);
	json_add_str(b, "generated_by", "manual");
	json_add_bool(b, "is_active", !s->inactive);
	json_add_str(b, "token", secret);
	json_add_str(b, "token_label", s->label);
	if (*s->scopes)
		add_scopes(b, s);
	if (s->expires)
		json_add_time(b, "expires_at", s->expires);
	json_close(b, '}');
}

static void token_row(struct buf *b, const void *row, const void *arg)
{
	(void)arg;
	token_fields(b, row, "");
}

void tokens_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct list *all = &hub->world->secrets;
	const void **rows = must_alloc((all->n + 1) * sizeof(*rows));
	size_t n = 0, active = 0;

	if (!page_check(rq, rp, reply_value)) {
		free(rows);
		return;
	}
	for (size_t i = all->n; i-- > 0;) {
		const struct secret *s = all->at[i];

		if (s->gone || !s->user || s->user != rq->caller.user)
			continue;
		rows[n++] = s;
		active += !s->inactive;
	}
	page_reply(rq, rp, rows, n, token_row, NULL);
	if (rp->status == 200) {
		rp->body.len--; /* the envelope has one field more */
		json_add_int(&rp->body, "active_count", (int64_t)active);
		json_close(&rp->body, '}');
	}
	free(rows);
}

/* The highest of the scopes counts (CONTRACT 3.1); false when one is unknown. */
static bool read_scopes(const struct request *rq, struct buf *words, enum level *ret)
{
	json_object *v = request_member(rq, "scopes");
	size_t n = json_object_is_type(v, json_type_array) ? json_object_array_length(v)
							   : 0;

	*ret = LEVEL_PUBLIC;
	for (size_t i = 0; i < n; i++) {
		json_object *one = json_object_array_get_idx(v, i);
		const char *word = json_object_is_type(one, json_type_string)
					   ? json_object_get_string(one)
					   : "";
		enum level l = LEVEL_PUBLIC;

		while (l < LEVEL_ADMIN && strcmp(word, level_scope(l)) != 0)
			l++;
		if (strcmp(word, level_scope(l)) != 0)
			return false;
		if (l > *ret)
			*ret = l;
		buf_fmt(words, "%s%s", i ? " " : "", word);
	}
	return n;
}

static bool good_label(const char *s)
{
	return s && *s && strlen(s) <= 100;
}

static void note_token(struct hub *hub, const struct request *rq, const char *what,
		       const struct secret *s)
{
	char action[40];

	snprintf(action, sizeof(action), "org.access_token.%s", what);
	note_event(hub, rq, rq->caller.account, action, s->label, NULL,
		   "%sd the access token %s\n", what, s->label);
}

static void create(struct hub *hub, const struct request *rq, struct reply *rp,
		   bool any_scopes)
{
	const char *label = request_field(rq, "token_label");
	bool unsaid = any_scopes && !request_member(rq, "scopes");
	enum level level = LEVEL_ADMIN;
	struct buf words = { 0 };
	struct secret *s;
	int64_t expires;

	buf_str(&words, unsaid ? level_scope(LEVEL_ADMIN) : "");
	if (!good_label(label))
		reply_value(rp, "token_label", "must be 1 to 100 characters");
	else if (!unsaid && !read_scopes(rq, &words, &level))
		reply_value(rp, "scopes", "must be known scopes, at least one");
	else if (!secret_expiry(rq, &expires))
		reply_value(rp, "expires_at", "must be a time to come");
	else {
		s = secret_add(hub, "dckr_pat_", label, rq->now);
		s->user = rq->caller.user;
		s->level = level;
		s->expires = expires;
		free(s->scopes);
		s->scopes = must_dup(words.data);
		note_token(hub, rq, "create", s);
		reply_start(rp, 201);
		token_fields(&rp->body, s, s->secret);
	}
	buf_free(&words);
}

void token_create(struct hub *hub, const struct request *rq, struct reply *rp)
{
	create(hub, rq, rp, false);
}

/* On the former path there are no scopes: hub-tool still knows only this one. */
void token_create_old(struct hub *hub, const struct request *rq, struct reply *rp)
{
	create(hub, rq, rp, true);
}

/* The caller's own token {0}, or NULL after a 404. */
static struct secret *need_token(struct hub *hub, const struct request *rq,
				 struct reply *rp)
{
	struct secret *s = secret_by_id(hub->world, rq->segment[0]);

	if (s && s->user && s->user == rq->caller.user)
		return s;
	reply_error(rp, 404, "object not found");
	return NULL;
}

void token_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct secret *s = need_token(hub, rq, rp);

	if (!s)
		return;
	reply_start(rp, 200);
	token_fields(&rp->body, s, "");
}

void token_patch(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct secret *s = need_token(hub, rq, rp);
	const char *label = request_field(rq, "token_label");
	bool active;

	if (!s || !need_body(rq, rp))
		return;
	active = !s->inactive;
	if (request_member(rq, "token_label") && !good_label(label)) {
		reply_value(rp, "token_label", "must be 1 to 100 characters");
		return;
	}
	if (request_member(rq, "is_active") &&
	    !request_bool(rq, "is_active", &active)) {
		reply_value(rp, "is_active", "must be a boolean");
		return;
	}
	secret_label(s, label);
	s->inactive = !active;
	note_token(hub, rq, "update", s);
	reply_start(rp, 200);
	token_fields(&rp->body, s, "");
}

void token_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct secret *s = need_token(hub, rq, rp);

	if (!s)
		return;
	note_token(hub, rq, "delete", s);
	s->gone = true;
	reply_start(rp, 204);
}

/* On the former path this was a 202 (CONTRACT 13). */
void token_delete_old(struct hub *hub, const struct request *rq, struct reply *rp)
{
	token_delete(hub, rq, rp);
	if (rp->status == 204)
		reply_start(rp, 202);
}
