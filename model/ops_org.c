/* Organizations, their members and invitations.  CONTRACT 4, 11, 12. */
#include "model/ops_params.h"

/* clang-format off */
static const char *const roles[] = { "owner", "editor", "member", NULL };
static const char *const member_types[] = { "all", "invitee", "member", NULL };
static const struct raise role_powers[] = {
	{ "owner", SAFETY_3 }, { "editor", SAFETY_3 }, { NULL, SAFETY_READ },
};
static const struct meaning role_meanings[] = {
	{ "owner", "everything, also members, billing and deleting", "editor" },
	{ "editor", "makes and edits repositories, manages teams' access", "member" },
	{ "member", "what the teams allow", NULL },
	{ "", "not said: member", NULL },
	{ NULL, NULL, NULL },
};

static const struct param p_pages[] = { PAGE };
static const struct param p_org[] = { ORG };
static const struct param p_create[] = {
	{ .name = "org", .wire = "orgname", .alias = "orgname,name", .type = PARAM_NAME,
	  .in = IN_BODY, .required = true, .label = "name", .help = "its name" },
	TEXT("full_name", IN_BODY, 255, "its name for people"),
	TEXT("company", IN_BODY, 255, "company"),
	TEXT("location", IN_BODY, 255, "where it is"),
};
/* The Hub wants all three: what is not given is read first. */
static const struct param p_update_settings[] = {
	ORG,
	{ .name = "enabled", .wire = "restricted_images/enabled", .type = PARAM_BOOL,
	  .in = IN_BODY, .from = "/restricted_images/enabled", .label = "restrict images",
	  .help = "true: members pull allowed images only" },
	{ .name = "allow_official_images",
	  .wire = "restricted_images/allow_official_images", .type = PARAM_BOOL,
	  .in = IN_BODY, .from = "/restricted_images/allow_official_images",
	  .label = "official images",
	  .help = "official images are allowed" },
	{ .name = "allow_verified_publishers",
	  .wire = "restricted_images/allow_verified_publishers", .type = PARAM_BOOL,
	  .in = IN_BODY, .from = "/restricted_images/allow_verified_publishers",
	  .label = "verified publishers",
	  .help = "images of verified publishers are allowed" },
};
static const struct param p_members[] = {
	ORG,
	TEXT("search", IN_QUERY, 255, "only members whose name has this"),
	{ .name = "invites", .type = PARAM_BOOL, .in = IN_QUERY,
	  .help = "true: those invited, too" },
	{ .name = "member_type", .wire = "type", .alias = "type", .type = PARAM_ENUM,
	  .in = IN_QUERY, .values = member_types, .help = "who" },
	{ .name = "role", .type = PARAM_ENUM, .in = IN_QUERY, .values = roles,
	  .help = "only those with this role" },
	PAGE,
};
static const struct param p_member[] = { ORG, USERNAME("member") };
static const struct param p_update_member[] = {
	ORG,
	USERNAME("member"),
	{ .name = "role", .type = PARAM_ENUM, .in = IN_BODY, .required = true,
	  .values = roles, .raises = role_powers, .meanings = role_meanings,
	  .help = "the member's new role" },
};
static const struct param p_invite_id[] = {
	{ .name = "invite_id", .alias = "id", .type = PARAM_KEY, .in = IN_PATH,
	  .required = true, .help = "its id (in org list_invites)" },
};
/* An invitation that was accepted is not there either: that it was cancelled is said
 * only where its organization can be asked. */
static const struct param p_delete_invite[] = {
	{ .name = "invite_id", .alias = "id", .type = PARAM_KEY, .in = IN_PATH,
	  .required = true, .help = "its id (in org list_invites)" },
	{ .name = "org", .type = PARAM_NAME, .in = IN_LOCAL,
	  .help = "its organization: then one that is absent is \"already gone\"" },
};
#define INVITE_ORG                                                             \
	{ .name = "org", .type = PARAM_NAME, .in = IN_BODY, .required = true,  \
	  .help = "organization" }
#define INVITE_MORE                                                            \
	{ .name = "team", .alias = "group_name", .type = PARAM_NAME,           \
	  .in = IN_BODY, .never = "owners",                                    \
	  .never_why = "nobody is invited into \"owners\"",                    \
	  .never_hint = "invite without it, then change the member's role",    \
	  TEAMS_BY_NAME, .help = "team they join; never owners" },             \
	{ .name = "role", .type = PARAM_ENUM, .in = IN_BODY, .values = roles,  \
	  .raises = role_powers, .meanings = role_meanings,                    \
	  .help = "role they get" },                                           \
	{ .name = "dry_run", .type = PARAM_BOOL, .in = IN_BODY,                \
	  .help = "true: the Hub only says what would happen" }
static const struct param p_bulk_invite[] = {
	INVITE_ORG,
	{ .name = "invitees", .alias = "invitee", .type = PARAM_LIST,
	  .item = PARAM_PERSON, .in = IN_BODY, .required = true, .counted = true,
	  .min = 1, .max = 1000, .help = "Docker IDs and e-mail addresses" },
	INVITE_MORE,
};
static const struct param p_invite[] = {
	INVITE_ORG,
	{ .name = "invitee", .wire = "invitees", .alias = "username,email,member",
	  .type = PARAM_PERSON, .in = IN_BODY, .required = true, .alone = true,
	  .help = "a Docker ID or an e-mail address" },
	INVITE_MORE,
};

#define MEMBERS ORG_PATH "/members"

static const struct op rows[] = {
	{
		.group = "org", .action = "list",
		.method = HTTP_GET, .path = "/v2/user/orgs/",
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_pages),
		.kind = "namespaces",
		.help = "list the organizations you are in",
	},
	{
		.group = "org", .action = "get",
		.method = HTTP_GET, .path = ORG_PATH "/",
		.access = ACCESS_PUBLIC, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_org),
		.kind = "namespaces",
		.help = "show one organization",
	},
	{
		.group = "org", .action = "create",
		.method = HTTP_POST, .path = "/v2/orgs/",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		.flags = OP_UNPUBLISHED, PARAMS(p_create), .kind = "namespaces",
		.help = "make an organization, where the Hub offers it",
	},
	{
		.group = "org", .action = "delete",
		.method = HTTP_DELETE, .path = ORG_PATH "/",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_4,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED | OP_UNPUBLISHED,
		PARAMS(p_org), .parent = "org.list", .look = "org.get",
		.help = "delete an organization with all it owns, where the Hub offers it",
	},
	{
		.group = "org", .action = "get_settings",
		.method = HTTP_GET, .path = ORG_PATH "/settings",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_org),
		.kind = "settings",
		.help = "show which images members may pull",
	},
	{
		.group = "org", .action = "update_settings",
		.method = HTTP_PUT, .path = ORG_PATH "/settings",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_3,
		.flags = OP_IDEMPOTENT | OP_GATED, PARAMS(p_update_settings),
		.reads = "org.get_settings",
		.kind = "settings",
		.help = "say which images members may pull; what is not given stays",
	},
	{
		.group = "org", .action = "list_members",
		.method = HTTP_GET, .path = MEMBERS,
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_members),
		.kind = "members",
		.help = "list the members of an organization with their roles and teams",
	},
	{
		.group = "org", .action = "export_members",
		.method = HTTP_GET, .path = MEMBERS "/export",
		.access = ACCESS_SESSION, .envelope = ENV_TEXT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_org),
		.columns = "Name,Username,Email,Type,Permission,Teams,Date Joined",
		.help = "print all members as CSV",
	},
	{
		.group = "org", .action = "update_member",
		.method = HTTP_PUT, .path = MEMBERS "/{username}",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_2,
		.flags = OP_IDEMPOTENT, PARAMS(p_update_member),
		.kind = "members",
		.help = "change the role of a member",
	},
	{
		.group = "org", .action = "remove_member",
		.method = HTTP_DELETE, .path = MEMBERS "/{username}",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_2,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED, PARAMS(p_member),
		.parent = "org.get",
		.help = "remove a member from an organization and all its teams",
	},
	{
		.group = "org", .action = "list_invites",
		.method = HTTP_GET, .path = ORG_PATH "/invites",
		.access = ACCESS_SESSION, .envelope = ENV_DATA, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_org),
		.kind = "invites",
		.help = "list open invitations",
	},
	{
		.group = "org", .action = "delete_invite",
		.method = HTTP_DELETE, .path = "/v2/invites/{invite_id}",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED, PARAMS(p_delete_invite),
		.parent = "org.list_invites", .pick = "invite_id",
		.help = "cancel an invitation",
	},
	{
		.group = "org", .action = "resend_invite",
		.method = HTTP_PATCH, .path = "/v2/invites/{invite_id}/resend",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_0,
		PARAMS(p_invite_id),
		.help = "send an invitation again",
	},
	{
		.group = "org", .action = "bulk_invite",
		.method = HTTP_POST, .path = "/v2/invites/bulk",
		.access = ACCESS_SESSION, .envelope = ENV_INVITEES, .safety = SAFETY_1,
		PARAMS(p_bulk_invite),
		.columns = "invitee,status",
		.help = "invite people; --dry-run has the Hub say what would happen",
	},
	{
		.group = "org", .action = "invite",
		.method = HTTP_POST, .path = "/v2/invites/bulk",
		.access = ACCESS_SESSION, .envelope = ENV_INVITEES, .safety = SAFETY_1,
		PARAMS(p_invite),
		.columns = "invitee,status",
		.help = "invite one person by Docker ID or e-mail address",
	},
};
/* clang-format on */

const struct op_group group_org = { "org", "organizations, members, invitations", rows,
				    COUNT(rows) };
