#include "ui/cursor.h"

void cursor_move(struct cursor *c, size_t n, long by)
{
	if (by < 0 && c->at < (size_t)-by)
		c->at = 0;
	else
		c->at += (size_t)by;
	if (n && c->at >= n)
		c->at = n - 1;
}

bool cursor_command(struct cursor *c, size_t n, enum command command)
{
	long page = c->page > 1 ? c->page : 2;

	if (command == CMD_DOWN)
		cursor_move(c, n, 1);
	else if (command == CMD_UP)
		cursor_move(c, n, -1);
	else if (command == CMD_HALF_DOWN)
		cursor_move(c, n, page / 2);
	else if (command == CMD_HALF_UP)
		cursor_move(c, n, -page / 2);
	else if (command == CMD_PAGE_DOWN)
		cursor_move(c, n, page - 1);
	else if (command == CMD_PAGE_UP)
		cursor_move(c, n, 1 - page);
	else if (command == CMD_FIRST)
		c->at = 0;
	else if (command == CMD_LAST)
		cursor_move(c, n, (long)n);
	else
		return false;
	return true;
}

void cursor_show(struct cursor *c, size_t n, size_t rows)
{
	c->page = (int)rows;
	if (c->at < c->top)
		c->top = c->at;
	if (c->at >= c->top + rows)
		c->top = c->at - rows + 1;
	if (c->top + rows > n)
		c->top = n > rows ? n - rows : 0;
}
