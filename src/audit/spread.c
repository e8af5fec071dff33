#include "audit/spread.h"

#include "audit/between.h"
#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

enum { TEAMS_LEAST = 3 };

static double mean_of(const double *x, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i];
	return sum / (double)n;
}

static double covariance(const double *x, const double *y, size_t n)
{
	double mx = mean_of(x, n), my = mean_of(y, n), sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (x[i] - mx) * (y[i] - my);
	return sum / ((double)n - 1);
}

static void add_team(double *logit, double *var, size_t at, double good, double of)
{
	double y = good + 0.5, rest = of - good + 0.5;

	logit[at] = log(y / rest);
	var[at] = 1 / y + 1 / rest;
}

/* The teams with cases in both periods; how many. */
static size_t take_panel(struct spread *s, const double *good1, const double *of1,
			 const double *good2, const double *of2, size_t teams)
{
	size_t n = 0;

	for (size_t j = 0; j < teams; j++) {
		if (!(of1[j] > 0) || !(of2[j] > 0))
			continue;
		add_team(s->logit1, s->var1, n, good1[j], of1[j]);
		add_team(s->logit2, s->var2, n, good2[j], of2[j]);
		n++;
	}
	return n;
}

/* Are sum and difference of the two periods correlated? */
static void pitman_morgan(struct spread *s, double v1, double v2, double c, size_t n)
{
	double sum = v1 + v2 + 2 * c, difference = v1 + v2 - 2 * c, r;

	s->pm_df = n - 2;
	s->pm_r = s->pm_t = s->pm_p = figure_none(UNDEFINED_NO_VARIATION);
	if (!(sum > 1e-14) || !(difference > 1e-14))
		return;
	r = (v1 - v2) / sqrt(sum * difference);
	s->pm_r = figure_of(r);
	s->pm_t = figure_ratio(r * sqrt((double)s->pm_df), sqrt(fmax(0, 1 - r * r)),
			       UNDEFINED_NO_VARIATION);
	s->pm_p = defined(s->pm_t)
		      ? figure_of(2 * dist_t(fabs(s->pm_t.value), (double)s->pm_df, TAIL_UPPER))
		      : s->pm_t;
}

static void converge(struct spread *s, size_t n)
{
	double v1 = covariance(s->logit1, s->logit1, n), v2 = covariance(s->logit2, s->logit2, n);
	double c = covariance(s->logit1, s->logit2, n), noise = mean_of(s->var1, n);

	s->net_var1 = v1 - noise;
	s->net_var2 = v2 - mean_of(s->var2, n);
	s->slope_naive = figure_ratio(c - v1, v1, UNDEFINED_NO_VARIATION);
	s->slope =
	    s->net_var1 > 0 ? figure_of(c / s->net_var1 - 1) : figure_none(UNDEFINED_NO_VARIATION);
	s->reliability1 =
	    v1 > 0 ? figure_of(fmax(0, 1 - noise / v1)) : figure_none(UNDEFINED_NO_VARIATION);
	s->mean_change_se = figure_of(sqrt(fmax(0, v1 + v2 - 2 * c) / (double)n));
	pitman_morgan(s, v1, v2, c, n);
}

static struct figure ceiling(const double *good1, const double *of1, const double *good2,
			     const double *of2, size_t teams)
{
	double y1 = 0, n1 = 0, y2 = 0, n2 = 0, v1, v2;

	for (size_t j = 0; j < teams; j++) {
		bool both = of1[j] > 0 && of2[j] > 0;

		y1 += both ? good1[j] : 0;
		n1 += both ? of1[j] : 0;
		y2 += both ? good2[j] : 0;
		n2 += both ? of2[j] : 0;
	}
	v1 = y1 / n1 * (1 - y1 / n1);
	v2 = y2 / n2 * (1 - y2 / n2);
	return v1 > 0 && v2 > 0 ? figure_of(2 * log(v2 / v1))
				: figure_none(UNDEFINED_ALL_ONE_GRADE);
}

struct spread spread_of(const double *good1, const double *of1, const double *good2,
			const double *of2, size_t teams, struct arena *a)
{
	struct spread s = {.method = {"f7", 1, 0}};
	size_t n;

	s.logit1 = arena_array(a, teams + 1, sizeof(double));
	s.logit2 = arena_array(a, teams + 1, sizeof(double));
	s.var1 = arena_array(a, teams + 1, sizeof(double));
	s.var2 = arena_array(a, teams + 1, sizeof(double));
	n = s.method.n = take_panel(&s, good1, of1, good2, of2, teams);
	if (n < TEAMS_LEAST) {
		s.why = n ? UNDEFINED_TOO_FEW : UNDEFINED_NO_DATA;
		s.log_sd_ratio = s.slope_naive = s.slope = s.reliability1 = figure_none(s.why);
		s.pm_r = s.pm_t = s.pm_p = s.mean_change_se = s.ceiling = figure_none(s.why);
		return s;
	}
	s.tau2_1 = between_tau2_dl(s.logit1, s.var1, n, &s.mu1);
	s.tau2_2 = between_tau2_dl(s.logit2, s.var2, n, &s.mu2);
	s.log_sd_ratio = s.tau2_1 > 0 && s.tau2_2 > 0 ? figure_of(log(s.tau2_2 / s.tau2_1) / 2)
						      : figure_none(UNDEFINED_BOUNDARY);
	s.mean_change = mean_of(s.logit2, n) - mean_of(s.logit1, n);
	s.ceiling = ceiling(good1, of1, good2, of2, teams);
	converge(&s, n);
	return s;
}

/* log(x / y); 0 where either is not above 0. */
static double log_ratio(double x, double y)
{
	return x > 0 && y > 0 ? log(x / y) : 0;
}

struct interval spread_ratio(struct figure sigma1, struct interval limits1, struct figure sigma2,
			     struct interval limits2)
{
	struct interval to = interval_none(UNDEFINED_BOUNDARY);
	double s1 = sigma1.value, s2 = sigma2.value, l1 = limits1.lower.value;
	double u1 = limits1.upper.value, l2 = limits2.lower.value, u2 = limits2.upper.value;
	bool both = defined(sigma1) && defined(sigma2) && s1 > 0 && s2 > 0;

	if (defined(limits2.lower) && l2 == 0)
		to.lower = figure_of(0);
	else if (defined(limits2.lower) && defined(limits1.upper))
		to.lower = figure_of(
		    both ? s2 / s1 * exp(-hypot(log_ratio(s2, l2), log_ratio(u1, s1))) : l2 / u1);
	if (defined(limits1.lower) && l1 > 0 && defined(limits2.upper))
		to.upper = figure_of(
		    both ? s2 / s1 * exp(hypot(log_ratio(u2, s2), log_ratio(s1, l1))) : u2 / l1);
	return to;
}

enum spread_label spread_label(struct interval mean_change, struct interval ratio, bool enough)
{
	bool rose = defined(mean_change.lower) && mean_change.lower.value > 0;

	if (!enough)
		return SPREAD_CANNOT_TELL;
	if (defined(ratio.lower) && ratio.lower.value > 1)
		return SPREAD_PULLING_APART;
	if (rose && defined(ratio.upper) && ratio.upper.value < 1)
		return SPREADING;
	if (rose && defined(ratio.lower) && defined(ratio.upper) && ratio.lower.value > 2.0 / 3 &&
	    ratio.upper.value < 1.5)
		return SPREAD_TOGETHER;
	return SPREAD_CANNOT_TELL;
}
