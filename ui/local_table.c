#include "ui/local_table.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"
#include "ui/output_table.h"

enum { COLUMNS_MAX = 32, NAME_MAX_BYTES = 32, WIDE = 160 };

struct chosen {
	const struct local_column *column[COLUMNS_MAX];
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

static enum status choose_named(const char *names, const struct local_column *columns,
				size_t n, struct chosen *ret, struct error *err)
{
	do {
		size_t len = strcspn(names, ",");
		const struct local_column *c =
			find(columns, n, (struct str){ names, len });

		if (!c || ret->n == COLUMNS_MAX) {
			error_set(err, ST_USAGE, "--columns: there is no \"%.*s\"",
				  len > 60 ? 60 : (int)len, names);
			return error_hint(err, "the first is \"%s\"; --json shows all",
					  columns[0].name);
		}
		ret->column[ret->n++] = c;
		names += len + (names[len] == ',');
	} while (*names);
	return ST_OK;
}

static void choose_usual(const struct output *out, const struct local_column *columns,
			 size_t n, struct chosen *ret)
{
	bool narrow = out->format == OUT_TABLE && out->width && out->width < WIDE;

	for (size_t i = 0; i < n && ret->n < COLUMNS_MAX; i++)
		if (!(columns[i].flags & LOCAL_JSON) &&
		    !(narrow && columns[i].flags & LOCAL_WIDE))
			ret->column[ret->n++] = &columns[i];
}

static void heading(const struct output *out, const char *name, char *buf)
{
	size_t i = 0;

	for (; name[i] && i + 1 < NAME_MAX_BYTES; i++) {
		char c = name[i] == '_' ? ' ' : name[i];

		buf[i] = out->format == OUT_TABLE ? (char)toupper((unsigned char)c)
						  : name[i];
	}
	buf[i] = '\0';
}

/* The same row with the chosen columns only, called as their headings. */
static json_object *cut(const struct output *out, const struct chosen *c,
			json_object *row)
{
	json_object *o = json_object_new_object();

	for (size_t i = 0; i < c->n; i++) {
		char name[NAME_MAX_BYTES];
		json_object *v = NULL;

		heading(out, c->column[i]->name, name);
		if (row)
			json_object_object_get_ex(row, c->column[i]->name, &v);
		json_object_object_add(o, name, json_object_get(v));
	}
	return o;
}

/* CSV without rows is its heading. */
static void print_heading(const struct output *out, const struct chosen *c)
{
	for (size_t i = 0; i < c->n; i++)
		fprintf(out->to, "%s%s", c->column[i]->name,
			i + 1 == c->n            ? "\n"
			: out->format == OUT_CSV ? ","
						 : "\t");
}

static enum status print_grid(const struct output *out, const struct chosen *c,
			      json_object *rows, struct error *err)
{
	static const struct op loose = { .envelope = ENV_ARRAY };
	size_t n = json_object_array_length(rows);
	json_object *cuts = json_object_new_array();
	enum status st = ST_OK;

	for (size_t i = 0; i < n; i++)
		json_object_array_add(cuts,
				      cut(out, c, json_object_array_get_idx(rows, i)));
	if (n)
		st = output_table(out, &loose, cuts, NULL, NULL, err);
	else if (out->format != OUT_TABLE && !out->nul)
		print_heading(out, c);
	json_object_put(cuts);
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
	enum status st = ST_OK;

	if (out->columns)
		st = choose_named(out->columns, columns, n, &c, err);
	else
		choose_usual(out, columns, n, &c);
	if (st == ST_OK && !out->nul &&
	    (out->format == OUT_JSON || out->format == OUT_NDJSON))
		print_json(out, rows);
	else if (st == ST_OK)
		st = print_grid(out, &c, rows, err);
	if (st == ST_OK && fflush(out->to))
		st = error_set(err, ST_LOCAL, "cannot write the output");
	return st;
}
