#include "tests/hubsim/images.h"

#include <stdlib.h>
#include <string.h>

#include "tests/hubsim/hub.h"

/* What by_digest leads to: a row and one of its parts. */
#define PART_BITS 6
#define WHOLE     0 /* images follow from 1 on */
#define CONFIG    (1 + IMAGES_MAX)
#define SIGNATURE (CONFIG + IMAGES_MAX)

void images_free(struct images *s)
{
	free(s->at);
	order_free(&s->newest);
	index_free(&s->by_key);
	index_free(&s->by_digest);
	*s = (struct images){ 0 };
}

const struct tag *images_tag(const struct images *s, const struct manifest *m)
{
	return &s->tags->rows[m->row];
}

struct manifest *images_of(const struct images *s, const struct tag *t)
{
	return &s->at[t->manifest - 1];
}

static uint32_t number_of(const struct images *s, const struct manifest *m)
{
	return (uint32_t)(m - s->at);
}

static uint64_t key_of(const struct tag *t, unsigned child)
{
	return mix(tag_image_key(t), child);
}

/* ---- order --------------------------------------------------------------- */

struct place {
	const struct images *set;
	int64_t pushed;
	uint32_t number;
};

static int by_push(const void *what, uint32_t number)
{
	const struct place *p = what;
	int64_t pushed = p->set->at[number].pushed;

	if (pushed != p->pushed)
		return pushed > p->pushed ? -1 : 1;
	return (number > p->number) - (number < p->number);
}

static int by_push_or_same(const void *what, uint32_t number)
{
	return by_push(what, number) > 0 ? 1 : -1;
}

static size_t place_of(struct images *s, const struct manifest *m)
{
	struct place p = { s, m->pushed, number_of(s, m) };

	return order_place(&s->newest, by_push, &p);
}

struct manifest *images_at(struct images *s, size_t i)
{
	return &s->at[order_at(&s->newest, i)];
}

size_t images_after(struct images *s, int64_t pushed, uint32_t n)
{
	struct place p = { s, pushed, n };

	return order_place(&s->newest, by_push_or_same, &p);
}

/* ---- tags ---------------------------------------------------------------- */

static struct manifest *add(struct images *s, const struct tag *t, uint8_t child)
{
	struct manifest *m;

	s->at = array_room(s->at, s->n, &s->cap, sizeof(*s->at));
	m = &s->at[s->n];
	*m = (struct manifest){ .row = (uint32_t)(t - s->tags->rows),
				.child = child,
				.is_signed = t->flags & TAG_SIGNED,
				.pushed = t->pushed,
				.pulled = t->pulled };
	index_put(&s->by_key, key_of(t, child), (uint32_t)s->n);
	s->n++;
	return m;
}

/* The manifest of this tag, made when it is not there; its order is left alone. */
static struct manifest *find_or_add(struct images *s, const struct tag *t,
				    bool *ret_new)
{
	uint32_t number;

	*ret_new = !index_get(&s->by_key, key_of(t, 0), &number);
	return *ret_new ? add(s, t, 0) : &s->at[number];
}

/* Between the tags `previous` and `next` of the manifest; 0 is none. */
static void link_tag(struct images *s, struct manifest *m, struct tag *t,
		     uint32_t previous, uint32_t next)
{
	uint32_t row = (uint32_t)(t - s->tags->rows) + 1;

	t->manifest = number_of(s, m) + 1;
	t->previous = previous;
	t->next = next;
	*(previous ? &s->tags->rows[previous - 1].next : &m->first) = row;
	*(next ? &s->tags->rows[next - 1].previous : &m->last) = row;
	m->n_tags++;
	if (t->pulled > m->pulled)
		m->pulled = t->pulled;
}

void images_leave(struct images *s, struct tag *t)
{
	struct manifest *m = images_of(s, t);
	struct tag *rows = s->tags->rows;

	*(t->previous ? &rows[t->previous - 1].next : &m->first) = t->next;
	*(t->next ? &rows[t->next - 1].previous : &m->last) = t->previous;
	t->manifest = t->next = t->previous = 0;
	m->n_tags--;
}

/* From the newest tag on; so the manifests are made in their order. */
void images_build(struct images *s, struct tagset *tags)
{
	uint32_t *numbers;

	s->tags = tags;
	index_reserve(&s->by_key, tags->n);
	for (size_t i = 0; i < tags->n; i++) {
		struct tag *t = tagset_at(tags, ORDER_NEWEST, i);
		bool new;
		struct manifest *m = find_or_add(s, t, &new);

		link_tag(s, m, t, m->last, 0);
	}
	numbers = must_alloc((s->n + 1) * sizeof(*numbers));
	for (size_t i = 0; i < s->n; i++)
		numbers[i] = (uint32_t)i;
	order_fill(&s->newest, numbers, s->n);
	free(numbers);
}

/* ---- digests ------------------------------------------------------------- */

/* Of the first 16 digits; the rest is compared when it is found. */
static uint64_t digest_key(const char *digest)
{
	uint64_t key = 0;

	for (size_t i = strlen("sha256:"); i < strlen("sha256:") + 16; i++)
		key = key * 16 + (unsigned)(digest[i] & 15) + (digest[i] > '9' ? 9 : 0);
	return key;
}

static void know(struct images *s, const char *digest, size_t number, unsigned part)
{
	index_put(&s->by_digest, digest_key(digest),
		  (uint32_t)number << PART_BITS | part);
}

static void digest_of_buf(const struct buf *b, char out[DIGEST_TEXT])
{
	digest_of(b->data, b->len, out);
}

static void signature_digest(const struct images *s, const struct manifest *m,
			     char out[DIGEST_TEXT])
{
	struct buf b = { 0 };

	images_bytes(s, m, PART_SIGNATURE, 0, &b);
	digest_of_buf(&b, out);
	buf_free(&b);
}

/* Everything that can be asked for of one row. */
static void know_row(struct images *s, size_t number)
{
	const struct manifest *m = &s->at[number];
	const struct tag *t = images_tag(s, m);
	size_t first = m->child ? m->child - 1U : 0;
	char text[DIGEST_TEXT];
	struct pressing p;

	tag_press(t, &p);
	know(s, m->child ? p.image[first].digest : p.digest, number, WHOLE);
	for (size_t i = first; i < (m->child ? first + 1 : p.n ? p.n : 1); i++) {
		if (p.is_index && !m->child)
			know(s, p.image[i].digest, number, (unsigned)i + 1);
		know(s, p.image[i].config, number, CONFIG + (unsigned)i);
	}
	if (m->is_signed) {
		signature_digest(s, m, text);
		know(s, text, number, SIGNATURE);
	}
}

static void know_all(struct images *s)
{
	index_reserve(&s->by_digest, 5 * s->n);
	for (size_t i = 0; i < s->n; i++)
		if (!s->at[i].gone)
			know_row(s, i);
	s->all_known = true;
}

static bool look_up(struct images *s, const char *digest, uint32_t *ret_found)
{
	if (strlen(digest) != DIGEST_TEXT - 1)
		return false;
	if (!s->all_known)
		know_all(s);
	return index_get(&s->by_digest, digest_key(digest), ret_found) &&
	       !s->at[*ret_found >> PART_BITS].gone;
}

static unsigned part_bits(uint32_t found)
{
	return found & ((1U << PART_BITS) - 1);
}

enum manifest_part images_find(struct images *s, const char *digest,
			       struct manifest **ret_m, size_t *ret_image)
{
	enum manifest_part is = PART_ALL;
	char text[DIGEST_TEXT];
	struct pressing p;
	struct manifest *m;
	uint32_t found;
	unsigned part;

	*ret_image = 0;
	if (!look_up(s, digest, &found))
		return PART_NONE;
	part = part_bits(found);
	m = &s->at[found >> PART_BITS];
	if (part == SIGNATURE) {
		is = m->is_signed ? PART_SIGNATURE : PART_NONE;
		signature_digest(s, m, text);
	} else if (part == WHOLE) {
		images_digest(s, m, text);
	} else if (part < CONFIG) {
		is = PART_IMAGE;
		*ret_image = part - 1;
		tag_press(images_tag(s, m), &p);
		memcpy(text, p.image[part - 1].digest, sizeof(text));
	} else {
		return PART_NONE;
	}
	*ret_m = m;
	return strcmp(text, digest) ? PART_NONE : is;
}

bool images_config(struct images *s, const char *digest, struct buf *ret_config)
{
	char text[DIGEST_TEXT];
	uint32_t found;
	unsigned part;

	if (!look_up(s, digest, &found))
		return false;
	part = part_bits(found);
	if (part < CONFIG || part == SIGNATURE)
		return false;
	image_config(ret_config, images_tag(s, &s->at[found >> PART_BITS]),
		     part - CONFIG);
	digest_of_buf(ret_config, text);
	return !strcmp(text, digest);
}

/* ---- one of them --------------------------------------------------------- */

int64_t images_size(const struct images *s, const struct manifest *m)
{
	const struct tag *t = images_tag(s, m);

	return m->child ? tag_image_size(t, m->child - 1U) : tag_total_size(t);
}

void images_digest(const struct images *s, const struct manifest *m,
		   char out[DIGEST_TEXT])
{
	struct pressing p;

	tag_press(images_tag(s, m), &p);
	memcpy(out, m->child ? p.image[m->child - 1].digest : p.digest, DIGEST_TEXT);
}

const char *images_bytes(const struct images *s, const struct manifest *m,
			 enum manifest_part part, size_t image, struct buf *b)
{
	const struct tag *t = images_tag(s, m);
	char digest[DIGEST_TEXT];
	struct buf subject = { 0 };
	const char *type;

	if (part == PART_SIGNATURE) {
		type = images_bytes(s, m, PART_ALL, 0, &subject);
		digest_of_buf(&subject, digest);
		signature_manifest(b, type, subject.len, digest);
		buf_free(&subject);
		return OCI_MANIFEST;
	}
	if (part == PART_IMAGE || m->child) {
		image_manifest(b, t, part == PART_IMAGE ? image : m->child - 1U);
		return image_manifest_type(t);
	}
	tag_manifest(b, t);
	return tag_manifest_type(t);
}

/* A row that is new goes to its place, and its digests to theirs. */
static void settle(struct images *s, struct manifest *m)
{
	order_insert(&s->newest, place_of(s, m), number_of(s, m));
	if (s->all_known)
		know_row(s, number_of(s, m));
}

void images_join(struct images *s, struct tag *t)
{
	bool new;
	struct manifest *m = find_or_add(s, t, &new);

	if (!new)
		order_remove(&s->newest, place_of(s, m));
	if (t->pushed > m->pushed)
		m->pushed = t->pushed;
	link_tag(s, m, t, 0, m->first);
	settle(s, m);
}

void images_remove(struct images *s, struct manifest *m, bool leave_images)
{
	const struct tag *t = images_tag(s, m);
	bool index = !m->child && leave_images && tag_is_index(t);
	size_t n = index ? tag_image_count(t) : 0;
	uint32_t number = number_of(s, m);

	order_remove(&s->newest, place_of(s, m));
	index_drop(&s->by_key, key_of(t, m->child));
	m->gone = true;
	for (size_t i = 0; i < n; i++) {
		struct manifest *one = add(s, t, (uint8_t)(i + 1));

		one->is_signed = false;
		one->pushed = s->at[number].pushed;
		one->pulled = s->at[number].pulled;
		settle(s, one);
	}
}
