#ifndef UI_EXPORT_H
#define UI_EXPORT_H

#include "model/table.h"

/*
 * Writes what a list shows to a file: the rows that pass the filter in their order,
 * the columns of the screen with their full values (UX (i).5).  The name says how: .csv
 * or .json.  The file is new (an existing one is refused, also a link) and only the
 * user's own (0600).
 */
struct export_meta {
	const char *place;   /* "acme/web-app:tags" */
	const char *account; /* "maria, personal token": hub_who() */
	const char *filter;  /* "" for none */
	int64_t now;
	int requests; /* it cost to read the list */
	bool complete;
};

/* ST_USAGE for another ending, ST_LOCAL when it cannot be written; what was begun is
 * removed. */
enum status export_write(const char *path, const struct table *t,
			 const struct field *const *fields, size_t n_fields,
			 const struct export_meta *meta, struct error *err) MUST_CHECK;

/*
 * The same for cells that are of no kind, as a matrix has them.  From the column `own`
 * on they belong together: in JSON they are members of an object of that name.
 */
struct export_grid {
	const char *const *names; /* of the columns */
	size_t n_names, own, n_rows;
	const char *together; /* "teams" */
	/* NULL: it is not known. */
	const char *(*cell)(const void *arg, size_t row, size_t column, char *buf,
			    size_t size);
	const void *arg;
};
enum status export_grid_write(const char *path, const struct export_grid *g,
			      const struct export_meta *meta,
			      struct error *err) MUST_CHECK;

/*
 * The same for rows that are still to come: page by page, in the order of the Hub.
 * What is known at the end only, how much it was, stands at the end of the file.
 */
struct export;
enum status export_begin(const char *path, const struct kind *k,
			 const struct field *const *fields, size_t n_fields,
			 const struct export_meta *meta, struct export **ret,
			 struct error *err) MUST_CHECK;
/* Rows that `q` (NULL: every row) lets pass.  False: nothing more can be written. */
bool export_page(struct export *e, const struct page *p, const struct query *q,
		 int64_t now);
size_t export_rows(const struct export *e); /* written so far */
/* ST_LOCAL when it could not be written; then the file is removed. */
enum status export_end(struct export *take_e, const struct export_meta *meta,
		       struct error *err) MUST_CHECK;

#endif
