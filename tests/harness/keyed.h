#ifndef TESTS_HARNESS_KEYED_H
#define TESTS_HARNESS_KEYED_H

#include "tests/harness/line.h"

enum {
	KEYED_MAX = 256,
	KEYED_PAINT_MS = 1000, /* a key has painted by then */
	KEYED_QUIET_MS =
		12, /* a paint has ended; shorter than what follows by itself */
};

/* What some keys did, each once the paint of the one before had ended. */
struct keyed {
	double ms[KEYED_MAX], bytes[KEYED_MAX];
	size_t painted, sent;
};

/* One key, and how long its paint took to its last byte. */
void keyed_press(struct line *l, const char *key, struct keyed *k);
/* To its first byte: what follows may have other reasons. */
void keyed_press_first(struct line *l, const char *key, struct keyed *k);
/* `n` times the same, forgetting what was before. */
void keyed_times(struct line *l, const char *key, size_t n, struct keyed *k);

#endif
