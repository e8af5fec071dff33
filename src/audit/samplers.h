/*
 * Draws as other published tools make them (methods a7b-a7d), so that a draw of theirs can be
 * repeated here: Rivest's consistent sampler, his counter sampler, and Ottoboni and Stark's
 * generator.
 */
#ifndef AUDIT_SAMPLERS_H
#define AUDIT_SAMPLERS_H

#include "base/sha256.h"

#include <stdbool.h>

struct arena;

/*
 * Rivest's ticket number: "0." and the decimal digits, last first, of SHA-256 of the seed's digest in
 * hexadecimal followed by the id. Compare as text (they are fractions). The arena's.
 */
struct str rivest_fraction(struct str seed, struct str id, struct arena *a);

/* Its shortened form: `digits` digits after the nines it begins with. Borrowed. */
struct str rivest_trim(struct str fraction, size_t digits);

/* 1 + SHA-256 of seed, comma and k in decimal, mod size; k from 1. */
uint64_t counter_pick(struct str seed, uint64_t k, uint64_t size);

/* Ottoboni and Stark's generator: SHA-256 of the seed, a comma and k zero bytes, k = 0, 1, ... */
struct bit_source {
	struct str seed;		/* borrowed */
	size_t blocks;			/* taken so far */
	uint8_t bits[SHA256_BYTES * 2]; /* as a number, lowest byte first */
	size_t held;			/* bits in it */
};

/* The next block's digest; a fraction of 1 from it, rounded to the nearest. */
void bit_source_block(struct bit_source *s, uint8_t digest[SHA256_BYTES]);
double bit_source_unit(const uint8_t digest[SHA256_BYTES]);

/* A whole number in [from, to), from the low end of the bits held. */
uint64_t bit_source_between(struct bit_source *s, uint64_t from, uint64_t to);

#endif
