#ifndef MODEL_PLAN_TEXT_H
#define MODEL_PLAN_TEXT_H

#include "model/plan.h"

/*
 * A plan as text that a person can read, shorten and hand over (DESIGN 5.3): JSON
 * lines, a head and then one line an item.  Each line ends with the member "h", 16 hex
 * digits of SHA-256 over the plan's id and the line without it: lines may be removed by
 * hand, but not added or changed by accident.  No clock, no files; net/plan_file.h has
 * those.
 */
enum {
	PLAN_LINE_MAX = 64 * 1024, /* bytes of a line; a longer one is refused */
	PLAN_ITEMS_MAX = 1000000,
};

/* One line with its LF, which the caller frees. */
char *plan_text_head(const struct plan *p);
char *plan_text_item(const struct plan *p, size_t i);

/* The first line: an empty plan, which the caller owns. */
enum status plan_text_read_head(struct str line, struct plan **ret,
				struct error *err) MUST_CHECK;

/*
 * Any other line, `number` of the file (from 1), for the message.  Refused: a line that
 * was changed or belongs to another plan, one that stands twice or not in its order, an
 * operation that no job may do (whole repositories, teams ...), a name that is none.
 */
enum status plan_text_read_item(struct plan *p, struct str line, size_t number,
				struct error *err) MUST_CHECK;

#endif
