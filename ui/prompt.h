#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A one-line editor: the filter, the palette, the name of an export, a number to type.
 * Embedded in its view; all zero is empty.  Control characters cannot get in.
 */
enum { PROMPT_MAX = 256 };

struct prompt {
	char text[PROMPT_MAX]; /* UTF-8, NUL-terminated */
	size_t len, at;        /* bytes; `at` is never inside a character */
};

void prompt_set(struct prompt *p, const char *text);

/*
 * True when it was an editing key: letters, Backspace, Left, Right, Home, End, Ctrl-U,
 * Ctrl-W.  A paste brings its text up to the first line end and submits nothing
 * (QUALITY E17); `paste` may be NULL, then a paste is refused.
 */
bool prompt_key(struct prompt *p, uint32_t key, const char *paste, size_t paste_len);

/* Draws "label" and the text in `width` columns and rests the hardware cursor in it. */
void prompt_draw(const struct prompt *p, int y, int x, int width, const char *label);

#endif
