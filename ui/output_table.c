#include "ui/output_table.h"

#include <stdlib.h>
#include <string.h>

#include "model/json.h"
#include "model/kinds.h"
#include "model/page.h"
#include "model/xalloc.h"

enum { MAX_COLUMNS = 32, CELL_MAX = 512, GAP = 2, NARROWEST = 6, SLICE = 1000 };

/*
 * A grid of finished texts, whatever they were made of: rows of a kind, members of an
 * object, loose JSON rows.  Owns its texts.
 */
struct grid {
	const char *titles[MAX_COLUMNS]; /* borrowed */
	bool right[MAX_COLUMNS];
	bool grow[MAX_COLUMNS];
	size_t n_columns, n_rows, cap;
	struct text *cells; /* n_rows * n_columns, in `arena` */
	struct arena arena;
};

static void grid_done(struct grid *g)
{
	free(g->cells);
	arena_done(&g->arena);
}

static void grid_cell(struct grid *g, size_t column, struct str s)
{
	size_t need = (g->n_rows + 1) * g->n_columns;

	g->cells = xgrow(g->cells, &g->cap, need, sizeof(*g->cells));
	g->cells[g->n_rows * g->n_columns + column] = arena_text(&g->arena, s);
}

static struct str grid_at(const struct grid *g, size_t row, size_t column)
{
	return text_str(g->cells[row * g->n_columns + column]);
}

/* ---- rows of a kind --------------------------------------------------- */

static enum status choose_named(const struct kind *k, const char *names,
				const struct field **ret, size_t *n, struct error *err)
{
	do {
		size_t len = strcspn(names, ",");
		const struct field *f = kind_field(k, (struct str){ names, len });

		if (!f || *n == MAX_COLUMNS) {
			error_set(err, ST_USAGE, "--columns: %s have no \"%.*s\"",
				  k->name, (int)len, names);
			return error_hint(err,
					  "the first is \"%s\"; hubdeck actions "
					  "--output json lists operations",
					  k->fields[0].name);
		}
		ret[(*n)++] = f;
		names += len + (names[len] == ',');
	} while (*names);
	return ST_OK;
}

/* By priority and width, as the dashboard does (UX 2.3); everything when it is not for
 * people. */
static size_t choose_fitting(const struct output *out, const struct kind *k,
			     const struct field **ret)
{
	int most = out->format != OUT_TABLE || !out->width ? 4
		   : out->width >= 200                     ? 4
		   : out->width >= 120                     ? 3
							   : 2;
	size_t n = 0;

	for (size_t i = 0; i < k->n_fields && n < MAX_COLUMNS; i++)
		if (out->format != OUT_TABLE ||
		    (k->fields[i].priority && k->fields[i].priority <= most))
			ret[n++] = &k->fields[i];
	return n;
}

static void fill_row(struct grid *g, const struct output *out, const struct kind *k,
		     const struct field *const *fields, const void *row)
{
	struct cell_style style = { .now = out->now, .flag_words = k->flag_words };
	char buf[CELL_MAX];

	for (size_t c = 0; c < g->n_columns; c++) {
		struct str s;

		if (out->format == OUT_TABLE) {
			field_show(fields[c], row, &style, buf, sizeof(buf));
			s = str_from(buf);
		} else {
			s = field_value(fields[c], row, k->flag_words, buf,
					sizeof(buf));
		}
		grid_cell(g, c, s);
	}
	g->n_rows++;
}

/* A tag's need the rules of its repository, too: those are the dashboard's. */
static void fill_flags(struct page *page, int64_t now)
{
	const struct kind *k = page->kind;
	const struct field *f = kind_field(k, STR("flags"));
	const struct row_context ctx = { .now = now };

	for (size_t i = 0; f && k != &kind_tags && i < page->n_rows; i++) {
		char *row = page->rows + i * k->row_size;
		struct flagset *set = (struct flagset *)(void *)(row + f->offset);

		set->bits = k->flags(row, &ctx);
	}
}

/* A list may be longer than any page. */
static void fill_rows(struct grid *g, const struct output *out, const struct kind *k,
		      const struct field *const *fields, json_object *rows)
{
	size_t n = json_object_array_length(rows);

	for (size_t first = 0; first < n; first += SLICE) {
		size_t some = n - first < SLICE ? n - first : SLICE;
		struct page *page = page_of_rows(k, rows, first, some);

		fill_flags(page, out->now);
		for (size_t i = 0; i < page->n_rows; i++)
			fill_row(g, out, k, fields, page_row(page, i));
		page_free(page);
	}
}

static enum status from_kind(struct grid *g, const struct output *out,
			     const struct kind *k, json_object *rows, struct error *err)
{
	const struct field *fields[MAX_COLUMNS] = { 0 };
	enum status st = ST_OK;

	if (out->columns)
		st = choose_named(k, out->columns, fields, &g->n_columns, err);
	else
		g->n_columns = choose_fitting(out, k, fields);
	if (st)
		return st;
	for (size_t c = 0; c < g->n_columns; c++) {
		g->titles[c] =
			out->format == OUT_TABLE ? fields[c]->title : fields[c]->name;
		g->right[c] = field_right(fields[c]);
		g->grow[c] = fields[c]->flags & FIELD_GROW;
	}
	fill_rows(g, out, k, fields, rows);
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

/* ---- anything else ---------------------------------------------------- */

static char *plain_value(json_object *v)
{
	if (!v)
		return xstrdup("");
	if (json_object_is_type(v, json_type_array)) {
		char *all = xstrdup("");

		for (size_t i = 0; i < json_object_array_length(v); i++) {
			char *one = plain_value(json_object_array_get_idx(v, i));
			char *more = xasprintf("%s%s%s", all, i ? "," : "", one);

			free(one);
			free(all);
			all = more;
		}
		return all;
	}
	if (json_object_is_type(v, json_type_string))
		return xstrndup(json_object_get_string(v),
				(size_t)json_object_get_string_len(v));
	return xstrdup(json_object_to_json_string(v));
}

static void add_plain(struct grid *g, size_t column, json_object *v)
{
	char *s = plain_value(v);

	grid_cell(g, column, str_from(s));
	free(s);
}

/* Columns are the members of the first row. */
static void from_loose(struct grid *g, json_object *rows)
{
	json_object *first = json_object_array_get_idx(rows, 0);

	if (!json_object_is_type(first, json_type_object))
		return;
	json_object_object_foreach(first, key, value)
	{
		(void)value;
		if (g->n_columns < MAX_COLUMNS)
			g->titles[g->n_columns++] = key;
	}
	for (size_t i = 0; i < json_object_array_length(rows); i++, g->n_rows++)
		for (size_t c = 0; c < g->n_columns; c++) {
			json_object *v = NULL;

			json_object_object_get_ex(json_object_array_get_idx(rows, i),
						  g->titles[c], &v);
			add_plain(g, c, v);
		}
}

static void add_members(struct grid *g, json_object *obj)
{
	if (!json_object_is_type(obj, json_type_object))
		return;
	json_object_object_foreach(obj, key, value)
	{
		grid_cell(g, 0, str_from(key));
		add_plain(g, 1, value);
		g->n_rows++;
	}
}

static void from_object(struct grid *g, json_object *body, json_object *extra)
{
	g->titles[0] = "FIELD";
	g->titles[1] = "VALUE";
	g->grow[1] = true;
	g->n_columns = 2;
	add_members(g, body);
	add_members(g, extra);
}

/* ---- printing --------------------------------------------------------- */

static void fit(const struct grid *g, const struct output *out, int *widths)
{
	int total = 0;

	for (size_t c = 0; c < g->n_columns; c++) {
		widths[c] = show_width(str_from(g->titles[c]), out->charset, CELL_MAX);
		for (size_t r = 0; r < g->n_rows; r++) {
			int w = show_width(grid_at(g, r, c), out->charset, CELL_MAX);

			widths[c] = w > widths[c] ? w : widths[c];
		}
		total += widths[c] + (c ? GAP : 0);
	}
	/* Too wide: the widest gives way first, and nothing ever wraps. */
	while (out->width && total > out->width) {
		size_t widest = 0;

		for (size_t c = 1; c < g->n_columns; c++)
			if (widths[c] > widths[widest])
				widest = c;
		if (widths[widest] <= NARROWEST)
			return;
		widths[widest]--;
		total--;
	}
}

static void print_cell(const struct output *out, struct str s, int width, bool right,
		       bool last)
{
	char buf[SHOW_BYTES(CELL_MAX)];
	int used = 0;

	show_text(s, out->charset, width, buf, sizeof(buf), &used);
	if (right)
		fprintf(out->to, "%*s", width - used, "");
	fputs(buf, out->to);
	if (!right && !last)
		fprintf(out->to, "%*s", width - used, "");
	fputs(last ? "\n" : "  ", out->to);
}

static void print_people(const struct grid *g, const struct output *out)
{
	int widths[MAX_COLUMNS] = { 0 };

	fit(g, out, widths);
	for (size_t c = 0; c < g->n_columns; c++)
		print_cell(out, str_from(g->titles[c]), widths[c], g->right[c],
			   c + 1 == g->n_columns);
	for (size_t r = 0; r < g->n_rows; r++)
		for (size_t c = 0; c < g->n_columns; c++)
			print_cell(out, grid_at(g, r, c), widths[c], g->right[c],
				   c + 1 == g->n_columns);
}

/* TSV has no quoting: what would break a line becomes a blank. */
static void print_tsv_cell(FILE *to, struct str s)
{
	if (s.len && strchr("=+-@", s.ptr[0]))
		fputc('\'', to);
	for (size_t i = 0; i < s.len; i++)
		fputc(strchr("\t\n\r", s.ptr[i]) ? ' ' : s.ptr[i], to);
}

static void print_separated_cell(const struct output *out, struct str s, char sep)
{
	/* What a file may keep must not act on a terminal. */
	char *shown = out->terminal ? show_line(s, out->charset) : NULL;

	if (shown)
		s = str_from(shown);
	if (out->format == OUT_CSV)
		output_csv_cell(out->to, s, sep);
	else
		print_tsv_cell(out->to, s);
	free(shown);
}

static void print_separated(const struct grid *g, const struct output *out)
{
	char sep = out->format == OUT_CSV ? ',' : '\t';

	for (size_t r = 0; r <= g->n_rows; r++)
		for (size_t c = 0; c < g->n_columns; c++) {
			print_separated_cell(
				out, r ? grid_at(g, r - 1, c) : str_from(g->titles[c]),
				sep);
			fputc(c + 1 == g->n_columns ? '\n' : sep, out->to);
		}
}

static void print_names(const struct grid *g, const struct output *out)
{
	for (size_t r = 0; g->n_columns && r < g->n_rows; r++) {
		struct str s = grid_at(g, r, 0);
		char *shown = out->terminal ? show_line(s, out->charset) : NULL;

		if (shown)
			s = str_from(shown);
		fwrite(s.ptr, 1, s.len, out->to);
		fputc('\0', out->to);
		free(shown);
	}
}

enum status output_table(const struct output *out, const struct op *op,
			 json_object *rows, json_object *body, json_object *extra,
			 struct error *err)
{
	const struct kind *kind = op->kind ? kind_find(str_from(op->kind)) : NULL;
	struct grid g = { 0 };
	enum status st = ST_OK;

	if (rows && kind)
		st = from_kind(&g, out, kind, rows, err);
	else if (kind && kind->unfold && json_object_is_type(body, json_type_object))
		st = from_unfolded(&g, out, kind, body, err);
	else if (rows)
		from_loose(&g, rows);
	else
		from_object(&g, body, extra);
	if (!st && out->nul)
		print_names(&g, out);
	else if (!st && out->format == OUT_TABLE)
		print_people(&g, out);
	else if (!st)
		print_separated(&g, out);
	grid_done(&g);
	if (!st && fflush(out->to))
		st = error_set(err, ST_LOCAL, "cannot write the output");
	return st;
}
