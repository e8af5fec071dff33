#include "audit/logistic.h"
#include "base/arena.h"

#include "unit.h"

/* 3 of 4 without the column and 1 of 5 with it: the effects are log 3 and log (1/4) - log 3, and their
 * variances 1/3 + 1/1 and that + 1/1 + 1/4. */
static void two_by_two(void **state)
{
	double x[] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
	double y[] = {1, 1, 1, 0, 1, 0, 0, 0, 0};
	struct arena a = {0};
	struct logistic l = logistic_fit(&a, &(struct matrix){9, 2, x}, y);

	(void)state;
	assert_int_equal(l.why, DEFINED);
	assert_near(l.beta[0], log(3), 1e-9);
	assert_near(l.beta[1], log(0.25) - log(3), 1e-9);
	assert_near(matrix_row(&l.covariance, 0)[0], 4.0 / 3, 1e-8);
	assert_near(matrix_row(&l.covariance, 1)[1], 4.0 / 3 + 1.25, 1e-8);
	assert_near(matrix_row(&l.covariance, 0)[1], -4.0 / 3, 1e-8);
	assert_near(l.loglik, 3 * log(0.75) + log(0.25) + log(0.2) + 4 * log(0.8), 1e-12);
	arena_close(&a);
}

static void no_answer(void **state)
{
	double twice[] = {1, 1, 1, 1, 1, 1, 1, 1}, mixed[] = {1, 0, 1, 0};
	double tells[] = {1, 0, 1, 0, 1, 1, 1, 1}, by_it[] = {0, 0, 1, 1}, all[] = {1, 1, 1, 1};
	struct arena a = {0};

	(void)state;
	assert_int_equal(logistic_fit(&a, &(struct matrix){0, 2, twice}, mixed).why,
			 UNDEFINED_NO_DATA);
	assert_int_equal(logistic_fit(&a, &(struct matrix){4, 2, twice}, mixed).why,
			 UNDEFINED_ALIASED);
	assert_int_equal(logistic_fit(&a, &(struct matrix){4, 2, tells}, by_it).why,
			 UNDEFINED_SEPARATION);
	assert_int_equal(logistic_fit(&a, &(struct matrix){4, 1, all}, all).why,
			 UNDEFINED_SEPARATION);
	arena_close(&a);
}

static void far_out(void **state)
{
	(void)state;
	assert_near(logistic_share(0), 0.5, 0);
	assert_near(logistic_share(800), 1, 0);
	assert_near(logistic_share(-800), 0, 1e-300);
	assert_near(logistic_share(2) + logistic_share(-2), 1, 1e-15);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(two_by_two, "one column: the odds ratio and its error, by hand"),
	    TEST(no_answer, "no data, columns that are one, a column that tells everything"),
	    TEST(far_out, "shares far out are 0 and 1"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
