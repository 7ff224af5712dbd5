#include "net/change.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/envelope.h"
#include "model/hub_error.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/change_note.h"
#include "net/manifest_gone.h"
#include "net/registry_token.h"
#include "net/session.h"
#include "net/thread.h"

struct change {
	struct worker *w;
	struct change_start start; /* its call, params and job are those below */
	const struct op *op;
	struct call *call;   /* until it is sent */
	json_object *params; /* without secrets once it is sent */
	char *job;
	struct change_note note; /* what the journal has of it */
	struct reply *reply;     /* what the Hub answered */
	struct token_ask *asking;
	struct registry_token token; /* HOST_REGISTRY: its bearer */
	bool read;                   /* what had to be read first was */
	bool second;                 /* the second step is on its way */
	bool lost;                   /* whether it happened is not known */
};

/* ---- the end ----------------------------------------------------------- */

static void end(struct change *c)
{
	enum plan_state state =
		change_note_outcome(&c->note, c->w, c->op, c->reply, c->lost);

	if (c->start.done)
		c->start.done(c->start.arg, c->reply, state);
	else
		worker_post(c->w, c->reply);
	registry_token_done(&c->token);
	call_free(c->call);
	json_object_put(c->params);
	free(c->job);
	free(c);
}

static void end_unsent(struct change *c, const struct error *why)
{
	c->reply->err = *why;
	end(c);
}

/* ---- what came back ---------------------------------------------------- */

bool change_says_absent(const struct answer *a)
{
	return a->http == 404 && hub_error_is_json(a->body) &&
	       !hub_error_no_route(a->http, a->body);
}

static void keep_body(struct reply *r, const struct answer *a)
{
	free(r->body); /* of the first of two steps */
	r->body = a->body.len ? xstrndup(a->body.ptr, a->body.len) : NULL;
	r->body_len = a->body.len;
	snprintf(r->content_type, sizeof(r->content_type), "%s", a->content_type);
}

static void count(struct reply *r, const struct answer *a)
{
	r->limits = a->limits;
	r->requests += a->requests;
	r->ms += a->ms;
}

static void keep_answer(struct change *c, const struct answer *a)
{
	struct reply *r = c->reply;

	r->err = a->err;
	r->http = a->http;
	keep_body(r, a);
	count(r, a);
}

static bool send_read(struct change *c, struct call *take_call, answer_fn *done)
{
	worker_send(c->w, &(struct send){
				  .call = take_call,
				  .priority = c->start.priority,
				  .flags = c->token.secret ? SEND_NO_SESSION : 0,
				  .ticket = c->start.ticket,
				  .bearer = c->token.secret,
				  .done = done,
				  .arg = c,
			  });
	return true;
}

static bool read_parent(struct change *c, answer_fn *done)
{
	struct error ignored = { 0 };
	struct call *call;

	return c->op->parent &&
	       op_parent_call(c->op, c->params, &call, &ignored) == ST_OK &&
	       send_read(c, call, done);
}

/* Is it there? */
static bool look(struct change *c, answer_fn *done)
{
	struct error ignored = { 0 };
	struct call *call;

	return op_look_call(c->op, c->params, &call, &ignored) == ST_OK &&
	       send_read(c, call, done);
}

/* The answer to a HEAD has no body to tell it from a block; the parent's will. */
static bool look_says_absent(const struct change *c, const struct answer *a)
{
	if (op_by_name(c->op->look)->method == HTTP_HEAD)
		return a->http == 404;
	return change_says_absent(a);
}

/* A list says more than that it is there. */
static bool parent_has_it(const struct change *c, const struct answer *a)
{
	const struct op *parent = op_by_name(c->op->parent);
	struct error ignored = { 0 };
	json_object *body = NULL, *rows = NULL;
	bool has;

	if (!c->op->pick || json_parse(a->body, &body, &ignored) != ST_OK)
		return false;
	rows = envelope_rows(parent->envelope, body);
	has = !rows || op_picked(c->op, c->params, rows);
	json_object_put(rows);
	json_object_put(body);
	return has;
}

static void say_denied(struct change *c)
{
	error_set(&c->reply->err, c->reply->err.status,
		  "the Hub says there is no such thing, but it is there");
	error_hint(&c->reply->err, "may this account delete it?");
}

static void say_lost(struct change *c)
{
	struct error before = c->reply->err;

	c->lost = true;
	error_set(&c->reply->err, before.status,
		  "it may or may not have happened, without a clear answer: %.160s",
		  before.text);
	error_hint(&c->reply->err, "look before you try again");
}

static void say_gone(struct change *c)
{
	struct reply *r = c->reply;

	r->gone = true;
	r->err = (struct error){ 0 };
	free(r->body);
	r->body = NULL;
	r->body_len = 0;
}

/* The parent answers: so the thing is gone, and not hidden by a block or a right. */
static void on_parent(struct worker *w, void *arg, const struct answer *a)
{
	struct change *c = arg;

	(void)w;
	count(c->reply, a);
	if (a->http == 200 && parent_has_it(c, a)) {
		say_denied(c);
	} else if (a->http == 200) {
		say_gone(c);
	} else if (c->lost) {
		say_lost(c);
	}
	c->lost = c->lost && a->http != 200;
	end(c);
}

static void on_look(struct worker *w, void *arg, const struct answer *a)
{
	struct change *c = arg;

	(void)w;
	count(c->reply, a);
	if (look_says_absent(c, a) && read_parent(c, on_parent))
		return;
	say_lost(c);
	if (a->http == 200) {
		c->lost = false;
		error_set(&c->reply->err, c->reply->err.status,
			  "no clear answer to the deletion, and it is still there");
		error_hint(&c->reply->err, "try again");
	}
	end(c);
}

static void look_up(struct change *c)
{
	c->lost = true;
	if (c->reply->err.status != ST_CANCEL && look(c, on_look))
		return;
	say_lost(c);
	end(c);
}

static void on_answer(struct worker *w, void *arg, const struct answer *a);

/* The other form of this change takes two requests (CONTRACT 8). */
static bool second_step(struct change *c, const struct answer *a)
{
	struct error err = { 0 };
	json_object *first = NULL;
	struct call *call = NULL;

	if (!c->op->then || !a->other_form || c->second || a->err.status != ST_OK)
		return false;
	if (json_parse(a->body, &first, &err) == ST_OK)
		(void)!op_then_call(c->op, c->params, first, &call, &err);
	json_object_put(first);
	c->second = true;
	if (call)
		worker_send(c->w, &(struct send){ .call = call,
						  .priority = c->start.priority,
						  .ticket = c->start.ticket,
						  .done = on_answer,
						  .arg = c });
	else
		c->reply->err = err;
	return call != NULL;
}

/* A 404 to a deletion may hide a missing right: what can be looked at is not gone. */
static void on_denied(struct worker *w, void *arg, const struct answer *a)
{
	struct change *c = arg;

	(void)w;
	count(c->reply, a);
	if (look_says_absent(c, a) && read_parent(c, on_parent))
		return;
	if (a->http == 200)
		say_denied(c);
	end(c);
}

static void on_gone(void *arg, const struct gone_found *found)
{
	struct change *c = arg;
	bool clear = c->reply->err.status == ST_OK;
	enum gone g = found->found[0];

	c->reply->requests += found->requests;
	c->reply->ms += found->ms;
	c->lost = g != GONE_YES;
	if (g == GONE_YES && !clear) {
		say_gone(c);
	} else if (g != GONE_YES && !clear) {
		say_lost(c);
	} else if (g != GONE_YES) {
		error_set(&c->reply->err, ST_HTTP, "accepted, but %s",
			  g == GONE_NOT_YET ? "still there" : "not known to be gone");
		error_hint(&c->reply->err, "the registry may do it later: look again");
	}
	end(c);
}

/* Not answered, or by a 5xx, which may come after the deed. */
static bool is_unclear(const struct change *c, const struct answer *a)
{
	return c->note.journal && (a->uncertain || a->http >= 500);
}

/* What the registry gave no clear answer to may be done later (CONTRACT 7); what it
 * accepted, too, which only who goes through many waits for. */
static bool await_gone(struct change *c, const struct answer *a)
{
	const char *digest =
		json_object_get_string(json_object_object_get(c->params, "digest"));
	bool accepted = a->http == 202 && c->start.done;
	char *repo;

	if ((!accepted && !is_unclear(c, a)) || a->err.status == ST_CANCEL ||
	    c->op->host != HOST_REGISTRY || !digest)
		return false;
	repo = op_full_name(c->op, c->params);
	gone_start(c->w, c->start.ticket, repo, &digest, 1, on_gone, c);
	free(repo);
	return true;
}

static bool check_absent(struct change *c)
{
	return c->op->look ? look(c, on_denied) : read_parent(c, on_parent);
}

static void on_answer(struct worker *w, void *arg, const struct answer *a)
{
	struct change *c = arg;

	(void)w;
	keep_answer(c, a);
	if (second_step(c, a) || await_gone(c, a))
		return;
	if (is_unclear(c, a)) {
		look_up(c);
		return;
	}
	if ((c->op->flags & OP_ABSENT_DONE) && change_says_absent(a) && check_absent(c))
		return;
	end(c);
}

/* ---- the beginning ----------------------------------------------------- */

static bool has_secret(const struct op *op)
{
	for (size_t i = 0; i < op->n_params; i++)
		if (op->params[i].type == PARAM_SECRET)
			return true;
	return op->flags & OP_SECRET;
}

static void send_it(struct change *c)
{
	struct call *call = c->call;

	op_wipe(c->op, c->params);
	c->call = NULL;
	worker_send(c->w, &(struct send){
				  .call = call,
				  .priority = c->start.priority,
				  .flags = (has_secret(c->op) ? SEND_SECRET : 0) |
					   (c->token.secret ? SEND_NO_SESSION : 0),
				  .ticket = c->start.ticket,
				  .bearer = c->token.secret,
				  .done = on_answer,
				  .arg = c,
			  });
}

static void note_and_send(struct change *c)
{
	struct error err = { 0 };

	/* A rehearsal is no change to keep a record of. */
	if (op_rehearses(c->op, c->params) ||
	    change_note_intent(c->w, c->op, c->params, c->job, &c->token, &c->note,
			       &err) == ST_OK)
		send_it(c);
	else
		end_unsent(c, &err);
}

static void on_token(void *arg, struct registry_token *take_token,
		     const struct error *err, const struct answer *a)
{
	struct change *c = arg;

	(void)a;
	c->asking = NULL;
	c->token = *take_token;
	if (err->status != ST_OK)
		end_unsent(c, err);
	else
		note_and_send(c);
}

static void ask_token(struct change *c)
{
	char *scope = registry_scope(c->op, c->params);

	c->asking = token_ask_start(c->w, c->start.ticket, scope, on_token, c);
	free(scope);
}

/* What was not given stays as it is: so it is sent as the Hub has it. */
static enum status fill_in(struct change *c, const struct answer *a, struct error *err)
{
	json_object *now = NULL;
	struct call *call = NULL;
	enum status st = json_parse(a->body, &now, err);

	if (st == ST_OK)
		st = op_fill(c->op, c->params, now, err);
	json_object_put(now);
	if (st == ST_OK)
		st = op_call(c->op, c->params, &call, err);
	if (st == ST_OK) {
		call_free(c->call);
		c->call = call;
	}
	return st;
}

static void proceed(struct change *c);

static void on_read(struct worker *w, void *arg, const struct answer *a)
{
	struct change *c = arg;
	struct error err = a->err;

	(void)w;
	count(c->reply, a);
	c->read = true;
	if (err.status == ST_OK)
		(void)!fill_in(c, a, &err);
	if (err.status == ST_OK) {
		proceed(c);
		return;
	}
	c->reply->http = a->http;
	end_unsent(c, &err);
}

static void read_first(struct change *c)
{
	struct error err = { 0 };
	struct call *call = NULL;

	if (op_read_call(c->op, c->params, &call, &err) == ST_OK)
		send_read(c, call, on_read);
	else
		end_unsent(c, &err);
}

static void on_session(struct worker *w, void *arg)
{
	(void)w;
	proceed(arg);
}

/* Signed in first: the journal shall say who it was.  SCIM has a bearer of its own. */
static void sign_in(struct change *c)
{
	struct session *s = worker_session(c->w);
	struct error err = { 0 };

	if (c->op->access == ACCESS_SCIM) {
		note_and_send(c);
		return;
	}
	switch (session_ready(s, &err)) {
	case SESSION_SIGNING_IN:
		session_await(s, on_session, c);
		break;
	case SESSION_FAILED:
		end_unsent(c, &err);
		break;
	case SESSION_READY:
		note_and_send(c);
		break;
	}
}

/* The registry's token is asked for with the credential, not with the session. */
static void proceed(struct change *c)
{
	if (!c->read && op_must_read(c->op, c->params))
		read_first(c);
	else if (c->op->host == HOST_REGISTRY)
		ask_token(c);
	else
		sign_in(c);
}

static struct reply *new_reply(const struct op *op, ticket t, const char *target)
{
	struct reply *r = reply_new(t, REPLY_DONE);

	r->limits.remaining = -1;
	snprintf(r->method, sizeof(r->method), "%s", method_name(op->method));
	trace_path(op, target, r->path, sizeof(r->path));
	return r;
}

void change_start(struct worker *w, const struct change_start *start)
{
	struct change *c = xcalloc(1, sizeof(*c));
	const struct op *op = start->call->op;
	struct error err = { 0 };

	*c = (struct change){
		.w = w,
		.start = *start,
		.op = op,
		.call = start->call,
		.params = start->params,
		.job = xstrdup(start->job),
		.reply = new_reply(op, start->ticket, start->call->target),
	};
	if (op->flags & OP_SIGN_IN) {
		send_it(c);
	} else if (worker_config(w)->read_only) {
		error_set(&err, ST_GATE, "read-only: %s.%s was not sent", op->group,
			  op->action);
		error_hint(&err, "start without --read-only to change things");
		end_unsent(c, &err);
	} else {
		proceed(c);
	}
}
