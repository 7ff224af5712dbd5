/* The tokens of the organizations for audits (audited.c). */
#include <stdio.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/fixture.h"
#include "tests/hubsim/scopes.h"

#define NW  "northwind"
#define FAB "fabrikam"

#define PULL " scope-image-pull\n"
#define PUSH " scope-image-pull scope-image-push\n"
#define WIPE " scope-image-push scope-image-delete\n"

struct token {
	const char *org, *label, *scopes, *by;
	int created_days, used_days; /* -1: never used */
	int expires_days;            /* from now on; 0: never */
	const char *finds;
};

static const struct token tokens[] = {
	{ NW, "ci-publish", NW "/shop" PUSH, "nadia", 165, 0, 200, "" },
	{ NW, "old-jenkins", NW "/*" PUSH, "oskarl", 800, -1, 0,
	  "token-never-used token-wildcard" },
	{ NW, "mirror", NW "/sdk" PULL, "nadia", 500, 120, 0, "token-unused" },
	{ NW, "nightly", NW "/warehouse-etl" PUSH, "nadia", 354, 1, 11,
	  "token-expiring" },
	{ NW, "release-bot", NW "/gateway" PUSH NW "/sdk" PUSH, "oskarl", 340, 2, 25,
	  "token-expiring" },
	{ NW, "scanner", NW "/checkout" PULL, "nadia", 320, 3, 45, "" },
	{ NW, "scanner-2024", NW "/checkout" PULL, "nadia", 385, 25, -20,
	  "token-expired" },
	{ NW, "loader", NW "/warehouse-etl" PULL, "wandah", 300, 6, 0,
	  "token-creator-gone" },
	{ NW, "legacy-push", NW "/old-shop" PUSH, "mallory", 610, 88, 0,
	  "token-creator-gone token-dangling" },
	{ NW, "reader", NW "/vanished" PULL NW "/ml-features" PULL, "nadia", 90, 4, 0,
	  "token-dangling" },
	{ NW, "everything", NW "/*" WIPE "@ scope-member-edit scope-group-edit\n",
	  "petran", 30, 9, 0, "token-wildcard" },
	{ NW, "members-sync", "@ scope-member-read\n", "nadia", 60, 0, 0, "" },

	{ FAB, "ci-1", FAB "/anvil" PUSH, "fritzk", 300, 1, 0, "" },
	{ FAB, "ci-2", FAB "/press" PUSH, "fritzk", 200, 1, 0, "" },
	{ FAB, "ci-2024-a", FAB "/anvil" PUSH, "fritzk", 600, 240, -235,
	  "token-expired" },
	{ FAB, "ci-2024-b", FAB "/press" PUSH, "fritzk", 580, 220, -215,
	  "token-expired" },
	{ FAB, "ci-2024-c", FAB "/forge" PUSH, "nadia", 560, 200, -195,
	  "token-expired" },
	{ FAB, "deploy-a", FAB "/anvil" PULL, "nadia", 100, 2, 300, "" },
	{ FAB, "deploy-b", FAB "/press" PULL, "nadia", 100, 3, 300, "" },
	{ FAB, "deploy-c", FAB "/forge" PULL, "larsen", 700, 12, 0,
	  "token-creator-gone" },
	{ FAB, "metrics", "@ scope-activity-read\n", "nadia", 40, 5, 60, "" },
	{ FAB, "people", "@ scope-member-read\n", "fritzk", 41, 30, 61, "" },
};

/* Of nadia; only she can see them. */
static const struct token personal[] = {
	{ "", "old-ci", "repo:write", "", 700, 200, 0, "token-unused" },
	{ "", "cron", "repo:read", "", 100, -1, 0, "token-never-used" },
	{ "", "demo", "repo:read", "", 84, 1, 6, "token-expiring" },
	{ "", "trial", "repo:admin", "", 120, 31, -30, "token-expired" },
};

static void why_token(const struct token *t, const char *check, char out[200])
{
	if (!strcmp(check, "token-never-used"))
		snprintf(out, 200, "made %d days ago, never used", t->created_days);
	else if (!strcmp(check, "token-unused"))
		snprintf(out, 200, "last used %d days ago", t->used_days);
	else if (!strcmp(check, "token-expiring"))
		snprintf(out, 200, "expires in %d days", t->expires_days);
	else if (!strcmp(check, "token-expired"))
		snprintf(out, 200, "expired %d days ago", -t->expires_days);
	else if (!strcmp(check, "token-creator-gone"))
		snprintf(out, 200, "made by %s, who is no member", t->by);
	else
		snprintf(out, 200, "reaches %.*s", (int)strcspn(t->scopes, " "),
			 t->scopes);
}

static void note_finds(struct world *w, const struct token *t)
{
	const char *s = t->finds;
	char check[40], why[200];

	while (*s) {
		size_t n = strcspn(s, " ");

		snprintf(check, sizeof(check), "%.*s", (int)n, s);
		why_token(t, check, why);
		finding_add(w, check, *t->org ? t->org : "nadia", t->label, "%s", why);
		s += n + (s[n] == ' ');
	}
}

static void add_token(struct world *w, const struct token *t)
{
	struct secret *s = list_add(&w->secrets, sizeof(*s));
	struct buf text = { 0 };

	buf_fmt(&text, "dckr_%s_%s_%s", *t->org ? "oat" : "pat",
		*t->org ? t->org : "nadia", t->label);
	world_uuid(w, text.data, s->uuid);
	s->secret = text.data;
	s->label = must_dup(t->label);
	s->description = must_dup("");
	s->by = must_dup(t->by);
	s->scopes = must_dup(t->scopes);
	s->level = LEVEL_READ;
	s->created = w->base - t->created_days * NS_DAY - 7 * NS_HOUR - 123456000;
	if (t->used_days >= 0)
		s->used = w->base - t->used_days * NS_DAY - 2 * NS_HOUR;
	if (t->expires_days)
		s->expires = w->base + t->expires_days * NS_DAY - NS_HOUR;
	s->user = *t->org ? NULL : world_user(w, "nadia");
	s->org = *t->org ? world_org(w, t->org) : NULL;
	s->resources = *t->org ? scope_resources(t->scopes, t->org) : NULL;
	note_finds(w, t);
}

/* The tokens that accounts.c made are in use. */
static void use(struct world *w, const char *secret)
{
	world_secret(w, secret)->used = w->base - 3 * NS_HOUR;
}

void audited_tokens(struct world *w)
{
	for (size_t i = 0; i < sizeof(tokens) / sizeof(*tokens); i++)
		add_token(w, &tokens[i]);
	for (size_t i = 0; i < sizeof(personal) / sizeof(*personal); i++)
		add_token(w, &personal[i]);
	use(w, "dckr_oat_northwind_audit");
	use(w, "dckr_pat_nadia_laptop");
	finding_add(w, "token-wildcard", NW, "audit-ro", "reaches " NW "/*");
	finding_add(w, "token-quota", FAB, FAB,
		    "10 of 10 access tokens exist, 3 of them expired");
}
