/*
 * The images of a repository: those of all its tags, each digest once, with the tags
 * that use it; and manifests without a tag, when they were asked for.  CONTRACT 6, 7:
 * the Hub has no such list any more, so it is joined here.
 */
#include <stdio.h>
#include <stdlib.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/platform.h"
#include "model/xalloc.h"

struct image {
	struct text platform; /* "linux/amd64", "attestation" */
	struct text tags;     /* "latest,v1"; NULL: none */
	struct text status;   /* "active", "inactive", "untagged" */
	struct text variant;
	struct text os_version;
	struct text alone; /* what it is called when it has no digest to join it by */
	struct bytes size;
	struct count uses; /* tags */
	struct stamp pulled, pushed;
	struct digest digest;
	uint32_t room; /* of `tags` */
};

#define F(...) FIELD(struct image, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(digest, "digest", "DIGEST", "/digest", 12, 1, FIELD_KEY),
	F(platform, "platform", "PLATFORM", NULL, 14, 2, FIELD_FIND),
	F(size, "size", "SIZE", "/size", 7, 2, FIELD_DESC),
	F(tags, "tags", "TAGS", NULL, 16, 2, FIELD_FIND | FIELD_GROW),
	F(pulled, "pulled", "PULLED", "/last_pulled", 7, 2, FIELD_DESC),
	F(status, "status", "STATUS", "/status", 8, 2, FIELD_FIND | FIELD_SHARE),
	F(pushed, "pushed", "PUSHED", "/last_pushed", 7, 3, FIELD_DESC),
	F(uses, "uses", "USES", NULL, 5, 3, FIELD_DESC),
	F(variant, "variant", "VARIANT", "/variant", 7, 4, FIELD_SHARE),
	F(os_version, "os_version", "OS-VER", "/os_version", 10, 4, FIELD_SHARE),
	F(alone, "alone", "ALONE", NULL, 10, 0, FIELD_KEY),
};
/* clang-format on */

static json_object *tags_of(json_object *row)
{
	json_object *tags = json_at(row, "/tags");

	return json_object_is_type(tags, json_type_array) ? tags : NULL;
}

static json_object *copy(json_object *from, const char *key)
{
	json_object *v = NULL;

	json_object_object_get_ex(from, key, &v);
	return json_object_get(v);
}

/* ---- rows out of tags, and out of manifests ------------------------------ */

/* One image of a tag, as if it were the only one that uses it. */
static void add_image(json_object *rows, json_object *image, json_object *tag)
{
	json_object *row = NULL, *tags = json_object_new_array();

	if (json_object_is_type(image, json_type_object))
		json_object_deep_copy(image, &row, NULL);
	if (!row) {
		json_object_put(tags);
		return;
	}
	json_object_array_add(tags, copy(tag, "name"));
	json_object_object_add(row, "tags", tags);
	json_object_array_add(rows, row);
}

/* The tag's own manifest, or one of its images', is listed with it. */
static void add_manifest(json_object *rows, json_object *manifest)
{
	json_object *row, *tags = tags_of(manifest);

	if (tags && json_object_array_length(tags))
		return;
	row = json_object_new_object();
	json_object_object_add(row, "digest", copy(manifest, "manifest_digest"));
	json_object_object_add(row, "size", copy(manifest, "total_size"));
	json_object_object_add(row, "last_pushed", copy(manifest, "last_pushed"));
	json_object_object_add(row, "last_pulled", copy(manifest, "last_pulled"));
	json_object_object_add(row, "status", json_object_new_string("untagged"));
	json_object_array_add(rows, row);
}

static json_object *unfold(json_object *list)
{
	json_object *rows = json_object_new_array();
	size_t n = json_object_is_type(list, json_type_array)
			   ? json_object_array_length(list)
			   : 0;

	for (size_t i = 0; i < n; i++) {
		json_object *one = json_object_array_get_idx(list, i);
		json_object *images = json_at(one, "/images");

		if (json_at(one, "/manifest_digest"))
			add_manifest(rows, one);
		if (!json_object_is_type(images, json_type_array))
			continue;
		for (size_t k = 0; k < json_object_array_length(images); k++)
			add_image(rows, json_object_array_get_idx(images, k), one);
	}
	return rows;
}

/* ---- one row ------------------------------------------------------------- */

/* Most rows have one, which the other images of its tag have, too. */
static struct text join_tags(json_object *tags, struct pool *pool, int64_t *ret_n)
{
	size_t n = tags ? json_object_array_length(tags) : 0, len = 0;
	struct text joined = { NULL };
	char *buf;

	*ret_n = 0;
	for (size_t i = 0; i < n; i++)
		len += json_str(json_object_array_get_idx(tags, i), "").len + 1;
	buf = xmalloc(len + 1);
	len = 0;
	for (size_t i = 0; i < n; i++) {
		struct str tag = json_str(json_object_array_get_idx(tags, i), "");

		if (!tag.len)
			continue;
		if ((*ret_n)++)
			buf[len++] = ',';
		memcpy(buf + len, tag.ptr, tag.len);
		len += tag.len;
	}
	if (*ret_n == 1)
		joined = pool_text(pool, (struct str){ buf, len });
	else if (*ret_n)
		joined = arena_text(pool->arena, (struct str){ buf, len });
	free(buf);
	return joined;
}

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct image *i = row;
	char buf[PLATFORM_MAX], name[512];
	size_t n = platform_long(obj, buf, sizeof(buf));

	if (n)
		i->platform = pool_text(pool, (struct str){ buf, n });
	i->tags = join_tags(tags_of(obj), pool, &i->uses.n);
	if (i->digest.known)
		return;
	snprintf(name, sizeof(name), "%.*s %.*s", STR_ARG(text_str(i->tags)), (int)n,
		 buf);
	i->alone = arena_text(pool->arena, str_from(name));
}

/* Is the tag among those of the text already? */
static bool has_tag(struct str tags, struct str tag)
{
	for (size_t at = 0; at + tag.len <= tags.len;) {
		const char *comma = memchr(tags.ptr + at, ',', tags.len - at);
		size_t end = comma ? (size_t)(comma - tags.ptr) : tags.len;

		if (str_eq((struct str){ tags.ptr + at, end - at }, tag))
			return true;
		at = end + 1;
	}
	return false;
}

enum { SEARCH_MAX = 4096 }; /* bytes; longer ones are not looked through */

static void merge(void *row, const void *more, struct arena *arena)
{
	struct image *i = row;
	const struct image *m = more;
	struct str tags = text_str(i->tags), added = text_str(m->tags);

	/* A list that moved while it was read says the same tag twice. */
	if (!added.len || (tags.len < SEARCH_MAX && has_tag(tags, added)))
		return;
	if (i->uses.n)
		i->tags = arena_append(arena, i->tags, &i->room, STR(","));
	i->tags = arena_append(arena, i->tags, &i->room, added);
	i->uses.n += m->uses.n;
	if (!i->platform.p)
		i->platform = m->platform;
	if (!i->status.p)
		i->status = m->status;
}

const struct kind kind_images = {
	.name = "images",
	.noun = "image",
	.group = "images",
	.action = "list",
	.up = "tags",
	.event_words = "name={namespace}/{repository}",
	.event_filter = "data:{digest}",
	.row_size = sizeof(struct image),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "pulled",
	.unfold = unfold,
	.merge = merge,
	.derive = derive,
	.empty = "No image in any tag of %s. + reads manifests without a tag.",
	.forbidden = "Images need: any sign-in for private repositories; an "
		     "organization token needs scope-tag-read.",
};
