/* Tags: lists, one tag, its layers, and removing one (CONTRACT 6). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/clock.h"
#include "tests/hubsim/content.h"
#include "tests/hubsim/events.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/manifests.h"
#include "tests/hubsim/reply.h"
#include "tests/hubsim/scopes.h"
#include "tests/hubsim/world.h"

#define ACTIVE_FOR (30 * NS_DAY)

/*
 * "Never" comes in three forms (CONTRACT 1, Times).  The key is left out at the
 * tag only: clients of today insist on one in each image.
 */
static void add_pulled(struct buf *b, const char *key, const struct tag *t, int64_t at)
{
	if (at)
		json_add_time(b, key, at);
	else if (t->flags & TAG_NEVER_NULL)
		json_add_null(b, key);
	else if (!(t->flags & TAG_NEVER_GONE))
		json_add_str(b, key, "0001-01-01T00:00:00Z");
}

static bool active(int64_t pushed, int64_t pulled, int64_t now)
{
	return now - pushed < ACTIVE_FOR || (pulled && now - pulled < ACTIVE_FOR);
}

static void add_layers(struct buf *b, const struct tag *t, size_t image)
{
	struct layer layers[LAYERS_MAX];
	size_t n = image_layers(t, image, layers);

	json_key(b, "layers");
	json_open(b, '[');
	for (size_t i = 0; i < n; i++) {
		json_open(b, '{');
		if (layers[i].digest[0])
			json_add_str(b, "digest", layers[i].digest);
		json_add_int(b, "size", layers[i].size);
		json_add_str(b, "instruction", layers[i].instruction);
		json_close(b, '}');
	}
	json_close(b, ']');
}

/* One row of `images`; `features` is "" in lists and null with layers, as seen. */
static void image_row(struct buf *b, const struct tag *t, const struct image *im,
		      size_t number, bool layers, int64_t now)
{
	const char *none = layers ? NULL : "";

	json_open(b, '{');
	json_add_str(b, "architecture", im->arch);
	json_add_str(b, "features", none);
	json_add_str(b, "variant", im->variant);
	json_add_str(b, "digest", im->digest);
	if (layers)
		add_layers(b, t, number);
	json_add_str(b, "os", im->os);
	json_add_str(b, "os_features", none);
	json_add_null(b, "os_version");
	json_add_int(b, "size", im->size);
	json_add_str(b, "status",
		     active(im->pushed, im->pulled, now) ? "active" : "inactive");
	if (!im->pulled && t->flags & TAG_NEVER_GONE)
		json_add_null(b, "last_pulled");
	else
		add_pulled(b, "last_pulled", t, im->pulled);
	json_add_time(b, "last_pushed", im->pushed);
	json_close(b, '}');
}

static void add_images(struct buf *b, const struct tag *t, const struct pressing *p,
		       bool layers, int64_t now)
{
	json_open(b, '[');
	for (size_t i = 0; i < p->n; i++)
		image_row(b, t, &p->image[i], i, layers, now);
	json_close(b, ']');
}

/* Fields and their order: samples/tag-n8n-with-attestations-2026.json. */
static void tag_row(struct buf *b, const struct repo *r, const struct tag *t,
		    int64_t now)
{
	struct pressing p;

	tag_press(t, &p);
	json_open(b, '{');
	json_add_int(b, "creator", t->pusher);
	json_add_int(b, "id", t->id);
	json_key(b, "images");
	add_images(b, t, &p, false, now);
	json_add_time(b, "last_updated", t->pushed);
	json_add_int(b, "last_updater", t->pusher);
	json_add_str(b, "last_updater_username", t->pusher_name);
	json_add_str(b, "name", t->name);
	json_add_int(b, "repository", r->id);
	json_add_int(b, "full_size", t->size);
	json_add_bool(b, "v2", true);
	json_add_str(b, "tag_status",
		     active(t->pushed, t->pulled, now) ? "active" : "inactive");
	add_pulled(b, "tag_last_pulled", t, t->pulled);
	json_add_time(b, "tag_last_pushed", t->pushed);
	json_add_str(b, "media_type", tag_media_type(t));
	json_add_str(b, "content_type", r->content_type);
	if (!(t->flags & TAG_NO_DIGEST))
		json_add_str(b, "digest", p.digest);
	json_close(b, '}');
}

/* The repository of the request, or NULL after a 403 or 404. */
static struct repo *readable_repo(struct hub *hub, const struct request *rq,
				  struct reply *rp)
{
	const struct caller *c = &rq->caller;
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);

	if (!r || !world_sees(hub->world, c, r)) {
		reply_error(rp, 404, "object not found");
		return NULL;
	}
	if (c->cred == CRED_OAT && !strcmp(c->account, r->ns) &&
	    !caller_has_repo_scope(c, r, "scope-tag-read")) {
		reply_error(rp, 403, "insufficient scope");
		return NULL;
	}
	return r;
}

static void reply_no_tag(const struct request *rq, struct reply *rp)
{
	struct buf text = { 0 }, *b = &rp->body;

	buf_fmt(&text, "httperror 404: tag '%s' not found", rq->segment[2]);
	reply_start(rp, 404);
	json_open(b, '{');
	json_add_str(b, "message", text.data);
	json_key(b, "errinfo");
	json_open(b, '{');
	json_add_str(b, "namespace", rq->segment[0]);
	json_add_str(b, "repository", rq->segment[1]);
	json_add_str(b, "tag", rq->segment[2]);
	buf_str(b, "}}");
	buf_free(&text);
}

static const struct tag *readable_tag(struct hub *hub, const struct request *rq,
				      struct reply *rp, struct repo **ret_repo)
{
	struct repo *r = readable_repo(hub, rq, rp);
	const struct tag *t;

	if (!r)
		return NULL;
	t = tagset_find(&r->tags, rq->segment[2]);
	if (!t)
		reply_no_tag(rq, rp);
	*ret_repo = r;
	return t;
}

void tag_get(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r;
	const struct tag *t = readable_tag(hub, rq, rp, &r);

	if (!t)
		return;
	reply_start(rp, 200);
	tag_row(&rp->body, r, t, rq->now);
}

void tag_layers(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r;
	const struct tag *t = readable_tag(hub, rq, rp, &r);
	struct pressing p;

	if (!t)
		return;
	tag_press(t, &p);
	reply_start(rp, 200);
	add_images(&rp->body, t, &p, true, rq->now);
}

/* No sign is newest first, as badges rely on (CONTRACT 6); unknown words are ignored.
 */
static enum tag_order read_order(const struct request *rq)
{
	const char *s = request_param(rq, "ordering");

	if (!s)
		return ORDER_NEWEST;
	if (!strcmp(s, "name"))
		return ORDER_NAME;
	if (!strcmp(s, "-name"))
		return ORDER_NAME_DOWN;
	return strcmp(s, "-last_updated") != 0 ? ORDER_NEWEST : ORDER_OLDEST;
}

/* What the query asks of a row; NULL asks for nothing. */
struct tag_filter {
	const char *part, *arch, *os;
};

static bool filled(const char *s)
{
	return s && *s;
}

/* One of its images is for that platform. */
static bool has_platform(const struct tag *t, const struct tag_filter *f)
{
	struct pressing p;

	if (!filled(f->arch) && !filled(f->os))
		return true;
	tag_press(t, &p);
	for (size_t i = 0; i < p.n; i++)
		if ((!filled(f->arch) || !strcmp(p.image[i].arch, f->arch)) &&
		    (!filled(f->os) || !strcmp(p.image[i].os, f->os)))
			return true;
	return false;
}

/* Rows that pass: which they are on this page, and how many in all. */
static size_t matching(struct tagset *s, enum tag_order order,
		       const struct tag_filter *f, const struct page *pg,
		       const struct tag **ret_rows)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct tag *t = tagset_at(s, order, i);

		if ((filled(f->part) && !strcasestr(t->name, f->part)) ||
		    !has_platform(t, f))
			continue;
		if (n >= pg->offset && n < pg->offset + pg->size)
			ret_rows[n - pg->offset] = t;
		n++;
	}
	return n;
}

/* The rows of a page, and the count of all pages. */
static size_t page_rows(struct tagset *s, const struct request *rq,
			const struct page *pg, const struct tag *ret_rows[PAGE_MAX])
{
	struct tag_filter f = { request_param(rq, "name"),
				request_param(rq, "architecture"),
				request_param(rq, "os") };
	enum tag_order order = read_order(rq);

	if (filled(f.part) || filled(f.arch) || filled(f.os))
		return matching(s, order, &f, pg, ret_rows);
	for (size_t i = pg->offset; i < s->n && i < pg->offset + pg->size; i++)
		ret_rows[i - pg->offset] = tagset_at(s, order, i);
	return s->n;
}

void tags_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct tag *rows[PAGE_MAX];
	struct page pg;
	struct repo *r;
	size_t n;

	if (!page_read(rq, rp, ANONYMOUS_TAGS, &pg))
		return;
	r = readable_repo(hub, rq, rp);
	if (!r)
		return;
	n = page_rows(&r->tags, rq, &pg, rows);
	if (rq->head && !n) {
		reply_error(rp, 404, "object not found");
		return;
	}
	if (!page_begin(rq, rp, &pg, n))
		return;
	for (size_t i = pg.offset; i < n && i < pg.offset + pg.size; i++)
		tag_row(&rp->body, r, rows[i - pg.offset], rq->now);
	page_end(rp);
}

/* What keeps this caller from removing tags of the repository, or NULL. */
static const char *refusal(const struct hub *hub, const struct caller *c,
			   const struct repo *r)
{
	if (c->cred == CRED_PAT && c->level < LEVEL_ADMIN)
		return "insufficient scope";
	if (c->cred == CRED_OAT && (strcmp(c->account, r->ns) != 0 ||
				    !caller_has_repo_scope(c, r, "scope-tag-admin")))
		return "insufficient scope";
	if (c->cred != CRED_OAT && world_right(hub->world, c, r) < RIGHT_ADMIN)
		return "forbidden";
	return NULL;
}

void note_tag_delete(struct hub *hub, const struct request *rq, const struct repo *r,
		     const struct tag *t)
{
	struct buf data = { 0 }, text = { 0 }, name = { 0 };
	char digest[DIGEST_TEXT];

	change_note(hub, &(struct change){ "delete", r, t, NULL, rq->caller.account });
	tag_digest(t, digest);
	buf_fmt(&name, "%s/%s", r->ns, r->name);
	json_open(&data, '{');
	json_add_str(&data, "digest", digest);
	json_add_str(&data, "tag", t->name);
	json_close(&data, '}');
	buf_fmt(&text,
		"deleted the tag %s with the digest %.19s from the repository %s\n",
		t->name, digest, name.data);
	world_audit(hub->world, r->ns, "repo.tag.delete", name.data, rq->caller.account,
		    data.data, text.data, rq->now);
	buf_free(&data);
	buf_free(&text);
	buf_free(&name);
}

static void reply_immutable(struct reply *rp, const char *tag)
{
	struct buf text = { 0 };

	buf_fmt(&text, "tag '%s' is immutable", tag);
	reply_error(rp, 403, text.data);
	buf_free(&text);
}

void tag_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = world_repo(hub->world, rq->segment[0], rq->segment[1]);
	struct tag *t;
	const char *why;

	if (!r || !world_sees(hub->world, &rq->caller, r)) {
		reply_error(rp, 404, "object not found");
		return;
	}
	why = refusal(hub, &rq->caller, r);
	if (why) {
		reply_error(rp, 403, why);
		return;
	}
	t = tagset_find(&r->tags, rq->segment[2]);
	if (!t) {
		reply_no_tag(rq, rp);
	} else if (repo_locks(r, t->name)) {
		reply_immutable(rp, t->name);
	} else {
		note_tag_delete(hub, rq, r, t);
		repo_drop_tag(r, t);
		reply_start(rp, 204);
	}
}
