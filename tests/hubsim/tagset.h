#ifndef HUBSIM_TAGSET_H
#define HUBSIM_TAGSET_H

/*
 * The tags of one repository: up to 200,000 rows in one array, and two orders
 * of them.  A row keeps its number for ever.
 *
 * A row holds a seed, not images: digests, layers, sizes and dates of its
 * images are computed from the seed when they are asked for (content.h), so
 * two tags with the same seed are the same image.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tests/hubsim/index.h"
#include "tests/hubsim/order.h"

enum tag_flag {
	TAG_NO_DIGEST = 1,   /* pushed before Hub kept digests: key absent */
	TAG_NO_IMAGES = 2,   /* `images` is [] */
	TAG_ATTESTED = 4,    /* each platform has an attestation row */
	TAG_SLIM = 8,        /* one layer: there are 200,000 of these */
	TAG_NEVER_NULL = 16, /* never pulled is written null ... */
	TAG_NEVER_GONE = 32, /* ... or the key is absent; neither: year 1 */
	TAG_HELM = 64,       /* a chart: no platform */
	TAG_OCI = 128,       /* OCI media types, not Docker's */
	TAG_SIGNED = 256,    /* a signature refers to it */
};

/* Those that the image depends on, not only how the tag is told. */
#define TAG_LOOKS (TAG_NO_IMAGES | TAG_ATTESTED | TAG_SLIM | TAG_HELM | TAG_OCI)

struct tag {
	char *name;
	uint64_t seed;
	int64_t id, pushed, pulled; /* pulled 0 = never */
	int64_t made;               /* when the image was built */
	int64_t size;               /* of the largest image */
	int64_t pusher;             /* numeric id */
	const char *pusher_name;    /* borrowed from the world */
	uint16_t flags;
	uint8_t platforms;
	/* Kept by images.c: its manifest, and its neighbours among that one's tags,
	 * as row numbers from 1 on. */
	uint32_t manifest, next, previous;
};

struct tagset {
	struct tag *rows;
	size_t n_rows, cap_rows;
	struct order newest, by_name; /* of the live rows */
	struct index names;
	size_t n;
	bool sorted;
};

void tagset_free(struct tagset *s);
/* Appends without ordering; call tagset_sort before any other use. */
struct tag *tagset_append(struct tagset *s, const char *name);
void tagset_sort(struct tagset *s);
struct tag *tagset_find(const struct tagset *s, const char *name);
/* Its row stays, without a name: its manifest may outlive it. */
void tagset_remove(struct tagset *s, struct tag *t);
/* A new tag, which looks like that one; its name is not there yet. */
struct tag *tagset_add(struct tagset *s, const char *name, const struct tag *looks);

enum tag_order {
	ORDER_NEWEST,
	ORDER_OLDEST,
	ORDER_NAME,
	ORDER_NAME_DOWN,
};

/* The i-th live tag of that order. */
struct tag *tagset_at(struct tagset *s, enum tag_order order, size_t i);
/* How many names come before this one, or are this one. */
size_t tagset_after(struct tagset *s, const char *name);

#endif
