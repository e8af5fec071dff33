#include "audit/hermite.h"

#include <assert.h>
#include <float.h>
#include <math.h>

/* How many eigenvalues of the n by n matrix lie below x: the signs of the leading pivots. */
static size_t below(size_t n, double x)
{
	double pivot = -x;
	size_t count = pivot < 0;

	for (size_t k = 1; k < n; k++) {
		if (pivot == 0)
			pivot = DBL_MIN;
		pivot = -x - (double)k / pivot;
		count += pivot < 0;
	}
	return count;
}

/* The eigenvalue with `rank` others below it; low < it <= high. */
static double eigenvalue(size_t n, size_t rank, double low, double high)
{
	for (;;) {
		double middle = low + (high - low) / 2;

		if (middle <= low || middle >= high)
			return middle;
		if (below(n, middle) > rank)
			high = middle;
		else
			low = middle;
	}
}

/* 1 / sum of the squared orthonormal polynomials of degree 0 to n - 1 at x. */
static double christoffel(size_t n, double x)
{
	double before = 0, now = 1, sum = 1;

	for (size_t k = 1; k < n; k++) {
		double next = (x * now - sqrt((double)(k - 1)) * before) / sqrt((double)k);

		before = now;
		now = next;
		sum += now * now;
	}
	return 1 / sum;
}

void hermite_nodes(size_t n, double *node, double *weight)
{
	double bound = 2 * sqrt((double)n) + 1;

	assert(n >= 1 && n <= HERMITE_MAX);
	for (size_t i = 0; i < n / 2; i++) {
		double x = eigenvalue(n, n - 1 - i, 0, bound);

		bound = x;
		node[n - 1 - i] = x;
		node[i] = -x;
		weight[n - 1 - i] = weight[i] = christoffel(n, x);
	}
	if (n % 2 == 1) {
		node[n / 2] = 0;
		weight[n / 2] = christoffel(n, 0);
	}
}
