/* Answers with a key: one for each cell and key, whatever order they came in. */
#include "measure/kept.h"
#include "unit.h"

static const struct kept_answer *kept_at(const struct kept_answers *k, uint32_t cell, uint64_t key)
{
	for (size_t i = 0; i < k->cap; i++)
		if (k->slots[i].count && k->slots[i].cell == cell && k->slots[i].answer.key == key)
			return &k->slots[i];
	return NULL;
}

static struct answer keyed(struct answer a, uint32_t key)
{
	a.key = key;
	return a;
}

static void what_says_most_is_kept_in_any_order(void **state)
{
	const struct answer said[] = {is(false), yes(), amount(9), amount(-2), amount(4)};
	enum { SAID = sizeof said / sizeof said[0] };

	(void)state;
	for (size_t first = 0; first < SAID; first++) {
		struct kept_answers k = {0};

		for (size_t i = 0; i < SAID; i++) {
			struct answer a = keyed(said[(first + i) % SAID], 5);

			kept_add(&k, 1, &a, 1);
		}
		assert_int_equal(k.used, 1);
		assert_int_equal(kept_at(&k, 1, 5)->count, SAID);
		assert_int_equal(kept_at(&k, 1, 5)->answer.kind, ANSWER_AMOUNT);
		assert_int_equal(kept_at(&k, 1, 5)->answer.amount, -2);
		kept_close(&k);
	}
}

static void cells_and_keys_are_told_apart_however_many(void **state)
{
	enum { MANY = 3000 };
	struct kept_answers k = {0};

	(void)state;
	for (uint32_t i = 0; i < 2 * MANY; i++) {
		struct answer a = keyed(is(i >= MANY), i % MANY / 7);

		kept_add(&k, i % MANY % 7, &a, 1 + i / MANY);
	}
	assert_int_equal(k.used, MANY);
	for (uint32_t i = 0; i < MANY; i++) {
		const struct kept_answer *at = kept_at(&k, i % 7, i / 7);

		assert_non_null(at);
		assert_int_equal(at->count, 3);
		assert_int_equal(at->answer.kind, ANSWER_YES);
	}
	kept_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_says_most_is_kept_in_any_order),
	    cmocka_unit_test(cells_and_keys_are_told_apart_however_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
