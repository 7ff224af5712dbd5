#ifndef UI_KEY_LINE_H
#define UI_KEY_LINE_H

#include <stddef.h>

/*
 * The line of keys of a page, "F9 send  Enter edit  Esc back", where there is no room
 * for all of it: the way out and help stay, of the others those that come first.  Keys
 * stand two spaces apart, or more.
 */

/* Writes what fits into `cols` columns. */
void key_line_fit(const char *keys, int cols, char *buf, size_t size);

#endif
