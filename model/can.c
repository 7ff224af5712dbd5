#include "model/can.h"

#include <stdio.h>
#include <string.h>

#include "model/json.h"
#include "model/xalloc.h"

/* CONTRACT 3.1 (personal tokens, tried on the real Hub) and 3.2 (scopes of organization
 * tokens). */
const struct can_row can_rows[] = {
	{ "repos", "list public repositories", ROLE_NONE, PAT_ANY,
	  "scope-repository-read" },
	{ "repos", "list private repositories", ROLE_NONE, PAT_READ,
	  "scope-repository-list" },
	{ "repos", "create repositories", ROLE_MEMBER, PAT_WRITE,
	  "scope-repository-create" },
	{ "repos", "change repositories", ROLE_ADMIN, PAT_ADMIN,
	  "scope-repository-edit" },
	{ "repos", "delete repositories", ROLE_ADMIN, PAT_ADMIN,
	  "scope-repository-admin" },
	{ "tags", "list tags", ROLE_NONE, PAT_ANY, "scope-tag-read" },
	{ "tags", "delete tags", ROLE_ADMIN, PAT_ADMIN, "scope-tag-admin" },
	{ "images", "delete manifests", ROLE_ADMIN, PAT_ADMIN, "scope-image-delete" },
	{ "teams", "list teams", ROLE_MEMBER, PAT_REFUSED, "scope-group-read" },
	{ "teams", "change teams", ROLE_OWNER, PAT_REFUSED, "scope-group-edit" },
	{ "members", "list members", ROLE_MEMBER, PAT_REFUSED, "scope-member-read" },
	{ "members", "change roles, remove members", ROLE_OWNER, PAT_REFUSED,
	  "scope-member-edit" },
	{ "invites", "list invites", ROLE_OWNER, PAT_REFUSED, "scope-invite-read" },
	{ "invites", "invite, resend, cancel", ROLE_OWNER, PAT_REFUSED,
	  "scope-invite-edit" },
	{ "webhooks", "list webhooks", ROLE_ADMIN, PAT_UNKNOWN, "scope-webhook-read" },
	{ "webhooks", "change webhooks", ROLE_ADMIN, PAT_UNKNOWN,
	  "scope-webhook-edit" },
	{ "pats", "personal tokens", ROLE_NONE, PAT_REFUSED, NULL },
	{ "oats", "organization tokens", ROLE_OWNER, PAT_REFUSED, NULL },
	{ "access", "see which teams have access", ROLE_ADMIN, PAT_UNKNOWN,
	  "scope-repo-group-read" },
	{ "access", "change which teams have access", ROLE_ADMIN, PAT_UNKNOWN,
	  "scope-repo-group-edit" },
	{ "audit", "read the audit log", ROLE_OWNER, PAT_REFUSED,
	  "scope-activity-read" },
	{ "settings", "organization settings", ROLE_OWNER, PAT_REFUSED, "" },
	{ "scim", "SCIM users", ROLE_SCIM, PAT_REFUSED, NULL },
};
const size_t n_can_rows = COUNT(can_rows);

const char *can_word(enum can can)
{
	static const char *const words[] = {
		[CAN_NO] = "no",
		[CAN_YES] = "yes",
		[CAN_UNKNOWN] = "unknown",
	};

	return words[can];
}

/* ---- scopes ----------------------------------------------------------- */

static bool has_word(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = words; (p = strstr(p, word)); p += n)
		if ((p == words || strchr(" ,", p[-1])) &&
		    (!p[n] || strchr(" ,", p[n])))
			return true;
	return false;
}

/* The scopes do not fit into the claims: one that is missing may be behind the end. */
static bool is_cut(const struct claims *c)
{
	return strlen(c->scope) + 64 >= sizeof(c->scope);
}

/* Each higher one includes those below; -1: it does not say. */
static int pat_level(const struct claims *c)
{
	static const struct {
		const char *word;
		enum can_pat level;
	} levels[] = {
		{ "repo:admin", PAT_ADMIN },
		{ "repo:write", PAT_WRITE },
		{ "repo:read", PAT_READ },
		{ "repo:public_read", PAT_ANY },
	};

	for (size_t i = 0; i < COUNT(levels); i++)
		if (has_word(c->scope, levels[i].word))
			return (int)levels[i].level;
	return -1;
}

/* A higher scope of the same family does as well: -admin for -edit for -read. */
static bool oat_has(const struct claims *c, const char *scope)
{
	static const char *const higher[] = { "read", "edit", "admin" };
	const char *dash = strrchr(scope, '-');
	bool found = has_word(c->scope, scope), above = false;

	for (size_t i = 0; !found && i < COUNT(higher); i++) {
		char other[64];

		snprintf(other, sizeof(other), "%.*s-%s", (int)(dash - scope), scope,
			 higher[i]);
		found = above && has_word(c->scope, other);
		above = above || !strcmp(dash + 1, higher[i]);
	}
	return found;
}

/* ---- one kind of session after the other ------------------------------- */

#define SAY(ret, can_, fix_, ...)                                                      \
	do {                                                                           \
		(ret)->can = (can_);                                                   \
		snprintf((ret)->fix, sizeof((ret)->fix), "%s", (fix_));                \
		snprintf((ret)->why, sizeof((ret)->why), __VA_ARGS__);                 \
	} while (0)

static const char by_password[] = "sign in with the password, or an organization token";

static void decide_password(const struct can_row *row, struct can_answer *ret)
{
	switch (row->role) {
	case ROLE_MEMBER:
		SAY(ret, CAN_UNKNOWN, "", "if you are a member of the organization");
		break;
	case ROLE_ADMIN:
		SAY(ret, CAN_UNKNOWN, "", "if you are an admin of the repository");
		break;
	case ROLE_OWNER:
		SAY(ret, CAN_UNKNOWN, "", "if you are an owner of the organization");
		break;
	case ROLE_NONE:
	case ROLE_SCIM:
		SAY(ret, CAN_YES, "", "a signed-in user may");
		break;
	}
}

static const char *pat_name(enum can_pat level)
{
	return level == PAT_ADMIN   ? "repo:admin"
	       : level == PAT_WRITE ? "repo:write"
				    : "repo:read";
}

static void decide_pat_level(const struct can_row *row, const struct claims *c,
			     struct can_answer *ret)
{
	int level = pat_level(c);
	char fix[80];

	snprintf(fix, sizeof(fix), "a personal token with %s", pat_name(row->pat));
	if (level < 0)
		SAY(ret, CAN_UNKNOWN, fix, "the session does not say its scope");
	else if (level < (int)row->pat)
		SAY(ret, CAN_NO, fix, "the token is for %s only",
		    level == PAT_ANY ? "repo:public_read"
				     : pat_name((enum can_pat)level));
	else if (row->role == ROLE_ADMIN)
		SAY(ret, CAN_UNKNOWN, "",
		    "the token may; if you are an admin of the repository");
	else
		SAY(ret, CAN_YES, "", "the token is for %s",
		    pat_name((enum can_pat)level));
}

static void decide_pat(const struct can_row *row, const struct claims *c,
		       struct can_answer *ret)
{
	bool user = !strcmp(row->pane, "pats");

	switch (row->pat) {
	case PAT_ANY:
		SAY(ret, CAN_YES, "", "every personal token may, for what is public");
		break;
	case PAT_READ:
	case PAT_WRITE:
	case PAT_ADMIN:
		decide_pat_level(row, c, ret);
		break;
	case PAT_REFUSED:
		SAY(ret, CAN_NO, row->oat ? by_password : "sign in with the password",
		    user ? "personal tokens do not manage personal tokens"
			 : "Docker Hub refuses personal tokens here");
		break;
	case PAT_UNKNOWN:
		SAY(ret, CAN_UNKNOWN, by_password,
		    "Docker does not say whether personal tokens may");
		break;
	}
}

static void decide_oat(const struct can_row *row, const struct claims *c,
		       struct can_answer *ret)
{
	char fix[96];

	if (!row->oat) {
		SAY(ret, CAN_NO, "sign in with the password",
		    "no scope of an organization token is for this");
		return;
	}
	if (!*row->oat) {
		SAY(ret, CAN_UNKNOWN, "sign in with the password",
		    "Docker names no scope for this");
		return;
	}
	snprintf(fix, sizeof(fix), "an organization token with %s", row->oat);
	if (oat_has(c, row->oat))
		SAY(ret, CAN_YES, "", "the token has its scope");
	else if (!strstr(c->scope, "scope-") || is_cut(c))
		SAY(ret, CAN_UNKNOWN, fix, "the session does not say its scopes");
	else
		SAY(ret, CAN_NO, fix, "the token lacks %s", row->oat);
}

void can_decide(const struct can_row *row, const struct claims *claims, bool scim,
		struct can_answer *ret)
{
	if (row->role == ROLE_SCIM) {
		if (scim)
			SAY(ret, CAN_YES, "", "DOCKERHUB_SCIM_TOKEN is set");
		else
			SAY(ret, CAN_NO, "set DOCKERHUB_SCIM_TOKEN",
			    "SCIM has a bearer of its own");
		return;
	}
	switch (claims->source) {
	case SOURCE_PASSWORD:
		decide_password(row, ret);
		break;
	case SOURCE_PAT:
		decide_pat(row, claims, ret);
		break;
	case SOURCE_OAT:
		decide_oat(row, claims, ret);
		break;
	case SOURCE_UNKNOWN:
		SAY(ret, CAN_UNKNOWN, "", "the session does not say what it is");
		break;
	}
}

enum can can_list_private(const struct claims *claims)
{
	if (claims->source != SOURCE_OAT ||
	    has_word(claims->scope, "scope-repository-list"))
		return CAN_YES;
	return strstr(claims->scope, "scope-") && !is_cut(claims) ? CAN_NO
								  : CAN_UNKNOWN;
}

json_object *can_json(const struct claims *claims, bool scim)
{
	json_object *rows = json_object_new_array();

	for (size_t i = 0; i < n_can_rows; i++) {
		json_object *row = json_object_new_object();
		struct can_answer a;

		can_decide(&can_rows[i], claims, scim, &a);
		json_put_text(row, "pane", can_rows[i].pane);
		json_put_text(row, "ability", can_rows[i].ability);
		json_put_text(row, "can", can_word(a.can));
		json_put_text(row, "why", a.why);
		json_put_text(row, "fix", a.fix);
		json_object_array_add(rows, row);
	}
	return rows;
}
