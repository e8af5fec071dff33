#include "audit/domain.h"
#include "audit/strata.h"
#include "audit/strata_exact.h"
#include "base/arena.h"

#include "unit.h"

static const double zero_one[] = {0, 1}, ones[] = {1, 1, 1}, grades[] = {1, 4};

/* Two strata of 4, two read of each: 0 1 and 1 1. Mean 3/4; variance (1/2)^2 (1 - 1/2) (1/2) / 2 = 1/32.
 * A simple sample: 4/3 * 2 (9/16 + 3/16) / 8 (1/4 - 1/8) = 1/32 as well, so the effect is 1. */
static void two_strata(void **state)
{
	const struct stratum s[] = {{4, 2, zero_one}, {4, 2, ones}};
	struct strata_estimate e = strata_mean(s, 2, STRATA_REFUSE, 0.95);

	(void)state;
	assert_near(e.mean.value, 0.75, 1e-15);
	assert_near(e.error.value, sqrt(1.0 / 32), 1e-15);
	assert_near(e.total.value, 6.0, 1e-15);
	assert_near(e.total_error.value, sqrt(2.0), 1e-14);
	assert_near(e.design_effect.value, 1.0, 1e-14);
	assert_near(e.degrees, 2.0, 0.0);
	assert_near(e.normal.upper.value, 0.75 + 1.959963984540054 / sqrt(32), 1e-12);
	assert_true(e.student.upper.value > 1.0); /* not cut off */
	assert_true(defined(e.logit.upper) && e.logit.upper.value < 1.0);
}

static void one_case_read(void **state)
{
	const struct stratum s[] = {{4, 2, zero_one}, {4, 1, ones}};
	struct strata_estimate e = strata_mean(s, 2, STRATA_REFUSE, 0.95);

	(void)state;
	assert_near(e.mean.value, 0.75, 1e-15);
	assert_int_equal(e.error.why, UNDEFINED_TOO_FEW);
	assert_int_equal(e.student.lower.why, UNDEFINED_TOO_FEW);
	e = strata_mean(s, 2, STRATA_CERTAIN, 0.95);
	assert_near(e.error.value, sqrt(1.0 / 32), 1e-15);
	e = strata_mean(s, 2, STRATA_AVERAGE, 0.95); /* as if both added 1/32 */
	assert_near(e.error.value, sqrt(1.0 / 16), 1e-15);
	e = strata_mean(s, 2, STRATA_ADJUST, 0.95); /* (1/2)^2 (3/4) (1/4)^2 more */
	assert_near(e.error.value, sqrt(1.0 / 32 + 3.0 / 256), 1e-15);
	e = strata_mean(s + 1, 1, STRATA_AVERAGE, 0.95); /* nothing to average */
	assert_int_equal(e.error.why, UNDEFINED_TOO_FEW);
}

static void all_read(void **state)
{
	const struct stratum s[] = {{2, 2, zero_one}, {1, 1, ones}};
	struct strata_estimate e = strata_mean(s, 2, STRATA_REFUSE, 0.95);

	(void)state;
	assert_near(e.error.value, 0.0, 0.0);
	assert_int_equal(e.design_effect.why, UNDEFINED_NO_VARIATION);
	assert_near(e.beta.lower.value, 2.0 / 3, 1e-15);
	assert_near(e.logit.upper.value, 2.0 / 3, 1e-15);
}

static void what_is_no_share(void **state)
{
	const struct stratum same[] = {{9, 3, ones}}, graded[] = {{9, 2, grades}};
	const struct stratum unread[] = {{9, 2, grades}, {3, 0, NULL}}, over[] = {{1, 2, grades}};
	struct strata_estimate e = strata_mean(same, 1, STRATA_REFUSE, 0.95);

	(void)state;
	assert_int_equal(e.beta.lower.why, UNDEFINED_NO_VARIATION);
	assert_near(e.student.lower.value, 1.0, 0.0);
	e = strata_mean(graded, 1, STRATA_REFUSE, 0.95);
	assert_near(e.mean.value, 2.5, 0.0);
	assert_int_equal(e.logit.lower.why, UNDEFINED_WRONG_INPUT);
	assert_int_equal(strata_mean(unread, 2, STRATA_REFUSE, 0.95).mean.why, UNDEFINED_NO_DATA);
	assert_int_equal(strata_mean(over, 1, STRATA_REFUSE, 0.95).mean.why, UNDEFINED_WRONG_INPUT);
	assert_int_equal(strata_mean(NULL, 0, STRATA_REFUSE, 0.95).mean.why, UNDEFINED_NO_DATA);
}

/* Two of four read, 1 in domain 0 and 0 in domain 1. Domain 0: mean 1 without residuals; its total is
 * 2, from 2 and 0, with variance (1 - 1/2) 2/1 (1 + 1) = 2. Nothing was read of domain 2. */
static void domains(void **state)
{
	const uint64_t population[] = {4};
	const struct domain_case cases[] = {{0, 0, 1}, {0, 1, 0}};
	const struct domain_sample s = {1, 3, 2, population, cases};
	const double totals[] = {3, 1, 0}, missing[] = {3, 1, 2};
	struct arena a = {0};
	struct domain_estimate e[3], all;

	(void)state;
	domain_estimates(&a, &s, e);
	assert_near(e[0].mean.value, 1.0, 1e-15);
	assert_near(e[0].error.value, 0.0, 1e-15);
	assert_near(e[0].total.value, 2.0, 1e-15);
	assert_near(e[0].total_error.value, sqrt(2), 1e-15);
	assert_int_equal(e[2].mean.why, UNDEFINED_NO_DATA);
	assert_near(e[2].total.value, 0.0, 0.0);
	all = domain_poststratified(&a, &s, totals);
	assert_near(all.mean.value, 0.75, 1e-15);
	assert_near(all.error.value, 0.0, 1e-15);
	assert_int_equal(domain_poststratified(&a, &s, missing).mean.why, UNDEFINED_NO_DATA);
	arena_close(&a);
}

static void domain_of_one_read(void **state)
{
	const uint64_t population[] = {4, 3};
	const struct domain_case cases[] = {{0, 0, 1}, {0, 0, 0}, {1, 0, 1}};
	const struct domain_sample s = {2, 1, 3, population, cases},
				   half = {2, 1, 2, population, cases};
	struct arena a = {0};
	struct domain_estimate e;

	(void)state;
	domain_estimates(&a, &s, &e);
	assert_near(e.mean.value, 5.0 / 7, 1e-15); /* (2 + 3) of 7 */
	assert_int_equal(e.error.why, UNDEFINED_TOO_FEW);
	domain_estimates(&a, &half, &e);
	assert_int_equal(e.mean.why, UNDEFINED_NO_DATA);
	arena_close(&a);
}

/* With one stratum the exact stratified limits are the plain ones. */
static void exact_of_one(void **state)
{
	struct arena a = {0};

	(void)state;
	for (uint64_t found = 0; found <= 5; found++) {
		struct bounds_sample s = {12, 5, found};
		struct strata_exact e = strata_exact(&a, &s, 1, 0.9);
		struct bounds_cases b = bounds_exact(s, 0.9, BOUNDS_BOTH);

		assert_int_equal(e.why, DEFINED);
		assert_int_equal(e.low, b.low);
		assert_int_equal(e.high, b.high);
	}
	arena_close(&a);
}

static void exact_refused(void **state)
{
	const struct bounds_sample large[] = {{5000, 60, 9}, {500, 20, 1}};
	const struct bounds_sample unread[] = {{8, 8, 5}, {6, 0, 0}};
	struct arena a = {0};
	struct bounds_cases b = strata_bonferroni(unread, 2, 0.95);

	(void)state;
	assert_int_equal(strata_exact(&a, large, 2, 0.95).why, UNDEFINED_NOT_REACHED);
	assert_int_equal(strata_exact(&a, unread, 2, 0.95).why, UNDEFINED_NO_DATA);
	assert_int_equal(b.low, 5); /* of the stratum not read, 0 to 6 */
	assert_int_equal(b.high, 11);
	assert_int_equal(b.share.why, UNDEFINED_NO_DATA);
	assert_int_equal(strata_bonferroni(NULL, 0, 0.95).why, UNDEFINED_NO_DATA);
	arena_close(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(two_strata, "two strata give a mean, its error and the design effect"),
	    TEST(one_case_read, "a stratum with one case read is refused, or as asked"),
	    TEST(all_read, "with every case read there is no error"),
	    TEST(what_is_no_share, "all the same, grades, strata not read, counts that cannot be"),
	    TEST(domains, "domains and post-stratification by hand"),
	    TEST(domain_of_one_read, "a stratum with one case read leaves domains no error"),
	    TEST(exact_of_one, "exact limits of one stratum are the plain ones"),
	    TEST(exact_refused, "too much to try, and a stratum that was not read"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
