#include <endian.h>
#include <stdlib.h>

#include "model/table_private.h"
#include "model/xalloc.h"

/*
 * Sorting 100,000 rows must not be felt.  Rows are sorted by eight bytes at a time:
 * numbers are eight bytes, texts are written once as bytes whose plain order is the
 * order wanted, and only groups that are equal so far are looked at further.
 */
struct item {
	uint64_t word; /* the eight bytes in question, complemented in reverse */
	uint32_t id;
	uint32_t i; /* its text is texts[at[i]] up to texts[at[i + 1]] */
};

/* Texts that agree in so many bytes are compared as a whole: the depth of the recursion
 * is not for others to choose. */
enum { DEPTH_MAX = 1024 };

struct sorter {
	const struct table *t;
	struct item *items, *spare;
	char *texts; /* NULL for numbers */
	size_t len, cap;
	size_t *at;
};

/* As the rows would lie if all pages were there. */
static int sent_cmp(const struct table *t, uint32_t a, uint32_t b)
{
	int x = t->pages[t->page_of[a]].page->number;
	int y = t->pages[t->page_of[b]].page->number;

	return x != y ? (x > y) - (x < y) : (a > b) - (a < b);
}

static int id_cmp(const struct table *t, uint32_t a, uint32_t b)
{
	int order = 0;

	if (t->by)
		order = field_cmp(t->by, table_at(t, a), table_at(t, b));
	if (order)
		return t->reverse ? -order : order;
	return sent_cmp(t, a, b);
}

/* ---- items by their words, stable ---- */

static void insertion(struct item *items, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct item x = items[i];
		size_t k = i;

		for (; k && items[k - 1].word > x.word; k--)
			items[k] = items[k - 1];
		items[k] = x;
	}
}

/* Least significant byte first; bytes that are the same everywhere cost nothing. */
static void radix(struct item *items, struct item *spare, size_t n)
{
	static const unsigned bytes = 8;
	size_t counts[8][256] = { { 0 } };
	struct item *from = items, *to = spare;

	for (size_t i = 0; i < n; i++)
		for (unsigned b = 0; b < bytes; b++)
			counts[b][items[i].word >> (b * 8) & 255]++;
	for (unsigned b = 0; b < bytes; b++) {
		size_t *count = counts[b], sum = 0;
		struct item *swap = from;

		if (count[items[0].word >> (b * 8) & 255] == n)
			continue;
		for (size_t v = 0; v < 256; v++) {
			size_t here = count[v];

			count[v] = sum;
			sum += here;
		}
		for (size_t i = 0; i < n; i++)
			to[count[from[i].word >> (b * 8) & 255]++] = from[i];
		from = to;
		to = swap;
	}
	if (from != items)
		memcpy(items, from, n * sizeof(*items));
}

static void sort_words(struct item *items, struct item *spare, size_t n)
{
	if (n <= 48)
		insertion(items, n);
	else
		radix(items, spare, n);
}

/* ---- numbers ---- */

static uint64_t signed_word(int64_t n)
{
	return (uint64_t)n ^ (UINT64_C(1) << 63);
}

static uint64_t number_word(const struct field *f, const void *row)
{
	const void *at = field_at(f, row);
	int64_t sec;

	switch (f->type) {
	case FIELD_STAMP:
		sec = ((const struct stamp *)at)->sec;
		if (!sec)
			sec = f->flags & FIELD_OPEN ? INT64_MAX : INT64_MIN;
		return signed_word(sec);
	case FIELD_BYTES:
		return signed_word(((const struct bytes *)at)->n);
	case FIELD_COUNT:
		return signed_word(((const struct count *)at)->n);
	case FIELD_IDENT:
		return signed_word(((const struct ident *)at)->n);
	case FIELD_BOOL:
		return *(const bool *)at;
	case FIELD_FLAGS:
		return ((const struct flagset *)at)->bits;
	case FIELD_TEXT:
	case FIELD_DIGEST:
		break;
	}
	return 0;
}

/* ---- texts ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * The digits of one number, so that bytes compare as values: '0', which lies among all
 * other bytes as any digit does, then how many, then they.
 */
static size_t put_number(char *out, struct str digits)
{
	size_t n = 0, len;

	while (digits.len > 1 && *digits.ptr == '0') {
		digits.ptr++;
		digits.len--;
	}
	out[n++] = '0';
	for (len = digits.len; len >= 255; len -= 255)
		out[n++] = (char)255;
	out[n++] = (char)len;
	memcpy(out + n, digits.ptr, digits.len);
	return n + digits.len;
}

/* Writes at most 3 * s.len bytes; their order is that of str_natural_cmp(), but for
 * texts that differ in case or leading zeros only, which give the same. */
static size_t put_natural(char *out, struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len;) {
		size_t from = i;
		char c = s.ptr[i];

		while (i < s.len && is_digit(s.ptr[i]))
			i++;
		if (i > from) {
			n += put_number(out + n,
					(struct str){ s.ptr + from, i - from });
			continue;
		}
		out[n++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
		i++;
	}
	return n;
}

static void put_text(struct sorter *s, const void *row)
{
	const struct field *f = s->t->by;
	char buf[80];
	struct str v = field_value(f, row, NULL, buf, sizeof(buf));

	s->texts = xgrow(s->texts, &s->cap, s->len + 3 * v.len + 1, 1);
	if (f->flags & FIELD_NATURAL) {
		s->len += put_natural(s->texts + s->len, v);
	} else {
		memcpy(s->texts + s->len, v.len ? v.ptr : "", v.len);
		s->len += v.len;
	}
}

static size_t text_len(const struct sorter *s, const struct item *x)
{
	return s->at[x->i + 1] - s->at[x->i];
}

static uint64_t text_word(const struct sorter *s, const struct item *x, size_t depth)
{
	size_t len = text_len(s, x), n;
	uint64_t word = 0;

	if (len > depth) {
		n = len - depth < sizeof(word) ? len - depth : sizeof(word);
		memcpy(&word, s->texts + s->at[x->i] + depth, n);
	}
	word = be64toh(word);
	return s->t->reverse ? ~word : word;
}

/* Rows whose texts end here: the rare differences that bytes do not show (case, zeros,
 * NUL, unknown) and the order they were sent in. */
static void merge_ended(const struct sorter *s, struct item *items, struct item *spare,
			size_t n)
{
	size_t half = n / 2, a = 0, b = half;

	if (n < 2)
		return;
	merge_ended(s, items, spare, half);
	merge_ended(s, items + half, spare + half, n - half);
	memcpy(spare, items, n * sizeof(*items));
	for (size_t i = 0; i < n; i++) {
		bool left = b == n ||
			    (a < half && id_cmp(s->t, spare[a].id, spare[b].id) <= 0);

		items[i] = left ? spare[a++] : spare[b++];
	}
}

static bool all_equal(const struct sorter *s, const struct item *items, size_t n)
{
	const void *row = table_at(s->t, items[0].id);

	for (size_t i = 1; i < n; i++)
		if (field_cmp(s->t->by, row, table_at(s->t, items[i].id)))
			return false;
	return true;
}

static bool ended(const struct sorter *s, const struct item *items, size_t n,
		  size_t depth)
{
	for (size_t i = 0; i < n; i++)
		if (text_len(s, &items[i]) <= depth)
			return true;
	return false;
}

/* The items agree in their first `depth` bytes. */
static void sort_texts(const struct sorter *s, size_t from, size_t n, size_t depth)
{
	struct item *items = s->items + from, *spare = s->spare + from;

	for (size_t i = 0; i < n; i++)
		items[i].word = text_word(s, &items[i], depth);
	sort_words(items, spare, n);
	depth += sizeof(items->word);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && items[k].word == items[i].word;)
			k++;
		if (k - i == 1)
			continue;
		if (depth < DEPTH_MAX && !ended(s, items + i, k - i, depth))
			sort_texts(s, from + i, k - i, depth);
		else if (!all_equal(s, items + i, k - i))
			merge_ended(s, items + i, spare + i, k - i);
	}
}

void order_sort(const struct table *t, uint32_t *ids, size_t n)
{
	struct sorter s = { .t = t };
	bool text;

	if (!t->by || n < 2)
		return;
	text = t->by->type == FIELD_TEXT || t->by->type == FIELD_DIGEST;
	s.items = xmalloc(2 * n * sizeof(*s.items));
	s.spare = s.items + n;
	s.at = text ? xmalloc((n + 1) * sizeof(*s.at)) : NULL;
	for (size_t i = 0; i < n; i++) {
		const void *row = table_at(t, ids[i]);
		uint64_t word = number_word(t->by, row);

		s.items[i] =
			(struct item){ t->reverse ? ~word : word, ids[i], (uint32_t)i };
		if (!text)
			continue;
		s.at[i] = s.len;
		put_text(&s, row);
	}
	if (text) {
		s.at[n] = s.len;
		sort_texts(&s, 0, n, 0);
	} else {
		sort_words(s.items, s.spare, n);
	}
	for (size_t i = 0; i < n; i++)
		ids[i] = s.items[i].id;
	free(s.items);
	free(s.texts);
	free(s.at);
}

/* ---- orders ---- */

static int page_cmp(const void *a, const void *b)
{
	const struct held_page *x = a, *y = b;
	int i = x->page->number, k = y->page->number;

	return i != k ? (i > k) - (i < k)
		      : (x->first > y->first) - (x->first < y->first);
}

void order_sent(const struct table *t, struct order *o)
{
	struct held_page *pages = xmalloc(t->n_pages * sizeof(*pages));

	if (t->n_pages)
		memcpy(pages, t->pages, t->n_pages * sizeof(*pages));
	qsort(pages, t->n_pages, sizeof(*pages), page_cmp);
	o->ids = xgrow(o->ids, &o->cap, t->n_live, sizeof(*o->ids));
	o->n = 0;
	for (size_t i = 0; i < t->n_pages; i++) {
		uint32_t id = pages[i].first;
		uint32_t end = id + (uint32_t)pages[i].page->n_rows;

		for (; id < end; id++)
			if (!bit_get(&t->dropped, id))
				o->ids[o->n++] = id;
	}
	free(pages);
}

/* The first of `n` ids that belongs behind `id`. */
static size_t place_of(const struct table *t, const uint32_t *ids, size_t n,
		       uint32_t id)
{
	size_t low = 0;

	while (low < n) {
		size_t mid = low + (n - low) / 2;

		if (id_cmp(t, ids[mid], id) < 0)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

/* From the back, so that every id moves once. */
void order_merge(const struct table *t, struct order *o, const uint32_t *ids, size_t n)
{
	size_t left = o->n;

	o->ids = xgrow(o->ids, &o->cap, o->n + n, sizeof(*o->ids));
	o->n += n;
	while (n) {
		uint32_t id = ids[n - 1];
		size_t at = place_of(t, o->ids, left, id);

		memmove(o->ids + at + n, o->ids + at, (left - at) * sizeof(*o->ids));
		o->ids[at + --n] = id;
		left = at;
	}
}

void order_remove(struct order *o, uint32_t id)
{
	for (size_t i = 0; i < o->n; i++) {
		if (o->ids[i] != id)
			continue;
		o->n--;
		memmove(o->ids + i, o->ids + i + 1, (o->n - i) * sizeof(*o->ids));
		return;
	}
}
