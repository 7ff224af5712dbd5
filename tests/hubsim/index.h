#ifndef HUBSIM_INDEX_H
#define HUBSIM_INDEX_H

/* From a well-stirred number to a smaller one: an open hash table. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct index {
	uint64_t *keys;
	uint32_t *values;     /* beside them: 0 free, 1 dropped, else the value + 2 */
	size_t n, used, room; /* `used` counts those that were dropped, too */
};

void index_free(struct index *x);
/* Makes room for `n` of them at once. */
void index_reserve(struct index *x, size_t n);
void index_put(struct index *x, uint64_t key, uint32_t value);
bool index_get(const struct index *x, uint64_t key, uint32_t *ret_value);
void index_drop(struct index *x, uint64_t key);

#endif
