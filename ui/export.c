#include "ui/export.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/json.h"
#include "ui/new_file.h"
#include "ui/output.h"

struct export
{
	FILE *to;
	const struct table *table;
	const struct field *const *fields;
	size_t n_fields;
	const struct export_meta *meta;
};

static struct str cell(const struct export *e, size_t field, const void *row, char *buf,
		       size_t size)
{
	return field_value(e->fields[field], row, table_kind(e->table)->flag_words, buf,
			   size);
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

static void csv_head(const struct export *e)
{
	char now[40], requests[24];

	format_rfc3339(e->meta->now, now, sizeof(now));
	snprintf(requests, sizeof(requests), "%d", e->meta->requests);
	csv_comment(e->to, "place", e->meta->place);
	csv_comment(e->to, "time", now);
	csv_comment(e->to, "account", e->meta->account);
	csv_comment(e->to, "filter", e->meta->filter);
	csv_comment(e->to, "requests", requests);
	csv_comment(e->to, "complete", e->meta->complete ? "yes" : "no");
	for (size_t i = 0; i < e->n_fields; i++) {
		if (i)
			fputc(',', e->to);
		output_csv_cell(e->to, str_from(e->fields[i]->name), ',');
	}
	fputs("\r\n", e->to);
}

static void write_csv(const struct export *e)
{
	size_t n = table_shown(e->table);
	char buf[256];

	csv_head(e);
	for (size_t i = 0; i < n; i++) {
		const void *row = table_row(e->table, i);

		for (size_t j = 0; j < e->n_fields; j++) {
			if (j)
				fputc(',', e->to);
			output_csv_cell(e->to, cell(e, j, row, buf, sizeof(buf)), ',');
		}
		fputs("\r\n", e->to);
	}
}

static json_object *json_text(struct str s)
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
	return json_text(s);
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
	json_object_object_add(o, "place", json_text(str_from(meta->place)));
	json_object_object_add(o, "time", json_text(str_from(now)));
	json_object_object_add(o, "account", json_text(str_from(meta->account)));
	json_object_object_add(o, "filter", json_text(str_from(meta->filter)));
	json_object_object_add(o, "requests", json_object_new_int(meta->requests));
	json_object_object_add(o, "complete", json_object_new_boolean(meta->complete));
	return o;
}

static void write_json(const struct export *e)
{
	size_t n = table_shown(e->table);

	fputs("{\"meta\":", e->to);
	put_json(e->to, json_meta(e->meta));
	fputs(",\n\"rows\":[", e->to);
	for (size_t i = 0; i < n; i++) {
		const void *row = table_row(e->table, i);
		json_object *o = json_object_new_object();

		for (size_t j = 0; j < e->n_fields; j++)
			json_object_object_add(o, e->fields[j]->name,
					       json_cell(e, j, row));
		fputs(i ? ",\n" : "\n", e->to);
		put_json(e->to, o);
	}
	fputs("\n]}\n", e->to);
}

static bool ends_with(const char *path, const char *ending)
{
	size_t n = strlen(path), m = strlen(ending);

	return n > m && !strcmp(path + n - m, ending);
}

enum status export_write(const char *path, const struct table *t,
			 const struct field *const *fields, size_t n_fields,
			 const struct export_meta *meta, struct error *err)
{
	struct export e = { NULL, t, fields, n_fields, meta };
	bool csv = ends_with(path, ".csv");

	if (!csv && !ends_with(path, ".json"))
		return error_set(err, ST_USAGE, "the name must end with .csv or .json");
	e.to = new_file_open(path, err);
	if (!e.to)
		return err->status;
	if (csv)
		write_csv(&e);
	else
		write_json(&e);
	return new_file_close(e.to, path, err);
}
