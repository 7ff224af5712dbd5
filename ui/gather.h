#ifndef UI_GATHER_H
#define UI_GATHER_H

#include "net/hub.h"
#include "ui/config.h"

/*
 * Many readings at once, for what joins lists: each is asked for, and all are awaited
 * together; how many are under way at a time is the net thread's to know.  Who has a
 * loop of its own gives it the replies, a command waits here.  For the UI thread.
 */
struct gather;

struct gathered {
	const struct op *op;
	json_object *body; /* of a list: all rows, as an array; NULL: none */
	struct error err;
	int http;
	int requests;  /* it took */
	bool complete; /* of a list: every page came, and nothing speaks against it */
	char flaw[80]; /* what does (model/row_set.h); "" */
};

struct gather *gather_new(struct hub *h); /* borrows it */
void gather_free(struct gather *g);       /* cancels what is left; NULL is fine */

/* Takes the parameters; an operation that lists is read to its end.  Returns a place
 * for gather_get(). */
size_t gather_ask(struct gather *g, const char *op, json_object *take_params);

/* False when the reply is for somebody else. */
bool gather_take(struct gather *g, const struct reply *r);
size_t gather_asked(const struct gather *g);
size_t gather_left(const struct gather *g);          /* not answered yet */
bool gather_waits(const struct gather *g, ticket t); /* for the answer to this one */

/* Until all have been answered, the Hub's questions on the way (ui/cli.h). */
enum status gather_wait(struct gather *g, const struct config *c,
			struct error *err) MUST_CHECK;

/* Of one that has been answered; valid until gather_free().  The body may be taken: set
 * it to NULL. */
struct gathered *gather_get(struct gather *g, size_t place);

int gather_requests(const struct gather *g); /* they took */

#endif
