#include "base/quantile.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

void quantile_sort(double *numbers, size_t n)
{
	if (n > 1)
		qsort(numbers, n, sizeof *numbers, compare);
}

double quantile_sorted(const double *ascending, size_t n, double p)
{
	double place = (double)(n - 1) * p, whole = floor(place);
	size_t at = (size_t)whole;

	assert(n > 0 && p >= 0 && p <= 1);
	if (at + 1 >= n)
		return ascending[n - 1];
	return ascending[at] + (place - whole) * (ascending[at + 1] - ascending[at]);
}

double quantile_sum(double *numbers, size_t n)
{
	double sum = 0, lost = 0;

	quantile_sort(numbers, n);
	for (size_t i = 0; i < n; i++) {
		double next = sum + numbers[i];

		if (fabs(sum) >= fabs(numbers[i]))
			lost += (sum - next) + numbers[i];
		else
			lost += (numbers[i] - next) + sum;
		sum = next;
	}
	return sum + lost;
}
