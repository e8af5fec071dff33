/*
 * Anytime-valid tests of a mean of values from 0 to 1, read in random order without replacement, by
 * betting against it: a fortune of 1/alpha happens with a chance of at most alpha when the mean is as
 * said (methods c5, c6). Grades 1..K enter as (grade - 1) / (K - 1).
 */
#ifndef AUDIT_BETTING_H
#define AUDIT_BETTING_H

#include "audit/figure.h"

#include <stdint.h>

struct betting_reads {
	uint64_t population;
	const double *value; /* in the order read, each from 0 to 1 */
	size_t read;	     /* at most the population */
};

/* Fortunes after some reads; an infinite one is told as impossible. */
struct betting_wealth {
	bool impossible; /* no population with this mean can have been read so */
	double both, above,
	    below; /* theta above + (1 - theta) below; of bets that the mean is higher,
				    * and lower, than said */
};

/*
 * Averages `fractions` fixed bets g = i / (fractions + 1) on either side, so that there is nothing to
 * tune. `theta` is the share put on the mean being higher (0.5 for both sides; 0 tests only whether
 * it is lower, for an upper limit). With the mean of what is left at 0 or 1 exactly there is nothing
 * to bet with, and the fortune waits. Fills to[0..read-1], the fortune after each read. Wealth is
 * kept as logarithms. Waudby-Smith and Ramdas 2024; Waudby-Smith, Stark and Ramdas 2021.
 */
void betting_wealth(const struct betting_reads *r, double mean, size_t fractions, double theta,
		    struct betting_wealth *to);

struct betting_limits {
	enum undefined why; /* NOT_FOUND when every total is out: chance, or no random order */
	double low, high;   /* least and greatest total of the values that is not rejected */
};

/* The totals 0, step, 2 step ... up to the population that are not rejected after all the reads. That a
 * total cannot be is seen from the mean of what was left before a read, so one read late. */
struct betting_limits betting_limits(const struct betting_reads *r, double step, size_t fractions,
				     double theta, double alpha);

struct betting_alpha {
	double guess;	/* eta_j: the mean of what is left, as guessed from the reads so far */
	double null;	/* m_j: the same were the mean as said */
	double fortune; /* T_j; may be infinite */
};

/* How ALPHA guesses: shrink-truncate towards `guess` with the weight of `weight` reads, kept
 * `distance` / sqrt(weight + j - 1) above the null and below 1. */
struct betting_guess {
	double guess, weight, distance;
};

/*
 * ALPHA: tests mean <= `mean` against higher. Fills to[0..read-1] and returns the anytime p-value,
 * min(1, 1 / greatest T). Stark 2023.
 */
double betting_alpha(const struct betting_reads *r, double mean, struct betting_guess g,
		     struct betting_alpha *to);

#endif
