/*
 * Where two sources tell the same measure of the same days: Annex A beside the census or the SSDA903.
 * Mostly they should say the same; where they do not, one of them was not kept as the other was.
 */
#ifndef MEASURE_AGREE_H
#define MEASURE_AGREE_H

#include "measure/collect.h"

/* A figure of everyone that is told twice, otherwise. */
struct told_twice {
	const struct figures_of *lists; /* what Annex A says */
	const struct figures_of *other; /* what the other return says */
	enum returns returns;		/* which one that is */
	bool far; /* by more than a point of a share, or a hundredth of another figure */
};

struct agreement {
	struct told_twice *differ; /* [count] in the order of the measures */
	size_t count;
	size_t far;	 /* how many of them differ by much */
	size_t compared; /* figures that two sources tell */
};

/* Compares the figures of a run, which must be of whole spans; else, and without Annex A, nothing is
 * compared. Splits into parts and rates are not: counts and shares tell the same. Nor are those that
 * the sources tell of other children or of other spans. */
struct agreement agreement_find(const struct collect *c, struct arena *a);

/* "17 of 528", "12", "210.0, of 523": what a figure says, in words. */
enum { AGREE_TEXT_MAX = 80 };
const char *agreement_words(const struct figures_of *f, char to[AGREE_TEXT_MAX]);

#endif
