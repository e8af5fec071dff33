#include "audit/crosswalk.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

static double row_total(const struct crosswalk_counts *c, size_t i)
{
	double sum = 0.0;

	for (size_t j = 0; j < c->new_grades; j++)
		sum += (double)c->both[i * c->new_grades + j];
	return sum;
}

static double old_total(const struct crosswalk_counts *c)
{
	double sum = 0.0;

	for (size_t i = 0; i < c->old_grades; i++)
		sum += (double)c->old[i];
	return sum;
}

/* The share of the new grades from..to-1, and in *error its standard error. */
static double share_of(const struct crosswalk_counts *c, const struct crosswalk *w, size_t from,
		       size_t to, double *error)
{
	double n = old_total(c), share = 0.0, squares = 0.0, variance = 0.0;

	for (size_t i = 0; i < c->old_grades; i++) {
		double old = (double)c->old[i] / n, p = 0.0;

		for (size_t j = from; j < to; j++)
			p += w->transition[i * c->new_grades + j];
		share += old * p;
		squares += old * p * p;
		variance += old * old * fmax(p * (1.0 - p), 0.0) / row_total(c, i);
	}
	*error = sqrt(variance + fmax(squares - share * share, 0.0) / n);
	return share;
}

struct crosswalk crosswalk_counts(struct arena *a, const struct crosswalk_counts *c)
{
	size_t cells = c->old_grades * c->new_grades;
	struct crosswalk w = {.transition = arena_array(a, cells, sizeof *w.transition),
			      .share = arena_array(a, c->new_grades, sizeof *w.share),
			      .error = arena_array(a, c->new_grades, sizeof *w.error)};

	assert(cells > 0);
	w.unsupported = c->old_grades;
	for (size_t i = 0; i < c->old_grades; i++) {
		double sum = row_total(c, i);

		if (!(sum > 0.0) && w.unsupported == c->old_grades)
			w.unsupported = i;
		for (size_t j = 0; sum > 0.0 && j < c->new_grades; j++)
			w.transition[i * c->new_grades + j] =
			    (double)c->both[i * c->new_grades + j] / sum;
	}
	if (w.unsupported < c->old_grades || !(old_total(c) > 0.0)) {
		w.why = UNDEFINED_NO_DATA;
		return w;
	}
	for (size_t j = 0; j < c->new_grades; j++)
		w.share[j] = share_of(c, &w, j, j + 1, &w.error[j]);
	return w;
}

struct crosswalk_top crosswalk_top(const struct crosswalk_counts *c, const struct crosswalk *w,
				   size_t from)
{
	double share, error;

	if (w->why != DEFINED)
		return (struct crosswalk_top){figure_none(w->why), figure_none(w->why)};
	share = share_of(c, w, from, c->new_grades, &error);
	return (struct crosswalk_top){figure_of(share), figure_of(error)};
}
