#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A one-line editor (ui/edit.h) with a text of its own: the filter, the palette, the
 * name of an export, a number to type.  Embedded in its view; all zero is empty.
 */
enum { PROMPT_MAX = 256 };

struct prompt {
	char text[PROMPT_MAX]; /* UTF-8, NUL-terminated */
	size_t len, at;        /* bytes; `at` is never inside a character */
};

void prompt_set(struct prompt *p, const char *text);

/* As edit_key(). */
bool prompt_key(struct prompt *p, uint32_t key, const char *paste, size_t paste_len);

/* Draws "label" and the text in `width` columns and rests the hardware cursor in it. */
void prompt_draw(const struct prompt *p, int y, int x, int width, const char *label);

#endif
