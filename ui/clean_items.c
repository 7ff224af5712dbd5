#include "ui/clean_items.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/format.h"
#include "model/xalloc.h"
#include "ui/draw.h"

enum {
	SIGNS = 3, /* columns before a row */
	WHEN = 8,
	SIZE = 9,
	DIGEST = 14, /* with its gap */
	COLS_FOR_DIGEST = 76,
	WIDTH_MAX = 110,
};

void clean_items_done(struct clean_items *l)
{
	free(l->out);
	*l = (struct clean_items){ 0 };
}

void clean_items_toggle(struct clean_items *l)
{
	if (!l->plan->n)
		return;
	if (!l->out)
		l->out = xcalloc(l->plan->n, 1);
	l->out[l->cursor.at] = !l->out[l->cursor.at];
	l->n_out += l->out[l->cursor.at] ? 1 : (size_t)-1;
	cursor_move(&l->cursor, l->plan->n, 1);
}

void clean_items_all_in(struct clean_items *l)
{
	free(l->out);
	l->out = NULL;
	l->n_out = 0;
}

bool clean_items_command(struct clean_items *l, enum command c)
{
	return cursor_command(&l->cursor, l->plan->n, c);
}

/* ---- drawing ---------------------------------------------------------------- */

static void age(struct stamp at, int64_t now, char *buf, size_t size)
{
	if (at.sec)
		format_age(at.sec, now, buf, size);
	else
		snprintf(buf, size, "never");
}

static void draw_digest(const struct plan_item *it, int y, int x, enum style style)
{
	const struct field digest = { .type = FIELD_DIGEST };
	const struct cell_style cell = { 0 };
	char text[96] = "-";

	if (it->digest.known)
		field_show(&digest, &it->digest, &cell, text, sizeof(text));
	draw_cell(y, x, DIGEST, str_from(text), true, style);
}

static void draw_row(const struct clean_items *l, size_t i, int y, struct rect r,
		     int64_t now)
{
	const struct plan_item *it = &l->plan->items[i];
	bool out = l->out && l->out[i], digest = r.cols >= COLS_FOR_DIGEST;
	enum style style = out ? STYLE_DIM : STYLE_PLAIN;
	char pushed[24], pulled[24], size[24];
	int name = r.cols - SIGNS - 2 * WHEN - SIZE - (digest ? DIGEST : 0) - 1;
	int x = r.x + SIGNS;

	age(it->pushed, now, pushed, sizeof(pushed));
	age(it->pulled, now, pulled, sizeof(pulled));
	format_bytes(it->size.n, size, sizeof(size));
	if (i == l->cursor.at)
		draw_text(y, r.x, 1, STR(">"), STYLE_CURSOR);
	draw_text(y, r.x + 1, 1, out ? STR("-") : STR(" "), STYLE_MARK);
	draw_cell(y, x, name, str_from(it->name), false, style);
	draw_cell(y, x += name, WHEN, str_from(pushed), true, style);
	draw_cell(y, x += WHEN, WHEN, str_from(pulled), true, style);
	draw_cell(y, x += WHEN, SIZE, str_from(size), true, style);
	if (digest)
		draw_digest(it, y, x + SIZE, style);
}

static void draw_heads(struct rect r)
{
	bool digest = r.cols >= COLS_FOR_DIGEST;
	int x = r.x + r.cols - 1 - 2 * WHEN - SIZE - (digest ? DIGEST : 0);

	draw_fill(r.y, r.x, r.cols, STYLE_TITLE);
	draw_text(r.y, r.x + SIGNS, x - r.x - SIGNS, STR("WHAT GOES"), STYLE_TITLE);
	draw_cell(r.y, x, WHEN, STR("PUSHED"), true, STYLE_TITLE);
	draw_cell(r.y, x + WHEN, WHEN, STR("PULLED"), true, STYLE_TITLE);
	draw_cell(r.y, x + 2 * WHEN, SIZE, STR("SIZE"), true, STYLE_TITLE);
	if (digest)
		draw_cell(r.y, x + 2 * WHEN + SIZE, DIGEST, STR("DIGEST"), true,
			  STYLE_TITLE);
}

void clean_items_draw(struct clean_items *l, struct rect r, int64_t now)
{
	size_t rows;

	r.cols = r.cols < WIDTH_MAX ? r.cols : WIDTH_MAX;
	rows = r.rows > 2 ? (size_t)r.rows - 1 : 1;

	cursor_show(&l->cursor, l->plan->n, rows);
	draw_heads(r);
	for (size_t i = 0; i < rows && l->cursor.top + i < l->plan->n; i++)
		draw_row(l, l->cursor.top + i, r.y + 1 + (int)i, r, now);
	draw_cursor(r.y + 1 + (int)(l->cursor.at - l->cursor.top), r.x, l->plan->n > 0);
}
