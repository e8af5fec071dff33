#include "audit/intercept.h"
#include "audit/sigma_quick.h"
#include "audit/spread_test.h"
#include "unit.h"

#include "base/arena.h"

#include <math.h>

enum { TEAMS = 12 };

static const double each[TEAMS] = {10, 10, 10, 10, 10, 10, 10, 10, 12, 12, 12, 12};
static const double wide[TEAMS] = {1, 2, 9, 3, 8, 5, 2, 9, 11, 1, 10, 6};
static const double narrow[TEAMS] = {6, 7, 6, 5, 7, 6, 7, 5, 7, 8, 7, 7};

static struct spread_two from(const double *good1, const double *good2)
{
	return (struct spread_two){.good1 = good1,
				   .of1 = each,
				   .good2 = good2,
				   .of2 = each,
				   .teams = TEAMS,
				   .seed = STR("seed"),
				   .draws = 400,
				   .threads = 1};
}

static double sigma_of_model(const double *good, const double *of, size_t teams)
{
	struct arena a = {0};
	uint32_t group[TEAMS];
	double one[TEAMS], sigma;
	struct intercept_rows like = {.groups = teams, .columns = 1, .group = group, .x = one};
	struct intercept_fit fit;

	for (size_t j = 0; j < teams; j++) {
		group[j] = (uint32_t)j;
		one[j] = 1;
	}
	fit = intercept_fit(intercept_binomial(teams, good, of, &like, &a), &a);
	assert_true(defined(fit.sigma));
	sigma = fit.sigma.value;
	arena_close(&a);
	return sigma;
}

static void quick_is_the_model(void **state)
{
	static const double some[TEAMS] = {4, 6, 5, 9, 3, 6, 2, 7, 8, 5, 9, 4};
	static const double few[4] = {0, 3, 2, 5}, of[4] = {5, 9, 4, 7};

	(void)state;
	assert_near(sigma_quick(wide, each, TEAMS), sigma_of_model(wide, each, TEAMS), 1e-3);
	assert_near(sigma_quick(some, each, TEAMS), sigma_of_model(some, each, TEAMS), 1e-4);
	assert_near(sigma_quick(few, of, 4), sigma_of_model(few, of, 4), 1e-3);
	assert_true(sigma_quick(narrow, each, TEAMS) == 0);
	assert_true(sigma_of_model(narrow, each, TEAMS) == 0);
}

static void quick_ends(void **state)
{
	static const double none[4] = {0, 0, 0, 0}, ends[4] = {9, 0, 9, 0}, of[4] = {9, 9, 9, 9};

	(void)state;
	assert_true(sigma_quick(none, of, 4) == 0);
	assert_true(sigma_quick(of, of, 4) == 0);
	assert_true(sigma_quick(ends, of, 4) == SIGMA_QUICK_MOST);
}

static void sees_a_change(void **state)
{
	struct spread_two two = from(wide, narrow);
	struct spread_test fell = spread_test(&two), rose, same;

	(void)state;
	two = from(narrow, wide);
	rose = spread_test(&two);
	two = from(wide, wide);
	same = spread_test(&two);
	assert_true(defined(fell.p) && fell.p.value < 0.02 && fell.p.value >= 2.0 / 401);
	assert_true(defined(rose.p) && rose.p.value < 0.02);
	assert_true(defined(same.p) && same.p.value > 0.5);
	assert_true(same.alike > 0.9 && fell.alike < 0.5);
	assert_true(fell.common.value > fell.sigma2.value && fell.common.value < fell.sigma1.value);
	assert_int_equal(fell.method.n, TEAMS);
	assert_int_equal(fell.draws, 400);
}

/* Neither threads nor the order of teams change a digit. */
static void order_and_threads(void **state)
{
	double good1[TEAMS], good2[TEAMS], of[TEAMS];
	struct spread_two two = from(wide, narrow);
	struct spread_test one = spread_test(&two), other;

	(void)state;
	for (size_t j = 0; j < TEAMS; j++) {
		good1[j] = wide[TEAMS - 1 - j];
		good2[j] = narrow[TEAMS - 1 - j];
		of[j] = each[TEAMS - 1 - j];
	}
	two.threads = 3;
	two.good1 = good1;
	two.good2 = good2;
	two.of1 = two.of2 = of;
	other = spread_test(&two);
	assert_true(one.p.value == other.p.value && one.common.value == other.common.value);
	two.seed = STR("another");
	assert_true(fabs(spread_test(&two).p.value - one.p.value) < 0.02);
}

static void says_why_not(void **state)
{
	static const double none[TEAMS];
	double ends[TEAMS];
	struct spread_two two = from(wide, narrow);

	(void)state;
	for (size_t j = 0; j < TEAMS; j++)
		ends[j] = j % 2 ? each[j] : 0;
	two.teams = 2;
	assert_int_equal(spread_test(&two).why, UNDEFINED_TOO_FEW);
	two = from(wide, none);
	assert_int_equal(spread_test(&two).why, UNDEFINED_ALL_ONE_GRADE);
	two = from(ends, wide);
	assert_int_equal(spread_test(&two).why, UNDEFINED_RUNS_AWAY);
	two.of2 = none;
	assert_int_equal(spread_test(&two).why, UNDEFINED_NO_DATA);
	assert_false(defined(spread_test(&two).p));
}

static void fewer_draws(void **state)
{
	(void)state;
	assert_int_equal(spread_test_draws(3), 2000);
	assert_int_equal(spread_test_draws(20), 2000);
	assert_int_equal(spread_test_draws(40), 1000);
	assert_int_equal(spread_test_draws(5000), 400);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(quick_is_the_model, "the quick sigma is that of the model"),
	    TEST(quick_ends, "the quick sigma ends where there is none"),
	    TEST(sees_a_change, "a change of sigma is seen, none is not"),
	    TEST(order_and_threads, "the order of teams and threads make no difference"),
	    TEST(says_why_not, "a test that cannot be has its reason"),
	    TEST(fewer_draws, "many teams are simulated fewer times"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
