#ifndef MODEL_SHOW_H
#define MODEL_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/str.h"

/*
 * The one sanitizer.  What the Hub sends is bytes that other people wrote; what a
 * terminal gets is made here, with its width.  Controls become visible one-column
 * glyphs; bidi and zero-width characters, separators, and what has no known look
 * (private, unassigned, of doubtful width) become <U+202E>; invalid UTF-8 and C1 become
 * U+FFFD; at most 4 combining marks a cell stay, and those with nothing to stand on get
 * U+25CC; nothing is ever cut inside a character (QUALITY E1-E13).  Ambiguous width
 * is 1.
 */
enum charset {
	CHARSET_UTF8,
	CHARSET_ASCII, /* LANG=C, --ascii: anything else is "?" (wide: "??") */
};

/*
 * Writes what may be shown of `s` in at most `cols` columns into `buf` (NUL-terminated,
 * at most `size` bytes).  When it does not fit, the last column is the ellipsis ("~" in
 * ASCII).  Returns the length in bytes; *ret_cols (may be NULL) is the columns used, <=
 * cols.  `size` of SHOW_BYTES(cols) is always enough; with less, the text is cut
 * earlier.
 */
size_t show_text(struct str s, enum charset charset, int cols, char *buf, size_t size,
		 int *ret_cols);
#define SHOW_BYTES(cols) ((size_t)(cols)*20 + 8)

/* Columns the whole of `s` would take, at most `limit`, where counting stops. */
int show_width(struct str s, enum charset charset, int limit);

/*
 * For what is about to be confirmed: every byte outside printable ASCII as \u0430, \x80
 * or \\, so that look-alikes cannot hide (QUALITY S2).  Returns the length; cut between
 * two escapes at size - 1 (SHOW_ESCAPED_BYTES(len) is always enough). *ret_escaped (may
 * be NULL) tells whether anything was.
 */
size_t show_escaped(struct str s, char *buf, size_t size, bool *ret_escaped);
#define SHOW_ESCAPED_BYTES(len) ((size_t)(len)*4 + 1)

/* The character would not be shown as itself: a control, hidden, or of no known look.
 */
bool show_hides(uint32_t cp);

/* One line for standard error and logs: as show_text() without a width, newly
 * allocated. */
char *show_line(struct str s, enum charset charset);

#endif
