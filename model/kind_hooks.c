/* The webhooks of all repositories of an organization (model/hook_list.h). */
#include "model/hook_list.h"
#include "model/kinds.h"
#include "model/xalloc.h"

struct hook {
	struct text repository, name, url, slug, target;
	struct flagset flags;
	struct count repositories;
	struct stamp updated, created;
	bool callback;
};

#define F(...) FIELD(struct hook, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(repository, "repository", "REPOSITORY", "/repository", 16, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_NATURAL | FIELD_STRICT),
	F(name, "name", "NAME", "/name", 10, 2, FIELD_KEY | FIELD_FIND | FIELD_NATURAL),
	F(url, "url", "URL", "/url", 26, 2, FIELD_KEY | FIELD_FIND | FIELD_GROW),
	F(flags, "flags", "FLAGS", NULL, 12, 2, FIELD_DESC),
	F(updated, "last", "LAST", "/last_updated", 7, 3, FIELD_DESC | FIELD_UNSAID),
	F(repositories, "repositories", "REPOSITORIES", "/repositories", 12, 3, FIELD_DESC),
	F(created, "created", "CREATED", "/created", 7, 3, FIELD_DESC | FIELD_UNSAID),
	F(callback, "callback", "CALLBACK", "/expect_final_callback", 8, 4, 0),
	F(slug, "slug", "SLUG", "/slug", 20, 0, FIELD_KEY),
	F(target, "target", "TARGET", NULL, 6, 0, FIELD_KEY),
};
/* clang-format on */

static const char *const flag_words[] = { "SHARED", "HTTP", "SECRET", NULL };

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct hook *h = row;

	h->target = pool_text(pool, str_from(json_text(obj, "/target")));
	if (json_int(obj, "/repositories") >= HOOK_SHARED)
		h->flags.bits |= 1U << 0;
	if (json_flag(obj, "/http", false))
		h->flags.bits |= 1U << 1;
	if (json_flag(obj, "/secret", false))
		h->flags.bits |= 1U << 2;
}

static const struct bind binds[] = { { "repository", "repository" } };

const struct kind kind_hooks = {
	.name = "hooks",
	.noun = "webhook",
	.nouns = "webhooks",
	.group = "local",
	.action = "hooks",
	.up = "namespaces",
	.binds = binds,
	.n_binds = COUNT(binds),
	.event_words = "name={namespace}/{repository}",
	.on_screen = true,
	.row_size = sizeof(struct hook),
	.fields = fields,
	.n_fields = COUNT(fields),
	.flag_words = flag_words,
	.legend = "HTTP plain http   SECRET a secret in the address   SHARED three "
		  "repositories or more tell it",
	.narrow = "flags",
	.derive = derive,
	.empty = "No repository of %s has a webhook, as far as was read.",
	.forbidden = "Webhooks need: password + 2FA sign-in as an owner or editor, or "
		     "an organization token with scope-webhook-read.",
};
