#include "base/sha256.h"

#include <sodium.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= SHA256_STATE_BYTES, "libsodium's state fits");

static crypto_hash_sha256_state *state_of(struct sha256 *h)
{
	return (void *)h->state;
}

void sha256_begin(struct sha256 *h)
{
	crypto_hash_sha256_init(state_of(h));
}

void sha256_add(struct sha256 *h, struct str bytes)
{
	crypto_hash_sha256_update(state_of(h), (const unsigned char *)bytes.p, bytes.len);
}

void sha256_end(struct sha256 *h, uint8_t digest[SHA256_BYTES])
{
	crypto_hash_sha256_final(state_of(h), digest);
}

void sha256_of(struct str bytes, uint8_t digest[SHA256_BYTES])
{
	crypto_hash_sha256(digest, (const unsigned char *)bytes.p, bytes.len);
}

void sha256_hex(const uint8_t digest[SHA256_BYTES], char hex[2 * SHA256_BYTES + 1])
{
	sodium_bin2hex(hex, 2 * SHA256_BYTES + 1, digest, SHA256_BYTES);
}
