/*
 * How much of the variation in grades lies between teams rather than inside them, without any model.
 * Method e9. The variation of grades in order is V = sum_k F_k (1 - F_k), F_k the share at grade k or
 * worse (Blair and Lacy 2000); it splits exactly into sum (n_j / N) V_j and the rest, which lies
 * between. The share between is above 0 by chance alone: (teams - 1) / (N - 1) on average over all ways
 * to deal the grades to the teams. Kruskal and Wallis 1952 for the test.
 */
#ifndef AUDIT_DECOMPOSE_H
#define AUDIT_DECOMPOSE_H

#include "audit/figure.h"
#include "base/str.h"

struct decompose {
	struct method method; /* n: ratings */
	enum undefined why;   /* nothing counted */
	double total, within, between;
	struct figure share;	 /* between / total; undefined when all grades are the same */
	struct figure by_chance; /* its mean by chance */
	struct figure beyond;	 /* share - by_chance: what to tell */
	struct figure h, p;	 /* Kruskal-Wallis, corrected for ties */
	size_t df;
};

/* counts[j * grades + k] ratings of team j are grade k. Teams without ratings do not count. */
struct decompose decompose_of(const double *counts, size_t teams, size_t grades);

/* The share of `times` random deals of the same grades to the teams whose share between is at least as
 * large; (hits + 1) / (times + 1). Undefined as the share is. Whole counts. */
struct figure decompose_permuted(const double *counts, size_t teams, size_t grades, size_t times,
				 struct str seed);

#endif
