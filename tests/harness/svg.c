#include "tests/harness/svg.h"

#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum { CELL_W = 9, CELL_H = 19, BASE = 14, PAD = 14 };

/* The same among fractions, where an enum is out of place. */
static const double cell_w = CELL_W, cell_h = CELL_H;

/* The size at which the usual fonts are CELL_W wide, for readers of SVG that do not
 * know textLength. */
static const double font_size = 14.95;

static const char ink[] = "#d7dae0", paper[] = "#16181d";

/* The sixteen colours that have names. */
static const char *const named[16] = {
	"#23262e", "#e06c75", "#7ec97e", "#e0b45f", "#6aa9f0", "#c586dc",
	"#56c2cc", "#c3c8d1", "#6b7280", "#f28b93", "#9be29b", "#f2d08a",
	"#93c4ff", "#dca6ee", "#86e0e8", "#ffffff",
};

struct pen {
	char fg[8], bg[8];
	bool bold, italic, underline, strike;
};

static void colour_name(const struct screen_colour *c, const char *fallback,
			char out[8])
{
	if (c->kind == COLOUR_DEFAULT)
		snprintf(out, 8, "%s", fallback);
	else if (c->kind == COLOUR_INDEXED && c->index < 16)
		snprintf(out, 8, "%s", named[c->index]);
	else
		snprintf(out, 8, "#%02x%02x%02x", c->r, c->g, c->b);
}

static struct pen pen_of(const struct screen_cell *c)
{
	struct pen p = { .bold = c->bold,
			 .italic = c->italic,
			 .underline = c->underline,
			 .strike = c->strike };

	colour_name(&c->fg, ink, c->reverse ? p.bg : p.fg);
	colour_name(&c->bg, paper, c->reverse ? p.fg : p.bg);
	return p;
}

static bool pen_same(const struct pen *a, const struct pen *b)
{
	return !strcmp(a->fg, b->fg) && a->bold == b->bold && a->italic == b->italic &&
	       a->underline == b->underline && a->strike == b->strike;
}

static void rect(FILE *f, double x, double y, double w, double h, const char *fill)
{
	fprintf(f, "<rect x='%g' y='%g' width='%g' height='%g' fill='%s'/>\n", x, y, w,
		h, fill);
}

/* ---- lines and blocks: drawn, because fonts leave gaps ---- */

enum { LEFT = 1, RIGHT = 2, UP = 4, DOWN = 8 };

static unsigned arms(utf8proc_int32_t c)
{
	static const struct {
		utf8proc_int32_t c;
		unsigned arms;
	} table[] = {
		{ 0x2500, LEFT | RIGHT },
		{ 0x2501, LEFT | RIGHT },
		{ 0x2502, UP | DOWN },
		{ 0x2503, UP | DOWN },
		{ 0x250c, RIGHT | DOWN },
		{ 0x2510, LEFT | DOWN },
		{ 0x2514, RIGHT | UP },
		{ 0x2518, LEFT | UP },
		{ 0x251c, UP | DOWN | RIGHT },
		{ 0x2524, UP | DOWN | LEFT },
		{ 0x252c, LEFT | RIGHT | DOWN },
		{ 0x2534, LEFT | RIGHT | UP },
		{ 0x253c, LEFT | RIGHT | UP | DOWN },
		{ 0x256d, RIGHT | DOWN },
		{ 0x256e, LEFT | DOWN },
		{ 0x2570, RIGHT | UP },
		{ 0x256f, LEFT | UP },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (table[i].c == c)
			return table[i].arms;
	return 0;
}

static bool draw_line(FILE *f, utf8proc_int32_t c, double x, double y, const char *fg)
{
	unsigned a = arms(c);
	double mx = x + cell_w / 2.0, my = y + cell_h / 2.0;

	if (!a)
		return false;
	fprintf(f, "<path d='");
	if (a & LEFT)
		fprintf(f, "M%g %gL%g %g", x, my, mx, my);
	if (a & RIGHT)
		fprintf(f, "M%g %gL%g %g", mx, my, x + cell_w, my);
	if (a & UP)
		fprintf(f, "M%g %gL%g %g", mx, y, mx, my);
	if (a & DOWN)
		fprintf(f, "M%g %gL%g %g", mx, my, mx, y + cell_h);
	fprintf(f, "' stroke='%s' stroke-width='1.2' stroke-linecap='square'/>\n", fg);
	return true;
}

static bool draw_block(FILE *f, utf8proc_int32_t c, double x, double y, const char *fg)
{
	double eighth;

	if (c == 0x2580) {
		rect(f, x, y, cell_w, cell_h / 2.0, fg);
	} else if (c >= 0x2581 && c <= 0x2588) {
		eighth = cell_h / 8.0 * (c - 0x2580);
		rect(f, x, y + cell_h - eighth, cell_w, eighth, fg);
	} else if (c >= 0x2589 && c <= 0x258f) {
		eighth = cell_w / 8.0 * (0x2590 - c);
		rect(f, x, y, eighth, cell_h, fg);
	} else if (c >= 0x2591 && c <= 0x2593) {
		fprintf(f, "<g opacity='%g'>", (c - 0x2590) / 4.0);
		rect(f, x, y, cell_w, cell_h, fg);
		fprintf(f, "</g>");
	} else {
		return false;
	}
	return true;
}

/* ---- text ---- */

static void escaped(FILE *f, const char *text)
{
	for (; *text; text++) {
		if (*text == '<')
			fputs("&lt;", f);
		else if (*text == '&')
			fputs("&amp;", f);
		else
			fputc(*text, f);
	}
}

static void text(FILE *f, const char *s, int col, int cols, int row,
		 const struct pen *p)
{
	fprintf(f,
		"<text x='%d' y='%d' textLength='%d' lengthAdjust='spacingAndGlyphs'"
		" fill='%s'%s%s%s>",
		PAD + col * CELL_W, PAD + row * CELL_H + BASE, cols * CELL_W, p->fg,
		p->bold ? " font-weight='bold'" : "",
		p->italic ? " font-style='italic'" : "",
		p->underline ? " text-decoration='underline'"
		: p->strike  ? " text-decoration='line-through'"
			     : "");
	escaped(f, s);
	fputs("</text>\n", f);
}

static bool plain(const struct screen_cell *c)
{
	return c->text[0] > ' ' && c->text[0] < 0x7f && !c->text[1];
}

/* ASCII from `col` on in one pen, spaces within it too; how many cells. */
static int run_length(const struct screen *s, int row, int col, char *out, size_t size)
{
	struct screen_cell first = screen_cell(s, row, col), c = first;
	struct pen p = pen_of(&first);
	int n = 0, kept = 0;

	while (col + n < screen_cols(s) && (size_t)n + 1 < size) {
		struct pen q;

		c = screen_cell(s, row, col + n);
		q = pen_of(&c);
		if (!pen_same(&p, &q) || !(plain(&c) || !strcmp(c.text, " ")))
			break;
		out[n++] = c.text[0];
		if (plain(&c) || c.underline)
			kept = n;
	}
	out[kept] = '\0';
	return kept;
}

static void draw_row(FILE *f, const struct screen *s, int row)
{
	char buf[512];

	for (int col = 0; col < screen_cols(s);) {
		struct screen_cell c = screen_cell(s, row, col);
		double x = PAD + col * CELL_W, y = PAD + row * CELL_H;
		struct pen p = pen_of(&c);
		utf8proc_int32_t ch = 0;
		int n;

		if (!c.text[0] || (!strcmp(c.text, " ") && !c.underline)) {
			col++;
			continue;
		}
		utf8proc_iterate((const utf8proc_uint8_t *)c.text, -1, &ch);
		n = run_length(s, row, col, buf, sizeof(buf));
		if (n)
			text(f, buf, col, n, row, &p);
		else if (!draw_line(f, ch, x, y, p.fg) &&
			 !draw_block(f, ch, x, y, p.fg))
			text(f, c.text, col, c.width, row, &p);
		col += n ? n : c.width;
	}
}

static void draw_paper(FILE *f, const struct screen *s, int row)
{
	for (int col = 0; col < screen_cols(s);) {
		struct screen_cell c = screen_cell(s, row, col);
		struct pen p = pen_of(&c);
		int n = 1;

		for (; col + n < screen_cols(s); n++) {
			struct screen_cell d = screen_cell(s, row, col + n);
			struct pen q = pen_of(&d);

			if (strcmp(p.bg, q.bg))
				break;
		}
		if (strcmp(p.bg, paper))
			rect(f, PAD + col * CELL_W, PAD + row * CELL_H, n * CELL_W,
			     CELL_H, p.bg);
		col += n;
	}
}

static void draw_cursor(FILE *f, const struct screen *s)
{
	int row, col;

	if (!screen_cursor_visible(s))
		return;
	screen_cursor(s, &row, &col);
	rect(f, PAD + col * CELL_W, PAD + row * CELL_H + CELL_H - 3, CELL_W, 2, ink);
}

bool svg_write(const struct screen *s, const char *path)
{
	int w = screen_cols(s) * CELL_W + 2 * PAD,
	    h = screen_rows(s) * CELL_H + 2 * PAD;
	FILE *f = fopen(path, "we");

	if (!f)
		return false;
	fprintf(f,
		"<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' "
		"viewBox='0 0 %d %d' xml:space='preserve' font-size='%g' "
		"font-family='DejaVu Sans Mono, Menlo, Consolas, monospace'>\n",
		w, h, w, h, font_size);
	fprintf(f, "<rect width='%d' height='%d' rx='8' fill='%s'/>\n", w, h, paper);
	for (int row = 0; row < screen_rows(s); row++)
		draw_paper(f, s, row);
	for (int row = 0; row < screen_rows(s); row++)
		draw_row(f, s, row);
	draw_cursor(f, s);
	fputs("</svg>\n", f);
	return fclose(f) == 0;
}
