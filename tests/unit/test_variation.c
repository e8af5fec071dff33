#include "unit.h"

#include "audit/betabinomial.h"
#include "audit/between.h"
#include "audit/decompose.h"
#include "audit/discovery.h"
#include "audit/funnel.h"
#include "audit/standard_performance.h"
#include "base/arena.h"

#include <math.h>

static struct arena arena;

static int finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static bool close_to(double x, double y)
{
	return fabs(x - y) < 1e-9;
}

static void a_team_at_the_centre_has_z_nought(void **state)
{
	static const double good[] = {5, 10, 0}, of[] = {10, 20, 0};
	struct funnel f = funnel_of(FUNNEL_PROPORTION, good, of, 3, 0.1, &arena);

	(void)state;
	assert_true(f.target == 0.5 && f.team[0].z == 0 && f.team[1].z == 0);
	assert_int_equal(f.team[2].why, UNDEFINED_NO_DATA);
	assert_int_equal(f.team[2].at95.lower.why, UNDEFINED_NO_DATA);
	assert_true(f.tau2 == 0 && f.method.n == 2);
	assert_true(f.team[0].at95.lower.value < f.team[1].at95.lower.value);
}

static void a_funnel_of_nothing_says_so(void **state)
{
	static const double none[] = {0, 0}, of[] = {4, 5};
	struct funnel empty = funnel_of(FUNNEL_PROPORTION, none, none, 2, 0.1, &arena);
	struct funnel poor = funnel_of(FUNNEL_PROPORTION, none, of, 2, 0.1, &arena);
	struct funnel no_log = funnel_of(FUNNEL_RATIO_LOG, none, of, 2, 0.1, &arena);

	(void)state;
	assert_int_equal(empty.why, UNDEFINED_NO_DATA);
	assert_true(poor.why == DEFINED && poor.target == 0 && poor.team[0].at95.lower.value == 0);
	assert_int_equal(no_log.team[0].why, UNDEFINED_WRONG_INPUT);
	assert_true(no_log.used == 0 && no_log.team[0].at95.upper.value > 1);
}

static void exact_limits_of_a_coin(void **state)
{
	(void)state;
	assert_true(close_to(funnel_exact(1, 0.5, 0.5), 0));
	assert_true(close_to(funnel_exact(1, 0.5, 0.75), 0.5));
}

static void two_units_by_hand(void **state)
{
	static const double y[] = {0, 2}, v[] = {1, 1}, wrong[] = {1, 0};
	struct between b = between_of(y, v, 2, &arena);

	(void)state;
	assert_true(close_to(b.q, 2) && b.df == 1 && close_to(b.i2, 0.5));
	assert_true(close_to(b.dl.tau2, 1) && close_to(b.pm.tau2, 1) && close_to(b.reml.tau2, 1));
	assert_true(close_to(b.ml_tau2, 0));
	assert_true(close_to(b.dl.mu, 1) && close_to(b.dl.shrunk[0], 0.5));
	assert_int_equal(between_of(y, v, 1, &arena).why, UNDEFINED_ONE_GROUP);
	assert_int_equal(between_of(y, wrong, 2, &arena).why, UNDEFINED_WRONG_INPUT);
}

static void teams_that_vary_by_chance_have_rho_nought(void **state)
{
	static const double good[] = {5, 5, 5}, of[] = {10, 10, 10}, all[] = {10, 10, 10};
	struct betabinomial b = betabinomial_of(good, of, 3, 0.4, &arena);

	(void)state;
	assert_true(b.why == DEFINED && defined(b.rho) && b.rho.value == 0);
	assert_int_equal(b.precision.why, UNDEFINED_BOUNDARY);
	assert_true(close_to(b.team[0].mean.value, 0.5));
	assert_int_equal(b.team[0].above.why, UNDEFINED_BOUNDARY);
	assert_int_equal(betabinomial_of(all, of, 3, 0.4, &arena).why, UNDEFINED_ALL_ONE_GRADE);
	assert_int_equal(betabinomial_of(good, of, 1, 0.4, &arena).why, UNDEFINED_ONE_GROUP);
	assert_int_equal(betabinomial_of(of, good, 3, 0.4, &arena).why, UNDEFINED_WRONG_INPUT);
}

static void shrunken_shares_lie_between_the_team_and_the_mean(void **state)
{
	static const double good[] = {1, 9, 2, 8, 5}, of[] = {10, 10, 10, 10, 10};
	struct betabinomial b = betabinomial_of(good, of, 5, 0.5, &arena);

	(void)state;
	assert_true(defined(b.rho) && b.rho.value > 0);
	assert_true(b.team[0].mean.value > 0.1 && b.team[0].mean.value < b.mean.value);
	assert_true(b.team[1].above.value > 0.95);
	assert_true(close_to(b.team[4].mean.value, 0.5));
}

static void adjusted_by_hand(void **state)
{
	static const double p[] = {0.01, 0.04, 0.03};
	double bh[3], holm[3];

	(void)state;
	discovery_adjust(ADJUST_BH, p, 3, bh);
	discovery_adjust(ADJUST_HOLM, p, 3, holm);
	assert_true(close_to(bh[0], 0.03) && close_to(bh[1], 0.04) && close_to(bh[2], 0.04));
	assert_true(close_to(holm[0], 0.03) && close_to(holm[2], 0.06) && close_to(holm[1], 0.06));
	discovery_adjust(ADJUST_BY, p, 0, bh);
}

static void exact_p_of_a_coin(void **state)
{
	struct exact_p once = discovery_exact(0, 1, 0.5), four = discovery_exact(0, 4, 0.5);

	(void)state;
	assert_true(once.twice_tail == 1 && close_to(once.mid_p, 0.5) && once.as_likely == 1);
	assert_true(close_to(four.twice_tail, 0.125) && close_to(four.mid_p, 0.0625));
	assert_true(close_to(four.as_likely, 0.125));
}

static void teams_that_are_alike_have_nothing_between_them(void **state)
{
	static const double alike[] = {1, 1, 1, 1}, apart[] = {4, 0, 0, 4}, same[] = {3, 0, 4, 0};
	struct decompose d = decompose_of(alike, 2, 2), e = decompose_of(apart, 2, 2);

	(void)state;
	assert_true(close_to(d.total, 0.25) && d.between == 0 &&
		    close_to(d.by_chance.value, 1.0 / 3));
	assert_true(close_to(e.share.value, 1) && close_to(e.within, 0));
	assert_int_equal(decompose_of(same, 2, 2).share.why, UNDEFINED_ALL_ONE_GRADE);
	assert_true(decompose_permuted(alike, 2, 2, 50, STR("a")).value == 1);
	/* 2 of the 70 ways to deal 4 and 4 are as far apart. */
	assert_true(fabs(decompose_permuted(apart, 2, 2, 7000, STR("a")).value - 2.0 / 70) < 0.006);
}

static void standard_performance_without_variation_is_the_overall_rate(void **state)
{
	static const uint32_t group[] = {0, 0, 1, 1}, grade[] = {1, 0, 1, 0};
	static const double one[] = {1, 1, 1, 1}, at[] = {0, 0};
	struct intercept_rows rows = {.rows = 4,
				      .groups = 3,
				      .grades = 2,
				      .columns = 1,
				      .group = group,
				      .grade = grade,
				      .x = one};
	struct standard s = standard_performance(&rows, at, &arena);

	(void)state;
	assert_true(close_to(s.team[0].rsp.value, 0.5) && close_to(s.team[1].ratio.value, 1));
	assert_true(close_to(s.team[0].observed_ratio.value, 1));
	assert_int_equal(s.team[2].rsp.why, UNDEFINED_NO_DATA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_team_at_the_centre_has_z_nought, "a team at the centre has z nought"),
	    TEST(a_funnel_of_nothing_says_so, "a funnel of nothing says so"),
	    TEST(exact_limits_of_a_coin, "exact limits of a coin"),
	    TEST(two_units_by_hand, "two units by hand"),
	    TEST(teams_that_vary_by_chance_have_rho_nought,
		 "teams that vary by chance have rho nought"),
	    TEST(shrunken_shares_lie_between_the_team_and_the_mean,
		 "shrunken shares lie between the team and the mean"),
	    TEST(adjusted_by_hand, "adjusted by hand"),
	    TEST(exact_p_of_a_coin, "exact p of a coin"),
	    TEST(teams_that_are_alike_have_nothing_between_them,
		 "teams that are alike have nothing between them"),
	    TEST(standard_performance_without_variation_is_the_overall_rate,
		 "standard performance without variation is the overall rate"),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
