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

#define OCI_MANIFEST   "application/vnd.oci.image.manifest.v1+json"
#define SIGNATURE_TYPE "application/vnd.dev.cosign.artifact.sig.v1+json"

struct image {
	const char *arch, *os;
	const char *variant; /* or NULL */
	bool attestation;
	int64_t size, pulled, pushed;
	int64_t bytes; /* of its manifest */
	char digest[DIGEST_TEXT], config[DIGEST_TEXT];
};

/* The images of a tag, and what it points to: an index, or the only one. */
struct pressing {
	struct image image[IMAGES_MAX];
	size_t n; /* rows of `images`; with none there still is image[0] */
	bool is_index;
	char digest[DIGEST_TEXT];
};

struct layer {
	char digest[DIGEST_TEXT]; /* "" for one without data */
	int64_t size;
	const char *instruction;
};

/* Every digest in here is the SHA-256 of what the registry serves under it. */
void tag_press(const struct tag *t, struct pressing *p);
/* Only what the tag points to. */
void tag_digest(const struct tag *t, char out[DIGEST_TEXT]);
/* Tags with the same key are the same image: they have the same digest. */
uint64_t tag_image_key(const struct tag *t);
bool tag_is_index(const struct tag *t);
size_t tag_image_count(const struct tag *t);
int64_t tag_image_size(const struct tag *t, size_t image);
int64_t tag_total_size(const struct tag *t);
/* What the Hub's list calls it, and what the registry's Content-Type says. */
const char *tag_media_type(const struct tag *t);
const char *tag_manifest_type(const struct tag *t);
const char *image_manifest_type(const struct tag *t);

size_t image_layers(const struct tag *t, size_t image, struct layer out[LAYERS_MAX]);
/* The manifest of image number `image`, and that of the tag itself. */
void image_manifest(struct buf *b, const struct tag *t, size_t image);
void tag_manifest(struct buf *b, const struct tag *t);
void image_config(struct buf *b, const struct tag *t, size_t image);
/* A signature of the manifest of that type, size and digest. */
void signature_manifest(struct buf *b, const char *type, size_t size,
			const char *digest);

#endif
