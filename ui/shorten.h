#ifndef UI_SHORTEN_H
#define UI_SHORTEN_H

#include <stddef.h>

/*
 * Writes what curses sends for an ANSI terminal in fewer bytes that mean the same: each
 * row that scrolls by pays for them.  In place; returns the new length.  `rows` of the
 * terminal.
 */
size_t shorten(char *frame, size_t len, int rows);

#endif
