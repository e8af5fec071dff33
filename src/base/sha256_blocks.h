/*
 * The inner part of SHA-256: by the processor's own instructions where it has them, five times as fast
 * as without, and in plain C.
 */
#ifndef BASE_SHA256_BLOCKS_H
#define BASE_SHA256_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_WORDS = 8, SHA256_BLOCK = 64 };

/* The fractions of the cube roots of the first 64 primes. */
extern const uint32_t sha256_rounds[64];

/* Whether this processor has instructions for it. */
bool sha256_blocks_there(void);

/* Works `count` blocks at p into the words of a digest. The first only where sha256_blocks_there. */
void sha256_blocks(uint32_t words[SHA256_WORDS], const unsigned char *p, size_t count);
void sha256_blocks_plain(uint32_t words[SHA256_WORDS], const unsigned char *p, size_t count);

#endif
