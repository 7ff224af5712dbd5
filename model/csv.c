#include "model/csv.h"

#include <stdlib.h>
#include <string.h>

#include "model/utf8.h"
#include "model/xalloc.h"

enum { COLUMNS_MAX = 64 };

/* What is left of the text; `cell` has room for all of it, each byte as U+FFFD. */
struct reader {
	const char *p, *end;
	char *cell;
	size_t len;
	int64_t line; /* from 1 */
};

/* The character at p, as it is kept. */
static void keep(struct reader *r)
{
	uint32_t cp;
	size_t n = utf8_next((struct str){ r->p, (size_t)(r->end - r->p) }, &cp, NULL);

	r->line += cp == '\n';
	r->len += utf8_put(cp, r->cell + r->len);
	r->p += n;
}

static void read_quoted(struct reader *r)
{
	for (r->p++; r->p < r->end; keep(r)) {
		if (*r->p != '"')
			continue;
		r->p++;
		if (r->p == r->end || *r->p != '"')
			return;
	}
}

static bool at_line_end(const struct reader *r)
{
	return r->p == r->end || *r->p == '\n' ||
	       (*r->p == '\r' && r->p + 1 < r->end && r->p[1] == '\n');
}

/* One cell, up to its comma or the end of the line. */
static struct str read_cell(struct reader *r)
{
	r->len = 0;
	if (r->p < r->end && *r->p == '"')
		read_quoted(r);
	while (!at_line_end(r) && *r->p != ',')
		keep(r);
	return (struct str){ r->cell, r->len };
}

/* Goes over the comma; false: over the end of the line. */
static bool another_cell(struct reader *r)
{
	if (r->p < r->end && *r->p == ',') {
		r->p++;
		return true;
	}
	while (r->p < r->end && *r->p++ != '\n')
		;
	r->line++;
	return false;
}

static size_t read_names(struct reader *r, char **names)
{
	size_t n = 0;

	do {
		struct str cell = read_cell(r);

		if (n < COLUMNS_MAX)
			names[n++] = xstrndup(cell.ptr, cell.len);
	} while (another_cell(r));
	return n;
}

static json_object *read_row(struct reader *r, char *const *names, size_t n,
			     const char *line)
{
	json_object *row = json_object_new_object();
	int64_t number = r->line;
	size_t i = 0;

	do {
		struct str cell = read_cell(r);

		if (i < n)
			json_object_object_add(
				row, names[i],
				json_object_new_string_len(cell.ptr, (int)cell.len));
		i++;
	} while (another_cell(r));
	if (line)
		json_object_object_add(row, line, json_object_new_int64(number));
	return row;
}

json_object *csv_rows(struct str text)
{
	return csv_rows_numbered(text, NULL);
}

json_object *csv_rows_numbered(struct str text, const char *line)
{
	static const struct str mark = { "\xEF\xBB\xBF", 3 };
	struct reader r = { text.ptr, text.ptr + text.len, xmalloc(3 * text.len + 4), 0,
			    1 };
	json_object *rows = json_object_new_array();
	char *names[COLUMNS_MAX];
	size_t n;

	if (text.len >= mark.len && !memcmp(text.ptr, mark.ptr, mark.len))
		r.p += mark.len;
	n = read_names(&r, names);
	while (r.p < r.end)
		if (at_line_end(&r))
			another_cell(&r);
		else
			json_object_array_add(rows, read_row(&r, names, n, line));
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(r.cell);
	return rows;
}
