#include "ui/doctor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/doctor.h"
#include "model/nearest.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/estate_get.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/local_table.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2, SEVERITIES = SEVERITY_LOW + 1 };

struct sheet {
	const struct options *o;
	json_object *rows;
	size_t n[SEVERITIES];
};

/* ---- what is asked for ------------------------------------------------------- */

static enum status unknown_check(const char *name, struct error *err)
{
	struct nearest near = { .word = name };

	for (size_t i = 0; i < n_doctor_checks; i++)
		nearest_offer(&near, doctor_checks[i].name);
	error_set(err, ST_USAGE, "there is no check \"%.40s\"", name);
	nearest_hint(&near, "hubdeck doctor --help lists them", err);
	return err->status;
}

static bool is_severity(const char *text)
{
	for (int s = 0; s < SEVERITIES; s++)
		if (!strcmp(severity_text((enum severity)s), text))
			return true;
	return false;
}

static enum status check_words(const struct options *o, struct error *err)
{
	const char *check = flag_value(o, "check"), *least = flag_value(o, "severity");

	if (flags_check(o, "doctor", err))
		return err->status;
	if (o->n_words != 2) {
		error_set(err, ST_USAGE, "doctor: of which organization?");
		return error_hint(err, "hubdeck doctor ORG");
	}
	if (check && !doctor_check_find(check))
		return unknown_check(check, err);
	if (least && !is_severity(least))
		return error_set(err, ST_USAGE,
				 "--severity is high, medium or low, not \"%.40s\"",
				 least);
	return ST_OK;
}

static bool is_wanted(const struct options *o, const struct finding *f)
{
	const char *check = flag_value(o, "check"), *least = flag_value(o, "severity");

	if (check && strcmp(check, f->check->name) != 0)
		return false;
	for (int s = 0; least && s < (int)f->check->severity; s++)
		if (!strcmp(severity_text((enum severity)s), least))
			return false;
	return true;
}

/* ---- what is printed ----------------------------------------------------------- */

static const struct local_column columns[] = {
	{ "severity", 1, 0 }, { "check", 1, 0 },   { "subject", 1, 0 },
	{ "why", 2, 0 },      { "account", 3, 0 }, { "help", LOCAL_NOT_SHOWN, 0 },
};

static void put(json_object *row, const char *name, const char *text)
{
	json_object_object_add(row, name, json_object_new_string(text));
}

static void on_finding(void *arg, const struct finding *f)
{
	struct sheet *s = arg;
	json_object *row;

	if (!is_wanted(s->o, f))
		return;
	row = json_object_new_object();
	put(row, "severity", severity_text(f->check->severity));
	put(row, "check", f->check->name);
	put(row, "subject", f->subject);
	put(row, "why", f->why);
	put(row, "account", f->account);
	put(row, "help", f->check->help);
	json_object_array_add(s->rows, row);
	s->n[f->check->severity]++;
}

static void print_json(const struct output *out, const struct sheet *s,
		       const struct estate *e, int requests)
{
	json_object *o = evidence_json(e, requests), *counts = json_object_new_object();

	for (int i = 0; i < SEVERITIES; i++)
		json_object_object_add(counts, severity_text((enum severity)i),
				       json_object_new_int64((int64_t)s->n[i]));
	json_object_object_add(o, "counts", counts);
	json_object_object_add(o, "findings", json_object_get(s->rows));
	evidence_print(out, o);
}

static enum status print(const struct sheet *s, const struct estate *e, int requests,
			 struct error *err)
{
	size_t n = json_object_array_length(s->rows);
	struct output out;
	enum status st = ST_OK;

	output_init(&out, &s->o->config, stdout, e->now);
	if (out.format == OUT_JSON) {
		print_json(&out, s, e, requests);
		return ST_OK;
	}
	if (n || out.format != OUT_TABLE)
		st = local_table(&out, columns, COUNT(columns), s->rows, err);
	if (st == ST_OK && out.format == OUT_TABLE)
		printf("%s%zu finding%s: %zu high, %zu medium, %zu low; %d requests\n",
		       n ? "\n" : "", n, n == 1 ? "" : "s", s->n[SEVERITY_HIGH],
		       s->n[SEVERITY_MEDIUM], s->n[SEVERITY_LOW], requests);
	evidence_say_missing(&out, e->missing);
	return st;
}

/* ---- the command ----------------------------------------------------------------- */

int doctor_command(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	struct sheet s = { .o = o, .rows = json_object_new_array() };
	struct estate e = { 0 };
	int requests = 0, code;
	enum status st = check_words(o, err);

	if (st == ST_OK)
		st = estate_get(p,
				&(struct estate_wanted){ .org = o->words[1],
							 .parts = ESTATE_EVERYTHING },
				&e, &requests, err);
	if (st == ST_OK) {
		doctor_run(&e, &doctor_limits, on_finding, &s);
		st = print(&s, &e, requests, err);
	}
	code = st != ST_OK                        ? cli_fail(o, err)
	       : !estate_complete(&e)             ? EXIT_INCOMPLETE
	       : json_object_array_length(s.rows) ? EXIT_FOUND
						  : 0;
	json_object_put(s.rows);
	estate_done(&e);
	return code;
}

void doctor_help(void)
{
	puts("hubdeck doctor ORG: what is wrong in an organization, the worst first\n"
	     "\n"
	     "Reads people, tokens, repositories, access and webhooks; changes "
	     "nothing.  "
	     "Exit 0: nothing\n"
	     "found; 1: something; 2: not everything could be read.\n");
	flags_print("doctor");
	puts("\nChecks:");
	for (size_t i = 0; i < n_doctor_checks; i++)
		printf("  %-6s %-20s %s\n", severity_text(doctor_checks[i].severity),
		       doctor_checks[i].name, doctor_checks[i].help);
}
