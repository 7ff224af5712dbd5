/* Teams of an organization.  CONTRACT 10. */
#include "model/kinds.h"
#include "model/late.h"
#include "model/xalloc.h"

struct team {
	struct text name;
	struct text description;
	struct text uuid;
	struct count members;
	struct count repos; /* late */
	struct ident id;
};

#define F(...) FIELD(struct team, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "team", "TEAM", "/name", 20, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(members, "members", "MEMBERS", "/member_count", 7, 2, FIELD_DESC),
	F(repos, "repos", "REPOS", NULL, 5, 2, FIELD_LATE | FIELD_DESC),
	F(description, "description", "DESCRIPTION", "/description", 28, 2,
	  FIELD_FIND | FIELD_GROW),
	F(id, "id", "ID", "/id", 10, 4, 0),
	F(uuid, "uuid", "UUID", "/uuid", 36, 0, 0),
};
/* clang-format on */

static json_object *distil(json_object *repos)
{
	json_object *values = json_object_new_object();
	size_t n = json_object_is_type(repos, json_type_array)
			   ? json_object_array_length(repos)
			   : 0;

	json_object_object_add(values, "repos", json_object_new_int64((int64_t)n));
	return values;
}

static const struct late late[] = {
	{ .op = "teams.list_repositories", .distil = distil },
};

static const struct bind binds[] = { { "group_name", "team" } };

/* Whoever is in owners is an owner. */
static enum plan_exclusion built_in(const void *row, struct action_context *ctx)
{
	const struct team *t = row;

	(void)ctx;
	return str_eq(text_str(t->name), STR("owners")) ? EXCLUDE_BUILT_IN
							: N_EXCLUSIONS;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "created", .title = "new team",
		.op = "teams.create",
		.flags = ACTION_LIST | ACTION_FORM,
		.help = "make a team",
	},
	{
		.key = 'e', .name = "edit", .done = "changed", .title = "edit team",
		.op = "teams.patch",
		.binds = (const struct bind[]){ { "group_name", "team" }, { NULL, NULL } },
		.flags = ACTION_FORM,
		.reads = "teams.get",
		.help = "change its name or description",
	},
	{
		.key = 'a', .name = "add member", .done = "changed", .title = "add a member",
		.op = "teams.add_member",
		.binds = (const struct bind[]){ { "group_name", "team" }, { NULL, NULL } },
		.flags = ACTION_FORM,
		.touches = "team-members,members",
		.help = "put somebody into the team",
	},
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "teams.delete",
		.binds = (const struct bind[]){ { "group_name", "team" }, { NULL, NULL } },
		.excludes = built_in,
		.help = "delete the team; its members lose what it gave them",
	},
};
/* clang-format on */

const struct kind kind_teams = {
	.name = "teams",
	.noun = "team",
	.group = "teams",
	.action = "list",
	.child = "team-members",
	.up = "namespaces",
	.binds = binds,
	.n_binds = COUNT(binds),
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={team}",
	.row_size = sizeof(struct team),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "team",
	.late = late,
	.n_late = COUNT(late),
	.empty = "No teams.",
	.forbidden = "Teams need: password + 2FA sign-in as an owner or editor, or an "
		     "organization token with scope-group-read.",
};
