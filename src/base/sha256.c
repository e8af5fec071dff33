/* libsodium's SHA-256 does not use the instructions that most processors have for it by now. A draw
 * hashes millions of short texts, so where they are there, they are used. */
#include "base/sha256.h"

#include "base/sha256_blocks.h"

#include <sodium.h>
#include <stdatomic.h>

/* A digest made block by block; what does not fill a block yet waits. */
struct running {
	uint32_t words[SHA256_WORDS];
	uint64_t bytes; /* so far */
	unsigned char waiting[SHA256_BLOCK];
};

_Static_assert(sizeof(crypto_hash_sha256_state) <= SHA256_STATE_BYTES, "libsodium's state fits");
_Static_assert(sizeof(struct running) <= SHA256_STATE_BYTES, "our own state fits");

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

static crypto_hash_sha256_state *state_of(struct sha256 *h)
{
	return (void *)h->state;
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
		sha256_blocks(r->words, r->waiting, 1);
		s = (struct str){s.p + take, s.len - take};
	}
	whole = s.len / SHA256_BLOCK;
	sha256_blocks(r->words, (const unsigned char *)s.p, whole);
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
		sha256_blocks(r->words, r->waiting, 1);
		held = 0;
	}
	memset(r->waiting + held, 0, SHA256_BLOCK - 8 - held);
	bits = __builtin_bswap64(bits);
	memcpy(r->waiting + SHA256_BLOCK - 8, &bits, 8);
	sha256_blocks(r->words, r->waiting, 1);
	for (size_t i = 0; i < SHA256_WORDS; i++) {
		uint32_t word = __builtin_bswap32(r->words[i]);

		memcpy(digest + 4 * i, &word, 4);
	}
}

void sha256_begin(struct sha256 *h)
{
	if (fast())
		begin(running(h));
	else
		crypto_hash_sha256_init(state_of(h));
}

void sha256_add(struct sha256 *h, struct str bytes)
{
	if (fast())
		add(running(h), bytes);
	else
		crypto_hash_sha256_update(state_of(h), (const unsigned char *)bytes.p, bytes.len);
}

void sha256_end(struct sha256 *h, uint8_t digest[SHA256_BYTES])
{
	if (fast())
		end(running(h), digest);
	else
		crypto_hash_sha256_final(state_of(h), digest);
}

void sha256_of(struct str bytes, uint8_t digest[SHA256_BYTES])
{
	struct running r;

	if (!fast()) {
		crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.len);
		return;
	}
	begin(&r);
	add(&r, bytes);
	end(&r, digest);
}

void sha256_hex(const uint8_t digest[SHA256_BYTES], char hex[2 * SHA256_BYTES + 1])
{
	sodium_bin2hex(hex, 2 * SHA256_BYTES + 1, digest, SHA256_BYTES);
}
