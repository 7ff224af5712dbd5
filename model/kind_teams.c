/* Teams of an organization.  CONTRACT 10. */
#include "model/kinds.h"
#include "model/xalloc.h"

struct team {
	struct text name;
	struct text description;
	struct text uuid;
	struct count members;
	struct ident id;
};

#define F(...) FIELD(struct team, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "team", "TEAM", "/name", 20, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(members, "members", "MEMBERS", "/member_count", 7, 2, FIELD_DESC),
	F(description, "description", "DESCRIPTION", "/description", 32, 2,
	  FIELD_FIND | FIELD_GROW),
	F(id, "id", "ID", "/id", 10, 4, 0),
	F(uuid, "uuid", "UUID", "/uuid", 36, 0, 0),
};
/* clang-format on */

static const struct bind binds[] = { { "group_name", "team" } };

const struct kind kind_teams = {
	.name = "teams",
	.noun = "team",
	.group = "teams",
	.action = "list",
	.child = "team-members",
	.up = "namespaces",
	.binds = binds,
	.n_binds = COUNT(binds),
	.event_words = "name={team}",
	.row_size = sizeof(struct team),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "team",
	.empty = "No teams.",
	.forbidden = "Teams need: password + 2FA sign-in as an owner or editor, or an "
		     "organization token with scope-group-read.",
};
