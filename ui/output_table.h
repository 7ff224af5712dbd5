#ifndef UI_OUTPUT_TABLE_H
#define UI_OUTPUT_TABLE_H

#include "ui/output.h"

/* What it answers are rows, not one object. */
bool output_has_rows(const struct op *op);

/* Rows of the operation's kind, or the members of an object, as a table, CSV or TSV.
 * `rows` is NULL when the body is one object. */
enum status output_table(const struct output *out, const struct op *op,
			 json_object *rows, json_object *body, json_object *extra,
			 struct error *err) MUST_CHECK;

#endif
