#ifndef HUBSIM_ACCOUNTS_H
#define HUBSIM_ACCOUNTS_H

/* The credentials that this Hub accepts, as `hubsim --accounts` prints them. */
#include "tests/hubsim/world.h"

/* Lines of scopes.h; the list scope stands apart because one token lacks it. */
#define OAT_REPOS(ns)                                                                  \
	ns "/* scope-image-pull scope-image-push scope-image-delete "                  \
	   "scope-repository-read scope-repository-edit scope-repository-admin "       \
	   "scope-tag-read scope-tag-admin scope-webhook-read scope-webhook-edit "     \
	   "scope-webhook-admin scope-repo-group-read scope-repo-group-edit "          \
	   "scope-repo-group-admin scope-repository-settings-admin\n"
#define OAT_ORG                                                                        \
	"@ scope-member-read scope-member-edit scope-invite-read scope-invite-edit "   \
	"scope-group-read scope-group-edit scope-activity-read scope-ram-read "        \
	"scope-ram-write scope-repository-create"
#define OAT_LIST " scope-repository-list"

/* Of tokoro: it is another text in a URL, in JSON and in base64. */
#define ODD_PASSWORD "p@ss w/rd+\"4711\"%"

struct account {
	const char *name, *secret;
	enum cred cred;
	enum level level;
	const char *scopes; /* of an organization token: lines of scopes.h */
	const char *note;
	bool audit; /* only with --fixture audit */
};

/* CRED_SCIM: the bearer of the SSO connection of the organization `name`. */
extern const struct account accounts[];
extern const size_t n_accounts;

/* Gives them to the people and organizations, which are there already. */
void accounts_add(struct world *w, bool audit);

#endif
