#include "ui/leaver_cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/leaver.h"
#include "model/xalloc.h"
#include "ui/apply.h"
#include "ui/cli.h"
#include "ui/estate_read.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/gather.h"
#include "ui/local_table.h"
#include "ui/plan_sign.h"

enum { EXIT_INCOMPLETE = 2, AUDIT_SECONDS = 90 * 86400, AUDIT_SHOWN = 5 };

struct leaver {
	struct program *program;
	const struct options *o;
	const char *org, *user;
	struct estate estate;
	json_object *rows, *audit; /* audit NULL: not read */
	int requests;
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

/* What they did lately; the log may be closed to this plan or credential. */
static enum status read_audit(struct leaver *l, struct error *err)
{
	const char *member = leaver_member(&l->estate, l->user);
	struct gather *g = gather_new(l->program->hub);
	json_object *params = json_object_new_object();
	struct gathered *got;
	char from[40];
	enum status st;

	format_rfc3339(l->estate.now - AUDIT_SECONDS, from, sizeof(from));
	json_put_text(params, "account", l->org);
	json_put_text(params, "actor", member ? member : l->user);
	json_put_text(params, "from_date", from);
	gather_ask(g, "audit.logs", params);
	st = gather_wait(g, &l->o->config, err);
	got = gather_get(g, 0);
	if (st == ST_OK && got->err.status != ST_OK)
		estate_miss(&l->estate, "audit log", got->err.text);
	l->audit = got->body;
	got->body = NULL;
	l->requests += gather_requests(g);
	gather_free(g);
	return st;
}

static enum status read_all(struct leaver *l, struct error *err)
{
	struct estate_wanted wanted = {
		.org = l->org, .parts = ESTATE_PEOPLE | ESTATE_TEAMS | ESTATE_TOKENS
	};
	enum status st = face_open(l->program, FACE_SCRIPT, err);

	if (st == ST_OK && credentials_scim(l->program->credentials))
		wanted.parts |= ESTATE_SCIM;
	if (st == ST_OK)
		st = estate_read(l->program->hub, &l->o->config, &wanted, &l->estate,
				 &l->requests, err);
	if (st == ST_OK)
		st = read_audit(l, err);
	if (st != ST_OK)
		return st;
	l->rows = leaver_rows(&l->estate, l->user);
	if (json_object_array_length(l->rows) || !estate_complete(&l->estate))
		return ST_OK;
	error_set(err, ST_BAD, "there is nothing of %.60s in %.60s", l->user, l->org);
	return error_hint(
		err, "hubdeck org list_members --org %.60s lists who is in it", l->org);
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
	size_t n = l->audit ? json_object_array_length(l->audit) : 0;
	json_object *newest;
	enum status st = ST_OK;

	if (!l->audit)
		return ST_OK;
	printf("\n%zu events of theirs in the audit log of the last 90 days%s\n", n,
	       n > AUDIT_SHOWN ? ", the newest of them:" : "");
	newest = json_object_new_array();
	for (size_t i = 0; i < n && i < AUDIT_SHOWN; i++)
		json_object_array_add(newest, json_object_get(json_object_array_get_idx(
						      l->audit, i)));
	if (n)
		st = local_table(out, audit_columns, COUNT(audit_columns), newest, err);
	json_object_put(newest);
	return st;
}

static enum status print(const struct leaver *l, struct error *err)
{
	struct output out;
	enum status st;

	output_init(&out, &l->o->config, stdout, l->estate.now);
	if (out.format == OUT_JSON) {
		json_object *all = evidence_json(&l->estate, l->requests);

		json_put_text(all, "user", l->user);
		json_object_object_add(all, "findings", json_object_get(l->rows));
		json_object_object_add(all, "audit", json_object_get(l->audit));
		evidence_print(&out, all);
		return ST_OK;
	}
	st = local_table(&out, columns, COUNT(columns), l->rows, err);
	if (st == ST_OK && out.format == OUT_TABLE) {
		/* --columns is of the first table. */
		out.columns = NULL;
		st = print_audit(l, &out, err);
		puts("Not in the Hub API: their personal tokens, which reach the "
		     "organization no more\nonce the membership is gone.");
	}
	evidence_say_missing(&out, l->estate.missing);
	return st;
}

/* ---- the command ---------------------------------------------------------------- */

static int remove_all(struct leaver *l, struct error *err)
{
	const struct options *o = l->o;
	struct plan *plan = NULL;
	struct hub_status status;
	enum status st = leaver_check(&l->estate, l->user, err);
	int code;

	hub_status(l->program->hub, &status);
	if (st == ST_OK) {
		plan = leaver_plan(&l->estate, l->rows,
				   flag_value(o, "disable-tokens"));
		st = plan_sign(plan, &o->config, &status, err);
	}
	if (st == ST_OK)
		st = gate_plan(&o->config, plan, err);
	if (st == ST_OK && !o->config.dry_run && plan->n)
		return apply_plan(l->program, plan, NULL, NULL);
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

	output_init(&out, &l->o->config, stdout, l->estate.now);
	if (!flag_value(l->o, "remove") ||
	    (out.format == OUT_TABLE && !l->o->config.dry_run))
		return print(l, err);
	evidence_say_missing(&out, l->estate.missing);
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
		code = estate_complete(&l.estate) ? 0 : EXIT_INCOMPLETE;
	json_object_put(l.rows);
	json_object_put(l.audit);
	estate_done(&l.estate);
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
	     "hubdeck apply.\n");
	flags_print("leaver");
}
