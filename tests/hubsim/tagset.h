#ifndef HUBSIM_TAGSET_H
#define HUBSIM_TAGSET_H

/*
 * The tags of one repository: up to 200,000 rows in one array, and two orders
 * of them.  Removing one is two binary searches and two memmove calls.
 *
 * A row holds a seed, not images: digests, layers, sizes and dates of its
 * images are computed from the seed when they are asked for (content.h), so
 * two tags with the same seed are the same image.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum tag_flag {
	TAG_NO_DIGEST = 1,   /* pushed before Hub kept digests: key absent */
	TAG_NO_IMAGES = 2,   /* `images` is [] */
	TAG_ATTESTED = 4,    /* each platform has an attestation row */
	TAG_TRUE_HASH = 8,   /* digests are the SHA-256 of the manifests served */
	TAG_NEVER_NULL = 16, /* never pulled is written null ... */
	TAG_NEVER_GONE = 32, /* ... or the key is absent; neither: year 1 */
	TAG_HELM = 64,       /* a chart: no platform */
	TAG_OCI = 128,       /* OCI media types, not Docker's */
};

struct tag {
	char *name;
	uint64_t seed;
	int64_t id, pushed, pulled; /* pulled 0 = never */
	int64_t size;               /* of the largest image */
	int64_t pusher;             /* numeric id */
	const char *pusher_name;    /* borrowed from the world */
	uint8_t flags, platforms;
};

struct tagset {
	struct tag *rows;
	size_t n_rows, cap_rows;
	uint32_t *newest, *by_name; /* indexes of the live rows, `n` each */
	size_t n, cap_order;
	bool sorted;
};

void tagset_free(struct tagset *s);
/* Appends without ordering; call tagset_sort before any other use. */
struct tag *tagset_append(struct tagset *s, const char *name);
void tagset_sort(struct tagset *s);
const struct tag *tagset_find(const struct tagset *s, const char *name);
bool tagset_remove(struct tagset *s, const char *name);
/* The row of that name, new or not, ready to be changed by its caller ... */
struct tag *tagset_change(struct tagset *s, const char *name);
/* ... who then puts it back in order. */
void tagset_changed(struct tagset *s, struct tag *t);

enum tag_order {
	ORDER_NEWEST,
	ORDER_OLDEST,
	ORDER_NAME,
	ORDER_NAME_DOWN,
};

/* The i-th live tag of that order. */
const struct tag *tagset_at(const struct tagset *s, enum tag_order order, size_t i);

#endif
