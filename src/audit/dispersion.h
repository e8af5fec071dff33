/*
 * How much the grades of one team differ among themselves (methods j3): 0 when all are the same, 1
 * when half are at either end.
 */
#ifndef AUDIT_DISPERSION_H
#define AUDIT_DISPERSION_H

#include "audit/figure.h"

#include <stdint.h>

struct dispersion {
	struct figure blair_lacy; /* 4/(K-1) sum F(1-F) over the cuts (Blair and Lacy 2000) */
	struct figure leik;	  /* 2/(K-1) sum min(F, 1-F) (Leik 1966) */
	struct figure entropy;	  /* -sum p log p / log K */
	struct figure mean;	  /* of grades counted from 1 */
};

/* Grades from worst to best, each with how often it was given. Undefined without a grade given, and
 * but for the mean with fewer than two grades to give. */
struct dispersion dispersion_of(const uint64_t *often, size_t grades);

/* Limits of the share of each grade that hold for all grades at once (Goodman 1965): fills
 * to[0..grades-1]. */
void dispersion_shares(const uint64_t *often, size_t grades, double confidence,
		       struct interval *to);

#endif
