#include "audit/standardise.h"

#include "base/dist.h"

#include <assert.h>
#include <math.h>

struct sums {
	double standard, rate, poisson, binomial, events;
};

static enum undefined add_up(const struct standard_group *g, size_t groups, struct sums *to)
{
	*to = (struct sums){0};
	for (size_t i = 0; i < groups; i++) {
		if (!(g[i].standard >= 0.0))
			return UNDEFINED_WRONG_INPUT;
		if (g[i].standard > 0.0 && g[i].cases == 0)
			return UNDEFINED_NO_DATA;
		to->standard += g[i].standard;
		to->events += (double)g[i].events;
	}
	for (size_t i = 0; i < groups && to->standard > 0.0; i++) {
		double weight = g[i].standard / to->standard, n = (double)g[i].cases, r;

		if (g[i].cases == 0)
			continue;
		r = (double)g[i].events / n;
		to->rate += weight * r;
		to->poisson += weight * weight * r / n;
		to->binomial += weight * weight * r * (1.0 - r) / n;
	}
	return to->standard > 0.0 ? DEFINED : UNDEFINED_NO_DATA;
}

static double byar(double events, double z)
{
	double root = 1.0 - 1.0 / (9.0 * events) + z / (3.0 * sqrt(events));

	return events * root * root * root;
}

static struct interval dobson(const struct sums *s, double low, double high)
{
	double scale = sqrt(s->poisson / s->events);

	return (struct interval){figure_of(s->rate + scale * (low - s->events)),
				 figure_of(s->rate + scale * (high - s->events))};
}

struct standardised standardise(const struct standard_group *g, size_t groups, double confidence)
{
	double a = (1.0 - confidence) / 2.0, z = dist_normal_quantile(a, TAIL_UPPER);
	struct standardised d;
	struct sums s;
	enum undefined why = add_up(g, groups, &s);

	assert(confidence > 0.0 && confidence < 1.0);
	if (why != DEFINED) {
		d.rate = d.variance = figure_none(why);
		d.exact = d.byar = d.normal = interval_none(why);
		return d;
	}
	d.rate = figure_of(s.rate);
	d.variance = figure_of(s.poisson);
	d.exact = d.byar = interval_none(UNDEFINED_NO_VARIATION);
	d.normal = interval_none(UNDEFINED_WRONG_INPUT);
	if (s.binomial >= 0.0)
		d.normal = interval_around(s.rate, z * sqrt(s.binomial));
	if (s.poisson > 0.0) {
		d.exact = dobson(&s, dist_chi2_quantile(a, 2.0 * s.events, TAIL_LOWER) / 2.0,
				 dist_chi2_quantile(a, 2.0 * s.events + 2.0, TAIL_UPPER) / 2.0);
		d.byar = dobson(&s, byar(s.events, -z), byar(s.events + 1.0, z));
	}
	return d;
}
