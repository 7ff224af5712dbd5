#ifndef HUBSIM_IMMUTABLE_H
#define HUBSIM_IMMUTABLE_H

#include "tests/hubsim/world.h"

/* The key `immutable_tags_settings` of a repository. */
void immutable_settings(struct buf *b, const struct repo *r);
/*
 * `immutable_tags` in the body of a PATCH, an older spelling of the same: the rules
 * are one text with commas.  False after a 400.
 */
bool immutable_patch(struct hub *hub, const struct request *rq, struct reply *rp,
		     struct repo *r);

#endif
