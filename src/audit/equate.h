/*
 * Scores of one tool put on the scale of another by equal percentile ranks (methods g5). With four
 * grades this mostly reproduces rounding: it is for scored tools.
 */
#ifndef AUDIT_EQUATE_H
#define AUDIT_EQUATE_H

#include "audit/figure.h"

#include <stdint.h>

/*
 * Fills rank[i] with the percentile rank of the score lowest + i, 100 (F(x-1) + f(x)/2), and
 * equated[i] with the score of the second tool that has the same rank, by the upper inverse of its
 * ranks: continuous, from lowest - 1/2 to lowest + scores - 1/2. Both tools have `scores` whole
 * scores from `lowest` on; first[i] and second[i] are how often each was given. All are undefined
 * when either tool was never used. Kolen and Brennan 2014, chapter 2.
 */
void equate_percentiles(const uint64_t *first, const uint64_t *second, size_t scores, double lowest,
			struct figure *rank, struct figure *equated);

#endif
