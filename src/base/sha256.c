/* A draw hashes millions of short texts, so the processor's own instructions are used where it has them. */
#include "base/sha256.h"

#include "base/sha256_blocks.h"

#include <stdatomic.h>

/* A digest made block by block; what does not fill a block yet waits. */
struct running {
	uint32_t words[SHA256_WORDS];
	uint64_t bytes; /* so far */
	unsigned char waiting[SHA256_BLOCK];
};

_Static_assert(sizeof(struct running) <= SHA256_STATE_BYTES, "the state fits");

/* Whether the processor does it: found out once, by whichever thread is first. */
static bool fast(void)
{
	static atomic_int known; /* 0: not yet; 1: no; 2: yes */
	int is = atomic_load_explicit(&known, memory_order_relaxed);

	if (is == 0) {
		is = sha256_blocks_there() ? 2 : 1;
		atomic_store_explicit(&known, is, memory_order_relaxed);
	}
	return is == 2;
}

static void blocks(uint32_t words[SHA256_WORDS], const unsigned char *p, size_t count)
{
	if (fast())
		sha256_blocks(words, p, count);
	else
		sha256_blocks_plain(words, p, count);
}

static struct running *running(struct sha256 *h)
{
	return (void *)h->state;
}

/* The fractions of the square roots of the first eight primes. */
static void begin(struct running *r)
{
	static const uint32_t first[SHA256_WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372,
						     0xa54ff53a, 0x510e527f, 0x9b05688c,
						     0x1f83d9ab, 0x5be0cd19};

	memcpy(r->words, first, sizeof first);
	r->bytes = 0;
}

static void add(struct running *r, struct str s)
{
	size_t held = r->bytes % SHA256_BLOCK, take = SHA256_BLOCK - held, whole;

	r->bytes += s.len;
	if (s.len < take) {
		if (s.len)
			memcpy(r->waiting + held, s.p, s.len);
		return;
	}
	if (held) {
		memcpy(r->waiting + held, s.p, take);
		blocks(r->words, r->waiting, 1);
		s = (struct str){s.p + take, s.len - take};
	}
	whole = s.len / SHA256_BLOCK;
	blocks(r->words, (const unsigned char *)s.p, whole);
	s = (struct str){s.p + whole * SHA256_BLOCK, s.len % SHA256_BLOCK};
	if (s.len)
		memcpy(r->waiting, s.p, s.len);
}

/* A bit of 1, noughts, and the length in bits end the last block. */
static void end(struct running *r, uint8_t digest[SHA256_BYTES])
{
	size_t held = r->bytes % SHA256_BLOCK;
	uint64_t bits = r->bytes * 8;

	r->waiting[held++] = 0x80;
	if (held > SHA256_BLOCK - 8) {
		memset(r->waiting + held, 0, SHA256_BLOCK - held);
		blocks(r->words, r->waiting, 1);
		held = 0;
	}
	memset(r->waiting + held, 0, SHA256_BLOCK - 8 - held);
	bits = __builtin_bswap64(bits);
	memcpy(r->waiting + SHA256_BLOCK - 8, &bits, 8);
	blocks(r->words, r->waiting, 1);
	for (size_t i = 0; i < SHA256_WORDS; i++) {
		uint32_t word = __builtin_bswap32(r->words[i]);

		memcpy(digest + 4 * i, &word, 4);
	}
}

void sha256_begin(struct sha256 *h)
{
	begin(running(h));
}

void sha256_add(struct sha256 *h, struct str bytes)
{
	add(running(h), bytes);
}

void sha256_end(struct sha256 *h, uint8_t digest[SHA256_BYTES])
{
	end(running(h), digest);
}

void sha256_of(struct str bytes, uint8_t digest[SHA256_BYTES])
{
	struct running r;

	begin(&r);
	add(&r, bytes);
	end(&r, digest);
}

void sha256_hex(const uint8_t digest[SHA256_BYTES], char hex[2 * SHA256_BYTES + 1])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < SHA256_BYTES; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[(size_t)2 * SHA256_BYTES] = '\0';
}
