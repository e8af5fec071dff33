/*
 * How far teams differ, worked out fast: shares of teams, one constant, no columns. The same model as
 * e4 (intercept.h), ten times as fast, without limits or effects, for simulations that fit it thousands
 * of times. Nine nodes give the same answer to within 0.001 up to a sigma of 1.5; beyond 3, where it
 * hardly matters, they may be one in ten off.
 */
#ifndef AUDIT_SIGMA_QUICK_H
#define AUDIT_SIGMA_QUICK_H

#include <stddef.h>

/* Where the search stops: teams at 0 and 100 % have no largest likelihood. */
#define SIGMA_QUICK_MOST 10.0

/* good[j] of of[j] (whole numbers, of above 0) of each team. Returns sigma on the logit scale, 0 where
 * all cases have one grade, SIGMA_QUICK_MOST where it runs away. */
double sigma_quick(const double *good, const double *of, size_t teams);

#endif
