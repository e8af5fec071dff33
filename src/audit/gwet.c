#include "audit/gwet.h"

#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

/* The rated cases, and what is known of each. */
struct cases {
	const struct ratings *r;
	enum weighting weighting;
	size_t count, twice;
	double *share;	/* of each grade among a case's ratings: count * grades */
	double *agree;	/* a case's own agreement; 0 with one rating */
	bool *paired;	/* whether it has two or more */
	double *mean;	/* of the shares, by grade: pi */
	double weights; /* T */
};

static double weight(const struct cases *c, size_t i, size_t j)
{
	return rating_weight(c->r, c->weighting, i, j);
}

/* Weighted agreement of the pairs of ratings of a case with `m` of them. */
static double agreement(const struct cases *c, const double *share, double m)
{
	size_t q = c->r->grades;
	double sum = 0;

	for (size_t k = 0; k < q; k++) {
		double like = -1;

		if (share[k] == 0)
			continue;
		for (size_t l = 0; l < q; l++)
			like += weight(c, k, l) * share[l] * m;
		sum += share[k] * m * like;
	}
	return sum / (m * (m - 1));
}

static void take_case(struct cases *c, size_t one)
{
	size_t q = c->r->grades;
	double *share = c->share + c->count * q, m = 0;

	for (size_t k = 0; k < q; k++)
		share[k] = 0;
	for (size_t j = 0; j < c->r->raters; j++) {
		int32_t grade = rating_of(c->r, one, j);

		if (grade == NOT_RATED)
			continue;
		share[grade]++;
		m++;
	}
	if (m == 0)
		return;
	for (size_t k = 0; k < q; k++)
		share[k] /= m;
	c->paired[c->count] = m >= 2;
	c->agree[c->count] = m >= 2 ? agreement(c, share, m) : 0;
	c->twice += m >= 2;
	c->count++;
}

static struct cases cases_of(const struct ratings *r, enum weighting weighting, struct arena *a)
{
	struct cases c = {.r = r, .weighting = weighting};

	c.share = arena_array(a, (r->cases + 1) * r->grades, sizeof(double));
	c.agree = arena_array(a, r->cases + 1, sizeof(double));
	c.paired = arena_array(a, r->cases + 1, sizeof(bool));
	c.mean = arena_array(a, r->grades + 1, sizeof(double));
	for (size_t i = 0; i < r->cases; i++)
		take_case(&c, i);
	for (size_t k = 0; k < r->grades; k++) {
		for (size_t i = 0; i < c.count; i++)
			c.mean[k] += c.share[i * r->grades + k];
		c.mean[k] /= c.count ? (double)c.count : 1;
		for (size_t l = 0; l < r->grades; l++)
			c.weights += weight(&c, k, l);
	}
	return c;
}

/* Chance agreement of each kind, and a case's part of it: what it would be with each grade's share as
 * in that case. */
static double chance_ac(const struct cases *c, const double *share)
{
	double q = (double)c->r->grades, sum = 0;

	for (size_t k = 0; k < c->r->grades; k++)
		sum += share[k] * (1 - c->mean[k]);
	return c->weights / (q * (q - 1)) * sum;
}

static double chance_fleiss(const struct cases *c, const double *share)
{
	double sum = 0;

	for (size_t k = 0; k < c->r->grades; k++) {
		for (size_t l = 0; l < c->r->grades; l++)
			sum += weight(c, k, l) * share[k] * c->mean[l];
	}
	return sum;
}

static double chance_even(const struct cases *c, const double *share)
{
	double q = (double)c->r->grades;

	(void)share;
	return c->weights / (q * q);
}

static struct gwet_one none(enum undefined why)
{
	return (struct gwet_one){figure_none(why), figure_none(why), figure_none(why),
				 interval_none(why)};
}

static struct gwet_one coefficient(const struct cases *c, double pa,
				   double chance(const struct cases *, const double *))
{
	double n = (double)c->count, pe = chance(c, c->mean), value, sum = 0, half;
	struct gwet_one to = none(UNDEFINED_ALL_ONE_GRADE);

	to.chance = figure_of(pe);
	if (1 - pe < 1e-12)
		return to;
	value = (pa - pe) / (1 - pe);
	to.value = figure_of(value);
	to.se = figure_none(UNDEFINED_TOO_FEW);
	to.ci95 = interval_none(UNDEFINED_TOO_FEW);
	if (c->count < 2)
		return to;
	for (size_t i = 0; i < c->count; i++) {
		double own = chance(c, c->share + i * c->r->grades);
		double x = c->paired[i] ? n / (double)c->twice * (c->agree[i] - pe) / (1 - pe) : 0;

		x -= 2 * (1 - value) * (own - pe) / (1 - pe) + value;
		sum += x * x;
	}
	to.se = figure_of(sqrt(sum / (n * (n - 1))));
	half = dist_t_quantile(0.975, n - 1, TAIL_LOWER) * to.se.value;
	to.ci95 = interval_around(value, half);
	to.ci95.upper.value = fmin(1, to.ci95.upper.value);
	return to;
}

struct gwet gwet_of(const struct ratings *r, enum weighting weighting)
{
	struct arena a = {0};
	struct cases c = cases_of(r, weighting, &a);
	struct gwet to = {.method = {"d4", 1, c.count}, .twice = c.twice};
	double sum = 0;

	if (c.twice == 0 || r->grades < 2) {
		enum undefined why = c.twice ? UNDEFINED_ALL_ONE_GRADE : UNDEFINED_NO_PAIRS;

		to.agreement = figure_none(why);
		to.ac = to.fleiss = to.brennan_prediger = none(why);
		arena_close(&a);
		return to;
	}
	for (size_t i = 0; i < c.count; i++)
		sum += c.agree[i];
	to.agreement = figure_of(sum / (double)c.twice);
	to.ac = coefficient(&c, to.agreement.value, chance_ac);
	to.fleiss = coefficient(&c, to.agreement.value, chance_fleiss);
	to.brennan_prediger = coefficient(&c, to.agreement.value, chance_even);
	arena_close(&a);
	return to;
}
