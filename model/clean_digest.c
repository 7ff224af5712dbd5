/* Which tags are one image. */
#include <stdlib.h>

#include "model/clean_private.h"
#include "model/xalloc.h"

/* ---- a set of digests --------------------------------------------------- */

enum { DIGEST_BYTES = 32 };

/* Open addressing; a key is borrowed, and a digest is as good as a hash. */
struct digests {
	const uint8_t **keys;
	uint32_t *values;
	size_t mask;
};

static void digests_init(struct digests *d, size_t most)
{
	size_t room = 64;

	while (room < 2 * most)
		room *= 2;
	*d = (struct digests){ .keys = xcalloc(room, sizeof(*d->keys)),
			       .values = xcalloc(room, sizeof(*d->values)),
			       .mask = room - 1 };
}

static void digests_done(struct digests *d)
{
	free(d->keys);
	free(d->values);
}

/* Where it is, or would be. */
static size_t digests_at(const struct digests *d, const uint8_t *key)
{
	size_t at;

	memcpy(&at, key, sizeof(at));
	at &= d->mask;
	while (d->keys[at] && memcmp(d->keys[at], key, DIGEST_BYTES) != 0)
		at = (at + 1) & d->mask;
	return at;
}

/* ---- tags of one digest ------------------------------------------------- */

void clean_group_digests(const struct tag_list *tags, struct clean_result *res)
{
	struct digests seen;
	uint32_t n = 0;

	res->group = xcalloc(tags->n + 1, sizeof(*res->group));
	res->members = xcalloc(tags->n + 1, sizeof(*res->members));
	res->going = xcalloc(tags->n + 1, sizeof(*res->going));
	digests_init(&seen, tags->n);
	for (size_t i = 0; i < tags->n; i++) {
		const struct digest *d = &tags->at[i]->digest;
		size_t at;

		res->group[i] = n;
		if (d->known) {
			at = digests_at(&seen, d->sha256);
			if (seen.keys[at])
				res->group[i] = seen.values[at];
			seen.keys[at] = d->sha256;
			seen.values[at] = res->group[i];
		}
		res->members[res->group[i]]++;
		n += res->group[i] == n;
	}
	digests_done(&seen);
}

static void spare(struct clean_result *res, size_t i)
{
	res->verdict[i] = CLEAN_SHARED;
	res->going[res->group[i]]--;
}

void clean_spare_shared(const struct tag_list *tags, struct clean_result *res)
{
	/* A tag that is spared has a digest that stays anyhow: one pass is enough. */
	struct clean_set stays = clean_set_new(tags->n);

	for (size_t i = 0; i < tags->n; i++)
		if (res->verdict[i] != CLEAN_DELETE)
			clean_set_add(&stays, res->group[i]);
	for (size_t i = 0; i < tags->n; i++)
		if (res->verdict[i] == CLEAN_DELETE &&
		    clean_set_has(&stays, res->group[i]))
			spare(res, i);
	clean_set_done(&stays);
}
