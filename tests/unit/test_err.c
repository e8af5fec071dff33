#include "base/err.h"

#include "unit.h"

#include <string.h>

static void filled(void **state)
{
	struct err e = {0};

	(void)state;
	assert_false(err_set(&e, ERR_INPUT, "%s, line %d: %s", "a.csv", 7, "no date"));
	assert_int_equal(e.kind, 3);
	assert_string_equal(e.text, "a.csv, line 7: no date");
}

static void first_stays(void **state)
{
	struct err e = {0};

	(void)state;
	err_set(&e, ERR_USAGE, "first");
	assert_false(err_set(&e, ERR_SYSTEM, "second"));
	assert_int_equal(e.kind, ERR_USAGE);
	assert_string_equal(e.text, "first");
}

static void long_text(void **state)
{
	struct err e = {0};

	(void)state;
	err_set(&e, ERR_SYSTEM, "%*d", 5000, 1);
	assert_int_equal(strlen(e.text), sizeof e.text - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(filled, "an error carries its kind and its sentence"),
	    TEST(first_stays, "the first error stays"),
	    TEST(long_text, "a sentence that is too long is cut"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
