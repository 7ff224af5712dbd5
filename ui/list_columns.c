#include "ui/list.h"

/*
 * Which columns there is room for (UX 2.3): priority 1 and 2 on every terminal, 3 from
 * 120 columns, 4 from 200 or with "w".  The first stays in place; what
 * does not fit comes with "l".
 */
enum { GAP = 2, NAME_MIN = 16, FLAGS_MIN = 12 /* "HOT LOCK =2" */ };

int list_gutter(const struct list *l)
{
	return l->kind->remove_action ? 4 : 1;
}

static int priority_shown(const struct list *l)
{
	int cols = draw_cols();

	if (l->wide || cols >= 200)
		return 4;
	return cols >= 120 ? 3 : 2;
}

static bool wanted(const struct list *l, const struct field *f)
{
	return f->priority && f->priority <= priority_shown(l);
}

static int field_width(const struct field *f)
{
	int title = (int)strlen(f->title);
	int width = f->width > title ? f->width : title;

	return f->type == FIELD_FLAGS && width < FLAGS_MIN ? FLAGS_MIN : width;
}

/* Every column that this terminal may show, in the kind's order. */
static size_t candidates(const struct list *l, const struct field **ret)
{
	size_t n = 0;

	for (size_t i = 0; i < l->kind->n_fields && n < COLUMNS_MAX; i++) {
		if (wanted(l, &l->kind->fields[i]))
			ret[n++] = &l->kind->fields[i];
	}
	return n;
}

static void place_column(struct columns *c, const struct field *f, int *x, int width)
{
	c->v[c->n++] = (struct column){ .field = f, .x = *x, .width = width };
	*x += width + GAP;
}

/* What is left over goes to the first column that grows. */
static void grow(struct columns *c, int left)
{
	size_t i = 0;

	while (i < c->n && !(c->v[i].field->flags & FIELD_GROW))
		i++;
	if (i == c->n || left <= 0)
		return;
	c->v[i].width += left;
	for (size_t j = i + 1; j < c->n; j++)
		c->v[j].x += left;
}

static int first_width(const struct field *f, int room)
{
	int width = field_width(f);

	if (f->flags & FIELD_GROW && width > NAME_MIN && width > room / 3)
		width = room / 3 > NAME_MIN ? room / 3 : NAME_MIN;
	return width < room ? width : room;
}

void list_layout(struct list *l, int width)
{
	const struct field *want[COLUMNS_MAX];
	struct columns *c = &l->columns;
	size_t n = candidates(l, want);
	int x = list_gutter(l);

	*c = (struct columns){ .width = width };
	if (!n)
		return;
	if (l->scrolled > n - 1)
		l->scrolled = n - 1;
	place_column(c, want[0], &x, first_width(want[0], width - x));
	for (size_t i = 1 + l->scrolled; i < n; i++) {
		int w = field_width(want[i]);

		if (x + w > width && c->n > 1) {
			c->more = true;
			break;
		}
		if (x + w > width)
			w = width - x;
		if (w > 0)
			place_column(c, want[i], &x, w);
	}
	grow(c, width - (x - GAP));
}

size_t list_fields(const struct list *l, const struct field **ret)
{
	return candidates(l, ret);
}
