/* Distributions against exact values and against each other. test_dist_oracle.c goes further. */
#include "base/dist.h"
#include "unit.h"

#include <math.h>

static void near(double got, double want, double within)
{
	if (fabs(got - want) > within * fabs(want))
		fail_msg("%.17g, not %.17g", got, want);
}

static void normal_values(void **state)
{
	(void)state;
	near(dist_normal_quantile(0.975, TAIL_LOWER), 1.959963984540054, 1e-15);
	near(dist_normal_quantile(0.025, TAIL_UPPER), 1.959963984540054, 1e-15);
	near(dist_normal(1.959963984540054, TAIL_UPPER), 0.025, 1e-14);
	near(dist_normal(0, TAIL_LOWER), 0.5, 0);
	near(dist_normal_log(-40, TAIL_LOWER), -804.6084420137538, 1e-13);
	assert_true(isinf(dist_normal_quantile(0, TAIL_LOWER)));
}

static void normal_returns(void **state)
{
	(void)state;
	for (double p = 1e-300; p < 0.5; p *= 3.7)
		near(dist_normal(dist_normal_quantile(p, TAIL_LOWER), TAIL_LOWER), p, 1e-12);
}

/* Every term of a small hypergeometric and binomial is a ratio of whole numbers. */
static void counts_are_exact(void **state)
{
	(void)state;
	near(dist_hyper_pmf(2, 4, 10, 5), 120.0 / 252, 1e-14);
	near(dist_hyper(1, 4, 10, 5, TAIL_LOWER), 66.0 / 252, 1e-14);
	near(dist_hyper(2, 4, 10, 5, TAIL_UPPER), 186.0 / 252, 1e-14);
	near(dist_binomial_pmf(3, 5, 0.25), 90.0 / 1024, 1e-14);
	near(dist_binomial(3, 5, 0.25, TAIL_UPPER), 106.0 / 1024, 1e-14);
	near(dist_binomial(2, 5, 0.25, TAIL_LOWER), 918.0 / 1024, 1e-14);
}

static void edges(void **state)
{
	(void)state;
	assert_true(dist_hyper(0, 0, 5, 3, TAIL_UPPER) == 1);
	assert_true(dist_hyper(1, 0, 5, 3, TAIL_UPPER) == 0);
	assert_true(dist_hyper(5, 5, 5, 5, TAIL_LOWER) == 1);
	assert_true(dist_hyper(0, 0, 0, 0, TAIL_LOWER) == 1);
	assert_true(dist_binomial(0, 0, 0.3, TAIL_LOWER) == 1);
	assert_true(dist_binomial(4, 5, 1, TAIL_LOWER) == 0);
	assert_true(dist_binomial(0, 5, 0, TAIL_LOWER) == 1);
	assert_true(dist_binomial_pmf(6, 5, 0.4) == 0);
	assert_true(dist_beta(0, 2, 3, TAIL_UPPER) == 1 && dist_beta(1, 2, 3, TAIL_UPPER) == 0);
	assert_true(dist_beta_quantile(0, 2, 3, TAIL_LOWER) == 0);
	assert_true(dist_beta_quantile(0, 2, 3, TAIL_UPPER) == 1);
	assert_true(dist_gamma(0, 2, TAIL_LOWER) == 0 && dist_gamma(INFINITY, 2, TAIL_LOWER) == 1);
	assert_true(dist_t(0, 3, TAIL_UPPER) == 0.5 && dist_t_quantile(0.5, 3, TAIL_LOWER) == 0);
}

/* Both ends hold k, so together they count it twice. */
static void tails_meet(void **state)
{
	(void)state;
	for (int64_t k = 0; k <= 119; k++) {
		double both = dist_hyper(k, 1019, 5500, 119, TAIL_LOWER) +
			      dist_hyper(k, 1019, 5500, 119, TAIL_UPPER);

		near(both, 1 + dist_hyper_pmf(k, 1019, 5500, 119), 1e-13);
	}
}

/* Closed forms: beta(a, 1) is x^a, t with 1 degree of freedom is Cauchy's, chi-square with 2 is
 * exponential. */
static void closed_forms(void **state)
{
	(void)state;
	near(dist_beta(0.3, 7.5, 1, TAIL_LOWER), pow(0.3, 7.5), 1e-13);
	near(dist_beta_quantile(0.01, 3, 1, TAIL_LOWER), cbrt(0.01), 1e-13);
	near(dist_t(1, 1, TAIL_UPPER), 0.25, 1e-14);
	near(dist_t_quantile(0.975, 1, TAIL_LOWER), 12.706204736174694, 1e-13);
	near(dist_t_quantile(0.975, INFINITY, TAIL_LOWER), 1.959963984540054, 1e-15);
	near(dist_chi2(7, 2, TAIL_UPPER), exp(-3.5), 1e-14);
	near(dist_chi2_quantile(0.05, 2, TAIL_UPPER), -2 * log(0.05), 1e-13);
	near(dist_lchoose(5500, 2), log(5500.0 * 5499 / 2), 1e-14);
	near(dist_lbeta(3, 4), log(1.0 / 60), 1e-14);
}

static void quantiles_of_counts(void **state)
{
	(void)state;
	assert_int_equal(dist_binomial_quantile(0.5, 5, 0.5), 2);
	assert_int_equal(dist_binomial_quantile(0, 5, 0.5), 0);
	assert_int_equal(dist_binomial_quantile(1, 5, 0.5), 5);
	for (int64_t k = 0; k < 23; k++)
		assert_int_equal(
		    dist_binomial_quantile(dist_binomial(k, 23, 0.4, TAIL_LOWER), 23, 0.4), k);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(normal_values, "the normal distribution has its known values"),
	    TEST(normal_returns, "a normal quantile leads back to its probability"),
	    TEST(counts_are_exact, "small binomials and hypergeometrics are exact"),
	    TEST(edges, "nothing, everything and impossible counts have their probabilities"),
	    TEST(tails_meet, "the two tails hold k twice"),
	    TEST(closed_forms, "where there is a closed form it is met"),
	    TEST(quantiles_of_counts, "a binomial quantile leads back to its count"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
