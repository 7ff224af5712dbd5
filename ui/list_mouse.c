#include "ui/keys.h"
#include "ui/list.h"

/* A click chooses a row, another one on it opens it; one on a heading sorts. */

static void click_heading(struct list *l, int x)
{
	const struct columns *c = &l->columns;

	for (size_t i = 0; i < c->n; i++)
		if (x >= c->v[i].x && x < c->v[i].x + c->v[i].width) {
			list_sort_by(l, c->v[i].field);
			return;
		}
}

static void click_row(struct list *l, size_t i)
{
	uint32_t id;

	if (i >= table_shown(l->table))
		return;
	id = table_id(l->table, i);
	if (l->clicked && l->clicked_id == id && l->cursor == i) {
		l->clicked = false;
		list_open_row(l);
		return;
	}
	l->cursor = i;
	l->moved = l->clicked = true;
	l->clicked_id = id;
}

static void click(struct list *l, int y, int x)
{
	const struct rect *r = &l->body;

	if (y < r->y || y >= r->y + r->rows || x < r->x || x >= r->x + r->cols)
		return;
	if (y == r->y)
		click_heading(l, x - r->x);
	else
		click_row(l, l->top + (size_t)(y - r->y - 1));
}

void list_mouse(struct view *v, const struct mouse *m)
{
	struct list *l = (struct list *)v;

	/* A prompt or a menu lies over the rows. */
	if (l->mode != MODE_ROWS)
		return;
	if (m->what == MOUSE_CLICK)
		click(l, m->row, m->col);
	else
		list_wheel(l, m->what == MOUSE_WHEEL_UP ? -WHEEL_ROWS : WHEEL_ROWS);
}
