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

static void down(struct clean_items *l)
{
	if (l->cursor + 1 < l->plan->n)
		l->cursor++;
}

void clean_items_toggle(struct clean_items *l)
{
	if (!l->plan->n)
		return;
	if (!l->out)
		l->out = xcalloc(l->plan->n, 1);
	l->out[l->cursor] = !l->out[l->cursor];
	l->n_out += l->out[l->cursor] ? 1 : (size_t)-1;
	down(l);
}

void clean_items_all_in(struct clean_items *l)
{
	free(l->out);
	l->out = NULL;
	l->n_out = 0;
}

static void move(struct clean_items *l, long by)
{
	if (by < 0 && l->cursor < (size_t)-by)
		l->cursor = 0;
	else
		l->cursor += (size_t)by;
	if (l->plan->n && l->cursor >= l->plan->n)
		l->cursor = l->plan->n - 1;
}

bool clean_items_command(struct clean_items *l, enum command c)
{
	long page = l->page > 1 ? l->page : 2;

	if (c == CMD_DOWN)
		move(l, 1);
	else if (c == CMD_UP)
		move(l, -1);
	else if (c == CMD_HALF_DOWN)
		move(l, page / 2);
	else if (c == CMD_HALF_UP)
		move(l, -page / 2);
	else if (c == CMD_PAGE_DOWN)
		move(l, page - 1);
	else if (c == CMD_PAGE_UP)
		move(l, 1 - page);
	else if (c == CMD_FIRST)
		l->cursor = 0;
	else if (c == CMD_LAST)
		move(l, (long)l->plan->n);
	else
		return false;
	return true;
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
	if (i == l->cursor)
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

	l->page = (int)rows;
	if (l->cursor < l->top)
		l->top = l->cursor;
	if (l->cursor >= l->top + rows)
		l->top = l->cursor - rows + 1;
	if (l->top + rows > l->plan->n)
		l->top = l->plan->n > rows ? l->plan->n - rows : 0;
	draw_heads(r);
	for (size_t i = 0; i < rows && l->top + i < l->plan->n; i++)
		draw_row(l, l->top + i, r.y + 1 + (int)i, r, now);
	draw_cursor(r.y + 1 + (int)(l->cursor - l->top), r.x, l->plan->n > 0);
}
