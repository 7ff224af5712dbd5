#include "model/arena.h"

#include <stdint.h>
#include <stdlib.h>

#include "model/xalloc.h"

enum { ALIGN = 8, FIRST_BLOCK = 4096 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	_Alignas(ALIGN) char bytes[];
};

void arena_done(struct arena *a)
{
	while (a->blocks) {
		struct arena_block *next = a->blocks->next;

		free(a->blocks);
		a->blocks = next;
	}
	*a = (struct arena){ 0 };
}

static void add_block(struct arena *a, size_t need)
{
	size_t want = a->block_size ? a->block_size : FIRST_BLOCK;
	size_t size = need > want ? need : want;
	struct arena_block *b = xmalloc(sizeof(*b) + size);

	b->size = size;
	b->next = a->blocks;
	a->blocks = b;
	a->free = b->bytes;
	a->end = b->bytes + size;
}

static char *take(struct arena *a, size_t size, size_t align)
{
	size_t pad = (size_t)(-(uintptr_t)a->free & (align - 1));
	char *p;

	if (!a->free || (size_t)(a->end - a->free) < size + pad) {
		add_block(a, size);
		pad = 0;
	}
	p = a->free + pad;
	a->free = p + size;
	return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return memset(take(a, size, ALIGN), 0, size);
}

struct text arena_text(struct arena *a, struct str s)
{
	uint32_t len = (uint32_t)s.len;
	char *p = take(a, sizeof(len) + s.len + 1, 1);

	memcpy(p, &len, sizeof(len));
	p += sizeof(len);
	if (s.len)
		memcpy(p, s.ptr, s.len);
	p[s.len] = '\0';
	return (struct text){ p };
}

struct text arena_append(struct arena *a, struct text t, uint32_t *room, struct str s)
{
	struct str old = text_str(t);
	uint32_t len = (uint32_t)(old.len + s.len);
	char *p = (char *)(uintptr_t)t.p;

	if (*room < len) {
		*room = 2 * len + 32;
		p = take(a, sizeof(len) + *room + 1, 1) + sizeof(len);
		if (old.len)
			memcpy(p, old.ptr, old.len);
	}
	if (s.len)
		memcpy(p + old.len, s.ptr, s.len);
	p[len] = '\0';
	memcpy(p - sizeof(len), &len, sizeof(len));
	return (struct text){ p };
}

size_t arena_bytes(const struct arena *a)
{
	size_t n = 0;

	for (const struct arena_block *b = a->blocks; b; b = b->next)
		n += sizeof(*b) + b->size;
	return n;
}
