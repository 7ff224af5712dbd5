#include "ui/cli.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/envelope.h"
#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/actions.h"
#include "ui/ask.h"
#include "ui/gate.h"
#include "ui/op_answer.h"
#include "ui/output.h"
#include "ui/output_table.h"
#include "ui/params.h"
#include "ui/standard.h"

static struct output make_output(const struct options *o, int64_t now)
{
	struct output out;

	output_init(&out, &o->config, stdout, now);
	out.line = o->line;
	return out;
}

int cli_fail(const struct options *o, const struct error *err)
{
	struct output out = make_output(o, 0);
	struct error told = *err;

	if (err->status == ST_PIPE && !o->line)
		return error_exit(err);
	if (o->line)
		error_set(&told, err->status, "line %zu: %.220s", o->line, err->text);
	output_error(stderr, out.format, &told);
	return error_exit(err);
}

/* ---- before anything is sent ------------------------------------------ */

bool cli_lists(const struct op *op)
{
	return (op->flags & OP_LIST) || envelope_lists(op->envelope);
}

/* What is asked of the output, before an answer is lost for it. */
static enum status check_output(const struct config *c, const struct op *op,
				json_object *params, struct error *err)
{
	bool secret = (op->flags & OP_SECRET) && !(op->flags & OP_SIGN_IN);
	bool json = c->output == OUT_JSON || c->output == OUT_NDJSON;

	if (c->all && !cli_lists(op))
		return error_set(err, ST_USAGE, "--all: %s %s is not a list", op->group,
				 op->action);
	if (c->all && json_object_object_get_ex(params, "page", NULL))
		return error_set(err, ST_USAGE,
				 "--all reads every page: leave --page out");
	if (c->nul && !output_has_rows(op))
		return error_set(err, ST_USAGE,
				 "-0 prints the names of a list; %s %s is none",
				 op->group, op->action);
	/* A new secret is shown once or never. */
	if (secret && c->columns && !json && strcmp(c->columns, "token") != 0) {
		error_set(err, ST_USAGE,
			  "--columns: %s %s answers a secret that is shown once",
			  op->group, op->action);
		return error_hint(err, "leave it out, or --columns token for the "
				       "secret alone");
	}
	return ST_OK;
}

/* The Hub rehearses an invitation itself. */
static bool hub_rehearses(const struct config *c, const struct op *op)
{
	return c->dry_run && op_param(op, "dry_run");
}

enum status cli_check(const struct config *c, const struct op *op, json_object *params,
		      bool *ret_over, struct error *err)
{
	struct call *call = NULL;
	enum status st = check_output(c, op, params, err);

	*ret_over = true;
	if (st)
		return st;
	if (hub_rehearses(c, op))
		json_object_object_add(params, "dry_run",
				       json_object_new_boolean(true));
	else if (c->dry_run)
		return gate_dry_run(c, op, params, err);
	st = op_call(op, params, &call, err);
	if (!st)
		st = gate_check(c, op, call->safety, params, err);
	if (!st && call->safety != SAFETY_READ && standard_output_closed())
		st = error_set(err, ST_LOCAL,
			       "standard output is closed: nothing was sent");
	call_free(call);
	*ret_over = st != ST_OK;
	return st;
}

/* The flag twice makes a list, and only what is a list may be one. */
static enum status check_once(const struct op *op, json_object *params,
			      struct error *err)
{
	json_object_object_foreach(params, name, value)
	{
		const struct param *p = op_param(op, name);

		if (p && p->type != PARAM_LIST && p->type != PARAM_JSON &&
		    json_object_is_type(value, json_type_array))
			return error_set(err, ST_USAGE, "--%.60s is given twice", name);
	}
	return ST_OK;
}

static enum status read_params(struct options *o, struct error *err)
{
	if (!o->params_source)
		return ST_OK;
	return params_read(o->params_source, &o->params, err);
}

bool cli_early(struct options *o, const struct op *op, int *ret_exit)
{
	struct error err = { 0 };
	bool over = true;

	*ret_exit = 0;
	if (o->help) {
		actions_print_op(op);
		return true;
	}
	if (check_once(op, o->params, &err) || read_params(o, &err) ||
	    cli_check(&o->config, op, o->params, &over, &err))
		*ret_exit = cli_fail(o, &err);
	return over || *ret_exit;
}

/* ---- waiting ---------------------------------------------------------- */

void cli_answer(struct hub *h, const struct config *c)
{
	struct hub_status status;

	hub_status(h, &status);
	if (status.ask == HUB_ASK_NONE)
		return;
	if (c->no_input)
		hub_answer(h, NULL, NULL);
	else
		ask_sign_in(h, &status);
}

struct reply *cli_wait(struct hub *h, ticket t, const struct config *c,
		       cli_page_fn *on_page, void *arg)
{
	struct pollfd p = { .fd = hub_fd(h), .events = POLLIN };

	for (;;) {
		struct reply *r;

		while ((r = hub_take(h))) {
			if (r->ticket == t && r->type == REPLY_DONE)
				return r;
			if (r->ticket == t && on_page)
				on_page(arg, r);
			reply_free(r);
		}
		cli_answer(h, c);
		if (poll(&p, 1, -1) < 0 && errno != EINTR)
			return NULL;
	}
}

/* --verbose: what was asked, never what was said. */
static void print_trace(struct hub *h)
{
	struct trace_entry entries[32];
	uint64_t after = 0;
	size_t n;

	while ((n = hub_trace(h, after, entries, COUNT(entries)))) {
		for (size_t i = 0; i < n; i++)
			fprintf(stderr, "%s %s %d %d ms %zu bytes%s%s\n",
				entries[i].method, entries[i].path, entries[i].http,
				entries[i].ms, entries[i].bytes,
				entries[i].note[0] ? ", " : "", entries[i].note);
		after = entries[n - 1].seq;
	}
}

/* ---- answers ----------------------------------------------------------- */

/* What is asked and how the answers so far are. */
struct asking {
	const struct options *o;
	const struct op *op;
	struct hub *hub;
	struct op_answer answer;
};

/* ---- what is printed --------------------------------------------------- */

/* What was changed is changed, whether or not anybody could be told. */
static void say_unprinted(const struct asking *q, struct error *err)
{
	struct error why = *err;

	if (q->o->line)
		error_hint(err, "the lines behind it are not run");
	if (q->op->safety == SAFETY_READ || q->op->flags & OP_SIGN_IN)
		return;
	error_set(err, ST_LOCAL, "done, but %.220s", why.text);
	if (q->op->flags & OP_SECRET)
		error_hint(err, "its secret was not shown and cannot be again: delete "
				"it and make another");
}

static void say_beside(const struct asking *q, const struct output *out,
		       json_object *body)
{
	struct hub_status status;

	hub_status(q->hub, &status);
	list_notes(out, &q->answer.seen, q->op, body, &status);
	if ((q->op->flags & OP_LIMITS) && status.limits.limit <= 0)
		output_note(out, "the Hub names no limit");
}

static int print_answer(struct asking *q, const struct reply *r, json_object *body)
{
	const struct options *o = q->o;
	struct output out = make_output(o, hub_now(q->hub));
	bool exists = r->http >= 200 && r->http < 300;
	size_t items, failed;
	json_object *extra = op_answer_extra(&q->answer, r, body, &failed, &items);
	struct error err = r->err;
	enum status st;

	/* What comes as CSV goes into a pipe as that. */
	if (q->op->envelope == ENV_TEXT && o->config.output == OUT_AUTO &&
	    !out.terminal && !out.nul)
		out.format = OUT_CSV;
	if (r->gone)
		output_note(&out, "already gone");
	if (failed)
		output_note(&out, "%zu of %zu items refused", failed, items);
	st = output_answer(&out, q->op, r->http, body, extra, &r->limits, &err);
	if (st)
		say_unprinted(q, &err);
	else
		say_beside(q, &out, body);
	json_object_put(extra);
	if (st)
		return cli_fail(o, &err);
	return (q->op->flags & OP_EXISTS) && !exists ? 1 : failed ? 3 : 0;
}

static bool is_csv(const struct reply *r)
{
	return !strncasecmp(r->content_type, "text/csv", 8);
}

/* Text that is no list is printed as it is, unless JSON was asked for. */
static bool prints_text(const struct asking *q, const struct reply *r)
{
	enum output_format f = q->o->config.output;

	return q->op->envelope == ENV_TEXT && r->body && !is_csv(r) && f != OUT_JSON &&
	       f != OUT_NDJSON;
}

/*
 * A login that waits for a code is refused with what the code must be sent with: a
 * script goes on from there.  That token is printed here and nowhere else.
 */
static void print_pending_login(const struct asking *q, const struct reply *r)
{
	struct output out = make_output(q->o, hub_now(q->hub));
	struct error err = { 0 };
	json_object *body = NULL;

	if (!(q->op->flags & OP_SIGN_IN) || r->http != 401 || !r->body_len ||
	    op_answer_parse(r, &body, &err))
		return;
	if (json_str(body, "/login_2fa_token").len &&
	    output_answer(&out, q->op, r->http, body, NULL, &r->limits, &err))
		cli_fail(q->o, &err);
	json_object_put(body);
}

/* Of an answer that could not be read its status is still true. */
static int fail(const struct asking *q, const struct reply *r, const struct error *why)
{
	struct error err = *why;

	if (!err.http && (err.status == ST_PARSE || err.status == ST_TOO_BIG))
		err.http = r->http;
	return cli_fail(q->o, &err);
}

static void on_page(void *arg, struct reply *r)
{
	struct asking *q = arg;

	op_answer_page(&q->answer, r);
}

static int finish(struct asking *q, struct reply *r)
{
	json_object *body = NULL;
	struct error err = { 0 };
	int code;

	if (!op_answered(q->op, r)) {
		print_pending_login(q, r);
		return fail(q, r, &r->err);
	}
	if (q->answer.err.status)
		return fail(q, r, &q->answer.err);
	if (prints_text(q, r)) {
		output_text(stdout, (struct str){ r->body, r->body_len });
		return 0;
	}
	if (op_answer_body(&q->answer, r, &body, &err)) {
		json_object_put(body);
		return fail(q, r, &err);
	}
	code = print_answer(q, r, body);
	json_object_put(body);
	return code;
}

/* ---- what must be looked up before ------------------------------------- */

enum { DAY = 24 * 3600 };

static bool used_lately(const struct reply *r, int64_t now)
{
	json_object *body = NULL;
	struct error ignored = { 0 };
	int64_t used = 0;
	bool lately;

	if (op_answer_parse(r, &body, &ignored))
		return true;
	lately = parse_rfc3339(json_str(body, "/last_used_at"), &used) &&
		 used > now - DAY;
	json_object_put(body);
	return lately;
}

/* A token that something used within a day is a whole thing (DESIGN 4, class 4). */
static enum status check_last_use(const struct options *o, const struct op *op,
				  json_object *params, struct hub *h, struct error *err)
{
	struct request req = { .op = op_by_name(op->reads),
			       .params = NULL,
			       .want = WANT_BODY,
			       .priority = PRIO_USER };
	enum status st = ST_OK;
	struct reply *r;

	json_must_take(json_object_deep_copy(params, &req.params, NULL));
	r = cli_wait(h, hub_submit(h, &req), &o->config, NULL, NULL);
	if (r && r->err.status == ST_OK && used_lately(r, hub_now(h))) {
		st = gate_check(&o->config, op, SAFETY_4, params, err);
		if (st)
			error_set(err, st, "this token was used within the last day");
	}
	reply_free(r);
	return st;
}

/* ---- one operation ---------------------------------------------------- */

int cli_send(const struct options *o, const struct op *op, json_object *take_params,
	     struct hub *h)
{
	struct asking q = { .o = o, .op = op, .hub = h };
	struct error err = { 0 };
	struct request req;
	struct reply *r;
	int code;

	if ((op->flags & OP_LAST_USE) &&
	    check_last_use(o, op, take_params, h, &err) != ST_OK) {
		json_object_put(take_params);
		return cli_fail(o, &err);
	}
	op_answer_begin(&q.answer, op, take_params, o->config.all);
	req = op_answer_request(&q.answer, take_params);
	r = cli_wait(h, hub_submit(h, &req), &o->config, on_page, &q);
	if (r)
		code = finish(&q, r);
	else
		code = cli_fail(
			o, &(struct error){ .status = ST_LOCAL,
					    .text = "cannot wait for the answer" });
	reply_free(r);
	op_answer_done(&q.answer);
	return code;
}

int cli_run(struct options *o, const struct op *op, struct hub *h)
{
	json_object *params = o->params;
	int code;

	o->params = NULL;
	code = cli_send(o, op, params, h);
	if (o->config.verbose)
		print_trace(h);
	return code;
}
