/* The table of operations.  Sources: CONTRACT 2 to 7; names: DESIGN 4. */
#include "model/op.h"
#include "model/xalloc.h"

/* clang-format off */
#define NAMESPACE                                                              \
	{                                                                      \
		.name = "namespace", .type = PARAM_NAME, .in = IN_PATH,        \
		.required = true, .help = "user or organization"               \
	}
#define REPOSITORY                                                             \
	{                                                                      \
		.name = "repository", .type = PARAM_REPO, .in = IN_PATH,       \
		.required = true, .help = "repository name, without namespace" \
	}
#define TAG                                                                    \
	{                                                                      \
		.name = "tag", .type = PARAM_TAG, .in = IN_PATH,               \
		.required = true, .help = "tag name"                           \
	}
#define ORG                                                                    \
	{                                                                      \
		.name = "org", .type = PARAM_NAME, .in = IN_PATH,              \
		.required = true, .help = "organization"                       \
	}
#define PAGE                                                                   \
	{ .name = "page", .type = PARAM_INT, .in = IN_QUERY, .min = 1,         \
	  .max = 1000000, .help = "page number, from 1" },                     \
	{                                                                      \
		.name = "page_size", .type = PARAM_INT, .in = IN_QUERY,        \
		.min = 1, .max = 100, .help = "rows a page, at most 100"       \
	}
#define PARAMS(p) .params = (p), .n_params = COUNT(p)

static const char *const orderings[] = { "name",         "-name",      "last_updated",
					 "-last_updated", "pull_count", "-pull_count", NULL };
static const char *const tag_orderings[] = { "last_updated", "-last_updated", "name", "-name",
					     NULL };

static const struct param p_create_token[] = {
	{ .name = "identifier", .type = PARAM_STRING, .in = IN_BODY, .required = true,
	  .help = "user name, or the organization for an organization token" },
	{ .name = "secret", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "password, personal or organization token; in --params - or @FILE" },
};
static const struct param p_login[] = {
	{ .name = "username", .type = PARAM_STRING, .in = IN_BODY, .required = true,
	  .help = "user name" },
	{ .name = "password", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "password or personal token; in --params - or @FILE" },
};
static const struct param p_two_factor[] = {
	{ .name = "login_2fa_token", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "what the login answered; in --params - or @FILE" },
	{ .name = "code", .type = PARAM_SECRET, .in = IN_BODY, .required = true,
	  .help = "six digits; in --params - or @FILE" },
};
static const struct param p_repos_list[] = {
	NAMESPACE,
	{ .name = "name", .type = PARAM_STRING, .in = IN_QUERY, .max = 255,
	  .help = "only repositories whose name has this" },
	{ .name = "ordering", .type = PARAM_ENUM, .in = IN_QUERY, .values = orderings,
	  .help = "order the Hub sends them in" },
	PAGE,
};
static const struct param p_repo[] = { NAMESPACE, REPOSITORY };
static const struct param p_tags_list[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "name", .type = PARAM_STRING, .in = IN_QUERY, .max = 128,
	  .help = "only tags whose name has this" },
	{ .name = "ordering", .type = PARAM_ENUM, .in = IN_QUERY, .values = tag_orderings,
	  .help = "order the Hub sends them in" },
	PAGE,
};
static const struct param p_tag[] = { NAMESPACE, REPOSITORY, TAG };
static const struct param p_page[] = { PAGE };
static const struct param p_org[] = { ORG };

#define REPOS "/v2/namespaces/{namespace}/repositories"
#define REPO REPOS "/{repository}"
#define OLD_REPO "/v2/repositories/{namespace}/{repository}"

const struct op ops[] = {
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
		.group = "repos", .action = "list",
		.method = HTTP_GET, .path = REPOS,
		.access = ACCESS_PUBLIC, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_repos_list), .kind = "repos",
		.help = "list the repositories of a user or organization",
	},
	{
		.group = "repos", .action = "get",
		.method = HTTP_GET, .path = REPO,
		.access = ACCESS_PUBLIC, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_repo), .kind = "repos",
		.help = "show one repository",
	},
	{
		.group = "repos", .action = "check",
		.method = HTTP_HEAD, .path = REPO,
		.access = ACCESS_PUBLIC, .envelope = ENV_NONE, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_EXISTS, PARAMS(p_repo),
		.help = "tell whether a repository exists (exit 0 or 1)",
	},
	{
		.group = "repos", .action = "list_tags",
		.method = HTTP_GET, .path = REPO "/tags",
		.access = ACCESS_PUBLIC, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_tags_list), .kind = "tags",
		.help = "list the tags of a repository",
	},
	{
		.group = "repos", .action = "check_tags",
		.method = HTTP_HEAD, .path = REPO "/tags",
		.access = ACCESS_PUBLIC, .envelope = ENV_NONE, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_EXISTS, PARAMS(p_repo),
		.help = "tell whether a repository can be listed (exit 0 or 1)",
	},
	{
		.group = "repos", .action = "get_tag",
		.method = HTTP_GET, .path = REPO "/tags/{tag}",
		.access = ACCESS_PUBLIC, .envelope = ENV_IMAGES, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_tag), .kind = "images",
		.help = "show one tag with its images",
	},
	{
		.group = "repos", .action = "check_tag",
		.method = HTTP_HEAD, .path = REPO "/tags/{tag}",
		.access = ACCESS_PUBLIC, .envelope = ENV_NONE, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_EXISTS, PARAMS(p_tag),
		.help = "tell whether a tag exists (exit 0 or 1)",
	},
	{
		/* Neither form is published; CONTRACT 6, UX 6 (ii).8. */
		.group = "repos", .action = "delete_tag",
		.method = HTTP_DELETE, .path = REPO "/tags/{tag}",
		.fallback = OLD_REPO "/tags/{tag}/",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED, PARAMS(p_tag),
		.parent = "repos.get",
		.help = "delete one tag; cannot be undone",
	},
	{
		/* All tags, joined by digest after the last page: model/images.c. */
		.group = "images", .action = "list",
		.method = HTTP_GET, .path = REPO "/tags",
		.access = ACCESS_PUBLIC, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_JOIN_IMAGES, PARAMS(p_repo),
		.help = "list the images of all tags, each digest once",
	},
	{
		.group = "org", .action = "list",
		.method = HTTP_GET, .path = "/v2/user/orgs/",
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_page), .kind = "namespaces",
		.help = "list the organizations you are in",
	},
	{
		.group = "org", .action = "get",
		.method = HTTP_GET, .path = "/v2/orgs/{org}/",
		.access = ACCESS_PUBLIC, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_org), .kind = "namespaces",
		.help = "show one organization",
	},
	{
		.group = "admin", .action = "whoami", .host = HOST_NONE,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT,
		.help = "show what the session says of itself; sends nothing but the sign-in",
	},
	{
		/* Any answer carries the headers; this is the cheapest one (CONTRACT 2.1). */
		.group = "admin", .action = "rate_limit",
		.method = HTTP_GET, .path = "/v2/user/",
		.access = ACCESS_PUBLIC, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_LIMITS,
		.help = "show the API limit: requests a minute, left, reset",
	},
	{
		.group = "admin", .action = "pull_limit",
		.method = HTTP_HEAD, .host = HOST_REGISTRY,
		.path = "/v2/ratelimitpreview/test/manifests/latest",
		.access = ACCESS_REGISTRY, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT,
		.help = "show the pull limit of this account or address; costs no pull",
	},
};

/* clang-format on */

const size_t n_ops = COUNT(ops);
