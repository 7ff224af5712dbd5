#ifndef UI_COLUMNS_H
#define UI_COLUMNS_H

#include "model/error.h"
#include "model/table.h"

/*
 * [columns.PANE] of the configuration: which columns a pane shows, in which order, how
 * wide, and how it is sorted first.
 */
enum { COLUMN_SPECS_MAX = 24 };

struct column_spec {
	const struct field *field;
	int width; /* 0: the kind's */
};

struct pane_columns {
	const struct kind *kind;
	struct column_spec show[COLUMN_SPECS_MAX]; /* on every terminal */
	struct column_spec wide[COLUMN_SPECS_MAX]; /* and these with "w" */
	size_t n_show, n_wide; /* n_show 0: as the kind says by its priorities */
	bool wide_said; /* else "w" adds whatever else the kind has a column for */
	const struct field *sort; /* NULL: the kind's own */
	bool reverse;
};

struct pane_config {
	struct pane_columns *v;
	size_t n;
};

/*
 * `pane` is what stands behind "columns."; `key` is show, wide or sort.  A later value
 * takes the place of an earlier one.  ST_USAGE says what is allowed and names the
 * nearest.
 */
enum status pane_config_set(struct pane_config *c, const char *pane, const char *key,
			    const char *value, struct error *err) MUST_CHECK;
void pane_config_done(struct pane_config *c);

/* NULL: nothing is said about that kind. */
const struct pane_columns *pane_config_find(const struct pane_config *c,
					    const struct kind *k);

/*
 * The columns to show: as the configuration says (`said` may be NULL), else those of
 * the kind whose priority is at most `priority`.  Room for COLUMN_SPECS_MAX; how many.
 */
enum { COLUMNS_WIDE = 4 }; /* the priority of "w" */
size_t columns_choose(const struct pane_columns *said, const struct kind *k,
		      int priority, struct column_spec *ret);

/* The first order of a table: as the configuration says, else as its kind does. */
void columns_sort(const struct pane_columns *said, struct table *t);

/* As it would be written: "tag:40 pushed size"; "" for none. */
void columns_text(const struct column_spec *v, size_t n, char *buf, size_t size);

#endif
