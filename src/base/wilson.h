/*
 * Wilson's score interval of a share (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927), as the Office for
 * Health Improvement and Disparities uses it in its technical guide.
 */
#ifndef BASE_WILSON_H
#define BASE_WILSON_H

/* The normal quantile of a 95 % interval. */
#define WILSON_Z95 1.9599639845400538

struct wilson {
	double low, high; /* 0 to 1 */
};

/* Of a share p of n cases, n > 0 and 0 <= p <= 1, at the normal quantile z. */
struct wilson wilson_interval(double n, double p, double z);

#endif
