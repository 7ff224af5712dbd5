#include "ui/doctor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/doctor.h"
#include "model/format.h"
#include "model/nearest.h"
#include "model/xalloc.h"
#include "ui/audit_page.h"
#include "ui/cli.h"
#include "ui/estate_get.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/local_table.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2, SEVERITIES = SEVERITY_LOW + 1 };

/* What of it a command is about. */
struct topic {
	const char *command, *title;
	unsigned parts;     /* enum estate_parts */
	const char *checks; /* how their names begin */
};

static const struct topic all = { "doctor", "Findings", ESTATE_EVERYTHING, "" };
static const struct topic tokens = { "tokens", "Tokens",
				     ESTATE_TOKENS | ESTATE_PLAN | ESTATE_PEOPLE |
					     ESTATE_NAMES,
				     "token-" };

struct sheet {
	const struct topic *topic;
	const struct options *o;
	struct doctor_limits limits;
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

static enum status read_expiring(const char *text, struct doctor_limits *limits,
				 struct error *err)
{
	enum { DAY = 86400, DAYS_MAX = 3650 };
	int64_t seconds;

	if (!text)
		return ST_OK;
	if (!parse_age(str_from(text), &seconds) || seconds <= 0 ||
	    seconds > (int64_t)DAYS_MAX * DAY)
		return error_set(err, ST_USAGE,
				 "--expiring: a time such as 30d, not \"%.40s\"", text);
	limits->expiring = (int)((seconds + DAY - 1) / DAY);
	return ST_OK;
}

static enum status check_words(struct sheet *s, const char **ret_org, struct error *err)
{
	const struct options *o = s->o;
	const char *check = flag_value(o, "check"), *least = flag_value(o, "severity");

	if (flags_check(o, s->topic->command, err) ||
	    audit_page_check(flag_value(o, "report"), err) ||
	    estate_org(o, ret_org, err))
		return err->status;
	if (check && !doctor_check_find(check))
		return unknown_check(check, err);
	if (least && !is_severity(least))
		return error_set(err, ST_USAGE,
				 "--severity is high, medium or low, not \"%.40s\"",
				 least);
	return read_expiring(flag_value(o, "expiring"), &s->limits, err);
}

static enum severity severity_of(json_object *row)
{
	return doctor_check_find(json_text(row, "/check"))->severity;
}

static bool is_wanted(const struct sheet *s, json_object *row)
{
	const char *name = json_text(row, "/check");
	const char *check = flag_value(s->o, "check");
	const char *least = flag_value(s->o, "severity");

	if (flag_value(s->o, "expiring"))
		check = "token-expiring";
	if (strncmp(name, s->topic->checks, strlen(s->topic->checks)) != 0)
		return false;
	if (check && strcmp(check, name) != 0)
		return false;
	for (int i = 0; least && i < (int)severity_of(row); i++)
		if (!strcmp(severity_text((enum severity)i), least))
			return false;
	return true;
}

/* ---- what is printed ----------------------------------------------------------- */

static const struct local_column columns[] = {
	{ "severity", 1, 0 },
	{ "check", 1, 0 },
	{ "subject", 1, 0 },
	{ "why", 2, 0 },
	{ "account", 3, 0 },
	{ "help", LOCAL_NOT_SHOWN, 0 },
	{ "pane", LOCAL_NOT_SHOWN, 0 },
	{ "name", LOCAL_NOT_SHOWN, 0 },
	{ "repository", LOCAL_NOT_SHOWN, 0 },
	{ "id", LOCAL_NOT_SHOWN, 0 },
};

static void take_findings(struct sheet *s, const struct estate *e)
{
	json_object *found = doctor_run(e, &s->limits);

	for (size_t i = 0; i < json_object_array_length(found); i++) {
		json_object *row = json_object_array_get_idx(found, i);

		if (!is_wanted(s, row))
			continue;
		json_object_array_add(s->rows, json_object_get(row));
		s->n[severity_of(row)]++;
	}
	json_object_put(found);
}

static json_object *counts_of(const struct sheet *s)
{
	json_object *counts = json_object_new_object();

	for (int i = 0; i < SEVERITIES; i++)
		json_object_object_add(counts, severity_text((enum severity)i),
				       json_object_new_int64((int64_t)s->n[i]));
	return counts;
}

/* Of what the findings about repositories are the exceptions. */
static bool policy_of(const struct sheet *s, const struct estate *e,
		      struct doctor_policy *ret)
{
	return s->topic == &all && doctor_policy(e, &s->limits, ret);
}

static json_object *policy_json(const struct doctor_policy *p)
{
	json_object *o = json_object_new_object();

	json_object_object_add(o, "repositories",
			       json_object_new_int64((int64_t)p->repositories));
	json_object_object_add(o, "settings_read",
			       json_object_new_int64((int64_t)p->settings));
	json_object_object_add(o, "immutable_tags",
			       json_object_new_int64((int64_t)p->immutable));
	json_object_object_add(o, "described",
			       json_object_new_int64((int64_t)p->described));
	json_object_object_add(o, "pushed_in_a_year",
			       json_object_new_int64((int64_t)p->pushed));
	return o;
}

static void print_json(const struct output *out, const struct sheet *s,
		       const struct estate *e, int requests)
{
	json_object *o = evidence_json(e, requests);
	struct doctor_policy p;

	json_object_object_add(o, "counts", counts_of(s));
	if (policy_of(s, e, &p))
		json_object_object_add(o, "policy", policy_json(&p));
	json_object_object_add(o, "findings", json_object_get(s->rows));
	evidence_print(out, o);
}

static void say_counts(const struct sheet *s, const struct estate *e, int requests)
{
	size_t n = json_object_array_length(s->rows);
	struct doctor_policy p;
	char text[160];

	printf("%s%zu finding%s: %zu high, %zu medium, %zu low; %d requests\n",
	       n ? "\n" : "", n, n == 1 ? "" : "s", s->n[SEVERITY_HIGH],
	       s->n[SEVERITY_MEDIUM], s->n[SEVERITY_LOW], requests);
	if (policy_of(s, e, &p))
		puts(doctor_policy_text(&p, text, sizeof(text)));
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
		say_counts(s, e, requests);
	evidence_say_missing(&out, e->missing);
	return st;
}

/* The words are those of the checks that found something. */
static enum status write_page(const struct sheet *s, const struct estate *e,
			      int requests, struct error *err)
{
	json_object *words = json_object_new_object(), *counts = counts_of(s);
	json_object *evidence = evidence_json(e, requests);
	char *title = xasprintf("%s of %s", s->topic->title, e->org);
	enum status st;

	for (size_t i = 0; i < json_object_array_length(s->rows); i++) {
		json_object *row = json_object_array_get_idx(s->rows, i);

		json_object_object_add(words,
				       json_object_get_string(json_at(row, "/check")),
				       json_object_get(json_at(row, "/help")));
	}
	st = audit_page_write(flag_value(s->o, "report"),
			      &(struct audit_page){
				      .title = title,
				      .evidence = evidence,
				      .counts = counts,
				      .columns = columns,
				      .n_columns = COUNT(columns),
				      .rows = s->rows,
				      .words = words,
			      },
			      err);
	free(title);
	json_object_put(evidence);
	json_object_put(counts);
	json_object_put(words);
	return st;
}

/* ---- the command ----------------------------------------------------------------- */

static int run(struct program *p, const struct topic *topic, struct error *err)
{
	const struct options *o = &p->options;
	struct sheet s = { .topic = topic,
			   .o = o,
			   .limits = doctor_limits,
			   .rows = json_object_new_array() };
	struct estate_wanted wanted = {
		.parts = flag_value(o, "expiring") ? ESTATE_TOKENS : topic->parts,
	};
	struct estate e = { 0 };
	int requests = 0, code;
	enum status st = check_words(&s, &wanted.org, err);

	if (st == ST_OK)
		st = estate_get(p, &wanted, &e, &requests, err);
	if (st == ST_OK) {
		take_findings(&s, &e);
		st = write_page(&s, &e, requests, err);
	}
	if (st == ST_OK)
		st = print(&s, &e, requests, err);
	code = st != ST_OK                        ? cli_fail(o, err)
	       : !estate_complete(&e)             ? EXIT_INCOMPLETE
	       : json_object_array_length(s.rows) ? EXIT_FOUND
						  : 0;
	json_object_put(s.rows);
	estate_done(&e);
	return code;
}

int doctor_command(struct program *p, struct error *err)
{
	return run(p, &all, err);
}

int tokens_command(struct program *p, struct error *err)
{
	return run(p, &tokens, err);
}

static void say_checks(const struct topic *topic)
{
	puts("\nChecks:");
	for (size_t i = 0; i < n_doctor_checks; i++)
		if (!strncmp(doctor_checks[i].name, topic->checks,
			     strlen(topic->checks)))
			printf("  %-6s %-20s %s\n",
			       severity_text(doctor_checks[i].severity),
			       doctor_checks[i].name, doctor_checks[i].help);
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
	say_checks(&all);
}

void tokens_help(void)
{
	puts("hubdeck tokens ORG: what is wrong with the access tokens of an "
	     "organization, and your own\n"
	     "\n"
	     "The checks of hubdeck doctor that are about tokens, with fewer requests. "
	     " Exit 0: nothing\n"
	     "found; 1: something; 2: not everything could be read.\n");
	flags_print("tokens");
	say_checks(&tokens);
}
