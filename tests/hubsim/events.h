#ifndef HUBSIM_EVENTS_H
#define HUBSIM_EVENTS_H

/*
 * What others do to a repository while a client is at work, and the record of all that
 * came and went there, against which a client's own record is held.
 */
#include "tests/hubsim/hub.h"

struct tag;

/* What is pushed; zeroed: an image of its own, now. */
struct pushed {
	int64_t age;      /* nanoseconds */
	const char *same; /* the image of this tag; NULL */
};

/* NULL when the tag is immutable. */
struct tag *event_push(struct hub *hub, struct repo *r, const char *name,
		       const struct pushed *how, int64_t now);
/* False when there is no such tag. */
bool event_remove(struct hub *hub, struct repo *r, const char *name);

/*
 * GET /_hubsim/changes?repository=NS/NAME: a JSON object a line, in their order:
 * {"repository", "change": "push", "delete" or "remove", "tag", "digest", "by"}.
 * Kept with --control only.
 */
void change_note(struct hub *hub, const char *change, const struct repo *r,
		 const struct tag *t, const char *by);

#endif
