#ifndef MODEL_LATE_H
#define MODEL_LATE_H

#include <json-c/json.h>

#include "model/kind.h"
#include "model/op.h"

/*
 * Columns that no list answers: each costs a request for every row, so they are read
 * when somebody wants them (FIELD_LATE), and kept for the session.
 */
struct late {
	const char *op; /* "repos.list_groups": asked for a row */
	/* Takes the values out of the answer: an object with members named as the
	 * fields; the caller owns it.  `answer` is the object, or of a list the array
	 * of all its rows.  Never NULL. */
	json_object *(*distil)(json_object *answer);
	bool whole; /* asked once, for the list and not for a row; see `match` */
	/*
	 * Of `whole`: fields of a row that may be members of what was distilled,
	 * without case; the member's value is that of `field`.  Rows found in none of
	 * the kind's answers have `otherwise`.
	 */
	const char *const *match;
	const char *field, *otherwise;
	const char *cost; /* "1 request per 100 repositories"; NULL: 1 */
};

/* True when the field was never read for this row. */
bool late_unknown(const struct field *f, const void *row);

/* The titles of the kind's late columns, "TEAMS, IMMUT". */
void late_titles(const struct kind *k, char *buf, size_t size);

/* Sets the fields that are members of `values`: texts, and numbers of counts and sizes.
 * Texts go into the arena. */
void late_fill(const struct kind *k, void *row, json_object *values,
	       struct arena *arena);

/* The value for a row in what a `whole` one was distilled to; {NULL,0}: it is not
 * there. */
struct str late_find(const struct kind *k, const struct late *late, const void *row,
		     json_object *values);

#endif
