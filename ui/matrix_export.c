#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/export.h"
#include "ui/matrix.h"

/*
 * "E": the rows that are shown and all teams go to a file, as the Hub has them: what is
 * changed on paper only is no evidence of anything.
 */
enum { OWN = 2 /* columns before the teams: the name, and what is noted of it */ };

static const char *cell(const void *arg, size_t i, size_t column, char *buf,
			size_t size)
{
	const struct matrix_view *v = arg;
	size_t row = v->shown[i];
	enum matrix_cell c;

	if (column == 0)
		return matrix_row(v->m, row);
	if (column == 1) {
		matrix_note_was(v->m, row, buf, size);
		return buf;
	}
	c = matrix_was(v->m, row, column - OWN);
	if (c == CELL_UNKNOWN)
		return NULL;
	return v->of == MATRIX_MEMBERS && c == CELL_NONE ? "no" : matrix_cell_word(c);
}

static enum status write_it(struct matrix_view *v, const char *path)
{
	size_t teams = matrix_teams(v->m), n = OWN + teams;
	const char **names = xcalloc(n, sizeof(*names));
	const struct export_grid grid = { .names = names,
					  .n_names = n,
					  .own = OWN,
					  .n_rows = v->n_shown,
					  .together = "teams",
					  .cell = cell,
					  .arg = v };
	char place[PLACE_MAX];
	enum status st;

	snprintf(place, sizeof(place), "%s: %s x teams", v->place.ns,
		 v->of == MATRIX_REPOS ? "repos" : "members");
	names[0] = v->of == MATRIX_REPOS ? "repository" : "member";
	names[1] = "note";
	for (size_t i = 0; i < teams; i++)
		names[OWN + i] = matrix_team(v->m, i);
	st = export_grid_write(path, &grid,
			       &(struct export_meta){
				       .place = place,
				       .account = v->of_what->by ? v->of_what->by : "",
				       .filter = v->filter.text,
				       .now = v->of_what->now,
				       .requests = v->requests,
				       .complete = estate_complete(v->of_what),
			       },
			       &v->file.failed);
	free(names);
	return st;
}

static bool export_now(struct matrix_view *v)
{
	char path[1024];

	if (write_it(v, file_prompt_path(&v->file, path, sizeof(path))) != ST_OK) {
		app_say_error(v->view.app, &v->file.failed);
		return false;
	}
	app_say(v->view.app, TONE_GOOD, "%zu row%s written%s%s: %s", v->n_shown,
		v->n_shown == 1 ? "" : "s",
		estate_complete(v->of_what) ? "" : ", INCOMPLETE",
		matrix_changes(v->m) ? ", without what is not sent" : "", path);
	return true;
}

void matrix_export_open(struct matrix_view *v)
{
	char name[PROMPT_MAX];

	if (!v->m || !v->n_shown) {
		app_say(v->view.app, TONE_INFO, "nothing to export: no row is shown");
		return;
	}
	snprintf(name, sizeof(name), "%.80s-%s-teams.csv", v->place.ns,
		 v->of == MATRIX_REPOS ? "repos" : "members");
	file_prompt_open(&v->file, name);
	v->exporting = true;
}

enum key_result matrix_export_key(struct matrix_view *v, uint32_t key)
{
	enum file_answer answer = file_prompt_key(&v->file, v->view.app, key);

	if (answer == FILE_LEFT || (answer == FILE_NAMED && export_now(v)))
		v->exporting = false;
	return answer == FILE_PASS ? KEY_PASS : KEY_USED;
}
