#ifndef MODEL_IMAGES_H
#define MODEL_IMAGES_H

#include "model/json.h"

/*
 * The images of all tags, each digest once (DESIGN 4, `images list`): the Hub has no
 * such list since 2023 (CONTRACT 7), so it is joined here from the tags.  `tags` is an
 * array of tag objects; the answer is a new array of {digest, os, architecture,
 * variant, size, status, last_pushed, last_pulled, tags: [names]}, in order of first
 * appearance.  Images without a digest cannot be joined and keep a row each.  Caller
 * owns.
 */
json_object *images_join(json_object *tags);

#endif
