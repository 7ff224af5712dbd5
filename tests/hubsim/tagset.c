#include "tests/hubsim/tagset.h"

#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/buf.h"

void tagset_free(struct tagset *s)
{
	for (size_t i = 0; i < s->n_rows; i++)
		free(s->rows[i].name);
	free(s->rows);
	free(s->newest);
	free(s->by_name);
	*s = (struct tagset){ 0 };
}

struct tag *tagset_append(struct tagset *s, const char *name)
{
	struct tag *t;

	s->rows = array_room(s->rows, s->n_rows, &s->cap_rows, sizeof(*s->rows));
	t = &s->rows[s->n_rows++];
	*t = (struct tag){ .name = must_dup(name) };
	s->sorted = false;
	return t;
}

/* Newest first; the row number settles ties, so that the order is total. */
static int compare_newest(const void *a, const void *b, void *rows)
{
	const uint32_t *x = a, *y = b;
	const struct tag *s = (struct tag *)rows + *x, *t = (struct tag *)rows + *y;

	if (s->pushed != t->pushed)
		return s->pushed > t->pushed ? -1 : 1;
	return (*x > *y) - (*x < *y);
}

static int compare_names(const void *a, const void *b, void *rows)
{
	const uint32_t *x = a, *y = b;

	return strcmp(((struct tag *)rows)[*x].name, ((struct tag *)rows)[*y].name);
}

static void orders_room(struct tagset *s, size_t n)
{
	if (n <= s->cap_order)
		return;
	s->cap_order = n + n / 4 + 16;
	s->newest = must_realloc(s->newest, s->cap_order * sizeof(*s->newest));
	s->by_name = must_realloc(s->by_name, s->cap_order * sizeof(*s->by_name));
}

void tagset_sort(struct tagset *s)
{
	if (s->sorted)
		return;
	orders_room(s, s->n_rows);
	s->n = 0;
	for (size_t i = 0; i < s->n_rows; i++)
		if (s->rows[i].name) {
			s->newest[s->n] = (uint32_t)i;
			s->by_name[s->n++] = (uint32_t)i;
		}
	if (s->n) {
		qsort_r(s->newest, s->n, sizeof(*s->newest), compare_newest, s->rows);
		qsort_r(s->by_name, s->n, sizeof(*s->by_name), compare_names, s->rows);
	}
	s->sorted = true;
}

/* Where `name` is in by_name, or where it would be. */
static size_t name_place(const struct tagset *s, const char *name, bool *ret_found)
{
	size_t low = 0, high = s->n;

	*ret_found = false;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = strcmp(s->rows[s->by_name[mid]].name, name);

		if (!c) {
			*ret_found = true;
			return mid;
		}
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Where row `row` is in newest, or where it would be. */
static size_t time_place(const struct tagset *s, uint32_t row)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (compare_newest(&s->newest[mid], &row, s->rows) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const struct tag *tagset_find(const struct tagset *s, const char *name)
{
	bool found;
	size_t i = name_place(s, name, &found);

	return found ? &s->rows[s->by_name[i]] : NULL;
}

static void order_remove(uint32_t *order, size_t n, size_t at)
{
	memmove(order + at, order + at + 1, (n - at - 1) * sizeof(*order));
}

static void order_insert(uint32_t *order, size_t n, size_t at, uint32_t row)
{
	memmove(order + at + 1, order + at, (n - at) * sizeof(*order));
	order[at] = row;
}

/* Takes a row out of both orders; the row itself stays. */
static uint32_t unlink_row(struct tagset *s, size_t at_name)
{
	uint32_t row = s->by_name[at_name];

	order_remove(s->newest, s->n, time_place(s, row));
	order_remove(s->by_name, s->n, at_name);
	s->n--;
	return row;
}

bool tagset_remove(struct tagset *s, const char *name)
{
	bool found;
	size_t at = name_place(s, name, &found);
	uint32_t row;

	if (!found)
		return false;
	row = unlink_row(s, at);
	free(s->rows[row].name);
	s->rows[row].name = NULL;
	return true;
}

struct tag *tagset_change(struct tagset *s, const char *name)
{
	bool found;
	size_t at = name_place(s, name, &found);

	if (found)
		return &s->rows[unlink_row(s, at)];
	tagset_append(s, name);
	s->sorted = true;
	return &s->rows[s->n_rows - 1];
}

void tagset_changed(struct tagset *s, struct tag *t)
{
	uint32_t row = (uint32_t)(t - s->rows);
	bool found;

	orders_room(s, s->n + 1);
	order_insert(s->newest, s->n, time_place(s, row), row);
	order_insert(s->by_name, s->n, name_place(s, t->name, &found), row);
	s->n++;
}

const struct tag *tagset_at(const struct tagset *s, enum tag_order order, size_t i)
{
	size_t back = s->n - 1 - i;

	switch (order) {
	case ORDER_OLDEST:
		return &s->rows[s->newest[back]];
	case ORDER_NAME:
		return &s->rows[s->by_name[i]];
	case ORDER_NAME_DOWN:
		return &s->rows[s->by_name[back]];
	case ORDER_NEWEST:
		break;
	}
	return &s->rows[s->newest[i]];
}
