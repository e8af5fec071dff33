/* Cases graded by auditors: what the measures of agreement take in. */
#ifndef AUDIT_RATINGS_H
#define AUDIT_RATINGS_H

#include <stddef.h>
#include <stdint.h>

enum { NOT_RATED = -1 };

/* A grid of grades. Every possible grade counts, whether anyone gave it or not, the worst first. */
struct ratings {
	size_t cases, raters, grades;
	const int32_t *grade; /* cases * raters: all raters of the first case, then of the next;
				 0 to grades - 1, or NOT_RATED */
	const double *value;  /* what each grade stands for, ascending; NULL: 1, 2, 3 ... */
};

static inline int32_t rating_of(const struct ratings *r, size_t one_case, size_t rater)
{
	return r->grade[one_case * r->raters + rater];
}

static inline double rating_value(const struct ratings *r, size_t grade)
{
	return r->value ? r->value[grade] : (double)grade + 1;
}

/* How the distance between two grades is weighed. */
enum weighting {
	WEIGH_NONE,	 /* 1 when equal, else 0 */
	WEIGH_LINEAR,	 /* 1 - |i-j| / range, on values */
	WEIGH_QUADRATIC, /* 1 - (i-j)^2 / range^2, on values */
	WEIGH_ORDINAL,	 /* 1 - C(|i-j|+1, 2) / C(grades, 2), on places */
	WEIGHTINGS,
};

/* The weight of grades i and j among r's grades. 1 throughout when there is one grade. */
double rating_weight(const struct ratings *r, enum weighting weighting, size_t i, size_t j);

#endif
