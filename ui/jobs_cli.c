#include "ui/jobs_cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/show.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/job_words.h"
#include "ui/local_table.h"

/* ---- jobs --------------------------------------------------------------------- */

static const struct local_column job_columns[] = {
	{ "job", 1, 0 },
	{ "state", 1, 0 },
	{ "where", 2, 0 },
	{ "done", 1, LOCAL_RIGHT },
	{ "left", 1, LOCAL_RIGHT },
	{ "failed", 2, LOCAL_RIGHT },
	{ "began", 2, LOCAL_TIME },
	{ "who", 3, 0 },
	{ "holder", 4, 0 },
	{ "planned", LOCAL_NOT_SHOWN, LOCAL_RIGHT },
	{ "gone", LOCAL_NOT_SHOWN, LOCAL_RIGHT },
	{ "drifted", LOCAL_NOT_SHOWN, LOCAL_RIGHT },
	{ "unknown", LOCAL_NOT_SHOWN, LOCAL_RIGHT },
	{ "ended", LOCAL_NOT_SHOWN, LOCAL_TIME },
	{ "runs", LOCAL_NOT_SHOWN, LOCAL_RIGHT },
	{ "why", LOCAL_NOT_SHOWN, 0 },
};

static void add_job(void *arg, const struct job_summary *s)
{
	json_object_array_add(arg, job_row(s));
}

static int list_jobs(struct program *p)
{
	const struct options *o = &p->options;
	json_object *rows = json_object_new_array();
	struct error err = { 0 };
	struct output out;
	enum status st =
		jobs_list(o->config.state_dir, p->journal, add_job, rows, &err);

	output_init(&out, &o->config, stdout, 0);
	if (st == ST_OK && out.format == OUT_TABLE && !json_object_array_length(rows))
		puts("No jobs.");
	else if (st == ST_OK)
		st = local_table(&out, job_columns, COUNT(job_columns), rows, &err);
	json_object_put(rows);
	return st == ST_OK ? 0 : cli_fail(o, &err);
}

static int stop_job(struct program *p)
{
	const struct options *o = &p->options;
	struct error err = { 0 };

	if (jobs_stop(o->config.state_dir, o->words[2], &err) != ST_OK)
		return cli_fail(o, &err);
	if (!o->config.quiet)
		fprintf(stderr,
			"hubdeck: %s was asked to stop; it finishes what is "
			"under way\n",
			o->words[2]);
	return 0;
}

/* Both only read what is on this machine. */
static bool open_state(struct program *p, struct error *err)
{
	p->journal = config_journal_path(&p->options.config, err);
	return p->journal != NULL;
}

int jobs_run(struct program *p, struct error *err)
{
	const struct options *o = &p->options;

	if (!open_state(p, err))
		return cli_fail(o, err);
	if (o->n_words == 1)
		return list_jobs(p);
	if (o->n_words == 3 && !strcmp(o->words[1], "stop"))
		return stop_job(p);
	error_set(err, ST_USAGE, "jobs: what is \"%.60s\"?", o->words[1]);
	error_hint(err, "hubdeck jobs, or hubdeck jobs stop ID");
	return cli_fail(o, err);
}

/* ---- report ------------------------------------------------------------------- */

static const struct local_column item_columns[] = {
	{ "where", 2, 0 },
	{ "name", 1, 0 },
	{ "state", 1, 0 },
	{ "http", 2, LOCAL_RIGHT },
	{ "note", 2, 0 },
	{ "n", LOCAL_NOT_SHOWN, LOCAL_RIGHT },
	{ "digest", LOCAL_NOT_SHOWN, 0 },
};

static void print_json(const struct output *out, const struct plan *plan,
		       const struct job_summary *job)
{
	json_object *report = job_report(plan, job);

	output_json(out->to, json_object_to_json_string_ext(
				     report, JSON_C_TO_STRING_NOSLASHESCAPE));
	fputc('\n', out->to);
	json_object_put(report);
}

static void print_line(void *arg, enum style style, const char *text)
{
	char *shown = show_line(str_from(text), CHARSET_UTF8);

	(void)arg;
	(void)style;
	printf("  %s\n", shown);
	free(shown);
}

static void print_people(const struct plan *plan, const struct job_summary *job)
{
	enum { SHOWN = 20 };
	const struct job_say say = { .line = print_line };
	size_t more;

	printf("%s  %s  %s\n", job->id, job->where, job_state_text(job->state));
	job_say_begun(&say, job);
	job_say_counts(&say, plan, job);
	more = job_say_odd(&say, plan, SHOWN);
	if (more)
		printf("  and %zu more: --csv has them all\n", more);
	job_say_storage(&say, job);
	job_say_cost(&say, job, true);
	if (job->state == JOB_UNFINISHED)
		printf("  to go on: hubdeck apply --resume %s\n", job->id);
}

int report_print(const struct options *o, const struct plan *plan,
		 const struct job_summary *job)
{
	struct error err = { 0 };
	json_object *rows;
	struct output out;
	enum status st;

	output_init(&out, &o->config, stdout, 0);
	if (out.format == OUT_JSON) {
		print_json(&out, plan, job);
		return 0;
	}
	if (out.format == OUT_TABLE) {
		print_people(plan, job);
		return 0;
	}
	rows = json_object_new_array();
	for (size_t i = 0; i < plan->n; i++)
		json_object_array_add(rows, job_item_row(plan, i));
	st = local_table(&out, item_columns, COUNT(item_columns), rows, &err);
	json_object_put(rows);
	return st == ST_OK ? 0 : cli_fail(o, &err);
}

int report_run(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	struct job_summary job = { 0 };
	struct plan *plan = NULL;
	int code;

	if (o->n_words != 2)
		error_set(err, ST_USAGE,
			  "report: of which job? hubdeck jobs lists them");
	else if (open_state(p, err))
		(void)!jobs_find(o->config.state_dir, p->journal, o->words[1], &plan,
				 &job, err);
	if (err->status != ST_OK || !plan)
		return cli_fail(o, err);
	code = report_print(o, plan, &job);
	plan_free(plan);
	return code;
}
