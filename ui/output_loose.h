#ifndef UI_OUTPUT_LOOSE_H
#define UI_OUTPUT_LOOSE_H

#include "ui/grid.h"

/*
 * What an operation answers that has no kind: rows whose members are the columns, or
 * one object with a member a line.  For people sizes have their unit and times are
 * short; CSV and TSV hold the values as the Hub sent them.
 */

/* Columns are out->columns, else op->columns, else the members of the first row.
 * ST_USAGE names a column that is not there. */
enum status loose_rows(struct grid *g, const struct output *out, const struct op *op,
		       json_object *rows, struct error *err) MUST_CHECK;

/* The members of `body`, then of `extra`; either may be NULL.  out->columns chooses. */
enum status loose_object(struct grid *g, const struct output *out, json_object *body,
			 json_object *extra, struct error *err) MUST_CHECK;

#endif
