/* Who can do what to a repository, and because of what (model/access.h). */
#include "model/kinds.h"
#include "model/xalloc.h"

struct way {
	struct text who, can, because, kind, note, team, permission, where, token;
	struct count ways;
	struct ident id; /* of the team */
};

#define F(...) FIELD(struct way, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(who, "who", "WHO", "/who", 15, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(can, "can", "CAN", "/can", 5, 2, FIELD_SHARE),
	F(because, "because", "BECAUSE", "/because", 24, 2,
	  FIELD_KEY | FIELD_FIND | FIELD_SHARE | FIELD_GROW),
	F(ways, "ways", "WAYS", "/ways", 4, 2, FIELD_DESC),
	F(kind, "kind", "KIND", "/kind", 5, 2, FIELD_KEY | FIELD_SHARE),
	F(note, "note", "NOTE", "/note", 13, 2, FIELD_FIND),
	F(team, "team", "TEAM", "/team", 12, 4, FIELD_FIND | FIELD_SHARE),
	F(permission, "permission", "PERMISSION", "/permission", 10, 4, FIELD_SHARE),
	F(where, "where", "WHERE", "/where", 20, 0, FIELD_SHARE),
	F(id, "id", "ID", "/group_id", 10, 0, 0),
	F(token, "token", "TOKEN", "/token_id", 36, 0, FIELD_KEY),
};
/* clang-format on */

static enum plan_exclusion not_by_team(const void *row, struct action_context *ctx)
{
	(void)ctx;
	return ((const struct way *)row)->team.p ? N_EXCLUSIONS : EXCLUDE_NO_TEAM;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "give", .done = "given access",
		.title = "give a team access",
		.op = "repos.assign_group",
		.flags = ACTION_LIST | ACTION_FORM,
		.touches = "access,team-repos,repos",
		.help = "give another team access",
	},
	{
		.key = 'T', .name = "team access", .done = "changed",
		.title = "change access of the team",
		.op = "repos.update_group", .of = "team",
		.binds = (const struct bind[]){ { "group_id", "id" }, { NULL, NULL } },
		.now = (const struct bind[]){ { "permission", "permission" }, { NULL, NULL } },
		.flags = ACTION_FORM,
		.touches = "access,team-repos,repos",
		.excludes = not_by_team,
		.help = "change what the team of this way may do here",
	},
};
/* clang-format on */

static const struct bind binds[] = { { "username", "who" }, { "group_name", "team" } };

const struct kind kind_ways = {
	.name = "ways",
	.noun = "way",
	.group = "local",
	.action = "ways",
	.up = "repos",
	.binds = binds,
	.n_binds = COUNT(binds),
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={namespace}/{repository}",
	.on_screen = true,
	.row_size = sizeof(struct way),
	.fields = fields,
	.n_fields = COUNT(fields),
	.empty = "Nobody can, as far as was read.",
	.forbidden =
		"Access needs: password + 2FA sign-in as an owner or editor, or an "
		"organization token with scope-repo-group-read, scope-group-read "
		"and scope-member-read.",
};
