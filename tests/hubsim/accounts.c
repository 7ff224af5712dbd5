/* Everything that one can sign in with, and who has it. */
#include "tests/hubsim/accounts.h"

#include <stdlib.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/scopes.h"

const struct account accounts[] = {
	{ "maria", "maria-password", CRED_PASSWORD, LEVEL_ADMIN, "",
	  "owner of acme, plain member of globex", false },
	{ "jdoe", "jdoe-password", CRED_PASSWORD, LEVEL_ADMIN, "",
	  "plain member of acme", false },
	{ "otto", "otto-password", CRED_PASSWORD, LEVEL_ADMIN, "",
	  "editor of acme, 2FA code 123456", false },
	{ "hank", "hank-password", CRED_PASSWORD, LEVEL_ADMIN, "", "owner of globex",
	  false },
	{ "maria", "dckr_pat_maria_rwd", CRED_PAT, LEVEL_ADMIN, "",
	  "personal token: read, write, delete", false },
	{ "maria", "dckr_pat_maria_ro", CRED_PAT, LEVEL_READ, "",
	  "personal token: read only", false },
	{ "maria", "dckr_pat_maria_public", CRED_PAT, LEVEL_PUBLIC, "",
	  "personal token: public repositories, read only", false },
	{ "jdoe", "dckr_pat_jdoe_rw", CRED_PAT, LEVEL_WRITE, "",
	  "personal token: read and write", false },
	{ "otto", "dckr_pat_otto_rwd", CRED_PAT, LEVEL_ADMIN, "",
	  "personal token: read, write, delete; needs no 2FA code", false },
	{ "acme", "dckr_oat_acme_all", CRED_OAT, LEVEL_ADMIN,
	  OAT_REPOS("acme") OAT_ORG OAT_LIST "\n",
	  "organization token with every scope", false },
	{ "acme", "dckr_oat_acme_nolist", CRED_OAT, LEVEL_ADMIN,
	  OAT_REPOS("acme") OAT_ORG "\n",
	  "organization token without scope-repository-list", false },
	{ "acme", "dckr_oat_acme_read", CRED_OAT, LEVEL_ADMIN,
	  "acme/* scope-repository-read scope-tag-read scope-image-pull\n"
	  "@" OAT_LIST "\n",
	  "organization token that only reads repositories and tags", false },
	{ "acme", "scim-acme", CRED_SCIM, LEVEL_ADMIN, "", "SCIM bearer of acme",
	  false },
	{ "nadia", "nadia-password", CRED_PASSWORD, LEVEL_ADMIN, "",
	  "owner of northwind and fabrikam", true },
	{ "nadia", "dckr_pat_nadia_laptop", CRED_PAT, LEVEL_ADMIN, "", "laptop", true },
	{ "northwind", "dckr_oat_northwind_audit", CRED_OAT, LEVEL_ADMIN,
	  "@ scope-member-read scope-invite-read scope-group-read "
	  "scope-activity-read" OAT_LIST "\n"
	  "northwind/* scope-repository-read scope-tag-read scope-webhook-read "
	  "scope-repo-group-read\n",
	  "audit-ro", true },
	{ "northwind", "scim-northwind", CRED_SCIM, LEVEL_ADMIN, "",
	  "SCIM bearer of northwind", true },
	{ "tokoro", ODD_PASSWORD, CRED_PASSWORD, LEVEL_ADMIN, "",
	  "plain member of acme, with an odd password", false },
};

const size_t n_accounts = sizeof(accounts) / sizeof(*accounts);

static void add_token(struct world *w, const struct account *a, size_t number)
{
	struct secret *s = list_add(&w->secrets, sizeof(*s));

	s->secret = must_dup(a->secret);
	s->label = must_dup(a->note);
	s->description = must_dup("");
	s->by = must_dup(a->audit ? "nadia" : "maria");
	s->level = a->level;
	/* The rows of old tokens have no `scopes` (CONTRACT 13): one is such. */
	s->scopes = must_dup(a->cred == CRED_PAT && !a->audit ? level_scope(a->level)
							      : a->scopes);
	s->created = w->base - (int64_t)(number * 31 + 40) * NS_DAY;
	world_uuid(w, a->secret, s->uuid);
	if (a->cred == CRED_PAT) {
		s->user = world_user(w, a->name);
		return;
	}
	s->org = world_org(w, a->name);
	s->resources = scope_resources(a->scopes, a->name);
}

static void add_account(struct world *w, const struct account *a, size_t number)
{
	struct user *u;

	switch (a->cred) {
	case CRED_PASSWORD:
		u = world_user(w, a->name);
		free(u->password);
		u->password = must_dup(a->secret);
		break;
	case CRED_SCIM:
		world_org(w, a->name)->scim = a->secret;
		break;
	case CRED_PAT:
	case CRED_OAT:
		add_token(w, a, number);
		break;
	case CRED_NONE:
	case CRED_REGISTRY:
		break;
	}
}

void accounts_add(struct world *w, bool audit)
{
	for (size_t i = 0; i < n_accounts; i++)
		if (accounts[i].audit == audit)
			add_account(w, &accounts[i], i);
	if (!audit)
		world_user(w, "otto")->otp = "123456";
}
