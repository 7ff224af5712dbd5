#ifndef HUBSIM_MANIFESTS_H
#define HUBSIM_MANIFESTS_H

/* How manifests end, by whatever route. */
#include "tests/hubsim/world.h"

/* What keeps a part of it from being removed, or NULL. */
const char *manifest_kept(const struct repo *r, const struct manifest *m,
			  enum manifest_part part);
/* Out of the repository and its storage; no tag names it. */
void manifest_drop(struct hub *hub, struct repo *r, struct manifest *m,
		   bool leave_images);
/* Removes the tags that name it, each with a line in the audit log. */
void manifest_drop_tags(struct hub *hub, const struct request *rq, struct repo *r,
			struct manifest *m);

/* The line in the audit log that a deleted tag leaves (tags.c). */
void note_tag_delete(struct hub *hub, const struct request *rq, const struct repo *r,
		     const struct tag *t);

#endif
