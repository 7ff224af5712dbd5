#include "ui/members_cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/member_audit.h"
#include "model/xalloc.h"
#include "ui/audit_page.h"
#include "ui/cli.h"
#include "ui/estate_get.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/local_table.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2 };

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

static enum status check_words(const struct options *o, const char **ret_org,
			       struct error *err)
{
	if (flags_check(o, "members", err) ||
	    audit_page_check(flag_value(o, "report"), err) ||
	    estate_org(o, ret_org, err))
		return err->status;
	if (!flag_value(o, "audit")) {
		error_set(err, ST_USAGE, "members: what of them?");
		return error_hint(err,
				  "--audit flags them; hubdeck org list_members --org "
				  "%.60s lists them",
				  *ret_org ? *ret_org : "ORG");
	}
	return ST_OK;
}

static long long number(json_object *counts, const char *pointer)
{
	return json_int(counts, pointer);
}

/* The summary lines of UX 6 (i), and what the Hub cannot tell.  Of what was not read
 * nothing is said. */
static void say_counts(const struct estate *e, json_object *c, int requests)
{
	if (e->members)
		printf("\n%lld members: %lld owners, %lld editors",
		       number(c, "/members"), number(c, "/owners"),
		       number(c, "/editors"));
	else
		printf("\nmembers: not read");
	if (e->invites)
		printf("   %lld invites (%lld older than 14d)", number(c, "/invites"),
		       number(c, "/invites_old"));
	else
		printf("   invites: not read");
	puts("   seats: not in the Hub API");
	if (e->members)
		printf("%lld guests   %lld idle > 90d   %lld never seen   %lld in no "
		       "team   %lld joined lately\n",
		       number(c, "/guests"), number(c, "/idle"),
		       number(c, "/never_seen"), number(c, "/in_no_team"),
		       number(c, "/joined_lately"));
	printf("2FA and tokens of others: not in the Hub API, see Admin Console; "
	       "%d requests\n",
	       requests);
}

static enum status print(const struct options *o, const struct estate *e,
			 json_object *rows, json_object *counts, int requests,
			 struct error *err)
{
	struct output out;
	enum status st;

	output_init(&out, &o->config, stdout, e->now);
	if (out.format == OUT_JSON) {
		evidence_print(&out, evidence_members(e, rows, counts, requests));
		return ST_OK;
	}
	st = local_table(&out, columns, COUNT(columns), rows, err);
	if (st == ST_OK && out.format == OUT_TABLE)
		say_counts(e, counts, requests);
	evidence_say_missing(&out, e->missing);
	return st;
}

static void put_flag(json_object *words, size_t i, int weight)
{
	char *text = xasprintf("%s; risk %d", audit_flags[i].help, weight);

	json_put_text(words, audit_flags[i].word, text);
	free(text);
}

static enum status write_page(const struct options *o, const struct estate *e,
			      json_object *rows, json_object *counts, int requests,
			      struct error *err)
{
	json_object *words = json_object_new_object();
	json_object *evidence = evidence_json(e, requests);
	char *title = xasprintf("Members of %s", e->org);
	enum status st;

	for (size_t i = 0; i < n_audit_flags; i++)
		put_flag(words, i,
			 o->config.risk ? o->config.risk[i] : audit_flags[i].weight);
	st = audit_page_write(flag_value(o, "report"),
			      &(struct audit_page){
				      .title = title,
				      .evidence = evidence,
				      .counts = counts,
				      .remark = "Not in the Hub's API: seats, 2FA, "
						"and personal tokens of others.",
				      .columns = columns,
				      .n_columns = COUNT(columns),
				      .rows = rows,
				      .words = words,
			      },
			      err);
	free(title);
	json_object_put(evidence);
	json_object_put(words);
	return st;
}

int members_command(struct program *p, struct error *err)
{
	const struct options *o = &p->options;
	json_object *rows = NULL, *counts = NULL;
	struct estate e = { 0 };
	const char *org = NULL;
	int requests = 0, code;
	enum status st = check_words(o, &org, err);

	if (st == ST_OK)
		st = estate_get(
			p,
			&(struct estate_wanted){ .org = org,
						 .parts = ESTATE_PEOPLE | ESTATE_SCIM },
			&e, &requests, err);
	if (st == ST_OK) {
		rows = member_audit(
			&e, &(struct audit_options){ .weights = o->config.risk });
		counts = member_audit_counts(rows);
		member_audit_unread(&e, counts);
		st = write_page(o, &e, rows, counts, requests, err);
	}
	if (st == ST_OK)
		st = print(o, &e, rows, counts, requests, err);
	code = st != ST_OK                    ? cli_fail(o, err)
	       : !estate_complete(&e)         ? EXIT_INCOMPLETE
	       : json_int(counts, "/flagged") ? EXIT_FOUND
					      : 0;
	json_object_put(counts);
	json_object_put(rows);
	estate_done(&e);
	return code;
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
