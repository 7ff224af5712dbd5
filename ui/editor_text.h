#ifndef UI_EDITOR_TEXT_H
#define UI_EDITOR_TEXT_H

#include "model/error.h"
#include "model/str.h"

/*
 * What an editor gets to see: the text between two guards (see ui/editor.h).  `token`
 * is in the lines next to the text and cannot be guessed by who wrote the text.
 */
enum { EDITOR_TOKEN_MAX = 17 };

/* The caller frees; *ret_len bytes. */
char *editor_wrap(const char *title, const char *token, struct str text, size_t max,
		  size_t *ret_len);

/* Bytes that editor_wrap() may add. */
enum { EDITOR_GUARDS_MAX = 2048 };

/*
 * The text between the guards, borrowed from `file`.  ST_PARSE when a guard is gone or
 * it is no text; ST_TOO_BIG when it has more than `max` bytes.
 */
enum status editor_unwrap(struct str file, const char *token, size_t max,
			  struct str *ret_text, struct error *err) MUST_CHECK;

#endif
