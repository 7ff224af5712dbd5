/* Who is in an organization, the riskiest first (model/member_audit.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct audited {
	struct text name, role, teams, flags, email, full_name, kind;
	struct stamp joined; /* of an invitation: when it was sent */
	struct stamp seen;
	struct count risk;
};

#define F(...) FIELD(struct audited, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "member", "MEMBER", "/member", 16, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(role, "role", "ROLE", "/role", 8, 2, FIELD_SHARE),
	F(teams, "teams", "TEAMS", "/teams", 9, 2, FIELD_SHARE),
	F(joined, "joined", "JOINED", "/joined", 6, 2, FIELD_DESC | FIELD_UNSAID),
	F(seen, "seen", "LAST SEEN", "/seen", 9, 2, FIELD_DESC | FIELD_UNSAID),
	F(flags, "flags", "FLAGS", "/flags", 18, 2, FIELD_FIND | FIELD_SHARE | FIELD_GROW),
	F(risk, "risk", "RISK", "/risk", 4, 3, FIELD_DESC),
	F(email, "email", "EMAIL", "/email", 26, 3, FIELD_FIND),
	F(full_name, "name", "NAME", "/name", 20, 4, FIELD_FIND),
	F(kind, "kind", "KIND", "/kind", 6, 0, FIELD_KEY | FIELD_SHARE),
};
/* clang-format on */

const struct kind kind_audit_members = {
	.name = "audit-members",
	.noun = "person",
	.nouns = "people",
	.group = "local",
	.action = "audit_members",
	.up = "namespaces",
	.twin = "members",
	.view = "audit",
	.event_words = "name={member}",
	.on_screen = true,
	.row_size = sizeof(struct audited),
	.fields = fields,
	.n_fields = COUNT(fields),
	.narrow = "flags",
	.sort = "risk",
	.sort_reverse = true,
	.empty = "Hub returned no members: check the organization's name.",
	.forbidden = "Members need: password + 2FA sign-in as an owner, or an "
		     "organization token with scope-member-read, scope-invite-read "
		     "and scope-group-read.",
};
