#ifndef MODEL_ARENA_H
#define MODEL_ARENA_H

#include <stddef.h>

#include "model/str.h"

/*
 * Memory that is freed all at once.  Embedded in its owner; a zeroed arena is
 * empty and ready.  Not thread safe: one owner at a time.
 */
struct arena_block;

struct arena {
	struct arena_block *blocks;
	char *free, *end;
	size_t block_size; /* of the next block; 0: 4 KB.  Set before first use. */
};

void arena_done(struct arena *a);

/* Zeroed, aligned for any row member. */
void *arena_alloc(struct arena *a, size_t size);

/* Copies, byte for byte. */
struct text arena_text(struct arena *a, struct str s);

/*
 * The text with `s` behind it.  *room is how many bytes it has room for; 0 for one that
 * arena_text() made.  It moves when that is not enough; many small pieces cost no more
 * than twice their sum.
 */
struct text arena_append(struct arena *a, struct text t, uint32_t *room, struct str s);

/* Bytes held, for the memory benchmark. */
size_t arena_bytes(const struct arena *a);

#endif
