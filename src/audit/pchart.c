#include "audit/pchart.h"

#include "base/arena.h"

#include <math.h>

static const double d2 = 1.128; /* mean range of two, in standard deviations */
static const double screen_z = 3.267, screen_i = 3.2665;
static const double half_pi = 1.57079632679489661923;

struct series {
	const double *numerator, *denominator;
	size_t n, base;
	const struct pchart_options *options;
	double *z; /* scratch */
};

static double sd_of(const struct pchart *c, enum pchart_kind kind, double n)
{
	bool rate = kind == PCHART_U || kind == PCHART_U_PRIME;

	return sqrt(c->centre * (rate ? 1 : 1 - c->centre) / n);
}

/* The mean of the numbers, again without those at or above `times` it when screened. */
static double screened_mean(const double *x, size_t n, bool screen, double times)
{
	double sum = 0, count = 0, mean;

	for (size_t i = 0; i < n; i++)
		sum += x[i];
	mean = n ? sum / (double)n : 0;
	if (!screen || mean == 0)
		return mean;
	sum = 0;
	for (size_t i = 0; i < n; i++) {
		sum += x[i] < times * mean ? x[i] : 0;
		count += x[i] < times * mean;
	}
	return count > 0 ? sum / count : 0;
}

static double sigma_z(const struct pchart *c, const struct series *s)
{
	size_t ranges = 0;
	double before = 0, now;

	for (size_t i = 0; i < s->base; i++) {
		if (!defined(c->point[i].y))
			continue;
		now = (c->point[i].y.value - c->centre) /
		      sd_of(c, s->options->kind, s->denominator[i]);
		if (i > 0 && defined(c->point[i - 1].y))
			s->z[ranges++] = fabs(now - before);
		before = now;
	}
	return screened_mean(s->z, ranges, s->options->screen, screen_z) / d2;
}

/* The standard deviation of one case, from the steps between neighbours. */
static double sigma_i(const struct pchart *c, const struct series *s)
{
	size_t ranges = 0;

	for (size_t i = 1; i < s->n; i++) {
		double n = s->denominator[i], before = s->denominator[i - 1];

		if (defined(c->point[i].y) && defined(c->point[i - 1].y))
			s->z[ranges++] = sqrt(half_pi) *
					 fabs(c->point[i].y.value - c->point[i - 1].y.value) /
					 sqrt(1 / n + 1 / before);
	}
	return screened_mean(s->z, ranges, s->options->screen, screen_i);
}

static struct interval limits(const struct pchart *c, enum pchart_kind kind, double half)
{
	struct interval to = interval_around(c->centre, half);

	if (kind != PCHART_I_PRIME)
		to.lower.value = fmax(0, to.lower.value);
	if (kind == PCHART_P || kind == PCHART_P_PRIME)
		to.upper.value = fmin(1, to.upper.value);
	return to;
}

static void set_point(struct pchart *c, const struct series *s, size_t i, double sigma)
{
	struct pchart_point *p = &c->point[i];
	enum pchart_kind kind = s->options->kind;
	double n = s->denominator[i], sd;

	if (!defined(p->y)) {
		p->limits = p->two_sigma = interval_none(p->y.why);
		return;
	}
	sd = kind == PCHART_I_PRIME ? sigma / sqrt(n) : sigma * sd_of(c, kind, n);
	p->limits = limits(c, kind, 3 * sd);
	p->two_sigma = limits(c, kind, 2 * sd);
	p->signal = p->y.value < p->limits.lower.value || p->y.value > p->limits.upper.value;
}

struct pchart pchart_of(const double *numerator, const double *denominator, size_t n,
			const struct pchart_options *options, struct arena *a)
{
	struct pchart c = {.method = {"f2", 1, 0}, .sigma_z = figure_none(UNDEFINED_NO_DATA)};
	struct series s = {numerator, denominator, n, n, options, NULL};
	double top = 0, bottom = 0, sigma = 1;

	if (options->freeze && options->freeze < n)
		s.base = options->freeze;
	s.z = arena_array(a, n + 1, sizeof(double));
	c.point = arena_array(a, n + 1, sizeof *c.point);
	for (size_t i = 0; i < n; i++) {
		c.point[i].y = figure_ratio(numerator[i], denominator[i], UNDEFINED_NO_DATA);
		c.method.n += defined(c.point[i].y);
		top += i < s.base ? numerator[i] : 0;
		bottom += i < s.base ? denominator[i] : 0;
	}
	c.why = bottom > 0 ? DEFINED : UNDEFINED_NO_DATA;
	c.centre = bottom > 0 ? top / bottom : 0;
	if (options->kind == PCHART_I_PRIME) {
		sigma = sigma_i(&c, &s);
	} else if (options->kind == PCHART_P_PRIME || options->kind == PCHART_U_PRIME) {
		bool varies = !c.why && sd_of(&c, options->kind, 1) > 0;

		sigma = varies ? sigma_z(&c, &s) : 0;
		c.sigma_z = varies ? figure_of(sigma) : figure_none(UNDEFINED_NO_VARIATION);
		c.too_narrow = varies && sigma < 1;
	}
	for (size_t i = 0; i < n; i++) {
		if (c.why)
			c.point[i].y = figure_none(c.why);
		set_point(&c, &s, i, sigma);
	}
	return c;
}
