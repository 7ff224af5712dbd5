#ifndef HUBSIM_ACCOUNTS_H
#define HUBSIM_ACCOUNTS_H

/* The credentials that this Hub accepts, as `hubsim --accounts` prints them. */
#include "tests/hubsim/hub.h"

/* CONTRACT 3.2; the list scope stands apart because one token lacks it. */
#define OAT_SCOPES                                                                     \
	"scope-image-pull scope-image-push scope-image-delete scope-repository-read "  \
	"scope-repository-edit scope-repository-admin scope-tag-read scope-tag-admin " \
	"scope-webhook-read scope-webhook-edit scope-webhook-admin "                   \
	"scope-repo-group-read scope-repo-group-edit scope-repo-group-admin "          \
	"scope-repository-settings-admin scope-member-read scope-member-edit "         \
	"scope-invite-read scope-invite-edit scope-group-read scope-group-edit "       \
	"scope-activity-read scope-repository-create"
#define OAT_LIST "scope-repository-list"

/* Of the SSO connection of acme; the bearer of its SCIM client (CONTRACT 16). */
#define SCIM_BEARER "scim-acme"

struct account {
	const char *name, *secret;
	enum cred cred;
	enum level level;
	const char *scopes, *note;
};

extern const struct account accounts[];
extern const size_t n_accounts;

#endif
