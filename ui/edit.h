#ifndef UI_EDIT_H
#define UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Editing one line of text in memory that somebody else owns: prompts (ui/prompt.h) and
 * the fields of forms.  Control characters cannot get in; what does not fit does not,
 * either.
 */
struct edit {
	char *text;     /* UTF-8, NUL-terminated */
	size_t size;    /* bytes of that memory */
	size_t len, at; /* bytes; `at` is never inside a character */
};

/*
 * True when it was an editing key: letters, Backspace, Left, Right, Home, End, Ctrl-U,
 * Ctrl-W.  A paste brings its text up to the first line end and submits nothing
 * (QUALITY E17); `paste` may be NULL, then a paste is refused.
 */
bool edit_key(struct edit *e, uint32_t key, const char *paste, size_t paste_len);

/* Draws the part of the text that has the cursor in `width` columns; returns the column
 * of the cursor among them. */
int edit_draw(const struct edit *e, int y, int x, int width);

#endif
