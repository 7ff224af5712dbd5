#ifndef MODEL_TABLE_PRIVATE_H
#define MODEL_TABLE_PRIVATE_H

#include "model/table.h"

/*
 * What table*.c share.  A row's id counts from the first row of the first page; pages
 * keep their rows together, so that id and row are found from each other without an
 * index of pointers.  Rows that are dropped keep their id.
 */
struct bits {
	uint64_t *words;
	size_t cap; /* words */
};

static inline bool bit_get(const struct bits *b, uint32_t id)
{
	return b->words[id / 64] >> (id % 64) & 1;
}

static inline void bit_set(struct bits *b, uint32_t id, bool on)
{
	uint64_t mask = UINT64_C(1) << (id % 64);

	if (on)
		b->words[id / 64] |= mask;
	else
		b->words[id / 64] &= ~mask;
}

/* A set of rows by a hash: open addressing, a power of two of slots. */
struct slot {
	uint32_t row;   /* id + 1; 0: free */
	uint32_t extra; /* the key's hash; or how many rows have this digest */
};

struct slots {
	struct slot *at;
	size_t n, cap;
};

/* Ids in the order of the screen. */
struct order {
	uint32_t *ids;
	size_t n, cap;
};

struct held_page {
	struct page *page;
	uint32_t first; /* id of its first row */
};

struct table {
	const struct kind *kind;
	struct held_page *pages;
	size_t n_pages, cap_pages;
	uint32_t *page_of; /* by id */
	size_t n_ids, cap_ids;
	size_t n_live; /* not dropped */

	struct order all;   /* every row that is not dropped */
	struct order shown; /* those that pass; unused without a query */
	const struct field *by;
	bool reverse;

	struct bits dropped, marked, pass;
	size_t n_marked;

	struct slots keys;
	struct arena merged; /* texts that rows got later (kind->merge, late fields) */

	const struct field *digest; /* the field that `same` is about */
	struct slots same;
	size_t same_upto; /* ids below are in `same` */

	const struct field *flags; /* NULL without flags */
	struct row_context ctx;

	struct query *query; /* NULL: everything is shown */
	int64_t now;

	/* The FIELD_FIND fields of all rows in lower case; made by the first plain
	 * word, then kept up. */
	char *blob;
	size_t blob_len, cap_blob;
	size_t *blob_at; /* where the row begins; one more for the end */
	size_t cap_blob_at;
	size_t blob_upto; /* ids below are in the blob */
};

/* Any id below n_ids, dropped ones too. */
static inline char *table_at(const struct table *t, uint32_t id)
{
	const struct held_page *p = &t->pages[t->page_of[id]];

	return p->page->rows + (id - p->first) * t->kind->row_size;
}

/* What is on the screen now. */
static inline const struct order *table_view(const struct table *t)
{
	return t->query ? &t->shown : &t->all;
}

/* table_sort.c */

/* Every row that is not dropped, as the Hub sent them. */
void order_sent(const struct table *t, struct order *o);

/* Sorts ids that are in the order sent; stable. */
void order_sort(const struct table *t, uint32_t *ids, size_t n);

/* Merges sorted ids in. */
void order_merge(const struct table *t, struct order *o, const uint32_t *ids, size_t n);

/* Takes one id out, if it is there. */
void order_remove(struct order *o, uint32_t id);

/* table_filter.c */

/* Sets `pass` of the ids from `from` on. */
void filter_rows(struct table *t, size_t from);

/* The same for all rows, when `was` (a plain word, may be empty) decided before. */
void filter_again(struct table *t, struct str was);

/* Puts the rows that pass into `shown`, in the order of `all`. */
void filter_show(struct table *t);

/* table_same.c */

/* Brings =N of the row up to date.  Does nothing without flags. */
void same_refresh(struct table *t, uint32_t id);
void same_refresh_all(struct table *t);
void same_drop(struct table *t, uint32_t id);

#endif
