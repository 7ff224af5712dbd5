#ifndef MODEL_TAG_H
#define MODEL_TAG_H

#include "model/field.h"

/*
 * A tag.  Its row is known outside its kind because plans are made of tags.  The Hub's
 * numeric id is left out: no operation takes it.
 * CONTRACT 6; a tag may lack a digest (CONTRACT 18.18).
 */
struct tag {
	struct text name;
	struct text platforms; /* "amd64,arm64/v8": attestation rows left out; shared */
	struct text status;    /* "active", "inactive" */
	struct text media_type;
	struct text updater; /* last_updater_username */
	struct stamp pushed, pulled;
	struct bytes size;
	struct count images; /* platforms, attestations left out */
	struct flagset flags;
	struct digest digest;
};

/* The words of tag.flags (UX 2.1). */
enum { TAG_HOT = 1 << 0, TAG_LOCK = 1 << 1 };

/* HOT: pulled less than this many seconds ago. */
enum { TAG_HOT_AGE = 30 * 24 * 3600 };

/* 100,000 of them must stay small. */
_Static_assert(sizeof(struct tag) <= 112, "a tag has grown");

/*
 * A tag with the digests of its images, attestations too, 32 bytes each: for plans,
 * which look at what an image still needs.  Rows of kind_tags_with_images
 * (model/kinds.h).
 */
struct tag_with_images {
	struct tag tag;
	struct text images;
};

/* The status of a manifest that a tag points at, where manifests are read as tags named
 * by their digests: rows of kind_manifests_as_tags. */
#define TAG_STATUS_TAGGED "tagged"

#endif
