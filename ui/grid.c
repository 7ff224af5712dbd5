#include "ui/grid.h"

#include <stdlib.h>
#include <string.h>

#include "model/xalloc.h"

enum { CELL_MAX = 512, GAP = 2, NARROWEST = 10 };

void grid_done(struct grid *g)
{
	free(g->cells);
	arena_done(&g->arena);
	*g = (struct grid){ 0 };
}

void grid_column(struct grid *g, struct str title, bool right)
{
	if (g->n_columns == GRID_COLUMNS_MAX)
		return;
	g->titles[g->n_columns] = arena_text(&g->arena, title);
	g->right[g->n_columns++] = right;
}

void grid_cell(struct grid *g, size_t column, struct str s)
{
	size_t need = (g->n_rows + 1) * g->n_columns;

	g->cells = xgrow(g->cells, &g->cap, need, sizeof(*g->cells));
	g->cells[g->n_rows * g->n_columns + column] = arena_text(&g->arena, s);
}

void grid_end_row(struct grid *g)
{
	g->n_rows++;
}

/* Row 0 is the heading. */
static struct str cell_at(const struct grid *g, size_t row, size_t column)
{
	return text_str(row ? g->cells[(row - 1) * g->n_columns + column]
			    : g->titles[column]);
}

/* ---- for people -------------------------------------------------------- */

struct widths {
	size_t n; /* columns that are printed */
	int of[GRID_COLUMNS_MAX];
};

static struct widths natural_widths(const struct grid *g, const struct output *out)
{
	struct widths w = { .n = g->n_columns };

	for (size_t c = 0; c < g->n_columns; c++)
		for (size_t r = 0; r <= g->n_rows; r++) {
			int n = show_width(cell_at(g, r, c), out->charset, CELL_MAX);

			w.of[c] = n > w.of[c] ? n : w.of[c];
		}
	return w;
}

static int total(const struct widths *w)
{
	int n = 0;

	for (size_t c = 0; c < w->n; c++)
		n += w->of[c] + (c ? GAP : 0);
	return n;
}

/* Takes from the widest texts what is too much.  False when that is not enough. */
static bool squeeze(const struct grid *g, struct widths *w, int width)
{
	for (int left = total(w) - width; left > 0; left--) {
		size_t widest = w->n;

		for (size_t c = 0; c < w->n; c++)
			if (!g->right[c] && w->of[c] > NARROWEST &&
			    (widest == w->n || w->of[c] > w->of[widest]))
				widest = c;
		if (widest == w->n)
			return false;
		w->of[widest]--;
	}
	return true;
}

static struct widths fit(const struct grid *g, const struct output *out)
{
	const struct widths natural = natural_widths(g, out);
	struct widths w = natural;

	while (out->width && !squeeze(g, &w, out->width)) {
		size_t n = w.n - 1;

		if (!n) {
			w.of[0] = out->width;
			break;
		}
		w = natural;
		w.n = n;
	}
	return w;
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

static void print_table(const struct grid *g, const struct output *out)
{
	struct widths w = fit(g, out);

	for (size_t r = 0; r <= g->n_rows; r++)
		for (size_t c = 0; c < w.n; c++)
			print_cell(out, cell_at(g, r, c), w.of[c], g->right[c],
				   c + 1 == w.n);
}

/* ---- for programs ------------------------------------------------------ */

/* TSV has no quoting: what would break a line becomes a blank. */
static void print_tsv_cell(FILE *to, struct str s)
{
	if (s.len && strchr("=+-@", s.ptr[0]))
		fputc('\'', to);
	for (size_t i = 0; i < s.len; i++)
		fputc(strchr("\t\n\r", s.ptr[i]) ? ' ' : s.ptr[i], to);
}

/* What a file may keep must not act on a terminal; the caller frees. */
static char *tamed(const struct output *out, struct str *s)
{
	char *shown = out->terminal ? show_line(*s, out->charset) : NULL;

	if (shown)
		*s = str_from(shown);
	return shown;
}

static void print_separated(const struct grid *g, const struct output *out)
{
	char sep = out->format == OUT_CSV ? ',' : '\t';

	for (size_t r = 0; r <= g->n_rows; r++)
		for (size_t c = 0; c < g->n_columns; c++) {
			struct str s = cell_at(g, r, c);
			char *shown = tamed(out, &s);

			if (out->format == OUT_CSV)
				output_csv_cell(out->to, s, sep);
			else
				print_tsv_cell(out->to, s);
			fputc(c + 1 == g->n_columns ? '\n' : sep, out->to);
			free(shown);
		}
}

static void print_names(const struct grid *g, const struct output *out)
{
	for (size_t r = 1; g->n_columns && r <= g->n_rows; r++) {
		struct str s = cell_at(g, r, 0);
		char *shown = tamed(out, &s);

		fwrite(s.ptr, 1, s.len, out->to);
		fputc('\0', out->to);
		free(shown);
	}
}

enum status grid_print(const struct grid *g, const struct output *out,
		       struct error *err)
{
	if (out->nul)
		print_names(g, out);
	else if (out->format == OUT_TABLE)
		print_table(g, out);
	else
		print_separated(g, out);
	return output_flush(out, err);
}
