#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/draw.h"
#include "ui/lines.h"
#include "ui/matrix.h"
#include "ui/net_words.h"

/* What is seen of a matrix: headings that stay, cells that scroll both ways. */
enum {
	SIGN = 2, /* columns before the name of a row */
	NAME_MAX = 30,
	NOTE_MIN = 7, /* "no team" comes and goes */
	CELL_MIN = 8, /* "[*admin]" */
	CELL_MAX = 14,
	GAP = 1,
	MISSING_SHOWN = 2,
};

struct layout {
	int name, note, cells; /* columns; `cells` is where the first cell begins */
	int end;
};

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static int cell_width(const struct matrix_view *v, size_t team)
{
	int n = (int)strlen(matrix_team(v->m, team)) + 2;

	return most(CELL_MIN, least(n, CELL_MAX));
}

static struct layout lay_out(const struct matrix_view *v, int cols)
{
	struct layout at = { .name = 10, .note = NOTE_MIN };

	for (size_t i = 0; i < matrix_rows(v->m); i++) {
		char note[64];

		matrix_note(v->m, i, note, sizeof(note));
		at.name = most(at.name, (int)strlen(matrix_row(v->m, i)));
		at.note = most(at.note, (int)strlen(note));
	}
	at.name = least(at.name, least(cols / 3, NAME_MAX));
	at.note = least(at.note, cols / 5);
	at.cells = SIGN + at.name + GAP + at.note + GAP;
	at.end = cols - 1; /* where ">" stands */
	return at;
}

/* How many teams fit from this one on. */
static size_t fit(const struct matrix_view *v, const struct layout *at, size_t from)
{
	size_t n = 0;
	int x = at->cells;

	while (from + n < matrix_teams(v->m) &&
	       x + cell_width(v, from + n) + GAP <= at->end)
		x += cell_width(v, from + n++) + GAP;
	return n ? n : 1;
}

static void follow(struct matrix_view *v, const struct layout *at, int rows)
{
	if (v->row < v->top)
		v->top = v->row;
	if (v->row >= v->top + (size_t)rows)
		v->top = v->row - (size_t)rows + 1;
	if (v->top + (size_t)rows > v->n_shown)
		v->top = v->n_shown > (size_t)rows ? v->n_shown - (size_t)rows : 0;
	if (v->team < v->left)
		v->left = v->team;
	while (v->team >= v->left + fit(v, at, v->left))
		v->left++;
	/* No empty place at the right while there are teams at the left. */
	while (v->left && v->left - 1 + fit(v, at, v->left - 1) >= matrix_teams(v->m))
		v->left--;
}

static void draw_heads(const struct matrix_view *v, const struct layout *at,
		       struct rect r)
{
	size_t n = fit(v, at, v->left);
	int x = r.x + at->cells;

	draw_fill(r.y, r.x, r.cols, STYLE_TITLE);
	draw_text(r.y, r.x + SIGN, at->name,
		  v->of == MATRIX_REPOS ? STR("REPOSITORY") : STR("MEMBER"),
		  STYLE_TITLE);
	for (size_t i = 0; i < n; i++) {
		draw_cell(r.y, x + 1, cell_width(v, v->left + i) - 1,
			  str_from(matrix_team(v->m, v->left + i)), false, STYLE_TITLE);
		x += cell_width(v, v->left + i) + GAP;
	}
	if (v->left)
		draw_text(r.y, r.x, 1, STR("<"), STYLE_KEY);
	if (v->left + n < matrix_teams(v->m))
		draw_text(r.y, r.x + at->end, 1, STR(">"), STYLE_KEY);
}

/* The cursor is brackets, a change a star: without colours, too. */
static void draw_one(const struct matrix_view *v, size_t row, size_t team, bool here,
		     int y, int x)
{
	enum matrix_cell c = matrix_now(v->m, row, team);
	bool changed = c != matrix_was(v->m, row, team);
	char text[24];

	snprintf(text, sizeof(text), "%s%s%s%s", here ? "[" : " ", changed ? "*" : "",
		 matrix_cell_text(c), here ? "]" : "");
	draw_text(y, x, cell_width(v, team), str_from(text),
		  here                ? STYLE_FOCUS
		  : changed           ? STYLE_MARK
		  : c == CELL_UNKNOWN ? STYLE_WARN
		  : c == CELL_NONE    ? STYLE_DIM
				      : STYLE_PLAIN);
	if (here)
		draw_cursor(y, x, true);
}

static void draw_row(const struct matrix_view *v, const struct layout *at, size_t i,
		     int y, struct rect r)
{
	size_t row = v->shown[i], n = fit(v, at, v->left);
	int x = r.x + at->cells;
	char note[64];

	matrix_note(v->m, row, note, sizeof(note));
	if (i == v->row)
		draw_text(y, r.x, 1, STR(">"), STYLE_CURSOR);
	draw_cell(y, r.x + SIGN, at->name, str_from(matrix_row(v->m, row)), false,
		  STYLE_PLAIN);
	draw_cell(y, r.x + SIGN + at->name + GAP, at->note, str_from(note), false,
		  STYLE_WARN);
	for (size_t k = v->left; k < v->left + n && k < matrix_teams(v->m); k++) {
		draw_one(v, row, k, i == v->row && k == v->team, y, x);
		x += cell_width(v, k) + GAP;
	}
}

/* ---- in words -------------------------------------------------------------------- */

static void say_reading(const struct matrix_view *v, struct lines *l)
{
	size_t answered, asked;

	estate_reading_progress(v->reading, &answered, &asked);
	lines_add(l, STYLE_DIM, NULL,
		  "Loading %s of %s: %zu of %zu requests answered.   z stops",
		  v->of == MATRIX_REPOS ? "teams and access" : "members and teams",
		  v->place.ns, answered, asked);
}

/* What was said, what would work, what you have. */
static void say_refused(const struct matrix_view *v, struct lines *l, int width)
{
	static const char needs[] =
		"Teams need: password + 2FA sign-in as an owner or editor, or an "
		"organization token with scope-group-read.";
	const struct hub_status *s = app_status(v->view.app);
	char you[WHO_MAX];

	if (s->signed_in)
		snprintf(you, sizeof(you), "You are: %s by %s.", s->claims.username,
			 session_source_text(s->claims.source));
	else
		snprintf(you, sizeof(you), "You are: not signed in.");
	lines_wrap_as(l, STYLE_PLAIN, NULL, str_from(needs), width);
	lines_wrap_as(l, STYLE_PLAIN, NULL, str_from(you), width);
}

static bool is_refused(const struct matrix_view *v)
{
	return v->failed.status == ST_FORBIDDEN || v->failed.status == ST_AUTH;
}

static void say_failed(const struct matrix_view *v, struct lines *l, int width)
{
	lines_wrap_as(l, STYLE_BAD, NULL, str_from(v->failed.text), width);
	if (is_refused(v))
		say_refused(v, l, width);
	else if (v->failed.hint[0])
		lines_wrap_as(l, STYLE_BAD, NULL, str_from(v->failed.hint), width);
	if (v->m)
		lines_wrap_as(l, STYLE_BAD, NULL,
			      STR("The cells below are the last good copy."), width);
	lines_add(l, STYLE_PLAIN, NULL, "%s",
		  is_refused(v) ? "L sign in another way   C what can this credential "
				  "do?   R retry now"
				: "R retry now   @ log");
}

static void say_missing(const struct matrix_view *v, struct lines *l)
{
	size_t n = json_object_array_length(v->of_what->missing);

	for (size_t i = 0; i < n && i < MISSING_SHOWN; i++) {
		json_object *o = json_object_array_get_idx(v->of_what->missing, i);

		lines_add(l, STYLE_WARN, NULL, "! Not read: %.*s: %.*s",
			  STR_ARG(json_str(o, "/what")), STR_ARG(json_str(o, "/why")));
	}
	if (n > MISSING_SHOWN)
		lines_add(l, STYLE_WARN, NULL, "! and %zu more", n - MISSING_SHOWN);
}

static void say_none(const struct matrix_view *v, struct lines *l)
{
	bool repos = v->of == MATRIX_REPOS;

	if (!matrix_teams(v->m))
		lines_add(l, STYLE_PLAIN, NULL, "No teams in %s: 4 n makes one.",
			  v->place.ns);
	else if (!matrix_rows(v->m))
		lines_add(l, STYLE_PLAIN, NULL, "No %s in %s.",
			  repos ? "repositories" : "members", v->place.ns);
	else
		lines_add(l, STYLE_PLAIN, NULL,
			  "No %s matches /%s  (%zu hidden).   Esc clears the filter.",
			  repos ? "repository" : "member", v->filter.text,
			  matrix_rows(v->m));
}

static bool has_cells(const struct matrix_view *v)
{
	return v->m && v->n_shown && matrix_teams(v->m);
}

static void say_state(const struct matrix_view *v, struct lines *l, int width)
{
	struct net_words net = { .n = 0 };
	bool failed = v->failed.status != ST_OK && !v->reading;

	/* A refusal stands, whatever else is the matter. */
	if (!failed || !is_refused(v))
		net_words(v->view.app, v->m ? v->read_at : 0, &net);
	if (net.n)
		net_words_add(&net, l, NULL, width);
	else if (failed)
		say_failed(v, l, width);
	else if (v->reading && !v->m)
		say_reading(v, l);
	else if (v->stopped && !v->m)
		lines_add(l, STYLE_PLAIN, NULL, "Stopped.   R reads again");
	if (v->m && json_object_array_length(v->of_what->missing))
		say_missing(v, l);
	if (v->m && !has_cells(v))
		say_none(v, l);
}

void matrix_draw(struct view *view, struct rect r)
{
	struct matrix_view *v = (struct matrix_view *)view;
	struct lines text = { 0 };
	struct layout at;
	int used;

	say_state(v, &text, r.cols - 2);
	used = least((int)text.n, r.rows);
	if (used)
		lines_draw(&text, (struct rect){ r.y, r.x, used, r.cols });
	lines_done(&text);
	r.y += used;
	r.rows -= used;
	v->page = r.rows > 1 ? r.rows - 1 : 1;
	if (has_cells(v) && r.rows > 1) {
		at = lay_out(v, r.cols);
		follow(v, &at, r.rows - 1);
		draw_heads(v, &at, r);
		for (size_t i = 0; i < (size_t)r.rows - 1 && v->top + i < v->n_shown;
		     i++)
			draw_row(v, &at, v->top + i, r.y + 1 + (int)i, r);
	}
	if (v->exporting)
		file_prompt_draw(&v->file, view->app,
				 "export to (.csv or .json, Esc cancels): ");
	if (v->typing)
		prompt_draw(&v->filter, app_prompt_line(view->app), 0, draw_cols(),
			    "/");
}

/* ---- the lines around -------------------------------------------------------------
 */

static const char *state_word(const struct matrix_view *v)
{
	if (v->reading)
		return v->m ? "  REFRESH" : "  LOADING";
	if (v->failed.status == ST_AUTH)
		return "  NOT SIGNED IN";
	if (v->failed.status == ST_FORBIDDEN)
		return "  FORBIDDEN";
	if (v->failed.status != ST_OK)
		return v->failed.http == 404 ? "  NOT FOUND" : "  ERROR";
	if (v->stopped)
		return "  STOPPED";
	return v->m && !estate_complete(v->of_what) ? "  INCOMPLETE" : "";
}

void matrix_heading(struct view *view, char *left, size_t nl, char *right, size_t nr)
{
	const struct matrix_view *v = (const struct matrix_view *)view;
	size_t page = v->page > 0 ? (size_t)v->page : 1;
	size_t last = v->top + page < v->n_shown ? v->top + page : v->n_shown;
	size_t changed = v->m ? matrix_changes(v->m) : 0;
	char range[128] = "", marks[40] = "";

	snprintf(left, nl, "%s > %s x teams", v->place.ns,
		 v->of == MATRIX_REPOS ? "repos" : "members");
	if (v->m)
		snprintf(range, sizeof(range), "[%s-%s/%s] x %zu",
			 format_groups(v->n_shown ? (int64_t)v->top + 1 : 0).text,
			 format_groups((int64_t)last).text,
			 format_groups((int64_t)v->n_shown).text, matrix_teams(v->m));
	if (changed)
		snprintf(marks, sizeof(marks), "  %zu changed", changed);
	snprintf(right, nr, "%s%s%s%s%s", range, marks, v->filter.len ? "  /" : "",
		 v->filter.text, state_word(v));
}

/* "3 people" of the team, as far as it was read. */
static void people_in(const struct matrix_view *v, const char *team, char *buf,
		      size_t size)
{
	json_object *in = NULL;
	size_t n;

	buf[0] = '\0';
	if (!json_object_object_get_ex(v->of_what->in_team, team, &in) || !in)
		return;
	n = json_object_array_length(in);
	snprintf(buf, size, ", %zu %s", n, n == 1 ? "person" : "people");
}

void matrix_summary(struct view *view, char *buf, size_t size)
{
	struct matrix_view *v = (struct matrix_view *)view;
	const char *team, *now, *was, *locked;
	char people[40], note[64];
	size_t row;

	buf[0] = '\0';
	if (!has_cells(v))
		return;
	row = v->shown[v->row];
	team = matrix_team(v->m, v->team);
	was = matrix_cell_word(matrix_was(v->m, row, v->team));
	now = matrix_cell_word(matrix_now(v->m, row, v->team));
	locked = matrix_locked(v->m, row, v->team);
	people_in(v, team, people, sizeof(people));
	matrix_note(v->m, row, note, sizeof(note));
	snprintf(buf, size, "%s, team %s%s: %s%s%s%s%s%s%s", matrix_row(v->m, row),
		 team, people, was, strcmp(was, now) != 0 ? " -> " : "",
		 strcmp(was, now) != 0 ? now : "", *note ? "   " : "", note,
		 locked ? "   locked: " : "", locked ? locked : "");
}

/* "2 no team reaches", "2 no team reaches (3 unknown)"; a 0 is said only where it is
 * known. */
static void count_text(const struct matrix_view *v, size_t n, size_t unknown,
		       const char *what, char *buf, size_t size)
{
	if (unknown && unknown == matrix_rows(v->m))
		snprintf(buf, size, "%s: not known", what);
	else if (unknown)
		snprintf(buf, size, "%s %s (%s unknown)",
			 format_groups((int64_t)n).text, what,
			 format_groups((int64_t)unknown).text);
	else
		snprintf(buf, size, "%s %s", format_groups((int64_t)n).text, what);
}

const char *matrix_legend(struct view *view)
{
	struct matrix_view *v = (struct matrix_view *)view;
	struct matrix_counts n;
	char open[96], reach[96];

	v->legend[0] = '\0';
	if (!v->m)
		return v->legend;
	matrix_counts(v->m, &n);
	count_text(v, n.open, n.open_unknown, "public", open, sizeof(open));
	count_text(v, n.unreached, n.reach_unknown,
		   v->of == MATRIX_REPOS ? "no team reaches" : "in no team", reach,
		   sizeof(reach));
	snprintf(v->legend, sizeof(v->legend),
		 "%s%s%s   * changed   ? not read   %d requests",
		 v->of == MATRIX_REPOS ? open : "", v->of == MATRIX_REPOS ? ", " : "",
		 reach, v->requests);
	return v->legend;
}

static void add_key(struct matrix_view *v, enum command c, const char *word)
{
	size_t n = strlen(v->keys);

	if (n < sizeof(v->keys))
		snprintf(v->keys + n, sizeof(v->keys) - n, "%s%s %s", n ? "  " : "",
			 command_key(c), word);
}

const char *matrix_keys(struct view *view)
{
	struct matrix_view *v = (struct matrix_view *)view;
	bool repos = v->of == MATRIX_REPOS;

	v->keys[0] = '\0';
	if (!app_no_changes(view->app)) {
		add_key(v, CMD_OPEN, "change");
		add_key(v, CMD_REVIEW, "review");
	}
	add_key(v, CMD_VIEW, repos ? "members" : "repos");
	add_key(v, CMD_ACCESS, repos ? "ways" : "reach");
	add_key(v, CMD_TEAM, "team");
	add_key(v, CMD_EXPORT, "export");
	add_key(v, CMD_FILTER, "filter");
	add_key(v, CMD_HELP, "help");
	return v->keys;
}
