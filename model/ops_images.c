/* Images, layers, manifests and webhooks of a repository.  CONTRACT 6, 7, 8. */
#include "model/ops_params.h"

/* clang-format off */
static const struct param p_repo[] = { NAMESPACE, REPOSITORY };
static const struct param p_image[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "digest", .type = PARAM_DIGEST, .in = IN_PATH, .required = true,
	  .help = "of one image, or of a tag" },
};
static const struct param p_tag[] = { NAMESPACE, REPOSITORY, TAG };
static const struct param p_manifests[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "page_size", .type = PARAM_INT, .in = IN_QUERY, .min = 1, .max = 100,
	  .help = "rows a page, at most 100" },
	TEXT(OP_KEY_PARAM, IN_QUERY, 4096, "go on behind this key of the last answer"),
};
static const struct param p_delete_manifests[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "digests", .alias = "digest", .type = PARAM_LIST, .item = PARAM_DIGEST,
	  .in = IN_BODY, .required = true, .counted = true, .min = 1, .max = 100,
	  .help = "manifests to delete" },
	{ .name = "delete_references", .type = PARAM_BOOL, .in = IN_BODY,
	  .preset = "false", .help = "true: tags that point to them go, too" },
};

static const struct op image_rows[] = {
	{
		/* All tags, joined by digest after the last page: model/images.c. */
		.group = "images", .action = "list",
		.method = HTTP_GET, .path = REPO "/tags",
		.access = ACCESS_PUBLIC, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_JOIN_IMAGES, PARAMS(p_repo),
		.kind = "images",
		.help = "list the images of all tags, each digest once",
	},
	{
		.group = "images", .action = "get",
		.method = HTTP_GET, .path = REPO "/tags",
		.access = ACCESS_PUBLIC, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_JOIN_IMAGES | OP_PICK,
		PARAMS(p_image), .pick = "digest", .kind = "images",
		.help = "show one image by its digest, with the tags that use it",
	},
	{
		.group = "images", .action = "layers",
		.method = HTTP_GET, .path = OLD_REPO "/tags/{tag}/images",
		.fallback = REPO "/tags/{tag}/images",
		.access = ACCESS_PUBLIC, .envelope = ENV_LAYERS, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_tag),
		.columns = "platform,size,instruction,digest",
		.help = "show the layers of a tag's images and what made them",
	},
	{
		.group = "images", .action = "list_manifests",
		.method = HTTP_GET, .path = REPO "/manifests",
		.access = ACCESS_SESSION, .envelope = ENV_MANIFESTS, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_KEYED | OP_UNPUBLISHED,
		PARAMS(p_manifests),
		.kind = "manifests",
		.help = "list all manifests of a repository, those without a tag, too",
	},
	{
		.group = "images", .action = "delete_manifests",
		.method = HTTP_DELETE, .path = REPO "/manifests",
		.access = ACCESS_SESSION, .envelope = ENV_STATUS, .safety = SAFETY_3,
		/* 404 is told digest by digest; of the whole call it is the repository's. */
		.flags = OP_IDEMPOTENT | OP_GATED | OP_UNPUBLISHED,
		PARAMS(p_delete_manifests),
		.columns = "digest,status,message",
		.help = "delete manifests by digest; frees storage, cannot be undone",
	},
};

static const struct param p_pages[] = { NAMESPACE, REPOSITORY, PAGE };
#define WEBHOOK                                                                \
	{ .name = "webhook_id", .alias = "slug,webhook,name,id",               \
	  .type = PARAM_KEY, .in = IN_PATH, .required = true,                  \
	  .help = "its slug (in webhooks list)" }
static const struct param p_webhook[] = { NAMESPACE, REPOSITORY, WEBHOOK };
static const struct param p_create_webhook[] = {
	NAMESPACE,
	REPOSITORY,
	{ .name = "name", .type = PARAM_STRING, .in = IN_BODY, .required = true,
	  .min = 1, .max = 255, .help = "what it is called" },
	{ .name = "webhook_url", .alias = "hook_url,url", .type = PARAM_URL,
	  .in = IN_BODY, .required = true, .label = "url",
	  .help = "where pushes are told; a secret" },
	{ .name = "expect_final_callback", .type = PARAM_BOOL, .in = IN_BODY,
	  .preset = "false", .label = "final callback", .help = "true: the receiver confirms each delivery" },
};

#define PIPELINES OLD_REPO "/webhook_pipeline/"
#define OLD_HOOKS OLD_REPO "/webhooks/"

static const struct op webhook_rows[] = {
	{
		.group = "webhooks", .action = "list",
		.method = HTTP_GET, .path = PIPELINES, .fallback = OLD_HOOKS,
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_LIST | OP_IDEMPOTENT | OP_UNPUBLISHED, PARAMS(p_pages),
		.kind = "webhooks",
		.help = "list the webhooks of a repository",
	},
	{
		/* No route for one of them is known: picked from the list. */
		.group = "webhooks", .action = "get",
		.method = HTTP_GET, .path = PIPELINES "?page_size=100",
		.fallback = OLD_HOOKS "?page_size=100",
		.access = ACCESS_SESSION, .envelope = ENV_PAGE, .safety = SAFETY_READ,
		.flags = OP_IDEMPOTENT | OP_UNPUBLISHED | OP_PICK, PARAMS(p_webhook),
		.pick = "webhook_id",
		.kind = "webhooks",
		.help = "show one webhook",
	},
	{
		.group = "webhooks", .action = "create",
		.method = HTTP_POST, .path = PIPELINES, .fallback = OLD_HOOKS,
		.access = ACCESS_SESSION, .envelope = ENV_OBJECT, .safety = SAFETY_1,
		.flags = OP_UNPUBLISHED, PARAMS(p_create_webhook),
		.body = "{\"name\":$name,\"expect_final_callback\":$expect_final_callback,"
			"\"webhooks\":[{\"name\":$name,\"hook_url\":$webhook_url}],"
			"\"registry\":\"registry-1.docker.io\"}",
		.fallback_body = "{\"name\":$name,"
				 "\"expect_final_callback\":$expect_final_callback}",
		.then = OLD_HOOKS "{id}/hooks/", .then_body = "{\"hook_url\":$webhook_url}",
		.help = "have pushes to a repository told to an address",
	},
	{
		.group = "webhooks", .action = "delete",
		.method = HTTP_DELETE, .path = PIPELINES "{webhook_id}/",
		.fallback = OLD_HOOKS "{webhook_id}/",
		.access = ACCESS_SESSION, .envelope = ENV_NONE, .safety = SAFETY_1,
		.flags = OP_IDEMPOTENT | OP_ABSENT_DONE | OP_GATED | OP_UNPUBLISHED,
		PARAMS(p_webhook), .parent = "repos.get",
		.help = "delete a webhook",
	},
};
/* clang-format on */

const struct op_group group_images = { "images", "images, layers and manifests",
				       image_rows, COUNT(image_rows) };
const struct op_group group_webhooks = { "webhooks", "webhooks of a repository",
					 webhook_rows, COUNT(webhook_rows) };
