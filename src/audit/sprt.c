#include "audit/sprt.h"

#include <assert.h>
#include <math.h>

struct sprt sprt_start(uint64_t population, double p0, double p1, double alpha, double beta)
{
	assert(p0 > 0.0 && p0 < 1.0 && p1 > 0.0 && p1 < 1.0 && (p0 < p1 || p1 < p0));
	assert(alpha > 0.0 && alpha < 1.0 && beta > 0.0 && beta < 1.0);
	return (struct sprt){.population = population,
			     .p0 = p0,
			     .p1 = p1,
			     .m0 = (uint64_t)nearbyint((double)population * p0),
			     .m1 = (uint64_t)nearbyint((double)population * p1),
			     .upper = log((1.0 - beta) / alpha),
			     .lower = log(beta / (1.0 - alpha))};
}

/* How many cases of the kind just read are left, before the read, were `total` of all so. */
static double left(const struct sprt *s, uint64_t total, bool found)
{
	double size = (double)s->population, good = (double)total;

	if (found)
		return good - (double)s->found;
	return size - good - (double)(s->read - s->found);
}

static void decide(struct sprt *s, enum sprt_verdict verdict)
{
	if (s->verdict != SPRT_OPEN)
		return;
	s->verdict = verdict;
	s->decided = s->read;
}

static void both(struct sprt *s, double under0, double under1)
{
	bool can0 = under0 > 0.0, can1 = under1 > 0.0;

	s->read++;
	if (s->ratio.why == DEFINED && can0 && can1)
		s->ratio.value += log(under1 / under0);
	else if (s->ratio.why == DEFINED)
		s->ratio = figure_none(can0 || can1 ? UNDEFINED_BOUNDARY : UNDEFINED_WRONG_INPUT);
	if (s->ratio.why == UNDEFINED_BOUNDARY && can0 != can1)
		decide(s, can1 ? SPRT_SECOND : SPRT_FIRST);
	else if (s->ratio.why == DEFINED && s->ratio.value >= s->upper)
		decide(s, SPRT_SECOND);
	else if (s->ratio.why == DEFINED && s->ratio.value <= s->lower)
		decide(s, SPRT_FIRST);
}

void sprt_read(struct sprt *s, bool found)
{
	if (s->population == 0) {
		both(s, found ? s->p0 : 1.0 - s->p0, found ? s->p1 : 1.0 - s->p1);
	} else {
		assert(s->read < s->population);
		both(s, left(s, s->m0, found), left(s, s->m1, found));
	}
	s->found += found;
}
