#ifndef MODEL_ENVELOPE_H
#define MODEL_ENVELOPE_H

#include "model/json.h"
#include "model/op.h"

/*
 * The ways the Hub wraps what it lists (CONTRACT 1 "Envelopes", 18.7), behind one
 * function.  A list that comes as a bare array where a page was expected is taken as
 * it is, and text is read as CSV.
 */

/* The rows as an array, which the caller owns; NULL when the body holds none. */
json_object *envelope_rows(enum envelope envelope, json_object *body);

/* What a page says of the list it belongs to. */
struct frame {
	size_t rows;
	int64_t total;   /* -1: it does not say */
	bool more;       /* there is another page */
	struct str next; /* its address, {NULL,0}: not said; borrowed from the body */
	struct str key;  /* ENV_MANIFESTS: the key of the next page; borrowed */
};
struct frame envelope_frame(enum envelope envelope, json_object *body);

/* True when its rows can be listed, one page or many. */
bool envelope_lists(enum envelope envelope);

/*
 * How many items of a 2xx answer did not succeed (CONTRACT 18.27); 0 for answers
 * without items.  *ret_items (may be NULL) is how many there are.  A status we do not
 * know counts as failed: success is what is said.
 */
size_t envelope_failed(enum envelope envelope, json_object *body, size_t *ret_items);

#endif
