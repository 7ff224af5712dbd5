/* Which teams have access to a repository.  CONTRACT 9. */
#include "model/kinds.h"
#include "model/xalloc.h"

struct grant {
	struct text team;
	struct text permission;
	struct ident id;
};

#define F(...) FIELD(struct grant, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(team, "team", "TEAM", "/group_name", 20, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL | FIELD_STRICT),
	F(permission, "permission", "PERMISSION", "/permission", 10, 2, FIELD_SHARE),
	F(id, "id", "ID", "/group_id", 10, 3, 0),
};
/* clang-format on */

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "give", .done = "given access",
		.title = "give a team access",
		.op = "repos.assign_group", .touches = "team-repos,repos",
		.flags = ACTION_LIST | ACTION_FORM,
		.help = "give another team access",
	},
	{
		.key = 'e', .name = "permission", .done = "changed",
		.title = "change permission",
		.op = "repos.update_group", .touches = "team-repos,repos",
		.binds = (const struct bind[]){ { "group_id", "id" }, { NULL, NULL } },
		.now = (const struct bind[]){ { "permission", "permission" }, { NULL, NULL } },
		.flags = ACTION_FORM | ACTION_MANY,
		.help = "change what teams may do here",
	},
	{
		.key = 'D', .name = "revoke", .done = "revoked",
		.title = "take access away",
		.op = "repos.remove_group", .touches = "team-repos,repos",
		.binds = (const struct bind[]){ { "group_id", "id" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.help = "take the access of teams away",
	},
};
/* clang-format on */

static const struct bind binds[] = { { "group_name", "team" } };

const struct kind kind_access = {
	.name = "access",
	.noun = "team",
	.nouns = "teams with access",
	.group = "repos",
	.action = "list_groups",
	.up = "repos",
	.binds = binds,
	.n_binds = COUNT(binds),
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={namespace}/{repository}",
	.row_size = sizeof(struct grant),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "team",
	.empty = "Nobody but owners.",
	.forbidden = "Access needs: a sign-in as an owner, editor or admin of the "
		     "repository.",
};
