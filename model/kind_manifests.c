/* Manifests of a repository, those without a tag among them.  CONTRACT 7. */
#include "model/json.h"
#include "model/kinds.h"
#include "model/tag.h"
#include "model/xalloc.h"

struct manifest {
	struct text name; /* "sha256:52d1..." */
	struct text tags; /* "latest,3"; NULL: untagged */
	struct text media_type;
	struct bytes size;
	struct stamp pushed, pulled;
};

#define F(...) FIELD(struct manifest, __VA_ARGS__)

/* clang-format off */
static const struct field fields[] = {
	F(name, "digest", "DIGEST", "/manifest_digest", 19, 1,
	  FIELD_KEY | FIELD_FIND | FIELD_STRICT),
	F(tags, "tags", "TAGS", NULL, 20, 2, FIELD_FIND | FIELD_GROW),
	F(size, "size", "SIZE", "/total_size", 7, 2, FIELD_DESC),
	F(pushed, "pushed", "PUSHED", "/last_pushed", 7, 2, FIELD_DESC),
	F(pulled, "pulled", "PULLED", "/last_pulled", 7, 2, FIELD_DESC),
	F(media_type, "media", "MEDIA", "/media_type", 24, 3, FIELD_SHARE),
};
/* clang-format on */

static void derive(struct json_object *obj, void *row, struct pool *pool)
{
	struct manifest *m = row;

	m->tags = pool_join(pool, json_at(obj, "/tags"), "");
}

/* clang-format off */
static const struct action actions[] = {
	{
		.key = 'D', .name = "delete", .done = "deleted",
		.op = "images.delete_manifests",
		.binds = (const struct bind[]){ { "digests", "digest" }, { NULL, NULL } },
		.flags = ACTION_MANY,
		.help = "delete manifests; frees storage",
	},
};
/* clang-format on */

const struct kind kind_manifests = {
	.name = "manifests",
	.noun = "manifest",
	.group = "images",
	.action = "list_manifests",
	.up = "repos",
	.actions = actions,
	.n_actions = COUNT(actions),
	.event_words = "name={namespace}/{repository}",
	.event_filter = "data:{digest}",
	.row_size = sizeof(struct manifest),
	.fields = fields,
	.n_fields = COUNT(fields),
	.sort = "pushed",
	.sort_reverse = true,
	.derive = derive,
	.empty = "No manifests in %s.",
	.forbidden = "Manifests need: a sign-in that can read the repository; an "
		     "organization token needs scope-tag-read.",
};

/* ---- for plans ---------------------------------------------------------- */

#define T(...) FIELD(struct tag, __VA_ARGS__)

/* clang-format off */
static const struct field tag_fields[] = {
	T(name, "tag", "TAG", "/manifest_digest", 0, 0, FIELD_KEY | FIELD_STRICT),
	T(pushed, "pushed", "PUSHED", "/last_pushed", 0, 0, 0),
	T(pulled, "pulled", "PULLED", "/last_pulled", 0, 0, 0),
	T(size, "size", "SIZE", "/total_size", 0, 0, 0),
	T(digest, "digest", "DIGEST", "/manifest_digest", 0, 0, 0),
	T(status, "state", "STATE", NULL, 0, 0, FIELD_SHARE),
	T(media_type, "media", "MEDIA", "/media_type", 0, 0, FIELD_SHARE),
};
/* clang-format on */

/* Who does not say that there are no tags may have some. */
static void derive_tag(struct json_object *obj, void *row, struct pool *pool)
{
	struct tag *t = row;
	json_object *tags = json_at(obj, "/tags");

	if (!json_object_is_type(tags, json_type_array) ||
	    json_object_array_length(tags))
		t->status = pool_text(pool, STR(TAG_STATUS_TAGGED));
}

const struct kind kind_manifests_as_tags = {
	.name = "manifests",
	.noun = "manifest",
	.row_size = sizeof(struct tag),
	.fields = tag_fields,
	.n_fields = COUNT(tag_fields),
	.derive = derive_tag,
};
