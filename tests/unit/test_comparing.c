#include "audit/compare_mix.h"
#include "audit/crosswalk.h"
#include "audit/equate.h"
#include "audit/oaxaca.h"
#include "audit/standardise.h"
#include "audit/unlinked.h"
#include "base/arena.h"
#include "base/lp.h"

#include "unit.h"

/* Rates 1/2 and 0, then 1 and 0; shares 1/2 1/2, then 1/4 3/4. Rate 3/8 * 1/2, mix 3/4 * -1/4: they
 * cancel. Variance of the rate part (3/8)^2 (1/4)/10. */
static void mix_by_hand(void **state)
{
	struct mix_group g[] = {{10, 5, 5, 5, 0, 0}, {10, 0, 15, 0, 0, 0}};
	struct mix_change m = mix_change(g, 2);

	(void)state;
	assert_near(m.crude1, 0.25, 0.0);
	assert_near(m.crude2, 0.25, 0.0);
	assert_near(m.rate, 3.0 / 16, 1e-15);
	assert_near(m.mix, -3.0 / 16, 1e-15);
	assert_near(m.rate_error, 3.0 / 8 * sqrt(0.025), 1e-15);
	assert_near(g[0].rate_part, 3.0 / 16, 1e-15);
	assert_near(m.rate_at_mix1 + m.mix_at_rate1 + m.interaction, 0.0, 1e-15);
}

static void mix_undefined(void **state)
{
	struct mix_group none[] = {{0, 0, 5, 5, 0, 0}}, wrong[] = {{2, 3, 5, 5, 0, 0}};
	struct mix_group gap[] = {{4, 2, 4, 2, 0, 0}, {0, 0, 0, 0, 0, 0}};
	struct mix_change m = mix_change(gap, 2);

	(void)state;
	assert_int_equal(mix_change(none, 1).why, UNDEFINED_NO_DATA);
	assert_int_equal(mix_change(wrong, 1).why, UNDEFINED_WRONG_INPUT);
	assert_int_equal(mix_change(NULL, 0).why, UNDEFINED_NO_DATA);
	assert_near(m.rate, 0.0, 0.0);
	assert_near(m.mix, 0.0, 0.0);
}

/* Only a moves, from 1 to 2, b = c = 1: the whole change of 1 is its. */
static void factors(void **state)
{
	struct mix_factors e =
	    mix_factors((struct mix_factors){1, 1, 1}, (struct mix_factors){2, 1, 1});

	(void)state;
	assert_near(e.a, 1.0, 1e-15);
	assert_near(e.b, 0.0, 0.0);
	assert_near(e.c, 0.0, 0.0);
}

/* A is 1 + 2x at 0 and 1; B is x at 0 and 2. Endowments (1/2 - 1) 1, coefficients 1 + 1 (2 - 1),
 * interaction -1/2; with A's yardstick -1 is explained and 2 is not. */
static void oaxaca_by_hand(void **state)
{
	double xa[] = {1, 0, 1, 1}, ya[] = {1, 3}, xb[] = {1, 0, 1, 2}, yb[] = {0, 2};
	double twice[] = {1, 1, 1, 1};
	const struct oaxaca_group p = {{2, 2, xa}, ya}, q = {{2, 2, xb}, yb};
	const struct oaxaca_group aliased = {{2, 2, twice}, yb}, none = {{0, 2, xa}, ya};
	struct arena a = {0};
	struct oaxaca o = oaxaca_blinder(&a, &p, &q);

	(void)state;
	assert_near(o.endowments, -0.5, 1e-14);
	assert_near(o.coefficients, 2.0, 1e-14);
	assert_near(o.interaction, -0.5, 1e-14);
	assert_near(o.split[OAXACA_A].explained.value, -1.0, 1e-14);
	assert_near(o.split[OAXACA_A].unexplained.value, 2.0, 1e-14);
	assert_near(o.split[OAXACA_HALF].explained.value, -0.75, 1e-14);
	assert_int_equal(oaxaca_blinder(&a, &p, &aliased).why, UNDEFINED_ALIASED);
	assert_int_equal(oaxaca_blinder(&a, &none, &q).why, UNDEFINED_NO_DATA);
	arena_close(&a);
}

/* Rows 1/2 1/2 and 0 1, old shares 1/2 each: 1/4 and 3/4. Variance 1/4 (1/4)/2 + (1/8 - 1/16)/4. */
static void crosswalk_by_hand(void **state)
{
	const uint64_t both[] = {1, 1, 0, 2}, gap[] = {1, 1, 0, 0}, old[] = {2, 2};
	const struct crosswalk_counts c = {2, 2, both, old}, without = {2, 2, gap, old};
	struct arena a = {0};
	struct crosswalk w = crosswalk_counts(&a, &c);
	struct crosswalk_top top = crosswalk_top(&c, &w, 1);

	(void)state;
	assert_near(w.share[0], 0.25, 1e-15);
	assert_near(w.share[1], 0.75, 1e-15);
	assert_near(w.error[0], sqrt(3.0 / 64), 1e-15);
	assert_near(top.error.value, sqrt(3.0 / 64), 1e-15);
	assert_near(crosswalk_top(&c, &w, 0).share.value, 1.0, 1e-15);
	assert_near(crosswalk_top(&c, &w, 0).error.value, 0.0, 1e-7);
	w = crosswalk_counts(&a, &without);
	assert_int_equal(w.why, UNDEFINED_NO_DATA);
	assert_int_equal(w.unsupported, 1);
	assert_true(!defined(crosswalk_top(&without, &w, 1).share));
	arena_close(&a);
}

/* The transport programme itself: joint shares of grades with both margins. */
static double transport(const double *old, const double *new, double sign)
{
	double coef[8][16] = {{0}}, cost[16] = {0}, low[16] = {0}, high[16], least = 0;
	struct lp_row row[8];
	struct lp p = {16, 8, low, high, row};
	struct arena a = {0};

	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++) {
			coef[i][4 * i + j] = coef[4 + j][4 * i + j] = 1;
			cost[4 * i + j] = j > i ? sign : 0;
			high[4 * i + j] = INFINITY;
		}
	for (int i = 0; i < 8; i++)
		row[i] = (struct lp_row){coef[i], LP_EQUAL, i < 4 ? old[i] : new[i - 4]};
	assert_int_equal(lp_minimise(&a, &p, cost, NULL, &least), LP_FOUND);
	arena_close(&a);
	return sign * least;
}

static void unlinked_is_transport(void **state)
{
	static const double shares[][4] = {{0.1, 0.4, 0.4, 0.1},
					   {0.05, 0.3, 0.45, 0.2},
					   {0.25, 0.25, 0.25, 0.25},
					   {1, 0, 0, 0},
					   {0, 0, 0.5, 0.5}};

	(void)state;
	for (int i = 0; i < 5; i++)
		for (int j = 0; j < 5; j++) {
			struct unlinked u = unlinked_bounds(shares[i], shares[j], 4);

			assert_int_equal(u.why, DEFINED);
			assert_near(u.improved_min, transport(shares[i], shares[j], 1), 1e-12);
			assert_near(u.improved_max, transport(shares[i], shares[j], -1), 1e-12);
			assert_near(u.worsened_max, transport(shares[j], shares[i], -1), 1e-12);
		}
}

static void unlinked_edges(void **state)
{
	const double old[] = {0.5, 0.5}, off[] = {0.5, 0.6}, below[] = {-0.5, 1.5};
	struct unlinked u = unlinked_bounds(old, old, 2);

	(void)state;
	assert_true(u.dominates);
	assert_near(u.superiority, 0.5, 1e-15);
	assert_int_equal(unlinked_bounds(old, off, 2).why, UNDEFINED_WRONG_INPUT);
	assert_int_equal(unlinked_bounds(old, below, 2).why, UNDEFINED_WRONG_INPUT);
}

/* Scores 0 and 1 given once each; the second tool gives only 1. Ranks 25 and 75 lie in its step from
 * 1/2 to 3/2, at 3/4 and 5/4. A tool against itself stays as it is. */
static void equating(void **state)
{
	const uint64_t first[] = {1, 1}, second[] = {0, 2}, gap[] = {3, 0, 5}, never[] = {0, 0};
	struct figure rank[3], equated[3];

	(void)state;
	equate_percentiles(first, second, 2, 0, rank, equated);
	assert_near(rank[0].value, 25.0, 1e-13);
	assert_near(equated[0].value, 0.75, 1e-15);
	assert_near(equated[1].value, 1.25, 1e-15);
	equate_percentiles(gap, gap, 3, 1, rank, equated);
	assert_near(equated[0].value, 1.0, 1e-15);
	assert_near(equated[2].value, 3.0, 1e-15);
	equate_percentiles(first, never, 2, 0, rank, equated);
	assert_int_equal(equated[1].why, UNDEFINED_NO_DATA);
}

/* 4 of 10 in one group: rate 0.4, variance 0.04, and Dobson's limits are a tenth of the exact Poisson
 * limits of 4, which tables give as 1.0899 and 10.2416. */
static void standardising(void **state)
{
	const struct standard_group one[] = {{4, 10, 7}}, none[] = {{0, 10, 7}},
				    gap[] = {{1, 0, 7}};
	struct standardised d = standardise(one, 1, 0.95);

	(void)state;
	assert_near(d.rate.value, 0.4, 1e-15);
	assert_near(d.variance.value, 0.04, 1e-15);
	assert_near(d.exact.lower.value, 0.10899, 1e-5);
	assert_near(d.exact.upper.value, 1.02416, 1e-5);
	d = standardise(none, 1, 0.95);
	assert_near(d.rate.value, 0.0, 0.0);
	assert_int_equal(d.exact.lower.why, UNDEFINED_NO_VARIATION);
	assert_int_equal(standardise(gap, 1, 0.95).rate.why, UNDEFINED_NO_DATA);
	assert_int_equal(standardise(NULL, 0, 0.95).rate.why, UNDEFINED_NO_DATA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(mix_by_hand, "rate and mix can cancel"),
	    TEST(mix_undefined, "periods and groups without cases"),
	    TEST(factors, "the factor that moves has the effect"),
	    TEST(oaxaca_by_hand, "a gap split by cases and treatment"),
	    TEST(crosswalk_by_hand, "grades carried over, and a grade without support"),
	    TEST(unlinked_is_transport, "the closed bounds are those of the programme"),
	    TEST(unlinked_edges, "equal shares, and shares that are none"),
	    TEST(equating, "scores with equal ranks, gaps, and a tool never used"),
	    TEST(standardising, "one group, nothing that happened, a group without cases"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
