/* The rest of the registry (CONTRACT 7): tags, blobs, referrers, deletion. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/manifests.h"
#include "tests/hubsim/registry.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/world.h"

#define STORE_LIFE 600 /* seconds that an address of the store is good for */

/* The registry's own way of saying that there is none. */
static struct repo *need_registry_repo(struct hub *hub, const struct request *rq,
				       struct reply *rp, const char *actions)
{
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);

	if (!registry_may(hub, rq, rp, actions))
		return NULL;
	if (!r)
		reply_registry(rp, 404, "NAME_UNKNOWN",
			       "repository name not known to registry", NULL);
	return r;
}

/* `n` of the query; false after a 400. */
static bool read_n(const struct request *rq, struct reply *rp, size_t *ret_n)
{
	const char *s = request_param(rq, "n");

	*ret_n = SIZE_MAX;
	if (!s)
		return true;
	if (*s && strspn(s, "0123456789") == strlen(s) && strlen(s) < 10) {
		*ret_n = strtoul(s, NULL, 10);
		return true;
	}
	reply_registry(rp, 400, "PAGINATION_NUMBER_INVALID",
		       "invalid number of results requested", NULL);
	return false;
}

void registry_tags(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_registry_repo(hub, rq, rp, "pull");
	const char *last = request_param(rq, "last");
	size_t from, to, n;

	if (!r || !read_n(rq, rp, &n))
		return;
	from = last ? tagset_after(&r->tags, last) : 0;
	to = r->tags.n - from < n ? r->tags.n : from + n;
	reply_start(rp, 200);
	buf_fmt(&rp->body, "{\"name\":\"%s/%s\",\"tags\":[", r->ns, r->name);
	for (size_t i = from; i < to; i++) {
		json_comma(&rp->body);
		json_str(&rp->body, tagset_at(&r->tags, ORDER_NAME, i)->name);
	}
	buf_str(&rp->body, "]}");
	if (to > from && to < r->tags.n)
		reply_header(rp, "Link",
			     "</v2/%s/%s/tags/list?last=%s&n=%zu>; rel=\"next\"", r->ns,
			     r->name, tagset_at(&r->tags, ORDER_NAME, to - 1)->name, n);
}

/*
 * By digest only, and a promise: with --delete-delay it is kept later.  The images of
 * an index outlive it, as manifests without a tag (CONTRACT 7).
 */
void registry_manifest_delete(struct hub *hub, const struct request *rq,
			      struct reply *rp)
{
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	struct manifest *m = NULL;
	enum manifest_part part = PART_NONE;
	const char *why;
	size_t image;

	if (!registry_may(hub, rq, rp, "pull,push,delete"))
		return;
	if (!strchr(rq->segment[2], ':')) {
		reply_registry(rp, 405, "UNSUPPORTED", "The operation is unsupported.",
			       NULL);
		return;
	}
	if (r)
		part = images_find(repo_images(r), rq->segment[2], &m, &image);
	if (part == PART_NONE) {
		reply_registry(rp, 404, "MANIFEST_UNKNOWN", "manifest unknown", NULL);
		return;
	}
	why = manifest_kept(r, m, part);
	if (why) {
		reply_registry(rp, 403, "DENIED", why, NULL);
		return;
	}
	if (part == PART_SIGNATURE) {
		m->is_signed = false;
	} else if (!m->dies) {
		m->dies = rq->now + (int64_t)hub->opt.delete_delay * NS_SECOND;
		world_ends(hub->world, m->dies);
		world_settle(hub, rq->now);
	}
	reply_start(rp, 202);
}

/* A layer of any image: how long it is.  There are no bytes of it. */
static bool find_layer(struct repo *r, const char *digest, int64_t *ret_size)
{
	struct layer layers[LAYERS_MAX];

	for (size_t i = 0; i < repo_images(r)->n; i++) {
		const struct manifest *m = &r->images.at[i];
		const struct tag *t = images_tag(&r->images, m);
		size_t images = tag_image_count(t);

		for (size_t k = 0; !m->gone && k < (images ? images : 1); k++) {
			size_t n = image_layers(t, k, layers);

			for (size_t j = 0; j < n; j++)
				if (!strcmp(layers[j].digest, digest)) {
					*ret_size = layers[j].size;
					return true;
				}
		}
	}
	return false;
}

/* What keeps an address of the store from being made up by others. */
static uint64_t proof(const struct hub *hub, const char *digest, int64_t ends)
{
	return mix(mix(hub->opt.seed, hash_text(digest)), (uint64_t)ends);
}

/* This machine under its other name, as far as a certificate does not name one. */
static void other_host(struct buf *b, const struct request *rq)
{
	static const char number[] = "http://127.0.0.1:", name[] = "http://localhost:";

	if (!strncmp(rq->base, number, strlen(number)))
		buf_fmt(b, "%s%s", name, rq->base + strlen(number));
	else if (!strncmp(rq->base, name, strlen(name)))
		buf_fmt(b, "%s%s", number, rq->base + strlen(name));
	else
		buf_str(b, rq->base);
}

/* Blobs lie in a store on another host, which wants no credentials (CONTRACT 7). */
static void send_to_store(struct hub *hub, const struct request *rq, struct reply *rp)
{
	int64_t ends = rq->now / NS_SECOND + STORE_LIFE;
	struct buf where = { 0 };

	other_host(&where, rq);
	reply_start(rp, 307);
	rp->type = "application/octet-stream";
	reply_header(rp, "Location",
		     "%s/registry-v2/%s/%s/blobs/%s?verify=%lld-%016llx", where.data,
		     rq->segment[0], rq->segment[1], rq->segment[2], (long long)ends,
		     (unsigned long long)proof(hub, rq->segment[2], ends));
	buf_free(&where);
}

void registry_blob(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_registry_repo(hub, rq, rp, "pull");
	const char *digest = rq->segment[2];
	struct buf config = { 0 };
	int64_t size;
	bool found;

	if (!r)
		return;
	found = images_config(repo_images(r), digest, &config);
	size = (int64_t)config.len;
	buf_free(&config);
	if (!found && !find_layer(r, digest, &size)) {
		reply_registry(rp, 404, "BLOB_UNKNOWN", "blob unknown to registry",
			       NULL);
		return;
	}
	if (!rq->head) {
		send_to_store(hub, rq, rp);
		return;
	}
	reply_start(rp, 200);
	rp->type = "application/octet-stream";
	rp->length = size;
	reply_header(rp, "Docker-Content-Digest", "%s", digest);
}

/* The store speaks like one, too: in XML, and not to those who show a bearer. */
static void store_error(struct reply *rp, unsigned status, const char *code)
{
	reply_start(rp, status);
	rp->type = "application/xml";
	buf_fmt(&rp->body,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code>"
		"</Error>",
		code);
}

void store_blob(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	const char *verify = request_param(rq, "verify");
	char *end = NULL;
	long long ends = verify ? strtoll(verify, &end, 10) : 0;
	struct buf config = { 0 };

	if (rq->caller.cred != CRED_NONE || rq->caller.refused || rq->basic) {
		store_error(rp, 400, "InvalidArgument");
		return;
	}
	if (!end || *end != '-' ||
	    strtoull(end + 1, NULL, 16) != proof(hub, rq->segment[2], ends) ||
	    ends < rq->now / NS_SECOND) {
		store_error(rp, 403, "AccessDenied");
		return;
	}
	if (!r || !images_config(repo_images(r), rq->segment[2], &config)) {
		store_error(rp, 404, "NoSuchKey");
		return;
	}
	reply_start(rp, 200);
	rp->type = "application/octet-stream";
	buf_add(&rp->body, config.data, config.len);
	buf_free(&config);
}

static void signature_entry(struct buf *b, const struct repo *r,
			    const struct manifest *m)
{
	struct buf body = { 0 };
	char digest[DIGEST_TEXT];

	images_bytes(&r->images, m, PART_SIGNATURE, 0, &body);
	digest_of(body.data, body.len, digest);
	json_open(b, '{');
	json_add_str(b, "mediaType", OCI_MANIFEST);
	json_add_int(b, "size", (int64_t)body.len);
	json_add_str(b, "digest", digest);
	json_add_str(b, "artifactType", SIGNATURE_TYPE);
	json_close(b, '}');
	buf_free(&body);
}

/* An index of what names this manifest as its subject, empty for most. */
void registry_referrers(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_registry_repo(hub, rq, rp, "pull");
	const char *type = request_param(rq, "artifactType");
	struct manifest *m = NULL;
	struct buf *b = &rp->body;
	size_t image;

	if (!r)
		return;
	reply_start(rp, 200);
	rp->type = "application/vnd.oci.image.index.v1+json";
	buf_str(b, "{\"schemaVersion\":2,"
		   "\"mediaType\":\"application/vnd.oci.image.index.v1+json\","
		   "\"manifests\":[");
	if (images_find(repo_images(r), rq->segment[2], &m, &image) == PART_ALL &&
	    m->is_signed && (!type || !strcmp(type, SIGNATURE_TYPE)))
		signature_entry(b, r, m);
	buf_str(b, "]}");
	if (type)
		reply_header(rp, "OCI-Filters-Applied", "artifactType");
}
