/*
 * Risk-standardised performance of teams: what was predicted with the team's own (shrunken) effect over
 * what was expected of an average team with the same cases, times the overall rate. Method e8; Normand
 * and others 1997, as in the US reviews of child welfare and of hospitals. Only for comparing teams at
 * one time; a team follows its own change by its observed rate. Shrinkage hides small outliers, so the
 * unshrunken ratio of observed to expected stands beside it.
 */
#ifndef AUDIT_STANDARD_PERFORMANCE_H
#define AUDIT_STANDARD_PERFORMANCE_H

#include "audit/intercept.h"

struct standard_team {
	double ratings, observed;		  /* how many, and how many good */
	double mode;				  /* the team's effect, logits */
	double predicted, expected;		  /* with that effect, and with 0 */
	double expected_marginal;		  /* averaged over teams: b ~ N(0, sigma^2) */
	struct figure ratio, rsp, observed_ratio; /* predicted / expected; times the overall rate;
						     observed / expected_marginal */
};

struct standard {
	struct method method;
	struct figure overall; /* the observed rate; undefined without rows */
	struct standard_team *team;
};

/* `rows` are those of a logistic model (two grades, 1 good) and `parameters` its beta and sigma. */
struct standard standard_performance(const struct intercept_rows *rows, const double *parameters,
				     struct arena *a);

#endif
