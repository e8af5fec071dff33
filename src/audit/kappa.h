/*
 * Kappa: how much two auditors, or any fixed number of auditors, agree beyond chance. It falls when
 * nearly all cases deserve the same grade ("prevalence paradox"): show Gwet's coefficient and the plain
 * agreement beside it.
 */
#ifndef AUDIT_KAPPA_H
#define AUDIT_KAPPA_H

#include "audit/figure.h"
#include "audit/ratings.h"

struct arena;

/*
 * Cohen's weighted kappa (method d1; Cohen 1968) of a square table: counts[i * grades + j] cases got
 * grade i from the first and j from the second auditor. Standard errors of Fleiss, Cohen and Everitt
 * 1969; 95 % interval kappa -+ z se, not clipped. Undefined: no cases; chance agreement of 1.
 */
struct kappa {
	struct method method;
	struct figure po, pe, kappa; /* agreement seen, agreement by chance */
	struct figure se, se_null;   /* at the kappa found, and were it 0 */
	struct interval ci95;
};

struct kappa kappa_cohen(const double *counts, size_t grades, enum weighting weighting);

/* Bowker's test whether disagreements lean one way: one auditor is systematically higher. Pairs of
 * grades that nobody gave are left out. Bowker 1948. */
struct symmetry {
	struct figure statistic, p;
	size_t df;
};

struct symmetry kappa_bowker(const double *counts, size_t grades);

/*
 * Fleiss' kappa (method d2; Fleiss 1971) of cases rated equally often by auditors who may differ from
 * case to case: counts[i * grades + k] ratings of case i are grade k. The standard errors hold only
 * were there no agreement at all (Fleiss, Nee and Landis 1979): for intervals use alpha or Gwet.
 * Undefined: no case; fewer than two ratings a case; all one grade; unequal numbers of ratings.
 */
struct fleiss {
	struct method method;
	struct figure agreement, chance, kappa, se_null;
	struct figure *share;	 /* of each grade */
	struct figure *by_grade; /* kappa of each grade against all others; undefined when unused */
	struct figure by_grade_se_null;
};

struct fleiss kappa_fleiss(const double *counts, size_t cases, size_t grades, struct arena *a);

#endif
