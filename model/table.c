#include "model/table.h"

#include <stdlib.h>

#include "model/table_private.h"
#include "model/xalloc.h"

enum {
	KEY_MAX = 512, /* what table_lookup() compares; tags have 128, digests 71 */
	SLOTS_MIN = 64,
	/* The Hub's word on how many rows there are is believed so far. */
	RESERVE_MAX = 1 << 18,
};

struct table *table_new(const struct kind *kind)
{
	struct table *t = xcalloc(1, sizeof(*t));

	t->kind = kind;
	t->by = kind->sort ? kind_field(kind, str_from(kind->sort)) : NULL;
	t->reverse = kind->sort_reverse;
	for (size_t i = kind->n_fields; i-- > 0;)
		if (kind->fields[i].type == FIELD_FLAGS)
			t->flags = &kind->fields[i];
		else if (kind->fields[i].type == FIELD_DIGEST)
			t->digest = &kind->fields[i];
	return t;
}

void table_free(struct table *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n_pages; i++)
		page_free(t->pages[i].page);
	query_free(t->query);
	free(t->pages);
	free(t->page_of);
	free(t->all.ids);
	free(t->shown.ids);
	free(t->dropped.words);
	free(t->marked.words);
	free(t->pass.words);
	arena_done(&t->merged);
	free(t->keys.at);
	free(t->same.at);
	free(t->blob);
	free(t->blob_at);
	free(t);
}

const struct kind *table_kind(const struct table *t)
{
	return t->kind;
}

/* ---- keys ---- */

static uint32_t key_hash(struct str key)
{
	uint64_t h = str_hash(key);

	return (uint32_t)(h ^ h >> 32);
}

static struct str key_of(const struct table *t, const void *row, char *buf, size_t size)
{
	return (struct str){ buf, kind_key(t->kind, row, buf, size) };
}

static void keys_grow(struct table *t, size_t n)
{
	struct slots old = t->keys;

	if (old.cap && n * 5 < old.cap * 4)
		return;
	t->keys.cap = old.cap ? old.cap : SLOTS_MIN;
	while (n * 5 >= t->keys.cap * 4)
		t->keys.cap *= 2;
	t->keys.at = xcalloc(t->keys.cap, sizeof(*t->keys.at));
	for (size_t i = 0; i < old.cap; i++) {
		size_t at = old.at[i].extra & (t->keys.cap - 1);

		if (!old.at[i].row)
			continue;
		while (t->keys.at[at].row)
			at = (at + 1) & (t->keys.cap - 1);
		t->keys.at[at] = old.at[i];
	}
	free(old.at);
}

/* False when a row with the same key is there already, which it may add to. */
static bool keys_add(struct table *t, uint32_t id)
{
	const char *row = table_at(t, id);
	char buf[KEY_MAX];
	uint32_t hash = key_hash(key_of(t, row, buf, sizeof(buf)));
	size_t at;

	keys_grow(t, t->keys.n);
	at = hash & (t->keys.cap - 1);
	for (; t->keys.at[at].row; at = (at + 1) & (t->keys.cap - 1))
		if (t->keys.at[at].extra == hash &&
		    kind_same(t->kind, table_at(t, t->keys.at[at].row - 1), row)) {
			if (t->kind->merge)
				t->kind->merge(table_at(t, t->keys.at[at].row - 1), row,
					       &t->merged);
			return false;
		}
	t->keys.at[at] = (struct slot){ id + 1, hash };
	t->keys.n++;
	return true;
}

bool table_lookup(const struct table *t, struct str key, uint32_t *ret_id)
{
	uint32_t hash = key_hash(key);
	size_t at;

	if (!t->keys.cap)
		return false;
	at = hash & (t->keys.cap - 1);
	for (; t->keys.at[at].row; at = (at + 1) & (t->keys.cap - 1)) {
		uint32_t id = t->keys.at[at].row - 1;
		char buf[KEY_MAX];

		if (t->keys.at[at].extra != hash || bit_get(&t->dropped, id) ||
		    !str_eq(key_of(t, table_at(t, id), buf, sizeof(buf)), key))
			continue;
		*ret_id = id;
		return true;
	}
	return false;
}

/* ---- pages ---- */

static void bits_grow(struct bits *b, size_t n_ids)
{
	size_t had = b->cap;

	b->words = xgrow(b->words, &b->cap, n_ids / 64 + 1, sizeof(*b->words));
	memset(b->words + had, 0, (b->cap - had) * sizeof(*b->words));
}

/* At once, for growing while pages arrive is felt. */
static void reserve(struct table *t, int64_t total)
{
	size_t n = total < 0 ? 0 : total < RESERVE_MAX ? (size_t)total : RESERVE_MAX;

	if (n <= t->cap_ids)
		return;
	t->page_of = xgrow(t->page_of, &t->cap_ids, n, sizeof(*t->page_of));
	t->all.ids = xgrow(t->all.ids, &t->all.cap, n, sizeof(*t->all.ids));
	bits_grow(&t->dropped, n);
	bits_grow(&t->marked, n);
	bits_grow(&t->pass, n);
	keys_grow(t, n);
}

static uint32_t add_page(struct table *t, struct page *page)
{
	uint32_t first = (uint32_t)t->n_ids;

	t->pages = xgrow(t->pages, &t->cap_pages, t->n_pages + 1, sizeof(*t->pages));
	t->pages[t->n_pages] = (struct held_page){ page, first };
	t->page_of = xgrow(t->page_of, &t->cap_ids, t->n_ids + page->n_rows,
			   sizeof(*t->page_of));
	for (size_t i = 0; i < page->n_rows; i++)
		t->page_of[t->n_ids++] = (uint32_t)t->n_pages;
	t->n_pages++;
	bits_grow(&t->dropped, t->n_ids);
	bits_grow(&t->marked, t->n_ids);
	bits_grow(&t->pass, t->n_ids);
	return first;
}

static void set_words(struct table *t, uint32_t id)
{
	struct flagset *f;

	if (!t->flags || !t->kind->flags)
		return;
	f = (struct flagset *)(void *)(table_at(t, id) + t->flags->offset);
	f->bits = t->kind->flags(table_at(t, id), &t->ctx);
}

/* Merges what is new into the orders. */
static void add_rows(struct table *t, const uint32_t *ids, size_t n, uint32_t first)
{
	size_t kept = 0;
	uint32_t *pass;

	order_merge(t, &t->all, ids, n);
	if (!t->query)
		return;
	filter_rows(t, first);
	pass = xmalloc(n * sizeof(*pass));
	for (size_t i = 0; i < n; i++)
		if (bit_get(&t->pass, ids[i]))
			pass[kept++] = ids[i];
	order_merge(t, &t->shown, pass, kept);
	free(pass);
}

size_t table_append(struct table *t, struct page *take_page)
{
	size_t n_rows = take_page->n_rows, n = 0;
	uint32_t *ids = xmalloc(n_rows * sizeof(*ids)), first;

	reserve(t, take_page->total);
	first = add_page(t, take_page);
	for (uint32_t id = first; id < t->n_ids; id++) {
		if (keys_add(t, id)) {
			set_words(t, id);
			ids[n++] = id;
		} else {
			bit_set(&t->dropped, id, true);
		}
	}
	t->n_live += n;
	if (t->by && t->by->type == FIELD_FLAGS)
		same_refresh_all(t);
	order_sort(t, ids, n);
	add_rows(t, ids, n, first);
	free(ids);
	return n_rows - n;
}

void table_context(struct table *t, const struct row_context *ctx)
{
	t->ctx = *ctx;
	for (uint32_t id = 0; id < t->n_ids; id++)
		set_words(t, id);
	if (t->by && t->by->type == FIELD_FLAGS)
		table_sort(t, t->by, t->reverse);
	if (t->query && t->flags && query_uses(t->query, t->flags)) {
		filter_rows(t, 0);
		filter_show(t);
	}
}

void table_sort(struct table *t, const struct field *by, bool reverse)
{
	t->by = by;
	t->reverse = reverse;
	if (by && by->type == FIELD_FLAGS)
		same_refresh_all(t);
	order_sent(t, &t->all);
	order_sort(t, t->all.ids, t->all.n);
	if (t->query)
		filter_show(t);
}

const struct field *table_sorted_by(const struct table *t, bool *ret_reverse)
{
	if (ret_reverse)
		*ret_reverse = t->reverse;
	return t->by;
}

void table_filter(struct table *t, struct query *take_query, int64_t now)
{
	struct query *old = t->query;

	if (take_query && query_empty(take_query)) {
		query_free(take_query);
		take_query = NULL;
	}
	t->query = take_query;
	t->now = now;
	if (take_query) {
		filter_again(t, old ? query_plain(old) : (struct str){ NULL, 0 });
		filter_show(t);
	}
	query_free(old);
}

/* ---- reading ---- */

size_t table_shown(const struct table *t)
{
	return table_view(t)->n;
}

size_t table_loaded(const struct table *t)
{
	return t->n_live;
}

/*
 * A page is the table's own, and a row's =N follows the other rows, so it is brought up
 * to date when somebody looks, which is what `const` means to the reader.
 */
const void *table_row_by_id(const struct table *t, uint32_t id)
{
	same_refresh((struct table *)(uintptr_t)t, id);
	return table_at(t, id);
}

const void *table_row(const struct table *t, size_t i)
{
	return table_row_by_id(t, table_id(t, i));
}

uint32_t table_id(const struct table *t, size_t i)
{
	return table_view(t)->ids[i];
}

/* Looks around the hint first: rows rarely move far between two frames. */
size_t table_find(const struct table *t, uint32_t id, size_t hint)
{
	const struct order *o = table_view(t);
	size_t down, up;

	if (!o->n)
		return 0;
	if (hint >= o->n)
		hint = o->n - 1;
	for (down = hint, up = hint + 1; down != SIZE_MAX || up < o->n;) {
		if (down != SIZE_MAX) {
			if (o->ids[down] == id)
				return down;
			down--;
		}
		if (up < o->n) {
			if (o->ids[up] == id)
				return up;
			up++;
		}
	}
	return hint;
}

void table_late(struct table *t, uint32_t id, json_object *values)
{
	late_fill(t->kind, table_at(t, id), values, &t->merged);
}

void table_late_done(struct table *t)
{
	bool used = false;

	for (size_t i = 0; t->query && i < t->kind->n_fields; i++)
		used |= (t->kind->fields[i].flags & FIELD_LATE) &&
			query_uses(t->query, &t->kind->fields[i]);
	if (used)
		filter_rows(t, 0);
	if (t->by && t->by->flags & FIELD_LATE)
		table_sort(t, t->by, t->reverse);
	else if (used)
		filter_show(t);
}

bool table_has(const struct table *t, uint32_t id)
{
	return !bit_get(&t->dropped, id);
}

void table_drop(struct table *t, uint32_t id)
{
	if (bit_get(&t->dropped, id))
		return;
	table_mark(t, id, false);
	same_drop(t, id);
	bit_set(&t->dropped, id, true);
	bit_set(&t->pass, id, false);
	t->n_live--;
	order_remove(&t->all, id);
	order_remove(&t->shown, id);
}
