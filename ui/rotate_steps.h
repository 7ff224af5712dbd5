#ifndef UI_ROTATE_STEPS_H
#define UI_ROTATE_STEPS_H

#include "ui/lines.h"
#include "ui/rotate_flow.h"

/* A rotation in words, for its page and its questions. */

/* The steps, the quota, how to go on elsewhere; at `width` columns of text. */
void rotate_say_page(struct lines *l, const struct flow_state *s, int64_t now,
		     int width);

/* When both were last used. */
void rotate_say_uses(struct lines *l, const struct flow_state *s, int64_t now);

/* What is about to be made, of its parameters. */
void rotate_say_making(struct lines *l, const struct flow_state *s,
		       json_object *params);

const char *rotate_doing_text(enum flow_doing doing); /* "it is being delivered" */

#endif
