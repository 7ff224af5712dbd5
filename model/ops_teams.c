/* Teams, and the audit log.  CONTRACT 10, 15. */
#include "model/ops_params.h"

/* clang-format off */
static const struct param p_list[] = {
	ORG,
	{ .name = "username", .type = PARAM_NAME, .in = IN_QUERY,
	  .help = "only teams with this member" },
	TEXT("search", IN_QUERY, 255, "only teams whose name has this"),
	PAGE,
};
static const struct param p_create[] = {
	ORG,
	{ .name = "group_name", .wire = "name", .alias = "name,team", .type = PARAM_NAME,
	  .in = IN_BODY, .required = true, .label = "name", .help = "its name" },
	TEXT("description", IN_BODY, 1000, "what it is for"),
};
static const struct param p_team[] = { ORG, TEAM };
/* PUT replaces: what is not given is read first. */
static const struct param p_update[] = {
	ORG,
	TEAM,
	{ .name = "name", .alias = "new_name", .type = PARAM_NAME, .in = IN_BODY,
	  .from = "/name", .help = "another name; changes the path of later calls" },
	{ .name = "description", .type = PARAM_STRING, .in = IN_BODY, .max = 1000,
	  .from = "/description", .help = "another description" },
};
static const struct param p_patch[] = {
	ORG,
	TEAM,
	{ .name = "name", .alias = "new_name", .type = PARAM_NAME, .in = IN_BODY,
	  .help = "another name; changes the path of later calls" },
	TEXT("description", IN_BODY, 1000, "another description"),
};
static const struct param p_members[] = {
	ORG,
	TEAM,
	TEXT("search", IN_QUERY, 255, "only members whose name has this"),
	PAGE,
};
/* In the team owners everybody is an owner. */
static const struct raise owner_team[] = {
	{ "owners", SAFETY_3 }, { NULL, SAFETY_READ },
};
static const struct param p_add[] = {
	ORG,
	{ .name = "group_name", .alias = "team", .type = PARAM_NAME, .in = IN_PATH,
	  .required = true, .raises = owner_team, TEAMS_BY_NAME, .label = "team",
	  .help = "team" },
	{ .name = "member", .alias = "username", .type = PARAM_NAME, .in = IN_BODY,
	  .required = true, .help = "Docker ID" },
};
static const struct param p_remove[] = { ORG, TEAM, USERNAME("member of the team") };
static const struct param p_repos[] = { ORG, TEAM, PAGE };

#define TEAMS     ORG_PATH "/groups"
#define TEAM_PATH TEAMS "/{group_name}"

static const struct op rows[] = {
	{
		.group = "teams", .action = "list",
		.method = HTTP_GET, .path = TEAMS,
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_list),
		.kind = "teams",
		.help = "list the teams of an organization",
	},
	{
		.group = "teams", .action = "create",
		.method = HTTP_POST, .path = TEAMS,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		PARAMS(p_create),
		.kind = "teams",
		.help = "make a team",
	},
	{
		.group = "teams", .action = "get",
		.method = HTTP_GET, .path = TEAM_PATH,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_team),
		.kind = "teams",
		.help = "show one team",
	},
	{
		.group = "teams", .action = "update",
		.method = HTTP_PUT, .path = TEAM_PATH,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT, PARAMS(p_update), .reads = "teams.get",
		.kind = "teams",
		.help = "replace name and description of a team; what is not given stays",
	},
	{
		.group = "teams", .action = "patch",
		.method = HTTP_PATCH, .path = TEAM_PATH,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT, PARAMS(p_patch),
		.kind = "teams",
		.help = "change name or description of a team",
	},
	{
		.group = "teams", .action = "delete",
		.method = HTTP_DELETE, .path = TEAM_PATH,
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_4,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED, PARAMS(p_team),
		.parent = "org.get", .look = "teams.get",
		.help = "delete a team; its members lose what it gave them",
	},
	{
		.group = "teams", .action = "list_members",
		.method = HTTP_GET, .path = TEAM_PATH "/members",
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_members),
		.kind = "team-members",
		.help = "list the members of a team",
	},
	{
		.group = "teams", .action = "add_member",
		.method = HTTP_POST, .path = TEAM_PATH "/members",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		PARAMS(p_add),
		.help = "add a member of the organization to a team",
	},
	{
		.group = "teams", .action = "remove_member",
		.method = HTTP_DELETE, .path = TEAM_PATH "/members/{username}",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED, PARAMS(p_remove),
		.parent = "teams.get",
		.help = "take a member out of a team",
	},
	{
		.group = "teams", .action = "list_repositories",
		.method = HTTP_GET, .path = TEAM_PATH "/repositories",
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_repos),
		.kind = "team-repos",
		.help = "list the repositories a team has access to",
	},
};

#define ACCOUNT                                                                \
	{ .name = "account", .alias = "namespace,org", .type = PARAM_NAME,     \
	  .in = IN_PATH, .required = true, .help = "user or organization" }
static const struct param p_logs[] = {
	ACCOUNT,
	TEXT("action", IN_QUERY, 100, "one action, such as repo.tag.push"),
	TEXT("name", IN_QUERY, 255, "only events of this thing"),
	TEXT("actor", IN_QUERY, 255, "only what this user did"),
	{ .name = "from_date", .wire = "from", .alias = "from", .type = PARAM_TIME,
	  .in = IN_QUERY, .help = "not before this time" },
	{ .name = "to_date", .wire = "to", .alias = "to", .type = PARAM_TIME,
	  .in = IN_QUERY, .help = "not after this time" },
	PAGE,
};
static const struct param p_actions[] = { ACCOUNT };

static const struct op audit_rows[] = {
	{
		.group = "audit", .action = "logs",
		.method = HTTP_GET, .path = "/v2/auditlogs/{account}",
		.access = ACCESS_SESSION, .envelope = ENV_LOGS, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_logs),
		.kind = "audit",
		.help = "list what was done in an account, newest first",
	},
	{
		.group = "audit", .action = "actions",
		.method = HTTP_GET, .path = "/v2/auditlogs/{account}/actions",
		.access = ACCESS_SESSION, .envelope = ENV_ACTIONS, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_actions),
		.columns = "action,label,description",
		.help = "list the actions the audit log knows",
	},
};
/* clang-format on */

const struct op_group group_teams = { "teams", "teams and who is in them", rows,
				      COUNT(rows) };
const struct op_group group_audit = { "audit", "what was done, by whom", audit_rows,
				      COUNT(audit_rows) };
