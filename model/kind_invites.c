/* Invitations that are open.  CONTRACT 11. */
#include "model/kinds.h"
#include "model/xalloc.h"

struct invite {
	struct text invitee;
	struct text team;
	struct text role;
	struct text by;
	struct text org;
	struct text id;
	struct stamp created;
};

#define F(...) FIELD(struct invite, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(invitee, "invitee", "INVITEE", "/invitee", 24, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_STRICT),
	F(created, "age", "AGE", "/created_at", 7, 2, FIELD_DESC | FIELD_UNSAID),
	F(team, "team", "TEAM", "/team", 14, 2, FIELD_SHARE),
	F(by, "by", "BY", "/inviter_username", 14, 2, FIELD_SHARE),
	F(role, "role", "ROLE", "/role", 8, 3, FIELD_SHARE),
	F(id, "id", "ID", "/id", 36, 4, FIELD_KEY),
	F(org, "org", "ORG", "/org", 12, 0, FIELD_SHARE),
};
/* clang-format on */

const struct kind kind_invites = {
	.name = "invites",
	.noun = "invitation",
	.group = "org",
	.action = "list_invites",
	.up = "namespaces",
	.event_words = "name={invitee}",
	.row_size = sizeof(struct invite),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "age",
	.empty = "No pending invites.",
	.forbidden = "Invites need: password + 2FA sign-in as an owner, or an "
		     "organization token with scope-invite-read.",
};
