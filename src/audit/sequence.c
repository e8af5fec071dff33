#include "audit/sequence.h"

#include "base/dist.h"

#include <assert.h>
#include <math.h>

struct sequence sequence_start(uint64_t population, double alpha, double prior_a, double prior_b)
{
	struct sequence_limits all = {0, population};

	assert(population > 0 && population <= INT32_MAX && alpha > 0.0 && alpha < 1.0);
	assert(prior_a > 0.0 && prior_b > 0.0);
	return (struct sequence){.population = population,
				 .alpha = alpha,
				 .prior_a = prior_a,
				 .prior_b = prior_b,
				 .now = all,
				 .always = all};
}

/* log of the beta-binomial probability of what was read, whatever the total. */
static double log_prior_chance(const struct sequence *s)
{
	double read = (double)s->read, found = (double)s->found;

	return dist_lchoose(read, found) +
	       dist_lbeta(s->prior_a + found, s->prior_b + read - found) -
	       dist_lbeta(s->prior_a, s->prior_b);
}

static bool is_possible(const struct sequence *s, uint64_t total)
{
	return total >= s->found && total <= s->population - (s->read - s->found);
}

static double log_chance(const struct sequence *s, uint64_t total)
{
	return dist_hyper_log_pmf((int64_t)s->found, (int64_t)total, (int64_t)s->population,
				  (int64_t)s->read);
}

double sequence_log_ratio(const struct sequence *s, uint64_t total)
{
	if (!is_possible(s, total))
		return INFINITY;
	return log_prior_chance(s) - log_chance(s, total);
}

/* The most likely total: nowhere is R smaller, and it is below 1 there. */
static uint64_t likeliest(const struct sequence *s)
{
	uint64_t high = s->population - (s->read - s->found);
	uint64_t total =
	    (uint64_t)((double)s->found / (double)s->read * ((double)s->population + 1.0));

	if (total < s->found)
		return s->found;
	return total > high ? high : total;
}

/* R falls to the likeliest total and rises after it, so each limit is found by halving. */
static struct sequence_limits look(const struct sequence *s)
{
	/* Kept: log chance above this. A tie is kept, whichever way rounding would have it. */
	double most = log_prior_chance(s) + log(s->alpha) - 1e-12;
	uint64_t middle = likeliest(s), out, kept;
	struct sequence_limits limits;

	for (out = s->found, kept = middle; out < kept;) {
		uint64_t try = out + (kept - out) / 2;

		if (log_chance(s, try) > most)
			kept = try;
		else
			out = try + 1;
	}
	limits.low = kept;
	for (out = s->population - (s->read - s->found), kept = middle; kept < out;) {
		uint64_t try = out - (out - kept) / 2;

		if (log_chance(s, try) > most)
			kept = try;
		else
			out = try - 1;
	}
	limits.high = kept;
	return limits;
}

void sequence_read(struct sequence *s, bool found)
{
	struct sequence_limits both;

	assert(s->read < s->population);
	s->read++;
	s->found += found;
	s->now = look(s);
	both = s->now;
	if (both.low < s->always.low)
		both.low = s->always.low;
	if (both.high > s->always.high)
		both.high = s->always.high;
	if (both.low > both.high)
		s->contradicts = true;
	else if (!s->contradicts)
		s->always = both;
}

int sequence_settled(const struct sequence *s, double share)
{
	double line = share * (double)s->population;

	assert(share > 0.0 && share < 1.0);
	if (s->contradicts)
		return 0;
	if ((double)s->always.high < line)
		return -1;
	return (double)s->always.low >= line ? 1 : 0;
}
