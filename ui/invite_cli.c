#include "ui/invite_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/xalloc.h"
#include "ui/apply.h"
#include "ui/cli.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/gate.h"
#include "ui/input.h"
#include "ui/invite_reading.h"
#include "ui/invite_result.h"
#include "ui/jobs_cli.h"
#include "ui/new_file.h"
#include "ui/plan_sign.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2, EXIT_PARTLY = 3 };

struct inviting {
	struct program *program;
	const struct options *o;
	const char *org, *csv;
	struct invite_reading *reading;
	const struct estate *estate; /* of the reading */
	struct invite_list *list;    /* the same */
	int requests;
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
	invite_reading_free(v->reading);
	free(v->result_path);
	free(v->job);
}

/* ---- what is asked -------------------------------------------------------------- */

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
		v->result_path = invite_result_path(v->csv);
	return invite_check_presets(v->org, flag_value(o, "role"),
				    flag_value(o, "team"), err);
}

/* ---- reading -------------------------------------------------------------------- */

static enum status judge(struct inviting *v, struct str text, struct error *err)
{
	const struct options *o = v->o;
	const struct invite_ask ask = { .org = v->org,
					.text = text,
					.role = flag_value(o, "role"),
					.team = flag_value(o, "team"),
					.domains = flag_value(o, "domains") };
	enum status st;

	v->reading = invite_reading_new(v->program->hub, o->config.url, &ask);
	st = invite_reading_wait(v->reading, &o->config, err);
	if (st == ST_OK)
		st = invite_reading_result(v->reading, err);
	v->list = invite_reading_list(v->reading);
	v->estate = invite_reading_estate(v->reading);
	v->requests = invite_reading_requests(v->reading);
	if (flag_value(o, "resend"))
		invite_list_resend_all(v->list, true);
	return st;
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
		st = judge(v, text, err);
	input_free(&text);
	return st;
}

/* ---- what is printed ------------------------------------------------------------ */

static void put_line(void *arg, enum style style, const char *text)
{
	(void)arg;
	(void)style;
	puts(text);
}

static void say_counts(const struct inviting *v)
{
	const struct invite_say to = { .line = put_line };

	puts("");
	invite_say_counts(&to, v->list);
	if (!v->job && invite_list_count(v->list, INVITE_PENDING) &&
	    !invite_list_resends(v->list))
		puts("With --resend the open invitations are sent again, too.");
}

/* What is as it should be is a number; all of it with --dry-run. */
static json_object *shown_rows(const struct inviting *v, bool all)
{
	json_object *rows = invite_list_rows(v->list), *some;

	if (all)
		return rows;
	some = json_object_new_array();
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		const struct invite_line *l = &v->list->v[i];
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

	output_init(&out, &v->o->config, stdout, v->estate->now);
	rows = shown_rows(v, dry || out.format != OUT_TABLE);
	if (out.format == OUT_JSON) {
		json_object *all = evidence_json(v->estate, v->requests);

		json_object_object_add(all, "dry_run", json_object_new_boolean(dry));
		json_object_object_add(all, "counts", invite_list_counts(v->list));
		if (v->job)
			json_put_text(all, "job", v->job);
		json_object_object_add(all, "invitees", rows);
		evidence_print(&out, all);
		return ST_OK;
	}
	if (json_object_array_length(rows) || out.format != OUT_TABLE)
		st = local_table(&out, invite_columns,
				 n_invite_columns - (v->job ? 0 : INVITE_SENT_COLUMNS),
				 rows, err);
	json_object_put(rows);
	if (st == ST_OK && out.format == OUT_TABLE)
		say_counts(v);
	if (v->list->unused)
		output_note(&out, "columns not used: %.120s", v->list->unused);
	evidence_say_missing(&out, v->estate->missing);
	return st;
}

/* ---- sending -------------------------------------------------------------------- */

static enum status write_result(struct inviting *v, struct error *err)
{
	FILE *file = v->result;

	v->result = NULL;
	return invite_result_write(v->list, file, v->result_path, err);
}

static void tell(void *arg, const struct plan *plan, const struct job_summary *job)
{
	struct inviting *v = arg;
	struct error err = { 0 };
	bool table;
	struct output out;

	v->job = xstrdup(job->id);
	v->requests += (int)job->requests;
	(void)invite_list_result(v->list, plan);
	output_init(&out, &v->o->config, stdout, v->estate->now);
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

	output_init(&out, &v->o->config, stdout, v->estate->now);
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
	return !code && invite_wrong(v->list) ? EXIT_PARTLY : code;
}

static int only_print(struct inviting *v, struct error *err)
{
	if (print(v, err) != ST_OK)
		return cli_fail(v->o, err);
	if (!estate_complete(v->estate))
		return EXIT_INCOMPLETE;
	return !invite_wrong(v->list) ? 0
	       : v->o->config.dry_run ? EXIT_FOUND
				      : EXIT_PARTLY;
}

int invite_command(struct program *p, struct error *err)
{
	struct inviting v = { .program = p, .o = &p->options };
	enum status st = prepare(&v, err);
	struct hub_status status;
	int code;

	if (st == ST_OK) {
		v.plan = invite_list_plan(v.list, v.org, v.estate->now);
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
	     "Who is invited already is left alone, or with --resend sent the link "
	     "once more.\n"
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
