#include "audit/decompose.h"

#include "audit/random.h"
#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

static double sum_of(const double *x, size_t n, size_t step)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += x[i * step];
	return sum;
}

/* Sum of F(1 - F) of one team's counts. */
static double variation(const double *counts, size_t grades)
{
	double all = sum_of(counts, grades, 1), below = 0, sum = 0;

	for (size_t k = 0; k + 1 < grades && all > 0; k++) {
		below += counts[k];
		sum += below / all * (1 - below / all);
	}
	return sum;
}

static double within(const double *counts, size_t teams, size_t grades, double all)
{
	double sum = 0;

	for (size_t j = 0; j < teams; j++) {
		const double *own = counts + j * grades;

		sum += sum_of(own, grades, 1) / all * variation(own, grades);
	}
	return sum;
}

/* Kruskal and Wallis' H: sums of mid-ranks by team, corrected for ties. */
static void kruskal(struct decompose *d, const double *counts, const double *margin, size_t teams,
		    size_t grades, double n)
{
	double h = 0, ties = 0, before = 0;

	for (size_t j = 0; j < teams; j++) {
		double own = sum_of(counts + j * grades, grades, 1), ranks = 0;

		before = 0;
		for (size_t k = 0; k < grades; k++) {
			ranks += counts[j * grades + k] * (before + (margin[k] + 1) / 2);
			before += margin[k];
		}
		if (own > 0)
			h += own * (ranks / own - (n + 1) / 2) * (ranks / own - (n + 1) / 2);
	}
	for (size_t k = 0; k < grades; k++)
		ties += margin[k] * margin[k] * margin[k] - margin[k];
	h = 12 / (n * (n + 1)) * h / (1 - ties / (n * n * n - n));
	d->h = figure_of(h);
	d->p = figure_of(dist_chi2(h, (double)d->df, TAIL_UPPER));
}

struct decompose decompose_of(const double *counts, size_t teams, size_t grades)
{
	struct decompose d = {.method = {"e9", 1, 0}};
	struct arena a = {0};
	double *margin = arena_array(&a, grades + 1, sizeof *margin), n;
	size_t used = 0;

	for (size_t k = 0; k < grades; k++)
		margin[k] = sum_of(counts + k, teams, grades);
	for (size_t j = 0; j < teams; j++)
		used += sum_of(counts + j * grades, grades, 1) > 0;
	n = sum_of(margin, grades, 1);
	d.method.n = (size_t)n;
	d.df = used ? used - 1 : 0;
	d.why = n > 0 ? DEFINED : UNDEFINED_NO_DATA;
	d.share = d.by_chance = d.beyond = d.h = d.p =
	    figure_none(n > 0 ? UNDEFINED_ALL_ONE_GRADE : UNDEFINED_NO_DATA);
	if (n > 0) {
		d.total = variation(margin, grades);
		d.within = within(counts, teams, grades, n);
		d.between = d.total - d.within;
	}
	if (d.total > 0) {
		d.share = figure_of(d.between / d.total);
		d.by_chance = figure_of((double)d.df / (n - 1));
		d.beyond = figure_of(d.share.value - d.by_chance.value);
	}
	if (d.total > 0 && used > 1)
		kruskal(&d, counts, margin, teams, grades, n);
	else if (d.total > 0)
		d.h = d.p = figure_none(UNDEFINED_ONE_GROUP);
	arena_close(&a);
	return d;
}

/* Deals all grades to the teams anew: shuffles them and hands them out. */
static void deal(struct random *r, uint32_t *grade, size_t n, const double *sizes, size_t teams,
		 size_t grades, double *counts)
{
	size_t at = 0;

	random_pick(r, grade, n, n);
	for (size_t i = 0; i < teams * grades; i++)
		counts[i] = 0;
	for (size_t j = 0; j < teams; j++) {
		for (size_t i = 0; i < (size_t)sizes[j]; i++)
			counts[j * grades + grade[at++]]++;
	}
}

struct figure decompose_permuted(const double *counts, size_t teams, size_t grades, size_t times,
				 struct str seed)
{
	struct decompose d = decompose_of(counts, teams, grades);
	struct random random = random_from(seed);
	struct arena a = {0};
	double *dealt = arena_array(&a, teams * grades + 1, sizeof *dealt), hits = 1;
	double *sizes = arena_array(&a, teams + 1, sizeof *sizes);
	uint32_t *grade = arena_array(&a, d.method.n + 1, sizeof *grade);
	size_t n = 0;

	for (size_t j = 0; j < teams; j++)
		sizes[j] = sum_of(counts + j * grades, grades, 1);
	for (size_t i = 0; i < teams * grades; i++) {
		for (size_t k = 0; k < (size_t)counts[i]; k++)
			grade[n++] = (uint32_t)(i % grades);
	}
	for (size_t t = 0; t < times && defined(d.share); t++) {
		deal(&random, grade, n, sizes, teams, grades, dealt);
		hits += d.total - within(dealt, teams, grades, (double)n) >= d.between - 1e-12;
	}
	arena_close(&a);
	return defined(d.share) ? figure_of(hits / ((double)times + 1)) : d.share;
}
