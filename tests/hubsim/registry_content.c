/* The rest of the registry (CONTRACT 7): tags, blobs, referrers, deletion. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/content.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/manifests.h"
#include "tests/hubsim/registry.h"
#include "tests/hubsim/reply.h"

void registry_tags(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	const char *last = request_param(rq, "last"), *most = request_param(rq, "n");
	size_t left = most ? strtoul(most, NULL, 10) : SIZE_MAX, i = 0;

	if (!registry_may(hub, rq, rp, "pull"))
		return;
	if (!r) {
		reply_registry(rp, 404, "NAME_UNKNOWN", "repository name not known",
			       NULL);
		return;
	}
	reply_start(rp, 200);
	buf_fmt(&rp->body, "{\"name\":\"%s/%s\",\"tags\":[", r->ns, r->name);
	while (last && i < r->tags.n &&
	       strcmp(tagset_at(&r->tags, ORDER_NAME, i)->name, last) <= 0)
		i++;
	for (; i < r->tags.n && left; i++, left--) {
		json_comma(&rp->body);
		json_str(&rp->body, tagset_at(&r->tags, ORDER_NAME, i)->name);
	}
	buf_str(&rp->body, "]}");
	if (i && i < r->tags.n)
		reply_header(rp, "Link",
			     "</v2/%s/%s/tags/list?last=%s&n=%s>; rel=\"next\"", r->ns,
			     r->name, tagset_at(&r->tags, ORDER_NAME, i - 1)->name,
			     most ? most : "100");
}

/* By digest only; index first, its images go with it. */
void registry_manifest_delete(struct hub *hub, const struct request *rq,
			      struct reply *rp)
{
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	enum manifest_kind kind;
	const struct tag *t;
	const char *why;
	size_t image;

	if (!registry_may(hub, rq, rp, "pull,push,delete"))
		return;
	if (strncmp(rq->segment[2], "sha256:", 7) != 0) {
		reply_registry(rp, 405, "UNSUPPORTED", "The operation is unsupported.",
			       NULL);
		return;
	}
	kind = r ? manifest_find(r, rq->segment[2], &t, &image) : MANIFEST_NONE;
	if (kind == MANIFEST_NONE) {
		reply_registry(rp, 404, "MANIFEST_UNKNOWN", "manifest unknown", NULL);
		return;
	}
	why = kind == MANIFEST_CHILD ? "manifest is referenced by another manifest"
				     : manifest_remove(hub, rq, r, t, false);
	if (why)
		reply_registry(rp, 403, "DENIED", why, NULL);
	else
		reply_start(rp, 202);
}

static bool find_config(const struct tag *t, const char *digest, size_t *ret_image)
{
	struct image im[IMAGES_MAX];
	size_t n = tag_images(t, im);
	char text[DIGEST_TEXT];

	for (*ret_image = 0; *ret_image < (n ? n : 1); ++*ret_image) {
		image_config_digest(t, *ret_image, text);
		if (!strcmp(text, digest))
			return true;
	}
	return false;
}

/* Only the configurations have bytes here; layers are just numbers. */
void registry_blob(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	const char *digest = rq->segment[2];
	size_t n = r ? r->tags.n + r->n_untagged : 0, image = 0;

	if (!registry_may(hub, rq, rp, "pull"))
		return;
	for (size_t i = 0; i < n; i++) {
		const struct tag *t = i < r->tags.n
					      ? tagset_at(&r->tags, ORDER_NEWEST, i)
					      : &r->untagged[i - r->tags.n];

		if (!find_config(t, digest, &image))
			continue;
		reply_start(rp, 200);
		rp->type = "application/octet-stream";
		image_config(&rp->body, t, image);
		reply_header(rp, "Docker-Content-Digest", "%s", digest);
		return;
	}
	reply_registry(rp, 404, "BLOB_UNKNOWN", "blob unknown to registry", NULL);
}

/* An index, and an empty one: nothing here names a subject. */
void registry_referrers(struct hub *hub, const struct request *rq, struct reply *rp)
{
	if (!registry_may(hub, rq, rp, "pull"))
		return;
	reply_start(rp, 200);
	rp->type = "application/vnd.oci.image.index.v1+json";
	buf_str(&rp->body, "{\"schemaVersion\":2,"
			   "\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
			   "\"manifests\":[]}");
}
