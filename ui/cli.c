#include "ui/cli.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/images.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/actions.h"
#include "ui/ask.h"
#include "ui/output.h"

static struct output make_output(const struct options *o, int64_t now)
{
	struct output out;

	output_init(&out, &o->config, stdout, now);
	return out;
}

int cli_fail(const struct options *o, const struct error *err)
{
	struct output out = make_output(o, 0);

	output_error(stderr, out.format, err);
	return error_exit(err);
}

/* ---- before anything is sent ------------------------------------------ */

/* The full name that --confirm must repeat: NS/REPO:TAG, NS/REPO or NS. */
static char *full_name(json_object *params)
{
	struct str ns = json_str(params, "/namespace"),
		   repo = json_str(params, "/repository");
	struct str tag = json_str(params, "/tag");

	if (!repo.len)
		return xasprintf("%.*s", STR_ARG(ns));
	return xasprintf("%.*s/%.*s%s%.*s", STR_ARG(ns), STR_ARG(repo),
			 tag.len ? ":" : "", STR_ARG(tag));
}

/* UX 5.1, DESIGN 4: read-only first, then the gate, then how much confirmation the
 * class asks for. */
static enum status check_gate(const struct options *o, const struct op *op,
			      const struct call *call, struct error *err)
{
	const struct config *c = &o->config;
	enum status st = ST_OK;
	char *name;

	if (call->safety == SAFETY_READ || (op->flags & OP_SIGN_IN))
		return ST_OK;
	if (c->read_only) {
		error_set(err, ST_GATE, "read-only: %s %s is not sent", op->group,
			  op->action);
		return error_hint(err, "read-only comes from --read-only, "
				       "HUBDECK_READ_ONLY or a configuration file");
	}
	if (((op->flags & OP_GATED) || call->safety >= SAFETY_2) &&
	    !c->allow_destructive) {
		error_set(err, ST_GATE,
			  "%s %s can destroy something and is not allowed", op->group,
			  op->action);
		return error_hint(err, "--allow-destructive or "
				       "DOCKERHUB_ALLOW_DESTRUCTIVE=true allows it");
	}
	if (call->safety == SAFETY_2 && !c->yes) {
		error_set(err, ST_GATE, "%s %s needs a confirmation", op->group,
			  op->action);
		return error_hint(err, "--yes confirms it");
	}
	if (call->safety < SAFETY_3)
		return ST_OK;
	name = full_name(o->params);
	if (!c->confirm || strcmp(c->confirm, name) != 0) {
		st = error_set(err, ST_GATE, "%s %s needs a confirmation by name",
			       op->group, op->action);
		error_hint(err, "--confirm %.120s confirms it", name);
	}
	free(name);
	return st;
}

static void print_dry_run(const struct options *o, const struct call *call)
{
	struct output out = make_output(o, 0);
	bool secret = call->op->flags & OP_SIGN_IN;
	const char *body = !call->body ? NULL : secret ? "***redacted***" : call->body;

	if (out.format == OUT_JSON || out.format == OUT_NDJSON) {
		json_object *obj = json_object_new_object(), *b = NULL;
		struct error ignored = { 0 };

		if (body && !secret && json_parse(str_from(body), &b, &ignored))
			b = NULL;
		json_object_object_add(obj, "dry_run", json_object_new_boolean(true));
		json_object_object_add(
			obj, "method",
			json_object_new_string(method_name(call->op->method)));
		json_object_object_add(
			obj, "path",
			call->target ? json_object_new_string(call->target) : NULL);
		json_object_object_add(
			obj, "body", secret && body ? json_object_new_string(body) : b);
		puts(json_object_to_json_string_ext(obj,
						    JSON_C_TO_STRING_NOSLASHESCAPE));
		json_object_put(obj);
		return;
	}
	printf("%s %s\n", method_name(call->op->method),
	       call->target ? call->target : "(no request)");
	if (body)
		puts(body);
}

static enum status check_all_pages(const struct options *o, const struct op *op,
				   struct error *err)
{
	if (o->config.all && !(op->flags & OP_LIST))
		return error_set(err, ST_USAGE, "--all: %s %s is not a list", op->group,
				 op->action);
	return ST_OK;
}

bool cli_early(struct options *o, const struct op *op, int *ret_exit)
{
	struct error err = { 0 };
	struct call *call = NULL;
	bool dry = o->config.dry_run;
	enum status st;

	*ret_exit = 0;
	if (o->help) {
		actions_print_op(op);
		return true;
	}
	st = options_read_params(o, &err);
	if (!st)
		st = check_all_pages(o, op, &err);
	if (!st)
		st = op_call(op, o->params, &call, &err);
	if (!st && dry)
		print_dry_run(o, call);
	else if (!st)
		st = check_gate(o, op, call, &err);
	call_free(call);
	if (st)
		*ret_exit = cli_fail(o, &err);
	return st || dry;
}

/* ---- waiting ---------------------------------------------------------- */

static void answer_questions(struct hub *h, const struct config *c)
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
		answer_questions(h, c);
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

/* ---- one operation ---------------------------------------------------- */

struct collected {
	json_object *results; /* all pages so far, in order */
	struct error err;
};

static enum status parse_body(const struct reply *r, json_object **ret,
			      struct error *err)
{
	*ret = NULL;
	if (!r->body_len)
		return ST_OK;
	return json_parse((struct str){ r->body, r->body_len }, ret, err);
}

static void add_rows(struct collected *c, json_object *body)
{
	json_object *rows = json_object_is_type(body, json_type_array)
				    ? body
				    : json_at(body, "/results");

	if (!json_object_is_type(rows, json_type_array)) {
		error_set(&c->err, ST_PARSE, "the answer holds no list");
		return;
	}
	for (size_t i = 0; i < json_object_array_length(rows); i++)
		json_object_array_add(
			c->results,
			json_object_get(json_object_array_get_idx(rows, i)));
}

static void on_page(void *arg, struct reply *r)
{
	struct collected *c = arg;
	json_object *body;

	if (r->type != REPLY_PAGE || c->err.status)
		return;
	if (parse_body(r, &body, &c->err) == ST_OK)
		add_rows(c, body);
	json_object_put(body);
}

/* {"count","next":null,"previous":null,"results"} whatever the Hub's envelope
 * (DESIGN 5.1). */
static json_object *whole_list(const struct op *op, json_object *take_results)
{
	json_object *list = json_object_new_object(), *rows = take_results;

	if (op->flags & OP_JOIN_IMAGES) {
		rows = images_join(take_results);
		json_object_put(take_results);
	}
	json_object_object_add(
		list, "count",
		json_object_new_int64((int64_t)json_object_array_length(rows)));
	json_object_object_add(list, "next", NULL);
	json_object_object_add(list, "previous", NULL);
	json_object_object_add(list, "results", rows);
	return list;
}

static int print_answer(const struct options *o, const struct op *op,
			const struct reply *r, json_object *body, struct hub *h)
{
	struct output out = make_output(o, hub_now(h));
	json_object *extra = NULL;
	struct error err = r->err;
	bool exists = r->http >= 200 && r->http < 300;
	enum status st;

	if (op->flags & OP_EXISTS)
		extra = json_object_new_object();
	if (extra)
		json_object_object_add(extra, "exists",
				       json_object_new_boolean(exists));
	if (r->gone) {
		extra = extra ? extra : json_object_new_object();
		json_object_object_add(extra, "already_gone",
				       json_object_new_boolean(true));
		if (!o->config.quiet)
			fputs("hubdeck: already gone\n", stderr);
	}
	st = output_answer(&out, op, r->http, body, extra, &r->limits, &err);
	json_object_put(extra);
	if (st)
		return cli_fail(o, &err);
	return (op->flags & OP_EXISTS) && !exists ? 1 : 0;
}

/* 404 is an answer to "is it there?", and the rate headers come with any answer. */
static bool is_answer(const struct op *op, const struct reply *r)
{
	if (r->err.status == ST_OK)
		return true;
	if ((op->flags & OP_EXISTS) && r->http == 404)
		return true;
	return (op->flags & OP_LIMITS) && r->http && r->limits.limit > 0;
}

static int finish(const struct options *o, const struct op *op, struct hub *h,
		  struct reply *r, struct collected *c, bool all)
{
	json_object *body = NULL;
	struct error err = { 0 };
	int code;

	if (!is_answer(op, r))
		return cli_fail(o, &r->err);
	if (c->err.status)
		return cli_fail(o, &c->err);
	if (op->flags & OP_LIMITS) {
		body = output_limits(&r->limits);
	} else if (all) {
		body = whole_list(op, json_object_get(c->results));
	} else if (r->err.status == ST_OK && parse_body(r, &body, &err)) {
		return cli_fail(o, &err);
	}
	code = print_answer(o, op, r, body, h);
	json_object_put(body);
	return code;
}

int cli_run(struct options *o, const struct op *op, struct hub *h)
{
	bool all = o->config.all || (op->flags & OP_JOIN_IMAGES);
	struct collected c = { .results = json_object_new_array() };
	struct request req = {
		.op = op,
		.params = o->params,
		.want = WANT_BODY,
		.priority = PRIO_USER,
		.all = all,
	};
	struct reply *r;
	int code;

	o->params = NULL;
	r = cli_wait(h, hub_submit(h, &req), &o->config, on_page, &c);
	if (!r)
		return cli_fail(
			o, &(struct error){ .status = ST_LOCAL,
					    .text = "cannot wait for the answer" });
	if (o->config.verbose)
		print_trace(h);
	code = finish(o, op, h, r, &c, all);
	reply_free(r);
	json_object_put(c.results);
	return code;
}
