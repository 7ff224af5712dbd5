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
	const char *same; /* the image of this tag, or of this digest; NULL */
};

/* NULL when the tag is immutable. */
struct tag *event_push(struct hub *hub, struct repo *r, const char *name,
		       const struct pushed *how, int64_t now);
/* False when there is no such tag. */
bool event_remove(struct hub *hub, struct repo *r, const char *name);

/*
 * GET /_hubsim/changes?repository=NS/NAME: a JSON object a line, in their order:
 * {"repository", "change": "push", "delete", "remove" or "drop", "tag", "digest",
 * "by"}.  "drop" is of a manifest, its "tag" is "".  Kept with --control only.
 */
struct change {
	const char *what;
	const struct repo *repo;
	const struct tag *tag; /* NULL: a manifest */
	const char *digest;    /* of the manifest */
	const char *by;        /* NULL: nobody knows */
};
void change_note(struct hub *hub, const struct change *c);

#endif
