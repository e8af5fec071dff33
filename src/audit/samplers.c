#include "audit/samplers.h"

#include "base/arena.h"
#include "base/buf.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>

/* Divides a number of 32 bytes, highest first, by 10 in place; returns the remainder. */
static unsigned divide_by_ten(uint8_t number[SHA256_BYTES])
{
	unsigned rest = 0;

	for (int i = 0; i < SHA256_BYTES; i++) {
		unsigned part = rest << 8 | number[i];

		number[i] = (uint8_t)(part / 10);
		rest = part % 10;
	}
	return rest;
}

static bool is_zero(const uint8_t number[SHA256_BYTES])
{
	for (int i = 0; i < SHA256_BYTES; i++)
		if (number[i])
			return false;
	return true;
}

struct str rivest_fraction(struct str seed, struct str id, struct arena *a)
{
	uint8_t digest[SHA256_BYTES];
	char hex[2 * SHA256_BYTES + 1], *text = arena_array(a, 84, 1);
	size_t len = 2;
	struct sha256 h = {0};

	sha256_of(seed, digest);
	sha256_hex(digest, hex);
	sha256_begin(&h);
	sha256_add(&h, str_of(hex));
	sha256_add(&h, id);
	sha256_end(&h, digest);
	memcpy(text, "0.", 2);
	/* Division gives the digits last first, which is the order wanted. */
	while (!is_zero(digest) || len < 2 + 64)
		text[len++] = (char)('0' + divide_by_ten(digest));
	return (struct str){text, len};
}

struct str rivest_trim(struct str fraction, size_t digits)
{
	size_t keep = 2;

	while (keep < fraction.len && fraction.p[keep] == '9')
		keep++;
	keep += digits;
	return (struct str){fraction.p, keep < fraction.len ? keep : fraction.len};
}

/* A number of 32 bytes, highest first, mod size. */
static uint64_t remainder_of(const uint8_t digest[SHA256_BYTES], uint64_t size)
{
	uint64_t rest = 0;

	/* A bit at a time, so that nothing overflows whatever the size. */
	for (int bit = 0; bit < SHA256_BYTES * 8; bit++) {
		uint64_t in = digest[bit / 8] >> (7 - bit % 8) & 1;
		bool over = rest >= size - rest;

		rest = over ? rest - (size - rest) : rest + rest;
		rest = in && rest == size - 1 ? 0 : rest + in;
	}
	return rest;
}

uint64_t counter_pick(struct str seed, uint64_t k, uint64_t size)
{
	uint8_t digest[SHA256_BYTES];
	char number[32];
	struct sha256 h = {0};

	assert(size > 0);
	snprintf(number, sizeof number, ",%llu", (unsigned long long)k);
	sha256_begin(&h);
	sha256_add(&h, seed);
	sha256_add(&h, str_of(number));
	sha256_end(&h, digest);
	return 1 + remainder_of(digest, size);
}

void bit_source_block(struct bit_source *s, uint8_t digest[SHA256_BYTES])
{
	struct sha256 h = {0};

	sha256_begin(&h);
	sha256_add(&h, s->seed);
	sha256_add(&h, STR(","));
	for (size_t i = 0; i < s->blocks; i++)
		sha256_add(&h, STR("\0"));
	sha256_end(&h, digest);
	s->blocks++;
}

/* The 64 bits from the first that is set on, *lost when any later one is; their place is *exponent. */
static uint64_t leading_bits(const uint8_t digest[SHA256_BYTES], int *exponent, bool *lost)
{
	uint64_t top = 0;
	int bit = 0, taken = 0;

	*lost = false;
	while (bit < 256 && !(digest[bit / 8] >> (7 - bit % 8) & 1))
		bit++;
	*exponent = -bit;
	for (; bit < 256; bit++) {
		uint64_t in = digest[bit / 8] >> (7 - bit % 8) & 1;

		if (taken++ < 64)
			top = top << 1 | in;
		else
			*lost |= in;
	}
	return taken && taken < 64 ? top << (64 - taken) : top;
}

double bit_source_unit(const uint8_t digest[SHA256_BYTES])
{
	int exponent;
	bool lost;
	uint64_t top = leading_bits(digest, &exponent, &lost);
	uint64_t kept = top >> 11, rest = top & 0x7ff;

	/* Nearest, ties to even. */
	if (rest > 0x400 || (rest == 0x400 && (lost || (kept & 1))))
		kept++;
	return ldexp((double)kept, exponent - 53);
}

/* Puts a block above the bits that are held. */
static void refill(struct bit_source *s)
{
	uint8_t digest[SHA256_BYTES];

	bit_source_block(s, digest);
	for (size_t bit = 0; bit < 256; bit++, s->held++) {
		unsigned in = digest[31 - bit / 8] >> (bit % 8) & 1;
		uint8_t *byte = &s->bits[s->held / 8];

		*byte = (uint8_t)((*byte & ~(1u << (s->held % 8))) | in << (s->held % 8));
	}
}

/* Takes k <= 64 bits from the low end. */
static uint64_t take_bits(struct bit_source *s, size_t k)
{
	uint64_t value = 0;

	if (s->held < k)
		refill(s);
	for (size_t i = 0; i < k; i++)
		value |= (uint64_t)(s->bits[i / 8] >> (i % 8) & 1) << i;
	for (size_t i = k; i < s->held; i++) {
		unsigned in = s->bits[i / 8] >> (i % 8) & 1;
		size_t to = i - k;

		s->bits[to / 8] = (uint8_t)((s->bits[to / 8] & ~(1u << (to % 8))) | in << (to % 8));
	}
	s->held -= k;
	return value;
}

uint64_t bit_source_between(struct bit_source *s, uint64_t from, uint64_t to)
{
	uint64_t value;
	size_t k = 0;

	assert(from < to);
	while (k < 64 && (to - from - 1) >> k)
		k++;
	do
		value = take_bits(s, k);
	while (value >= to - from);
	return from + value;
}
