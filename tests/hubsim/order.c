#include "tests/hubsim/order.h"

#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/buf.h"

#define PIECE 512

struct order_piece {
	size_t n;
	uint32_t row[PIECE];
};

void order_free(struct order *o)
{
	for (size_t i = 0; i < o->n_pieces; i++)
		free(o->pieces[i]);
	free(o->pieces);
	*o = (struct order){ 0 };
}

/* A new, empty piece before piece `at`. */
static struct order_piece *add_piece(struct order *o, size_t at)
{
	struct order_piece *p = must_alloc(sizeof(*p));

	o->pieces =
		array_room(o->pieces, o->n_pieces, &o->cap_pieces, sizeof(*o->pieces));
	memmove(o->pieces + at + 1, o->pieces + at,
		(o->n_pieces - at) * sizeof(*o->pieces));
	o->pieces[at] = p;
	o->n_pieces++;
	return p;
}

static void drop_piece(struct order *o, size_t at)
{
	free(o->pieces[at]);
	o->n_pieces--;
	memmove(o->pieces + at, o->pieces + at + 1,
		(o->n_pieces - at) * sizeof(*o->pieces));
}

static void forget_hint(struct order *o)
{
	o->hint = o->hint_from = 0;
}

void order_fill(struct order *o, const uint32_t *rows, size_t n)
{
	order_free(o);
	for (size_t i = 0; i < n; i += PIECE / 2) {
		struct order_piece *p = add_piece(o, o->n_pieces);

		p->n = n - i < PIECE / 2 ? n - i : PIECE / 2;
		memcpy(p->row, rows + i, p->n * sizeof(*rows));
	}
	o->n = n;
}

/* The piece that holds number `i`, and how many rows are before that piece. */
static size_t piece_of(struct order *o, size_t i, size_t *ret_from)
{
	size_t at = o->hint, from = o->hint_from;

	while (i < from)
		from -= o->pieces[--at]->n;
	while (i >= from + o->pieces[at]->n && at + 1 < o->n_pieces)
		from += o->pieces[at++]->n;
	o->hint = at;
	o->hint_from = from;
	*ret_from = from;
	return at;
}

uint32_t order_at(struct order *o, size_t i)
{
	size_t from, at = piece_of(o, i, &from);

	return o->pieces[at]->row[i - from];
}

/* A full piece becomes two halves. */
static void split(struct order *o, size_t at)
{
	struct order_piece *new = add_piece(o, at + 1), *p = o->pieces[at];

	new->n = PIECE / 2;
	p->n -= new->n;
	memcpy(new->row, p->row + p->n, new->n * sizeof(*p->row));
}

void order_insert(struct order *o, size_t i, uint32_t row)
{
	struct order_piece *p;
	size_t at, from;

	if (!o->n_pieces)
		add_piece(o, 0);
	at = piece_of(o, i, &from);
	if (o->pieces[at]->n == PIECE) {
		split(o, at);
		at = piece_of(o, i, &from);
	}
	p = o->pieces[at];
	i -= from;
	memmove(p->row + i + 1, p->row + i, (p->n - i) * sizeof(*p->row));
	p->row[i] = row;
	p->n++;
	o->n++;
	forget_hint(o);
}

void order_remove(struct order *o, size_t i)
{
	size_t from, at = piece_of(o, i, &from);
	struct order_piece *p = o->pieces[at];

	i -= from;
	p->n--;
	memmove(p->row + i, p->row + i + 1, (p->n - i) * sizeof(*p->row));
	o->n--;
	if (!p->n)
		drop_piece(o, at);
	forget_hint(o);
}

size_t order_place(struct order *o, order_compare *compare, const void *what)
{
	size_t low = 0, high = o->n_pieces, before = 0, first = 0;
	const struct order_piece *p;

	/* The last piece that begins before it ... */
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (compare(what, o->pieces[mid]->row[0]) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low)
		return 0;
	for (size_t i = 0; i + 1 < low; i++)
		before += o->pieces[i]->n;
	/* ... and where it belongs in there. */
	p = o->pieces[low - 1];
	for (high = p->n; first < high;) {
		size_t mid = first + (high - first) / 2;

		if (compare(what, p->row[mid]) < 0)
			first = mid + 1;
		else
			high = mid;
	}
	return before + first;
}
