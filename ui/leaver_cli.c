#include "ui/leaver_cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/leaver.h"
#include "model/xalloc.h"
#include "ui/apply.h"
#include "ui/cli.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/leaver_reading.h"
#include "ui/local_table.h"
#include "ui/plan_sign.h"

enum { EXIT_INCOMPLETE = 2, AUDIT_SHOWN = 5 };

struct leaver {
	struct program *program;
	const struct options *o;
	const char *org, *user;
	struct leaver_facts facts;
};

static enum status read_words(struct leaver *l, struct error *err)
{
	const struct options *o = l->o;

	if (flags_check(o, "leaver", err))
		return err->status;
	if (o->n_words != 3) {
		error_set(err, ST_USAGE,
			  o->n_words < 2 ? "leaver: of which organization?"
					 : "leaver: who leaves?");
		return error_hint(err, "hubdeck leaver ORG USER");
	}
	if (flag_value(o, "disable-tokens") && !flag_value(o, "remove")) {
		error_set(err, ST_USAGE, "--disable-tokens goes with --remove");
		return error_hint(err, "without --remove nothing is changed");
	}
	l->org = o->words[1];
	l->user = o->words[2];
	return ST_OK;
}

/* ---- reading -------------------------------------------------------------------- */

static enum status read_all(struct leaver *l, struct error *err)
{
	enum status st = face_open(l->program, FACE_SCRIPT, err);
	struct leaver_reading *r;

	if (st != ST_OK)
		return st;
	r = leaver_reading_new(l->program->hub, l->o->config.url, l->org, l->user,
			       credentials_scim(l->program->credentials));
	st = leaver_reading_wait(r, &l->o->config, err);
	if (st == ST_OK)
		st = leaver_reading_result(r, &l->facts, err);
	leaver_reading_free(r);
	return st;
}

/* ---- what is printed ------------------------------------------------------------ */

static const struct local_column columns[] = {
	{ "what", 1, 0 },   { "name", 1, 0 }, { "detail", 2, 0 },
	{ "action", 1, 0 }, { "why", 2, 0 },  { "id", LOCAL_NOT_SHOWN, 0 },
};
static const struct local_column audit_columns[] = {
	{ "timestamp", 1, LOCAL_TIME },
	{ "action", 1, 0 },
	{ "name", 1, 0 },
};

static enum status print_audit(const struct leaver *l, const struct output *out,
			       struct error *err)
{
	size_t n = l->facts.audit ? json_object_array_length(l->facts.audit) : 0;
	json_object *newest;
	enum status st = ST_OK;

	if (!l->facts.audit)
		return ST_OK;
	printf("\n%zu events of theirs in the audit log of the last %d days%s\n", n,
	       LEAVER_AUDIT_DAYS, n > AUDIT_SHOWN ? ", the newest of them:" : "");
	newest = json_object_new_array();
	for (size_t i = 0; i < n && i < AUDIT_SHOWN; i++)
		json_object_array_add(newest, json_object_get(json_object_array_get_idx(
						      l->facts.audit, i)));
	if (n)
		st = local_table(out, audit_columns, COUNT(audit_columns), newest, err);
	json_object_put(newest);
	return st;
}

static enum status print(const struct leaver *l, struct error *err)
{
	struct output out;
	enum status st;

	output_init(&out, &l->o->config, stdout, l->facts.estate.now);
	if (out.format == OUT_JSON) {
		json_object *all = evidence_json(&l->facts.estate, l->facts.requests);

		json_put_text(all, "user", l->user);
		json_object_object_add(all, "findings", json_object_get(l->facts.rows));
		json_object_object_add(all, "audit", json_object_get(l->facts.audit));
		evidence_print(&out, all);
		return ST_OK;
	}
	st = local_table(&out, columns, COUNT(columns), l->facts.rows, err);
	if (st == ST_OK && out.format == OUT_TABLE) {
		/* --columns is of the first table. */
		out.columns = NULL;
		st = print_audit(l, &out, err);
		puts("Not in the Hub API: their personal tokens, which reach the "
		     "organization no more\nonce the membership is gone.");
	}
	evidence_say_missing(&out, l->facts.estate.missing);
	return st;
}

/* ---- the command ---------------------------------------------------------------- */

static int remove_all(struct leaver *l, struct error *err)
{
	const struct options *o = l->o;
	struct plan *plan = NULL;
	struct hub_status status;
	enum status st = leaver_check(&l->facts.estate, l->user, err);
	int code;

	hub_status(l->program->hub, &status);
	if (st == ST_OK) {
		plan = leaver_plan(&l->facts.estate, l->facts.rows,
				   flag_value(o, "disable-tokens"));
		st = plan_sign(plan, &o->config, &status, err);
	}
	if (st == ST_OK)
		st = gate_plan(&o->config, plan, err);
	if (st == ST_OK && !o->config.dry_run && plan->n) {
		code = apply_plan(l->program, plan, NULL, NULL);
		return code || estate_complete(&l->facts.estate) ? code
								 : EXIT_INCOMPLETE;
	}
	if (st == ST_OK && !plan->n && !o->config.quiet)
		fputs("hubdeck: there is nothing to remove\n", stderr);
	code = st != ST_OK ? cli_fail(o, err) : gate_dry_plan(o, plan);
	plan_free(plan);
	return code;
}

/* What is printed with --remove is the report, or the requests; people see before it
 * whom it is about. */
static enum status print_before(const struct leaver *l, struct error *err)
{
	struct output out;

	output_init(&out, &l->o->config, stdout, l->facts.estate.now);
	if (!flag_value(l->o, "remove") ||
	    (out.format == OUT_TABLE && !l->o->config.dry_run))
		return print(l, err);
	evidence_say_missing(&out, l->facts.estate.missing);
	return ST_OK;
}

int leaver_command(struct program *p, struct error *err)
{
	struct leaver l = { .program = p, .o = &p->options };
	enum status st = read_words(&l, err);
	int code;

	if (st == ST_OK)
		st = read_all(&l, err);
	if (st == ST_OK)
		st = print_before(&l, err);
	if (st != ST_OK)
		code = cli_fail(l.o, err);
	else if (flag_value(l.o, "remove"))
		code = remove_all(&l, err);
	else
		code = estate_complete(&l.facts.estate) ? 0 : EXIT_INCOMPLETE;
	leaver_facts_done(&l.facts);
	return code;
}

void leaver_help(void)
{
	puts("hubdeck leaver ORG USER: what there is of somebody who leaves\n"
	     "\n"
	     "Membership, teams, invitations, organization tokens they made, SCIM, and "
	     "what they did in\n"
	     "the last 90 days.  USER is a Docker ID or an address.  With --remove "
	     "the membership, which\n"
	     "takes the teams along, and the invitations go as one plan: "
	     "--allow-destructive and --yes.\n"
	     "You and the last owner stay.\n"
	     "\n"
	     "Exit 0, or 2: not everything could be read; 65: there is nothing of "
	     "them; with --remove as\n"
	     "hubdeck apply, or 2: what could not be read may be left.\n");
	flags_print("leaver");
}
