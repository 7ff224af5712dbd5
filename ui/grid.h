#ifndef UI_GRID_H
#define UI_GRID_H

#include "model/arena.h"
#include "ui/output.h"

/*
 * Finished texts in columns, whatever they were made of: printed as a table for people,
 * as CSV or TSV, or as names ended by NUL, as the output asks.  All zero is empty.
 */
enum { GRID_COLUMNS_MAX = 32 };

struct grid {
	struct text titles[GRID_COLUMNS_MAX];
	bool right[GRID_COLUMNS_MAX];
	size_t n_columns, n_rows, cap;
	struct text *cells; /* n_rows * n_columns */
	struct arena arena;
};

void grid_done(struct grid *g);

/* Columns first, from the left; what is too much is left out.  `right`: numbers and
 * ages, which are set to the right and never cut short. */
void grid_column(struct grid *g, struct str title, bool right);

/* The cell of the row being filled; all columns, then grid_end_row(). */
void grid_cell(struct grid *g, size_t column, struct str s);
void grid_end_row(struct grid *g);

/*
 * A table fits its terminal and never wraps: the widest texts give way first, then the
 * columns on the right.  CSV and TSV have a heading line, also without rows; without
 * columns there is nothing to print.
 */
enum status grid_print(const struct grid *g, const struct output *out,
		       struct error *err) MUST_CHECK;

#endif
