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
	const char *account; /* "maria, personal token" */
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

#endif
