/*
 * Limits that stay true however often one looks: read in the order of the draw, look after every
 * case, stop when it is settled (methods c4). Reads must be used in the order drawn, and no grade may
 * be changed after the limits were seen.
 */
#ifndef AUDIT_SEQUENCE_H
#define AUDIT_SEQUENCE_H

#include <stdbool.h>
#include <stdint.h>

struct sequence_limits {
	uint64_t low, high; /* cases of the population, both included */
};

struct sequence {
	uint64_t population;
	double alpha;		       /* 1 - confidence, over all looks together */
	double prior_a, prior_b;       /* beta-binomial prior; any is valid, 1 and 1 is plain */
	uint64_t read, found;	       /* so far */
	struct sequence_limits now;    /* after the last read alone */
	struct sequence_limits always; /* what every look so far leaves together */
	bool contradicts; /* the looks leave nothing together: chance (at most alpha), or the order
			   * was not random. `always` then keeps the last limits that held. */
};

/* A sequence before its first read: 0 to the whole population. 1 <= population <= 2^31, alpha between
 * 0 and 1, priors above 0. */
struct sequence sequence_start(uint64_t population, double alpha, double prior_a, double prior_b);

/* Takes the next read, of which there must be one left, into account. A handful of logarithms. */
void sequence_read(struct sequence *s, bool found);

/*
 * log R(M), the prior-posterior ratio at M cases: the beta-binomial probability of what was read
 * over the hypergeometric one were M so. M stays within the limits while R <= 1/alpha. INFINITY where
 * M is impossible. Waudby-Smith and Ramdas 2020.
 */
double sequence_log_ratio(const struct sequence *s, uint64_t total);

/* On which side of a share (above 0, below 1) the population lies, once that is settled: -1 when
 * every total left is below `share` of it, 1 when every one is at or above it, 0 before. */
int sequence_settled(const struct sequence *s, double share);

#endif
