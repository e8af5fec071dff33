#include "base/map.h"

#include "base/arena.h"

#include "unit.h"

static void empty(void **state)
{
	struct map m = {0};

	(void)state;
	assert_int_equal(map_get(&m, STR("x")), MAP_NONE);
	map_close(&m);
}

static void put_and_get(void **state)
{
	struct map m = {0};
	bool added = false;

	(void)state;
	assert_int_equal(map_put(&m, STR("a"), 0, &added), 0);
	assert_true(added);
	assert_int_equal(map_put(&m, STR(""), 5, &added), 5);
	assert_true(added);
	assert_int_equal(map_put(&m, STR("a"), 9, &added), 0);
	assert_false(added);
	assert_int_equal(map_get(&m, STR("a")), 0);
	assert_int_equal(map_get(&m, STR("")), 5);
	assert_int_equal(map_get(&m, STR("A")), MAP_NONE);
	map_close(&m);
}

static void many(void **state)
{
	struct arena a = {0};
	struct map m = {0};
	bool added = false;

	(void)state;
	for (uint32_t i = 0; i < 50000; i++) {
		map_put(&m, arena_fmt(&a, "%u", i), i, &added);
		assert_true(added);
	}
	assert_int_equal(m.used, 50000);
	for (uint32_t i = 0; i < 50000; i++)
		assert_int_equal(map_get(&m, arena_fmt(&a, "%u", i)), i);
	assert_int_equal(map_get(&m, STR("50000")), MAP_NONE);
	map_close(&m);
	assert_int_equal(m.used, 0);
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(empty, "an empty map has nothing"),
	    TEST(put_and_get, "a key keeps the value that it was given first"),
	    TEST(many, "fifty thousand keys are all found again"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
