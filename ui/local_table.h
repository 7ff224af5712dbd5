#ifndef UI_LOCAL_TABLE_H
#define UI_LOCAL_TABLE_H

#include "ui/output.h"

/*
 * Lists that come from this machine and not from the Hub: the journal, the operations,
 * what a credential can do.  Rows are JSON objects; the formats are those of
 * ui/output.h, the rows of JSON come as one array.
 */
enum local_flags {
	LOCAL_RIGHT = 1 << 0, /* numbers */
	LOCAL_TIME = 1 << 1,  /* RFC 3339: for people an age, from 120 columns a time */
};

enum { LOCAL_NOT_SHOWN = 5 }; /* a priority: in CSV and TSV, not in a table */

struct local_column {
	const char *name; /* key of the row; the heading is the same in capitals */
	int priority;     /* of the table (UX 2.3); 0: only when --columns names it */
	unsigned flags;
};

/* `rows` is borrowed.  ST_USAGE names a column that is not there. */
enum status local_table(const struct output *out, const struct local_column *columns,
			size_t n, json_object *rows, struct error *err) MUST_CHECK;

#endif
