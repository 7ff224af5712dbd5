#include "ui/hooks_cli.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/hook_list.h"
#include "model/xalloc.h"
#include "ui/audit_page.h"
#include "ui/cli.h"
#include "ui/estate_get.h"
#include "ui/evidence.h"
#include "ui/flags.h"
#include "ui/local_table.h"

enum { EXIT_FOUND = 1, EXIT_INCOMPLETE = 2 };

static const struct local_column columns[] = {
	{ "repository", 1, 0 },
	{ "name", 1, 0 },
	{ "url", 1, 0 },
	{ "flags", 1, 0 },
	{ "repositories", 3, LOCAL_RIGHT },
	{ "last_updated", 2, LOCAL_TIME },
	{ "created", 4, LOCAL_TIME },
	{ "host", LOCAL_NOT_SHOWN, 0 },
	{ "slug", LOCAL_NOT_SHOWN, 0 },
};

static enum status check_words(const struct options *o, const char **ret_org,
			       struct error *err)
{
	if (flags_check(o, "hooks", err) ||
	    audit_page_check(flag_value(o, "report"), err))
		return err->status;
	return estate_org(o, ret_org, err);
}

static void say_counts(json_object *c, int requests)
{
	printf("\n%lld webhooks in %lld repositories: %lld plain http, %lld with a "
	       "secret in the address, %lld shared; %d requests\n",
	       (long long)json_int(c, "/webhooks"),
	       (long long)json_int(c, "/repositories"), (long long)json_int(c, "/http"),
	       (long long)json_int(c, "/secret"), (long long)json_int(c, "/shared"),
	       requests);
}

static enum status print(const struct options *o, const struct estate *e,
			 json_object *rows, json_object *counts, int requests,
			 struct error *err)
{
	struct output out;
	enum status st = ST_OK;

	output_init(&out, &o->config, stdout, e->now);
	if (out.format == OUT_JSON) {
		json_object *all = evidence_json(e, requests);

		json_object_object_add(all, "counts", json_object_get(counts));
		json_object_object_add(all, "webhooks", json_object_get(rows));
		evidence_print(&out, all);
		return ST_OK;
	}
	if (json_object_array_length(rows) || out.format != OUT_TABLE)
		st = local_table(&out, columns, COUNT(columns), rows, err);
	if (st == ST_OK && out.format == OUT_TABLE)
		say_counts(counts, requests);
	evidence_say_missing(&out, e->missing);
	return st;
}

static enum status write_page(const struct options *o, const struct estate *e,
			      json_object *rows, json_object *counts, int requests,
			      struct error *err)
{
	json_object *words = json_object_new_object();
	json_object *evidence = evidence_json(e, requests);
	char *title = xasprintf("Webhooks of %s", e->org);
	enum status st;

	for (size_t i = 0; i < n_hook_flags; i++)
		json_put_text(words, hook_flags[i].word, hook_flags[i].help);
	st = audit_page_write(
		flag_value(o, "report"),
		&(struct audit_page){
			.title = title,
			.evidence = evidence,
			.counts = counts,
			.remark = "Deliveries and their failures are not in the "
				  "Hub's API.",
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

int hooks_command(struct program *p, struct error *err)
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
						 .parts = ESTATE_NAMES | ESTATE_HOOKS },
			&e, &requests, err);
	if (st == ST_OK) {
		rows = hook_list(&e, o->config.reveal);
		counts = hook_list_counts(rows);
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

void hooks_help(void)
{
	puts("hubdeck hooks ORG: the webhooks of all repositories of an organization\n"
	     "\n"
	     "A request for each repository.  Exit 0: nothing to look at; 1: some have "
	     "a flag; 2: not\n"
	     "everything could be read.  --reveal shows addresses in full.\n");
	flags_print("hooks");
	puts("\nFlags:");
	for (size_t i = 0; i < n_hook_flags; i++)
		printf("  %-8s %s\n", hook_flags[i].word, hook_flags[i].help);
}
