/* Quantiles of data, as R's type 7 defines them. */
#ifndef BASE_QUANTILE_H
#define BASE_QUANTILE_H

#include <stddef.h>

/* The p-quantile, 0 <= p <= 1, of n >= 1 numbers that ascend. */
double quantile_sorted(const double *ascending, size_t n, double p);

/* Puts numbers in ascending order. None may be NaN. */
void quantile_sort(double *numbers, size_t n);

/* A sum that does not depend on the order the numbers came in: they are sorted, and what each addition
 * loses is carried along (Neumaier). `numbers` is left in ascending order. */
double quantile_sum(double *numbers, size_t n);

#endif
