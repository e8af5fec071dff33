/*
 * Gwet's AC1 (unweighted) and AC2 (weighted), and beside them Fleiss' kappa generalised and Brennan
 * and Prediger's coefficient; any number of auditors, any grades missing. Method d4; Gwet 2008, 2014.
 * AC is robust when nearly all cases deserve the same grade, but flatters: show it beside alpha.
 *
 * Agreement pa is averaged over cases with two or more ratings, the shares of grades pi over all rated
 * cases. With T the sum of weights and q grades, chance agreement is T / (q(q-1)) sum pi(1-pi) for AC,
 * sum w_kl pi_k pi_l for Fleiss and T / q^2 for Brennan and Prediger. Standard errors are linearised
 * by case; 95 % limits by t with n - 1 degrees of freedom, the upper one at most 1.
 */
#ifndef AUDIT_GWET_H
#define AUDIT_GWET_H

#include "audit/figure.h"
#include "audit/ratings.h"

struct gwet_one {
	struct figure chance, value, se; /* undefined where chance agreement is 1 */
	struct interval ci95;
};

struct gwet {
	struct method method;	 /* n: rated cases */
	size_t twice;		 /* of them with two or more ratings */
	struct figure agreement; /* pa; undefined when no case was rated twice */
	struct gwet_one ac, fleiss, brennan_prediger;
};

struct gwet gwet_of(const struct ratings *r, enum weighting weighting);

#endif
