/*
 * Wald's sequential test of one share against another (methods c3): is the team below 85 %? It
 * decides between two points and estimates nothing; for limits use sequence.h.
 */
#ifndef AUDIT_SPRT_H
#define AUDIT_SPRT_H

#include "audit/figure.h"

#include <stdint.h>

enum sprt_verdict {
	SPRT_OPEN,   /* read on */
	SPRT_FIRST,  /* the first share, p0 */
	SPRT_SECOND, /* the second, p1 */
};

struct sprt {
	uint64_t population;  /* 0: endless, the binomial test */
	double p0, p1;	      /* the shares */
	uint64_t m0, m1;      /* the same in cases of the population, rounded half to even */
	double upper, lower;  /* log((1-beta)/alpha) and log(beta/(1-alpha)) */
	uint64_t read, found; /* so far */
	struct figure ratio;  /* log likelihood ratio of p1 over p0; undefined (BOUNDARY) once what
			       * was read cannot be under one of them, WRONG_INPUT under both */
	enum sprt_verdict verdict; /* the first that was reached stays */
	uint64_t decided;	   /* after how many reads; 0 while open */
};

/* A test before its first read; 0 < p0 < p1 < 1 (or p1 < p0), alpha and beta between 0 and 1. */
struct sprt sprt_start(uint64_t population, double p0, double p1, double alpha, double beta);

/* Takes the next read into account; there must be one left in a population that ends. */
void sprt_read(struct sprt *s, bool found);

#endif
