/* Methods a: how many to read, how to share them out, and the draw. */
#include "audit/random.h"
#include "base/sha256.h"
#include "refcase.h"
#include "values.h"

/* Two digits a byte; at most `room` bytes. Returns how many. */
static size_t unhex(const char *hex, uint8_t *bytes, size_t room)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = 0;

	for (; n < room && hex[2 * n] && hex[2 * n + 1]; n++) {
		const char *high = strchr(digits, hex[2 * n]);
		const char *low = strchr(digits, hex[2 * n + 1]);

		if (!high || !low)
			break;
		bytes[n] = (uint8_t)((high - digits) << 4 | (low - digits));
	}
	return n;
}

static json_t *hex_of(const uint8_t *bytes, size_t n, struct arena *a)
{
	char *text = arena_array(a, 2 * n + 1, 1);

	for (size_t i = 0; i < n; i++) {
		text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
		text[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
	}
	return json_string(text);
}

/* The block function on its own. */
static json_t *chacha_block(const json_t *input, struct arena *a)
{
	uint8_t key[RANDOM_KEY] = {0}, nonce[RANDOM_NONCE] = {0}, block[RANDOM_BLOCK];

	unhex(ref_text(input, "key_hex"), key, sizeof key);
	unhex(ref_text(input, "nonce_hex"), nonce, sizeof nonce);
	random_block(key, (uint32_t)ref_whole(input, "counter", 0), nonce, block);
	return json_pack("{s:o}", "block_hex", hex_of(block, sizeof block, a));
}

static json_t *a7e(const json_t *input, struct arena *a)
{
	struct random r = random_from(str_of(ref_text(input, "seed"))), first = r;
	size_t size = (size_t)ref_whole(input, "N", 0), n = (size_t)ref_whole(input, "n", 0);
	uint32_t *items = arena_array(a, size + 1, sizeof *items);
	json_t *numbers = json_array(), *picked = json_array();

	if (json_object_get(input, "key_hex"))
		return chacha_block(input, a);
	for (int i = 0; i < 4; i++)
		json_array_append_new(
		    numbers,
		    json_string(arena_fmt(a, "%llu", (unsigned long long)random_next(&first)).p));
	for (size_t i = 0; i < size; i++)
		items[i] = (uint32_t)i + 1;
	random_pick(&r, items, size, n);
	for (size_t i = 0; i < n; i++)
		json_array_append_new(picked, json_integer(items[i]));
	return json_pack("{s:o, s:o, s:o}", "key_hex", hex_of(r.key, RANDOM_KEY, a),
			 "first_u64_decimal", numbers, "partial_fisher_yates", picked);
}

const struct ref_method ref_sampling[] = {
    {"a7e", a7e, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
