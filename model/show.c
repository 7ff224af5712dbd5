#include "model/show.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <utf8proc.h>

#include "model/utf8.h"
#include "model/xalloc.h"

enum { MARKS_MAX = 4, PART_MAX = 4 /* bytes of one character */ };

enum {
	CIRCLE = 0x25CC, /* carries a mark that has nothing to stand on */
	PICTURES = 0x2400,
	PICTURE_DEL = 0x2421,
};

enum look {
	LOOK_PLAIN,
	LOOK_PICTURE, /* pictograph: may be followed by a variation selector */
	LOOK_MARK,    /* stands on what precedes it, no column of its own */
	LOOK_SPACING, /* combining, but with a column (Mc) */
	LOOK_FLAG,    /* half a flag */
	LOOK_CONTROL,
	LOOK_BAD,
	LOOK_HIDDEN, /* shown by its number */
};

/* What is drawn or left out as one: a character with its marks, or a substitute. */
struct cell {
	char bytes[128];
	size_t len;
	int cols;
};

static struct str rest(struct str s, size_t at)
{
	return (struct str){ s.ptr + at, s.len - at };
}

static bool between(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

/* Terminals do not agree how wide these are: hexagrams, circled numbers on black
 * squares, skin tones (a modifier for some, a square for others). */
static bool doubtful(uint32_t cp)
{
	return between(cp, 0x4DC0, 0x4DFF) || between(cp, 0x3248, 0x324F) ||
	       between(cp, 0x1F3FB, 0x1F3FF);
}

/* Vowels and finals of Hangul join the syllable before them. */
static bool joining_jamo(uint32_t cp)
{
	return between(cp, 0x1160, 0x11FF) || between(cp, 0xD7B0, 0xD7FB);
}

/* Nothing to see, or nobody knows what: private, unassigned, format, separators. */
static bool unseen(const utf8proc_property_t *property)
{
	static const unsigned categories =
		1U << UTF8PROC_CATEGORY_CN | 1U << UTF8PROC_CATEGORY_CO |
		1U << UTF8PROC_CATEGORY_CS | 1U << UTF8PROC_CATEGORY_CF |
		1U << UTF8PROC_CATEGORY_CC | 1U << UTF8PROC_CATEGORY_ZL |
		1U << UTF8PROC_CATEGORY_ZP;

	return property->ignorable || (categories >> property->category & 1U);
}

static enum look look_of(uint32_t cp, bool valid)
{
	const utf8proc_property_t *property;

	if (cp < 0x20 || cp == 0x7F)
		return LOOK_CONTROL;
	if (cp < 0x7F)
		return LOOK_PLAIN;
	if (!valid || cp < 0xA0)
		return LOOK_BAD;
	property = utf8proc_get_property((utf8proc_int32_t)cp);
	if (unseen(property) || doubtful(cp))
		return LOOK_HIDDEN;
	if (property->category == UTF8PROC_CATEGORY_MC)
		return LOOK_SPACING;
	if (property->charwidth == 0 || joining_jamo(cp))
		return LOOK_MARK;
	if (property->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR)
		return LOOK_FLAG;
	if (property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC)
		return LOOK_PICTURE;
	return LOOK_PLAIN;
}

bool show_hides(uint32_t cp)
{
	enum look look = look_of(cp, true);

	return look == LOOK_CONTROL || look == LOOK_BAD || look == LOOK_HIDDEN;
}

static void cell_put(struct cell *cell, uint32_t cp, int cols)
{
	cell->len += utf8_put(cp, cell->bytes + cell->len);
	cell->cols += cols;
}

static void cell_number(struct cell *cell, uint32_t cp)
{
	int n = snprintf(cell->bytes, sizeof(cell->bytes), "<U+%04X>", (unsigned)cp);

	cell->len = (size_t)n;
	cell->cols = n;
}

/* Text or picture style: without it, a pictograph is as wide as its character says. */
static bool style_selector(uint32_t cp)
{
	return cp == 0xFE0E || cp == 0xFE0F;
}

/*
 * Takes what belongs to the character before `at`: marks, of which MARKS_MAX a column
 * are kept, and at most MARKS_MAX spacing ones.  Returns the offset behind them.
 */
static size_t take_marks(struct str s, size_t at, bool picture, struct cell *cell)
{
	int marks = 0, spacing = 0;

	while (at < s.len && (unsigned char)s.ptr[at] >= 0x80) {
		uint32_t cp;
		bool valid;
		size_t n = utf8_next(rest(s, at), &cp, &valid);
		enum look look = look_of(cp, valid);

		if (look == LOOK_MARK) {
			if (marks++ < MARKS_MAX)
				cell_put(cell, cp, 0);
		} else if (look == LOOK_SPACING && spacing++ < MARKS_MAX) {
			cell_put(cell, cp, 1);
			marks = 0;
		} else if (!picture || !style_selector(cp)) {
			break;
		}
		at += n;
	}
	return at;
}

/* Two halves are a flag; one alone is wide on some terminals and not on others. */
static size_t take_flag(struct str s, size_t at, uint32_t first, struct cell *cell)
{
	uint32_t cp = 0;
	bool valid = false;
	size_t n = at < s.len ? utf8_next(rest(s, at), &cp, &valid) : 0;

	if (n && look_of(cp, valid) == LOOK_FLAG) {
		cell_put(cell, first, 1);
		cell_put(cell, cp, 1);
		return at + n;
	}
	cell_number(cell, first);
	return at;
}

/* The first cell of `s` (len > 0).  Returns the bytes of `s` it stands for. */
static size_t next_utf8(struct str s, struct cell *cell)
{
	uint32_t cp;
	bool valid;
	size_t at = utf8_next(s, &cp, &valid);
	enum look look = look_of(cp, valid);

	cell->len = 0;
	cell->cols = 0;
	switch (look) {
	case LOOK_CONTROL:
		cell_put(cell, cp == 0x7F ? PICTURE_DEL : PICTURES + cp, 1);
		return at;
	case LOOK_BAD:
		cell_put(cell, UTF8_BAD, 1);
		return at;
	case LOOK_HIDDEN:
		cell_number(cell, cp);
		return at;
	case LOOK_FLAG:
		return take_flag(s, at, cp, cell);
	case LOOK_MARK:
		cell_put(cell, CIRCLE, 1);
		return take_marks(s, 0, false, cell);
	case LOOK_SPACING:
		cell_put(cell, cp, 1);
		break;
	case LOOK_PLAIN:
	case LOOK_PICTURE:
		cell_put(cell, cp, utf8proc_charwidth((utf8proc_int32_t)cp));
		break;
	}
	return take_marks(s, at, look == LOOK_PICTURE, cell);
}

/* What a terminal without UTF-8 gets of the same cell: as many "?" as it has columns.
 */
static void to_ascii(struct cell *cell)
{
	bool ascii = true;

	for (size_t i = 0; i < cell->len; i++)
		ascii = ascii && (unsigned char)cell->bytes[i] < 0x80;
	if (ascii)
		return;
	cell->len = (size_t)cell->cols;
	memset(cell->bytes, '?', cell->len);
}

static size_t next_cell(struct str s, enum charset charset, struct cell *cell)
{
	size_t n = next_utf8(s, cell);

	if (charset == CHARSET_ASCII)
		to_ascii(cell);
	return n;
}

/* True when one of eight bytes is outside 20..7E. */
static bool any_unprintable(const char *p)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
	uint64_t x, del;

	memcpy(&x, p, sizeof(x));
	del = x ^ (ones * 0x7F);
	return (x | ((x - ones * 0x20) & ~x) | ((del - ones) & ~del)) & tops;
}

static bool printable(char c)
{
	return c >= 0x20 && c < 0x7F;
}

/*
 * How many bytes, at most `most`, are plain ASCII at the start of `s`: most text is,
 * all of it.  The last one before anything else is left out, as a mark may follow it.
 */
static size_t ascii_run(struct str s, size_t most)
{
	size_t n = 0, end = s.len < most ? s.len : most;

	while (n + 8 <= end && !any_unprintable(s.ptr + n))
		n += 8;
	while (n < end && printable(s.ptr[n]))
		n++;
	return n && n < s.len && !printable(s.ptr[n]) ? n - 1 : n;
}

/* Where the text goes, and the last place where it can end with an ellipsis. */
struct pen {
	char *buf;
	size_t len, room; /* bytes; room without the NUL */
	int used, cols;
	size_t cut_len;
	int cut_cols; /* < 0: no room even for the ellipsis */
	struct str ellipsis;
};

static void pen_mark(struct pen *pen, size_t len, int used)
{
	if (used < pen->cols && len + pen->ellipsis.len <= pen->room) {
		pen->cut_len = len;
		pen->cut_cols = used;
	}
}

static bool pen_put(struct pen *pen, const char *bytes, size_t len, int cols)
{
	if (cols > pen->cols - pen->used || len > pen->room - pen->len)
		return false;
	memcpy(pen->buf + pen->len, bytes, len);
	pen->len += len;
	pen->used += cols;
	pen_mark(pen, pen->len, pen->used);
	return true;
}

/* ASCII can be cut anywhere, so the best place lies inside the run. */
static void pen_run(struct pen *pen, const char *bytes, size_t n)
{
	size_t ends = n < pen->ellipsis.len ? n : pen->ellipsis.len;

	memcpy(pen->buf + pen->len, bytes, n);
	for (size_t back = ends + 1; back--;)
		pen_mark(pen, pen->len + n - back, pen->used + (int)(n - back));
	pen->len += n;
	pen->used += (int)n;
}

static void pen_cut(struct pen *pen)
{
	pen->len = 0;
	pen->used = 0;
	if (pen->cut_cols < 0)
		return;
	pen->len = pen->cut_len;
	memcpy(pen->buf + pen->len, pen->ellipsis.ptr, pen->ellipsis.len);
	pen->len += pen->ellipsis.len;
	pen->used = pen->cut_cols + 1;
}

static size_t least(struct pen *pen)
{
	size_t cols = (size_t)(pen->cols - pen->used), bytes = pen->room - pen->len;

	return cols < bytes ? cols : bytes;
}

size_t show_text(struct str s, enum charset charset, int cols, char *buf, size_t size,
		 int *ret_cols)
{
	struct pen pen = {
		.buf = buf,
		.room = size ? size - 1 : 0,
		.cols = cols > 0 ? cols : 0,
		.cut_cols = -1,
		.ellipsis = charset == CHARSET_ASCII ? STR("~") : STR("\xE2\x80\xA6"),
	};

	pen_mark(&pen, 0, 0);
	for (size_t at = 0; at < s.len;) {
		size_t n = ascii_run(rest(s, at), least(&pen));
		struct cell cell;

		if (n) {
			pen_run(&pen, s.ptr + at, n);
			at += n;
			continue;
		}
		at += next_cell(rest(s, at), charset, &cell);
		if (!pen_put(&pen, cell.bytes, cell.len, cell.cols)) {
			pen_cut(&pen);
			break;
		}
	}
	if (size)
		buf[pen.len] = '\0';
	if (ret_cols)
		*ret_cols = pen.used;
	return pen.len;
}

int show_width(struct str s, enum charset charset, int limit)
{
	int cols = 0;

	for (size_t at = 0; at < s.len && cols < limit;) {
		size_t n = ascii_run(rest(s, at), (size_t)(limit - cols));
		struct cell cell;

		if (n) {
			cols += (int)n;
			at += n;
			continue;
		}
		at += next_cell(rest(s, at), charset, &cell);
		cols += cell.cols < limit - cols ? cell.cols : limit - cols;
	}
	return cols;
}

/* One character as show_escaped() writes it. */
static size_t escape(struct str s, char *out, size_t size, size_t *ret_len)
{
	uint32_t cp;
	bool valid;
	size_t n = utf8_next(s, &cp, &valid);
	int len;

	if (!valid) {
		n = 1;
		len = snprintf(out, size, "\\x%02x", (unsigned char)s.ptr[0]);
	} else if (cp == '\\')
		len = snprintf(out, size, "\\\\");
	else if (cp >= 0x20 && cp < 0x7F)
		len = snprintf(out, size, "%c", (char)cp);
	else if (cp < 0x80)
		len = snprintf(out, size, "\\x%02x", (unsigned)cp);
	else
		len = snprintf(out, size, cp > 0xFFFF ? "\\U%08x" : "\\u%04x",
			       (unsigned)cp);
	*ret_len = (size_t)len;
	return n;
}

size_t show_escaped(struct str s, char *buf, size_t size, bool *ret_escaped)
{
	size_t len = 0;

	if (ret_escaped)
		*ret_escaped = false;
	for (size_t at = 0; at < s.len;) {
		char one[16];
		size_t n;

		at += escape(rest(s, at), one, sizeof(one), &n);
		if (ret_escaped && n > 1)
			*ret_escaped = true;
		if (len + n >= size)
			break;
		memcpy(buf + len, one, n);
		len += n;
	}
	if (size)
		buf[len] = '\0';
	return len;
}

/* The worst is U+00AD: two bytes, shown by eight; a lone byte is shown by three. */
char *show_line(struct str s, enum charset charset)
{
	size_t size = s.len * 4 + 8;
	char *line = xmalloc(size);

	show_text(s, charset, INT_MAX, line, size, NULL);
	return line;
}
