#include "ui/export.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/json.h"
#include "model/xalloc.h"
#include "ui/new_file.h"
#include "ui/output.h"

enum { EXPORT_CELL_MAX = 256 };

struct export
{
	FILE *to;
	char *path;
	const struct kind *kind;
	const struct field **fields;
	size_t n_fields, rows;
	bool csv;
};

static struct str cell(const struct export *e, size_t field, const void *row, char *buf,
		       size_t size)
{
	return field_value(e->fields[field], row, e->kind->flag_words, buf, size);
}

/* A comment line cannot be left by what the user typed as a filter: one line, no
 * controls. */
static void csv_comment(FILE *to, const char *name, const char *value)
{
	fprintf(to, "# %s: ", name);
	for (; *value; value++)
		fputc((unsigned char)*value < 0x20 ? ' ' : *value, to);
	fputs("\r\n", to);
}

static void csv_origin(const struct export *e, const struct export_meta *meta)
{
	char now[40];

	format_rfc3339(meta->now, now, sizeof(now));
	csv_comment(e->to, "place", meta->place);
	csv_comment(e->to, "time", now);
	csv_comment(e->to, "account", meta->account);
	csv_comment(e->to, "filter", meta->filter);
}

static void csv_extent(const struct export *e, const struct export_meta *meta)
{
	char requests[24];

	snprintf(requests, sizeof(requests), "%d", meta->requests);
	csv_comment(e->to, "requests", requests);
	csv_comment(e->to, "complete", meta->complete ? "yes" : "no");
}

static void csv_names(const struct export *e)
{
	for (size_t i = 0; i < e->n_fields; i++) {
		if (i)
			fputc(',', e->to);
		output_csv_cell(e->to, str_from(e->fields[i]->name), ',');
	}
	fputs("\r\n", e->to);
}

static void csv_row(const struct export *e, const void *row)
{
	char buf[256];

	for (size_t j = 0; j < e->n_fields; j++) {
		if (j)
			fputc(',', e->to);
		output_csv_cell(e->to, cell(e, j, row, buf, sizeof(buf)), ',');
	}
	fputs("\r\n", e->to);
}

static json_object *json_of(struct str s)
{
	return json_object_new_string_len(s.ptr ? s.ptr : "", (int)s.len);
}

/* Numbers as numbers, what the Hub did not say as null, the rest as text. */
static json_object *json_cell(const struct export *e, size_t j, const void *row)
{
	char buf[256];
	struct str s = cell(e, j, row, buf, sizeof(buf));
	enum field_type type = e->fields[j]->type;
	int64_t n;

	if (type == FIELD_BOOL)
		return json_object_new_boolean(
			*(const bool *)field_at(e->fields[j], row));
	if (!s.len)
		return NULL;
	if (type != FIELD_TEXT && parse_int(s, &n))
		return json_object_new_int64(n);
	return json_of(s);
}

static void put_json(FILE *to, json_object *take)
{
	output_json(to, json_object_to_json_string_ext(
				take, JSON_C_TO_STRING_PLAIN |
					      JSON_C_TO_STRING_NOSLASHESCAPE));
	json_object_put(take);
}

static json_object *json_meta(const struct export_meta *meta)
{
	json_object *o = json_object_new_object();
	char now[40];

	format_rfc3339(meta->now, now, sizeof(now));
	json_object_object_add(o, "place", json_of(str_from(meta->place)));
	json_object_object_add(o, "time", json_of(str_from(now)));
	json_object_object_add(o, "account", json_of(str_from(meta->account)));
	json_object_object_add(o, "filter", json_of(str_from(meta->filter)));
	json_object_object_add(o, "requests", json_object_new_int(meta->requests));
	json_object_object_add(o, "complete", json_object_new_boolean(meta->complete));
	return o;
}

static void json_row(const struct export *e, const void *row)
{
	json_object *o = json_object_new_object();

	for (size_t j = 0; j < e->n_fields; j++)
		json_object_object_add(o, e->fields[j]->name, json_cell(e, j, row));
	fputs(e->rows ? ",\n" : "\n", e->to);
	put_json(e->to, o);
}

static void write_row(struct export *e, const void *row)
{
	if (e->csv)
		csv_row(e, row);
	else
		json_row(e, row);
	e->rows++;
}

/* What is only known at the end stands at the end. */
static void write_head(const struct export *e, const struct export_meta *meta,
		       bool whole)
{
	if (e->csv) {
		csv_origin(e, meta);
		if (whole)
			csv_extent(e, meta);
		csv_names(e);
		return;
	}
	if (whole) {
		fputs("{\"meta\":", e->to);
		put_json(e->to, json_meta(meta));
		fputs(",\n\"rows\":[", e->to);
	} else {
		fputs("{\"rows\":[", e->to);
	}
}

static void write_foot(const struct export *e, const struct export_meta *meta,
		       bool whole)
{
	if (e->csv && !whole) {
		csv_extent(e, meta);
	} else if (!e->csv && !whole) {
		fputs("\n],\n\"meta\":", e->to);
		put_json(e->to, json_meta(meta));
		fputs("}\n", e->to);
	} else if (!e->csv) {
		fputs("\n]}\n", e->to);
	}
}

static bool ends_with(const char *path, const char *ending)
{
	size_t n = strlen(path), m = strlen(ending);

	return n > m && !strcmp(path + n - m, ending);
}

/* NULL with *err. */
static struct export *open_export(const char *path, const struct kind *k,
				  const struct field *const *fields, size_t n,
				  struct error *err)
{
	bool csv = ends_with(path, ".csv");
	struct export *e;
	FILE *to;

	if (!csv && !ends_with(path, ".json")) {
		error_set(err, ST_USAGE, "the name must end with .csv or .json");
		return NULL;
	}
	to = new_file_open(path, err);
	if (!to)
		return NULL;
	e = xcalloc(1, sizeof(*e));
	*e = (struct export){ .to = to,
			      .path = xstrdup(path),
			      .kind = k,
			      .fields = xcalloc(n ? n : 1, sizeof(*fields)),
			      .n_fields = n,
			      .csv = csv };
	if (n)
		memcpy(e->fields, fields, n * sizeof(*fields));
	return e;
}

static enum status close_export(struct export *take_e, struct error *err)
{
	enum status st = new_file_close(take_e->to, take_e->path, err);

	free(take_e->path);
	free(take_e->fields);
	free(take_e);
	return st;
}

enum status export_write(const char *path, const struct table *t,
			 const struct field *const *fields, size_t n_fields,
			 const struct export_meta *meta, struct error *err)
{
	struct export *e = open_export(path, table_kind(t), fields, n_fields, err);
	size_t n = table_shown(t);

	if (!e)
		return err->status;
	write_head(e, meta, true);
	for (size_t i = 0; i < n; i++)
		write_row(e, table_row(t, i));
	write_foot(e, meta, true);
	return close_export(e, err);
}

/* ---- cells of no kind ------------------------------------------------------- */

static void grid_csv(const struct export_grid *g, FILE *to)
{
	char buf[EXPORT_CELL_MAX];

	for (size_t i = 0; i < g->n_names; i++) {
		fputs(i ? "," : "", to);
		output_csv_cell(to, str_from(g->names[i]), ',');
	}
	fputs("\r\n", to);
	for (size_t row = 0; row < g->n_rows; row++) {
		for (size_t i = 0; i < g->n_names; i++) {
			const char *cell = g->cell(g->arg, row, i, buf, sizeof(buf));

			fputs(i ? "," : "", to);
			output_csv_cell(to, str_from(cell ? cell : "?"), ',');
		}
		fputs("\r\n", to);
	}
}

static json_object *grid_row(const struct export_grid *g, size_t row)
{
	json_object *all = json_object_new_object(), *in = all;
	char buf[EXPORT_CELL_MAX];

	for (size_t i = 0; i < g->n_names; i++) {
		const char *cell = g->cell(g->arg, row, i, buf, sizeof(buf));

		if (i == g->own) {
			in = json_object_new_object();
			json_object_object_add(all, g->together, in);
		}
		json_object_object_add(in, g->names[i],
				       cell ? json_of(str_from(cell)) : NULL);
	}
	return all;
}

static void grid_json(const struct export_grid *g, const struct export_meta *meta,
		      FILE *to)
{
	fputs("{\"meta\":", to);
	put_json(to, json_meta(meta));
	fputs(",\n\"rows\":[", to);
	for (size_t row = 0; row < g->n_rows; row++) {
		fputs(row ? ",\n" : "\n", to);
		put_json(to, grid_row(g, row));
	}
	fputs("\n]}\n", to);
}

enum status export_grid_write(const char *path, const struct export_grid *g,
			      const struct export_meta *meta, struct error *err)
{
	struct export *e = open_export(path, NULL, NULL, 0, err);

	if (!e)
		return err->status;
	if (e->csv) {
		csv_origin(e, meta);
		csv_extent(e, meta);
		grid_csv(g, e->to);
	} else {
		grid_json(g, meta, e->to);
	}
	return close_export(e, err);
}

/* ---- rows that come one page after the other --------------------------------- */

enum status export_begin(const char *path, const struct kind *k,
			 const struct field *const *fields, size_t n_fields,
			 const struct export_meta *meta, struct export **ret,
			 struct error *err)
{
	*ret = open_export(path, k, fields, n_fields, err);
	if (!*ret)
		return err->status;
	write_head(*ret, meta, false);
	return ST_OK;
}

bool export_page(struct export *e, const struct page *p, const struct query *q,
		 int64_t now)
{
	for (size_t i = 0; i < p->n_rows; i++)
		if (!q || query_match(q, page_row(p, i), now))
			write_row(e, page_row(p, i));
	return !ferror(e->to);
}

size_t export_rows(const struct export *e)
{
	return e->rows;
}

enum status export_end(struct export *take_e, const struct export_meta *meta,
		       struct error *err)
{
	write_foot(take_e, meta, false);
	return close_export(take_e, err);
}
