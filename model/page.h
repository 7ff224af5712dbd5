#ifndef MODEL_PAGE_H
#define MODEL_PAGE_H

#include "model/error.h"
#include "model/json.h"
#include "model/kind.h"
#include "model/op.h"

/*
 * What one answer became: rows in one block, strings in one arena, constant from
 * birth.  Made by the net thread, handed over whole, freed by whoever holds it.
 */
struct page {
	struct page *next; /* for the holder's own list */
	const struct kind *kind;
	size_t n_rows;
	char *rows;
	size_t sent;   /* rows of the answer, before kind->unfold made others of them */
	int64_t total; /* rows the Hub says there are; -1 when it does not say */
	int number;    /* 1 ...; 0 when the listing has no numbers */
	bool more;     /* the Hub says there is another page */
	struct text next_url; /* as the Hub wrote it, unchecked */
	size_t skipped;       /* rows that could not be read (no name, wrong type) */
	struct arena arena;
};

/*
 * Decodes the body of an answer into rows of `kind` according to the operation's
 * envelope (CONTRACT 1).  Checks the bytes first: UTF-8, depth, doubled keys, size
 * (QUALITY J1-J8).  A missing, null or ill-typed field leaves "unknown" and the row
 * keeps its other columns; a row without its FIELD_STRICT fields is counted in
 * `skipped`.  On success the caller owns *ret_page.
 */
enum status page_decode(const struct kind *kind, enum envelope envelope,
			struct str body, struct page **ret_page,
			struct error *err) MUST_CHECK;

/* As page_decode(), for `n` rows from `first` on of an array that was parsed already.
 */
struct page *page_of_rows(const struct kind *kind, json_object *rows, size_t first,
			  size_t n);

void page_free(struct page *p); /* NULL is fine */

static inline const void *page_row(const struct page *p, size_t i)
{
	return p->rows + i * p->kind->row_size;
}

#endif
