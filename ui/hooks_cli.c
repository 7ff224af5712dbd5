#include "ui/hooks_cli.h"

#include <stdio.h>

#include "model/hook_list.h"
#include "model/xalloc.h"
#include "ui/audit_cli.h"
#include "ui/flags.h"

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
	{ "http", LOCAL_NOT_SHOWN, 0 },
	{ "secret", LOCAL_NOT_SHOWN, 0 },
	{ "target", LOCAL_NOT_SHOWN, 0 },
	{ "expect_final_callback", LOCAL_NOT_SHOWN, 0 },
};

static void say(void *arg, const struct estate *e, const struct audit_found *f,
		int requests)
{
	json_object *c = f->counts;
	long long n = json_int(c, "/webhooks"), repos = json_int(c, "/repositories");

	(void)arg;
	(void)e;
	printf("%lld webhook%s in %lld repositor%s: %lld plain http, %lld with a "
	       "secret in the address, %lld shared; %d requests\n",
	       n, n == 1 ? "" : "s", repos, repos == 1 ? "y" : "ies",
	       (long long)json_int(c, "/http"), (long long)json_int(c, "/secret"),
	       (long long)json_int(c, "/shared"), requests);
}

static struct audit_found judge(void *arg, const struct estate *e)
{
	const struct options *o = arg;
	struct audit_found f = { .rows = hook_list(e, o->config.reveal),
				 .words = json_object_new_object() };

	f.counts = hook_list_counts(f.rows);
	f.flagged = json_int(f.counts, "/flagged") > 0;
	for (size_t i = 0; i < n_hook_flags; i++)
		json_put_text(f.words, hook_flags[i].word, hook_flags[i].help);
	return f;
}

int hooks_command(struct program *p, struct error *err)
{
	return audit_run(
		p,
		&(struct audit_command){
			.name = "hooks",
			.title = "Webhooks",
			.remark = "Deliveries and their failures are not in the Hub's "
				  "API.",
			.parts = ESTATE_NAMES | ESTATE_HOOKS,
			.member = "webhooks",
			.columns = columns,
			.n_columns = COUNT(columns),
			.judge = judge,
			.say = say,
			.arg = &p->options,
		},
		err);
}

void hooks_help(void)
{
	puts("hubdeck hooks ORG: the webhooks of all repositories of an organization\n"
	     "\n"
	     "A request for each repository.  Exit 0: nothing to look at; 1: some have "
	     "a flag; 2: not\n"
	     "everything could be read.  --reveal shows addresses in full; a snapshot "
	     "has none.\n");
	flags_print("hooks");
	puts("\nFlags:");
	for (size_t i = 0; i < n_hook_flags; i++)
		printf("  %-8s %s\n", hook_flags[i].word, hook_flags[i].help);
}
