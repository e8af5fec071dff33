#include "audit/share.h"

#include "base/wilson.h"

#include <assert.h>
#include <math.h>

static struct interval between(double low, double high)
{
	return (struct interval){figure_of(low), figure_of(high)};
}

struct interval share_effective(double drawn, double found, double confidence)
{
	double a = (1.0 - confidence) / 2.0, low = 0.0, high = 1.0;

	assert(confidence > 0.0 && confidence < 1.0);
	if (!(drawn > 0.0))
		return interval_none(UNDEFINED_NO_DATA);
	if (!(found >= 0.0 && found <= drawn) || !isfinite(drawn))
		return interval_none(UNDEFINED_WRONG_INPUT);
	if (found > 0.0)
		low = dist_beta_quantile(a, found, drawn - found + 1.0, TAIL_LOWER);
	if (found < drawn)
		high = dist_beta_quantile(a, found + 1.0, drawn - found, TAIL_UPPER);
	return between(low, high);
}

struct interval share_clopper_pearson(uint64_t drawn, uint64_t found, double confidence)
{
	return share_effective((double)drawn, (double)found, confidence);
}

static struct interval wilson(double n, double p, double confidence)
{
	double z = dist_normal_quantile((1.0 - confidence) / 2.0, TAIL_UPPER);
	struct wilson w = wilson_interval(n, p, z);

	return between(w.low, w.high);
}

struct interval share_wilson(uint64_t drawn, uint64_t found, double confidence)
{
	assert(confidence > 0.0 && confidence < 1.0);
	if (drawn == 0)
		return interval_none(UNDEFINED_NO_DATA);
	if (found > drawn)
		return interval_none(UNDEFINED_WRONG_INPUT);
	return wilson((double)drawn, (double)found / (double)drawn, confidence);
}

static enum undefined unfit(struct bounds_sample s)
{
	if (s.drawn == 0)
		return UNDEFINED_NO_DATA;
	return s.found > s.drawn || s.drawn > s.population ? UNDEFINED_WRONG_INPUT : DEFINED;
}

struct interval share_wilson_finite(struct bounds_sample s, double confidence)
{
	double n = (double)s.drawn, size = (double)s.population, p;

	assert(confidence > 0.0 && confidence < 1.0);
	if (unfit(s) != DEFINED)
		return interval_none(unfit(s));
	p = (double)s.found / n;
	if (s.drawn == s.population)
		return between(p, p);
	return wilson(n * (size - 1.0) / (size - n), p, confidence);
}

struct figure share_error(struct bounds_sample s)
{
	double n = (double)s.drawn, size = (double)s.population, p;

	if (unfit(s) != DEFINED)
		return figure_none(unfit(s));
	if (s.drawn == s.population)
		return figure_of(0.0);
	if (s.drawn < 2)
		return figure_none(UNDEFINED_TOO_FEW);
	p = (double)s.found / n;
	return figure_of(sqrt((1.0 - n / size) * p * (1.0 - p) / (n - 1.0)));
}

struct interval share_wald_finite(struct bounds_sample s, double confidence)
{
	struct figure error = share_error(s);

	assert(confidence > 0.0 && confidence < 1.0);
	if (!defined(error))
		return interval_none(error.why);
	return interval_around((double)s.found / (double)s.drawn,
			       dist_normal_quantile((1.0 - confidence) / 2.0, TAIL_UPPER) *
				   error.value);
}

struct interval share_jeffreys(uint64_t drawn, uint64_t found, double confidence)
{
	double a = (1.0 - confidence) / 2.0, x = (double)found + 0.5;
	double y = (double)drawn - (double)found + 0.5, low = 0.0, high = 1.0;

	assert(confidence > 0.0 && confidence < 1.0);
	if (drawn == 0)
		return interval_none(UNDEFINED_NO_DATA);
	if (found > drawn)
		return interval_none(UNDEFINED_WRONG_INPUT);
	if (found > 0)
		low = dist_beta_quantile(a, x, y, TAIL_LOWER);
	if (found < drawn)
		high = dist_beta_quantile(a, x, y, TAIL_UPPER);
	return between(low, high);
}
