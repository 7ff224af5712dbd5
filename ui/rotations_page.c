#include "ui/rotations_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/format.h"
#include "model/json.h"
#include "model/rotation.h"
#include "model/xalloc.h"
#include "ui/config.h"
#include "ui/cursor.h"
#include "ui/draw.h"
#include "ui/keys.h"
#include "ui/rotate_log.h"
#include "ui/rotate_page.h"
#include "ui/rotation_file.h"

enum { STEP_COLS = 12, GAP = 2 };

struct rotations_page {
	struct view view;
	json_object *rows; /* of rotation_list(); NULL: they could not be read */
	struct cursor cursor;
};

static json_object *read_rows(const struct app *a, struct error *err)
{
	json_object *rows = NULL;

	if (rotation_list(app_config(a)->state_dir, &rows, err) == ST_OK)
		return rows;
	json_object_put(rows);
	return NULL;
}

static size_t count(const struct rotations_page *p)
{
	return p->rows ? json_object_array_length(p->rows) : 0;
}

size_t rotations_due(const struct app *a)
{
	struct error ignored = { 0 };
	json_object *rows = read_rows(a, &ignored);
	size_t n = 0;

	for (size_t i = 0; rows && i < json_object_array_length(rows); i++)
		n += rotation_due(json_object_array_get_idx(rows, i), app_now(a), NULL);
	json_object_put(rows);
	return n;
}

/* ---- keys --------------------------------------------------------------------------
 */

/* That is said, too. */
static bool is_unreadable(struct rotations_page *p, json_object *row)
{
	const char *why = json_text(row, "/why");

	if (*why)
		app_say(p->view.app, TONE_WARN, "%s: %s", json_text(row, "/name"), why);
	return *why;
}

static void open_row(struct rotations_page *p)
{
	struct app *a = p->view.app;
	json_object *row;

	if (!count(p))
		return;
	row = json_object_array_get_idx(p->rows, p->cursor.at);
	if (is_unreadable(p, row))
		return;
	if (app_no_changes(a))
		app_say(a, TONE_WARN, "rotating %s", app_no_changes(a));
	else
		rotate_page_open(a, json_text(row, "/org"), json_text(row, "/name"));
}

static void open_log(struct rotations_page *p)
{
	json_object *row;

	if (!count(p))
		return;
	row = json_object_array_get_idx(p->rows, p->cursor.at);
	if (!is_unreadable(p, row))
		rotate_log_open(p->view.app, json_text(row, "/org"),
				json_text(row, "/name"), json_int(row, "/begun"));
}

static void refresh(struct rotations_page *p)
{
	struct error err = { 0 };

	json_object_put(p->rows);
	p->rows = read_rows(p->view.app, &err);
	p->cursor = (struct cursor){ 0 };
	if (!p->rows)
		app_say_error(p->view.app, &err);
}

static enum key_result page_key(struct view *v, uint32_t key)
{
	struct rotations_page *p = (struct rotations_page *)v;

	app_dirty(v->app);
	if (key == K_ENTER)
		open_row(p);
	else if (key == 'R')
		refresh(p);
	else if (key == 'l')
		open_log(p);
	else
		return KEY_PASS;
	return KEY_USED;
}

static bool page_command(struct view *v, enum command c)
{
	struct rotations_page *p = (struct rotations_page *)v;

	return cursor_command(&p->cursor, count(p), c);
}

static const char *page_keys(struct view *v)
{
	return count((struct rotations_page *)v)
		       ? "Enter goes on with it   l log   R refresh   Esc back"
		       : "Esc back   : cmd  ? help";
}

/* ---- drawing -----------------------------------------------------------------------
 */

static void draw_row(const struct rotations_page *p, size_t i, int y, struct rect r)
{
	json_object *row = json_object_array_get_idx(p->rows, i);
	const char *why = json_text(row, "/why");
	int room = r.cols - STEP_COLS - 2 * GAP - 1, name = room / 2, x = r.x + 1;
	enum style style = *why ? STYLE_BAD : STYLE_PLAIN;

	if (i == p->cursor.at)
		draw_text(y, r.x, 1, STR(">"), STYLE_CURSOR);
	draw_cell(y, x, name, str_from(json_text(row, "/name")), false, style);
	draw_cell(y, x += name + GAP, STEP_COLS, str_from(json_text(row, "/step")),
		  false, style);
	draw_cell(y, x + STEP_COLS + GAP, room - name,
		  str_from(*why ? why : json_text(row, "/new_label")), false, style);
}

static void draw_heads(struct rect r)
{
	int room = r.cols - STEP_COLS - 2 * GAP - 1, name = room / 2, x = r.x + 1;

	draw_fill(r.y, r.x, r.cols, STYLE_TITLE);
	draw_text(r.y, x, name, STR("ROTATION"), STYLE_TITLE);
	draw_text(r.y, x += name + GAP, STEP_COLS, STR("STEP"), STYLE_TITLE);
	draw_text(r.y, x + STEP_COLS + GAP, room - name, STR("NEW TOKEN"), STYLE_TITLE);
}

static void page_draw(struct view *v, struct rect r)
{
	struct rotations_page *p = (struct rotations_page *)v;
	size_t n = count(p), rows = r.rows > 2 ? (size_t)r.rows - 1 : 1;

	if (!n) {
		draw_text(r.y, r.x + 1, r.cols - 1,
			  STR("No rotations under way.  :rotate TOKEN begins one."),
			  STYLE_PLAIN);
		return;
	}
	cursor_show(&p->cursor, n, rows);
	draw_heads(r);
	for (size_t i = p->cursor.top; i < p->cursor.top + rows && i < n; i++)
		draw_row(p, i, r.y + 1 + (int)(i - p->cursor.top), r);
	draw_cursor(r.y + 1 + (int)(p->cursor.at - p->cursor.top), r.x, true);
}

static void page_heading(struct view *v, char *left, size_t nl, char *right, size_t nr)
{
	struct rotations_page *p = (struct rotations_page *)v;

	snprintf(left, nl, "rotations under way on this machine");
	snprintf(right, nr, "[%zu/%zu]", count(p) ? p->cursor.at + 1 : 0, count(p));
}

static void rotations_free(struct view *v)
{
	json_object_put(((struct rotations_page *)v)->rows);
	free(v);
}

static const struct view_ops page_ops = {
	.name = "rotations",
	.where = WHERE_TEXT,
	.draw = page_draw,
	.key = page_key,
	.command = page_command,
	.heading = page_heading,
	.keys = page_keys,
	.free = rotations_free,
};

struct view *rotations_page_new(struct app *a)
{
	struct rotations_page *p = xcalloc(1, sizeof(*p));

	p->view.ops = &page_ops;
	p->view.app = a;
	refresh(p);
	return &p->view;
}
