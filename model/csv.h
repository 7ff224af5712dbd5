#ifndef MODEL_CSV_H
#define MODEL_CSV_H

#include <json-c/json.h>

#include "model/str.h"

/*
 * CSV as the Hub exports it (RFC 4180, with LF for CRLF, too): an array of objects
 * whose members are named by the first line.  What a line has too much of is left out,
 * what it lacks is absent, and bytes that are no UTF-8 become U+FFFD.  The caller owns
 * it.
 */
json_object *csv_rows(struct str text);

/* The same, where the member `line` of each row is the number of the line it begins on,
 * from 1; `line` NULL: without. */
json_object *csv_rows_numbered(struct str text, const char *line);

#endif
