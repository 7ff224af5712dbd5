#ifndef HUBSIM_IMAGES_H
#define HUBSIM_IMAGES_H

/*
 * The manifests that a repository holds: those that tags point to, and those that
 * no tag names any more.  The images of an index are no rows of their own until
 * the index goes without them.
 */
#include "tests/hubsim/content.h"
#include "tests/hubsim/tagset.h"

struct manifest {
	uint32_t row;         /* of the tags, dead or alive: what it is made of */
	uint32_t first, last; /* rows of the tags that name it, from 1 on */
	uint32_t n_tags;
	uint8_t child;  /* 0: all of it; else image number child - 1 of it */
	bool is_signed; /* a signature refers to it */
	bool gone;
	int64_t pushed, pulled; /* by whatever tag */
	int64_t dies;           /* when its deletion is carried out; 0: it is not */
};

struct images {
	struct tagset *tags;
	struct manifest *at;
	size_t n, cap;
	struct order newest; /* those that are there */
	struct index by_key, by_digest;
	bool all_known; /* every digest is in by_digest */
};

void images_free(struct images *s);
/* After tagset_sort(): a row for every image, whatever number of tags it has. */
void images_build(struct images *s, struct tagset *tags);

/* A tag that is in its place now, or that will leave it. */
void images_join(struct images *s, struct tag *t);
void images_leave(struct images *s, struct tag *t);
/* The manifest of a tag that joined. */
struct manifest *images_of(const struct images *s, const struct tag *t);
/* What a manifest is made of; a tag whose name may be gone. */
const struct tag *images_tag(const struct images *s, const struct manifest *m);

/* The i-th in the order of the last push, newest first; there are s->newest.n. */
struct manifest *images_at(struct images *s, size_t i);
/* How many of them come before, or are, number `n` of that date. */
size_t images_after(struct images *s, int64_t pushed, uint32_t n);

enum manifest_part {
	PART_NONE,
	PART_ALL,       /* the manifest itself */
	PART_IMAGE,     /* one image of this index */
	PART_SIGNATURE, /* what refers to it */
};

/*
 * What has this digest; `*ret_image` is the number of the image.  The first question
 * of its kind computes every digest of the repository.
 */
enum manifest_part images_find(struct images *s, const char *digest,
			       struct manifest **ret_m, size_t *ret_image);
/* The configuration that has this digest; false when none has. */
bool images_config(struct images *s, const char *digest, struct buf *ret_config);

/* The sizes of what it holds. */
int64_t images_size(const struct images *s, const struct manifest *m);
void images_digest(const struct images *s, const struct manifest *m,
		   char out[DIGEST_TEXT]);
/* What is served as a part of it; returns its type. */
const char *images_bytes(const struct images *s, const struct manifest *m,
			 enum manifest_part part, size_t image, struct buf *b);

/* Takes it out; no tag names it.  With `leave_images` those of an index stay. */
void images_remove(struct images *s, struct manifest *m, bool leave_images);

#endif
