#include "audit/strata.h"

#include "audit/share.h"

#include <assert.h>
#include <math.h>

struct sums {
	size_t read, strata; /* strata with cases */
	double population, mean, variance, simple;
	bool shares; /* every value is 0 or 1 */
};

static double mean_of(const struct stratum *s)
{
	double sum = 0.0;

	for (size_t i = 0; i < s->read; i++)
		sum += s->value[i];
	return sum / (double)s->read;
}

static double squares_about(const struct stratum *s, double centre)
{
	double sum = 0.0;

	for (size_t i = 0; i < s->read; i++)
		sum += (s->value[i] - centre) * (s->value[i] - centre);
	return sum;
}

static bool all_shares(const struct stratum *s)
{
	for (size_t i = 0; i < s->read; i++)
		if (s->value[i] != 0.0 && s->value[i] != 1.0)
			return false;
	return true;
}

/* Counts, the mean, and the variance of a simple sample of the same size. */
static enum undefined add_up(const struct stratum *s, size_t strata, struct sums *to)
{
	double about = 0.0;

	*to = (struct sums){.shares = true};
	for (size_t h = 0; h < strata; h++) {
		if (s[h].read > s[h].population)
			return UNDEFINED_WRONG_INPUT;
		to->population += (double)s[h].population;
		to->read += s[h].read;
		to->strata += s[h].population > 0;
		to->shares = to->shares && all_shares(&s[h]);
	}
	if (!(to->population > 0.0))
		return UNDEFINED_NO_DATA;
	for (size_t h = 0; h < strata; h++) {
		if (s[h].population > 0 && s[h].read == 0)
			return UNDEFINED_NO_DATA;
		if (s[h].read > 0)
			to->mean += (double)s[h].population / to->population * mean_of(&s[h]);
	}
	for (size_t h = 0; h < strata; h++)
		if (s[h].read > 0)
			about += (double)s[h].population / (double)s[h].read *
				 squares_about(&s[h], to->mean);
	if (to->read > 1)
		to->simple = (double)to->read / (double)(to->read - 1) * about / to->population *
			     (1.0 / (double)to->read - 1.0 / to->population);
	return DEFINED;
}

static bool is_lonely(const struct stratum *s)
{
	return s->read == 1 && s->population > 1;
}

/* What one stratum adds to the variance of the mean. */
static double adds(const struct stratum *s, const struct sums *all, enum strata_lonely lonely)
{
	double n = (double)s->read, size = (double)s->population;
	double weight = size / all->population, left = 1.0 - n / size, distance;

	if (s->read == 0 || s->read == s->population)
		return 0.0;
	if (s->read > 1)
		return weight * weight * left * squares_about(s, mean_of(s)) / (n - 1.0) / n;
	distance = s->value[0] - all->mean;
	return lonely == STRATA_ADJUST ? weight * weight * left * distance * distance : 0.0;
}

static enum undefined variance_of(const struct stratum *s, size_t strata, enum strata_lonely lonely,
				  struct sums *all)
{
	size_t alone = 0;

	for (size_t h = 0; h < strata; h++) {
		alone += is_lonely(&s[h]);
		all->variance += adds(&s[h], all, lonely);
	}
	if (alone == 0)
		return DEFINED;
	if (lonely == STRATA_REFUSE || (lonely == STRATA_AVERAGE && alone == all->strata))
		return UNDEFINED_TOO_FEW;
	if (lonely == STRATA_AVERAGE)
		all->variance *= (double)all->strata / (double)(all->strata - alone);
	return DEFINED;
}

/* The limits of a share away from 0 and 1; those of a share of which every case is known are it. */
static void share_limits(const struct sums *all, double degrees, double confidence,
			 struct strata_estimate *to)
{
	double a = (1.0 - confidence) / 2.0, p = all->mean, spread = sqrt(p * (1.0 - p));
	double t = dist_t_quantile(a, degrees, TAIL_UPPER), error = sqrt(all->variance), effective;
	double logit = log(p / (1.0 - p)), half = t * error / (p * (1.0 - p));
	double angle = asin(sqrt(p)), turn = t * error / (2.0 * spread), ratio;

	to->logit = (struct interval){figure_of(1.0 / (1.0 + exp(half - logit))),
				      figure_of(1.0 / (1.0 + exp(-half - logit)))};
	to->arcsine = (struct interval){figure_of(pow(sin(fmax(angle - turn, 0.0)), 2.0)),
					figure_of(pow(sin(fmin(angle + turn, acos(0.0))), 2.0))};
	if (!(all->variance > 0.0)) {
		to->beta = interval_around(p, 0.0);
		return;
	}
	ratio = dist_t_quantile(a, (double)all->read - 1.0, TAIL_UPPER) / t;
	effective = p * (1.0 - p) / all->variance * ratio * ratio;
	to->beta = share_effective(effective, effective * p, confidence);
}

static void limits(const struct sums *all, double confidence, struct strata_estimate *to)
{
	double a = (1.0 - confidence) / 2.0, error = sqrt(all->variance), p = all->mean;
	enum undefined why = DEFINED;

	to->normal = interval_around(p, dist_normal_quantile(a, TAIL_UPPER) * error);
	if (to->degrees > 0.0)
		to->student =
		    interval_around(p, dist_t_quantile(a, to->degrees, TAIL_UPPER) * error);
	else
		to->student = interval_none(UNDEFINED_TOO_FEW);
	if (!all->shares)
		why = UNDEFINED_WRONG_INPUT;
	else if (!(p > 0.0 && p < 1.0))
		why = UNDEFINED_NO_VARIATION;
	else if (!(to->degrees > 0.0))
		why = UNDEFINED_TOO_FEW;
	to->logit = to->arcsine = to->beta =
	    interval_none(why == DEFINED ? UNDEFINED_TOO_FEW : why);
	if (why == DEFINED)
		share_limits(all, to->degrees, confidence, to);
}

/* Everything that rests on the standard error is missing, for one reason. */
static void no_error(enum undefined why, struct strata_estimate *to)
{
	to->error = to->total_error = to->design_effect = figure_none(why);
	to->normal = to->student = to->logit = to->arcsine = to->beta = interval_none(why);
}

struct strata_estimate strata_mean(const struct stratum *s, size_t strata,
				   enum strata_lonely lonely, double confidence)
{
	struct strata_estimate e = {0};
	struct sums all;
	enum undefined why = add_up(s, strata, &all);

	assert(confidence > 0.0 && confidence < 1.0);
	e.mean = e.total = figure_none(why == DEFINED ? UNDEFINED_NO_DATA : why);
	if (why != DEFINED) {
		no_error(why, &e);
		return e;
	}
	e.read = all.read;
	e.population = (uint64_t)all.population;
	e.degrees = (double)all.read - (double)all.strata;
	e.mean = figure_of(all.mean);
	e.total = figure_of(all.population * all.mean);
	why = variance_of(s, strata, lonely, &all);
	if (why != DEFINED) {
		no_error(why, &e);
		return e;
	}
	e.error = figure_of(sqrt(all.variance));
	e.total_error = figure_of(all.population * e.error.value);
	e.design_effect = figure_ratio(all.variance, all.simple, UNDEFINED_NO_VARIATION);
	limits(&all, confidence, &e);
	return e;
}
