#include "base/quantile.h"
#include "unit.h"

static void type_seven(void **state)
{
	static const double x[] = {1, 2, 4, 8};

	(void)state;
	assert_true(quantile_sorted(x, 4, 0) == 1);
	assert_true(quantile_sorted(x, 4, 0.5) == 3);
	assert_true(quantile_sorted(x, 4, 0.25) == 1.75);
	assert_true(quantile_sorted(x, 4, 1) == 8);
	assert_true(quantile_sorted(x, 1, 0.3) == 1);
}

static void sum_has_no_order(void **state)
{
	double a[] = {1e16, 3, -1e16, 0.125}, b[] = {0.125, -1e16, 3, 1e16};

	(void)state;
	assert_true(quantile_sum(a, 4) == 3.125);
	assert_true(quantile_sum(b, 4) == 3.125);
	assert_true(quantile_sum(a, 0) == 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(type_seven, "a quantile lies between its neighbours, as R's type 7"),
	    TEST(sum_has_no_order, "a sum does not depend on the order of its parts"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
