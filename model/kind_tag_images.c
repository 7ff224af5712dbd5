/* Images of one tag: what its index holds for each platform.  CONTRACT 6. */
#include "model/kinds.h"
#include "model/platform.h"
#include "model/xalloc.h"

struct image {
	struct text platform; /* "linux/amd64", "attestation" */
	struct text variant;
	struct text os_version;
	struct text status;
	struct bytes size;
	struct stamp pulled, pushed;
	struct digest digest;
};

#define F(...) FIELD(struct image, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(digest, "digest", "DIGEST", "/digest", 12, 1, FIELD_KEY),
	F(platform, "platform", "PLATFORM", NULL, 14, 2,
	  FIELD_KEY | FIELD_FIND | FIELD_GROW),
	F(size, "size", "SIZE", "/size", 7, 2, FIELD_DESC),
	F(status, "status", "STATUS", "/status", 8, 2, FIELD_SHARE),
	F(pulled, "pulled", "PULLED", "/last_pulled", 7, 2, FIELD_DESC),
	F(pushed, "pushed", "PUSHED", "/last_pushed", 7, 3, FIELD_DESC),
	F(variant, "variant", "VARIANT", "/variant", 7, 4, FIELD_KEY | FIELD_SHARE),
	F(os_version, "os_version", "OS-VER", "/os_version", 10, 4, FIELD_SHARE),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct image *i = row;
	char buf[PLATFORM_MAX];
	size_t n = platform_long(obj, buf, sizeof(buf));

	if (n)
		i->platform = pool_text(pool, (struct str){ buf, n });
}

const struct kind kind_tag_images = {
	.name = "tag-images",
	.noun = "image",
	.nouns = "images",
	.group = "repos",
	.action = "get_tag",
	.up = "tags",
	.event_words = "name={namespace}/{repository}",
	.row_size = sizeof(struct image),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "pulled",
	.derive = derive,
	.empty = "No image in %s. Untagged manifests are not in the API.",
	.forbidden = "Images need: any sign-in for private repositories; an "
		     "organization token needs scope-tag-read.",
};
