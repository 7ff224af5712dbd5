#ifndef MODEL_ESTATE_COMPARE_H
#define MODEL_ESTATE_COMPARE_H

#include "model/estate.h"

/*
 * What changed in an organization between two readings: who came and went, roles,
 * teams and who is in them, and what teams may do to repositories (UX 6 (i) 4).  A list
 * that one of the two lacks is no difference, and said in `not_compared`.
 */
struct change_kind {
	const char *name;   /* "joined" */
	char sign;          /* '+' somebody or something more, '-' less, '~' another */
	const char *action; /* of the audit log (CONTRACT 15), that may tell by whom */
	const char *help;
};
extern const struct change_kind change_kinds[];
extern const size_t n_change_kinds;
const struct change_kind *change_kind_find(const char *name); /* NULL: none */

/*
 * Rows, by kind and then by name: change, who (user or team), where (team or
 * repository), from, to, by, when; NULL is nothing, and for the last two not known.
 * Objects {"what", "why"} are added to `not_compared`.  The caller owns it.
 */
json_object *estate_compare(const struct estate *before, const struct estate *after,
			    json_object *not_compared);

/* How many rows are of that sign. */
size_t change_count(json_object *rows, char sign);

/* Fills in `by` and `when` of rows from events of the audit log since `before`; the
 * newest that fits counts.  What an event is about is told in no fixed member of it: it
 * fits when all the names are somewhere in it. */
void estate_blame(json_object *rows, json_object *events, int64_t before);

#endif
