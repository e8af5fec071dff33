/* SHA-256 (FIPS 180-4): by the processor's own instructions where it has them. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/str.h"

enum { SHA256_BYTES = 32, SHA256_STATE_BYTES = 128 };

/* A digest that grows: opaque, no memory of its own. */
struct sha256 {
	_Alignas(16) unsigned char state[SHA256_STATE_BYTES];
};

void sha256_begin(struct sha256 *h);
void sha256_add(struct sha256 *h, struct str bytes);
void sha256_end(struct sha256 *h, uint8_t digest[SHA256_BYTES]);

/* The digest of bytes that are all at hand. */
void sha256_of(struct str bytes, uint8_t digest[SHA256_BYTES]);

/* 64 lower-case hexadecimal digits, and a zero byte. */
void sha256_hex(const uint8_t digest[SHA256_BYTES], char hex[2 * SHA256_BYTES + 1]);

#endif
