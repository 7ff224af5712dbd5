/* What somebody can do in an organization, and because of what (model/access.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct reach_row {
	struct text where, can, because, team, repository, who;
	struct count ways;
};

#define F(...) FIELD(struct reach_row, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(repository, "repository", "REPOSITORY", "/repository", 22, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(can, "can", "CAN", "/can", 5, 2, FIELD_SHARE),
	F(because, "because", "BECAUSE", "/because", 22, 2,
	  FIELD_KEY | FIELD_FIND | FIELD_SHARE | FIELD_GROW),
	F(ways, "ways", "WAYS", "/ways", 4, 2, FIELD_DESC),
	F(team, "team", "TEAM", "/team", 12, 3, FIELD_FIND | FIELD_SHARE),
	F(where, "where", "WHERE", "/where", 24, 0, 0),
	F(who, "who", "WHO", "/who", 16, 0, FIELD_SHARE),
};
/* clang-format on */

static const struct bind binds[] = { { "repository", "repository" },
				     { "group_name", "team" } };

const struct kind kind_reach = {
	.name = "reach",
	.noun = "way",
	.group = "local",
	.action = "reach",
	.up = "members",
	.binds = binds,
	.n_binds = COUNT(binds),
	.event_filter = "{user}",
	.on_screen = true,
	.row_size = sizeof(struct reach_row),
	.fields = fields,
	.n_fields = COUNT(fields),
	.empty = "No way to anything private, as far as was read.",
	.forbidden =
		"Access needs: password + 2FA sign-in as an owner or editor, or an "
		"organization token with scope-repo-group-read, scope-group-read "
		"and scope-member-read.",
};
