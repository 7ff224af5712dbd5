#ifndef HUBSIM_ORDER_H
#define HUBSIM_ORDER_H

/*
 * Row numbers in some order, in pieces: one goes in or out by moving a piece, and
 * not the whole, so that 200,000 of them can leave one by one.
 */
#include <stddef.h>
#include <stdint.h>

struct order_piece;

struct order {
	struct order_piece **pieces;
	size_t n_pieces, cap_pieces;
	size_t n;
	/* Where the last one was found: neighbours are asked for one after another. */
	size_t hint, hint_from;
};

void order_free(struct order *o);
/* Row numbers that are in order already. */
void order_fill(struct order *o, const uint32_t *rows, size_t n);
uint32_t order_at(struct order *o, size_t i);
void order_insert(struct order *o, size_t i, uint32_t row);
void order_remove(struct order *o, size_t i);

/* Less than 0 when `row` stands before what is looked for. */
typedef int order_compare(const void *what, uint32_t row);
/* How many rows stand before it. */
size_t order_place(struct order *o, order_compare *compare, const void *what);

#endif
