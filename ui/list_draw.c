#include <string.h>

#include "model/kinds.h"
#include "ui/list.h"

/* Rows on the screen, and nothing else: drawing costs what is seen. */

enum {
	STALE = 180 * 86400,
	BRIEF_MIN = 2, /* so many new rows in a frame are more than a slow line takes */
	COMPLETE_MAX = 3, /* rows a frame */
};

static void draw_heads(const struct list *l, int y, struct rect r)
{
	const struct columns *c = &l->columns;

	draw_fill(y, r.x, c->width, STYLE_TITLE);
	if (list_gutter(l) > 1)
		draw_text(y, r.x + 1, 1, STR("M"), STYLE_TITLE);
	for (size_t i = 0; i < c->n; i++) {
		const struct column *col = &c->v[i];

		draw_cell(y, r.x + col->x, col->width, str_from(col->field->title),
			  field_right(col->field), STYLE_TITLE);
	}
	if (c->more)
		draw_text(y, r.x + c->width - 1, 1, STR(">"), STYLE_KEY);
	if (l->scrolled)
		draw_text(y, r.x, 1, STR("<"), STYLE_KEY);
}

static void draw_field(const struct list *l, const struct column *col, const void *row,
		       int y, int x)
{
	const struct field *f = col->field;
	const struct cell_style style = {
		.now = app_now(l->view.app),
		.stale = !strcmp(f->name, "updated") ? STALE : 0,
		.flag_words = l->kind->flag_words,
	};
	char buf[512];
	struct str s = { buf, 0 };

	if (late_unknown(f, row))
		s = STR("?");
	else if (f->type == FIELD_TEXT)
		s = field_value(f, row, NULL, buf, sizeof(buf));
	else
		s.len = field_show(f, row, &style, buf, sizeof(buf));
	draw_cell(y, x, col->width, s, field_right(f), STYLE_PLAIN);
	list_estate_mark(l, f, (struct rect){ y, x, 1, col->width }, s);
}

static void draw_signs(const struct list *l, size_t i, uint32_t id, int y, int x)
{
	if (i == l->cursor)
		draw_text(y, x, 1, STR(">"), STYLE_CURSOR);
	if (list_gutter(l) == 1)
		return;
	if (table_marked(l->table, id))
		draw_text(y, x + 1, 1, STR("*"), STYLE_MARK);
	else if (list_in_range(l, i))
		draw_text(y, x + 1, 1, STR("+"), STYLE_MARK);
}

/*
 * A key is held and the line is slow: rows that scroll in show their name, which is
 * half of their bytes, and the rest when the keys pause, a few rows a frame so that the
 * next key need not wait.
 */
static bool is_brief(const struct list *l, size_t i)
{
	return i >= l->brief && i < l->brief_end;
}

static void make_brief(struct list *l, size_t height)
{
	size_t was_end = l->drawn_top + height, end = l->top + height;
	bool none = l->brief >= l->brief_end;

	if (l->top > l->drawn_top && (none || l->brief_end == was_end)) {
		l->brief = none ? was_end : l->brief;
		l->brief_end = end;
	} else if (l->top < l->drawn_top && (none || l->brief == l->drawn_top)) {
		l->brief_end = none ? l->drawn_top : l->brief_end;
		l->brief = l->top;
	}
}

static void choose_brief(struct list *l, size_t height)
{
	size_t by =
		l->top > l->drawn_top ? l->top - l->drawn_top : l->drawn_top - l->top;

	if (app_hurried(l->view.app) && by <= height / 2 &&
	    (by >= BRIEF_MIN || l->brief < l->brief_end))
		make_brief(l, height);
	else if (!app_hurried(l->view.app) && l->brief < l->brief_end)
		l->brief =
			app_slow(l->view.app) ? l->brief + COMPLETE_MAX : l->brief_end;
	if (l->brief < l->top)
		l->brief = l->top;
	if (l->brief_end > l->top + height)
		l->brief_end = l->top + height;
	if (!app_hurried(l->view.app) && l->brief < l->brief_end)
		app_unfinished(l->view.app);
}

static uint64_t mix(uint64_t key, const void *bytes, size_t n)
{
	return key * 31 + str_hash((struct str){ bytes, n });
}

/* All that is the same for the rows of a frame. */
static uint64_t frame_key(const struct list *l, struct rect r)
{
	const struct columns *c = &l->columns;
	const int64_t now = app_now(l->view.app);
	uint64_t key = mix(l->loads, &now, sizeof(now));

	key = mix(key, &l, sizeof(l));
	key = mix(key, &r.x, sizeof(r.x));
	for (size_t i = 0; i < c->n; i++) {
		key = mix(key, &c->v[i].field, sizeof(c->v[i].field));
		key = mix(key, &c->v[i].x, sizeof(c->v[i].x));
		key = mix(key, &c->v[i].width, sizeof(c->v[i].width));
	}
	return key;
}

/* A row says what it shows by its bytes: its texts are constant from birth. */
static uint64_t row_key(const struct list *l, uint64_t frame, size_t i, uint32_t id,
			const void *row)
{
	const unsigned signs =
		(unsigned)(i == l->cursor) | (unsigned)table_marked(l->table, id) << 1 |
		(unsigned)list_in_range(l, i) << 2 | (unsigned)is_brief(l, i) << 3;

	return mix(mix(frame, row, l->kind->row_size), &signs, sizeof(signs));
}

static void draw_row(const struct list *l, uint64_t frame, size_t i, int y,
		     struct rect r)
{
	const struct columns *c = &l->columns;
	const void *row = table_row(l->table, i);
	uint32_t id = table_id(l->table, i);

	if (!draw_begin(y, row_key(l, frame, i, id, row)))
		return;
	draw_signs(l, i, id, y, r.x);
	for (size_t j = 0; j < c->n && (!j || !is_brief(l, i)); j++)
		draw_field(l, &c->v[j], row, y, r.x + c->v[j].x);
	draw_end();
}

/* What stays on the screen moves with it. */
static void follow(struct list *l, struct rect r)
{
	size_t height = (size_t)r.rows - 1;

	choose_brief(l, height);
	if (l->top > l->drawn_top && l->top - l->drawn_top < height)
		draw_scroll(r.y + 1, r.rows - 1, (int)(l->top - l->drawn_top));
	else if (l->top < l->drawn_top && l->drawn_top - l->top < height)
		draw_scroll(r.y + 1, r.rows - 1, -(int)(l->drawn_top - l->top));
	l->drawn_top = l->top;
}

/* Long ones take several lines.  Returns the lines used. */
static int draw_reasons(const struct list *l, struct rect r)
{
	struct lines text = { 0 };
	struct reasons why;
	int used;

	list_reasons(l, &why);
	for (size_t i = 0; i < why.n; i++) {
		size_t from = text.n;

		lines_wrap(&text, NULL, str_from(why.text[i]), r.cols - 2);
		for (; !i && from < text.n; from++)
			text.v[from].style = why.style;
	}
	used = text.n < (size_t)r.rows ? (int)text.n : r.rows;
	if (used)
		lines_draw(&text, (struct rect){ r.y, r.x, used, r.cols });
	lines_done(&text);
	return used;
}

static struct rect below(struct rect r, int lines)
{
	return (struct rect){ r.y + lines, r.x, r.rows - lines, r.cols };
}

static void draw_rows_of(struct list *l, struct rect r)
{
	size_t n = table_shown(l->table);
	uint64_t frame = frame_key(l, r);

	l->body = r;
	l->page = r.rows > 1 ? r.rows - 1 : 1;
	list_clamp(l);
	follow(l, r);
	draw_heads(l, r.y, r);
	for (int line = 0; line < r.rows - 1; line++) {
		size_t i = l->top + (size_t)line;

		if (i >= n)
			break;
		draw_row(l, frame, i, r.y + 1 + line, r);
	}
	if (n && l->mode == MODE_ROWS)
		draw_cursor(r.y + 1 + (int)(l->cursor - l->top), r.x, true);
	if (l->kind == &kind_limits)
		list_limits_draw(l, below(r, 1 + (int)n));
}

static void draw_beside(struct list *l, struct rect *r)
{
	int x = list_width(l, r->cols);

	if (x == r->cols)
		return;
	draw_vline(r->y, r->x + x, r->rows);
	list_draw_pane(l,
		       (struct rect){ r->y, r->x + x + 1, r->rows, r->cols - x - 1 });
	r->cols = x;
}

static void draw_strip(struct list *l, struct rect *r)
{
	if (draw_rows() < STRIP_LINES)
		return;
	r->rows -= STRIP_HEIGHT;
	draw_hline(r->y + r->rows, r->x, r->cols);
	list_draw_log(l, (struct rect){ r->y + r->rows + 1, r->x, STRIP_HEIGHT - 1,
					r->cols });
}

void list_draw(struct view *v, struct rect r)
{
	struct list *l = (struct list *)v;
	struct rect body = r;

	l->body = (struct rect){ 0 };
	draw_strip(l, &body);
	draw_beside(l, &body);
	list_layout(l, body.cols);
	body = below(body, draw_reasons(l, body));
	if (body.rows > 1 && (table_shown(l->table) || !table_loaded(l->table)))
		draw_rows_of(l, body);
	if (l->mode == MODE_SORT)
		list_draw_sort(l, r);
	else if (l->mode == MODE_FILTER || l->mode == MODE_EXPORT)
		list_draw_filter(l);
}
