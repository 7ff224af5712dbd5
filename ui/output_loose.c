#include "ui/output_loose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/column_names.h"

enum { DIGEST_AT = 7, DIGEST_LEN = DIGEST_AT + 64, DIGEST_SHOWN = 12 };

/* ---- values ------------------------------------------------------------ */

static char *join(json_object *array)
{
	char *all = xstrdup("");

	for (size_t i = 0; i < json_object_array_length(array); i++) {
		json_object *one = json_object_array_get_idx(array, i);
		char *more = xasprintf(
			"%s%s%s", all, i ? "," : "",
			json_object_is_type(one, json_type_string)
				? json_object_get_string(one)
				: json_object_to_json_string_ext(
					  one, JSON_C_TO_STRING_PLAIN |
						       JSON_C_TO_STRING_NOSLASHESCAPE));

		free(all);
		all = more;
	}
	return all;
}

/* As it is; the caller frees. */
static char *value(json_object *v)
{
	if (!v)
		return xstrdup("");
	if (json_object_is_type(v, json_type_array))
		return join(v);
	if (json_object_is_type(v, json_type_string))
		return xstrndup(json_object_get_string(v),
				(size_t)json_object_get_string_len(v));
	return xstrdup(json_object_to_json_string_ext(
		v, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE));
}

/* "size", "storage_size": bytes, wherever the Hub says so. */
static bool is_size(const char *name, json_object *v)
{
	size_t n = strlen(name);

	return n >= 4 && !strcmp(name + n - 4, "size") &&
	       json_object_is_type(v, json_type_int);
}

/* As the kinds show one. */
static bool is_digest(struct str s)
{
	return s.len == DIGEST_LEN && !memcmp(s.ptr, "sha256:", DIGEST_AT);
}

/* As people read it; `now` 0: times and digests in full. */
static char *shown(const char *name, json_object *v, int64_t now)
{
	struct str s = json_str(v, "");
	char buf[64];
	int64_t sec;

	if (is_size(name, v))
		format_bytes(json_int(v, ""), buf, sizeof(buf));
	else if (now && is_digest(s))
		return xstrndup(s.ptr + DIGEST_AT, DIGEST_SHOWN);
	else if (!s.len || !parse_rfc3339(s, &sec))
		return value(v);
	else if (now)
		format_age(sec, now, buf, sizeof(buf));
	else
		format_stamp(sec, buf, sizeof(buf));
	return xstrdup(buf);
}

static void add_cell(struct grid *g, size_t column, char *take_text)
{
	grid_cell(g, column, str_from(take_text));
	free(take_text);
}

/* ---- rows -------------------------------------------------------------- */

/* The names of the columns, each ended by NUL. */
struct names {
	char of[GRID_COLUMNS_MAX][COLUMN_NAME_MAX];
	size_t n;
};

static void add_name(struct names *names, struct str s)
{
	if (names->n < GRID_COLUMNS_MAX && s.len && s.len < COLUMN_NAME_MAX)
		snprintf(names->of[names->n++], COLUMN_NAME_MAX, "%.*s", STR_ARG(s));
}

static void split(struct names *names, const char *list)
{
	struct str s;

	while (column_names_next(&list, &s))
		add_name(names, s);
}

static void members(struct names *names, json_object *obj)
{
	if (!json_object_is_type(obj, json_type_object))
		return;
	json_object_object_foreach(obj, key, ignored)
	{
		(void)ignored;
		add_name(names, str_from(key));
	}
}

static bool has(const struct names *names, const char *name)
{
	for (size_t i = 0; i < names->n; i++)
		if (!strcmp(names->of[i], name))
			return true;
	return false;
}

static enum status unknown(const struct names *known, struct str name,
			   struct error *err)
{
	struct column_list list = { 0 };

	for (size_t i = 0; i < known->n; i++)
		column_list_add(&list, known->of[i]);
	return column_unknown(&list, name, err);
}

/* What --columns says, all of which must be among the known. */
static enum status chosen(const struct output *out, const struct names *known,
			  struct names *ret, struct error *err)
{
	const char *list = out->columns;
	struct str s;

	while (column_names_next(&list, &s)) {
		size_t before = ret->n;

		add_name(ret, s);
		if (ret->n == before || !has(known, ret->of[before]))
			return unknown(known, s, err);
	}
	return ST_OK;
}

static void add_column(struct grid *g, const struct output *out, const char *name,
		       bool right)
{
	char title[COLUMN_NAME_MAX];

	column_heading(out, name, title);
	grid_column(g, str_from(title), right);
}

static json_object *member(json_object *obj, const char *name)
{
	json_object *v = NULL;

	if (json_object_is_type(obj, json_type_object))
		json_object_object_get_ex(obj, name, &v);
	return v;
}

/* Numbers, and times, which are ages here. */
static bool is_right(json_object *rows, const char *name)
{
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *v = member(json_object_array_get_idx(rows, i), name);
		int64_t sec;

		if (v)
			return json_object_is_type(v, json_type_int) ||
			       parse_rfc3339(json_str(v, ""), &sec);
	}
	return false;
}

/* What is not in Docker's specification may come in another form. */
static bool any_in(const struct names *names, json_object *row)
{
	for (size_t i = 0; i < names->n; i++)
		if (json_object_is_type(row, json_type_object) &&
		    json_object_object_get_ex(row, names->of[i], NULL))
			return true;
	return false;
}

enum status loose_rows(struct grid *g, const struct output *out, const struct op *op,
		       json_object *rows, struct error *err)
{
	bool people = out->format == OUT_TABLE && !out->nul;
	struct names known = { 0 }, names = { 0 };
	json_object *first = json_object_array_get_idx(rows, 0);

	split(&known, op->columns);
	if (first && !any_in(&known, first))
		known.n = 0;
	if (out->columns || !known.n)
		members(&known, first);
	if (!out->columns)
		names = known;
	else if (chosen(out, &known, &names, err))
		return err->status;
	for (size_t c = 0; c < names.n; c++)
		add_column(g, out, names.of[c], people && is_right(rows, names.of[c]));
	for (size_t i = 0; i < json_object_array_length(rows); i++) {
		json_object *row = json_object_array_get_idx(rows, i);

		for (size_t c = 0; c < names.n; c++) {
			const char *name = names.of[c];
			json_object *v = member(row, name);

			add_cell(g, c, people ? shown(name, v, out->now) : value(v));
		}
		grid_end_row(g);
	}
	return ST_OK;
}

/* ---- one object -------------------------------------------------------- */

static void add_member(struct grid *g, const struct output *out, const char *name,
		       json_object *v)
{
	grid_cell(g, 0, str_from(name));
	add_cell(g, 1,
		 out->format == OUT_TABLE && !out->nul ? shown(name, v, 0) : value(v));
	grid_end_row(g);
}

static void add_members(struct grid *g, const struct output *out, json_object *obj)
{
	if (!json_object_is_type(obj, json_type_object))
		return;
	json_object_object_foreach(obj, key, v) add_member(g, out, key, v);
}

enum status loose_object(struct grid *g, const struct output *out, json_object *body,
			 json_object *extra, struct error *err)
{
	struct names known = { 0 }, names = { 0 };

	add_column(g, out, "field", false);
	add_column(g, out, "value", false);
	if (!out->columns) {
		add_members(g, out, body);
		add_members(g, out, extra);
		return ST_OK;
	}
	members(&known, body);
	members(&known, extra);
	if (chosen(out, &known, &names, err))
		return err->status;
	for (size_t i = 0; i < names.n; i++) {
		const char *name = names.of[i];
		json_object *v = member(body, name);

		add_member(g, out, name, v ? v : member(extra, name));
	}
	return ST_OK;
}
