#include "audit/runs.h"

#include "base/arena.h"
#include "base/dist.h"
#include "base/quantile.h"

#include <math.h>

struct runs_limits runs_limits(size_t n)
{
	struct runs_limits to = {(size_t)rint(log2((double)n)) + 3, 0};

	to.crossings_least = (size_t)dist_binomial_quantile(0.05, (int64_t)n - 1, 0.5);
	return to;
}

struct runs runs_of(const double *y, size_t n, double centre)
{
	struct runs r = {.method = {"f3", 1, n}};
	size_t run = 0;
	bool above = false;

	for (size_t i = 0; i < n; i++) {
		if (y[i] == centre)
			continue;
		if (r.useful && (y[i] > centre) != above) {
			r.crossings++;
			run = 0;
		}
		above = y[i] > centre;
		r.useful++;
		run++;
		if (run > r.longest)
			r.longest = run;
	}
	if (!r.useful) {
		r.why = n ? UNDEFINED_NO_VARIATION : UNDEFINED_NO_DATA;
		return r;
	}
	r.limits = runs_limits(r.useful);
	r.signal = r.longest > r.limits.longest_most || r.crossings < r.limits.crossings_least;
	return r;
}

struct figure runs_median(const double *y, size_t n)
{
	struct arena a = {0};
	double *sorted = arena_array(&a, n + 1, sizeof *sorted);
	struct figure to = figure_none(UNDEFINED_NO_DATA);

	for (size_t i = 0; i < n; i++)
		sorted[i] = y[i];
	quantile_sort(sorted, n);
	if (n)
		to = figure_of(quantile_sorted(sorted, n, 0.5));
	arena_close(&a);
	return to;
}
