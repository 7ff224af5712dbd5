#ifndef MODEL_NEAREST_H
#define MODEL_NEAREST_H

#include <stddef.h>

#include "model/error.h"

/*
 * "did you mean": of the names there are, those that look most like a word that is
 * none. Begin with { .word = ... } and offer all of them.
 */
enum { NEAREST_MAX = 3 };

struct nearest {
	const char *word;
	const char *v[NEAREST_MAX]; /* nearest first; borrowed */
	size_t cost[NEAREST_MAX];
	size_t n;
};

void nearest_offer(struct nearest *s, const char *name);

/* Makes "did you mean a or b?" the hint of the error; when nothing looks like it, the
 * hint is what `else_hint` says ("" for none).  Returns err->status. */
enum status nearest_hint(const struct nearest *s, const char *else_hint,
			 struct error *err);

#endif
