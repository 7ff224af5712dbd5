/* Who is in a team.  CONTRACT 10. */
#include "model/kinds.h"
#include "model/xalloc.h"

struct team_member {
	struct text name;
	struct text full_name;
	struct text email;
	struct text company;
	struct text location;
	struct text type;
	struct text id;
	struct stamp joined;
};

#define F(...) FIELD(struct team_member, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "member", "MEMBER", "/username", 20, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(full_name, "name", "NAME", "/full_name", 22, 2, FIELD_FIND | FIELD_GROW),
	F(joined, "joined", "JOINED", "/date_joined", 7, 2, FIELD_DESC),
	F(email, "email", "EMAIL", "/email", 26, 3, FIELD_FIND),
	F(company, "company", "COMPANY", "/company", 16, 4, FIELD_SHARE),
	F(location, "location", "LOCATION", "/location", 12, 0, FIELD_SHARE),
	F(type, "type", "TYPE", "/type", 6, 0, FIELD_SHARE),
	F(id, "id", "ID", "/id", 32, 0, 0),
};
/* clang-format on */

/* Who is in the team owners is an owner: of them somebody stays, and you. */
static enum plan_exclusion locked(const void *row, struct action_context *ctx)
{
	const struct team_member *m = row;

	if (strcmp(ctx->team, "owners") != 0)
		return N_EXCLUSIONS;
	if (str_eq(text_str(m->name), str_from(ctx->user)))
		return EXCLUDE_SELF;
	if (ctx->owners <= 1)
		return EXCLUDE_OWNER;
	ctx->owners--;
	return N_EXCLUSIONS;
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "add", .done = "added", .title = "add a member",
		.op = "teams.add_member",
		.flags = ACTION_LIST | ACTION_FORM,
		.asks = "member", .touches = "teams,members,audit-members",
		.help = "put somebody into this team",
	},
	{
		.key = 'D', .name = "remove", .done = "removed",
		.op = "teams.remove_member",
		.binds = (const struct bind[]){ { "username", "member" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.excludes = locked, .touches = "teams,members,audit-members",
		.help = "take people out of this team",
	},
};
/* clang-format on */

static const struct bind binds[] = { { "username", "member" } };

const struct kind kind_team_members = {
	.name = "team-members",
	.noun = "team member",
	.nouns = "team members",
	.group = "teams",
	.action = "list_members",
	.up = "teams",
	.binds = binds,
	.n_binds = COUNT(binds),
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={member}",
	.row_size = sizeof(struct team_member),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "member",
	.empty = "Nobody is in this team.",
	.forbidden = "Team members need: password + 2FA sign-in as an owner or editor, "
		     "or an organization token with scope-group-read.",
};
