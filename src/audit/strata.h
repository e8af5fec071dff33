/*
 * Means and shares from a stratified sample, each stratum a simple random sample without replacement
 * (methods b2, b3; Cochran 1977, chapter 5).
 */
#ifndef AUDIT_STRATA_H
#define AUDIT_STRATA_H

#include "audit/figure.h"

#include <stdint.h>

struct stratum {
	uint64_t population; /* cases in the stratum */
	size_t read;
	const double *value; /* one a case read */
};

/* What to do with a stratum of which one case was read, and there are more: it shows no spread. */
enum strata_lonely {
	STRATA_REFUSE,	/* no error is given: put it together with a stratum like it */
	STRATA_CERTAIN, /* it adds none: too narrow, only for comparison with other programs */
	STRATA_ADJUST,	/* its distance from the mean of all stands for its spread */
	STRATA_AVERAGE, /* it adds what the others add on average */
};

struct strata_estimate {
	size_t read;		   /* cases read, all strata */
	uint64_t population;	   /* cases in all strata */
	struct figure mean, error; /* of the population's mean or share, and its standard error */
	struct figure total;	   /* population * mean */
	struct figure total_error;
	struct figure design_effect; /* variance over that of a simple sample of the same size */
	double degrees;		     /* of freedom: cases less strata */
	struct interval normal;	     /* mean -+ z error */
	struct interval student;     /* mean -+ t error; not cut off at 0 or 1 */
	/* Of a share only (all values 0 or 1); undefined otherwise, and at 0 or 1. */
	struct interval logit;	 /* on the logit scale */
	struct interval arcsine; /* on the arcsine root scale */
	struct interval beta;	 /* Korn and Graubard 1998: exact, with the effective sample size */
};

/*
 * mean = sum W_h mean_h, error^2 = sum W_h^2 (1 - n_h/N_h) s_h^2 / n_h; a stratum read whole adds
 * nothing. The mean is undefined when a stratum with cases has none read, or more than it has.
 * `confidence` lies between 0 and 1.
 */
struct strata_estimate strata_mean(const struct stratum *s, size_t strata,
				   enum strata_lonely lonely, double confidence);

#endif
