#include "audit/plan.h"

#include "base/dist.h"

#include <assert.h>
#include <math.h>

double plan_accepts(struct plan p, uint64_t failing)
{
	assert(p.read <= p.population && failing <= p.population);
	return dist_hyper((int64_t)p.allowed, (int64_t)failing, (int64_t)p.population,
			  (int64_t)p.read, TAIL_LOWER);
}

double plan_accepts_share(struct plan p, double share)
{
	assert(share >= 0.0 && share <= 1.0);
	if (p.allowed >= p.read)
		return 1.0;
	return dist_binomial((int64_t)p.allowed, (int64_t)p.read, share, TAIL_LOWER);
}

static bool sensible(struct plan_wanted w)
{
	return w.population > 0 && w.population <= INT32_MAX && w.good >= 0.0 && w.bad <= 1.0 &&
	       w.good < w.bad && w.alpha > 0.0 && w.alpha < 1.0 && w.beta > 0.0 && w.beta < 1.0;
}

struct plan_found plan_find(struct plan_wanted w)
{
	struct plan_found f = {.why = UNDEFINED_WRONG_INPUT};
	struct plan *p = &f.plan;

	if (!sensible(w))
		return f;
	f.why = DEFINED;
	f.good = (uint64_t)floor((double)w.population * w.good);
	f.bad = (uint64_t)ceil((double)w.population * w.bad);
	p->population = w.population;
	/* With more read, the c that the good need only grows. */
	for (p->read = 1; p->read <= w.population; p->read++) {
		while ((f.good_accepted = plan_accepts(*p, f.good)) < 1.0 - w.alpha)
			p->allowed++;
		f.bad_accepted = plan_accepts(*p, f.bad);
		if (f.bad_accepted <= w.beta)
			break;
	}
	assert(p->read <= w.population); /* with every case read the two are told apart for sure */
	return f;
}
