/* SCIM 2.0, the registry, and what the connection says of itself.  CONTRACT 2, 7, 16.
 */
#include "model/ops_params.h"

/* clang-format off */
static const char *const sort_orders[] = { "ascending", "descending", NULL };

static const struct param p_type[] = {
	{ .name = "name", .type = PARAM_KEY, .in = IN_PATH, .required = true,
	  .help = "name of a resource type, such as User" },
};
static const struct param p_schema[] = {
	{ .name = "id", .alias = "schema,schema_id", .type = PARAM_KEY, .in = IN_PATH,
	  .required = true, .help = "its URN (in scim schemas)" },
};
static const struct param p_users[] = {
	{ .name = "start_index", .wire = "startIndex", .alias = "startIndex",
	  .type = PARAM_INT, .in = IN_QUERY, .min = 1, .max = 100000000,
	  .help = "first row, from 1" },
	{ .name = "count", .type = PARAM_INT, .in = IN_QUERY, .min = 1, .max = 200,
	  .help = "rows, at most 200" },
	TEXT("filter", IN_QUERY, 1000, "such as userName eq \"jane@example.com\""),
	TEXT("attributes", IN_QUERY, 1000, "only these, separated by commas"),
	{ .name = "sort_order", .wire = "sortOrder", .alias = "sortOrder",
	  .type = PARAM_ENUM, .in = IN_QUERY, .values = sort_orders, .help = "direction" },
	{ .name = "sort_by", .wire = "sortBy", .alias = "sortBy", .type = PARAM_STRING,
	  .in = IN_QUERY, .max = 100, .help = "attribute to sort by" },
};
static const struct param p_user[] = {
	{ .name = "user_id", .alias = "id", .type = PARAM_KEY, .in = IN_PATH,
	  .required = true, .help = "id of the user (in scim list_users)" },
};
static const struct param p_create_user[] = {
	{ .name = "user_name", .wire = "userName", .alias = "userName",
	  .type = PARAM_EMAIL, .in = IN_BODY, .required = true, .label = "e-mail",
	  .help = "e-mail address" },
	{ .name = "given_name", .wire = "name/givenName", .alias = "givenName",
	  .type = PARAM_STRING, .in = IN_BODY, .max = 255, .help = "given name" },
	{ .name = "family_name", .wire = "name/familyName", .alias = "familyName",
	  .type = PARAM_STRING, .in = IN_BODY, .max = 255, .help = "family name" },
};
/* A PUT without `enabled` deactivates the person, so it is always sent. */
static const struct param p_update_user[] = {
	{ .name = "user_id", .alias = "id", .type = PARAM_KEY, .in = IN_PATH,
	  .required = true, .help = "id of the user (in scim list_users)" },
	{ .name = "given_name", .wire = "name/givenName", .alias = "givenName",
	  .type = PARAM_STRING, .in = IN_BODY, .max = 255, .from = "/name/givenName",
	  .help = "given name" },
	{ .name = "family_name", .wire = "name/familyName", .alias = "familyName",
	  .type = PARAM_STRING, .in = IN_BODY, .max = 255, .from = "/name/familyName",
	  .help = "family name" },
	{ .name = "active", .wire = "enabled", .alias = "enabled", .type = PARAM_BOOL,
	  .in = IN_BODY, .from = "/active", .help = "false deactivates the user" },
};

#define SCIM "/v2/scim/2.0"
#define SCHEMAS "\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"]"

static const struct op scim_rows[] = {
	{
		.group = "scim", .action = "service_provider_config",
		.method = HTTP_GET, .path = SCIM "/ServiceProviderConfig",
		.access = ACCESS_SCIM, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT,
		.help = "show what the SCIM service can do",
	},
	{
		.group = "scim", .action = "resource_types",
		.method = HTTP_GET, .path = SCIM "/ResourceTypes",
		.access = ACCESS_SCIM, .envelope = ENV_SCIM, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT,
		.columns = "name,endpoint,description",
		.help = "list the resource types of SCIM",
	},
	{
		.group = "scim", .action = "resource_type",
		.method = HTTP_GET, .path = SCIM "/ResourceTypes/{name}",
		.access = ACCESS_SCIM, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_type),
		.help = "show one resource type of SCIM",
	},
	{
		.group = "scim", .action = "schemas",
		.method = HTTP_GET, .path = SCIM "/Schemas",
		.access = ACCESS_SCIM, .envelope = ENV_SCIM, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT,
		.columns = "id,name,description",
		.help = "list the schemas of SCIM",
	},
	{
		.group = "scim", .action = "schema",
		.method = HTTP_GET, .path = SCIM "/Schemas/{id}",
		.access = ACCESS_SCIM, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_schema),
		.help = "show one schema of SCIM",
	},
	{
		.group = "scim", .action = "list_users",
		.method = HTTP_GET, .path = SCIM "/Users",
		.access = ACCESS_SCIM, .envelope = ENV_SCIM, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_INDEXED, PARAMS(p_users),
		.kind = "scim",
		.help = "list the users SCIM manages",
	},
	{
		.group = "scim", .action = "get_user",
		.method = HTTP_GET, .path = SCIM "/Users/{user_id}",
		.access = ACCESS_SCIM, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_user),
		.kind = "scim",
		.help = "show one user SCIM manages",
	},
	{
		.group = "scim", .action = "create_user",
		.method = HTTP_POST, .path = SCIM "/Users",
		.access = ACCESS_SCIM, .envelope = ENV_OBJECT, .safety = SAFETY_3,
		.fixed = SCHEMAS, PARAMS(p_create_user),
		.help = "add a user by e-mail address",
	},
	{
		.group = "scim", .action = "update_user",
		.method = HTTP_PUT, .path = SCIM "/Users/{user_id}",
		.access = ACCESS_SCIM, .envelope = ENV_OBJECT, .safety = SAFETY_3,
		.flags = OP_IDEMPOTENT, .fixed = SCHEMAS, PARAMS(p_update_user),
		.reads = "scim.get_user",
		.help = "change, activate or deactivate a user; what is not given stays",
	},
};

#define REPO_NAME                                                              \
	{ .name = "repo", .alias = "repository", .type = PARAM_FULL_REPO,      \
	  .in = IN_PATH, .required = true, .help = "NAMESPACE/REPOSITORY" }
#define REFERENCE                                                              \
	{ .name = "reference", .alias = "tag,digest", .type = PARAM_REFERENCE, \
	  .in = IN_PATH, .required = true, .help = "tag or digest" }
static const struct param p_manifest[] = { REPO_NAME, REFERENCE };
static const struct param p_registry_tags[] = {
	REPO_NAME,
	{ .name = "n", .type = PARAM_INT, .in = IN_QUERY, .min = 1, .max = 10000,
	  .help = "at most this many" },
	{ .name = "last", .type = PARAM_TAG, .in = IN_QUERY, .help = "only tags behind this one" },
};
static const struct param p_by_digest[] = {
	REPO_NAME,
	{ .name = "digest", .alias = "reference", .type = PARAM_DIGEST, .in = IN_PATH,
	  .required = true, .help = "sha256:..." },
};
static const struct param p_config[] = {
	REPO_NAME,
	REFERENCE,
	TEXT("platform", IN_LOCAL, 64, "of an index: OS/ARCHITECTURE; the first one else"),
};

static const struct op registry_rows[] = {
	{
		.group = "registry", .action = "manifest",
		.method = HTTP_GET, .host = HOST_REGISTRY,
		.path = "/v2/{repo}/manifests/{reference}",
		.access = ACCESS_REGISTRY, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_manifest),
		.help = "show a manifest or index; counts as a pull",
	},
	{
		.group = "registry", .action = "check_manifest",
		.method = HTTP_HEAD, .host = HOST_REGISTRY,
		.path = "/v2/{repo}/manifests/{reference}",
		.access = ACCESS_REGISTRY, .envelope = ENV_NONE, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_EXISTS, PARAMS(p_manifest),
		.help = "tell whether a manifest exists, and its digest (exit 0 or 1)",
	},
	{
		.group = "registry", .action = "list_tags",
		.method = HTTP_GET, .host = HOST_REGISTRY,
		.path = "/v2/{repo}/tags/list",
		.access = ACCESS_REGISTRY, .envelope = ENV_TAGS, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_registry_tags),
		.columns = "name",
		.help = "list the names of tags as the registry has them",
	},
	{
		.group = "registry", .action = "referrers",
		.method = HTTP_GET, .host = HOST_REGISTRY,
		.path = "/v2/{repo}/referrers/{digest}",
		.access = ACCESS_REGISTRY, .envelope = ENV_REFERRERS, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_by_digest),
		.columns = "digest,artifactType,mediaType,size",
		.help = "list what refers to a manifest: signatures, attestations",
	},
	{
		/* Two or three requests: net/registry.c follows the manifest. */
		.group = "registry", .action = "config",
		.method = HTTP_GET, .host = HOST_REGISTRY,
		.path = "/v2/{repo}/manifests/{reference}",
		.access = ACCESS_REGISTRY, .envelope = ENV_OBJECT, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT, PARAMS(p_config),
		.then = "/v2/{repo}/blobs/{reference}",
		.help = "show the configuration of an image: command, environment, history",
	},
	{
		.group = "registry", .action = "delete_manifest",
		.method = HTTP_DELETE, .host = HOST_REGISTRY,
		.path = "/v2/{repo}/manifests/{digest}",
		.access = ACCESS_REGISTRY, .envelope = ENV_NONE, .safety = SAFETY_3,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED, PARAMS(p_by_digest),
		.parent = "registry.list_tags", .look = "registry.check_manifest",
		.help = "delete a manifest from the registry; cannot be undone",
	},
};

static const struct op admin_rows[] = {
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

const struct op_group group_scim = { "scim", "users of single sign-on (SCIM 2.0)",
				     scim_rows, COUNT(scim_rows) };
const struct op_group group_registry = { "registry", "manifests in the registry",
					 registry_rows, COUNT(registry_rows) };
const struct op_group group_admin = { "admin", "limits, and who you are", admin_rows,
				      COUNT(admin_rows) };
