#include "audit/random.h"

#include "base/dist.h"
#include "base/sha256.h"

#include <assert.h>

static uint32_t load32(const uint8_t *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void store32(uint8_t *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (uint8_t)(v >> (8 * i));
}

static uint32_t turn(uint32_t v, int bits)
{
	return v << bits | v >> (32 - bits);
}

/* RFC 8439, 2.1 */
static inline void quarter(uint32_t s[16], int a, int b, int c, int d)
{
	s[a] += s[b];
	s[d] = turn(s[d] ^ s[a], 16);
	s[c] += s[d];
	s[b] = turn(s[b] ^ s[c], 12);
	s[a] += s[b];
	s[d] = turn(s[d] ^ s[a], 8);
	s[c] += s[d];
	s[b] = turn(s[b] ^ s[c], 7);
}

static inline void double_round(uint32_t s[16])
{
	for (int i = 0; i < 4; i++)
		quarter(s, i, i + 4, i + 8, i + 12);
	for (int i = 0; i < 4; i++)
		quarter(s, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
}

/* RFC 8439, 2.3 */
void random_block(const uint8_t key[RANDOM_KEY], uint32_t counter,
		  const uint8_t nonce[RANDOM_NONCE], uint8_t block[RANDOM_BLOCK])
{
	uint32_t first[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}, s[16];

	for (int i = 0; i < 8; i++)
		first[4 + i] = load32(key + 4 * i);
	first[12] = counter;
	for (int i = 0; i < 3; i++)
		first[13 + i] = load32(nonce + 4 * i);
	memcpy(s, first, sizeof s);
	for (int i = 0; i < 10; i++)
		double_round(s);
	for (int i = 0; i < 16; i++)
		store32(block + 4 * i, s[i] + first[i]);
}

struct random random_from(struct str seed)
{
	struct random r = {.used = RANDOM_BLOCK};

	sha256_of(seed, r.key);
	return r;
}

uint64_t random_next(struct random *r)
{
	static const uint8_t nonce[RANDOM_NONCE];
	uint64_t low, high;

	if (r->used == RANDOM_BLOCK) {
		random_block(r->key, r->counter++, nonce, r->block);
		r->used = 0;
	}
	low = load32(r->block + r->used);
	high = load32(r->block + r->used + 4);
	r->used += 8;
	return high << 32 | low;
}

uint64_t random_below(struct random *r, uint64_t n)
{
	/* 2^64 mod n, without 2^64: numbers from the last whole multiple of n on are rejected. */
	uint64_t uneven = n ? (UINT64_MAX % n + 1) % n : 0, v;

	assert(n > 0);
	do
		v = random_next(r);
	while (v > UINT64_MAX - uneven);
	return v % n;
}

double random_unit(struct random *r)
{
	return (double)(random_next(r) >> 11) * 0x1p-53;
}

double random_normal(struct random *r)
{
	return dist_normal_quantile(((double)(random_next(r) >> 12) + 0.5) * 0x1p-52, TAIL_LOWER);
}

/* Where to swap with is drawn some items ahead, so that memory has time to bring them: a list of millions
 * is walked in no order at all. */
void random_pick(struct random *r, uint32_t *items, size_t size, size_t n)
{
	enum { AHEAD = 64 };
	size_t with[AHEAD];

	assert(n <= size);
	for (size_t from = 0; from < n; from += AHEAD) {
		size_t count = n - from < AHEAD ? n - from : AHEAD;

		for (size_t i = 0; i < count; i++) {
			with[i] = from + i + (size_t)random_below(r, size - from - i);
			__builtin_prefetch(&items[with[i]], 1);
		}
		for (size_t i = 0; i < count; i++) {
			uint32_t item = items[from + i];

			items[from + i] = items[with[i]];
			items[with[i]] = item;
		}
	}
}
