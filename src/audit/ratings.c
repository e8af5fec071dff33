#include "audit/ratings.h"

#include <assert.h>
#include <math.h>

double rating_weight(const struct ratings *r, enum weighting weighting, size_t i, size_t j)
{
	double range = rating_value(r, r->grades - 1) - rating_value(r, 0);
	double apart = fabs(rating_value(r, i) - rating_value(r, j));
	double places = i > j ? (double)(i - j) : (double)(j - i), grades = (double)r->grades;

	if (i == j)
		return 1;
	switch (weighting) {
	case WEIGH_LINEAR: return 1 - apart / range;
	case WEIGH_QUADRATIC: return 1 - apart * apart / (range * range);
	case WEIGH_ORDINAL: return 1 - places * (places + 1) / (grades * (grades - 1));
	case WEIGH_NONE:
	case WEIGHTINGS: break;
	}
	return 0;
}
