#ifndef MODEL_MATRIX_PRIVATE_H
#define MODEL_MATRIX_PRIVATE_H

#include "model/matrix.h"

/* What matrix.c (cells) and matrix_plan.c (what comes of changing them) share. */
struct matrix_line {
	char *name;
	json_object *row; /* of the Hub; NULL: only other lists speak of it */
	int64_t id;       /* of a team; -1: not known */
};

struct matrix {
	const struct estate *e; /* borrowed */
	enum matrix_of of;
	struct matrix_line *rows, *teams;
	size_t n_rows, n_teams;
	uint8_t *was, *now; /* enum matrix_cell, row by row */
};

bool matrix_row_changed(const struct matrix *m, size_t row);
bool matrix_team_changed(const struct matrix *m, size_t team);

/* Only part of the list came: what is not in it may be in the rest. */
bool matrix_part(const struct estate *e, const char *list, const char *of);

#endif
