#include "audit/betting.h"

#include <assert.h>
#include <math.h>

/* Longest list of bets; more gain nothing. */
enum { MOST_FRACTIONS = 256 };

/* log fortunes of each fixed bet on one side. */
struct bets {
	double log[MOST_FRACTIONS];
	size_t count;
};

static void place(struct bets *b, double gain)
{
	for (size_t i = 0; i < b->count; i++)
		b->log[i] += log1p((double)(i + 1) / (double)(b->count + 1) * gain);
}

/* The mean of the fortunes, the largest taken out so that none overflows on the way. */
static double fortune(const struct bets *b)
{
	double most = b->log[0], sum = 0.0;

	for (size_t i = 1; i < b->count; i++)
		most = fmax(most, b->log[i]);
	for (size_t i = 0; i < b->count; i++)
		sum += exp(b->log[i] - most);
	return exp(most) * (sum / (double)b->count);
}

/* The mean of what is left before read t (from 0), were the mean of all as said. */
static double left_mean(const struct betting_reads *r, double mean, double sum, size_t t)
{
	return ((double)r->population * mean - sum) / ((double)r->population - (double)t);
}

void betting_wealth(const struct betting_reads *r, double mean, size_t fractions, double theta,
		    struct betting_wealth *to)
{
	struct bets above = {.count = fractions}, below = {.count = fractions};
	bool impossible = false;
	double sum = 0.0;

	assert(fractions > 0 && fractions <= MOST_FRACTIONS && theta >= 0.0 && theta <= 1.0);
	assert(r->read <= r->population);
	for (size_t i = 0; i < fractions; i++)
		above.log[i] = below.log[i] = 0.0;
	for (size_t t = 0; t < r->read; t++) {
		double null = left_mean(r, mean, sum, t), x = r->value[t];

		assert(x >= 0.0 && x <= 1.0);
		impossible = impossible || null < 0.0 || null > 1.0;
		to[t] = (struct betting_wealth){.impossible = impossible};
		sum += x;
		if (impossible)
			continue;
		if (null > 0.0)
			place(&above, x / null - 1.0);
		if (null < 1.0)
			place(&below, -(x - null) / (1.0 - null));
		to[t].above = fortune(&above);
		to[t].below = fortune(&below);
		to[t].both = theta * to[t].above + (1.0 - theta) * to[t].below;
	}
}

/* The fortune at the end alone; infinity where the mean is impossible. */
static double last_fortune(const struct betting_reads *r, double mean, size_t fractions,
			   double theta)
{
	struct bets above = {.count = fractions}, below = {.count = fractions};
	double sum = 0.0;

	for (size_t i = 0; i < fractions; i++)
		above.log[i] = below.log[i] = 0.0;
	for (size_t t = 0; t < r->read; t++) {
		double null = left_mean(r, mean, sum, t), x = r->value[t];

		if (null < 0.0 || null > 1.0)
			return INFINITY;
		if (null > 0.0 && theta > 0.0)
			place(&above, x / null - 1.0);
		if (null < 1.0 && theta < 1.0)
			place(&below, -(x - null) / (1.0 - null));
		sum += x;
	}
	return theta * fortune(&above) + (1.0 - theta) * fortune(&below);
}

struct betting_limits betting_limits(const struct betting_reads *r, double step, size_t fractions,
				     double theta, double alpha)
{
	struct betting_limits l = {.why = UNDEFINED_NOT_FOUND};
	double size = (double)r->population;

	assert(fractions > 0 && fractions <= MOST_FRACTIONS && theta >= 0.0 && theta <= 1.0);
	assert(r->read <= r->population);
	if (!(step > 0.0) || r->population == 0) {
		l.why = UNDEFINED_WRONG_INPUT;
		return l;
	}
	for (size_t i = 0; i <= (size_t)floor(size / step + 1e-9); i++) {
		double total = fmin((double)i * step, size);

		if (!(last_fortune(r, total / size, fractions, theta) < 1.0 / alpha))
			continue;
		if (l.why != DEFINED)
			l.low = total;
		l.high = total;
		l.why = DEFINED;
	}
	return l;
}

/* What the fortune is multiplied by; a null or a guess at an end says nothing by itself. */
static double factor(double x, double guess, double null)
{
	double by;

	if (null < 0.0)
		return INFINITY;
	if (null > 1.0)
		return 0.0;
	if (!(null > 0.0 && null < 1.0))
		return 1.0;
	by = x * guess / null + (1.0 - x) * (1.0 - guess) / (1.0 - null);
	return by > 0.0 ? by : 0.0;
}

double betting_alpha(const struct betting_reads *r, double mean, struct betting_guess g,
		     struct betting_alpha *to)
{
	double sum = 0.0, log_fortune = 0.0, most = 0.0;
	bool infinite = false;

	assert(r->read <= r->population && g.weight > 0.0);
	for (size_t t = 0; t < r->read; t++) {
		double so_far = g.weight + (double)t, x = r->value[t], null, guess, by;
		double off = g.distance / sqrt(so_far);

		null = left_mean(r, mean, sum, t);
		guess = fmax((g.weight * g.guess + sum) / so_far, null + off);
		guess = fmin(1.0 - off, guess);
		by = factor(x, guess, null);
		infinite = infinite || isinf(by);
		log_fortune += log(by);
		most = fmax(most, log_fortune);
		to[t] = (struct betting_alpha){guess, null, infinite ? INFINITY : exp(log_fortune)};
		sum += x;
	}
	return infinite ? 0.0 : exp(-most);
}
