/*
 * Figures of a part of the population that is no stratum, such as a team in a sample that was
 * stratified otherwise (methods b4). The part's own number of cases is chance too, so the rest of
 * the sample must not be left out.
 */
#ifndef AUDIT_DOMAIN_H
#define AUDIT_DOMAIN_H

#include "audit/figure.h"

#include <stdint.h>

struct arena;

struct domain_case {
	size_t stratum, domain; /* from 0 */
	double value;
};

struct domain_sample {
	size_t strata, domains, read;
	const uint64_t *population;	 /* cases in each stratum */
	const struct domain_case *cases; /* those read */
};

struct domain_estimate {
	size_t read;		   /* cases read of the domain */
	struct figure mean, error; /* ratio mean and its standard error by linearisation */
	struct figure total, total_error;
};

/*
 * Fills *to, one a domain. The mean is undefined for a domain of which nothing was read, the errors
 * when a stratum had one of several cases read; all are when a stratum with cases has none read or
 * more than it has. Working memory comes from `scratch`. Cochran 1977, 2.13; Sarndal et al. 1992.
 */
void domain_estimates(struct arena *scratch, const struct domain_sample *s,
		      struct domain_estimate *to);

/*
 * The mean of all cases when the size of each domain is known, with weights that agree with the sizes
 * (post-stratification; totals[d] is the number of cases of domain d). Undefined when a domain with
 * cases has none read.
 */
struct domain_estimate domain_poststratified(struct arena *scratch, const struct domain_sample *s,
					     const double *totals);

#endif
