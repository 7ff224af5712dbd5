#include <stdlib.h>

#include "model/table_private.h"
#include "model/xalloc.h"

/*
 * How many rows have the same digest.  A slot stands for one digest: the first row that
 * had it, and how many have it now.
 */
enum { SLOTS_MIN = 64 };

static const struct digest *digest_at(const struct table *t, uint32_t id)
{
	return field_at(t->digest, table_at(t, id));
}

/* A digest is its own hash. */
static size_t start(const struct table *t, const struct digest *d)
{
	size_t h;

	memcpy(&h, d->sha256, sizeof(h));
	return h & (t->same.cap - 1);
}

/* The slot of this digest, or the free one where it would be. */
static struct slot *slot_of(const struct table *t, const struct digest *d)
{
	size_t at = start(t, d);

	while (t->same.at[at].row &&
	       memcmp(digest_at(t, t->same.at[at].row - 1)->sha256, d->sha256,
		      sizeof(d->sha256)))
		at = (at + 1) & (t->same.cap - 1);
	return &t->same.at[at];
}

static void grow(struct table *t)
{
	struct slots old = t->same;

	if (old.n * 5 < old.cap * 4)
		return;
	t->same.cap = old.cap ? old.cap * 2 : t->keys.cap ? t->keys.cap : SLOTS_MIN;
	t->same.at = xcalloc(t->same.cap, sizeof(*t->same.at));
	for (size_t i = 0; i < old.cap; i++)
		if (old.at[i].row)
			*slot_of(t, digest_at(t, old.at[i].row - 1)) = old.at[i];
	free(old.at);
}

/* Takes in the pages that came since. */
static void catch_up(struct table *t)
{
	for (; t->same_upto < t->n_ids; t->same_upto++) {
		uint32_t id = (uint32_t)t->same_upto;
		const struct digest *d = digest_at(t, id);
		struct slot *s;

		if (!d->known || bit_get(&t->dropped, id))
			continue;
		grow(t);
		s = slot_of(t, d);
		if (!s->row) {
			s->row = id + 1;
			t->same.n++;
		}
		s->extra++;
	}
}

static uint32_t others(struct table *t, uint32_t id)
{
	const struct digest *d = digest_at(t, id);

	catch_up(t);
	if (!d->known || bit_get(&t->dropped, id))
		return 0;
	return slot_of(t, d)->extra - 1;
}

size_t table_same_digest(struct table *t, const struct field *digest, uint32_t id)
{
	if (t->digest != digest) {
		free(t->same.at);
		t->same = (struct slots){ 0 };
		t->same_upto = 0;
		t->digest = digest;
	}
	return others(t, id);
}

void same_drop(struct table *t, uint32_t id)
{
	if (!t->digest || id >= t->same_upto || !digest_at(t, id)->known)
		return;
	slot_of(t, digest_at(t, id))->extra--;
}

void same_refresh(struct table *t, uint32_t id)
{
	struct flagset *f;
	uint32_t n;

	if (!t->flags || !t->digest)
		return;
	n = others(t, id);
	f = (struct flagset *)(void *)(table_at(t, id) + t->flags->offset);
	f->bits = (f->bits & ((1u << FLAGS_WORDS) - 1)) |
		  (n < FLAGS_COUNT_MAX ? n : FLAGS_COUNT_MAX) << FLAGS_WORDS;
}

void same_refresh_all(struct table *t)
{
	for (uint32_t id = 0; id < t->n_ids; id++)
		same_refresh(t, id);
}
