#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/redact.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"
#include "ui/output.h"

/*
 *   tools/call -> its turn -> gate -> (question -> answer of a person) -> sent ->
 * result
 *                               `-> refused, or a plan for a person
 */

/* ---- the calls under way ------------------------------------------------------- */

static void free_call(struct mcp *m, struct mcp_call *c)
{
	if (c->higher && c->work)
		c->higher->done(m, c);
	/* Also what is no parameter of it. */
	json_wipe(c->params);
	json_object_put(c->params);
	json_object_put(c->id);
	json_object_put(c->progress);
	op_answer_done(&c->answer);
	free(c->name);
	free(c->uri);
	json_object_put(c->listed);
	free(c);
}

void mcp_call_drop(struct mcp *m, struct mcp_call *c)
{
	struct mcp_call **at = &m->calls;

	while (*at && *at != c)
		at = &(*at)->next;
	if (*at)
		*at = c->next;
	if (c->batch)
		mcp_batch_leave(m, c->batch);
	free_call(m, c);
}

/* What was sent may have been done: the change has its own row, which says. */
static void record_lost(struct mcp *m, const struct mcp_call *c, const char *why)
{
	mcp_record_end(m, c, c->begun ? "unknown" : "skipped", 0, why);
}

void mcp_call_drop_all(struct mcp *m)
{
	while (m->calls) {
		hub_cancel(m->hub, m->calls->ticket);
		record_lost(m, m->calls, "the client went away");
		mcp_call_drop(m, m->calls);
	}
}

struct mcp_call *mcp_call_new(struct mcp *m, json_object *id)
{
	struct mcp_call *c = xcalloc(1, sizeof(*c));

	/* The message is wiped. */
	json_must_take(json_object_deep_copy(id, &c->id, NULL));
	c->batch = m->batch;
	c->bytes = m->message_bytes;
	if (c->batch)
		mcp_batch_join(c->batch);
	c->next = m->calls;
	m->calls = c;
	return c;
}

static bool same_id(json_object *a, json_object *b)
{
	return json_object_equal(a, b);
}

bool mcp_call_known(const struct mcp *m, json_object *id)
{
	for (const struct mcp_call *c = m->calls; c; c = c->next)
		if (same_id(c->id, id))
			return true;
	return false;
}

/* ---- ends ---------------------------------------------------------------------- */

void mcp_call_finish(struct mcp *m, struct mcp_call *c, json_object *take_result)
{
	if (c->unheard)
		json_object_put(take_result);
	else
		mcp_call_result(m, c, take_result);
	mcp_call_drop(m, c);
}

void mcp_call_fail(struct mcp *m, struct mcp_call *c, const struct error *err)
{
	mcp_record_end(m, c, "failed", err->http, err->text);
	if (c->uri)
		mcp_call_error(m, c,
			       err->http == 404          ? RPC_NOT_FOUND
			       : err->status == ST_USAGE ? RPC_PARAMS
							 : RPC_INTERNAL,
			       err->text);
	else if (!c->unheard)
		mcp_call_result(m, c, mcp_answer_error(err));
	mcp_call_drop(m, c);
}

static void answered(struct mcp *m, struct mcp_call *c, struct reply *r)
{
	struct secret *token = mcp_answer_take_token(c->op, r);
	json_object *body = NULL, *extra = NULL, *envelope;
	struct error err = { 0 };
	size_t failed = 0, items = 0;

	if (c->answer.err.status)
		err = c->answer.err;
	else
		(void)!op_answer_body(&c->answer, r, &body, &err);
	if (err.status) {
		secret_free(token);
		json_object_put(body);
		mcp_call_fail(m, c, &err);
		return;
	}
	extra = op_answer_extra(&c->answer, r, body, &failed, &items);
	envelope = output_envelope(r->http, body, extra, &r->limits);
	mcp_answer_keep_token(m, token, envelope);
	secret_free(token);
	redact(body, REDACT_TOKENS | REDACT_ADDRESSES, NULL);
	mcp_answer_page(c, envelope);
	mcp_record_end(m, c,
		       failed    ? "failed"
		       : r->gone ? "gone"
				 : "done",
		       r->http, "");
	json_object_put(body);
	json_object_put(extra);
	if (c->uri) {
		mcp_resource_more(m, c, envelope);
		mcp_call_finish(m, c, mcp_resource_result(c->uri, envelope));
	} else {
		mcp_call_finish(m, c, mcp_answer(envelope, failed == items && failed));
	}
}

/* ---- on its way ---------------------------------------------------------------- */

static void send(struct mcp *m, struct mcp_call *c)
{
	struct request req;
	struct error err = { 0 };

	if (c->op->safety != SAFETY_READ && !(c->op->flags & OP_SIGN_IN) &&
	    mcp_gate_count(m, c->op, c->params, &err)) {
		mcp_call_fail(m, c, &err);
		return;
	}
	op_answer_begin(&c->answer, c->op, c->params, false);
	req = op_answer_request(&c->answer, c->params);
	c->params = NULL;
	c->ticket = hub_submit(m->hub, &req);
}

void mcp_call_progress(struct mcp *m, struct mcp_call *c, double done, double total)
{
	json_object *o;

	if (!c->progress || c->unheard || done <= c->shown || mcp_wire_full(&m->wire))
		return;
	c->shown = done;
	o = json_object_new_object();
	json_object_object_add(o, "progressToken", json_object_get(c->progress));
	json_object_object_add(o, "progress", json_object_new_int64((int64_t)done));
	if (total > 0)
		json_object_object_add(o, "total",
				       json_object_new_int64((int64_t)total));
	mcp_notify(m, "notifications/progress", o);
}

/* True when it was for this call, which may be over then. */
static bool is_for(struct mcp *m, struct mcp_call *c, struct reply *r)
{
	if (c->higher)
		return c->work && c->higher->take(m, c, r);
	if (!r->ticket || c->ticket != r->ticket)
		return false;
	if (r->type == REPLY_PAGE) {
		op_answer_page(&c->answer, r);
		mcp_call_progress(m, c, r->pages_done, r->pages_total);
	} else if (r->type == REPLY_DONE) {
		if (op_answered(c->op, r))
			answered(m, c, r);
		else
			mcp_call_fail(m, c, &r->err);
	}
	return true;
}

void mcp_call_reply(struct mcp *m, struct reply *take_reply)
{
	struct mcp_call *next;

	for (struct mcp_call *c = m->calls; c; c = next) {
		next = c->next;
		if (is_for(m, c, take_reply))
			break;
	}
	reply_free(take_reply);
}

void mcp_call_stop_jobs(struct mcp *m)
{
	for (struct mcp_call *c = m->calls; c; c = c->next)
		if (c->work && c->higher->stop)
			(void)c->higher->stop(m, c);
}

/* The question is none any more. */
static void take_back(struct mcp *m, struct mcp_call *c)
{
	json_object *o;

	if (!c->question)
		return;
	o = json_object_new_object();
	json_object_object_add(o, "requestId", json_object_new_int64(c->question));
	mcp_notify(m, "notifications/cancelled", o);
}

void mcp_call_cancel(struct mcp *m, json_object *id)
{
	struct mcp_call *c = m->calls;

	while (c && !same_id(c->id, id))
		c = c->next;
	if (!c || c->unheard)
		return;
	take_back(m, c);
	if (c->work && c->higher->stop && c->higher->stop(m, c)) {
		c->unheard = true;
		return;
	}
	hub_cancel(m->hub, c->ticket);
	record_lost(m, c, "cancelled by the client");
	mcp_call_drop(m, c);
}

/* ---- a person ------------------------------------------------------------------ */

void mcp_call_ask(struct mcp *m, struct mcp_call *c, const char *text)
{
	json_object *o = json_object_new_object(), *schema = json_object_new_object();
	json_object *properties = json_object_new_object();
	json_object *confirm = json_object_new_object();
	json_object *required = json_object_new_array();

	json_object_object_add(confirm, "type", json_object_new_string("string"));
	json_object_object_add(confirm, "title",
			       json_object_new_string("Name of what is changed"));
	json_object_object_add(properties, "confirm", confirm);
	json_object_array_add(required, json_object_new_string("confirm"));
	json_object_object_add(schema, "type", json_object_new_string("object"));
	json_object_object_add(schema, "properties", properties);
	json_object_object_add(schema, "required", required);
	json_put_text(o, "message", text);
	json_object_object_add(o, "requestedSchema", schema);
	c->question = mcp_ask(m, "elicitation/create", o);
}

/* Every parameter, of each as much as leaves room for the others: what is agreed to is
 * not what an agent says, but what will be sent. */
static void put_params(FILE *to, const struct op *op, json_object *params)
{
	enum { VALUE_MAX = 1000 };
	json_object *shown = op_public(op, params);
	const char *between = "";

	json_object_object_foreach(shown, key, value)
	{
		const char *text = json_object_to_json_string_ext(
			value, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
		size_t n = strlen(text);

		fprintf(to, "%s%s: %.*s", between, key, VALUE_MAX, text);
		if (n > VALUE_MAX)
			fprintf(to, "... (%zu bytes more)", n - VALUE_MAX);
		between = ", ";
	}
	json_object_put(shown);
}

static void ask_person(struct mcp *m, struct mcp_call *c)
{
	char *text = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&text, &n);

	if (!to)
		abort();
	fprintf(to, "%s %s: %s (", c->op->group, c->op->action, c->op->help);
	put_params(to, c->op, c->params);
	fprintf(to, ").  This may not be taken back.  Type the name to confirm: %s",
		c->name);
	if (fclose(to))
		xalloc_die();
	mcp_call_ask(m, c, text);
	free(text);
}

void mcp_call_answered(struct mcp *m, int64_t question, json_object *result)
{
	struct mcp_call *c = m->calls;
	struct error err = { 0 };

	while (c && (!c->question || c->question != question))
		c = c->next;
	if (!c)
		return;
	c->question = 0;
	if (str_eq(json_str(result, "/action"), STR("accept")) &&
	    str_eq(json_str(result, "/content/confirm"), str_from(c->name))) {
		if (c->higher)
			c->higher->confirmed(m, c);
		else
			send(m, c);
		return;
	}
	error_set(&err, ST_GATE,
		  !result ? "the client could not ask a person: nothing was changed"
		  : str_eq(json_str(result, "/action"), STR("accept"))
			  ? "the name that was typed is another: nothing was changed"
			  : "a person declined: nothing was changed");
	mcp_call_fail(m, c, &err);
}

/* ---- the gate ------------------------------------------------------------------ */

static void begin_higher(struct mcp *m, struct mcp_call *c)
{
	enum safety safety = SAFETY_4;
	struct error err = { 0 };

	if (mcp_gate_open(m, c->op, c->params, &safety, &err))
		mcp_call_fail(m, c, &err);
	else
		c->higher->begin(m, c);
}

static void begin_op(struct mcp *m, struct mcp_call *c)
{
	struct error err = { 0 };
	enum mcp_verdict v = mcp_gate(m, c->op, c->params, &c->name, &err);

	if (v == MCP_REFUSED) {
		mcp_call_fail(m, c, &err);
	} else if (v == MCP_GO) {
		send(m, c);
	} else if (m->asks) {
		ask_person(m, c);
	} else {
		json_object *plan = mcp_gate_plan(m, c->op, c->params, c->name);

		mcp_record_end(m, c, "skipped", 0, "left to a person");
		mcp_call_finish(m, c, mcp_answer(plan, false));
	}
}

void mcp_call_start(struct mcp *m, struct mcp_call *c)
{
	if (c->higher)
		begin_higher(m, c);
	else
		begin_op(m, c);
}
