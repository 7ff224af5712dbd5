/*
 * Webhooks of a repository.  CONTRACT 8.  Whoever knows path and query of an address
 * can post to it, so no row holds more of it than scheme and host, but those made to be
 * shown with --reveal.
 */
#include "model/json.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct webhook {
	struct text name;
	struct text url;
	struct text slug;
	struct stamp updated, created;
	bool callback;
};

#define F(...) FIELD(struct webhook, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "name", "NAME", "/name", 20, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(url, "url", "URL", NULL, 32, 2, FIELD_FIND | FIELD_GROW),
	F(updated, "last", "LAST", "/last_updated", 7, 2, FIELD_DESC | FIELD_UNSAID),
	F(created, "created", "CREATED", "/created", 7, 3, FIELD_DESC | FIELD_UNSAID),
	F(callback, "callback", "CALLBACK", "/expect_final_callback", 8, 4, 0),
	F(slug, "slug", "SLUG", "/slug", 20, 0, FIELD_KEY),
};
/* clang-format on */

enum { URLS_MAX = 4096 };

/* Joined by commas, as far as there is room. */
static size_t add_whole(char *buf, size_t n, struct str url)
{
	if (n + url.len + 1 > URLS_MAX)
		return n;
	if (n)
		buf[n++] = ',';
	if (url.len)
		memcpy(buf + n, url.ptr, url.len);
	return n + url.len;
}

/* What may be seen of it. */
static size_t add_url(char *buf, size_t n, struct str url)
{
	char masked[URLS_MAX];

	url_mask(url, masked, sizeof(masked));
	return add_whole(buf, n, str_from(masked));
}

static void derive_with(struct json_object *obj, struct webhook *w, struct pool *pool,
			size_t (*add_one)(char *buf, size_t n, struct str url))
{
	json_object *hooks = json_at(obj, "/webhooks");
	char buf[URLS_MAX];
	size_t n = 0, len;

	if (!json_object_is_type(hooks, json_type_array))
		return;
	len = json_object_array_length(hooks);
	for (size_t i = 0; i < len; i++) {
		struct str url =
			json_str(json_object_array_get_idx(hooks, i), "/hook_url");

		if (url.len)
			n = add_one(buf, n, url);
	}
	if (n)
		w->url = pool_text(pool, (struct str){ buf, n });
}

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	derive_with(obj, row, pool, add_url);
}

static void derive_whole(struct json_object *obj, void *row, struct pool *pool)
{
	derive_with(obj, row, pool, add_whole);
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'n', .name = "new", .done = "created", .title = "new webhook",
		.op = "webhooks.create",
		.flags = ACTION_LIST | ACTION_FORM,
		.asks = "name,webhook_url,expect_final_callback",
		.help = "have pushes to this repository told to an address",
	},
	{
		.key = 'e', .name = "edit", .done = "changed",
		.help = "the Hub cannot change a webhook: delete it and make it again",
	},
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "webhooks.delete",
		.binds = (const struct bind[]){ { "webhook_id", "slug" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.help = "delete webhooks",
	},
};
/* clang-format on */

static const struct kind revealed = {
	.name = "webhooks",
	.noun = "webhook",
	.row_size = sizeof(struct webhook),
	.fields = fields,
	.n_fields = COUNT(fields),
	.derive = derive_whole,
};

const struct kind kind_webhooks = {
	.name = "webhooks",
	.noun = "webhook",
	.group = "webhooks",
	.action = "list",
	.up = "repos",
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={namespace}/{repository}",
	.row_size = sizeof(struct webhook),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "name",
	.derive = derive,
	.revealed = &revealed,
	.empty = "No webhooks. Hub calls them on push only.",
	.forbidden = "Webhooks need: an owner, editor or admin of the repository; an "
		     "organization token needs scope-webhook-read.",
};
