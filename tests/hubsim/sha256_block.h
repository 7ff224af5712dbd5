#ifndef HUBSIM_SHA256_BLOCK_H
#define HUBSIM_SHA256_BLOCK_H

/* One block of 64 bytes into the state, by two ways that do the same. */
#include <stdbool.h>
#include <stdint.h>

extern const uint32_t sha256_constants[64];

void sha256_block(uint32_t state[8], const unsigned char *p);

/* Only where sha256_x86_there() says so. */
bool sha256_x86_there(void);
void sha256_x86_block(uint32_t state[8], const unsigned char *p);

#endif
