#include "ui/local_table.h"

#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/column_names.h"
#include "ui/grid.h"

enum { ROOM = 120 };

struct chosen {
	const struct local_column *column[GRID_COLUMNS_MAX];
	size_t n;
};

static const struct local_column *find(const struct local_column *columns, size_t n,
				       struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(str_from(columns[i].name), name))
			return &columns[i];
	return NULL;
}

static enum status unknown(const struct local_column *columns, size_t n,
			   struct str name, struct error *err)
{
	struct column_list known = { 0 };

	for (size_t i = 0; i < n; i++)
		column_list_add(&known, columns[i].name);
	return column_unknown(&known, name, err);
}

static enum status choose_named(const char *names, const struct local_column *columns,
				size_t n, struct chosen *ret, struct error *err)
{
	struct str name;

	while (column_names_next(&names, &name)) {
		const struct local_column *c = find(columns, n, name);

		if (!c || ret->n == GRID_COLUMNS_MAX)
			return unknown(columns, n, name, err);
		ret->column[ret->n++] = c;
	}
	return ST_OK;
}

static void choose_usual(const struct output *out, const struct local_column *columns,
			 size_t n, struct chosen *ret)
{
	int most = out->format == OUT_TABLE ? output_priority(out) : LOCAL_NOT_SHOWN;

	for (size_t i = 0; i < n && ret->n < GRID_COLUMNS_MAX; i++)
		if (columns[i].priority && columns[i].priority <= most)
			ret->column[ret->n++] = &columns[i];
}

static void add_column(struct grid *g, const struct output *out,
		       const struct local_column *c)
{
	char title[COLUMN_NAME_MAX];

	column_heading(out, c->name, title);
	grid_column(g, str_from(title), c->flags & (LOCAL_RIGHT | LOCAL_TIME));
}

static void add_cell(struct grid *g, size_t at, const struct output *out,
		     const struct local_column *c, json_object *row)
{
	json_object *v = NULL;
	char when[40];
	int64_t sec;

	json_object_object_get_ex(row, c->name, &v);
	if (out->format == OUT_TABLE && !out->nul && c->flags & LOCAL_TIME &&
	    parse_rfc3339(json_str(v, ""), &sec)) {
		if (out->width && out->width < ROOM)
			format_age(sec, out->now, when, sizeof(when));
		else
			format_stamp(sec, when, sizeof(when));
		grid_cell(g, at, str_from(when));
		return;
	}
	grid_cell(g, at,
		  json_object_is_type(v, json_type_string)
			  ? json_str(v, "")
			  : str_from(v ? json_object_to_json_string_ext(
						 v,
						 JSON_C_TO_STRING_PLAIN |
							 JSON_C_TO_STRING_NOSLASHESCAPE)
				       : ""));
}

static enum status print_grid(const struct output *out, const struct chosen *c,
			      json_object *rows, struct error *err)
{
	struct grid g = { 0 };
	enum status st;

	for (size_t i = 0; i < c->n; i++)
		add_column(&g, out, c->column[i]);
	for (size_t r = 0; r < json_object_array_length(rows); r++) {
		for (size_t i = 0; i < c->n; i++)
			add_cell(&g, i, out, c->column[i],
				 json_object_array_get_idx(rows, r));
		grid_end_row(&g);
	}
	st = grid_print(&g, out, err);
	grid_done(&g);
	return st;
}

static void print_json(const struct output *out, json_object *rows)
{
	size_t n = json_object_array_length(rows);
	bool lines = out->format == OUT_NDJSON;

	for (size_t i = 0; i < n; i++) {
		if (!lines)
			fputs(i ? ",\n" : "[\n", out->to);
		output_json(out->to, json_object_to_json_string_ext(
					     json_object_array_get_idx(rows, i),
					     JSON_C_TO_STRING_PLAIN |
						     JSON_C_TO_STRING_NOSLASHESCAPE));
		if (lines)
			fputc('\n', out->to);
	}
	if (!lines)
		fputs(n ? "\n]\n" : "[]\n", out->to);
}

enum status local_table(const struct output *out, const struct local_column *columns,
			size_t n, json_object *rows, struct error *err)
{
	struct chosen c = { 0 };

	if (!out->columns)
		choose_usual(out, columns, n, &c);
	else if (choose_named(out->columns, columns, n, &c, err))
		return err->status;
	if (out->nul || (out->format != OUT_JSON && out->format != OUT_NDJSON))
		return print_grid(out, &c, rows, err);
	print_json(out, rows);
	return output_flush(out, err);
}
