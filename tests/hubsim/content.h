#ifndef HUBSIM_CONTENT_H
#define HUBSIM_CONTENT_H

/*
 * The images of a tag, computed from its seed: platforms, sizes, layers,
 * manifests and digests.  The same tag always gives the same bytes.
 */
#include "tests/hubsim/buf.h"
#include "tests/hubsim/sha256.h"
#include "tests/hubsim/tagset.h"

#define IMAGES_MAX 16
#define LAYERS_MAX 8

struct image {
	const char *arch, *os;
	const char *variant; /* or NULL */
	bool attestation;
	int64_t size, pulled, pushed;
	char digest[DIGEST_TEXT];
};

struct layer {
	char digest[DIGEST_TEXT]; /* "" for one without data */
	int64_t size;
	const char *instruction;
};

/* The rows of `images`; returns how many. */
size_t tag_images(const struct tag *t, struct image out[IMAGES_MAX]);
/* Tags with the same key are the same image: they have the same digest. */
uint64_t tag_image_key(const struct tag *t);
/* "sha256:..." of the index, or of the only image. */
void tag_digest(const struct tag *t, char out[DIGEST_TEXT]);
/* The tag points to an index, not to one image. */
bool tag_is_index(const struct tag *t);
/* What the Hub's list calls it, and what the registry's Content-Type says. */
const char *tag_media_type(const struct tag *t);
const char *tag_manifest_type(const struct tag *t);
const char *image_manifest_type(const struct tag *t);

size_t image_layers(const struct tag *t, size_t image, struct layer out[LAYERS_MAX]);
/* The manifest of image number `image`, and that of the tag itself. */
void image_manifest(struct buf *b, const struct tag *t, size_t image);
void tag_manifest(struct buf *b, const struct tag *t);
/* The digest of an image's configuration, and what that says. */
void image_config_digest(const struct tag *t, size_t image, char out[DIGEST_TEXT]);
void image_config(struct buf *b, const struct tag *t, size_t image);

#endif
