#include "net/change.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/envelope.h"
#include "model/hub_error.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "net/journal.h"
#include "net/registry_token.h"
#include "net/session.h"
#include "net/thread.h"

struct change {
	struct worker *w;
	struct change_start start; /* its call and params are the two below */
	const struct op *op;
	struct call *call;       /* until it is sent */
	json_object *params;     /* without secrets once it is sent */
	struct journal *journal; /* where `row` is; NULL: not noted */
	int64_t row;
	struct reply *reply; /* what the Hub answered */
	struct token_ask *asking;
	struct registry_token token; /* HOST_REGISTRY: its bearer */
	bool read;                   /* what had to be read first was */
	bool second;                 /* the second step is on its way */
	bool lost;                   /* whether it happened is not known */
};

/* ---- what the journal keeps -------------------------------------------- */

char *change_target(const struct op *op, json_object *params)
{
	char *target = xstrdup("");

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];
		const char *sep = p->type == PARAM_TAG ? ":" : "/";
		json_object *v;
		char *longer;

		if ((p->in != IN_PATH && p->in != IN_BOTH) || p->type == PARAM_SECRET ||
		    !json_object_object_get_ex(params, p->name, &v))
			continue;
		longer = xasprintf("%s%s%s", target, *target ? sep : "",
				   json_object_get_string(v));
		free(target);
		target = longer;
	}
	if (*target)
		return target;
	free(target);
	return op_full_name(op, params);
}

char *change_params(const struct op *op, json_object *params)
{
	json_object *kept = op_public(op, params);
	char *text =
		xstrdup(json_object_to_json_string_ext(kept, JSON_C_TO_STRING_PLAIN));

	json_object_put(kept);
	return text;
}

bool change_says_absent(const struct answer *a)
{
	return a->http == 404 && hub_error_is_json(a->body) &&
	       !hub_error_no_route(a->http, a->body);
}

/* SCIM has a bearer of its own, the registry a token of the credential. */
static const char *who(const struct change *c)
{
	if (c->op->access == ACCESS_SCIM)
		return "";
	if (c->op->access == ACCESS_REGISTRY)
		return c->token.user ? c->token.user : "";
	return session_user(worker_session(c->w));
}

static const char *credential(const struct change *c)
{
	if (c->op->access == ACCESS_SCIM)
		return "scim";
	if (c->op->access == ACCESS_REGISTRY)
		return c->token.credential;
	return session_credential(worker_session(c->w));
}

/* Of the one manifest it is about; borrowed from the parameters. */
static const char *digest(const struct change *c)
{
	json_object *v;

	for (size_t i = 0; i < c->op->n_params; i++) {
		const struct param *p = &c->op->params[i];

		if (p->type == PARAM_DIGEST &&
		    json_object_object_get_ex(c->params, p->name, &v))
			return json_object_get_string(v);
	}
	return "";
}

static enum status note_intent(struct change *c, struct error *err)
{
	struct journal *j = worker_journal(c->w);
	char *target, *params, *operation;
	enum status st;

	if (!j) {
		*err = *worker_journal_error(c->w);
		return err->status;
	}
	target = change_target(c->op, c->params);
	params = change_params(c->op, c->params);
	operation = xasprintf("%s.%s", c->op->group, c->op->action);
	st = journal_intent(j,
			    &(struct journal_intent){
				    .at = worker_now(c->w),
				    .job = c->start.job,
				    .who = who(c),
				    .credential = credential(c),
				    .url = worker_config(c->w)->url,
				    .operation = operation,
				    .target = target,
				    .digest = digest(c),
				    .params = params,
			    },
			    &c->row, err);
	free(target);
	free(params);
	free(operation);
	c->journal = st == ST_OK ? j : NULL;
	return st;
}

/* ---- the end ----------------------------------------------------------- */

/* A 2xx may hold refusals (CONTRACT 18.27). */
struct items {
	size_t all, failed;
};

static struct items items_of(const struct change *c)
{
	struct reply *r = c->reply;
	struct error ignored = { 0 };
	json_object *body = NULL;
	struct items n = { 0 };

	if (r->err.status == ST_OK && r->body_len &&
	    json_parse((struct str){ r->body, r->body_len }, &body, &ignored) == ST_OK)
		n.failed = envelope_failed(c->op->envelope, body, &n.all);
	json_object_put(body);
	return n;
}

static enum plan_state outcome(const struct change *c, const struct items *n)
{
	if (c->lost)
		return ITEM_UNKNOWN;
	if (c->reply->gone)
		return ITEM_GONE;
	if (n->all && n->failed == n->all)
		return ITEM_FAILED;
	return c->reply->err.status == ST_OK ? ITEM_DONE : ITEM_FAILED;
}

/* What happened stays told when the journal no longer takes it. */
static void note_outcome(struct change *c, enum plan_state state, const struct items *n)
{
	struct reply *r = c->reply;
	struct error err = { 0 }, before = r->err;
	char note[ERROR_TEXT_MAX];

	snprintf(note, sizeof(note), "%s", r->err.text);
	if (n->failed)
		snprintf(note, sizeof(note), "%zu of its %zu items were refused",
			 n->failed, n->all);
	if (!c->journal ||
	    journal_outcome(c->journal, c->row, worker_now(c->w), journal_word(state),
			    r->http, r->limits.remaining, note, &err) == ST_OK)
		return;
	error_set(&r->err, ST_LOCAL, "%s, but not noted: %.160s",
		  before.status == ST_OK ? "done"
		  : c->lost              ? "it may or may not have happened"
					 : "refused",
		  err.text);
}

static void end(struct change *c)
{
	const struct items n = items_of(c);
	enum plan_state state = outcome(c, &n);

	note_outcome(c, state, &n);
	if (c->start.done)
		c->start.done(c->start.arg, c->reply, state);
	else
		worker_post(c->w, c->reply);
	registry_token_done(&c->token);
	call_free(c->call);
	json_object_put(c->params);
	free(c);
}

static void end_unsent(struct change *c, const struct error *why)
{
	c->reply->err = *why;
	end(c);
}

/* ---- what came back ---------------------------------------------------- */

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
		  "no clear answer (%.120s): it may or may not have happened",
		  before.text);
	error_hint(&c->reply->err, "look before you try again");
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
		c->reply->gone = true;
		c->reply->err = (struct error){ 0 };
		free(c->reply->body);
		c->reply->body = NULL;
		c->reply->body_len = 0;
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

static bool check_absent(struct change *c)
{
	return c->op->look ? look(c, on_denied) : read_parent(c, on_parent);
}

/* A 5xx may come after the deed (CONTRACT 7: even a 500 may still be carried out). */
static void on_answer(struct worker *w, void *arg, const struct answer *a)
{
	struct change *c = arg;

	(void)w;
	keep_answer(c, a);
	if (second_step(c, a))
		return;
	if (c->journal && (a->uncertain || a->http >= 500)) {
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

	if (note_intent(c, &err) == ST_OK)
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
