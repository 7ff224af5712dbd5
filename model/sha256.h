#ifndef MODEL_SHA256_H
#define MODEL_SHA256_H

#include <stdint.h>

#include "model/str.h"

/* FIPS 180-4, by libcrypto. */
enum { SHA256_SIZE = 32 };

/* Of several pieces, as if they were one. */
void sha256_of(const struct str *pieces, size_t n, uint8_t ret[SHA256_SIZE]);

#endif
