/* Tags of a repository.  CONTRACT 6. */
#include "model/digest.h"
#include "model/json.h"
#include "model/kinds.h"
#include "model/platform.h"
#include "model/rules.h"
#include "model/tag.h"
#include "model/xalloc.h"

#define F(...) FIELD(struct tag, __VA_ARGS__)

/* clang-format off */
#define FIELDS F(name, "tag", "TAG", "/name", 20, 1,				\
	  FIELD_KEY | FIELD_FIND | FIELD_GROW | FIELD_NATURAL | FIELD_STRICT),	\
	F(pushed, "pushed", "PUSHED", "/tag_last_pushed", 7, 2, FIELD_DESC),	\
	F(pulled, "pulled", "PULLED", "/tag_last_pulled", 7, 2, FIELD_DESC),	\
	F(size, "size", "SIZE", "/full_size", 7, 2, FIELD_DESC),		\
	F(images, "arch", "ARCH", NULL, 4, 2, FIELD_DESC),			\
	F(flags, "flags", "FLAGS", NULL, 12, 2, FIELD_DESC),			\
	F(digest, "digest", "DIGEST", "/digest", 12, 3, FIELD_KEY),		\
	F(updater, "by", "BY", "/last_updater_username", 12, 3, FIELD_SHARE),	\
	F(status, "state", "STATE", "/tag_status", 8, 4, FIELD_SHARE),		\
	F(media_type, "media", "MEDIA", "/media_type", 24, 4, FIELD_SHARE),	\
	F(platforms, "platforms", "PLATFORMS", NULL, 16, 0, FIELD_SHARE)

static const struct field fields[] = { FIELDS };

static const struct field fields_with_images[] = {
	FIELDS,
	FIELD(struct tag_with_images, images, "digests", "DIGESTS", NULL, 0, 0, 0),
};
/* clang-format on */

static const char *const flag_words[] = { "HOT", "LOCK", NULL };

enum { PLATFORMS_MAX = 512 }; /* bytes of the list; what is beyond is only counted */

/* "amd64,arm64/v8": the operating system is told when it is not linux. */
static size_t add_platform(char *buf, size_t n, json_object *image)
{
	char one[PLATFORM_MAX];
	size_t len = platform_short(image, one, sizeof(one));

	if (n + len + 1 >= PLATFORMS_MAX)
		return n;
	if (n)
		buf[n++] = ',';
	memcpy(buf + n, one, len);
	return n + len;
}

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct tag *t = row;
	json_object *images = json_at(obj, "/images");
	char buf[PLATFORMS_MAX];
	size_t n = 0, len;

	t->images.n = -1;
	if (!json_object_is_type(images, json_type_array))
		return;
	t->images.n = 0;
	len = json_object_array_length(images);
	for (size_t i = 0; i < len; i++) {
		json_object *image = json_object_array_get_idx(images, i);

		if (platform_attestation(image))
			continue;
		t->images.n++;
		n = add_platform(buf, n, image);
	}
	if (n)
		t->platforms = pool_text(pool, (struct str){ buf, n });
}

static uint32_t flags(const void *row, const struct row_context *ctx)
{
	const struct tag *t = row;
	uint32_t bits = 0;

	if (ctx->now && t->pulled.sec && ctx->now - t->pulled.sec < TAG_HOT_AGE)
		bits |= TAG_HOT;
	if (rules_match(ctx->rules, text_str(t->name)))
		bits |= TAG_LOCK;
	return bits;
}

static const struct bind binds[] = { { "tag", "tag" } };

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'i', .name = "immutable tags", .done = "changed",
		.title = "set immutable tags",
		.op = "repos.set_immutable_tags",
		.flags = ACTION_LIST | ACTION_FORM,
		.reads = "repos.get", .touches = "repos",
		.help = "which tags can be neither replaced nor deleted",
	},
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "repos.delete_tag",
		.binds = (const struct bind[]){ { "tag", "tag" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.help = "delete tags; what they point to stays",
	},
};
/* clang-format on */

const struct kind kind_tags = {
	.name = "tags",
	.noun = "tag",
	.group = "repos",
	.action = "list_tags",
	.child = "tag-images",
	.up = "repos",
	.binds = binds,
	.n_binds = COUNT(binds),
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={namespace}/{repository}",
	.event_filter = "tag={tag}",
	.row_size = sizeof(struct tag),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "pushed",
	.sort_reverse = true,
	.flag_words = flag_words,
	.legend = "=N shares digest with N tags   LOCK immutable rule   "
		  "HOT pulled < 30d",
	.derive = derive,
	.flags = flags,
	.empty = "No tags on %s. Size on Hub may still be > 0: untagged images.",
	.forbidden = "Tags need: any sign-in for private repositories; an organization "
		     "token needs scope-tag-read.",
};

/* ---- for plans ---------------------------------------------------------- */

enum { IMAGES_MAX = 256 }; /* of one tag; then its images count as not known */

static void derive_images(struct json_object *obj, void *row, struct pool *pool)
{
	struct tag_with_images *t = row;
	json_object *images = json_at(obj, "/images");
	uint8_t all[IMAGES_MAX * sizeof(t->tag.digest.sha256)];
	size_t n = 0, len;

	derive(obj, &t->tag, pool);
	if (!json_object_is_type(images, json_type_array))
		return;
	len = json_object_array_length(images);
	if (len > IMAGES_MAX)
		return;
	for (size_t i = 0; i < len; i++) {
		json_object *image = json_object_array_get_idx(images, i);
		struct digest d = digest_parse(json_str(image, "/digest"));

		if (!d.known)
			continue;
		memcpy(all + n, d.sha256, sizeof(d.sha256));
		n += sizeof(d.sha256);
	}
	t->images = arena_text(pool->arena, (struct str){ (const char *)all, n });
}

const struct kind kind_tags_with_images = {
	.name = "tags",
	.noun = "tag",
	.row_size = sizeof(struct tag_with_images),
	.fields = fields_with_images,
	.n_fields = COUNT(fields_with_images),
	.flag_words = flag_words,
	.derive = derive_images,
	.flags = flags,
};
