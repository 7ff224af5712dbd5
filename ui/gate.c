#include "ui/gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/output.h"

static enum status refuse(const struct op *op, const char *why, const char *opens,
			  struct error *err)
{
	error_set(err, ST_GATE, "%s %s %s", op->group, op->action, why);
	return error_hint(err, "%s", opens);
}

static enum status check_name(const struct config *c, const char *what,
			      const char *name, struct error *err)
{
	if (c->confirm && *name && !strcmp(c->confirm, name))
		return ST_OK;
	error_set(err, ST_GATE, "%s needs a confirmation by name", what);
	return error_hint(err, "--confirm %.120s confirms it", name);
}

static enum status check_op_name(const struct config *c, const struct op *op,
				 json_object *params, struct error *err)
{
	char *name = op_full_name(op, params), *what;
	enum status st;

	what = xasprintf("%s %s", op->group, op->action);
	st = check_name(c, what, name, err);
	free(what);
	free(name);
	return st;
}

enum status gate_check(const struct config *c, const struct op *op, enum safety safety,
		       json_object *params, struct error *err)
{
	if (safety == SAFETY_READ || (op->flags & OP_SIGN_IN))
		return ST_OK;
	if (c->read_only) {
		error_set(err, ST_GATE, "read-only: %s %s is not sent", op->group,
			  op->action);
		return error_hint(err, "read-only comes from --read-only, "
				       "HUBDECK_READ_ONLY or a configuration file");
	}
	if (((op->flags & OP_GATED) || safety >= SAFETY_2) && !c->allow_destructive)
		return refuse(op, "is behind the gate for dangerous changes",
			      "--allow-destructive or "
			      "DOCKERHUB_ALLOW_DESTRUCTIVE=true opens it",
			      err);
	if (safety == SAFETY_2 && !c->yes && !c->confirm)
		return refuse(op, "needs a confirmation", "--yes confirms it", err);
	return safety < SAFETY_3 ? ST_OK : check_op_name(c, op, params, err);
}

/* ---- --dry-run --------------------------------------------------------- */

static void print_json(const struct call *call)
{
	json_object *obj = json_object_new_object(), *body = NULL;
	struct error ignored = { 0 };

	if (call->body && json_parse(str_from(call->body), &body, &ignored))
		body = NULL;
	json_object_object_add(obj, "dry_run", json_object_new_boolean(true));
	json_object_object_add(obj, "method",
			       json_object_new_string(method_name(call->op->method)));
	json_object_object_add(obj, "path",
			       call->target ? json_object_new_string(call->target)
					    : NULL);
	json_object_object_add(obj, "body", body);
	if (call->op->reads)
		json_object_object_add(obj, "reads",
				       json_object_new_string(call->op->reads));
	output_json(stdout, json_object_to_json_string_ext(
				    obj, JSON_C_TO_STRING_NOSLASHESCAPE));
	putchar('\n');
	json_object_put(obj);
}

enum status gate_dry_run(const struct config *c, const struct op *op,
			 json_object *params, struct error *err)
{
	json_object *shown =
		c->reveal ? json_object_get(params) : op_public(op, params);
	struct call *call = NULL;
	struct output out;

	/* What is not a parameter at all is told before what is hidden. */
	if (op_call(op, params, &call, err) == ST_OK) {
		call_free(call);
		call = NULL;
		(void)!op_call(op, shown, &call, err);
	}
	json_object_put(shown);
	if (!call)
		return err->status;
	output_init(&out, c, stdout, 0);
	if (out.format == OUT_JSON || out.format == OUT_NDJSON) {
		print_json(call);
	} else {
		printf("%s %s\n", method_name(op->method),
		       call->target ? call->target : "(no request)");
		if (call->body) {
			output_json(stdout, call->body);
			putchar('\n');
		}
	}
	call_free(call);
	return output_flush(&out, err);
}

/* ---- plans ------------------------------------------------------------- */

static bool is_gated(const struct plan *p)
{
	for (size_t i = 0; i < p->n_parts; i++)
		if (p->parts[i].op->flags & OP_GATED)
			return true;
	return plan_safety(p) >= SAFETY_2;
}

enum status gate_plan(const struct config *c, const struct plan *p, struct error *err)
{
	enum safety safety = plan_safety(p);
	char *name;
	enum status st = ST_OK;

	if (c->dry_run)
		return ST_OK;
	if (c->read_only) {
		error_set(err, ST_GATE, "read-only: the plan is not carried out");
		return error_hint(err, "read-only comes from --read-only, "
				       "HUBDECK_READ_ONLY or a configuration file");
	}
	if (is_gated(p) && !c->allow_destructive) {
		error_set(err, ST_GATE,
			  "the plan %ss %zu things, and that is not "
			  "allowed",
			  p->words.verb, p->n);
		return error_hint(err, "--allow-destructive or "
				       "DOCKERHUB_ALLOW_DESTRUCTIVE=true allows it");
	}
	if (safety == SAFETY_2 && !c->yes && !c->confirm) {
		error_set(err, ST_GATE, "the plan needs a confirmation");
		return error_hint(err, "--yes confirms it");
	}
	name = plan_in_one_place(p) ? plan_where(p) : xstrdup(p->id);
	if (safety >= SAFETY_3)
		st = check_name(c, "the plan", name, err);
	free(name);
	return st;
}

int gate_dry_plan(const struct options *o, const struct plan *p)
{
	for (size_t i = 0; i < p->n; i++) {
		json_object *params = plan_params(p, &p->items[i]);
		struct error err = { 0 };
		enum status st = ST_OK;

		if (p->items[i].state == ITEM_PLANNED ||
		    p->items[i].state == ITEM_UNKNOWN)
			st = gate_dry_run(&o->config, plan_part(p, &p->items[i])->op,
					  params, &err);
		json_object_put(params);
		if (st != ST_OK)
			return cli_fail(o, &err);
	}
	return 0;
}
