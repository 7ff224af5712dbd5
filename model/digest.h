#ifndef MODEL_DIGEST_H
#define MODEL_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/str.h"

/* What an image is, whatever it is called: "sha256:" and 64 hex digits. */
struct digest {
	bool known;
	uint8_t sha256[32];
};

enum { DIGEST_HEX = 64, DIGEST_TEXT = 7 + DIGEST_HEX };

/* Not known when it is anything else; capital letters are. */
struct digest digest_parse(struct str s);

/* The first `digits` of its hex digits, at most `size` bytes with the NUL.  Returns the
 * length. */
size_t digest_hex(const struct digest *d, size_t digits, char *buf, size_t size);

/* "sha256:52d1..." whole, "" when it is not known; needs DIGEST_TEXT + 1.  Returns the
 * length. */
size_t digest_text(const struct digest *d, char *buf, size_t size);

/* Both known and the same. */
bool digest_same(const struct digest *a, const struct digest *b);

#endif
