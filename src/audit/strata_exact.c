#include "audit/strata_exact.h"

#include "base/arena.h"

#include <assert.h>

/* The chances of 0..n found in a stratum, a row for each number 0..N of cases there. */
struct chances {
	uint64_t population, drawn;
	double *at;  /* (population + 1) rows of drawn + 1 */
	double each; /* what one found case adds to the share */
};

struct search {
	const struct chances *stratum;
	size_t strata;
	double share; /* what was observed */
	struct strata_exact *to;
	uint64_t *here; /* the allocation that is tried, a number a stratum */
};

static const double slack = 1e-12;

/* Adds up the outcomes of the strata from h on, share and chance so far being given. */
static void outcomes(const struct search *q, size_t h, double share, double chance, double *high,
		     double *low)
{
	const struct chances *c = &q->stratum[h];
	const double *row = c->at + q->here[h] * (c->drawn + 1);

	for (uint64_t k = 0; k <= c->drawn; k++) {
		double now = share + (double)k * c->each, both = chance * row[k];

		if (!(both > 0.0))
			continue;
		if (h + 1 < q->strata) {
			outcomes(q, h + 1, now, both, high, low);
			continue;
		}
		if (now >= q->share - slack)
			*high += both;
		if (now <= q->share + slack)
			*low += both;
	}
}

/* Tries every allocation of the strata from h on; `total` cases are allocated so far. */
static void allocate(const struct search *q, size_t h, uint64_t total)
{
	double high = 0.0, low = 0.0;

	if (h < q->strata) {
		for (q->here[h] = 0; q->here[h] <= q->stratum[h].population; q->here[h]++)
			allocate(q, h + 1, total + q->here[h]);
		return;
	}
	outcomes(q, 0, 0.0, 1.0, &high, &low);
	if (high > q->to->at_least[total])
		q->to->at_least[total] = high;
	if (low > q->to->at_most[total])
		q->to->at_most[total] = low;
}

static enum undefined unfit(const struct bounds_sample *s, size_t strata, double *size)
{
	double work = 1.0;

	*size = 0.0;
	for (size_t h = 0; h < strata; h++) {
		if (s[h].found > s[h].drawn || s[h].drawn > s[h].population)
			return UNDEFINED_WRONG_INPUT;
		*size += (double)s[h].population;
		work *= ((double)s[h].population + 1.0) * ((double)s[h].drawn + 1.0);
	}
	if (!(*size > 0.0))
		return UNDEFINED_NO_DATA;
	for (size_t h = 0; h < strata; h++)
		if (s[h].drawn == 0 && s[h].population > 0)
			return UNDEFINED_NO_DATA;
	return work > 1e8 ? UNDEFINED_NOT_REACHED : DEFINED;
}

static struct chances chances_of(struct arena *a, struct bounds_sample s, double size)
{
	struct chances c = {.population = s.population, .drawn = s.drawn};
	double *to;

	if (s.drawn > 0)
		c.each = (double)s.population / size / (double)s.drawn;
	c.at = to = arena_array(a, (size_t)((s.population + 1) * (s.drawn + 1)), sizeof *to);
	for (uint64_t good = 0; good <= s.population; good++)
		for (uint64_t k = 0; k <= s.drawn; k++)
			*to++ = dist_hyper_pmf((int64_t)k, (int64_t)good, (int64_t)s.population,
					       (int64_t)s.drawn);
	return c;
}

struct strata_exact strata_exact(struct arena *a, const struct bounds_sample *s, size_t strata,
				 double confidence)
{
	double size, tail = (1.0 - confidence) / 2.0;
	struct strata_exact e = {.why = unfit(s, strata, &size)};
	struct chances *c = arena_array(a, strata + 1, sizeof *c);
	struct search q = {c, strata, 0.0, &e, NULL};
	uint64_t last = (uint64_t)size;

	assert(confidence > 0.0 && confidence < 1.0);
	if (e.why != DEFINED)
		return e;
	e.at_least = arena_array(a, (size_t)last + 1, sizeof *e.at_least);
	e.at_most = arena_array(a, (size_t)last + 1, sizeof *e.at_most);
	q.here = arena_array(a, strata + 1, sizeof *q.here);
	for (size_t h = 0; h < strata; h++) {
		c[h] = chances_of(a, s[h], size);
		e.share += (double)s[h].found * c[h].each;
	}
	q.share = e.share;
	allocate(&q, 0, 0);
	while (e.low < last && !(e.at_least[e.low] > tail))
		e.low++;
	e.high = last;
	while (e.high > 0 && !(e.at_most[e.high] > tail))
		e.high--;
	return e;
}

struct bounds_cases strata_bonferroni(const struct bounds_sample *s, size_t strata,
				      double confidence)
{
	double each = 1.0 - (1.0 - confidence) / (double)(strata ? strata : 1), size, share = 0.0;
	struct bounds_cases b = {.why = unfit(s, strata, &size)};

	assert(confidence > 0.0 && confidence < 1.0);
	if (b.why == UNDEFINED_WRONG_INPUT || !(size > 0.0))
		return b;
	b.share = b.why == UNDEFINED_NO_DATA ? figure_none(b.why) : figure_of(0.0);
	b.why = DEFINED;
	for (size_t h = 0; h < strata; h++) {
		struct bounds_cases one = bounds_exact(s[h], each, BOUNDS_BOTH);

		b.low += one.why == DEFINED ? one.low : 0;
		b.high += one.why == DEFINED ? one.high : 0;
		if (defined(one.share))
			share += (double)s[h].population / size * one.share.value;
	}
	b.low_share = (double)b.low / size;
	b.high_share = (double)b.high / size;
	if (defined(b.share))
		b.share.value = share;
	return b;
}
