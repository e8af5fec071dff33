/*
 * Who grades severely? Cases graded by two auditors or more, in the ordinal model of intercept.h: cases
 * at random, auditors as fixed effects. Methods d6 (the way for incomplete data) and e5. Auditors can be
 * compared only where cases connect them, directly or by way of others.
 */
#ifndef AUDIT_SEVERITY_H
#define AUDIT_SEVERITY_H

#include "audit/figure.h"

#include <stdint.h>

struct arena;

/* One grade that one auditor gave one case. */
struct severity_rating {
	uint32_t one_case, auditor, grade; /* numbered from 0; grade 0 is the worst */
};

struct severity_auditor {
	size_t ratings; /* of any case */
	size_t linked;	/* of cases that another auditor graded too: fewer than ten tell little */
	uint32_t component; /* auditors with the same number can be compared */
	struct figure severity,
	    se; /* logits; above 0: more severe than the average of the component;
				       undefined: never met another, or no fit */
};

struct severities {
	struct method method; /* n: ratings of linked cases */
	size_t components;    /* groups of auditors that cannot be compared with each other */
	size_t linked_cases;  /* graded by two auditors or more */
	struct severity_auditor *auditor;
	double *fair; /* by grade: the shares that an auditor of average severity would give to the
			    linked cases of the largest component; 0 without a fit */
	enum undefined why; /* why there is no fit of the largest component */
};

/* Every pair of case and auditor at most once; a moderated grade is no second rating. */
struct severities severity_of(const struct severity_rating *ratings, size_t count, size_t cases,
			      size_t auditors, size_t grades, struct arena *a);

/* The components of the graph of auditors and cases alone (union-find): fills `component` by auditor,
 * numbered from 0 in the order of their first auditor. Returns how many. */
size_t severity_components(const struct severity_rating *ratings, size_t count, size_t cases,
			   size_t auditors, uint32_t *component);

#endif
