#include "ui/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "model/utf8.h"
#include "model/xalloc.h"
#include "ui/app.h"
#include "ui/keys.h"
#include "ui/term.h"

void lines_clear(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->v[i].label);
		free(l->v[i].text);
	}
	l->n = 0;
}

void lines_done(struct lines *l)
{
	lines_clear(l);
	free(l->v);
	l->v = NULL;
	l->cap = 0;
}

static void add(struct lines *l, enum style style, const char *label, char *take_text)
{
	struct line *line;

	l->v = xgrow(l->v, &l->cap, l->n + 1, sizeof(*l->v));
	line = &l->v[l->n++];
	line->label = label ? xstrdup(label) : NULL;
	line->text = take_text;
	line->style = style;
}

void lines_add(struct lines *l, enum style style, const char *label, const char *fmt,
	       ...)
{
	char text[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	add(l, style, label, xstrdup(text));
}

/* Bytes of `s` that fit into `width` columns, preferably up to a blank; a line end ends
 * it. */
static size_t fits(struct str s, int width)
{
	size_t at = 0, blank = 0;
	int used = 0;

	while (at < s.len && s.ptr[at] != '\n') {
		uint32_t cp;
		size_t n = utf8_next((struct str){ s.ptr + at, s.len - at }, &cp, NULL);

		used += show_width((struct str){ s.ptr + at, n }, term_charset(), 16);
		if (used > width)
			return blank ? blank : at ? at : n;
		at += n;
		if (cp == ' ')
			blank = at;
	}
	return at;
}

void lines_wrap(struct lines *l, const char *label, struct str s, int width)
{
	lines_wrap_as(l, STYLE_PLAIN, label, s, width);
}

void lines_wrap_as(struct lines *l, enum style style, const char *label, struct str s,
		   int width)
{
	do {
		size_t n = fits(s, width > 8 ? width : 8);
		size_t skip = n < s.len && s.ptr[n] == '\n';

		add(l, style, label, xstrndup(n ? s.ptr : "", n));
		label = NULL;
		s.ptr += n + skip;
		s.len -= n + skip;
	} while (s.len);
}

static bool found(const struct lines *l, size_t i)
{
	struct str needle = { l->find.text, l->find.len };

	return !needle.len || str_has(str_from(l->v[i].text), needle) ||
	       (l->v[i].label && str_has(str_from(l->v[i].label), needle));
}

static size_t count(const struct lines *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += found(l, i);
	return n;
}

static void clamp(struct lines *l)
{
	size_t n = count(l), page = l->page > 0 ? (size_t)l->page : 1;

	if (l->top + page > n)
		l->top = n > page ? n - page : 0;
}

static void draw_line(const struct lines *l, const struct line *line, int y,
		      struct rect r)
{
	int x = r.x + 1, right = r.x + r.cols;

	if (line->label) {
		draw_text(y, x, l->label_width ? l->label_width - 1 : right - x,
			  str_from(line->label), STYLE_DIM);
	}
	x += l->label_width;
	draw_text(y, x, right - x, str_from(line->text), line->style);
}

void lines_draw(struct lines *l, struct rect r)
{
	size_t seen = 0;
	int y = r.y, bottom = r.y + r.rows - l->searching;

	l->page = r.rows;
	clamp(l);
	for (size_t i = 0; i < l->n && y < bottom; i++) {
		if (!found(l, i) || seen++ < l->top)
			continue;
		draw_line(l, &l->v[i], y++, r);
	}
	if (!seen && l->find.len)
		draw_print(r.y, r.x + 1, r.cols - 1, STYLE_PLAIN,
			   "Nothing here has \"%s\".  Esc shows everything.",
			   l->find.text);
	/* Where reading begins, for those who follow the cursor. */
	if (l->searching)
		prompt_draw(&l->find, bottom, r.x, r.cols, "/");
	else
		draw_cursor(r.y, r.x, true);
}

static void scroll(struct lines *l, long by)
{
	if (by < 0 && l->top < (size_t)-by)
		l->top = 0;
	else
		l->top += (size_t)by;
	clamp(l);
}

bool lines_command(struct lines *l, enum command c)
{
	long page = l->page > 1 ? l->page : 2;

	if (c == CMD_DOWN)
		scroll(l, 1);
	else if (c == CMD_UP)
		scroll(l, -1);
	else if (c == CMD_HALF_DOWN)
		scroll(l, page / 2);
	else if (c == CMD_HALF_UP)
		scroll(l, -page / 2);
	else if (c == CMD_PAGE_DOWN)
		scroll(l, page - 1);
	else if (c == CMD_PAGE_UP)
		scroll(l, 1 - page);
	else if (c == CMD_FIRST)
		l->top = 0;
	else if (c == CMD_LAST)
		scroll(l, (long)l->n);
	else if (c == CMD_FILTER)
		l->searching = true;
	else if (c == CMD_BACK && l->find.len)
		prompt_set(&l->find, "");
	else
		return false;
	return true;
}

enum key_result lines_key(struct lines *l, struct app *app, uint32_t key)
{
	size_t len = 0;
	const char *paste;

	if (!l->searching)
		return KEY_PASS;
	paste = key == K_PASTE ? app_pasted(app, &len) : NULL;
	if (key == K_ESC)
		prompt_set(&l->find, "");
	if (key == K_ESC || key == K_ENTER)
		l->searching = false;
	else if (prompt_key(&l->find, key, paste, len))
		l->top = 0;
	app_dirty(app);
	return KEY_USED;
}

void lines_position(const struct lines *l, char *buf, size_t size)
{
	size_t n = count(l), last = l->top + (size_t)(l->page > 0 ? l->page : 0);

	snprintf(buf, size, "[%zu-%zu/%zu]%s%s", n ? l->top + 1 : 0,
		 last < n ? last : n, n, l->find.len ? "  /" : "", l->find.text);
}
