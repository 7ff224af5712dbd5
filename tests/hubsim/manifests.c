/* The Hub's own list of manifests, and removing some of them (CONTRACT 7). */
#include "tests/hubsim/manifests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/content.h"
#include "tests/hubsim/handlers.h"
#include "tests/hubsim/need.h"
#include "tests/hubsim/reply.h"

#define DIGESTS_MOST 100

static const struct need to_read = { RIGHT_READ, LEVEL_READ, "scope-image-pull" };
static const struct need to_delete = { RIGHT_ADMIN, LEVEL_ADMIN, "scope-image-delete" };

const struct tag *manifest_tag(const struct repo *r, const struct tag *image)
{
	uint64_t key = tag_image_key(image);

	for (size_t i = 0; i < r->tags.n; i++) {
		const struct tag *t = tagset_at(&r->tags, ORDER_NEWEST, i);

		if (tag_image_key(t) == key)
			return t;
	}
	return NULL;
}

void repo_keep_manifest(struct repo *r, const struct tag *t)
{
	uint64_t key = tag_image_key(t);
	size_t named = 0;

	for (size_t i = 0; i < r->tags.n && named < 2; i++)
		named += tag_image_key(tagset_at(&r->tags, ORDER_NEWEST, i)) == key;
	for (size_t i = 0; i < r->n_untagged; i++)
		if (tag_image_key(&r->untagged[i]) == key)
			return;
	if (named > 1)
		return;
	r->untagged = array_room(r->untagged, r->n_untagged, &r->cap_untagged,
				 sizeof(*r->untagged));
	r->untagged[r->n_untagged] = *t;
	r->untagged[r->n_untagged++].name = NULL;
}

static enum manifest_kind match(const struct tag *t, const char *digest,
				size_t *ret_image)
{
	struct image im[IMAGES_MAX];
	char text[DIGEST_TEXT];
	size_t n;

	*ret_image = 0;
	tag_digest(t, text);
	if (!strcmp(text, digest))
		return MANIFEST_ROOT;
	n = tag_is_index(t) ? tag_images(t, im) : 0;
	for (size_t i = 0; i < n; i++)
		if (!strcmp(im[i].digest, digest)) {
			*ret_image = i;
			return MANIFEST_CHILD;
		}
	return MANIFEST_NONE;
}

enum manifest_kind manifest_find(const struct repo *r, const char *digest,
				 const struct tag **ret_t, size_t *ret_image)
{
	enum manifest_kind kind = MANIFEST_NONE;

	for (size_t i = 0; i < r->tags.n && kind == MANIFEST_NONE; i++) {
		*ret_t = tagset_at(&r->tags, ORDER_NEWEST, i);
		kind = match(*ret_t, digest, ret_image);
	}
	for (size_t i = 0; i < r->n_untagged && kind == MANIFEST_NONE; i++) {
		*ret_t = &r->untagged[i];
		kind = match(*ret_t, digest, ret_image);
	}
	return kind;
}

/* Images of the list: in the order of the newest push. */
struct images {
	const struct tag **at;
	size_t n;
	uint64_t *keys; /* an open hash table of those in `at` */
	size_t mask;
};

static bool add_key(struct images *s, uint64_t key)
{
	size_t i = key & s->mask;

	key |= key == 0; /* 0 is an empty place */
	while (s->keys[i] && s->keys[i] != key)
		i = (i + 1) & s->mask;
	if (s->keys[i])
		return false;
	s->keys[i] = key;
	return true;
}

static int compare_pushed(const void *a, const void *b)
{
	const struct tag *x = *(struct tag *const *)a, *y = *(struct tag *const *)b;

	if (x->pushed != y->pushed)
		return x->pushed > y->pushed ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* One row for each image, whatever number of tags it has. */
static void collect(const struct repo *r, struct images *s)
{
	size_t most = r->tags.n + r->n_untagged, room = 16;

	while (room < 2 * most)
		room *= 2;
	*s = (struct images){ .at = must_alloc((most + 1) * sizeof(*s->at)),
			      .keys = must_alloc(room * sizeof(*s->keys)),
			      .mask = room - 1 };
	for (size_t i = 0; i < r->tags.n; i++) {
		const struct tag *t = tagset_at(&r->tags, ORDER_NEWEST, i);

		if (add_key(s, tag_image_key(t)))
			s->at[s->n++] = t;
	}
	for (size_t i = 0; i < r->n_untagged; i++)
		if (add_key(s, tag_image_key(&r->untagged[i])))
			s->at[s->n++] = &r->untagged[i];
	qsort(s->at, s->n, sizeof(*s->at), compare_pushed);
}

static void images_done(struct images *s)
{
	free(s->at);
	free(s->keys);
}

/* A place in the list is the date and number of the row before it. */
static void make_key(const struct tag *t, struct buf *key)
{
	static const char set[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	uint64_t parts[] = { (uint64_t)t->pushed, (uint64_t)t->id };

	for (size_t i = 0; i < 2; i++) {
		for (int k = 0; k < 13; k++, parts[i] /= 36)
			buf_char(key, set[parts[i] % 36]);
		buf_str(key, i ? "==" : "");
	}
}

static bool read_key(const char *s, int64_t *ret_pushed, int64_t *ret_id)
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
	*ret_id = (int64_t)parts[1];
	return true;
}

/* Where the page begins: the rows before it may be gone by now. */
static size_t page_start(const struct images *s, int64_t pushed, int64_t id)
{
	struct tag last = { .pushed = pushed, .id = id };
	const struct tag *key = &last;
	size_t i = 0;

	while (i < s->n && compare_pushed(&s->at[i], &key) <= 0)
		i++;
	return i;
}

static int64_t image_total(const struct tag *t)
{
	struct image im[IMAGES_MAX];
	size_t n = tag_images(t, im);
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += im[i].size;
	return n ? sum : t->size;
}

struct row {
	const struct tag *t;
	uint64_t key;
	struct buf tags; /* the members of the array `tags` */
};

/* One pass over all tags for a whole page: there may be 200,000. */
static void add_names(const struct repo *r, struct row *rows, size_t n)
{
	for (size_t i = 0; i < r->tags.n; i++) {
		const struct tag *t = tagset_at(&r->tags, ORDER_NEWEST, i);
		uint64_t key = tag_image_key(t);
		size_t k = 0;

		while (k < n && rows[k].key != key)
			k++;
		if (k == n)
			continue;
		json_comma(&rows[k].tags);
		json_str(&rows[k].tags, t->name);
	}
}

static void write_row(struct buf *b, struct row *row)
{
	char digest[DIGEST_TEXT];

	tag_digest(row->t, digest);
	json_open(b, '{');
	json_add_str(b, "manifest_digest", digest);
	json_key(b, "tags");
	buf_fmt(b, "[%s]", buf_text(&row->tags));
	json_add_str(b, "media_type", tag_manifest_type(row->t));
	json_add_time(b, "last_pushed", row->t->pushed);
	json_add_time(b, "last_pulled", row->t->pulled);
	json_add_int(b, "total_size", image_total(row->t));
	json_close(b, '}');
	buf_free(&row->tags);
}

static void send_page(const struct request *rq, struct reply *rp, const struct repo *r,
		      const struct images *s, size_t from)
{
	struct row rows[PAGE_MAX] = { 0 };
	struct buf *b = &rp->body, key = { 0 };
	struct page pg;
	size_t n;

	page_read(rq, rp, NO_DEPTH_LIMIT, &pg);
	n = s->n - from < pg.size ? s->n - from : pg.size;
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct row){ .t = s->at[from + i],
					.key = tag_image_key(s->at[from + i]) };
	add_names(r, rows, n);
	reply_start(rp, 200);
	buf_str(b, "{\"manifests\":[");
	for (size_t i = 0; i < n; i++)
		write_row(b, &rows[i]);
	buf_char(b, ']');
	if (from + n < s->n)
		make_key(s->at[from + n - 1], &key);
	json_add_str(b, "last_evaluated_key", key.data);
	json_close(b, '}');
	buf_free(&key);
}

void manifests_list(struct hub *hub, const struct request *rq, struct reply *rp)
{
	const struct repo *r = need_repo(hub, rq, rp, &to_read);
	const char *key = request_param(rq, "last_evaluated_key");
	int64_t pushed = INT64_MAX, id = 0;
	struct images s;

	if (!r)
		return;
	if (key && *key && !read_key(key, &pushed, &id)) {
		reply_invalid(rp, "last_evaluated_key", "is not a key of this list");
		return;
	}
	collect(r, &s);
	send_page(rq, rp, r, &s, page_start(&s, pushed, id));
	images_done(&s);
}

static const char *locked_tag(const struct repo *r, uint64_t key)
{
	for (size_t i = 0; i < r->tags.n; i++) {
		const struct tag *t = tagset_at(&r->tags, ORDER_NEWEST, i);

		if (tag_image_key(t) == key && repo_locks(r, t->name))
			return t->name;
	}
	return NULL;
}

static void drop_tags(struct hub *hub, const struct request *rq, struct repo *r,
		      uint64_t key)
{
	for (size_t i = r->tags.n; i-- > 0;) {
		const struct tag *t = tagset_at(&r->tags, ORDER_NEWEST, i);

		if (tag_image_key(t) != key)
			continue;
		note_tag_delete(hub, rq, r, t);
		tagset_remove(&r->tags, t->name);
	}
}

const char *manifest_remove(struct hub *hub, const struct request *rq, struct repo *r,
			    const struct tag *t, bool with_tags)
{
	uint64_t key = tag_image_key(t);
	int64_t size = image_total(t);

	if (!with_tags && manifest_tag(r, t))
		return "manifest is referenced by a tag";
	if (locked_tag(r, key))
		return "manifest is referenced by an immutable tag";
	drop_tags(hub, rq, r, key);
	for (size_t i = r->n_untagged; i-- > 0;)
		if (tag_image_key(&r->untagged[i]) == key)
			r->untagged[i] = r->untagged[--r->n_untagged];
	r->storage = r->storage > size ? r->storage - size : 0;
	return NULL;
}

/* The outcome is told for each digest; the 200 is only for the call. */
static void remove_one(struct hub *hub, const struct request *rq, struct repo *r,
		       const char *digest, bool with_tags, struct buf *b)
{
	const struct tag *t;
	const char *why = "manifest unknown";
	size_t image;

	switch (manifest_find(r, digest, &t, &image)) {
	case MANIFEST_ROOT:
		why = manifest_remove(hub, rq, r, t, with_tags);
		break;
	case MANIFEST_CHILD:
		why = "manifest is referenced by another manifest";
		break;
	case MANIFEST_NONE:
		break;
	}
	json_key(b, digest);
	buf_fmt(b, "{\"status\":{\"status\":\"%s\"", why ? "failed" : "success");
	if (why)
		json_add_str(b, "message", why);
	buf_str(b, "}}");
}

void manifests_delete(struct hub *hub, const struct request *rq, struct reply *rp)
{
	struct repo *r = need_repo(hub, rq, rp, &to_delete);
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
