#include "audit/alpha.h"

#include "audit/random.h"
#include "base/arena.h"
#include "base/quantile.h"

#include <math.h>

/* The cases that count, as numbers of ratings by grade. */
struct units {
	const struct ratings *r;
	enum metric metric;
	size_t count;
	double *of;	 /* count * grades */
	double *matrix;	 /* coincidences, grades * grades */
	double *margins; /* by grade */
};

static struct units units_of(const struct ratings *r, enum metric metric, struct arena *a)
{
	struct units u = {.r = r, .metric = metric};

	u.of = arena_array(a, r->cases * r->grades + 1, sizeof(double));
	u.matrix = arena_array(a, r->grades * r->grades + 1, sizeof(double));
	u.margins = arena_array(a, r->grades + 1, sizeof(double));
	for (size_t i = 0; i < r->cases; i++) {
		double *row = u.of + u.count * r->grades;
		size_t ratings = 0;

		for (size_t k = 0; k < r->grades; k++)
			row[k] = 0;
		for (size_t j = 0; j < r->raters; j++) {
			int32_t grade = rating_of(r, i, j);

			if (grade != NOT_RATED)
				row[grade]++;
			ratings += grade != NOT_RATED;
		}
		u.count += ratings >= 2;
	}
	return u;
}

/* Adds `times` the coincidences of a unit. */
static void add_unit(const struct units *u, size_t unit, double times)
{
	size_t grades = u->r->grades;
	const double *row = u->of + unit * grades;
	double ratings = 0;

	for (size_t c = 0; c < grades; c++)
		ratings += row[c];
	for (size_t c = 0; c < grades; c++) {
		for (size_t k = 0; k < grades; k++)
			u->matrix[c * grades + k] +=
			    times * row[c] * (row[k] - (c == k)) / (ratings - 1);
	}
}

static void clear(const struct units *u)
{
	for (size_t i = 0; i < u->r->grades * u->r->grades; i++)
		u->matrix[i] = 0;
}

static double ordinal(const struct units *u, size_t c, size_t k)
{
	double sum = -(u->margins[c] + u->margins[k]) / 2;

	for (size_t g = c < k ? c : k; g <= (c < k ? k : c); g++)
		sum += u->margins[g];
	return sum * sum;
}

static double distance(const struct units *u, size_t c, size_t k)
{
	double x = rating_value(u->r, c), y = rating_value(u->r, k);

	switch (u->metric) {
	case METRIC_ORDINAL: return ordinal(u, c, k);
	case METRIC_INTERVAL: return (x - y) * (x - y);
	case METRIC_RATIO: return x + y != 0 ? (x - y) * (x - y) / ((x + y) * (x + y)) : 0;
	case METRIC_NOMINAL:
	case METRICS: break;
	}
	return 1;
}

/* Do and De of the coincidences as they are; returns the number of ratings. */
static double disagreement(const struct units *u, double *seen, double *chance)
{
	size_t grades = u->r->grades;
	double n = 0;

	*seen = *chance = 0;
	for (size_t c = 0; c < grades; c++) {
		u->margins[c] = 0;
		for (size_t k = 0; k < grades; k++)
			u->margins[c] += u->matrix[c * grades + k];
		u->margins[c] = rint(u->margins[c]); /* ratings are whole: no crumbs */
		n += u->margins[c];
	}
	if (!(n > 0))
		return 0;
	for (size_t c = 0; c < grades; c++) {
		for (size_t k = 0; k < grades; k++) {
			double d = c == k ? 0 : distance(u, c, k);

			*seen += u->matrix[c * grades + k] * d;
			*chance += u->margins[c] * u->margins[k] * d;
		}
	}
	*seen /= n;
	*chance /= n * (n - 1);
	return n;
}

static struct figure coefficient(double n, double seen, double chance)
{
	if (!(n > 0))
		return figure_none(UNDEFINED_NO_PAIRS);
	if (!(chance > 0))
		return figure_none(UNDEFINED_ALL_ONE_GRADE);
	return figure_of(1 - seen / chance);
}

static void add_all(const struct units *u, size_t but)
{
	clear(u);
	for (size_t i = 0; i < u->count; i++) {
		if (i != but)
			add_unit(u, i, 1);
	}
}

/* Alpha without unit `but`, from the coincidences of all of them. */
static struct figure without(const struct units *u, size_t but)
{
	double seen, chance, n;

	add_unit(u, but, -1);
	n = disagreement(u, &seen, &chance);
	add_unit(u, but, 1);
	return coefficient(n, seen, chance);
}

static struct figure jackknife(const struct units *u, struct arena *a)
{
	double *left = arena_array(a, u->count + 1, sizeof *left), mean, sum = 0;
	double count = (double)u->count;

	if (u->count < 2)
		return figure_none(u->count ? UNDEFINED_TOO_FEW : UNDEFINED_NO_PAIRS);
	for (size_t i = 0; i < u->count; i++) {
		struct figure one = without(u, i);

		if (!defined(one))
			return one;
		left[i] = one.value;
	}
	mean = quantile_sum(left, u->count) / count;
	for (size_t i = 0; i < u->count; i++)
		sum += (left[i] - mean) * (left[i] - mean);
	return figure_of(sqrt((count - 1) / count * sum));
}

struct alpha alpha_of(const struct ratings *r, enum metric metric, struct arena *a)
{
	struct units u = units_of(r, metric, a);
	struct alpha to = {.method = {"d3", 1, u.count}};
	size_t cells = r->grades * r->grades;
	double n;

	add_all(&u, SIZE_MAX);
	n = disagreement(&u, &to.seen, &to.chance);
	to.pairable = (size_t)n;
	to.alpha = coefficient(n, to.seen, to.chance);
	to.coincidence = arena_array(a, cells + 1, sizeof(double));
	for (size_t i = 0; i < cells; i++)
		to.coincidence[i] = u.matrix[i];
	to.jackknife_se = defined(to.alpha) ? jackknife(&u, a) : to.alpha;
	return to;
}

struct alpha_bootstrap alpha_bootstrap(const struct ratings *r, enum metric metric, double level,
				       size_t times, struct str seed)
{
	struct arena a = {0};
	struct units u = units_of(r, metric, &a);
	struct alpha_bootstrap to = {.method = {"d3b", 1, u.count}, .times = times};
	double *found = arena_array(&a, times + 1, sizeof *found), seen, chance;
	struct random random = random_from(seed);
	size_t kept = 0;

	to.limits = interval_none(u.count ? UNDEFINED_ALL_ONE_GRADE : UNDEFINED_NO_PAIRS);
	for (size_t t = 0; t < times && u.count; t++) {
		struct figure one;
		double n;

		clear(&u);
		for (size_t i = 0; i < u.count; i++)
			add_unit(&u, (size_t)random_below(&random, u.count), 1);
		n = disagreement(&u, &seen, &chance);
		one = coefficient(n, seen, chance);
		if (defined(one))
			found[kept++] = one.value;
	}
	to.undefined = times ? (double)(times - kept) / (double)times : 0;
	if (kept) {
		quantile_sort(found, kept);
		to.limits.lower = figure_of(quantile_sorted(found, kept, (1 - level) / 2));
		to.limits.upper = figure_of(quantile_sorted(found, kept, (1 + level) / 2));
	}
	arena_close(&a);
	return to;
}
