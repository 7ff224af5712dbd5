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
#include "ui/look.h"
#include "ui/term.h"

enum {
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

/* The link of this frame, and the one on the screen. */
static struct {
	int y, x, width;
	const char *address; /* borrowed for the frame; NULL: none */
	bool shown;
} link_;

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

static attr_t attributes(const struct look *l)
{
	attr_t a = A_NORMAL;

	if (l->attr & LOOK_BOLD)
		a |= A_BOLD;
	if (l->attr & LOOK_DIM)
		a |= A_DIM;
	if (l->attr & LOOK_UNDERLINE)
		a |= A_UNDERLINE;
	if (l->attr & LOOK_REVERSE)
		a |= A_REVERSE;
#ifdef A_ITALIC
	if (l->attr & LOOK_ITALIC)
		a |= A_ITALIC;
#endif
	return a;
}

/* What the terminal does not have is its own colour. */
static short color(short c)
{
	return c < term_colors() ? c : LOOK_DEFAULT;
}

/* One pair a role; 0 is the terminal's own. */
static short pair_of(enum style s, const struct look *l)
{
	short fg = color(l->fg), bg = color(l->bg), pair = (short)(s + 1);

	if (!term_colors() || (fg == LOOK_DEFAULT && bg == LOOK_DEFAULT))
		return 0;
	return init_pair(pair, fg, bg) == OK ? pair : 0;
}

void draw_looks(const struct look *const looks[N_STYLES])
{
	for (enum style s = 0; s < N_STYLES; s++) {
		attrs[s] = attributes(looks[s]);
		pairs[s] = pair_of(s, looks[s]);
	}
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
	link_.address = NULL;
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

void draw_link(int y, int x, int width, const char *address)
{
	link_.y = y;
	link_.x = x;
	link_.width = clip(y, x, width);
	link_.address = address;
}

/* Past curses, which knows no links: the same cells once more.  Whatever was sent may
 * have drawn over them. */
static void flush_link(void)
{
	if (link_.address && link_.width > 0 && (!link_.shown || term_sent()))
		term_link(link_.y, link_.x, link_.width, link_.address);
	link_.shown = link_.address != NULL;
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
	flush_link();
}

static void wipe(void *p, size_t n, size_t size)
{
	if (p)
		explicit_bzero(p, n * size);
}

void draw_forget(void)
{
	wipe(scratch.text, scratch.text_cap, 1);
	wipe(scratch.cells, scratch.cells_cap, sizeof(*scratch.cells));
	wipe(scratch.ascii, scratch.ascii_cap, sizeof(*scratch.ascii));
	wipe(scratch.print, scratch.print_cap, 1);
	werase(stdscr);
	term_forget();
	draw_redraw();
}

void draw_redraw(void)
{
	lines_forget();
	term_repaint();
}
