/* Repositories, their tags and the teams that may use them.  CONTRACT 5, 6, 9, 17. */
#include "model/ops_params.h"

/* clang-format off */
static const char *const orderings[] = { "name",         "-name",      "last_updated",
					 "-last_updated", "pull_count", "-pull_count", NULL };
static const char *const tag_orderings[] = { "last_updated", "-last_updated", "name", "-name",
					     NULL };
static const char *const permissions[] = { "read", "write", "admin", NULL };
static const struct raise permission_powers[] = {
	{ "admin", SAFETY_3 }, { NULL, SAFETY_READ },
};
static const struct meaning permission_meanings[] = {
	{ "read", "pull", NULL },
	{ "write", "pull and push", "read" },
	{ "admin", "also settings, access and deleting", "write" },
	{ NULL, NULL, NULL },
};
static const struct meaning privacy_meanings[] = {
	{ "true", "only those with access see it", NULL },
	{ "false", "everybody sees it", NULL },
	{ "", "not said: everybody sees it", NULL },
	{ NULL, NULL, NULL },
};
static const struct raise made_public[] = {
	{ "false", SAFETY_3 }, { NULL, SAFETY_READ },
};

static const struct param p_list[] = {
	NAMESPACE,
	TEXT("name", IN_QUERY, 255, "only repositories whose name has this"),
	{ .name = "ordering", .type = PARAM_ENUM, .in = IN_QUERY, .values = orderings,
	  .help = "order the Hub sends them in" },
	PAGE,
};
static const struct param p_create[] = {
	{ .name = "namespace", .type = PARAM_NAME, .in = IN_BOTH, .required = true,
	  .help = "user or organization" },
	{ .name = "repository", .wire = "name", .alias = "name", .type = PARAM_REPO,
	  .in = IN_BODY, .required = true, .label = "name", .help = "its name" },
	TEXT("description", IN_BODY, 100, "one line, at most 100 bytes"),
	TEXT("full_description", IN_BODY, 25000, "Markdown, at most 25,000 bytes"),
	{ .name = "is_private", .type = PARAM_BOOL, .in = IN_BODY,
	  .meanings = privacy_meanings, .help = "true: only those with access see it" },
	TEXT("registry", IN_BODY, 255, "docker.io"),
};
static const struct param p_repo[] = { NAMESPACE, REPOSITORY };
static const struct param p_update[] = {
	NAMESPACE,
	REPOSITORY,
	TEXT("description", IN_BODY, 100, "one line, at most 100 bytes"),
	TEXT("full_description", IN_BODY, 25000, "Markdown, at most 25,000 bytes"),
};
static const struct param p_privacy[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "is_private", .type = PARAM_BOOL, .in = IN_BODY, .required = true,
	  .raises = made_public, .help = "false shows it to everybody" },
};
static const struct param p_tags_list[] = {
	NAMESPACE,
	REPOSITORY,
	TEXT("name", IN_QUERY, 128, "only tags whose name has this"),
	{ .name = "ordering", .type = PARAM_ENUM, .in = IN_QUERY, .values = tag_orderings,
	  .help = "order the Hub sends them in" },
	TEXT("architecture", IN_QUERY, 32, "only tags with images for this processor"),
	TEXT("os", IN_QUERY, 32, "only tags with images for this system"),
	PAGE,
};
static const struct param p_tag[] = { NAMESPACE, REPOSITORY, TAG };
static const struct param p_immutable[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "enabled", .wire = "immutable_tags", .alias = "immutable_tags",
	  .type = PARAM_BOOL, .in = IN_BODY, .required = true,
	  .from = "/immutable_tags_settings/enabled", .label = "immutable",
	  .help = "true: matching tags can be neither replaced nor deleted" },
	{ .name = "rules", .wire = "immutable_tags_rules", .alias = "immutable_tags_rules",
	  .type = PARAM_LIST, .item = PARAM_STRING, .in = IN_BODY, .max = 5,
	  .preset = "[]", .from = "/immutable_tags_settings/rules",
	  .help = "up to five regular expressions (RE2), without commas" },
};
static const struct param p_verify[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "regex", .alias = "rule", .type = PARAM_STRING, .in = IN_BODY,
	  .required = true, .min = 1, .max = 1000, .help = "a regular expression (RE2)" },
};
static const struct param p_repo_pages[] = { NAMESPACE, REPOSITORY, PAGE };
#define PERMISSION                                                             \
	{ .name = "permission", .type = PARAM_ENUM, .in = IN_BODY,             \
	  .required = true, .values = permissions,                             \
	  .raises = permission_powers, .meanings = permission_meanings,        \
	  .help = "what its members may do" }
static const struct param p_assign[] = { NAMESPACE, REPOSITORY, GROUP_ID(IN_BODY),
					 PERMISSION };
static const struct param p_regrant[] = { NAMESPACE, REPOSITORY, GROUP_ID(IN_PATH),
					  PERMISSION };
static const struct param p_group[] = { NAMESPACE, REPOSITORY, GROUP_ID(IN_PATH) };
static const struct param p_categories[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "categories", .type = PARAM_LIST, .item = PARAM_CATEGORY, .in = IN_BODY,
	  .required = true, .max = 16,
	  .source = &(const struct value_source){ "repos.list_categories", "/slug", "/name" },
	  .help = "slugs; the complete set, may be empty" },
};
static const struct param p_search[] = {
	{ .name = "query", .type = PARAM_STRING, .in = IN_QUERY, .required = true,
	  .min = 1, .max = 255, .help = "words to look for" },
	PAGE,
};

static const struct op rows[] = {
	{
		.group = "repos", .action = "list",
		.method = HTTP_GET, .path = REPOS,
		.access = ACCESS_PUBLIC, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT, PARAMS(p_list), .kind = "repos",
		.help = "list the repositories of a user or organization",
	},
	{
		.group = "repos", .action = "create",
		.method = HTTP_POST, .path = REPOS,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		PARAMS(p_create), .kind = "repos",
		.help = "make a repository",
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
		/* What is not given stays as it is: keys may be left out (CONTRACT 5.2). */
		.group = "repos", .action = "update",
		.method = HTTP_PATCH, .path = OLD_REPO "/", .fallback = REPO,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_0,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_update), .kind = "repos",
		.help = "change the descriptions of a repository",
	},
	{
		.group = "repos", .action = "set_privacy",
		.method = HTTP_POST, .path = OLD_REPO "/privacy/",
		.fallback = REPO "/privacy",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_privacy),
		.help = "make a repository private or public",
	},
	{
		.group = "repos", .action = "delete",
		.method = HTTP_DELETE, .path = OLD_REPO "/", .fallback = REPO,
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_4,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED | OP_UNPUBLISHED,
		PARAMS(p_repo), .parent = "repos.list", .look = "repos.get",
		.help = "delete a repository with all it holds; cannot be undone",
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
		.flags = OP_IDEMPOTENT, PARAMS(p_tag), .kind = "tag-images",
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
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED | OP_UNPUBLISHED,
		PARAMS(p_tag), .parent = "repos.get", .look = "repos.get_tag",
		.help = "delete one tag; cannot be undone",
	},
	{
		.group = "repos", .action = "set_immutable_tags",
		.method = HTTP_PATCH, .path = REPO "/immutabletags",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_3,
		.flags = OP_IDEMPOTENT, PARAMS(p_immutable), .kind = "repos",
		.help = "say which tags can be neither replaced nor deleted",
	},
	{
		/* A POST that only reads. */
		.group = "repos", .action = "verify_immutable_tags",
		.method = HTTP_POST, .path = REPO "/immutabletags/verify",
		.access = ACCESS_SESSION, .envelope = ENV_TAGS, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_verify),
		.columns = "name",
		.help = "list the tags a rule would make immutable",
	},
	{
		.group = "repos", .action = "list_groups",
		.method = HTTP_GET, .path = OLD_REPO "/groups/", .fallback = REPO "/groups",
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_repo_pages),
		.kind = "access",
		.help = "list the teams that have access to a repository",
	},
	{
		.group = "repos", .action = "assign_group",
		.method = HTTP_POST, .path = OLD_REPO "/groups", .fallback = REPO "/groups",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_2,
		PARAMS(p_assign),
		.help = "give a team access to a repository",
	},
	{
		.group = "repos", .action = "update_group",
		.method = HTTP_PATCH, .path = OLD_REPO "/groups/{group_id}/",
		.fallback = REPO "/groups/{group_id}",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_2,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_regrant),
		.help = "change what a team may do in a repository",
	},
	{
		.group = "repos", .action = "remove_group",
		.method = HTTP_DELETE, .path = OLD_REPO "/groups/{group_id}/",
		.fallback = REPO "/groups/{group_id}",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED | OP_UNPUBLISHED,
		PARAMS(p_group), .parent = "repos.get",
		.help = "take a team's access to a repository away",
	},
	{
		.group = "repos", .action = "list_categories",
		.method = HTTP_GET, .path = "/v2/categories/",
		.access = ACCESS_PUBLIC, .envelope = ENV_ARRAY, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED,
		.columns = "name,slug",
		.help = "list the categories a repository can have",
	},
	{
		.group = "repos", .action = "set_categories",
		.method = HTTP_PATCH, .path = OLD_REPO "/categories/",
		.fallback = REPO "/categories", .body = "$categories",
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_0,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_categories),
		.help = "replace the categories of a repository",
	},
	{
		.group = "repos", .action = "search",
		.method = HTTP_GET, .path = "/v2/search/repositories/",
		.access = ACCESS_PUBLIC, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_search),
		.columns = "repo_name,star_count,pull_count,is_official,is_automated,short_description",
		.help = "search all public repositories",
	},
};
/* clang-format on */

const struct op_group group_repos = { "repos", "repositories, tags, access of teams",
				      rows, COUNT(rows) };
