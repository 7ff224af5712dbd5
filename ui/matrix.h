#ifndef UI_MATRIX_H
#define UI_MATRIX_H

#include "model/matrix.h"
#include "ui/estate_reading.h"
#include "ui/file_prompt.h"
#include "ui/views.h"

/*
 * "M": repositories x teams, members x teams (UX 6 (iii)).  Cells are changed on the
 * screen and sent as one plan.  matrix.c has its life and its keys, matrix_draw.c what
 * is seen, matrix_review.c what is asked before anything is sent, matrix_export.c what
 * goes to a file.
 */
struct matrix_view {
	struct view view; /* first */
	struct place place;
	enum matrix_of of;
	unsigned parts; /* enum estate_parts that were asked for */

	struct estate_reading *reading; /* under way; NULL */
	struct estate estate;           /* read last; org is NULL: nothing was */
	const struct estate *of_what;   /* that, or the snapshot; NULL: neither */
	struct matrix *m;               /* of it; NULL */
	struct error failed;            /* ST_OK: it was read */
	char identity[IDENTITY_MAX];    /* who was signed in then */
	int requests;
	int64_t read_at; /* Unix seconds */
	bool stopped;
	bool stale; /* changed from here: to be read again */

	size_t *shown, n_shown; /* rows that pass the filter */
	size_t row, team;       /* the cursor; the row among those shown */
	size_t top, left;       /* the first on screen */
	int page;               /* rows of the last drawing */
	bool typing;            /* in the filter */
	struct prompt filter;
	bool exporting; /* the name of the file is being typed */
	struct file_prompt file;
	bool armed;                             /* "+" was pressed once */
	char sought_row[256], sought_team[256]; /* to stand on; "" */
	char keys[160], legend[256], said[160];
};

/* Stands on the row and the team of these names; "" for the first. */
struct view *matrix_view_new(struct app *a, const struct place *p, enum matrix_of of,
			     const char *row, const char *team);

/* matrix_draw.c */
void matrix_draw(struct view *v, struct rect r);
void matrix_heading(struct view *v, char *left, size_t nl, char *right, size_t nr);
void matrix_summary(struct view *v, char *buf, size_t size);
const char *matrix_legend(struct view *v);
const char *matrix_keys(struct view *v);

/* matrix_export.c: "E" */
void matrix_export_open(struct matrix_view *v);
enum key_result matrix_export_key(struct matrix_view *v, uint32_t key);

/* matrix_review.c: asks for the changed cells, and sends them. */
void matrix_review(struct matrix_view *v);

#endif
