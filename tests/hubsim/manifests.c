/* The Hub's own list of manifests, and removing some of them (CONTRACT 7). */
#include "tests/hubsim/manifests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/content.h"
#include "tests/hubsim/events.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

#define DIGESTS_MOST 100

static const struct need to_read = { RIGHT_READ, LEVEL_READ, "scope-image-pull" };
static const struct need to_delete = { RIGHT_ADMIN, LEVEL_ADMIN, "scope-image-delete" };

/* What is not there is told in other words here (CONTRACT 7). */
static struct repo *need_listed(struct hub *hub, const struct request *rq,
				struct reply *rp, const struct need *n)
{
	struct repo *r = need_repo(hub, rq, rp, n);

	if (!r && rp->status == 404)
		reply_error(rp, 404, "httperror 404: object not found");
	return r;
}

/* A rule of the repository holds one of its tags. */
static bool has_locked_tag(const struct repo *r, const struct manifest *m)
{
	for (uint32_t row = m->first; row; row = r->tags.rows[row - 1].next)
		if (repo_locks(r, r->tags.rows[row - 1].name))
			return true;
	return false;
}

const char *manifest_kept(const struct repo *r, const struct manifest *m,
			  enum manifest_part part)
{
	if (part == PART_NONE)
		return "manifest unknown";
	if (part == PART_IMAGE)
		return "manifest is referenced by another manifest";
	if (part == PART_ALL && m->n_tags)
		return has_locked_tag(r, m)
			       ? "manifest is referenced by an immutable tag"
			       : "manifest is referenced by a tag";
	return NULL;
}

void manifest_drop(struct hub *hub, struct repo *r, struct manifest *m,
		   bool leave_images)
{
	bool left =
		leave_images && !m->child && tag_is_index(images_tag(&r->images, m));
	int64_t size = left ? 0 : images_size(&r->images, m);
	char digest[DIGEST_TEXT];

	images_digest(&r->images, m, digest);
	change_note(hub,
		    &(struct change){ .what = "drop", .repo = r, .digest = digest });
	images_remove(&r->images, m, leave_images);
	r->storage = r->storage > size ? r->storage - size : 0;
}

void manifest_drop_tags(struct hub *hub, const struct request *rq, struct repo *r,
			struct manifest *m)
{
	while (m->first) {
		struct tag *t = &r->tags.rows[m->first - 1];

		note_tag_delete(hub, rq, r, t);
		repo_drop_tag(r, t);
	}
}

/* A place in the list is the date and number of the row before it. */
static void make_key(const struct manifest *m, uint32_t number, struct buf *key)
{
	static const char set[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	uint64_t parts[] = { (uint64_t)m->pushed, number };

	for (size_t i = 0; i < 2; i++) {
		for (int k = 0; k < 13; k++, parts[i] /= 36)
			buf_char(key, set[parts[i] % 36]);
		buf_str(key, i ? "==" : "");
	}
}

static bool read_key(const char *s, int64_t *ret_pushed, uint32_t *ret_number)
{
	uint64_t parts[2] = { 0 };

	if (strspn(s, "0123456789abcdefghijklmnopqrstuvwxyz") != 26 ||
	    strcmp(s + 26, "==") != 0)
		return false;
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 13; k-- > 0;) {
			char c = s[13 * i + k];

			parts[i] = parts[i] * 36 +
				   (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
		}
	*ret_pushed = (int64_t)parts[0];
	*ret_number = (uint32_t)parts[1];
	return true;
}

static void write_row(struct buf *b, const struct repo *r, const struct manifest *m)
{
	const struct tag *t = images_tag(&r->images, m);
	char digest[DIGEST_TEXT];

	images_digest(&r->images, m, digest);
	json_open(b, '{');
	json_add_str(b, "manifest_digest", digest);
	json_key(b, "tags");
	json_open(b, '[');
	for (uint32_t row = m->first; row; row = r->tags.rows[row - 1].next) {
		json_comma(b);
		json_str(b, r->tags.rows[row - 1].name);
	}
	json_close(b, ']');
	json_add_str(b, "media_type",
		     m->child ? image_manifest_type(t) : tag_manifest_type(t));
	json_add_time(b, "last_pushed", m->pushed);
	if (m->pulled || t->flags & TAG_NEVER_NULL)
		json_add_time(b, "last_pulled", m->pulled);
	else
		json_add_str(b, "last_pulled", "0001-01-01T00:00:00Z");
	json_add_int(b, "total_size", images_size(&r->images, m));
	json_close(b, '}');
}

static void send_page(const struct request *rq, struct reply *rp, struct repo *r,
		      size_t from)
{
	struct buf *b = &rp->body, key = { 0 };
	size_t all = repo_images(r)->newest.n, n;
	struct page pg;

	page_read(rq, rp, NO_DEPTH_LIMIT, &pg);
	n = all - from < pg.size ? all - from : pg.size;
	reply_start(rp, 200);
	buf_str(b, "{\"manifests\":[");
	for (size_t i = 0; i < n; i++)
		write_row(b, r, images_at(&r->images, from + i));
	buf_char(b, ']');
	if (from + n < all) {
		const struct manifest *m = images_at(&r->images, from + n - 1);

		make_key(m, (uint32_t)(m - r->images.at), &key);
	}
	json_add_str(b, "last_evaluated_key", key.data);
	json_close(b, '}');
	buf_free(&key);
}

/* The rows before a key may be gone by the time it comes back. */
void manifests_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_listed(hub, rq, rp, &to_read);
	const char *key = request_param(rq, "last_evaluated_key");
	int64_t pushed;
	uint32_t number;
	size_t from = 0;

	if (!r)
		return;
	if (key && *key) {
		if (!read_key(key, &pushed, &number)) {
			reply_invalid(rp, "last_evaluated_key",
				      "is not a key of this list");
			return;
		}
		from = images_after(repo_images(r), pushed, number);
	}
	send_page(rq, rp, r, from);
}

/* The outcome is told for each digest; the 200 is only for the call. */
static void remove_one(struct hub *hub, const struct request *rq, struct repo *r,
		       const char *digest, bool with_tags, struct buf *b)
{
	struct manifest *m = NULL;
	size_t image;
	enum manifest_part part = images_find(repo_images(r), digest, &m, &image);
	const char *why = manifest_kept(r, m, part);

	if (why && with_tags && part == PART_ALL && !has_locked_tag(r, m)) {
		manifest_drop_tags(hub, rq, r, m);
		why = NULL;
	}
	if (!why && part == PART_SIGNATURE)
		m->is_signed = false;
	else if (!why)
		manifest_drop(hub, r, m, false);
	json_key(b, digest);
	buf_fmt(b, "{\"status\":{\"status\":\"%s\"", why ? "failed" : "success");
	if (why)
		json_add_str(b, "message", why);
	buf_str(b, "}}");
}

void manifests_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_listed(hub, rq, rp, &to_delete);
	json_object *v = request_member(rq, "digests");
	size_t n = json_object_is_type(v, json_type_array) ? json_object_array_length(v)
							   : 0;
	bool with_tags = false;

	if (!r || !need_body(rq, rp))
		return;
	for (size_t i = 0; i < n; i++)
		if (!json_object_is_type(json_object_array_get_idx(v, i),
					 json_type_string))
			n = 0;
	if (!n || n > DIGESTS_MOST) {
		reply_invalid(rp, "digests", "must hold 1 to 100 digests");
		return;
	}
	request_bool(rq, "delete_references", &with_tags);
	reply_start(rp, 200);
	buf_str(&rp->body, "{\"status\":{");
	for (size_t i = 0; i < n; i++)
		remove_one(hub, rq, r,
			   json_object_get_string(json_object_array_get_idx(v, i)),
			   with_tags, &rp->body);
	buf_str(&rp->body, "}}");
}
