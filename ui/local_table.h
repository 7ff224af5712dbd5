#ifndef UI_LOCAL_TABLE_H
#define UI_LOCAL_TABLE_H

#include "ui/output.h"

/*
 * Lists that come from this machine and not from the Hub: the journal, what a
 * credential can do.  Rows are JSON objects; the formats are those of ui/output.h, the
 * rows of JSON come as one array.
 */
enum local_flags {
	LOCAL_JSON = 1 << 0, /* in a table or CSV only when --columns names it */
	LOCAL_WIDE = 1 << 1, /* in a table for people only where there is room */
};

struct local_column {
	const char *name; /* key of the row; the heading is the same in capitals */
	unsigned flags;
};

/* `rows` is borrowed.  ST_USAGE names a column that is not there. */
enum status local_table(const struct output *out, const struct local_column *columns,
			size_t n, json_object *rows, struct error *err) MUST_CHECK;

#endif
