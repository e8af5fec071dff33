#include "base/sha256.h"
#include "base/sha256_blocks.h"
#include "unit.h"

#include <sodium.h>

static void digest_is(struct str bytes, const char *want)
{
	uint8_t digest[SHA256_BYTES];
	char hex[2 * SHA256_BYTES + 1];

	sha256_of(bytes, digest);
	sha256_hex(digest, hex);
	assert_string_equal(hex, want);
}

static void known(void **state)
{
	(void)state;
	digest_is(STR(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	digest_is(STR("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void grows(void **state)
{
	struct sha256 h;
	uint8_t whole[SHA256_BYTES], parts[SHA256_BYTES];

	(void)state;
	sha256_begin(&h);
	sha256_add(&h, STR("a"));
	sha256_add(&h, STR(""));
	sha256_add(&h, STR("bc"));
	sha256_end(&h, parts);
	sha256_of(STR("abc"), whole);
	assert_memory_equal(whole, parts, SHA256_BYTES);
}

/* Texts of every length up to some blocks, whole and in two parts, as libsodium has them. */
static void every_length(void **state)
{
	unsigned char text[300];
	uint8_t want[SHA256_BYTES], got[SHA256_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (unsigned char)(i * 151 + 7);
	for (size_t len = 0; len <= sizeof text; len++) {
		struct str s = {(const char *)text, len};

		crypto_hash_sha256(want, text, len);
		sha256_of(s, got);
		assert_memory_equal(got, want, SHA256_BYTES);
		for (size_t part = 0; part <= len; part += 13) {
			struct sha256 h;

			sha256_begin(&h);
			sha256_add(&h, (struct str){s.p, part});
			sha256_add(&h, (struct str){s.p + part, len - part});
			sha256_end(&h, got);
			assert_memory_equal(got, want, SHA256_BYTES);
		}
	}
}

/* Some blocks in plain C, which this processor may have no use for, and by its own instructions. */
static void plain_blocks(void **state)
{
	uint32_t plain[SHA256_WORDS], quick[SHA256_WORDS];
	unsigned char text[5 * SHA256_BLOCK];
	crypto_hash_sha256_state theirs;

	(void)state;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (unsigned char)(i * 89 + 3);
	crypto_hash_sha256_init(&theirs);
	memcpy(plain, theirs.state, sizeof plain);
	memcpy(quick, theirs.state, sizeof quick);
	crypto_hash_sha256_update(&theirs, text, sizeof text);
	sha256_blocks_plain(plain, text, sizeof text / SHA256_BLOCK);
	assert_memory_equal(plain, theirs.state, sizeof plain);
	if (!sha256_blocks_there())
		return;
	sha256_blocks(quick, text, sizeof text / SHA256_BLOCK);
	assert_memory_equal(quick, theirs.state, sizeof quick);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(known, "the digests of the standard"),
	    TEST(grows, "a digest in parts is that of the whole"),
	    TEST(every_length, "texts of every length have the digests of libsodium"),
	    TEST(plain_blocks, "blocks in plain C have the digests of libsodium"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
