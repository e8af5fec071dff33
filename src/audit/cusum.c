#include "audit/cusum.h"

#include "base/arena.h"
#include "base/matrix.h"

#include <math.h>

enum { STATES_MOST = 1000 };

static struct cusum_path path_new(size_t n, struct arena *a)
{
	struct cusum_path path = {0};

	path.at = arena_array(a, n + 1, sizeof *path.at);
	path.signal = arena_array(a, n + 1, sizeof *path.signal);
	return path;
}

/* Adds the weight of case i to a path that starts at `from`; where the next case starts. */
static double walk(struct cusum_path *path, size_t i, double from, double weight, double h)
{
	path->at[i] = fmax(0, from + weight);
	if (!(path->at[i] >= h))
		return path->at[i];
	path->signal[path->signals++] = i;
	return 0;
}

/* The weight of an event, or of none, with risk p under odds ratio ra against r0. */
static double weigh(bool event, double p, double ra, double r0)
{
	double none = log((1 - p + r0 * p) / (1 - p + ra * p));

	return event ? none + log(ra / r0) : none;
}

struct cusum cusum_bernoulli(const double *event, size_t n, double p0, double odds_ratio, double h,
			     struct arena *a)
{
	struct cusum c = {.method = {"f4", 1, n}};
	double up = 0, down = 0;

	c.event_up = weigh(true, p0, odds_ratio, 1);
	c.none_up = weigh(false, p0, odds_ratio, 1);
	c.event_down = weigh(true, p0, 1 / odds_ratio, 1);
	c.none_down = weigh(false, p0, 1 / odds_ratio, 1);
	c.up = path_new(n, a);
	c.down = path_new(n, a);
	for (size_t i = 0; i < n; i++) {
		up = walk(&c.up, i, up, event[i] > 0 ? c.event_up : c.none_up, h);
		down = walk(&c.down, i, down, event[i] > 0 ? c.event_down : c.none_down, h);
	}
	return c;
}

struct cusum_adjusted cusum_adjusted(const double *event, const double *p, size_t n, double ra,
				     double r0, double h, struct arena *a)
{
	struct cusum_adjusted c = {.method = {"f5", 1, n}};
	double at = 0, sum = 0;

	c.path = path_new(n, a);
	c.weight = arena_array(a, n + 1, sizeof(double));
	c.vlad = arena_array(a, n + 1, sizeof(double));
	for (size_t i = 0; i < n; i++) {
		c.weight[i] = weigh(event[i] > 0, p[i], ra, r0);
		at = walk(&c.path, i, at, c.weight[i], h);
		sum += event[i] - p[i];
		c.vlad[i] = sum;
	}
	return c;
}

struct figure cusum_run_length(double p, size_t score_event, size_t score_none, size_t h)
{
	struct arena a = {0};
	struct matrix m;
	double *length;
	struct figure to = figure_none(UNDEFINED_NOT_FOUND);

	if (h < 1 || h > STATES_MOST || !score_event || !score_none || !(p >= 0 && p <= 1))
		return figure_none(UNDEFINED_WRONG_INPUT);
	m = matrix_new(&a, h, h);
	length = arena_array(&a, h, sizeof *length);
	for (size_t s = 0; s < h; s++) {
		double *row = matrix_row(&m, s);

		row[s] += 1;
		row[s > score_none ? s - score_none : 0] -= 1 - p;
		if (s + score_event < h)
			row[s + score_event] -= p;
		length[s] = 1;
	}
	if (matrix_solve(&m, length))
		to = figure_checked(length[0], UNDEFINED_NOT_FOUND);
	arena_close(&a);
	return to;
}
