#include "ui/invite_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/invite_list.h"
#include "model/xalloc.h"
#include "ui/apply.h"
#include "ui/cli.h"
#include "ui/estate_read.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/gather.h"
#include "ui/input.h"
#include "ui/jobs_cli.h"
#include "ui/local_table.h"
#include "ui/new_file.h"
#include "ui/plan_sign.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2, EXIT_PARTLY = 3 };

struct inviting {
	struct program *program;
	const struct options *o;
	const char *org, *csv;
	struct estate estate;
	int requests;
	struct invite_list list;
	struct plan *plan;
	char *job;         /* its id, when it was carried out */
	char *result_path; /* NULL: there is none */
	FILE *result;
};

static void done(struct inviting *v)
{
	if (v->result) {
		fclose(v->result);
		unlink(v->result_path);
	}
	plan_free(v->plan);
	invite_list_done(&v->list);
	estate_done(&v->estate);
	free(v->result_path);
	free(v->job);
}

/* ---- what is asked -------------------------------------------------------------- */

/* Role and team as the flags say them are checked before anything else. */
static enum status check_presets(const struct inviting *v, struct error *err)
{
	json_object *params = json_object_new_object();
	static const char *const names[] = { "role", "team" };
	struct call *call = NULL;

	json_put_text(params, "org", v->org);
	json_put_text(params, "invitee", "somebody");
	for (size_t i = 0; i < COUNT(names); i++)
		if (flag_value(v->o, names[i]))
			json_put_text(params, names[i], flag_value(v->o, names[i]));
	(void)!op_call(op_by_name("org.invite"), params, &call, err);
	call_free(call);
	json_object_put(params);
	return err->status;
}

/* "team-june.csv" -> "team-june.result.csv" */
static char *beside(const char *csv)
{
	size_t n = strlen(csv);

	if (n > 4 && !strcmp(csv + n - 4, ".csv"))
		n -= 4;
	return xasprintf("%.*s.result.csv", (int)n, csv);
}

static enum status read_words(struct inviting *v, struct error *err)
{
	const struct options *o = v->o;
	const char *result = flag_value(o, "result");

	if (flags_check(o, "invite", err))
		return err->status;
	v->csv = flag_value(o, "csv");
	if (o->n_words != 2 || !v->csv) {
		error_set(err, ST_USAGE,
			  o->n_words != 2 ? "invite: into which organization?"
					  : "invite: whom?");
		return error_hint(err, "hubdeck invite ORG --csv FILE; - is standard "
				       "input; hubdeck org invite is for one person");
	}
	v->org = o->words[1];
	if (result)
		v->result_path = xstrdup(result);
	else if (strcmp(v->csv, "-") != 0)
		v->result_path = beside(v->csv);
	return check_presets(v, err);
}

/* ---- reading -------------------------------------------------------------------- */

/* Only owners can, and that is said before the file is gone through. */
static enum status check_rights(const struct inviting *v, struct error *err)
{
	json_object *missing = v->estate.missing;

	if (v->estate.invites)
		return ST_OK;
	for (size_t i = 0; i < json_object_array_length(missing); i++) {
		json_object *m = json_object_array_get_idx(missing, i);

		if (str_eq(json_str(m, "/what"), STR("invitations")))
			error_set(
				err, ST_FORBIDDEN,
				"the open invitations of %.60s cannot be read: %.120s",
				v->org, json_object_get_string(json_at(m, "/why")));
	}
	return error_hint(err, "inviting needs an owner with password and 2FA, or an "
			       "organization token with scope-invite-edit");
}

/* Each role and team is one request; the Hub sends nothing. */
static enum status rehearse(struct inviting *v, struct error *err)
{
	struct gather *g = gather_new(v->program->hub);
	json_object *params;
	size_t from = 0, n = 0;
	enum status st;

	while ((params = invite_list_group(&v->list, v->org, &from))) {
		json_object_object_add(params, "dry_run",
				       json_object_new_boolean(true));
		gather_ask(g, "org.bulk_invite", params);
		n++;
	}
	st = gather_wait(g, &v->o->config, err);
	for (size_t i = 0; st == ST_OK && i < n; i++) {
		const struct gathered *got = gather_get(g, i);

		if (got->err.status != ST_OK)
			*err = got->err;
		else
			invite_list_take(&v->list, got->body);
		st = err->status;
	}
	v->requests += gather_requests(g);
	gather_free(g);
	return st;
}

static enum status judge(struct inviting *v, struct str text, struct error *err)
{
	const struct options *o = v->o;
	enum status st = invite_list_read(text, flag_value(o, "role"),
					  flag_value(o, "team"), &v->list, err);

	if (st != ST_OK)
		return st;
	invite_list_check(&v->list, &v->estate, flag_value(o, "domains"));
	return rehearse(v, err);
}

static enum status prepare(struct inviting *v, struct error *err)
{
	struct str text = { 0 };
	enum status st = read_words(v, err);

	if (st == ST_OK)
		st = input_read(v->csv, &text, err);
	if (st == ST_OK)
		st = face_open(v->program, FACE_SCRIPT, err);
	if (st == ST_OK)
		st = estate_read(v->program->hub, &v->o->config,
				 &(struct estate_wanted){ .org = v->org,
							  .parts = ESTATE_PEOPLE },
				 &v->estate, &v->requests, err);
	if (st == ST_OK)
		st = check_rights(v, err);
	if (st == ST_OK)
		st = judge(v, text, err);
	input_free(&text);
	return st;
}

/* ---- what is printed ------------------------------------------------------------ */

/* The last two are of what was sent. */
enum { SENT_COLUMNS = 2 };
static const struct local_column columns[] = {
	{ "line", 1, LOCAL_RIGHT }, { "invitee", 1, 0 }, { "role", 2, 0 },
	{ "team", 2, 0 },           { "action", 1, 0 },  { "why", 1, 0 },
	{ "result", 1, 0 },         { "note", 2, 0 },
};

static size_t wrong_lines(const struct inviting *v)
{
	return invite_list_count(&v->list, INVITE_INVALID) +
	       invite_list_count(&v->list, INVITE_REFUSED);
}

static void say_counts(const struct inviting *v)
{
	const struct invite_list *l = &v->list;
	size_t n = invite_list_count(l, INVITE_OK);

	printf("\ninvite %zu   skip %zu (%zu members, %zu already invited, %zu twice, "
	       "%zu wrong)\n",
	       n, l->n - n, invite_list_count(l, INVITE_MEMBER),
	       invite_list_count(l, INVITE_PENDING),
	       invite_list_count(l, INVITE_DUPLICATE), wrong_lines(v));
	if (n && !v->job)
		printf("Each open invitation takes a seat, and seats left are not in "
		       "the Hub API: %zu needed.  Links work for 14 days.\n",
		       n);
	if (invite_list_count(l, INVITE_PENDING))
		printf("To send old ones again: hubdeck invites %s --older-than 14d "
		       "--resend\n",
		       v->org);
}

/* What is as it should be is a number; all of it with --dry-run. */
static json_object *shown_rows(const struct inviting *v, bool all)
{
	json_object *rows = invite_list_rows(&v->list), *some;

	if (all)
		return rows;
	some = json_object_new_array();
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		const struct invite_line *l = &v->list.v[i];
		json_object *row = json_object_array_get_idx(rows, i);

		if (l->verdict != INVITE_OK || l->why || l->note)
			json_object_array_add(some, json_object_get(row));
	}
	json_object_put(rows);
	return some;
}

static enum status print(const struct inviting *v, struct error *err)
{
	bool dry = v->o->config.dry_run;
	json_object *rows;
	struct output out;
	enum status st = ST_OK;

	output_init(&out, &v->o->config, stdout, v->estate.now);
	rows = shown_rows(v, dry || out.format != OUT_TABLE);
	if (out.format == OUT_JSON) {
		json_object *all = evidence_json(&v->estate, v->requests);

		json_object_object_add(all, "dry_run", json_object_new_boolean(dry));
		json_object_object_add(all, "counts", invite_list_counts(&v->list));
		if (v->job)
			json_put_text(all, "job", v->job);
		json_object_object_add(all, "invitees", rows);
		evidence_print(&out, all);
		return ST_OK;
	}
	if (json_object_array_length(rows) || out.format != OUT_TABLE)
		st = local_table(&out, columns,
				 COUNT(columns) - (v->job ? 0 : SENT_COLUMNS), rows,
				 err);
	json_object_put(rows);
	if (st == ST_OK && out.format == OUT_TABLE)
		say_counts(v);
	if (v->list.unused)
		output_note(&out, "columns not used: %.120s", v->list.unused);
	evidence_say_missing(&out, v->estate.missing);
	return st;
}

/* ---- sending -------------------------------------------------------------------- */

static enum status write_result(struct inviting *v, struct error *err)
{
	struct output out = { .to = v->result, .format = OUT_CSV };
	json_object *rows = invite_list_rows(&v->list);
	FILE *file = v->result;
	enum status st = local_table(&out, columns, COUNT(columns), rows, err);

	json_object_put(rows);
	v->result = NULL;
	return st == ST_OK ? new_file_close(file, v->result_path, err) : st;
}

static void tell(void *arg, const struct plan *plan, const struct job_summary *job)
{
	struct inviting *v = arg;
	struct error err = { 0 };
	bool table;
	struct output out;

	v->job = xstrdup(job->id);
	v->requests += (int)job->requests;
	invite_list_result(&v->list, plan);
	output_init(&out, &v->o->config, stdout, v->estate.now);
	table = out.format == OUT_TABLE;
	if (table)
		report_print(v->o, plan, job);
	else if (print(v, &err) != ST_OK)
		cli_fail(v->o, &err);
	if (!v->result)
		return;
	if (write_result(v, &err) != ST_OK)
		cli_fail(v->o, &err);
	else if (table)
		printf("  every line of the file, with what became of it: %s\n",
		       v->result_path);
}

static int send(struct inviting *v, struct error *err)
{
	struct plan *plan = v->plan;
	struct output out;
	int code;

	output_init(&out, &v->o->config, stdout, v->estate.now);
	if (out.format == OUT_TABLE && print(v, err) != ST_OK)
		return cli_fail(v->o, err);
	if (gate_plan(&v->o->config, plan, err) != ST_OK)
		return cli_fail(v->o, err);
	if (v->result_path)
		v->result = new_file_open(v->result_path, err);
	if (v->result_path && !v->result)
		return cli_fail(v->o, err);
	v->plan = NULL;
	code = apply_plan(v->program, plan, tell, v);
	return !code && wrong_lines(v) ? EXIT_PARTLY : code;
}

static int only_print(struct inviting *v, struct error *err)
{
	if (print(v, err) != ST_OK)
		return cli_fail(v->o, err);
	if (!estate_complete(&v->estate))
		return EXIT_INCOMPLETE;
	return !wrong_lines(v) ? 0 : v->o->config.dry_run ? EXIT_FOUND : EXIT_PARTLY;
}

int invite_command(struct program *p, struct error *err)
{
	struct inviting v = { .program = p, .o = &p->options };
	enum status st = prepare(&v, err);
	struct hub_status status;
	int code;

	if (st == ST_OK) {
		v.plan = invite_list_plan(&v.list, v.org, v.estate.now);
		hub_status(p->hub, &status);
		st = plan_sign(v.plan, &v.o->config, &status, err);
	}
	if (st != ST_OK)
		code = cli_fail(v.o, err);
	else if (v.o->config.dry_run || !v.plan->n)
		code = only_print(&v, err);
	else
		code = send(&v, err);
	done(&v);
	return code;
}

void invite_help(void)
{
	puts("hubdeck invite ORG --csv FILE: invite many people; - is standard input\n"
	     "\n"
	     "The first line of the file names its columns: email or username, and "
	     "perhaps role and team.\n"
	     "Each line is checked here and by the Hub before anything is sent; "
	     "--dry-run stops there.\n"
	     "Sent in groups of 100; after a lost answer the open invitations are "
	     "read, and nobody is\n"
	     "invited twice.  What was interrupted goes on with hubdeck apply "
	     "--resume ID.\n"
	     "\n"
	     "Exit 0: done; 3: some lines were wrong or refused.  With --dry-run 1: "
	     "some are wrong;\n"
	     "2: not everything could be read.\n");
	flags_print("invite");
}
