#ifndef UI_CLEAN_ITEMS_H
#define UI_CLEAN_ITEMS_H

#include "model/plan.h"
#include "ui/cursor.h"
#include "ui/view.h"

/* What a cleanup is about to delete, row by row: single ones are taken out.  All zero
 * but the plan, which is borrowed, is its beginning. */
struct clean_items {
	const struct plan *plan;
	uint8_t *out; /* of each item: it stays; NULL: none does */
	size_t n_out;
	struct cursor cursor;
};
void clean_items_done(struct clean_items *l);

/* Takes the current one out, or back in, and goes down. */
void clean_items_toggle(struct clean_items *l);
void clean_items_all_in(struct clean_items *l);

/* Moving.  False: not one of ours. */
bool clean_items_command(struct clean_items *l, enum command c);

void clean_items_draw(struct clean_items *l, struct rect r, int64_t now);

#endif
