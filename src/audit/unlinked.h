/*
 * Two assessments under two frameworks with no case graded under both: only bounds on what could
 * have changed (methods g4b). They are often as wide as 0.1 to 0.9, which is the honest message.
 */
#ifndef AUDIT_UNLINKED_H
#define AUDIT_UNLINKED_H

#include "audit/figure.h"

struct unlinked {
	enum undefined why;  /* WRONG_INPUT: shares below 0, or not adding up to 1 (1e-6) */
	double improved_min; /* least and most share of cases that can have moved up, over all */
	double improved_max; /* joint distributions with these two margins */
	double worsened_min, worsened_max; /* the same of cases that can have moved down */
	bool dominates;	    /* the new is at least as high at every cut: the strongest claim */
	double superiority; /* P(new > old) + P(equal) / 2 for independent draws */
};

/*
 * Shares of the same `grades` ordered grades, worst first, old and new. The bounds are Frechet's, in
 * the closed form of the transport programme: least max_c (F_old(c) - F_new(c)), most
 * 1 - max_c (F_new(c) - F_old(c - 1)). Manski 2003.
 */
struct unlinked unlinked_bounds(const double *old_share, const double *new_share, size_t grades);

#endif
