#include "base/wilson.h"

#include <math.h>

struct wilson wilson_interval(double n, double p, double z)
{
	double zz = z * z, below = n + zz, centre = (n * p + zz / 2.0) / below;
	double half = z / below * sqrt(n * p * (1.0 - p) + zz / 4.0);

	/* At the ends one limit is exactly there, and rounding must not leave a remainder. */
	return (struct wilson){p <= 0.0 ? 0.0 : centre - half, p >= 1.0 ? 1.0 : centre + half};
}
