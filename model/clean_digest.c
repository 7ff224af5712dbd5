/* Which tags are one image, and which images something that stays still needs. */
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

/* ---- what others need --------------------------------------------------- */

static void spare(struct clean_result *res, size_t i)
{
	res->verdict[i] = CLEAN_SHARED;
	res->going[res->group[i]]--;
}

/* A tag that is spared has a digest that stays anyhow: one pass is enough. */
static void spare_equal(const struct tag_list *tags, struct clean_result *res)
{
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

/* The digests of what goes, with their groups. */
static void digests_of_going(const struct tag_list *tags,
			     const struct clean_result *res, struct digests *ret)
{
	digests_init(ret, tags->n);
	for (size_t i = 0; i < tags->n; i++) {
		const struct digest *d = &tags->at[i]->digest;
		size_t at;

		if (!d->known || res->verdict[i] != CLEAN_DELETE)
			continue;
		at = digests_at(ret, d->sha256);
		ret->keys[at] = d->sha256;
		ret->values[at] = res->group[i];
	}
}

static void mark(const struct digests *going, const uint8_t *digest,
		 struct clean_set *needed)
{
	size_t at = digests_at(going, digest);

	if (going->keys[at])
		clean_set_add(needed, going->values[at]);
}

/* An index needs its images, and some repositories tag those as well: 1.4-amd64 is an
 * image of 1.4. */
static void mark_images(const struct digests *going, struct str images,
			struct clean_set *needed)
{
	for (size_t k = 0; k + DIGEST_BYTES <= images.len; k += DIGEST_BYTES)
		mark(going, (const uint8_t *)images.ptr + k, needed);
}

/* The groups of what goes that are images of tags that stay. */
static struct clean_set find_needed(const struct tag_list *tags,
				    const struct clean_result *res)
{
	struct clean_set needed = clean_set_new(tags->n);
	struct digests going;

	digests_of_going(tags, res, &going);
	for (size_t i = 0; i < tags->n; i++)
		if (res->verdict[i] != CLEAN_DELETE)
			mark_images(&going, tag_list_images(tags, i), &needed);
	digests_done(&going);
	return needed;
}

/* How many there were. */
static size_t spare_groups(const struct clean_set *groups, struct clean_result *res)
{
	size_t n = 0;

	for (size_t i = 0; i < res->n; i++)
		if (res->verdict[i] == CLEAN_DELETE &&
		    clean_set_has(groups, res->group[i])) {
			spare(res, i);
			n++;
		}
	return n;
}

/* What is spared may be an index itself, whose images are needed then. */
void clean_spare_shared(const struct tag_list *tags, struct clean_result *res)
{
	size_t n = 1;

	spare_equal(tags, res);
	while (tags->with_images && n) {
		struct clean_set needed = find_needed(tags, res);

		n = spare_groups(&needed, res);
		clean_set_done(&needed);
	}
}

void clean_count_needed(const struct tag_list *tags, struct clean_result *res)
{
	struct clean_set needed = find_needed(tags, res);

	for (size_t g = 0; g < tags->n; g++)
		res->members[g] += clean_set_has(&needed, g);
	clean_set_done(&needed);
}

void clean_spare_needed(const struct tag_list *manifests, const struct tag_list *tags,
			struct clean_result *res)
{
	struct clean_set needed = clean_set_new(manifests->n);
	struct digests going;

	digests_of_going(manifests, res, &going);
	for (size_t i = 0; i < tags->n; i++) {
		if (tags->at[i]->digest.known)
			mark(&going, tags->at[i]->digest.sha256, &needed);
		mark_images(&going, tag_list_images(tags, i), &needed);
	}
	spare_groups(&needed, res);
	clean_set_done(&needed);
	digests_done(&going);
}
