#include "ui/list.h"

const void *list_row(const struct list *l)
{
	return l->cursor < table_shown(l->table) ? table_row(l->table, l->cursor)
						 : NULL;
}

/* The cursor is on a row and that row on the screen. */
void list_clamp(struct list *l)
{
	size_t n = table_shown(l->table), page = l->page > 0 ? (size_t)l->page : 1;

	if (l->cursor >= n)
		l->cursor = n ? n - 1 : 0;
	if (l->top > l->cursor)
		l->top = l->cursor;
	if (l->cursor >= l->top + page)
		l->top = l->cursor - page + 1;
	if (l->top + page > n)
		l->top = n > page ? n - page : 0;
}

struct held list_hold(const struct list *l)
{
	struct held h = { .index = l->cursor };

	if (l->moved && l->cursor < table_shown(l->table)) {
		h.any = true;
		h.id = table_id(l->table, l->cursor);
	}
	return h;
}

/* The row keeps its line on the screen, too. */
void list_restore(struct list *l, struct held h)
{
	size_t line = h.index - l->top;

	if (!l->moved) {
		l->cursor = l->top = 0;
		return;
	}
	l->cursor = h.any ? table_find(l->table, h.id, h.index) : h.index;
	l->top = l->cursor > line ? l->cursor - line : 0;
	list_clamp(l);
}

/* By its name, or by its digest where that is the name. */
static bool is_called(const struct list *l, const void *row, struct str name)
{
	char digest[96];

	return str_eq(kind_name(l->kind, row), name) ||
	       (l->kind->merge && list_digest(l, row, digest, sizeof(digest)) &&
		str_eq(str_from(digest), name));
}

void list_seek(struct list *l)
{
	struct str want = str_from(l->place.name);
	size_t n = table_loaded(l->table) + l->dropped;

	for (; want.len && !l->moved && l->sought < n; l->sought++) {
		uint32_t id = (uint32_t)l->sought;

		if (!is_called(l, table_row_by_id(l->table, id), want))
			continue;
		l->cursor = table_find(l->table, id, 0);
		l->moved = true;
		list_clamp(l);
	}
}

static void go(struct list *l, long by)
{
	if (!table_shown(l->table))
		return; /* what is to come is not where the user has been */
	if (by < 0)
		l->cursor = l->cursor > (size_t)-by ? l->cursor - (size_t)-by : 0;
	else
		l->cursor += (size_t)by;
	l->moved = true;
	list_clamp(l);
}

/* A page keeps the cursor's line, as in a pager. */
static void turn(struct list *l, long by)
{
	if (by < 0)
		l->top = l->top > (size_t)-by ? l->top - (size_t)-by : 0;
	else if (l->top + (size_t)by < table_shown(l->table))
		l->top += (size_t)by;
	go(l, by);
}

void list_wheel(struct list *l, long rows)
{
	turn(l, rows);
}

static void go_end(struct list *l, bool last)
{
	l->cursor = last ? table_shown(l->table) : 0;
	l->moved = l->moved || (last && l->cursor);
	list_clamp(l);
}

static void scroll_columns(struct list *l, int by)
{
	if (by < 0 && l->scrolled)
		l->scrolled--;
	else if (by > 0 && l->columns.more)
		l->scrolled++;
}

bool list_move_command(struct list *l, enum command c)
{
	long page = l->page > 1 ? l->page : 2;

	if (c == CMD_DOWN)
		go(l, 1);
	else if (c == CMD_UP)
		go(l, -1);
	else if (c == CMD_FIRST)
		go_end(l, false);
	else if (c == CMD_LAST)
		go_end(l, true);
	else if (c == CMD_HALF_DOWN)
		turn(l, page / 2);
	else if (c == CMD_HALF_UP)
		turn(l, -(page / 2));
	else if (c == CMD_PAGE_DOWN)
		turn(l, page - 1);
	else if (c == CMD_PAGE_UP)
		turn(l, 1 - page);
	else if (c == CMD_LEFT)
		scroll_columns(l, -1);
	else if (c == CMD_RIGHT)
		scroll_columns(l, 1);
	else
		return false;
	return true;
}
