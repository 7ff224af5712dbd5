#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/redact.h"
#include "model/xalloc.h"
#include "ui/mcp_private.h"
#include "ui/output.h"

/*
 *   tools/call -> gate -> (question -> answer of a person) -> sent -> result
 *                   `-> refused, or a plan for a person
 */

/* ---- the calls under way ------------------------------------------------------------
 */

static void free_call(struct mcp_call *c)
{
	if (c->op && c->params)
		op_wipe(c->op, c->params);
	json_object_put(c->params);
	json_object_put(c->id);
	json_object_put(c->progress);
	op_answer_done(&c->answer);
	free(c->name);
	free(c->uri);
	free(c);
}

static void drop(struct mcp *m, struct mcp_call *c)
{
	struct mcp_call **at = &m->calls;

	while (*at && *at != c)
		at = &(*at)->next;
	if (*at)
		*at = c->next;
	free_call(c);
}

void mcp_call_drop_all(struct mcp *m)
{
	while (m->calls) {
		hub_cancel(m->hub, m->calls->ticket);
		drop(m, m->calls);
	}
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

/* ---- the record ---------------------------------------------------------------------
 */

static const char *credential_word(enum credential_kind kind)
{
	static const char *const words[] = { "none", "password", "pat", "oat" };

	return (size_t)kind < COUNT(words) ? words[kind] : "other";
}

static void record(struct mcp *m, struct mcp_call *c)
{
	json_object *params = json_object_new_object();
	char *target = xasprintf("%s.%s", c->op->group, c->op->action);
	struct hub_status s;
	struct error ignored = { 0 };
	struct journal_intent in = {
		.at = hub_now(m->hub),
		.job = "",
		.operation = "mcp.call",
		.target = target,
		.digest = "",
		.url = m->config.url,
	};

	hub_status(m->hub, &s);
	in.who = s.signed_in ? s.claims.username : "";
	in.credential = credential_word(s.kind);
	json_put_text(params, "client", m->client);
	json_object_object_add(params, "params", op_public(c->op, c->params));
	in.params = json_object_to_json_string_ext(params, JSON_C_TO_STRING_PLAIN);
	if (m->journal && journal_intent(m->journal, &in, &c->row, &ignored))
		fprintf(stderr, "hubdeck: %s\n", ignored.text);
	json_object_put(params);
	free(target);
}

static void record_end(struct mcp *m, const struct mcp_call *c, const char *state,
		       int http, const char *note)
{
	struct error ignored = { 0 };

	if (c->row && journal_outcome(m->journal, c->row, hub_now(m->hub), state, http,
				      -1, note, &ignored))
		fprintf(stderr, "hubdeck: %s\n", ignored.text);
}

/* ---- ends
 * ---------------------------------------------------------------------------- */

/* Takes the result, and the call. */
static void finish(struct mcp *m, struct mcp_call *c, json_object *take_result)
{
	mcp_result(m, c->id, take_result);
	drop(m, c);
}

static void fail(struct mcp *m, struct mcp_call *c, const struct error *err)
{
	record_end(m, c, "failed", err->http, err->text);
	if (c->resource)
		mcp_error(m, c->id, err->http == 404 ? RPC_NOT_FOUND : RPC_PARAMS,
			  err->text);
	else
		mcp_result(m, c->id, mcp_answer_error(err));
	drop(m, c);
}

static json_object *resource_result(const struct mcp_call *c,
				    json_object *take_envelope)
{
	json_object *o = json_object_new_object(), *list = json_object_new_array();
	json_object *text = json_object_new_object();

	json_put_text(text, "uri", c->uri);
	json_object_object_add(text, "mimeType",
			       json_object_new_string("application/json"));
	json_object_object_add(
		text, "text",
		json_object_new_string(json_object_to_json_string_ext(
			take_envelope,
			JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE)));
	json_object_array_add(list, text);
	json_object_object_add(o, "contents", list);
	json_object_put(take_envelope);
	return o;
}

static void answered(struct mcp *m, struct mcp_call *c, const struct reply *r)
{
	json_object *body = NULL, *extra = NULL, *envelope;
	struct error err = { 0 };
	size_t failed = 0, items = 0;

	if (c->answer.err.status)
		err = c->answer.err;
	else
		(void)!op_answer_body(&c->answer, r, &body, &err);
	if (err.status) {
		json_object_put(body);
		fail(m, c, &err);
		return;
	}
	extra = op_answer_extra(&c->answer, r, body, &failed, &items);
	envelope = output_envelope(r->http, body, extra, &r->limits);
	mcp_answer_keep_token(m, c, envelope);
	redact(body, REDACT_TOKENS | REDACT_ADDRESSES, NULL);
	mcp_answer_page(c, envelope);
	record_end(m, c, failed ? "failed" : r->gone ? "gone" : "done", r->http, "");
	json_object_put(body);
	json_object_put(extra);
	if (c->resource)
		finish(m, c, resource_result(c, envelope));
	else
		finish(m, c, mcp_answer(envelope, failed == items && failed));
}

/* ---- on its way
 * ----------------------------------------------------------------------- */

static void send(struct mcp *m, struct mcp_call *c)
{
	struct request req;
	struct error err = { 0 };

	if (c->op->safety != SAFETY_READ && !(c->op->flags & OP_SIGN_IN) &&
	    mcp_gate_count(m, c->op, c->params, &err)) {
		fail(m, c, &err);
		return;
	}
	op_answer_begin(&c->answer, c->op, c->params, false);
	req = op_answer_request(&c->answer, c->params);
	c->params = NULL;
	c->ticket = hub_submit(m->hub, &req);
}

static void tell_progress(struct mcp *m, struct mcp_call *c, const struct reply *r)
{
	json_object *o;

	if (!c->progress || r->pages_done <= c->shown)
		return;
	c->shown = r->pages_done;
	o = json_object_new_object();
	json_object_object_add(o, "progressToken", json_object_get(c->progress));
	json_object_object_add(o, "progress", json_object_new_int(r->pages_done));
	if (r->pages_total)
		json_object_object_add(o, "total", json_object_new_int(r->pages_total));
	mcp_notify(m, "notifications/progress", o);
}

void mcp_call_reply(struct mcp *m, struct reply *take_reply)
{
	struct reply *r = take_reply;
	struct mcp_call *c = m->calls;

	while (c && (!r->ticket || c->ticket != r->ticket))
		c = c->next;
	if (c && r->type == REPLY_PAGE) {
		op_answer_page(&c->answer, r);
		tell_progress(m, c, r);
	} else if (c && r->type == REPLY_DONE) {
		if (op_answered(c->op, r))
			answered(m, c, r);
		else
			fail(m, c, &r->err);
	}
	reply_free(r);
}

void mcp_call_cancel(struct mcp *m, json_object *id)
{
	struct mcp_call *c = m->calls;

	while (c && !same_id(c->id, id))
		c = c->next;
	if (!c)
		return;
	hub_cancel(m->hub, c->ticket);
	/* What was sent may have been done: the change has its own row, which says. */
	record_end(m, c, "unknown", 0, "cancelled by the client");
	drop(m, c);
}

/* ---- a person
 * ------------------------------------------------------------------------- */

static void ask_person(struct mcp *m, struct mcp_call *c)
{
	json_object *o = json_object_new_object(), *schema = json_object_new_object();
	json_object *properties = json_object_new_object();
	json_object *confirm = json_object_new_object();
	json_object *required = json_object_new_array();
	char *text = xasprintf("%s: %s.  This may not be taken back.  Type the name to "
			       "confirm: %s",
			       c->name, c->op->help, c->name);

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
	free(text);
	c->question = mcp_ask(m, "elicitation/create", o);
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
		send(m, c);
		return;
	}
	error_set(&err, ST_GATE,
		  str_eq(json_str(result, "/action"), STR("accept"))
			  ? "the name that was typed is another: nothing was changed"
			  : "a person declined: nothing was changed");
	fail(m, c, &err);
}

/* ---- tools/call
 * ------------------------------------------------------------------------ */

static enum status read_params(json_object *given, json_object **ret, struct error *err)
{
	*ret = NULL;
	if (json_object_is_type(given, json_type_string)) {
		struct error why = { 0 };

		if (json_parse_input(json_str(given, ""), ret, &why))
			return error_set(err, ST_USAGE, "params_json: %.200s",
					 why.text);
	} else if (given) {
		json_must_take(json_object_deep_copy(given, ret, NULL));
	}
	if (!given)
		*ret = json_object_new_object();
	if (json_object_is_type(*ret, json_type_object))
		return ST_OK;
	json_object_put(*ret);
	*ret = NULL;
	return error_set(err, ST_USAGE, "params_json: a JSON object is expected");
}

static enum status find_action(const struct op_group *g, json_object *args,
			       const struct op **ret, struct error *err)
{
	struct str action = json_str(args, "/action");
	char *name = xstrndup(action.ptr ? action.ptr : "", action.len);
	const char *near[1];

	*ret = op_find(g->name, name);
	if (!*name) {
		error_set(err, ST_USAGE, "action is missing");
	} else if (!*ret) {
		error_set(err, ST_USAGE, "%s has no action \"%.60s\"", g->name, name);
		if (op_suggest(g->name, name, near, 1))
			error_hint(err, "did you mean %s?", near[0]);
	}
	free(name);
	return err->status;
}

/* What the arguments of either kind of tool come down to. */
static enum status read_call(struct mcp_call *c, const struct op_group *group,
			     const struct op *op, json_object *args, struct error *err)
{
	json_object *cursor = json_at(args, "/cursor");

	c->op = op;
	if (group) {
		json_object_object_foreach(args, key, value)
		{
			(void)value;
			if (strcmp(key, "action") != 0 &&
			    strcmp(key, "params_json") != 0 &&
			    strcmp(key, "cursor") != 0)
				return error_set(err, ST_USAGE,
						 "there is no argument \"%.60s\"", key);
		}
		if (find_action(group, args, &c->op, err) ||
		    read_params(json_at(args, "/params_json"), &c->params, err))
			return err->status;
	} else if (args) {
		json_must_take(json_object_deep_copy(args, &c->params, NULL));
		json_object_object_del(c->params, "cursor");
	} else {
		c->params = json_object_new_object();
	}
	if (cursor && !json_object_is_type(cursor, json_type_string))
		return error_set(err, ST_USAGE, "cursor is a text");
	if (mcp_cursor_read(cursor ? json_object_get_string(cursor) : NULL, c, err))
		return err->status;
	return ST_OK;
}

/* The page that is wanted, unless the parameters say themselves. */
static void set_page(struct mcp_call *c, bool by_cursor)
{
	int64_t page = json_int(c->params, "/page"),
		size = json_int(c->params, "/page_size");

	if (!(c->op->flags & OP_LIST) || !op_param(c->op, "page"))
		return;
	if (!by_cursor && page > 0)
		c->page = (int)page;
	if (!by_cursor && size > 0 && size <= 100)
		c->page_size = (int)size;
	if (by_cursor || page < 0)
		json_object_object_add(c->params, "page", json_object_new_int(c->page));
	if ((by_cursor || size < 0) && op_param(c->op, "page_size"))
		json_object_object_add(c->params, "page_size",
				       json_object_new_int(c->page_size));
}

static struct mcp_call *new_call(struct mcp *m, json_object *id)
{
	struct mcp_call *c = xcalloc(1, sizeof(*c));

	c->id = json_object_get(id);
	c->next = m->calls;
	m->calls = c;
	return c;
}

/* Past the parameters: to the gate. */
static void begin(struct mcp *m, struct mcp_call *c)
{
	struct error err = { 0 };
	enum mcp_verdict v;

	record(m, c);
	v = mcp_gate(m, c->op, c->params, &c->name, &err);
	if (v == MCP_REFUSED) {
		fail(m, c, &err);
	} else if (v == MCP_GO) {
		send(m, c);
	} else if (m->asks) {
		ask_person(m, c);
	} else {
		json_object *plan = mcp_gate_plan(m, c->op, c->params, c->name);

		record_end(m, c, "skipped", 0, "left to a person");
		finish(m, c, mcp_answer(plan, false));
	}
}

void mcp_call_tool(struct mcp *m, json_object *id, json_object *params)
{
	struct str name = json_str(params, "/name");
	json_object *args = json_at(params, "/arguments");
	char *own = xstrndup(name.ptr ? name.ptr : "", name.len);
	const struct op_group *group = NULL;
	const struct op *op = NULL;
	struct error err = { 0 };
	struct mcp_call *c;
	bool known = mcp_tools_find(&m->tools, own, &group, &op);

	free(own);
	if (!known || (args && !json_object_is_type(args, json_type_object))) {
		mcp_error(m, id, RPC_PARAMS,
			  known ? "arguments is an object" : "there is no such tool");
		return;
	}
	c = new_call(m, id);
	c->progress = json_object_get(json_at(params, "/_meta/progressToken"));
	if (read_call(c, group, op, args, &err)) {
		mcp_result(m, id, mcp_answer_error(&err));
		drop(m, c);
		return;
	}
	set_page(c, json_at(args, "/cursor"));
	begin(m, c);
}

void mcp_call_resource(struct mcp *m, json_object *id, const char *uri,
		       const struct op *op, json_object *take_params)
{
	struct mcp_call *c = new_call(m, id);
	struct error err = { 0 };

	c->op = op;
	c->params = take_params;
	c->resource = true;
	c->uri = xstrdup(uri);
	(void)!mcp_cursor_read(NULL, c, &err);
	set_page(c, false);
	begin(m, c);
}
