#include "unit.h"

#include "audit/alpha.h"
#include "audit/gwet.h"
#include "audit/icc.h"
#include "audit/kappa.h"
#include "audit/rasch.h"
#include "base/arena.h"

#include <math.h>

static struct arena arena;

static int finish(void **state)
{
	(void)state;
	arena_close(&arena);
	return 0;
}

static bool near(struct figure f, double value)
{
	return defined(f) && fabs(f.value - value) < 1e-12;
}

static struct ratings grid(const int32_t *grade, size_t cases, size_t raters, size_t grades)
{
	return (struct ratings){cases, raters, grades, grade, NULL};
}

static void kappa_of_a_small_table(void **state)
{
	static const double table[] = {20, 5, 10, 15};
	struct kappa k = kappa_cohen(table, 2, WEIGH_NONE);
	struct symmetry s = kappa_bowker(table, 2);

	(void)state;
	assert_true(near(k.po, 0.7) && near(k.pe, 0.5) && near(k.kappa, 0.4));
	assert_int_equal(k.method.n, 50);
	assert_true(near(s.statistic, 25.0 / 15) && s.df == 1);
}

static void kappa_without_variation_is_undefined(void **state)
{
	static const double same[] = {0, 0, 0, 9}, none[] = {0, 0, 0, 0}, rated[] = {3, 0, 3, 0};

	(void)state;
	assert_int_equal(kappa_cohen(same, 2, WEIGH_NONE).kappa.why, UNDEFINED_ALL_ONE_GRADE);
	assert_int_equal(kappa_cohen(none, 2, WEIGH_NONE).kappa.why, UNDEFINED_NO_DATA);
	assert_int_equal(kappa_bowker(same, 2).p.why, UNDEFINED_NO_VARIATION);
	assert_int_equal(kappa_fleiss(rated, 2, 2, &arena).kappa.why, UNDEFINED_ALL_ONE_GRADE);
}

static void fleiss_needs_equally_many_ratings(void **state)
{
	static const double counts[] = {2, 0, 1, 2}, even[] = {2, 0, 0, 2, 1, 1};
	struct fleiss f = kappa_fleiss(even, 3, 2, &arena);

	(void)state;
	assert_int_equal(kappa_fleiss(counts, 2, 2, &arena).kappa.why, UNDEFINED_WRONG_INPUT);
	/* Two of three cases agree, by chance 1/2: (2/3 - 1/2) / (1/2). */
	assert_true(near(f.kappa, 1.0 / 3));
}

static void alpha_of_two_cases_is_nought(void **state)
{
	static const int32_t grades[] = {0, 0, 0, 1};
	struct ratings r = grid(grades, 2, 2, 2);
	struct alpha a = alpha_of(&r, METRIC_NOMINAL, &arena);

	(void)state;
	assert_true(a.seen == 0.5 && a.chance == 0.5 && near(a.alpha, 0));
	assert_int_equal(a.pairable, 4);
	/* Without the second case only one grade is left. */
	assert_int_equal(a.jackknife_se.why, UNDEFINED_ALL_ONE_GRADE);
}

static void alpha_without_pairs_or_variation_is_undefined(void **state)
{
	static const int32_t once[] = {0, NOT_RATED, NOT_RATED, 1}, same[] = {1, 1, 1, 1};
	struct ratings r = grid(once, 2, 2, 2), s = grid(same, 2, 2, 2);

	(void)state;
	assert_int_equal(alpha_of(&r, METRIC_ORDINAL, &arena).alpha.why, UNDEFINED_NO_PAIRS);
	assert_int_equal(alpha_of(&s, METRIC_ORDINAL, &arena).alpha.why, UNDEFINED_ALL_ONE_GRADE);
	assert_int_equal(alpha_bootstrap(&r, METRIC_ORDINAL, 0.95, 10, STR("x")).limits.lower.why,
			 UNDEFINED_NO_PAIRS);
}

static void the_bootstrap_is_its_seed(void **state)
{
	static const int32_t grades[] = {0, 0, 1, 1, 2, 1, 0, 1, 2, 2, 1, 1, 0, 2};
	struct ratings r = grid(grades, 7, 2, 3);
	struct alpha_bootstrap a = alpha_bootstrap(&r, METRIC_ORDINAL, 0.9, 200, STR("seed"));
	struct alpha_bootstrap b = alpha_bootstrap(&r, METRIC_ORDINAL, 0.9, 200, STR("seed"));
	struct alpha_bootstrap c = alpha_bootstrap(&r, METRIC_ORDINAL, 0.9, 200, STR("other"));

	(void)state;
	assert_true(a.limits.lower.value == b.limits.lower.value);
	assert_true(a.limits.upper.value == b.limits.upper.value);
	assert_true(a.limits.lower.value != c.limits.lower.value);
}

static void gwet_by_hand(void **state)
{
	static const int32_t grades[] = {0, 0, 0, 0, 1, 1, 0, 1};
	struct ratings r = grid(grades, 4, 2, 2);
	struct gwet g = gwet_of(&r, WEIGH_NONE);

	(void)state;
	assert_true(near(g.agreement, 0.75));
	assert_true(near(g.ac.chance, 0.46875) && near(g.ac.value, 0.28125 / 0.53125));
	assert_true(near(g.brennan_prediger.value, 0.5));
}

static void gwet_needs_a_case_rated_twice(void **state)
{
	static const int32_t grades[] = {0, NOT_RATED, NOT_RATED, 1};
	struct ratings r = grid(grades, 2, 2, 2);

	(void)state;
	assert_int_equal(gwet_of(&r, WEIGH_NONE).ac.value.why, UNDEFINED_NO_PAIRS);
}

static void icc_by_hand(void **state)
{
	static const double x[] = {1, 2, 3, 4}, same[] = {2, 2, 2, 2};
	struct icc i = icc_of(x, 2, 2), flat = icc_of(same, 2, 2);

	(void)state;
	assert_true(near(i.one_way.icc, 3.5 / 4.5));
	/* One auditor is always one above the other: all but severity agrees. */
	assert_true(near(i.two_fixed.icc, 1));
	assert_int_equal(i.two_fixed.ci95.lower.why, UNDEFINED_NO_VARIATION);
	assert_int_equal(flat.one_way.icc.why, UNDEFINED_NO_VARIATION);
	assert_int_equal(icc_of(x, 1, 4).one_way.icc.why, UNDEFINED_TOO_FEW);
}

/* Two auditors, two grades: the severities are half the log of how often each was alone in saying 1. */
static void severity_of_two_auditors_by_hand(void **state)
{
	static const int32_t grades[] = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0,
					 1, 0, 0, 1, 0, 1, 0, 0, 1, 1};
	struct ratings r = grid(grades, 10, 2, 2);
	struct rasch m = rasch_of(&r, &arena);

	(void)state;
	assert_int_equal(m.why, DEFINED);
	assert_int_equal(m.method.n, 8);
	assert_true(fabs(m.severity[1] - log(3) / 2) < 1e-9);
	assert_true(fabs(m.severity[0] + log(3) / 2) < 1e-9);
	assert_true(fabs(m.severity_se[1] - sqrt(1.0 / 6 + 1.0 / 2) / 2) < 1e-9);
	assert_true(fabs(m.loglik - (6 * log(0.75) + 2 * log(0.25))) < 1e-9);
}

static void severity_that_cannot_be_said(void **state)
{
	static const int32_t hole[] = {1, 0, NOT_RATED, 0}, never[] = {1, 0, 1, 0};
	struct ratings r = grid(hole, 2, 2, 2), s = grid(never, 2, 2, 2),
		       one = grid(never, 4, 1, 2);

	(void)state;
	assert_int_equal(rasch_of(&r, &arena).why, UNDEFINED_WRONG_INPUT);
	assert_int_equal(rasch_of(&s, &arena).why, UNDEFINED_RUNS_AWAY);
	assert_int_equal(rasch_of(&one, &arena).why, UNDEFINED_ONE_GROUP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(kappa_of_a_small_table, "kappa of a small table"),
	    TEST(kappa_without_variation_is_undefined, "kappa without variation is undefined"),
	    TEST(fleiss_needs_equally_many_ratings, "Fleiss needs equally many ratings"),
	    TEST(alpha_of_two_cases_is_nought, "alpha of two cases is nought"),
	    TEST(alpha_without_pairs_or_variation_is_undefined,
		 "alpha without pairs or variation is undefined"),
	    TEST(the_bootstrap_is_its_seed, "the bootstrap is its seed"),
	    TEST(gwet_by_hand, "Gwet by hand"),
	    TEST(gwet_needs_a_case_rated_twice, "Gwet needs a case rated twice"),
	    TEST(icc_by_hand, "ICC by hand"),
	    TEST(severity_of_two_auditors_by_hand, "severity of two auditors by hand"),
	    TEST(severity_that_cannot_be_said, "severity that cannot be said"),
	};

	return cmocka_run_group_tests(tests, NULL, finish);
}
