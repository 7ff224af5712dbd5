#include <stdarg.h>
#include <stdio.h>

#include "model/show.h"
#include "ui/form.h"
#include "ui/term.h"

enum {
	WIDTH = 100,
	LABEL_MAX = 22,
	FOOT = 4,  /* a blank, what is said, buttons, keys */
	TALL = 16, /* rows of the body with which the lines below stay */
};

/* ---- line by line ---------------------------------------------------------- */

int painter_y(const struct painter *p)
{
	int at = p->line - p->top;

	return p->measure || at < 0 || at >= p->r.rows ? -1 : p->r.y + at;
}

int painter_x(const struct painter *p)
{
	return p->r.x + p->indent;
}

int painter_width(const struct painter *p)
{
	return p->r.cols - p->indent;
}

void painter_next(struct painter *p)
{
	p->line++;
}

void painter_say(struct painter *p, enum style style, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	draw_text(painter_y(p), painter_x(p), painter_width(p), str_from(text), style);
	painter_next(p);
}

/* ---- the fields ------------------------------------------------------------ */

static int label_width(const struct form *f)
{
	int most = 8;

	for (size_t i = 0; i < f->draft.n; i++) {
		char label[64];
		int n = (int)strlen(form_label(f, i, label, sizeof(label)));

		most = n > most ? n : most;
	}
	return (most < LABEL_MAX ? most : LABEL_MAX) + 5; /* "> ", " *" and a blank */
}

/* Where the keys go. */
void painter_point(const struct painter *p)
{
	draw_text(painter_y(p), p->r.x, 1, STR(">"), STYLE_CURSOR);
}

static void draw_label(const struct form *f, size_t i, const struct painter *p)
{
	bool here = f->at == i;
	char label[64];

	if (here && !f->fields[i].row)
		painter_point(p);
	draw_print(painter_y(p), p->r.x + 2, p->indent - 3,
		   here ? STYLE_KEY : STYLE_PLAIN, "%s%s",
		   form_label(f, i, label, sizeof(label)),
		   f->draft.fields[i].param->required ? " *" : "");
}

/* What is wrong with it, and what the Hub has instead. */
static void draw_remarks(const struct form *f, size_t i, struct painter *p)
{
	const struct draft_field *d = &f->draft.fields[i];
	char was[DRAFT_SHOWN_MAX];

	if (d->wrong.status && !form_has_names(f, i))
		painter_say(p, STYLE_BAD, "! %s", d->wrong.text);
	if (d->said)
		painter_say(p, STYLE_BAD, "! the Hub: %s", d->said);
	if (!d->was || !draft_changed(&f->draft, i))
		return;
	if (d->param->type == PARAM_LIST || !f->fields[i].source.n)
		draft_show(d->param, d->was, f->draft.now, was, sizeof(was));
	else
		snprintf(was, sizeof(was), "%s",
			 form_source_label(&f->fields[i].source, d->was));
	painter_say(p, STYLE_WARN, "was: %s", was);
}

static void draw_fields(struct form *f, struct painter *p)
{
	for (size_t i = 0; i < f->draft.n; i++) {
		if (f->at == i) {
			p->focus = p->line;
			p->focus_end = -1;
		}
		draw_label(f, i, p);
		f->fields[i].widget->draw(f, i, p);
		if (!p->bare) {
			draw_remarks(f, i, p);
			if (f->ops->below)
				f->ops->below(f, i, p);
		}
		/* Else the widget has said which of its lines it is. */
		if (f->at == i && p->focus_end < 0)
			p->focus_end = p->line;
	}
}

static int measure(struct form *f, struct painter *p)
{
	struct painter all = *p;

	all.measure = true;
	all.line = 0;
	all.focus = -1;
	draw_fields(f, &all);
	p->focus = all.focus;
	p->focus_end = all.focus_end;
	return all.line;
}

/* What has the focus is shown, as far as it fits. */
static void scroll(struct form *f, const struct painter *p, int height)
{
	int rows = p->r.rows;

	if (f->moved && p->focus >= 0) {
		if (p->focus_end > f->top + rows)
			f->top = p->focus_end - rows;
		if (p->focus < f->top)
			f->top = p->focus;
	}
	f->moved = false;
	if (f->top + rows > height)
		f->top = height > rows ? height - rows : 0;
}

/* ---- the foot -------------------------------------------------------------- */

static const char *help_of(const struct form *f)
{
	const struct widget *w;

	if (f->at >= f->draft.n)
		return "";
	w = f->fields[f->at].widget;
	return w->help ? w->help : f->draft.fields[f->at].param->help;
}

static void draw_button(int y, int x, int width, const char *text, bool here)
{
	draw_text(y, x, 1, here ? STR(">") : STR(" "), STYLE_CURSOR);
	draw_text(y, x + 2, width - 2, str_from(text),
		  here ? STYLE_FOCUS : STYLE_PLAIN);
	if (here)
		draw_cursor(y, x + 4, true);
}

static void draw_buttons(const struct form *f, int y, int x, int width)
{
	int n = (int)strlen(f->ops->send) + 3;

	draw_button(y, x, width, f->ops->send, f->at == f->draft.n);
	draw_button(y, x + n, width - n, "[ Cancel ]", f->at > f->draft.n);
}

static void draw_keys(const struct form *f, int y, int x, int width)
{
	const char *own = f->at < f->draft.n ? f->fields[f->at].widget->keys : NULL;
	const char *hint = f->ops->ask_hint ? f->ops->ask_hint(f) : NULL;

	draw_print(y, x + 2, width - 2, STYLE_KEY,
		   "%s%sTab next   F9 %s   %s%sEsc leave", own ? own : "",
		   own ? "   " : "", f->ops->verb, hint ? hint : "", hint ? "   " : "");
}

/* In one line, or in two with the blank one above. */
static void draw_said(int y, int x, int width, const char *text, enum style style)
{
	struct lines l = { 0 };

	lines_wrap(&l, NULL, str_from(text), width);
	if (l.n > 1)
		draw_text(y - 1, x, width, str_from(l.v[0].text), style);
	draw_text(y, x, width, str_from(l.v[l.n > 1].text), style);
	lines_done(&l);
}

static void draw_foot(const struct form *f, const char *waits, int y, int x, int width)
{
	if (waits)
		draw_said(y, x + 2, width - 2, waits, STYLE_KEY);
	else if (f->note[0])
		draw_said(y, x + 2, width - 2, f->note, f->note_style);
	else
		draw_said(y, x + 2, width - 2, help_of(f), STYLE_DIM);
	draw_buttons(f, y + 1, x, width);
	if (waits)
		draw_text(y + 2, x + 2, width - 2, STR("Esc leave"), STYLE_KEY);
	else
		draw_keys(f, y + 2, x, width);
}

/* ---- the box --------------------------------------------------------------- */

static void draw_waiting(struct form *f, struct rect r, const char *what)
{
	draw_text(r.y, r.x + 2, r.cols - 2, str_from(what), STYLE_DIM);
	draw_text(r.y + r.rows - 2, r.x, r.cols, str_from(f->note), f->note_style);
	draw_text(r.y + r.rows - 1, r.x, r.cols, STR("Esc leave"), STYLE_KEY);
}

static void draw_failure(struct form *f, struct rect r, const struct error *err)
{
	struct lines l = { 0 };

	(void)f;
	lines_wrap(&l, NULL, str_from(err->text), r.cols - 2);
	for (size_t i = 0; i < l.n; i++)
		l.v[i].style = STYLE_BAD;
	if (err->hint[0])
		lines_wrap(&l, NULL, str_from(err->hint), r.cols - 2);
	lines_draw(&l, (struct rect){ r.y, r.x, r.rows - 1, r.cols });
	lines_done(&l);
	draw_text(r.y + r.rows - 1, r.x, r.cols, STR("R read again   Esc leave"),
		  STYLE_KEY);
}

/* Returns what it leaves. */
static struct rect draw_head(struct form *f, struct rect r)
{
	int rows = f->ops->head_rows;

	if (!f->ops->head)
		return r;
	f->ops->head(f, (struct rect){ r.y, r.x, rows, r.cols });
	return (struct rect){ r.y + rows, r.x, r.rows - rows, r.cols };
}

static void draw_open(struct form *f, struct rect at, const char *waits)
{
	struct rect r = draw_head(f, at);
	struct painter p = {
		.r = { r.y, r.x, r.rows - FOOT, r.cols },
		.indent = label_width(f),
		.focus = -1,
	};
	int height = measure(f, &p);

	scroll(f, &p, height);
	p.top = f->top;
	draw_cursor(0, 0, false);
	draw_fields(f, &p);
	if (f->top > 0)
		draw_text(p.r.y, r.x + r.cols - 5, 5, STR(" more"), STYLE_DIM);
	if (f->top + p.r.rows < height)
		draw_text(p.r.y + p.r.rows - 1, r.x + r.cols - 5, 5, STR(" more"),
			  STYLE_DIM);
	draw_foot(f, waits, r.y + r.rows - FOOT + 1, r.x, r.cols);
	f->shown = true;
}

/* Room for every field and a remark on each, so that the box stays where it is. */
static int wanted_rows(struct form *f, int cols)
{
	struct painter p = { .r = { 0, 0, 1000, cols }, .indent = label_width(f) };
	int now = measure(f, &p), bare;

	p.bare = true;
	bare = measure(f, &p) + (int)f->draft.n + 1;
	return (bare > now ? bare : now) + f->ops->head_rows + FOOT + 2;
}

void form_draw(struct view *v, struct rect at)
{
	struct form *f = (struct form *)v;
	const char *waits = f->ops->waits ? f->ops->waits(f) : NULL;
	const struct error *failed = f->ops->failed ? f->ops->failed(f) : NULL;
	/* Not to the last column: some terminals repeat a line's end wrongly. */
	int cols = at.cols - 2 < WIDTH ? at.cols - 2 : WIDTH;
	int rows = wanted_rows(f, cols - 4);
	struct rect r;

	if (at.rows < TALL && rows > at.rows) {
		at.y = 2;
		at.rows = draw_rows() - 2;
	}
	rows = rows < at.rows ? rows : at.rows;
	r = (struct rect){ at.y + (at.rows - rows) / 2, at.x + (at.cols - cols) / 2,
			   rows, cols };
	draw_box(r.y, r.x, r.rows, r.cols);
	draw_print(r.y, r.x + 2, r.cols - 4, STYLE_TITLE, " %s ", f->title);
	r = (struct rect){ r.y + 1, r.x + 2, r.rows - 2, r.cols - 4 };
	draw_cursor(r.y, r.x, true);
	if (failed)
		draw_failure(f, r, failed);
	else if (waits && !f->shown)
		draw_waiting(f, r, waits);
	else
		draw_open(f, r, waits);
}
