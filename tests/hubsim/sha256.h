#ifndef HUBSIM_SHA256_H
#define HUBSIM_SHA256_H

/* SHA-256 (FIPS 180-4), because manifests must have the digest they claim. */
#include <stddef.h>

#define DIGEST_TEXT 72 /* "sha256:" + 64 hex digits + NUL */

void digest_of(const void *p, size_t n, char out[DIGEST_TEXT]);

#endif
