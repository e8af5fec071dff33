#include "audit/compare_mix.h"

#include <math.h>

static double rate_of(uint64_t good, uint64_t cases)
{
	return cases ? (double)good / (double)cases : 0.0;
}

static double spread_of(uint64_t good, uint64_t cases)
{
	double r = rate_of(good, cases);

	return cases ? r * (1.0 - r) / (double)cases : 0.0;
}

static void add_group(struct mix_group *g, double cases1, double cases2, struct mix_change *to)
{
	double c1 = (double)g->cases1 / cases1, c2 = (double)g->cases2 / cases2;
	double r1 = rate_of(g->good1, g->cases1), r2 = rate_of(g->good2, g->cases2);
	double both = (c1 + c2) / 2.0;

	if (g->cases1 == 0)
		r1 = r2;
	if (g->cases2 == 0)
		r2 = r1;
	g->rate_part = both * (r2 - r1);
	g->mix_part = (r1 + r2) / 2.0 * (c2 - c1);
	to->rate += g->rate_part;
	to->mix += g->mix_part;
	to->rate_error +=
	    both * both * (spread_of(g->good1, g->cases1) + spread_of(g->good2, g->cases2));
	to->rate_at_mix1 += c1 * (r2 - r1);
	to->mix_at_rate1 += r1 * (c2 - c1);
	to->interaction += (c2 - c1) * (r2 - r1);
	to->rate2_at_mix1 += c1 * r2;
	to->rate1_at_mix2 += c2 * r1;
}

struct mix_change mix_change(struct mix_group *group, size_t groups)
{
	uint64_t cases1 = 0, cases2 = 0, good1 = 0, good2 = 0;
	struct mix_change m = {0};

	for (size_t i = 0; i < groups; i++) {
		if (group[i].good1 > group[i].cases1 || group[i].good2 > group[i].cases2)
			m.why = UNDEFINED_WRONG_INPUT;
		cases1 += group[i].cases1;
		good1 += group[i].good1;
		cases2 += group[i].cases2;
		good2 += group[i].good2;
	}
	if (m.why == DEFINED && (cases1 == 0 || cases2 == 0))
		m.why = UNDEFINED_NO_DATA;
	if (m.why != DEFINED)
		return m;
	m.crude1 = rate_of(good1, cases1);
	m.crude2 = rate_of(good2, cases2);
	for (size_t i = 0; i < groups; i++)
		add_group(&group[i], (double)cases1, (double)cases2, &m);
	m.rate_error = sqrt(m.rate_error);
	return m;
}

static double effect(double a1, double a2, double b1, double b2, double c1, double c2)
{
	return (a2 - a1) * ((b1 * c1 + b2 * c2) / 3.0 + (b1 * c2 + b2 * c1) / 6.0);
}

struct mix_factors mix_factors(struct mix_factors before, struct mix_factors after)
{
	const struct mix_factors *p = &before, *q = &after;

	return (struct mix_factors){effect(p->a, q->a, p->b, q->b, p->c, q->c),
				    effect(p->b, q->b, p->a, q->a, p->c, q->c),
				    effect(p->c, q->c, p->a, q->a, p->b, q->b)};
}
