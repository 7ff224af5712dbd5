/* Signing in, personal and organization tokens.  CONTRACT 3, 13, 14. */
#include "model/ops_params.h"

/* clang-format off */
/* A personal token's scopes; the first includes the others and may delete. */
static const struct raise pat_powers[] = {
	{ "repo:admin", SAFETY_3 }, { NULL, SAFETY_READ },
};
static const struct raise oat_powers[] = {
	{ "*-admin", SAFETY_3 }, { "*-delete", SAFETY_3 }, { NULL, SAFETY_READ },
};
static const char *const pat_scopes[] = { "repo:admin", "repo:write", "repo:read",
					  "repo:public_read", NULL };
static const struct meaning pat_meanings[] = {
	{ "repo:admin", "read, write and delete", "repo:write" },
	{ "repo:write", "read and write", "repo:read" },
	{ "repo:read", "read, also private repositories", "repo:public_read" },
	{ "repo:public_read", "read public repositories", NULL },
	{ NULL, NULL, NULL },
};

static const struct param p_create_token[] = {
	{ .name = "identifier", .alias = "username", .type = PARAM_STRING, .in = IN_BODY,
	  .required = true, .min = 1, .max = 255,
	  .help = "user name, or the organization for an organization token" },
	{ .name = "secret", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "password, personal or organization token; in --params - or @FILE" },
};
static const struct param p_login[] = {
	{ .name = "username", .type = PARAM_STRING, .in = IN_BODY, .required = true,
	  .min = 1, .max = 255, .help = "user name" },
	{ .name = "password", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "password or personal token; in --params - or @FILE" },
};
static const struct param p_two_factor[] = {
	{ .name = "login_2fa_token", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "what the login answered; in --params - or @FILE" },
	{ .name = "code", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "six digits; in --params - or @FILE" },
};

#define PAT                                                                    \
	{ .name = "uuid", .type = PARAM_UUID, .in = IN_PATH, .required = true, \
	  .help = "the token's uuid (in auth list_pats)" }
#define OAT                                                                    \
	{ .name = "token_id", .type = PARAM_KEY, .in = IN_PATH,                \
	  .required = true, .help = "the token's id (in auth list_oats)" }
#define EXPIRES                                                                \
	{ .name = "expires_at", .type = PARAM_TIME, .in = IN_BODY,             \
	  .help = "when it ends; left out: never" }

static const struct param p_pages[] = { PAGE };
static const struct param p_create_pat[] = {
	{ .name = "token_label", .alias = "label", .type = PARAM_STRING, .in = IN_BODY,
	  .required = true, .min = 1, .max = 100, .label = "label",
	  .help = "what it is for" },
	{ .name = "scopes", .type = PARAM_LIST, .in = IN_BODY, .required = true,
	  .min = 1, .values = pat_scopes, .raises = pat_powers,
	  .meanings = pat_meanings,
	  .help = "what it may do; admin includes write, read and public_read" },
	EXPIRES,
};
static const struct param p_pat[] = { PAT };
static const struct param p_update_pat[] = {
	PAT,
	{ .name = "token_label", .alias = "label", .type = PARAM_STRING, .in = IN_BODY,
	  .min = 1, .max = 100, .label = "label", .help = "another label" },
	{ .name = "is_active", .type = PARAM_BOOL, .in = IN_BODY,
	  .help = "false disables it, true enables it again" },
};
static const struct param p_list_oats[] = { ORG, PAGE };
#define RESOURCES                                                              \
	{ .name = "resources", .type = PARAM_JSON, .in = IN_BODY,              \
	  .raises = oat_powers,                                                \
	  .help = "[{\"type\":\"TYPE_REPO\",\"path\":\"acme/*\",\"scopes\":[...]}]; " \
		  "TYPE_ORG for the organization" }
static const struct param p_create_oat[] = {
	ORG,
	{ .name = "label", .type = PARAM_STRING, .in = IN_BODY, .required = true,
	  .min = 1, .max = 255, .help = "what it is for" },
	TEXT("description", IN_BODY, 1000, "more about it"),
	RESOURCES,
	EXPIRES,
};
static const struct param p_oat[] = { ORG, OAT };
static const struct param p_update_oat[] = {
	ORG,
	OAT,
	{ .name = "label", .type = PARAM_STRING, .in = IN_BODY, .min = 1, .max = 255,
	  .help = "another label" },
	TEXT("description", IN_BODY, 1000, "another description"),
	RESOURCES,
	{ .name = "is_active", .type = PARAM_BOOL, .in = IN_BODY,
	  .help = "false disables it, true enables it again" },
};

#define PATS "/v2/access-tokens"
#define OATS ORG_PATH "/access-tokens"

static const struct op rows[] = {
	{
		.group = "auth", .action = "create_token",
		.method = HTTP_POST, .path = "/v2/auth/token",
		.access = ACCESS_NONE, .envelope = ENV_OBJECT, .safety = SAFETY_0,
		.flags = OP_SECRET | OP_SIGN_IN, PARAMS(p_create_token),
		.help = "trade a password or token for a session of 10 minutes",
	},
	{
		.group = "auth", .action = "login",
		.method = HTTP_POST, .path = "/v2/users/login",
		.access = ACCESS_NONE, .envelope = ENV_OBJECT, .safety = SAFETY_0,
		.flags = OP_SECRET | OP_SIGN_IN, PARAMS(p_login),
		.help = "sign in with a password; may ask for a second factor",
	},
	{
		.group = "auth", .action = "two_factor_login",
		.method = HTTP_POST, .path = "/v2/users/2fa-login",
		.access = ACCESS_NONE, .envelope = ENV_OBJECT, .safety = SAFETY_0,
		.flags = OP_SECRET | OP_SIGN_IN, PARAMS(p_two_factor),
		.help = "finish a login with the code of the second factor",
	},
	{
		.group = "auth", .action = "list_pats",
		.method = HTTP_GET, .path = PATS,
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_pages),
		.kind = "pats",
		.help = "list your personal access tokens",
	},
	{
		.group = "auth", .action = "create_pat",
		.method = HTTP_POST, .path = PATS,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		.flags = OP_SECRET, PARAMS(p_create_pat),
		.help = "make a personal access token; it is shown once, now",
	},
	{
		.group = "auth", .action = "get_pat",
		.method = HTTP_GET, .path = PATS "/{uuid}",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_pat),
		.kind = "pats",
		.help = "show one personal access token, without its secret",
	},
	{
		.group = "auth", .action = "update_pat",
		.method = HTTP_PATCH, .path = PATS "/{uuid}",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_0,
		.flags = OP_IDEMPOTENT, PARAMS(p_update_pat),
		.kind = "pats",
		.help = "label, disable or enable a personal access token",
	},
	{
		.group = "auth", .action = "delete_pat",
		.method = HTTP_DELETE, .path = PATS "/{uuid}",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED, PARAMS(p_pat),
		.parent = "auth.list_pats", .look = "auth.get_pat",
		.help = "delete a personal access token; what uses it stops working",
	},
	{
		.group = "auth", .action = "list_oats",
		.method = HTTP_GET, .path = OATS,
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_list_oats),
		.kind = "oats",
		.help = "list the access tokens of an organization",
	},
	{
		.group = "auth", .action = "create_oat",
		.method = HTTP_POST, .path = OATS,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		.flags = OP_SECRET, PARAMS(p_create_oat),
		.help = "make an organization access token; it is shown once, now",
	},
	{
		.group = "auth", .action = "get_oat",
		.method = HTTP_GET, .path = OATS "/{token_id}",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_oat),
		.kind = "oats",
		.help = "show one organization access token with its resources",
	},
	{
		.group = "auth", .action = "update_oat",
		.method = HTTP_PATCH, .path = OATS "/{token_id}",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_0,
		.flags = OP_IDEMPOTENT, PARAMS(p_update_oat),
		.kind = "oats",
		.help = "change, disable or enable an organization access token",
	},
	{
		.group = "auth", .action = "delete_oat",
		.method = HTTP_DELETE, .path = OATS "/{token_id}",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED | OP_LAST_USE,
		PARAMS(p_oat), .parent = "auth.list_oats", .look = "auth.get_oat", .reads = "auth.get_oat",
		.help = "delete an organization access token; what uses it stops working",
	},
};
/* clang-format on */

const struct op_group group_auth = { "auth", "signing in, and access tokens", rows,
				     COUNT(rows) };
