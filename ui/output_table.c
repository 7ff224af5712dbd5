#include "ui/output_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/envelope.h"
#include "model/kinds.h"
#include "model/page.h"
#include "ui/column_names.h"
#include "ui/output_loose.h"

enum { CELL_MAX = 512, SLICE = 1000 };

/* ---- which columns ----------------------------------------------------- */

struct chosen {
	const struct field *fields[GRID_COLUMNS_MAX];
	size_t n;
};

/* What a list costs another request for every row is not read here. */
static bool is_there(const struct field *f)
{
	return !(f->flags & FIELD_LATE);
}

/* By its name, or as its heading reads: "repository" stands above names. */
static const struct field *named(const struct kind *k, struct str name)
{
	const struct field *f = kind_field(k, name);

	for (size_t i = 0; !f && i < k->n_fields; i++)
		if (strlen(k->fields[i].title) == name.len &&
		    !strncasecmp(k->fields[i].title, name.ptr, name.len))
			f = &k->fields[i];
	return f && is_there(f) ? f : NULL;
}

static enum status unknown(const struct kind *k, struct str name, struct error *err)
{
	struct column_list known = { 0 };

	for (size_t i = 0; i < k->n_fields; i++)
		if (is_there(&k->fields[i]))
			column_list_add(&known, k->fields[i].name);
	return column_unknown(&known, name, err);
}

static enum status choose_named(const struct kind *k, const char *names,
				struct chosen *ret, struct error *err)
{
	struct str name;

	while (column_names_next(&names, &name)) {
		const struct field *f = named(k, name);

		if (!f || ret->n == GRID_COLUMNS_MAX)
			return unknown(k, name, err);
		ret->fields[ret->n++] = f;
	}
	return ST_OK;
}

/* By priority and width, as the dashboard does (UX 2.3); everything when it is not for
 * people. */
static void choose_fitting(const struct output *out, const struct kind *k,
			   struct chosen *ret)
{
	int most = output_priority(out);

	for (size_t i = 0; i < k->n_fields && ret->n < GRID_COLUMNS_MAX; i++)
		if (is_there(&k->fields[i]) &&
		    (out->format != OUT_TABLE ||
		     (k->fields[i].priority && k->fields[i].priority <= most)))
			ret->fields[ret->n++] = &k->fields[i];
}

/* ---- rows of a kind ---------------------------------------------------- */

static void fill_row(struct grid *g, const struct output *out, const struct kind *k,
		     const struct chosen *chosen, const void *row)
{
	struct cell_style style = { .now = out->now, .flag_words = k->flag_words };
	char buf[CELL_MAX];

	for (size_t c = 0; c < chosen->n; c++) {
		const struct field *f = chosen->fields[c];
		struct str s;

		if (out->format == OUT_TABLE && !out->nul) {
			field_show(f, row, &style, buf, sizeof(buf));
			s = str_from(buf);
		} else {
			s = field_value(f, row, k->flag_words, buf, sizeof(buf));
		}
		grid_cell(g, c, s);
	}
	grid_end_row(g);
}

/* A tag's need the rules of its repository, too: those are the dashboard's. */
static void fill_flags(struct page *page, int64_t now)
{
	const struct kind *k = page->kind;
	const struct field *f = kind_flags(k);
	const struct row_context ctx = { .now = now };

	for (size_t i = 0; f && k != &kind_tags && i < page->n_rows; i++) {
		char *row = page->rows + i * k->row_size;
		struct flagset *set = (struct flagset *)(void *)(row + f->offset);

		set->bits = k->flags(row, &ctx);
	}
}

/* A list may be longer than any page.  Returns how many rows could not be read. */
static size_t fill_rows(struct grid *g, const struct output *out, const struct kind *k,
			const struct chosen *chosen, json_object *rows)
{
	size_t n = json_object_array_length(rows), skipped = 0;

	for (size_t first = 0; first < n; first += SLICE) {
		size_t some = n - first < SLICE ? n - first : SLICE;
		struct page *page = page_of_rows(k, rows, first, some);

		fill_flags(page, out->now);
		for (size_t i = 0; i < page->n_rows; i++)
			fill_row(g, out, k, chosen, page_row(page, i));
		skipped += page->skipped;
		page_free(page);
	}
	return skipped;
}

/* Bytes, with K, M or G in the cell: 412M below "SIZE (B)". */
static void add_column(struct grid *g, const struct output *out, const struct field *f)
{
	char title[COLUMN_NAME_MAX];

	snprintf(title, sizeof(title), "%s%s", f->title,
		 f->type == FIELD_BYTES ? " (B)" : "");
	grid_column(g, str_from(out->format == OUT_TABLE ? title : f->name),
		    field_right(f));
}

static enum status from_kind(struct grid *g, const struct output *out,
			     const struct kind *k, json_object *rows, struct error *err)
{
	struct chosen chosen = { 0 };
	size_t skipped;

	if (!out->columns)
		choose_fitting(out, k, &chosen);
	else if (choose_named(k, out->columns, &chosen, err))
		return err->status;
	for (size_t c = 0; c < chosen.n; c++)
		add_column(g, out, chosen.fields[c]);
	skipped = fill_rows(g, out, k, &chosen, rows);
	if (skipped)
		output_note(out, "%zu rows could not be read and are left out",
			    skipped);
	return ST_OK;
}

/* An object whose members are the rows. */
static enum status from_unfolded(struct grid *g, const struct output *out,
				 const struct kind *k, json_object *body,
				 struct error *err)
{
	json_object *rows = k->unfold(body);
	enum status st = from_kind(g, out, k, rows, err);

	json_object_put(rows);
	return st;
}

/* Images were unfolded when they were joined. */
static bool unfolds(const struct op *op, const struct kind *kind)
{
	return kind && kind->unfold && !(op->flags & OP_JOIN_IMAGES);
}

static const struct kind *kind_of(const struct op *op)
{
	return op->kind ? kind_find(str_from(op->kind)) : NULL;
}

bool output_has_rows(const struct op *op)
{
	return (op->flags & OP_LIST) || envelope_lists(op->envelope) ||
	       unfolds(op, kind_of(op));
}

enum status output_table(const struct output *out, const struct op *op,
			 json_object *rows, json_object *body, json_object *extra,
			 struct error *err)
{
	const struct kind *kind = kind_of(op);
	struct grid g = { 0 };
	enum status st;

	if (kind && kind->revealed && out->reveal)
		kind = kind->revealed;
	if (rows && kind)
		st = from_kind(&g, out, kind, rows, err);
	else if (unfolds(op, kind) && json_object_is_type(body, json_type_object))
		st = from_unfolded(&g, out, kind, body, err);
	else if (rows)
		st = loose_rows(&g, out, op, rows, err);
	else
		st = loose_object(&g, out, body, extra, err);
	if (!st)
		st = grid_print(&g, out, err);
	grid_done(&g);
	return st;
}
