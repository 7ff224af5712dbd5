#ifndef UI_DRAW_H
#define UI_DRAW_H

#include <stdbool.h>
#include <stdint.h>

#include "model/str.h"

/*
 * The only file that writes to the screen (make arch checks).  Everything passes the
 * sanitizer of model/show.h, so a caller may hand over what the Hub sent, as it is.
 * Coordinates are cells from 0; what does not fit is cut, never wrapped.
 */
enum style {
	STYLE_PLAIN,
	STYLE_HEAD,  /* line 1 */
	STYLE_TITLE, /* column headings */
	STYLE_DIM,
	STYLE_KEY, /* a key in a hint */
	STYLE_GOOD,
	STYLE_WARN,
	STYLE_BAD,
	STYLE_MARK,   /* a marked row's sign */
	STYLE_CURSOR, /* the current row's sign */
	STYLE_FOCUS,  /* the focused button or field */
	N_STYLES,
};

struct look;

/* How each role looks from the next frame on; after term_open().  Copied. */
void draw_looks(const struct look *const looks[N_STYLES]);

int draw_rows(void);
int draw_cols(void);

void draw_clear(void); /* begins a frame: all of it is blank */

/*
 * A line that may be there already: `key` stands for all that will be drawn on it (0
 * for none).  False when the line shows that key from the frame before; else the caller
 * draws it and calls draw_end().  Others may draw over it afterwards.
 */
bool draw_begin(int y, uint64_t key);
void draw_end(void);

/* Moves `height` lines from `y` on up by `by` (down when negative), for draw_begin() to
 * find there; before anything is drawn on them in this frame. */
void draw_scroll(int y, int height, int by);

void draw_fill(int y, int x, int width, enum style style);

/* At most `width` columns, cut with an ellipsis; returns the columns used. */
int draw_text(int y, int x, int width, struct str s, enum style style);
/* The same, but padded with blanks to exactly `width`; `right`: set to the right. */
void draw_cell(int y, int x, int width, struct str s, bool right, enum style style);
/* For our own words; what "%s" brings in is sanitized, too.  Returns the columns used.
 */
int draw_print(int y, int x, int width, enum style style, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

void draw_hline(int y, int x, int width); /* rule: line drawing, or '-' */
void draw_vline(int y, int x, int height);
void draw_box(int y, int x, int height, int width); /* border; inside blanked */

/* Where the hardware cursor rests; shown only when `visible`. */
void draw_cursor(int y, int x, bool visible);

/* What stands there already becomes a link to this address, which begins with https://
 * and has no byte but printable ASCII; it is drawn once more behind the frame. */
void draw_link(int y, int x, int width, const char *address);

/* What was drawn and is no longer to be seen was a secret: no copy of it stays, and the
 * next flush repaints everything. */
void draw_forget(void);

/* Sends the frame. */
void draw_flush(void);
void draw_redraw(void); /* the next flush repaints everything */

#endif
