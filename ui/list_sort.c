#include "model/xalloc.h"
#include "ui/keys.h"
#include "ui/list.h"

/* "s": a menu of the columns; "<" ">" the column beside; "S" the other way round. */

static void sort_by(struct list *l, const struct field *by, bool reverse)
{
	struct held h = list_hold(l);

	table_sort(l->table, by, reverse);
	list_restore(l, h);
}

static size_t sorted_column(const struct list *l, const struct field **v, size_t n)
{
	const struct field *by = table_sorted_by(l->table, NULL);

	for (size_t i = 0; i < n; i++) {
		if (v[i] == by)
			return i;
	}
	return 0;
}

void list_sort_by(struct list *l, const struct field *f)
{
	bool reverse;
	const struct field *by = table_sorted_by(l->table, &reverse);

	sort_by(l, f, f == by ? !reverse : (f->flags & FIELD_DESC) != 0);
}

static void beside(struct list *l, size_t step)
{
	const struct field *v[COLUMNS_MAX];
	size_t n = list_fields(l, v);

	if (n)
		list_sort_by(l, v[(sorted_column(l, v, n) + step + n) % n]);
}

static void reverse(struct list *l)
{
	bool reversed;
	const struct field *by = table_sorted_by(l->table, &reversed);

	sort_by(l, by, !reversed);
}

static void open_menu(struct list *l)
{
	const struct field *v[COLUMNS_MAX];
	size_t n = list_fields(l, v);

	if (!n)
		return;
	l->menu = sorted_column(l, v, n);
	l->mode = MODE_SORT;
}

bool list_sort_command(struct list *l, enum command c)
{
	if (c == CMD_SORT)
		open_menu(l);
	else if (c == CMD_SORT_NEXT)
		beside(l, 1);
	else if (c == CMD_SORT_PREV)
		beside(l, (size_t)-1);
	else if (c == CMD_REVERSE)
		reverse(l);
	else
		return false;
	return true;
}

/* Letters of the menu: a, b, c ... but for j and k, which move. */
static const char letters[] = "abcdefghilmnopqrstuvwxyz";
_Static_assert(sizeof(letters) - 1 >= COLUMNS_MAX, "a letter for each column");

static bool pick(struct list *l, const struct field **v, size_t n, uint32_t key)
{
	for (size_t i = 0; i < n; i++) {
		if (key == (unsigned char)letters[i]) {
			list_sort_by(l, v[i]);
			return true;
		}
	}
	return false;
}

enum key_result list_sort_key(struct list *l, uint32_t key)
{
	const struct field *v[COLUMNS_MAX];
	size_t n = list_fields(l, v);

	if (key == K_DOWN || key == 'j')
		l->menu = l->menu + 1 < n ? l->menu + 1 : l->menu;
	else if (key == K_UP || key == 'k')
		l->menu -= l->menu > 0;
	else if (key == K_ENTER && l->menu < n)
		list_sort_by(l, v[l->menu]);
	else if (key == 'S')
		reverse(l);
	else if (key < 0x20 && key != K_ESC)
		return KEY_PASS;
	else if (key != K_ESC && !pick(l, v, n, key))
		return KEY_USED;
	if (key != K_DOWN && key != 'j' && key != K_UP && key != 'k')
		l->mode = MODE_ROWS;
	app_dirty(l->view.app);
	return KEY_USED;
}

static void draw_choice(const struct list *l, const struct field *f, size_t i, int y,
			int x, int width)
{
	bool reversed;
	bool now = table_sorted_by(l->table, &reversed) == f;

	draw_print(y, x, width, i == l->menu ? STYLE_FOCUS : STYLE_PLAIN, "%c %c %s %s",
		   i == l->menu ? '>' : ' ', letters[i], f->name,
		   !now       ? ""
		   : reversed ? "v"
			      : "^");
}

void list_draw_sort(const struct list *l, struct rect r)
{
	const struct field *v[COLUMNS_MAX];
	size_t n = list_fields(l, v), first = 0;
	int width = 30, height = (int)n + 3;
	int y = r.y, x = r.x + 4, room;

	if (height > r.rows)
		height = r.rows;
	if (width > r.cols - x)
		width = r.cols - x;
	room = height - 3;
	if (room < 1)
		return;
	if (l->menu >= (size_t)room)
		first = l->menu - (size_t)room + 1;
	draw_box(y, x, height, width);
	draw_text(y, x + 2, width - 4, STR(" Sort by "), STYLE_TITLE);
	for (int i = 0; i < room && first + (size_t)i < n; i++)
		draw_choice(l, v[first + (size_t)i], first + (size_t)i, y + 1 + i,
			    x + 1, width - 2);
	draw_text(y + height - 2, x + 2, width - 3, STR("Enter or letter   Esc"),
		  STYLE_DIM);
	draw_cursor(y + 1 + (int)(l->menu - first), x + 1, true);
}
