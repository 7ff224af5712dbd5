#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include "model/late.h"
#include "model/page.h"
#include "model/query.h"

/*
 * The rows of a list as the user sees them: all pages so far, in the chosen order, less
 * those the filter hides, with marks.  UI thread only.
 *
 * Rows never move and are numbered as they come (`id`).  Order, filter and marks are
 * arrays over ids, so marks survive paging, sorting and filtering, and a page that
 * arrives is merged in.  100,000 rows: a filter letter 1-2 ms, a sort 30-60 ms.
 */
struct table;

/* Sorted as kind->sort says until table_sort() is called. */
struct table *table_new(const struct kind *kind);
void table_free(struct table *t); /* NULL is fine */

const struct kind *table_kind(const struct table *t);

/* Takes ownership.  Rows whose key is already here (a list that moved while it was
 * read; another part of one thing, see kind->merge) are dropped; returns how many were.
 * Merge before sorting and filtering: neither is done again for it. */
size_t table_append(struct table *t, struct page *take_page);

/*
 * What the flags of rows depend on: the time, and the repository's immutable rules,
 * borrowed until the next call or table_free().  Call it when they are known and when
 * they have changed; rows that arrive later follow.
 */
void table_context(struct table *t, const struct row_context *ctx);

/* Stable; NULL for the order the Hub sent (by page number). */
void table_sort(struct table *t, const struct field *by, bool reverse);
const struct field *table_sorted_by(const struct table *t, bool *ret_reverse);

/* Takes ownership; NULL shows everything.  A plain word that extends the last one only
 * narrows. `now` is for ages in the query. */
void table_filter(struct table *t, struct query *take_query, int64_t now);

/* Does a part, of a millisecond or so, of what the first plain word needs; true while
 * there is more.  Without it the first letter takes longer. */
bool table_filter_prepare(struct table *t);

size_t table_shown(const struct table *t);  /* rows that pass the filter */
size_t table_loaded(const struct table *t); /* rows here */

/* Borrowed until table_free(), with its flags up to date; i < table_shown(). */
const void *table_row(const struct table *t, size_t i);
uint32_t table_id(const struct table *t, size_t i);
const void *table_row_by_id(const struct table *t, uint32_t id);
bool table_has(const struct table *t, uint32_t id); /* false: it was dropped */

/* Where the row `id` is shown now; `hint` clamped when it is hidden. */
size_t table_find(const struct table *t, uint32_t id, size_t hint);

/* The row with this key (kind_key()); false when it is not here. */
bool table_lookup(const struct table *t, struct str key, uint32_t *ret_id);

bool table_marked(const struct table *t, uint32_t id);
void table_mark(struct table *t, uint32_t id, bool on);
void table_mark_shown(struct table *t, size_t from, size_t to,
		      bool on); /* [from, to) */
void table_unmark_all(struct table *t);
size_t table_marks(const struct table *t); /* marked rows, hidden ones included */
size_t table_marks_hidden(const struct table *t);

/* Carries marks over to a freshly loaded table by key; returns how many found no row.
 */
size_t table_copy_marks(struct table *to, const struct table *from);

/* Sets late fields of a row (model/late.h); table_late_done() after some of it puts the
 * rows in order again. */
void table_late(struct table *t, uint32_t id, json_object *values);
void table_late_done(struct table *t);

/* Takes a row out of sight (it was deleted on the Hub).  Its memory stays until the
 * end. */
void table_drop(struct table *t, uint32_t id);

/* Rows with the same value of a FIELD_DIGEST field as row `id`, itself not counted; the
 * index is built at the first question and after pages arrived. */
size_t table_same_digest(struct table *t, const struct field *digest, uint32_t id);

#endif
