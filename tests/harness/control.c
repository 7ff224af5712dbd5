#include "tests/harness/control.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/xalloc.h"

enum { NAME_BYTES = 48 };

struct list {
	char (*names)[NAME_BYTES];
	size_t n, top, cur;
};

static void draw(const struct list *l)
{
	int rows = LINES - 1;

	for (int y = 0; y < rows && l->top + (size_t)y < l->n; y++) {
		size_t i = l->top + (size_t)y;

		move(y, 0);
		addstr(i == l->cur ? "> " : "  ");
		addstr(l->names[i]);
		printw(" %8zuM %6zud", 400 - i % 90, i % 700);
		clrtoeol();
	}
	doupdate();
	refresh();
}

static void step(struct list *l, int key)
{
	size_t rows = (size_t)LINES - 1;

	if (key == 'j' && l->cur + 1 < l->n)
		l->cur++;
	else if (key == 'k' && l->cur)
		l->cur--;
	else if (key == 'G')
		l->cur = l->n - 1;
	else if (key == 'g')
		l->cur = 0;
	if (l->cur < l->top)
		l->top = l->cur;
	if (l->cur >= l->top + rows)
		l->top = l->cur - rows + 1;
}

int control_list(size_t n)
{
	struct list l = { .names = xcalloc(n, NAME_BYTES), .n = n };
	int key;

	for (size_t i = 0; i < n; i++)
		snprintf(l.names[i], NAME_BYTES, "nightly-2026%02zu%02zu-%08zx",
			 i % 12 + 1, i % 28 + 1, i);
	setlocale(LC_ALL, "");
	if (!initscr())
		return 1;
	raw();
	noecho();
	idlok(stdscr, TRUE);
	curs_set(0);
	draw(&l);
	while ((key = getch()) != 'q' && key != ERR) {
		step(&l, key);
		draw(&l);
	}
	endwin();
	free(l.names);
	return 0;
}
