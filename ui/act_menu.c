/* "m": what can be done to rows of this kind, and with which letter. */
#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"
#include "ui/act.h"
#include "ui/draw.h"
#include "ui/keys.h"

struct menu {
	struct view view;
	const struct kind *kind;
	size_t at, top;
};

enum { WIDTH = 74, NAME_COLS = 16 };

static void choose(struct menu *m, const struct action *act)
{
	struct app *a = m->view.app;

	app_pop(a, &m->view);
	act_run(a, act, NULL);
}

static enum key_result menu_key(struct view *v, uint32_t key)
{
	struct menu *m = (struct menu *)v;
	const struct action *act = key < 0x80 ? kind_action(m->kind, (char)key) : NULL;
	size_t n = m->kind->n_actions;

	if (key == ('L' & 0x1f) || key == ('Z' & 0x1f))
		return KEY_PASS;
	app_dirty(v->app);
	if (key == K_ESC || key == ('C' & 0x1f) || key == 'q' || key == 'm')
		app_pop(v->app, v);
	else if (key == K_DOWN || key == K_TAB)
		m->at = (m->at + 1) % n;
	else if (key == K_UP || key == K_BACKTAB)
		m->at = (m->at + n - 1) % n;
	else if (key == K_ENTER)
		choose(m, &m->kind->actions[m->at]);
	else if (act)
		choose(m, act);
	return KEY_USED;
}

static void draw_action(const struct menu *m, size_t i, int y, int x, int width)
{
	const struct action *act = &m->kind->actions[i];
	bool here = m->at == i;

	draw_text(y, x, 1, here ? STR(">") : STR(" "), STYLE_CURSOR);
	draw_print(y, x + 2, 2, STYLE_KEY, "%c", act->key);
	draw_text(y, x + 5, NAME_COLS, str_from(act->name),
		  here ? STYLE_KEY : STYLE_PLAIN);
	draw_text(y, x + 5 + NAME_COLS, width - 5 - NAME_COLS, str_from(act->help),
		  STYLE_DIM);
	if (here)
		draw_cursor(y, x + 2, true);
}

static void menu_draw(struct view *v, struct rect r)
{
	struct menu *m = (struct menu *)v;
	int width = r.cols < WIDTH ? r.cols : WIDTH, n = (int)m->kind->n_actions;
	int height = n + 3, y, x = r.x + (r.cols - width) / 2, rows;

	if (height > r.rows) {
		r.y = 2;
		r.rows = draw_rows() - 2;
	}
	height = height < r.rows ? height : r.rows;
	rows = height - 3;
	if (m->at < m->top)
		m->top = m->at;
	if (m->at >= m->top + (size_t)rows)
		m->top = m->at - (size_t)rows + 1;
	y = r.y + (r.rows - height) / 2;
	draw_box(y, x, height, width);
	draw_print(y, x + 2, width - 4, STYLE_TITLE, " Actions: %s ", m->kind->name);
	for (int i = 0; i < rows && (size_t)i + m->top < (size_t)n; i++)
		draw_action(m, (size_t)i + m->top, y + 1 + i, x + 2, width - 4);
	draw_text(y + height - 2, x + 2, width - 4,
		  STR("a letter, or Up, Down and Enter   Esc closes"), STYLE_KEY);
}

static void menu_free(struct view *v)
{
	free(v);
}

static const struct view_ops menu_ops = {
	.name = "actions",
	.overlay = true,
	.draw = menu_draw,
	.key = menu_key,
	.free = menu_free,
};

struct view *act_menu_new(struct app *a, const struct kind *k)
{
	struct menu *m = xcalloc(1, sizeof(*m));

	m->view.ops = &menu_ops;
	m->view.app = a;
	m->kind = k;
	return &m->view;
}
