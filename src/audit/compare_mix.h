/*
 * Why a rate changed: because the groups did better, or because the mix of groups moved (methods g1,
 * g2).
 */
#ifndef AUDIT_COMPARE_MIX_H
#define AUDIT_COMPARE_MIX_H

#include "audit/figure.h"

#include <stdint.h>

/* One group in both periods: cases, and those of them that have what is counted. */
struct mix_group {
	uint64_t cases1, good1, cases2, good2;
	double rate_part, mix_part; /* filled: what the group adds to either effect */
};

struct mix_change {
	enum undefined why;    /* when not DEFINED nothing else counts */
	double crude1, crude2; /* rates of the periods */
	double rate, mix;      /* effects; they add up to crude2 - crude1 */
	double rate_error;     /* standard error of `rate`, the mix taken as given */
	/* The same difference in three parts. */
	double rate_at_mix1, mix_at_rate1, interaction;
	double rate2_at_mix1,
	    rate1_at_mix2; /* what a period's rates would make of the other's mix */
};

/*
 * Kitagawa 1955: rate = sum (c1 + c2)/2 (r2 - r1), mix = sum (r1 + r2)/2 (c2 - c1), with c the share
 * of cases in a group. A group that is empty in one period takes the other's rate there, so that it
 * adds to the mix only; one empty in both adds nothing. Undefined without cases in a period, and for
 * more good than cases.
 */
struct mix_change mix_change(struct mix_group *group, size_t groups);

struct mix_factors {
	double a, b, c;
};

/*
 * Das Gupta 1993: the change of a product a b c as three effects that add up to it, such as volume x
 * mix x rate. The effect of a is (a2-a1) [(b1 c1 + b2 c2)/3 + (b1 c2 + b2 c1)/6], and so round.
 */
struct mix_factors mix_factors(struct mix_factors before, struct mix_factors after);

#endif
