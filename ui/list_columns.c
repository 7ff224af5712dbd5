#include "ui/config.h"
#include "ui/list.h"

/*
 * Which columns there is room for (UX 2.3): priority 1 and 2 on every terminal, 3 from
 * 120 columns, 4 from 200 or with "w".  The first stays in place; what
 * does not fit comes with "l".
 */
enum {
	GAP = 2,
	NAME_MIN = 16,
	NARROW_COLS = 80,
};

int list_gutter(const struct list *l)
{
	return kind_markable(l->kind) ? 4 : 1;
}

static int priority_shown(const struct list *l)
{
	int cols = draw_cols();

	if (l->wide || cols >= 200)
		return COLUMNS_WIDE;
	return cols >= 120 ? 3 : 2;
}

const struct pane_columns *list_config(const struct list *l)
{
	return pane_config_find(&app_config(l->view.app)->panes, l->kind);
}

static int field_width(const struct field *f)
{
	int title = (int)strlen(f->title);

	return f->width > title ? f->width : title;
}

static int spec_width(const struct column_spec *c)
{
	return c->width ? c->width : field_width(c->field);
}

static bool grows(const struct column_spec *c)
{
	return c->field->flags & FIELD_GROW && !c->width;
}

/* Every column that this terminal may show.  Those that are read on demand come with
 * what is read, or when they were asked for by name. */
static size_t candidates(const struct list *l, struct column_spec *ret)
{
	const struct pane_columns *said = list_config(l);
	size_t n = columns_choose(said, l->kind, priority_shown(l), ret), kept = 0;

	if (l->late_shown || (said && said->n_show))
		return n;
	for (size_t i = 0; i < n; i++)
		if (!(ret[i].field->flags & FIELD_LATE))
			ret[kept++] = ret[i];
	return kept;
}

/* Where there is no room for all, what the list is about goes before the rest. */
static void bring_forward(const struct list *l, struct column_spec *v, size_t n)
{
	const struct field *f =
		l->kind->narrow ? kind_field(l->kind, str_from(l->kind->narrow)) : NULL;
	size_t at = 0;

	while (at < n && v[at].field != f)
		at++;
	for (; f && at < n && at > 1; at--) {
		struct column_spec before = v[at - 1];

		v[at - 1] = v[at];
		v[at] = before;
	}
}

static void place_column(struct columns *c, const struct column_spec *spec, int *x,
			 int width)
{
	c->v[c->n++] = (struct column){
		.field = spec->field,
		.x = *x,
		.width = width,
		.grows = grows(spec),
	};
	*x += width + GAP;
}

/* What is left over goes to the first column that grows. */
static void grow(struct columns *c, int left)
{
	size_t i = 0;

	while (i < c->n && !c->v[i].grows)
		i++;
	if (i == c->n || left <= 0)
		return;
	c->v[i].width += left;
	for (size_t j = i + 1; j < c->n; j++)
		c->v[j].x += left;
}

static int first_width(const struct column_spec *c, int room)
{
	int width = spec_width(c);

	if (grows(c) && width > NAME_MIN && width > room / 3)
		width = room / 3 > NAME_MIN ? room / 3 : NAME_MIN;
	return width < room ? width : room;
}

void list_layout(struct list *l, int width)
{
	struct column_spec want[COLUMNS_MAX];
	struct columns *c = &l->columns;
	size_t n = candidates(l, want);
	int x = list_gutter(l);

	*c = (struct columns){ .width = width };
	if (!n)
		return;
	if (width < NARROW_COLS && !list_config(l))
		bring_forward(l, want, n);
	if (l->scrolled > n - 1)
		l->scrolled = n - 1;
	place_column(c, &want[0], &x, first_width(&want[0], width - x));
	for (size_t i = 1 + l->scrolled; i < n; i++) {
		int w = spec_width(&want[i]);

		if (x + w > width && c->n > 1) {
			c->more = true;
			break;
		}
		if (x + w > width)
			w = width - x;
		if (w > 0)
			place_column(c, &want[i], &x, w);
	}
	grow(c, width - (x - GAP));
}

size_t list_fields(const struct list *l, const struct field **ret)
{
	struct column_spec v[COLUMNS_MAX];
	size_t n = candidates(l, v);

	for (size_t i = 0; i < n; i++)
		ret[i] = v[i].field;
	return n;
}
