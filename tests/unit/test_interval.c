#include "base/dist.h"
#include "base/wilson.h"
#include "measure/interval.h"
#include "unit.h"

#include <math.h>

static void near(struct value v, double want)
{
	assert_int_equal(v.lack, LACK_NOTHING);
	if (fabs(v.v - want) > 0.005)
		fail_msg("%.6f is not near %.6f", v.v, want);
}

static void check(struct estimate e, double value, double low, double high)
{
	near(e.value, value);
	near(e.low, low);
	near(e.high, high);
}

/* Worked out by Wilson's formula with z = 1.959964; 5 of 10 and 0 of 10 stand in many textbooks. */
static void a_share_has_wilsons_interval(void **state)
{
	(void)state;
	check(estimate_share(5, 10), 50, 23.66, 76.34);
	check(estimate_share(0, 10), 0, 0, 27.75);
	check(estimate_share(10, 10), 100, 72.25, 100);
	check(estimate_share(857, 1000), 85.7, 83.39, 87.73);
}

static void a_share_of_nobody_is_undefined(void **state)
{
	struct estimate e = estimate_share(0, 0);

	(void)state;
	assert_int_equal(e.value.lack, LACK_CASES);
	assert_int_equal(e.low.lack, LACK_CASES);
	assert_int_equal(e.high.lack, LACK_CASES);
}

/* The table of exact limits in Garwood 1936 and every textbook since: 0, 1, 10, 100. */
static void a_count_has_the_exact_poisson_limits(void **state)
{
	(void)state;
	check(estimate_count(NULL, 0, 1), 0, 0, 3.689);
	check(estimate_count(NULL, 1, 1), 1, 0.0253, 5.572);
	check(estimate_count(NULL, 10, 1), 10, 4.795, 18.390);
	check(estimate_count(NULL, 100, 1), 100, 81.364, 121.627);
	check(estimate_count(NULL, 10, 0.5), 5, 2.398, 9.195);
}

/* n = 10: ranks 2 and 9 hold the median in 97.9 % of samples, 3 and 8 in only 89.1 %. */
static void a_median_lies_between_order_statistics(void **state)
{
	static const int32_t ten[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

	(void)state;
	check(estimate_quantile(NULL, ten, 10, 50), 5.5, 2, 9);
	near(estimate_quantile(NULL, ten, 10, 25).value, 3);
	near(estimate_quantile(NULL, ten, 10, 90).value, 9.5);
	near(estimate_quantile(NULL, ten, 9, 50).value, 5);
}

static void few_amounts_have_a_median_and_no_limits(void **state)
{
	static const int32_t five[] = {1, 2, 3, 4, 5};
	struct estimate e = estimate_quantile(NULL, five, 5, 50);

	(void)state;
	near(e.value, 3);
	assert_int_equal(e.low.lack, LACK_ENOUGH);
	assert_int_equal(e.high.lack, LACK_ENOUGH);
	assert_int_equal(estimate_quantile(NULL, five, 0, 50).value.lack, LACK_CASES);
}

static void the_highest_has_no_interval(void **state)
{
	static const int32_t three[] = {1, 2, 7};
	struct estimate e = estimate_quantile(NULL, three, 3, 100);

	(void)state;
	near(e.value, 7);
	assert_int_equal(e.high.lack, LACK_MEANING);
}

/* 2, 4, 6: mean 4, standard deviation 2, t of 2 degrees 4.3027; 4.3027 * 2 / sqrt(3) = 4.968. */
static void a_mean_has_students_interval(void **state)
{
	static const int32_t three[] = {2, 4, 6};
	int64_t sum;

	(void)state;
	check(estimate_mean(three, 3, &sum), 4, -0.968, 8.968);
	assert_int_equal(sum, 12);
	assert_int_equal(estimate_mean(three, 1, &sum).low.lack, LACK_ENOUGH);
	assert_int_equal(estimate_mean(three, 0, &sum).value.lack, LACK_CASES);
}

static void limits_that_were_kept_are_the_same(void **state)
{
	static struct limits_kept kept;
	static int32_t sorted[3000];

	(void)state;
	assert_true(WILSON_Z95 == dist_normal_quantile(0.025, TAIL_UPPER));
	for (int i = 0; i < 3000; i++)
		sorted[i] = i;
	for (size_t n = 1; n < 3000; n += 37)
		for (int turn = 0; turn < 2; turn++) {
			struct estimate a = estimate_count(&kept, n, 1);
			struct estimate b = estimate_count(NULL, n, 1);

			assert_true(a.low.v == b.low.v && a.high.v == b.high.v);
			a = estimate_quantile(&kept, sorted, n, 50);
			b = estimate_quantile(NULL, sorted, n, 50);
			assert_true(a.low.v == b.low.v && a.high.v == b.high.v);
		}
}

static void every_lack_has_words(void **state)
{
	(void)state;
	assert_string_equal(lack_words(LACK_NOTHING), "");
	for (enum lack l = LACK_NOTHING + 1; l < LACKS; l++)
		assert_true(lack_words(l)[0] != '\0');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_share_has_wilsons_interval),
	    cmocka_unit_test(a_share_of_nobody_is_undefined),
	    cmocka_unit_test(a_count_has_the_exact_poisson_limits),
	    cmocka_unit_test(a_median_lies_between_order_statistics),
	    cmocka_unit_test(few_amounts_have_a_median_and_no_limits),
	    cmocka_unit_test(the_highest_has_no_interval),
	    cmocka_unit_test(a_mean_has_students_interval),
	    cmocka_unit_test(limits_that_were_kept_are_the_same),
	    cmocka_unit_test(every_lack_has_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
