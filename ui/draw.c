#include "ui/draw.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "model/show.h"
#include "model/utf8.h"
#include "model/xalloc.h"
#include "ui/term.h"

enum {
	PAIR_GOOD = 1,
	PAIR_WARN,
	PAIR_BAD,
	PAIR_MARK,
	MARKS_MAX = 4, /* combining marks a cell; show_text() lets no more through */
};

static attr_t attrs[N_STYLES];
static short pairs[N_STYLES];

/* One frame's scratch; grows to the widest line ever drawn. */
static struct {
	char *text;
	size_t text_cap;
	cchar_t *cells;
	size_t cells_cap;
	chtype *ascii;
	size_t ascii_cap;
	char *print;
	size_t print_cap;
} scratch;

static struct {
	int y, x;
	bool visible, shown;
} cursor;

/*
 * A line that shows already what it is to show is not drawn again: most keys change two
 * lines of a screen.  A line's key stands for what was drawn between
 * draw_begin() and draw_end(); whatever else is drawn there makes it unknown.
 */
static struct {
	struct shown {
		uint64_t key; /* 0: unknown */
		bool used;    /* in this frame; else it is what the last one left */
		bool blank;
	} * v;
	size_t cap;
	int rows, cols;
	int open; /* the line that is being drawn under its key; -1 */
} lines = { .open = -1 };

static void lines_forget(void)
{
	lines.rows = LINES;
	lines.cols = COLS;
	lines.v = xgrow(lines.v, &lines.cap, (size_t)lines.rows + 1, sizeof(*lines.v));
	memset(lines.v, 0, lines.cap * sizeof(*lines.v));
}

static void blank_line(int y)
{
	if (!lines.v[y].blank) {
		wmove(stdscr, y, 0);
		wclrtoeol(stdscr);
	}
	lines.v[y].blank = true;
}

/* Somebody draws there. */
static void touch_line(int y)
{
	struct shown *l = &lines.v[y];

	if (!l->used)
		blank_line(y);
	l->used = true;
	l->blank = false;
	if (y != lines.open)
		l->key = 0;
}

static void style(enum style s, attr_t attr, short pair)
{
	attrs[s] = attr;
	pairs[s] = term_colors() ? pair : 0;
}

void draw_init(void)
{
	if (term_colors()) {
		/* The terminal's own colours: they suit its background. */
		init_pair(PAIR_GOOD, COLOR_GREEN, -1);
		init_pair(PAIR_WARN, COLOR_MAGENTA, -1);
		init_pair(PAIR_BAD, COLOR_RED, -1);
		init_pair(PAIR_MARK, COLOR_CYAN, -1);
	}
	style(STYLE_PLAIN, A_NORMAL, 0);
	style(STYLE_HEAD, A_REVERSE, 0);
	style(STYLE_TITLE, A_BOLD, 0);
	style(STYLE_DIM, term_colors() ? A_DIM : A_NORMAL, 0);
	style(STYLE_KEY, A_BOLD, 0);
	style(STYLE_GOOD, A_NORMAL, PAIR_GOOD);
	style(STYLE_WARN, A_BOLD, PAIR_WARN);
	style(STYLE_BAD, A_BOLD, PAIR_BAD);
	style(STYLE_MARK, A_BOLD, PAIR_MARK);
	style(STYLE_CURSOR, A_NORMAL, 0);
	style(STYLE_FOCUS, A_REVERSE, 0);
	cursor.shown = false;
}

int draw_rows(void)
{
	return LINES;
}

int draw_cols(void)
{
	return COLS;
}

/* What of `width` columns at (y, x) is on the screen; <= 0: nothing. */
static int clip(int y, int x, int width)
{
	if (y < 0 || y >= lines.rows || x < 0 || x >= lines.cols)
		return 0;
	return width < lines.cols - x ? width : lines.cols - x;
}

static void set_cell(cchar_t *cell, const wchar_t *chars, enum style s)
{
	setcchar(cell, chars, attrs[s], pairs[s], NULL);
}

/* The characters of what show_text() made, with their marks, as cells. */
static int make_cells(struct str s, enum style st)
{
	int n = 0;

	scratch.cells = xgrow(scratch.cells, &scratch.cells_cap, s.len + 1,
			      sizeof(*scratch.cells));
	while (s.len) {
		wchar_t chars[MARKS_MAX + 2] = { 0 };
		int used = 0;

		while (s.len && used <= MARKS_MAX) {
			uint32_t cp;
			size_t len = utf8_next(s, &cp, NULL);
			int width = wcwidth((wchar_t)cp);

			if (used && width != 0)
				break;
			/* The C library knows it less well than our own table. */
			chars[used++] = width < 0 ? UTF8_BAD : (wchar_t)cp;
			s.ptr += len;
			s.len -= len;
		}
		set_cell(&scratch.cells[n++], chars, st);
	}
	return n;
}

static chtype attribute(enum style s)
{
	return attrs[s] | (chtype)COLOR_PAIR(pairs[s]);
}

/* Nearly all text is ASCII, and cells of one byte are five times as quick.  False when
 * it is not. */
static bool put_ascii(int y, int x, struct str s, enum style st)
{
	chtype attr = attribute(st);

	scratch.ascii = xgrow(scratch.ascii, &scratch.ascii_cap, s.len + 1,
			      sizeof(*scratch.ascii));
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c >= 0x80)
			return false;
		scratch.ascii[i] = c | attr;
	}
	mvaddchnstr(y, x, scratch.ascii, (int)s.len);
	return true;
}

/* The only way text gets on the screen. */
static int put(int y, int x, int width, struct str s, enum style st)
{
	struct str shown;
	int cols;

	width = clip(y, x, width);
	if (width <= 0 || !s.len)
		return 0;
	scratch.text = xgrow(scratch.text, &scratch.text_cap, SHOW_BYTES(width), 1);
	shown.ptr = scratch.text;
	shown.len = show_text(s, term_charset(), width, scratch.text, scratch.text_cap,
			      &cols);
	touch_line(y);
	if (!put_ascii(y, x, shown, st)) {
		/* Before the call: it moves scratch.cells. */
		int n = make_cells(shown, st);

		mvadd_wchnstr(y, x, scratch.cells, n);
	}
	return cols;
}

static const wchar_t *glyph(const wchar_t *utf8, const wchar_t *ascii)
{
	return term_charset() == CHARSET_UTF8 ? utf8 : ascii;
}

void draw_clear(void)
{
	if (lines.rows != LINES || lines.cols != COLS)
		lines_forget();
	for (int y = 0; y < lines.rows; y++)
		lines.v[y].used = false;
	cursor.visible = false;
}

bool draw_begin(int y, uint64_t key)
{
	struct shown *l;

	if (clip(y, 0, 1) <= 0)
		return false;
	l = &lines.v[y];
	if (key && l->key == key && !l->used) {
		l->used = true;
		return false;
	}
	touch_line(y);
	l->key = key;
	lines.open = y;
	return true;
}

void draw_end(void)
{
	lines.open = -1;
}

void draw_scroll(int y, int height, int by)
{
	size_t moved = (size_t)(height - abs(by));
	struct shown *from = lines.v + y;

	if (!by || abs(by) >= height || clip(y, 0, 1) <= 0 ||
	    clip(y + height - 1, 0, 1) <= 0)
		return;
	scrollok(stdscr, TRUE);
	wsetscrreg(stdscr, y, y + height - 1);
	wscrl(stdscr, by);
	wsetscrreg(stdscr, 0, lines.rows - 1);
	scrollok(stdscr, FALSE);
	if (by > 0) {
		memmove(from, from + by, moved * sizeof(*from));
		memset(from + moved, 0, (size_t)by * sizeof(*from));
	} else {
		memmove(from - by, from, moved * sizeof(*from));
		memset(from, 0, (size_t)-by * sizeof(*from));
	}
}

void draw_fill(int y, int x, int width, enum style st)
{
	width = clip(y, x, width);
	if (width <= 0)
		return;
	touch_line(y);
	mvhline(y, x, ' ' | attribute(st), width);
}

int draw_text(int y, int x, int width, struct str s, enum style st)
{
	return put(y, x, width, s, st);
}

void draw_cell(int y, int x, int width, struct str s, bool right, enum style st)
{
	int used = 0;

	width = clip(y, x, width);
	if (right) {
		used = show_width(s, term_charset(), width);
		if (used > width)
			used = width;
		draw_fill(y, x, width - used, st);
		put(y, x + width - used, used, s, st);
		return;
	}
	used = put(y, x, width, s, st);
	draw_fill(y, x + used, width - used, st);
}

int draw_print(int y, int x, int width, enum style st, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(scratch.print, scratch.print_cap, fmt, ap);
	va_end(ap);
	if (n < 0)
		return 0;
	if ((size_t)n >= scratch.print_cap) {
		scratch.print =
			xgrow(scratch.print, &scratch.print_cap, (size_t)n + 1, 1);
		va_start(ap, fmt);
		vsnprintf(scratch.print, scratch.print_cap, fmt, ap);
		va_end(ap);
	}
	return put(y, x, width, (struct str){ scratch.print, (size_t)n }, st);
}

void draw_hline(int y, int x, int width)
{
	cchar_t cell;

	set_cell(&cell, glyph(L"\u2500", L"-"), STYLE_PLAIN);
	width = clip(y, x, width);
	if (width <= 0)
		return;
	touch_line(y);
	mvhline_set(y, x, &cell, width);
}

void draw_vline(int y, int x, int height)
{
	cchar_t cell;

	set_cell(&cell, glyph(L"\u2502", L"|"), STYLE_PLAIN);
	for (int i = 0; i < height && clip(y + i, x, 1) > 0; i++) {
		touch_line(y + i);
		mvadd_wchnstr(y + i, x, &cell, 1);
	}
}

static void corner(int y, int x, const wchar_t *utf8)
{
	cchar_t cell;

	set_cell(&cell, glyph(utf8, L"+"), STYLE_PLAIN);
	if (clip(y, x, 1) <= 0)
		return;
	touch_line(y);
	mvadd_wchnstr(y, x, &cell, 1);
}

void draw_box(int y, int x, int height, int width)
{
	int bottom = y + height - 1, right = x + width - 1;

	if (height < 2 || width < 2)
		return;
	for (int i = 1; i < height - 1; i++)
		draw_fill(y + i, x + 1, width - 2, STYLE_PLAIN);
	draw_hline(y, x + 1, width - 2);
	draw_hline(bottom, x + 1, width - 2);
	draw_vline(y + 1, x, height - 2);
	draw_vline(y + 1, right, height - 2);
	corner(y, x, L"\u250c");
	corner(y, right, L"\u2510");
	corner(bottom, x, L"\u2514");
	corner(bottom, right, L"\u2518");
}

void draw_cursor(int y, int x, bool visible)
{
	cursor.visible = visible && clip(y, x, 1) > 0;
	cursor.y = y;
	cursor.x = x;
}

void draw_flush(void)
{
	for (int y = 0; y < lines.rows; y++)
		if (!lines.v[y].used) {
			blank_line(y);
			lines.v[y].key = 0;
		}
	if (cursor.visible != cursor.shown)
		curs_set(cursor.visible);
	cursor.shown = cursor.visible;
	/* An invisible cursor stays where it is: moving it would cost bytes. */
	leaveok(stdscr, !cursor.visible);
	if (cursor.visible)
		move(cursor.y, cursor.x);
	wnoutrefresh(stdscr);
	doupdate();
	term_flush();
}

void draw_redraw(void)
{
	lines_forget();
	term_repaint();
}
