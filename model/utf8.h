#ifndef MODEL_UTF8_H
#define MODEL_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/str.h"

enum { UTF8_BAD = 0xFFFD };

/*
 * Decodes one character of `s` (len > 0).  Returns the bytes it takes, >= 1.  An
 * invalid sequence gives UTF8_BAD and the length of its maximal subpart (Unicode
 * 15, 3.9), so that the next character is intact; overlong forms, surrogates and values
 * above 10FFFF are invalid. *ret_valid (may be NULL) tells it from a real U+FFFD.
 */
size_t utf8_next(struct str s, uint32_t *ret_cp, bool *ret_valid);

/* Bytes written to `out` (room for 4); what is no character is written as UTF8_BAD. */
size_t utf8_put(uint32_t cp, char *out);

/* ret_at (may be NULL): offset of the first fault, when there is one. */
bool utf8_valid(struct str s, size_t *ret_at);

#endif
