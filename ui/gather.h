#ifndef UI_GATHER_H
#define UI_GATHER_H

#include "net/hub.h"
#include "ui/config.h"

/*
 * Many readings at once, for commands that join lists: each is asked for, and all are
 * awaited together; how many are under way at a time is the net thread's to know.
 */
struct gather;

struct gathered {
	const struct op *op;
	json_object *body; /* of a list: all rows, as an array; NULL: none */
	struct error err;
	int http;
	bool complete; /* of a list: every page came */
};

struct gather *gather_new(struct hub *h, const struct config *c);
void gather_free(struct gather *g); /* NULL is fine */

/* Takes the parameters; an operation that lists is read to its end.  Returns a place
 * for gather_get(). */
size_t gather_ask(struct gather *g, const char *op, json_object *take_params);

/* Until all have been answered. */
enum status gather_wait(struct gather *g, struct error *err) MUST_CHECK;

/* After that; valid until gather_free().  The body may be taken: set it to NULL. */
struct gathered *gather_get(struct gather *g, size_t place);

int gather_requests(const struct gather *g); /* they took */

#endif
