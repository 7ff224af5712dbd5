#ifndef UI_LIST_NOTES_H
#define UI_LIST_NOTES_H

#include "ui/output.h"

/*
 * What a list of a command is not, for people, on standard error: whole, of one moment,
 * or everything there is.  Nothing when notes are not wanted.
 */
struct list_seen {
	bool all;      /* every page was asked for */
	bool page;     /* a page was asked for by its number */
	bool moved;    /* pages disagree on how many rows there are */
	int64_t total; /* that the first page named; -1: none did */
};

/* One page more; `body` is borrowed. */
void list_notes_see(struct list_seen *seen, const struct op *op, json_object *body);

/* `body` is what was printed, borrowed. */
void list_notes(const struct output *out, const struct list_seen *seen,
		const struct op *op, json_object *body,
		const struct hub_status *status);

#endif
