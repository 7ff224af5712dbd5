#ifndef MODEL_MATRIX_H
#define MODEL_MATRIX_H

#include "model/estate.h"
#include "model/plan.h"

/*
 * Who and what meets in teams: repositories x teams, each cell what the team may do
 * there, or members x teams, each cell whether somebody is in it.  Cells are changed
 * here, on paper; the changes become one plan.
 */
enum matrix_of { MATRIX_REPOS, MATRIX_MEMBERS };

enum matrix_cell {
	CELL_UNKNOWN, /* the list was not read, or not all of it */
	CELL_NONE,
	CELL_READ,
	CELL_WRITE,
	CELL_ADMIN,
	CELL_MEMBER,
};

const char *matrix_cell_text(enum matrix_cell c); /* "?", "-", "read" ..., "yes" */

const char *matrix_cell_word(enum matrix_cell c);        /* in a sentence: "none" */
enum matrix_cell matrix_cell_of(const char *permission); /* "write"; else unknown */

struct matrix;

/* Borrows the estate, which stays as it is.  Rows and teams are in natural order. */
struct matrix *matrix_new(const struct estate *e, enum matrix_of of);
void matrix_free(struct matrix *m); /* NULL is fine */

size_t matrix_rows(const struct matrix *m);
size_t matrix_teams(const struct matrix *m);
const char *matrix_row(const struct matrix *m, size_t row);
const char *matrix_team(const struct matrix *m, size_t team);

/* The row of that name, and the team of that id; false: one of them is not here. */
bool matrix_find(const struct matrix *m, const char *row, int64_t team_id,
		 size_t *ret_row, size_t *ret_team);

/*
 * What is to be known of the row besides: "public", "no team" of a repository that
 * nobody reaches through a team, "owner", "editor" and "no team" of a member; as the
 * cells are now.  Several have a comma between them; "" for none.
 */
void matrix_note(const struct matrix *m, size_t row, char *buf, size_t size);
/* The same as the Hub has the cells. */
void matrix_note_was(const struct matrix *m, size_t row, char *buf, size_t size);

/* Of how many rows something is so, and of how many it is not known, as the cells are
 * now. */
struct matrix_counts {
	size_t unreached, reach_unknown; /* in or through no team */
	size_t open, open_unknown;       /* public; of repositories */
};
void matrix_counts(const struct matrix *m, struct matrix_counts *ret);

enum matrix_cell matrix_was(const struct matrix *m, size_t row, size_t team);
enum matrix_cell matrix_now(const struct matrix *m, size_t row, size_t team);

/* Why the cell stays as it is; NULL: it can be changed. */
const char *matrix_locked(const struct matrix *m, size_t row, size_t team);
/* - read write admin and again, or in and out; not where it is locked. */
void matrix_next(struct matrix *m, size_t row, size_t team);
void matrix_set(struct matrix *m, size_t row, size_t team, enum matrix_cell c);
size_t matrix_changes(const struct matrix *m);
void matrix_reset(struct matrix *m); /* takes all changes back */
/* Makes the changes of another reading once more, where row and team still are. */
void matrix_carry(struct matrix *m, const struct matrix *from);

/* The estate as it would be; the caller ends it with estate_done(). */
void matrix_after(const struct matrix *m, struct estate *ret);

/* What the changes mean for people: access_effect() of the repositories concerned; the
 * caller owns it. */
json_object *matrix_effect(const struct matrix *m);

/* Of what not enough was read to tell the changes as people: a team, "the members";
 * NULL: all can be told. */
const char *matrix_untold(const struct matrix *m);

/* An item a changed cell, "shop, web: write -> admin"; the caller owns it. */
struct plan *matrix_plan(const struct matrix *m, int64_t now);

#endif
