#include "tests/hubsim/index.h"

#include <stdlib.h>

#include "tests/hubsim/buf.h"

enum {
	FREE,
	DROPPED,
	FIRST_VALUE,
};

void index_free(struct index *x)
{
	free(x->keys);
	free(x->values);
	*x = (struct index){ 0 };
}

/* Where this key is, or the free place at the end of its row. */
static size_t find(const struct index *x, uint64_t key)
{
	size_t i = (size_t)key & (x->room - 1);

	while (x->values[i] != FREE && (x->values[i] == DROPPED || x->keys[i] != key))
		i = (i + 1) & (x->room - 1);
	return i;
}

void index_reserve(struct index *x, size_t n)
{
	struct index old = *x;

	*x = (struct index){ .room = 16, .n = old.n, .used = old.n };
	while (x->room < 2 * n)
		x->room *= 2;
	x->keys = must_alloc(x->room * sizeof(*x->keys));
	x->values = must_alloc(x->room * sizeof(*x->values));
	for (size_t i = 0; i < old.room; i++)
		if (old.values[i] >= FIRST_VALUE) {
			size_t to = find(x, old.keys[i]);

			x->keys[to] = old.keys[i];
			x->values[to] = old.values[i];
		}
	index_free(&old);
}

void index_put(struct index *x, uint64_t key, uint32_t value)
{
	size_t i;

	if (2 * (x->used + 1) > x->room)
		index_reserve(x, 2 * (x->n + 8));
	i = find(x, key);
	if (x->values[i] == FREE) {
		x->n++;
		x->used++;
	}
	x->keys[i] = key;
	x->values[i] = value + FIRST_VALUE;
}

bool index_get(const struct index *x, uint64_t key, uint32_t *ret_value)
{
	size_t i = x->room ? find(x, key) : 0;

	if (!x->room || x->values[i] == FREE)
		return false;
	*ret_value = x->values[i] - FIRST_VALUE;
	return true;
}

void index_drop(struct index *x, uint64_t key)
{
	size_t i = x->room ? find(x, key) : 0;

	if (!x->room || x->values[i] == FREE)
		return;
	x->values[i] = DROPPED;
	x->n--;
}
