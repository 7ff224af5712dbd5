#include "net/whoami.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/can.h"
#include "model/format.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"
#include "net/session.h"
#include "net/thread.h"

struct whoami {
	struct whoami *next;
	ticket ticket; /* 0: nobody waits for it any more */
	const struct op *op;
};

static void drop(struct worker *w, struct whoami *q)
{
	struct whoami **at = &w->whoamis;

	while (*at != q)
		at = &(*at)->next;
	*at = q->next;
	free(q);
}

static json_object *text(const char *s)
{
	return s && *s ? json_object_new_string(s) : NULL;
}

static json_object *stamp(int64_t sec)
{
	char buf[32];

	format_rfc3339(sec, buf, sizeof(buf));
	return text(buf);
}

static const char *source_text(enum session_source source)
{
	static const char *const names[] = {
		[SOURCE_UNKNOWN] = NULL,
		[SOURCE_PASSWORD] = "password",
		[SOURCE_PAT] = "personal token",
		[SOURCE_OAT] = "organization token",
	};

	return names[source];
}

static char *describe(const struct hub_status *s)
{
	json_object *o = json_object_new_object();
	char *body;

	json_object_object_add(o, "username", text(s->claims.username));
	json_object_object_add(o, "source", text(source_text(s->claims.source)));
	json_object_object_add(o, "scope", text(s->claims.scope));
	json_object_object_add(o, "credential", text(s->source));
	json_object_object_add(o, "issued_at", stamp(s->claims.iat));
	json_object_object_add(o, "expires_at", stamp(s->claims.exp));
	body = xstrdup(
		json_object_to_json_string_ext(o, JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(o);
	return body;
}

static void copy_status(struct hub_status *s, void *arg)
{
	*(struct hub_status *)arg = *s;
}

/* What it can do, as rows. */
static void post_abilities(struct worker *w, const struct whoami *q,
			   const struct hub_status *s)
{
	struct reply *r = reply_new(q->ticket, REPLY_PAGE);
	bool scim = credentials_scim(worker_config(w)->credentials) != NULL;
	json_object *rows = can_json(&s->claims, scim);

	r->pages_done = 1;
	r->page =
		page_of_rows(&kind_credential, rows, 0, json_object_array_length(rows));
	r->page->number = 1;
	json_object_put(rows);
	worker_post(w, r);
}

static void answer(struct worker *w, struct whoami *q, struct error *err)
{
	struct reply *r = reply_new(q->ticket, REPLY_DONE);
	struct hub_status s;

	worker_status(w, copy_status, &s);
	if (err->status == ST_OK && !session_bearer(w->session).len) {
		error_set(err, ST_AUTH, "not signed in");
		error_hint(
			err,
			"set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN, or docker login");
	}
	r->err = *err;
	r->limits = s.limits;
	r->complete = err->status == ST_OK;
	if (err->status == ST_OK && q->op->kind) {
		post_abilities(w, q, &s);
	} else if (err->status == ST_OK) {
		r->http = 200;
		r->body = describe(&s);
		r->body_len = strlen(r->body);
		snprintf(r->content_type, sizeof(r->content_type), "application/json");
	}
	worker_post(w, r);
}

static void look(struct worker *w, void *arg)
{
	struct whoami *q = arg;
	struct error err = { 0 };

	if (!q->ticket) {
		drop(w, q);
	} else if (session_ready(w->session, &err) == SESSION_SIGNING_IN) {
		session_await(w->session, look, q);
	} else {
		answer(w, q, &err);
		drop(w, q);
	}
}

void whoami_start(struct worker *w, ticket t, const struct op *op)
{
	struct whoami *q = xcalloc(1, sizeof(*q));

	*q = (struct whoami){ .next = w->whoamis, .ticket = t, .op = op };
	w->whoamis = q;
	look(w, q);
}

void whoami_cancel(struct worker *w, ticket t)
{
	for (struct whoami *q = w->whoamis; q; q = q->next)
		if (q->ticket == t)
			q->ticket = 0;
}

void whoami_free_all(struct worker *w)
{
	while (w->whoamis)
		drop(w, w->whoamis);
}
