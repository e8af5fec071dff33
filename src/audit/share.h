/*
 * Approximate intervals for a share, for comparison with the exact limits in cases (methods b1b).
 * Each takes the counts of a sample and a confidence between 0 and 1; undefined without a sample.
 */
#ifndef AUDIT_SHARE_H
#define AUDIT_SHARE_H

#include "audit/bounds.h"

/* Exact for an endless population, by the beta quantiles (Clopper and Pearson 1934). */
struct interval share_clopper_pearson(uint64_t drawn, uint64_t found, double confidence);

/* The same for counts that are no whole numbers: effective sizes of weighted samples (Korn and
 * Graubard 1998). 0 <= found <= drawn. */
struct interval share_effective(double drawn, double found, double confidence);

/* Score interval (Wilson 1927). */
struct interval share_wilson(uint64_t drawn, uint64_t found, double confidence);

/* Wilson's with n (N-1) / (N-n) in the place of n; with every case read it has no width. */
struct interval share_wilson_finite(struct bounds_sample s, double confidence);

/* sqrt((1 - n/N) p (1-p) / (n-1)); 0 with every case read, undefined with one of several read. */
struct figure share_error(struct bounds_sample s);

/* p -+ z share_error; may leave 0 to 1, and is not cut off. */
struct interval share_wald_finite(struct bounds_sample s, double confidence);

/* Beta quantiles under Jeffreys' prior; 0 and 1 are its ends when none or all were found. */
struct interval share_jeffreys(uint64_t drawn, uint64_t found, double confidence);

#endif
