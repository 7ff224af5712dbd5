#include "ui/doctor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/doctor.h"
#include "model/format.h"
#include "model/nearest.h"
#include "model/xalloc.h"
#include "ui/audit_cli.h"
#include "ui/findings.h"
#include "ui/flags.h"

enum { SEVERITIES = SEVERITY_LOW + 1 };

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

static enum status check(void *arg, const char *org, struct error *err)
{
	struct sheet *s = arg;
	const char *name = flag_value(s->o, "check");
	const char *least = flag_value(s->o, "severity");

	(void)org;
	if (name && !doctor_check_find(name))
		return unknown_check(name, err);
	if (least && !is_severity(least))
		return error_set(err, ST_USAGE,
				 "--severity is high, medium or low, not \"%.40s\"",
				 least);
	return read_expiring(flag_value(s->o, "expiring"), &s->limits, err);
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

static struct audit_found judge(void *arg, const struct estate *e)
{
	const struct sheet *s = arg;
	const struct findings_wanted wanted = {
		.checks = s->topic->checks,
		.check = flag_value(s->o, "check"),
		.least = flag_value(s->o, "severity"),
		.expiring = flag_value(s->o, "expiring"),
		.limits = s->limits,
		.config = flag_value(s->o, "open") ? NULL : &s->o->config,
	};

	return findings_of(&wanted, e);
}

static void say(void *arg, const struct estate *e, const struct audit_found *f,
		int requests)
{
	const struct sheet *s = arg;
	size_t n = json_object_array_length(f->rows);
	struct doctor_policy p;
	char text[160];

	printf("%zu finding%s: %lld high, %lld medium, %lld low; %d requests\n", n,
	       n == 1 ? "" : "s", (long long)json_int(f->counts, "/high"),
	       (long long)json_int(f->counts, "/medium"),
	       (long long)json_int(f->counts, "/low"), requests);
	if (f->more && doctor_policy(e, &s->limits, &p))
		puts(doctor_policy_text(&p, text, sizeof(text)));
}

/* ---- the command ----------------------------------------------------------------- */

static int run(struct program *p, const struct topic *topic, struct error *err)
{
	const struct options *o = &p->options;
	struct sheet s = { .topic = topic, .o = o, .limits = doctor_limits };

	return audit_run(
		p,
		&(struct audit_command){
			.name = topic->command,
			.title = topic->title,
			.parts = flag_value(o, "expiring") ? ESTATE_ENDS : topic->parts,
			.member = "findings",
			.columns = columns,
			.n_columns = COUNT(columns),
			.check = check,
			.judge = judge,
			.say = say,
			.arg = &s,
		},
		err);
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
