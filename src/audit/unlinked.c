#include "audit/unlinked.h"

#include <math.h>

static bool are_shares(const double *share, size_t grades)
{
	double sum = 0.0;

	for (size_t i = 0; i < grades; i++) {
		if (!(share[i] >= 0.0))
			return false;
		sum += share[i];
	}
	return fabs(sum - 1.0) <= 1e-6;
}

/* The least share in which the second is above the first, whatever goes with what. */
static double least_above(const double *first, const double *second, size_t grades)
{
	double f = 0.0, s = 0.0, least = 0.0;

	for (size_t i = 0; i < grades; i++) {
		f += first[i];
		s += second[i];
		least = fmax(least, f - s);
	}
	return least;
}

/* The most: all but the least share in which the second is not above. */
static double most_above(const double *first, const double *second, size_t grades)
{
	double before = 0.0, s = 0.0, not_above = 0.0;

	for (size_t i = 0; i < grades; i++) {
		s += second[i];
		not_above = fmax(not_above, s - before);
		before += first[i];
	}
	return fmax(1.0 - not_above, 0.0);
}

struct unlinked unlinked_bounds(const double *old_share, const double *new_share, size_t grades)
{
	struct unlinked u = {.why = UNDEFINED_WRONG_INPUT};
	double below = 0.0;

	if (!are_shares(old_share, grades) || !are_shares(new_share, grades))
		return u;
	u.why = DEFINED;
	u.improved_min = least_above(old_share, new_share, grades);
	u.improved_max = most_above(old_share, new_share, grades);
	u.worsened_min = least_above(new_share, old_share, grades);
	u.worsened_max = most_above(new_share, old_share, grades);
	u.dominates = u.worsened_min <= 1e-12;
	for (size_t i = 0; i < grades; i++) {
		u.superiority += new_share[i] * (below + old_share[i] / 2.0);
		below += old_share[i];
	}
	return u;
}
