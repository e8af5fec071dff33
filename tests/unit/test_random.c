#include "audit/random.h"
#include "unit.h"

static void block_of_the_rfc(void **state)
{
	/* RFC 8439, section 2.3.2 */
	static const uint8_t nonce[RANDOM_NONCE] = {0, 0, 0, 9, 0, 0, 0, 0x4a, 0, 0, 0, 0};
	static const uint8_t begins[8] = {0x10, 0xf1, 0xe7, 0xe4, 0xd1, 0x3b, 0x59, 0x15};
	uint8_t key[RANDOM_KEY], block[RANDOM_BLOCK];

	(void)state;
	for (uint8_t i = 0; i < RANDOM_KEY; i++)
		key[i] = i;
	random_block(key, 1, nonce, block);
	assert_memory_equal(block, begins, sizeof begins);
	assert_int_equal(block[RANDOM_BLOCK - 1], 0x4e);
}

static void seed_repeats(void **state)
{
	struct random a = random_from(STR("x")), b = random_from(STR("x"));

	(void)state;
	assert_true(random_next(&a) == 3482361648919501943u);
	for (int i = 0; i < 100; i++)
		random_next(&a);
	for (int i = 0; i < 101; i++)
		random_next(&b);
	assert_true(random_next(&a) == random_next(&b));
}

static void numbers_keep_within(void **state)
{
	struct random r = random_from(STR("range"));
	int seen[3] = {0};

	(void)state;
	for (int i = 0; i < 3000; i++) {
		double u = random_unit(&r);

		assert_true(u >= 0 && u < 1);
		seen[random_below(&r, 3)]++;
		assert_true(random_below(&r, 1) == 0);
		assert_true(random_below(&r, UINT64_MAX) < UINT64_MAX);
	}
	for (int i = 0; i < 3; i++)
		assert_in_range(seen[i], 850, 1150);
}

static void normals_have_their_moments(void **state)
{
	struct random r = random_from(STR("normal"));
	double sum = 0, squares = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		double z = random_normal(&r);

		sum += z;
		squares += z * z;
	}
	assert_true(sum / 20000 > -0.03 && sum / 20000 < 0.03);
	assert_true(squares / 20000 > 0.95 && squares / 20000 < 1.05);
}

static void picks_are_distinct(void **state)
{
	struct random r = random_from(STR("x"));
	uint32_t items[5] = {1, 2, 3, 4, 5};
	static const uint32_t want[5] = {4, 1, 3, 5, 2};

	(void)state;
	random_pick(&r, items, 5, 5);
	assert_memory_equal(items, want, sizeof want);
	random_pick(&r, items, 0, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(block_of_the_rfc, "a block is that of RFC 8439"),
	    TEST(seed_repeats, "a seed gives the same numbers again"),
	    TEST(numbers_keep_within, "numbers keep within their range, evenly"),
	    TEST(normals_have_their_moments, "normal numbers have mean 0 and variance 1"),
	    TEST(picks_are_distinct, "a pick takes every item at most once"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
