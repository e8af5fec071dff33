/* Numbers as text: byte for byte what printf writes. */
#include "base/decimal.h"
#include "unit.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

static void like_printf(double v)
{
	char ours[DECIMAL_TEXT_MAX], theirs[DECIMAL_TEXT_MAX];

	for (int decimals = 0; decimals <= DECIMAL_MAX; decimals++) {
		snprintf(theirs, sizeof theirs, "%.*f", decimals, v);
		assert_int_equal(decimal_text(v, decimals, ours, sizeof ours), strlen(theirs));
		assert_string_equal(ours, theirs);
	}
}

static void halves_are_rounded_as_printf_does(void **state)
{
	(void)state;
	for (int i = -4000; i <= 4000; i++) {
		like_printf(i / 8.0);
		like_printf(i / 200.0);
		like_printf(i / 2000.0);
		like_printf(nextafter(i / 200.0, INFINITY));
		like_printf(nextafter(i / 200.0, -INFINITY));
	}
}

static void numbers_of_every_size_are_written_as_printf_does(void **state)
{
	uint64_t random = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		like_printf(ldexp((double)(int64_t)random, (int)(random >> 8 & 127) - 110));
	}
	like_printf(0.0);
	like_printf(-0.0);
	like_printf(-0.001);
	like_printf(1e300);
	like_printf(-99999999.5);
}

static void whole_numbers_are_written_to_the_last_one(void **state)
{
	static const int64_t some[] = {0, 7, -7, 10, 1234567890123, INT64_MAX, INT64_MIN};
	char ours[24], theirs[24];

	(void)state;
	for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
		snprintf(theirs, sizeof theirs, "%" PRId64, some[i]);
		assert_int_equal(decimal_whole(some[i], ours), strlen(theirs));
		assert_string_equal(ours, theirs);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(halves_are_rounded_as_printf_does),
	    cmocka_unit_test(numbers_of_every_size_are_written_as_printf_does),
	    cmocka_unit_test(whole_numbers_are_written_to_the_last_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
