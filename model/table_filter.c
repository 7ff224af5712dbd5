#include "model/table_private.h"
#include "model/xalloc.h"

enum { PREPARE_ROWS = 8192 };

/* ---- the blob: what a plain word is looked for in ---- */

static void blob_put(struct table *t, struct str s)
{
	t->blob = xgrow(t->blob, &t->cap_blob, t->blob_len + s.len + 1, 1);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		t->blob[t->blob_len++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
	}
	/* No plain word has a NUL, so none is found across two fields. */
	t->blob[t->blob_len++] = '\0';
}

/* Takes in the rows below `end`. */
static void blob_extend(struct table *t, size_t end)
{
	const struct kind *k = t->kind;

	t->blob_at =
		xgrow(t->blob_at, &t->cap_blob_at, t->n_ids + 1, sizeof(*t->blob_at));
	for (; t->blob_upto < end; t->blob_upto++) {
		const char *row = table_at(t, (uint32_t)t->blob_upto);

		t->blob_at[t->blob_upto] = t->blob_len;
		for (size_t i = 0; i < k->n_fields; i++) {
			char buf[80];

			if (k->fields[i].flags & FIELD_FIND)
				blob_put(t,
					 field_value(&k->fields[i], row, k->flag_words,
						     buf, sizeof(buf)));
		}
	}
	t->blob_at[end] = t->blob_len;
}

bool table_filter_prepare(struct table *t)
{
	size_t end = t->blob_upto + PREPARE_ROWS;

	blob_extend(t, end < t->n_ids ? end : t->n_ids);
	return t->blob_upto < t->n_ids;
}

static const char *seek(const char *from, size_t len, struct str word)
{
	if (word.len == 1)
		return memchr(from, word.ptr[0], len);
	return memmem(from, len, word.ptr, word.len);
}

/* All rows from `from` on in one sweep. */
static void sweep(struct table *t, size_t from, struct str word)
{
	size_t id = from, at = t->blob_at[from];
	const char *hit;

	while ((hit = seek(t->blob + at, t->blob_len - at, word))) {
		size_t where = (size_t)(hit - t->blob);

		while (t->blob_at[id + 1] <= where)
			id++;
		if (!bit_get(&t->dropped, (uint32_t)id))
			bit_set(&t->pass, (uint32_t)id, true);
		at = t->blob_at[++id];
	}
}

/* Only the rows that pass now. */
static void narrow(struct table *t, struct str word)
{
	for (size_t i = 0; i < t->shown.n; i++) {
		uint32_t id = t->shown.ids[i];
		size_t at = t->blob_at[id];

		if (!seek(t->blob + at, t->blob_at[id + 1] - at, word))
			bit_set(&t->pass, id, false);
	}
}

/* ---- rows ---- */

static void clear_pass(struct table *t, size_t from)
{
	for (; from < t->n_ids && from % 64; from++)
		bit_set(&t->pass, (uint32_t)from, false);
	if (from < t->n_ids)
		memset(t->pass.words + from / 64, 0,
		       (t->pass.cap - from / 64) * sizeof(*t->pass.words));
}

void filter_rows(struct table *t, size_t from)
{
	struct str word = query_plain(t->query);
	bool flags = t->flags && query_uses(t->query, t->flags);

	if (from >= t->n_ids)
		return;
	clear_pass(t, from);
	if (word.len) {
		blob_extend(t, t->n_ids);
		sweep(t, from, word);
		return;
	}
	for (uint32_t id = (uint32_t)from; id < t->n_ids; id++) {
		if (bit_get(&t->dropped, id))
			continue;
		if (flags)
			same_refresh(t, id);
		if (query_match(t->query, table_at(t, id), t->now))
			bit_set(&t->pass, id, true);
	}
}

void filter_again(struct table *t, struct str was)
{
	struct str word = query_plain(t->query);

	/* A sweep is cheaper than many single searches. */
	if (was.len && word.len && t->shown.n < t->n_ids / 4 &&
	    memmem(word.ptr, word.len, was.ptr, was.len))
		narrow(t, word);
	else
		filter_rows(t, 0);
}

void filter_show(struct table *t)
{
	t->shown.ids =
		xgrow(t->shown.ids, &t->shown.cap, t->all.n, sizeof(*t->shown.ids));
	t->shown.n = 0;
	for (size_t i = 0; i < t->all.n; i++) {
		t->shown.ids[t->shown.n] = t->all.ids[i];
		t->shown.n += bit_get(&t->pass, t->all.ids[i]);
	}
}
