#include "audit/sample_size.h"

#include "base/dist.h"

#include <assert.h>
#include <math.h>

static double z_of(double confidence)
{
	return dist_normal_quantile((1 - confidence) / 2, TAIL_UPPER);
}

/* The standard error of a share, with the correction of a finite population. */
static struct figure planned_error(const struct sample_plan *p, double n)
{
	double size = (double)p->population;
	double variance = p->share * (1 - p->share) * p->design / n;

	return figure_checked(sqrt(variance * ((size - n) / (size - 1))), UNDEFINED_TOO_FEW);
}

static struct figure times(struct figure f, double by)
{
	return defined(f) ? figure_of(f.value * by) : f;
}

struct sample_size sample_size_for_margin(const struct sample_plan *p)
{
	struct sample_size s = {.z = z_of(p->confidence)};
	double size = (double)p->population, unit = p->share * (1 - p->share) * p->design;
	double precision = p->margin * p->margin / (s.z * s.z);

	assert(p->population > 0 && p->margin > 0 && p->nonresponse >= 0 && p->nonresponse < 1);
	s.infinite = unit / precision;
	s.corrected = s.infinite / (1 + s.infinite / size);
	s.cochran = size * unit / ((size - 1) * precision + unit);
	s.corrected_whole = (int64_t)ceil(s.corrected);
	s.whole = (int64_t)ceil(s.cochran);
	s.issue = (int64_t)ceil((double)s.whole / (1 - p->nonresponse));
	s.margin = times(planned_error(p, (double)s.whole), s.z);
	return s;
}

struct sample_margin sample_margin_of(const struct sample_plan *p, int64_t n)
{
	struct sample_margin m;
	double size = (double)p->population, read = (double)n, z = z_of(p->confidence);
	double variance = p->share * (1 - p->share) * p->design / (read - 1);

	assert(n >= 1 && n <= p->population);
	m.se_planned = planned_error(p, read);
	m.planned = times(m.se_planned, z);
	m.se_sample = figure_checked(sqrt(variance * (1 - read / size)), UNDEFINED_TOO_FEW);
	m.sample = times(m.se_sample, z);
	return m;
}

int64_t sample_size_to_compare(int64_t population, double difference)
{
	double z = dist_normal_quantile(0.025, TAIL_UPPER) + dist_normal_quantile(0.2, TAIL_UPPER);
	double size = (double)population, infinite = 0.5 * (z / difference) * (z / difference);

	assert(population >= 0 && difference > 0 && difference < 1);
	if (population <= 1)
		return population;
	return (int64_t)ceil(size * infinite / (size - 1 + infinite));
}

static double miss_of(int64_t population, int64_t bad, int64_t n)
{
	return dist_hyper(0, bad, population, n, TAIL_LOWER);
}

struct discovery discovery_size(int64_t population, int64_t bad, double miss_max)
{
	struct discovery d = {.miss_before = figure_none(UNDEFINED_NO_DATA)};
	int64_t low = -1, high = population - bad + 1;

	assert(bad >= 0 && bad <= population && miss_max >= 0);
	if (bad == 0)
		return d;
	while (high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		if (miss_of(population, bad, middle) <= miss_max)
			high = middle;
		else
			low = middle;
	}
	d.possible = true;
	d.n = high;
	d.miss = miss_of(population, bad, high);
	if (high > 0)
		d.miss_before = figure_of(miss_of(population, bad, high - 1));
	return d;
}
