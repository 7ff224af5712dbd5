#ifndef UI_AUDIT_PAGE_H
#define UI_AUDIT_PAGE_H

#include "model/estate.h"
#include "ui/local_table.h"

/*
 * An audit as a page to be printed or filed: Markdown or HTML, as the name of the file
 * ends.  It begins with its evidence, needs nothing from elsewhere, and nothing that
 * others wrote is anything but text in it.
 */
struct audit_page {
	const char *title;     /* "Members of acme" */
	json_object *evidence; /* of evidence_json() */
	json_object *counts;   /* {"owners": 4}; in words, '_' being a blank */
	const char *remark;    /* what cannot be told; NULL */
	const struct local_column *columns;
	size_t n_columns;
	json_object *rows;
	json_object *words; /* what they mean: {"OWNER": "may do everything"} */
};

/* Before anything is read: ST_USAGE for another ending, ST_LOCAL for a file that is
 * there already.  NULL is fine: none is wanted. */
enum status audit_page_check(const char *path, struct error *err) MUST_CHECK;

/* Everything is borrowed.  0600; what could not be written whole is removed.  NULL
 * writes nothing. */
enum status audit_page_write(const char *path, const struct audit_page *p,
			     struct error *err) MUST_CHECK;

#endif
