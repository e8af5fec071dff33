/* Our distributions against those of R (nmath), over grids of arguments. */
#define MATHLIB_STANDALONE 1
#include "base/dist.h"
#include "unit.h"

#include <Rmath.h>

/* What R itself is worth; and figures below this are compared as if they were 0. */
#define RELATIVE 2e-12
#define TINY	 1e-280

static const double probabilities[] = {1e-200, 1e-40, 1e-9, 1e-4, 0.025, 0.1,	0.3,
				       0.5,    0.7,   0.9,  0.95, 0.975, 0.999, 0.9999999};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void check(double got, double want, double within, const char *what, double x, double y,
		  double z)
{
	if (fabs(got - want) <= within * fabs(want) + TINY || got == want)
		return;
	fail_msg("%s(%.17g, %.17g, %.17g): %.17g, R says %.17g (off by %.2g)", what, x, y, z, got,
		 want, fabs(got / want - 1));
}

static void normal_tails(void **state)
{
	(void)state;
	for (double x = -37; x <= 37; x += 0.173) {
		check(dist_normal(x, TAIL_LOWER), pnorm(x, 0, 1, 1, 0), RELATIVE, "pnorm", x, 1, 0);
		check(dist_normal(x, TAIL_UPPER), pnorm(x, 0, 1, 0, 0), RELATIVE, "pnorm", x, 0, 0);
		check(dist_normal_log(x, TAIL_LOWER), pnorm(x, 0, 1, 1, 1), RELATIVE, "log pnorm",
		      x, 1, 0);
		check(dist_normal_log(4 * x, TAIL_UPPER), pnorm(4 * x, 0, 1, 0, 1), RELATIVE,
		      "log pnorm", 4 * x, 0, 0);
	}
	for (size_t i = 0; i < COUNT(probabilities); i++) {
		double p = probabilities[i];

		check(dist_normal_quantile(p, TAIL_LOWER), qnorm(p, 0, 1, 1, 0), 1e-14, "qnorm", p,
		      1, 0);
		check(dist_normal_quantile(p, TAIL_UPPER), qnorm(p, 0, 1, 0, 0), 1e-14, "qnorm", p,
		      0, 0);
	}
}

static void choices(void **state)
{
	static const double sizes[] = {0.3, 1, 7, 119, 5500.5, 2000000};

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		for (double part = 0.05; part < 1; part += 0.113) {
			double n = sizes[i], k = floor(part * n);

			check(exp(dist_lchoose(n, k) - lchoose(n, k)), 1, 1e-8, "lchoose", n, k, 0);
			check(dist_lbeta(n, n * part), lbeta(n, n * part), 1e-11, "lbeta", n,
			      n * part, 0);
		}
	}
}

/* R's own qbinom goes astray at 1e-200; its pbinom does not. */
static void quantile_is_least(double q, int n, double p)
{
	int64_t k = dist_binomial_quantile(q, n, p);

	assert_true(pbinom((double)k, n, p, 1, 0) >= q * (1 - 1e-12));
	assert_true(pbinom((double)(k - 1), n, p, 1, 0) < q);
}

static void binomial(void **state)
{
	static const int sizes[] = {1, 2, 9, 119, 1000, 13000};
	static const double rates[] = {0, 1e-6, 0.01, 0.26, 0.5, 0.87, 0.999, 1};

	(void)state;
	for (size_t i = 0; i < COUNT(sizes) * COUNT(rates); i++) {
		int n = sizes[i / COUNT(rates)], step = n / 37 + 1;
		double p = rates[i % COUNT(rates)];

		for (int k = -1; k <= n + 1; k += step) {
			check(dist_binomial_pmf(k, n, p), dbinom(k, n, p, 0), RELATIVE, "dbinom", k,
			      n, p);
			check(dist_binomial(k, n, p, TAIL_LOWER), pbinom(k, n, p, 1, 0), 5e-12,
			      "pbinom", k, n, p);
			check(dist_binomial(k, n, p, TAIL_UPPER), pbinom(k - 1, n, p, 0, 0), 5e-12,
			      "pbinom upper", k, n, p);
		}
		for (size_t j = 0; j < COUNT(probabilities); j++)
			quantile_is_least(probabilities[j], n, p);
	}
}

static void hyper_grid(int size, int good, int drawn)
{
	int step = drawn / 41 + 1;

	for (int k = -1; k <= drawn + 1; k += step) {
		check(dist_hyper_pmf(k, good, size, drawn), dhyper(k, good, size - good, drawn, 0),
		      5e-12, "dhyper", k, good, drawn);
		check(dist_hyper(k, good, size, drawn, TAIL_LOWER),
		      phyper(k, good, size - good, drawn, 1, 0), 1e-11, "phyper", k, good, drawn);
		check(dist_hyper(k, good, size, drawn, TAIL_UPPER),
		      phyper(k - 1, good, size - good, drawn, 0, 0), 1e-11, "phyper upper", k, good,
		      drawn);
	}
}

static void hypergeometric(void **state)
{
	static const int sizes[] = {1, 5, 40, 5500, 2000000};

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++)
		for (int part = 0; part <= 10; part += 2)
			for (int taken = 0; taken <= 10; taken += 3)
				hyper_grid(
				    sizes[i], (int)((int64_t)sizes[i] * part / 10),
				    (int)((int64_t)sizes[i] * taken / 10 / (i < 4 ? 1 : 50)));
}

static const double shapes[] = {0.05, 0.5, 1, 2.5, 31, 119, 1500, 90000};

static void beta_and_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(shapes) * COUNT(shapes); i++) {
		double a = shapes[i / COUNT(shapes)], b = shapes[i % COUNT(shapes)];

		for (size_t j = 0; j < COUNT(probabilities); j++) {
			double p = probabilities[j], x = p < 0.5 ? p * 2 : p;
			double q = dist_beta_quantile(p, a, b, TAIL_LOWER);

			check(dist_beta(x, a, b, TAIL_LOWER), pbeta(x, a, b, 1, 0), 1e-11, "pbeta",
			      x, a, b);
			check(dist_beta(x, a, b, TAIL_UPPER), pbeta(x, a, b, 0, 0), 1e-11,
			      "pbeta upper", x, a, b);
			if (q > 1e-250 && q < 1 - 1e-6)
				check(pbeta(q, a, b, 1, 0), p, 1e-9, "pbeta(qbeta)", p, a, b);
			q = dist_beta_quantile(p, a, b, TAIL_UPPER);
			if (q > 1e-250 && q < 1 - 1e-6)
				check(pbeta(q, a, b, 0, 0), p, 1e-9, "pbeta(qbeta) upper", p, a, b);
		}
	}
}

static void gamma_and_chi2(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(shapes); i++) {
		for (double part = 0.01; part < 4; part *= 1.31) {
			double s = shapes[i], x = s * part;

			check(dist_gamma(x, s, TAIL_LOWER), pgamma(x, s, 1, 1, 0), 1e-11, "pgamma",
			      x, s, 1);
			check(dist_gamma(x, s, TAIL_UPPER), pgamma(x, s, 1, 0, 0), 1e-11, "pgamma",
			      x, s, 0);
		}
		for (size_t j = 0; j < COUNT(probabilities); j++) {
			double p = probabilities[j];
			double q = dist_chi2_quantile(p, shapes[i], TAIL_LOWER);

			if (q > 1e-250)
				check(pchisq(q, shapes[i], 1, 0), p, 1e-10, "pchisq(qchisq)", p,
				      shapes[i], q);
			q = dist_chi2_quantile(p, shapes[i], TAIL_UPPER);
			if (q > 1e-250)
				check(pchisq(q, shapes[i], 0, 0), p, 1e-10, "pchisq(qchisq) upper",
				      p, shapes[i], q);
		}
	}
}

static void student(void **state)
{
	static const double freedom[] = {0.7, 1, 2, 4.37, 12, 118, 5000};

	(void)state;
	for (size_t i = 0; i < COUNT(freedom); i++) {
		for (double x = -40; x <= 40; x += 0.37) {
			check(dist_t(x, freedom[i], TAIL_LOWER), pt(x, freedom[i], 1, 0), 1e-11,
			      "pt", x, freedom[i], 0);
			check(dist_t(x, freedom[i], TAIL_UPPER), pt(x, freedom[i], 0, 0), 1e-11,
			      "pt upper", x, freedom[i], 0);
		}
		for (size_t j = 0; j < COUNT(probabilities); j++) {
			double p = probabilities[j], q = dist_t_quantile(p, freedom[i], TAIL_LOWER);

			if (fabs(q) < 1e150)
				check(pt(q, freedom[i], p < 0.5, 0), p < 0.5 ? p : 1 - p, 1e-10,
				      "pt(qt)", p, freedom[i], q);
		}
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(normal_tails, "the normal distribution is R's"),
	    TEST(choices, "binomial coefficients and the beta function are R's"),
	    TEST(binomial, "the binomial distribution is R's"),
	    TEST(hypergeometric, "the hypergeometric distribution is R's"),
	    TEST(beta_and_back, "the beta distribution is R's"),
	    TEST(gamma_and_chi2, "the gamma and chi-square distributions are R's"),
	    TEST(student, "Student's t is R's"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
