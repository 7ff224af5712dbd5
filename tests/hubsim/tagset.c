#include "tests/hubsim/tagset.h"

#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/hub.h"

void tagset_free(struct tagset *s)
{
	for (size_t i = 0; i < s->n_rows; i++)
		free(s->rows[i].name);
	free(s->rows);
	order_free(&s->newest);
	order_free(&s->by_name);
	index_free(&s->names);
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

void tagset_sort(struct tagset *s)
{
	uint32_t *live;

	if (s->sorted)
		return;
	live = must_alloc((s->n_rows + 1) * sizeof(*live));
	s->n = 0;
	index_free(&s->names);
	index_reserve(&s->names, s->n_rows);
	for (size_t i = 0; i < s->n_rows; i++)
		if (s->rows[i].name) {
			live[s->n++] = (uint32_t)i;
			index_put(&s->names, hash_text(s->rows[i].name), (uint32_t)i);
		}
	if (s->n)
		qsort_r(live, s->n, sizeof(*live), compare_newest, s->rows);
	order_fill(&s->newest, live, s->n);
	if (s->n)
		qsort_r(live, s->n, sizeof(*live), compare_names, s->rows);
	order_fill(&s->by_name, live, s->n);
	free(live);
	s->sorted = true;
}

struct tag *tagset_find(const struct tagset *s, const char *name)
{
	uint32_t row;

	return index_get(&s->names, hash_text(name), &row) &&
			       !strcmp(s->rows[row].name, name)
		       ? &s->rows[row]
		       : NULL;
}

/* A row, and the rows it is looked for among. */
struct place {
	const struct tagset *set;
	uint32_t row;
	const char *name;
};

static int by_time(const void *what, uint32_t row)
{
	const struct place *p = what;

	return compare_newest(&row, &p->row, p->set->rows);
}

static int by_name(const void *what, uint32_t row)
{
	const struct place *p = what;

	return strcmp(p->set->rows[row].name, p->name);
}

static int by_name_or_same(const void *what, uint32_t row)
{
	return by_name(what, row) > 0 ? 1 : -1;
}

void tagset_remove(struct tagset *s, struct tag *t)
{
	struct place p = { s, (uint32_t)(t - s->rows), t->name };

	order_remove(&s->newest, order_place(&s->newest, by_time, &p));
	order_remove(&s->by_name, order_place(&s->by_name, by_name, &p));
	index_drop(&s->names, hash_text(t->name));
	s->n--;
	free(t->name);
	t->name = NULL;
}

struct tag *tagset_add(struct tagset *s, const char *name, const struct tag *looks)
{
	struct tag *t = tagset_append(s, name);
	char *own = t->name;
	struct place p = { s, (uint32_t)(t - s->rows), own };

	*t = *looks;
	t->name = own;
	order_insert(&s->newest, order_place(&s->newest, by_time, &p), p.row);
	order_insert(&s->by_name, order_place(&s->by_name, by_name, &p), p.row);
	index_put(&s->names, hash_text(own), p.row);
	s->n++;
	s->sorted = true;
	return t;
}

struct tag *tagset_at(struct tagset *s, enum tag_order order, size_t i)
{
	size_t back = s->n - 1 - i;

	switch (order) {
	case ORDER_OLDEST:
		return &s->rows[order_at(&s->newest, back)];
	case ORDER_NAME:
		return &s->rows[order_at(&s->by_name, i)];
	case ORDER_NAME_DOWN:
		return &s->rows[order_at(&s->by_name, back)];
	case ORDER_NEWEST:
		break;
	}
	return &s->rows[order_at(&s->newest, i)];
}

size_t tagset_after(struct tagset *s, const char *name)
{
	struct place p = { s, 0, name };

	return order_place(&s->by_name, by_name_or_same, &p);
}
