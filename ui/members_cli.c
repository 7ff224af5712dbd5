#include "ui/members_cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/member_audit.h"
#include "model/xalloc.h"
#include "ui/audit_cli.h"
#include "ui/flags.h"

static const struct local_column columns[] = {
	{ "member", 1, 0 },
	{ "role", 1, 0 },
	{ "teams", 2, 0 },
	{ "joined", 2, LOCAL_TIME },
	{ "seen", 2, LOCAL_TIME },
	{ "flags", 1, 0 },
	{ "risk", 3, LOCAL_RIGHT },
	{ "email", 4, 0 },
	{ "name", 4, 0 },
	{ "kind", LOCAL_NOT_SHOWN, 0 },
	{ "id", LOCAL_NOT_SHOWN, 0 },
};

static enum status check(void *arg, const char *org, struct error *err)
{
	if (flag_value(arg, "audit"))
		return ST_OK;
	error_set(err, ST_USAGE, "members: what of them?");
	return error_hint(err,
			  "--audit flags them; hubdeck org list_members --org %.60s "
			  "lists them",
			  org ? org : "ORG");
}

static struct grouped number(json_object *counts, const char *pointer)
{
	return format_groups(json_int(counts, pointer));
}

static const char *many(json_object *counts, const char *pointer)
{
	return json_int(counts, pointer) == 1 ? "" : "s";
}

/* The summary lines of UX 6 (i), and what the Hub cannot tell.  Of what was not read
 * nothing is said. */
static void say(void *arg, const struct estate *e, const struct audit_found *f,
		int requests)
{
	json_object *c = f->counts;

	(void)arg;
	if (e->members)
		printf("%s member%s: %s owner%s, %s editor%s",
		       number(c, "/members").text, many(c, "/members"),
		       number(c, "/owners").text, many(c, "/owners"),
		       number(c, "/editors").text, many(c, "/editors"));
	else
		printf("members: not read");
	if (e->invites)
		printf("   %s invite%s (%s older than 14d)", number(c, "/invites").text,
		       many(c, "/invites"), number(c, "/invites_old").text);
	else
		printf("   invites: not read");
	puts("   seats: not in the Hub API");
	if (e->members)
		printf("%s guest%s   %s idle > 90d   %s never seen   %s in no "
		       "team   %s joined lately\n",
		       number(c, "/guests").text, many(c, "/guests"),
		       number(c, "/idle").text, number(c, "/never_seen").text,
		       number(c, "/in_no_team").text, number(c, "/joined_lately").text);
	printf("2FA and tokens of others: not in the Hub API, see Admin Console; "
	       "%d requests\n",
	       requests);
}

static void put_flag(json_object *words, size_t i, int weight)
{
	char *text = xasprintf("%s; risk %d", audit_flags[i].help, weight);

	json_put_text(words, audit_flags[i].word, text);
	free(text);
}

static struct audit_found judge(void *arg, const struct estate *e)
{
	const int *weights = ((const struct options *)arg)->config.risk;
	struct audit_found f = {
		.rows = member_audit(e, &(struct audit_options){ .weights = weights }),
		.words = json_object_new_object(),
	};

	f.counts = member_audit_counts(f.rows);
	member_audit_unread(e, f.counts);
	f.flagged = json_int(f.counts, "/flagged") > 0;
	for (size_t i = 0; i < n_audit_flags; i++)
		put_flag(f.words, i, weights ? weights[i] : audit_flags[i].weight);
	return f;
}

int members_command(struct program *p, struct error *err)
{
	return audit_run(p,
			 &(struct audit_command){
				 .name = "members",
				 .title = "Members",
				 .remark = "Not in the Hub's API: seats, 2FA, and "
					   "personal tokens of others.",
				 .parts = ESTATE_PEOPLE | ESTATE_SCIM,
				 .member = "members",
				 .columns = columns,
				 .n_columns = COUNT(columns),
				 .check = check,
				 .judge = judge,
				 .say = say,
				 .arg = &p->options,
			 },
			 err);
}

void members_help(void)
{
	puts("hubdeck members ORG --audit: who is in an organization, the riskiest "
	     "first\n"
	     "\n"
	     "Exit 0: nobody is flagged; 1: somebody is; 2: not everything could be "
	     "read.\n");
	flags_print("members");
	puts("\nFlags, and what they add to the risk ([risk] of the configuration "
	     "changes that):");
	for (size_t i = 0; i < n_audit_flags; i++)
		printf("  %-12s %2d  %s\n", audit_flags[i].word, audit_flags[i].weight,
		       audit_flags[i].help);
}
