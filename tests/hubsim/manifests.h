#ifndef HUBSIM_MANIFESTS_H
#define HUBSIM_MANIFESTS_H

/* The manifests of a repository: those of its tags, and those without a tag. */
#include "tests/hubsim/world.h"

enum manifest_kind {
	MANIFEST_NONE,
	MANIFEST_ROOT, /* what a tag points to, or once did */
	MANIFEST_CHILD /* one image of an index */
};

/*
 * What this digest stands for.  `*ret_t` holds the image; it is a tag of that
 * manifest, or a row without a name.
 */
enum manifest_kind manifest_find(const struct repo *r, const char *digest,
				 const struct tag **ret_t, size_t *ret_image);

/* The first tag that names this image, or NULL. */
const struct tag *manifest_tag(const struct repo *r, const struct tag *image);

/*
 * Removes a root, the tags that name it and what it takes up of the storage;
 * `t` is no longer valid then.  NULL, or what keeps it.
 */
const char *manifest_remove(struct hub *hub, const struct request *rq, struct repo *r,
			    const struct tag *t, bool with_tags);

/* The line in the audit log that a deleted tag leaves, by whatever route (tags.c). */
void note_tag_delete(struct hub *hub, const struct request *rq, const struct repo *r,
		     const struct tag *t);

#endif
