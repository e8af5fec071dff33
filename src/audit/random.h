/*
 * The documented generator: every random number of an audit comes from it, so that a seed gives the
 * same numbers everywhere. Key = SHA-256 of the seed's bytes; ChaCha20 (RFC 8439), block counter from
 * 0, nonce of twelve zero bytes; the keystream is read as little-endian 64-bit numbers.
 */
#ifndef AUDIT_RANDOM_H
#define AUDIT_RANDOM_H

#include "base/str.h"

enum { RANDOM_BLOCK = 64, RANDOM_KEY = 32, RANDOM_NONCE = 12 };

struct random {
	uint8_t key[RANDOM_KEY];
	uint32_t counter; /* of the next block; 2^32 blocks are 34 thousand million numbers */
	uint8_t block[RANDOM_BLOCK];
	size_t used; /* bytes of the block that were given out */
};

struct random random_from(struct str seed);

/* One block of the keystream. */
void random_block(const uint8_t key[RANDOM_KEY], uint32_t counter,
		  const uint8_t nonce[RANDOM_NONCE], uint8_t block[RANDOM_BLOCK]);

uint64_t random_next(struct random *r);

/* A whole number in [0, n), every one as likely; n >= 1. Numbers at the uneven end are rejected. */
uint64_t random_below(struct random *r, uint64_t n);

/* A number in [0, 1): the upper 53 bits of the next. */
double random_unit(struct random *r);

/* A number of the standard normal distribution, by its quantile; takes one random_unit. */
double random_normal(struct random *r);

/*
 * The first n places of the `size` items become a simple random sample of them, in the order they
 * were picked (partial Fisher-Yates): for i = 0 ... n - 1 swap item i with item i + below(size - i).
 */
void random_pick(struct random *r, uint32_t *items, size_t size, size_t n);

#endif
