/* The repositories, grants and webhooks of the organizations for audits (audited.c). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/fixture.h"

#define NW   "northwind"
#define FAB  "fabrikam"
#define DAYS 24

static const struct {
	struct plan plan;
	const char *grants; /* "team:right", between spaces */
	bool immutable;
	const char *finds;
} repos[] = {
	{ { NW, "shop", "The storefront", true, 8 * GB, 91022, 0, 5, 20, 2, BY_VERSION,
	    OCI, 0x20 },
	  "web:write platform:admin ci:write",
	  true,
	  "" },
	{ { NW, "checkout", "Baskets and payment", true, 3 * GB, 40123, 0, 9, 12, 2,
	    BY_VERSION, OCI, 0x20 },
	  "web:write ops:write",
	  true,
	  "" },
	{ { NW, "warehouse-etl", "Loads the warehouse", true, 12 * GB, 7012, 0, 30, 9,
	    1, BY_DAY, OCI, 0x8 },
	  "data:write contractors:admin",
	  true,
	  "" },
	{ { NW, "ml-features", "Features for the models", true, 21 * GB, 3110, 0, 50, 8,
	    1, BY_DAY, OCI, 0x80 },
	  "data:write platform:read",
	  true,
	  "" },
	{ { NW, "gateway", "In front of everything", true, 900 * MB, 120442, 0, 12, 10,
	    2, BY_VERSION, OCI, 0x4 },
	  "platform:admin ops:read release:write",
	  false,
	  "repo-mutable" },
	{ { NW, "site", "www.northwind.example, for everybody", false, 400 * MB, 8012,
	    3, 70, 6, 2, BY_DAY, OCI, 0x20 },
	  "web:write",
	  true,
	  "" },
	{ { NW, "sdk", "For partners and everybody else", false, 300 * MB, 55123, 41,
	    100, 14, 2, BY_VERSION, OCI, 0x10 },
	  "platform:write",
	  true,
	  "" },
	{ { NW, "internal-payroll", "Payroll exports", false, 90 * MB, 12, 0, 12 * DAYS,
	    4, 1, BY_DAY, OCI, 0 },
	  "ops:admin",
	  true,
	  "repo-public-mistake" },
	{ { NW, "customer-export", "INTERNAL ONLY: exports for the data team", false,
	    210 * MB, 31, 0, 20 * DAYS, 5, 1, BY_DAY, OCI, 0 },
	  "data:write",
	  true,
	  "repo-public-mistake" },
	{ { NW, "attic-2019", "The shop of 2019", true, 2 * GB, 812, 0, 500 * DAYS, 5,
	    1, BY_VERSION, OLD, 0 },
	  "web:read",
	  true,
	  "repo-idle" },
	{ { NW, "batch-reports", "", true, 1 * GB, 204, 0, 420 * DAYS, 6, 1, BY_DAY,
	    OLD, 0 },
	  "data:read",
	  true,
	  "repo-idle repo-no-description" },
	{ { NW, "year-end", "Runs once a year", true, 700 * MB, 66, 0, 350 * DAYS, 3, 1,
	    BY_VERSION, OCI, 0 },
	  "ops:write",
	  true,
	  "" },
	{ { NW, "tmp-loader", "", true, 150 * MB, 9, 0, 15 * DAYS, 3, 1, BY_HASH, OCI,
	    0 },
	  "data:write",
	  false,
	  "repo-no-description repo-mutable" },
	{ { NW, "orphan-tool", "Whose was it?", true, 80 * MB, 4, 0, 33 * DAYS, 2, 1,
	    BY_HASH, OCI, 0 },
	  "",
	  false,
	  "repo-no-team repo-mutable" },
	{ { NW, "sealed-keys", "Signing service", true, 60 * MB, 910, 0, 3 * DAYS, 4, 1,
	    BY_VERSION, OCI, 0x800 },
	  "legacy-admins:admin",
	  true,
	  "repo-no-team" },

	{ { FAB, "anvil", "Our open tools", false, 2 * GB, 4410, 7, 40, 6, 2,
	    BY_VERSION, OCI, 0x10 },
	  "dev:write",
	  true,
	  "" },
	{ { FAB, "press", "Prints the labels", true, 1 * GB, 812, 0, 60, 5, 1,
	    BY_VERSION, OCI, 0 },
	  "dev:write qa:read",
	  true,
	  "" },
	{ { FAB, "forge", "Builds the rest", true, 5 * GB, 391, 0, 80, 5, 1, BY_VERSION,
	    OCI, 0 },
	  "",
	  true,
	  "repo-no-team" },
};

static const struct {
	const char *ns, *repo, *name, *url, *finds;
} webhooks[] = {
	{ NW, "shop", "deploy", "https://ci.northwind.example/hooks/deploy", "" },
	{ NW, "checkout", "deploy", "https://ci.northwind.example/hooks/deploy", "" },
	{ NW, "gateway", "deploy", "https://ci.northwind.example/hooks/deploy", "" },
	{ NW, "site", "deploy", "https://ci.northwind.example/hooks/deploy", "" },
	{ NW, "checkout", "notify", "http://10.0.0.12:8080/notify", "webhook-http" },
	{ NW, "gateway", "chat", "https://bot:hunter2@chat.example/rooms/7",
	  "webhook-credentials" },
	{ NW, "warehouse-etl", "reload", "http://etl:s3same@etl.northwind.example/run",
	  "webhook-http webhook-credentials" },
	{ NW, "sdk", "announce", "https://hooks.example/in?token=9f2c61d0b7",
	  "webhook-credentials" },
	{ NW, "ml-features", "train", "https://train.northwind.example/start", "" },
	{ FAB, "press", "print", "http://press.fabrikam.example/new", "webhook-http" },
	{ FAB, "anvil", "docs", "https://docs.fabrikam.example/build", "" },
};

/* Who has two ways to one repository, and guests who administer one. */
static const struct {
	const char *check, *org, *subject, *why;
} paths[] = {
	{ "two-paths", NW, "halberry northwind/checkout", "teams web and ops" },
	{ "two-paths", NW, "zoefox northwind/ml-features", "teams data and platform" },
	{ "two-paths", NW, "quentin northwind/gateway", "editor, and team release" },
	{ "guest-admin", NW, "xenapap northwind/warehouse-etl", "team contractors" },
	{ "guest-admin", NW, "emilstad northwind/warehouse-etl", "team contractors" },
	{ "two-paths", FAB, "jensholt fabrikam/press", "teams dev and qa" },
	{ "webhook-same-target", NW, "ci.northwind.example", "four repositories" },
};

static enum right read_right(const char *s)
{
	return *s == 'a' ? RIGHT_ADMIN : *s == 'w' ? RIGHT_WRITE : RIGHT_READ;
}

static void add_grants(struct world *w, const struct repo *r, const char *grants)
{
	char team[40];

	while (*grants) {
		size_t n = strcspn(grants, " "), name = strcspn(grants, ":");

		snprintf(team, sizeof(team), "%.*s", (int)name, grants);
		fixture_allow(w, r->ns, r->name, team, read_right(grants + name + 1));
		grants += n + (grants[n] == ' ');
	}
}

static const char *why_repo(const struct repo *r, const char *check)
{
	if (!strcmp(check, "repo-idle"))
		return "nothing was pushed for more than a year";
	if (!strcmp(check, "repo-no-description"))
		return "no description";
	if (!strcmp(check, "repo-mutable"))
		return "no immutable tags";
	if (!strcmp(check, "repo-no-team"))
		return strcmp(r->name, "sealed-keys") ? "private, no team has a grant"
						      : "its only team is empty";
	return "public, though it calls itself internal";
}

static void note_finds(struct world *w, const char *ns, const char *subject,
		       const char *finds, const struct repo *r)
{
	char check[40];

	while (*finds) {
		size_t n = strcspn(finds, " ");

		snprintf(check, sizeof(check), "%.*s", (int)n, finds);
		finding_add(w, check, ns, subject, "%s",
			    r ? why_repo(r, check)
			    : !strcmp(check, "webhook-http")
				    ? "its URL is plain http"
				    : "its URL holds a secret");
		finds += n + (finds[n] == ' ');
	}
}

static void add_webhook(struct world *w, size_t i)
{
	struct webhook *h = list_add(&w->webhooks, sizeof(*h));
	char subject[200];

	h->repo = world_repo(w, webhooks[i].ns, webhooks[i].repo);
	h->name = must_dup(webhooks[i].name);
	h->slug = must_dup(webhooks[i].name);
	h->creator = must_dup("nadia");
	h->id = w->next_id += 17;
	h->created = h->updated = w->base - (int64_t)(i * 40 + 20) * NS_DAY;
	h->hooks = array_room(NULL, 0, &h->cap_hooks, sizeof(*h->hooks));
	h->hooks[h->n_hooks++] = (struct hook){ .name = must_dup(webhooks[i].name),
						.url = must_dup(webhooks[i].url),
						.id = w->next_id += 17,
						.created = h->created };
	snprintf(subject, sizeof(subject), "%s/%s:%s", webhooks[i].ns, webhooks[i].repo,
		 webhooks[i].name);
	note_finds(w, webhooks[i].ns, subject, webhooks[i].finds, NULL);
}

void audited_repos(struct world *w)
{
	char subject[200];

	for (size_t i = 0; i < sizeof(repos) / sizeof(*repos); i++) {
		struct repo *r = fixture_repo(w, &repos[i].plan);

		snprintf(subject, sizeof(subject), "%s/%s", r->ns, r->name);
		add_grants(w, r, repos[i].grants);
		if (repos[i].immutable)
			repo_rule(r, "^v?[0-9]");
		note_finds(w, r->ns, subject, repos[i].finds, r);
	}
	for (size_t i = 0; i < sizeof(webhooks) / sizeof(*webhooks); i++)
		add_webhook(w, i);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		finding_add(w, paths[i].check, paths[i].org, paths[i].subject, "%s",
			    paths[i].why);
}
