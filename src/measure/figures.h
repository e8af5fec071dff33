/*
 * What the measures come to: each figure with its numerator and denominator, how many were left out,
 * its period, its interval and what it is held against. A figure that cannot be had is there too,
 * and says why.
 */
#ifndef MEASURE_FIGURES_H
#define MEASURE_FIGURES_H

#include "measure/engine.h"
#include "measure/interval.h"
#include "measure/population.h"

enum { NO_PART = -1 };

enum met {
	MET_UNTOLD, /* there is no number to hold it against, or no figure */
	MET_YES,
	MET_NO,
};

struct figures_of {
	const struct measure *measure;
	int part; /* of a SPLIT, from 0; NO_PART */
	const struct group *group;
	const struct period *period;
	bool has_above, has_below; /* whether the figure has a numerator, a denominator */
	int64_t above, below;
	uint64_t left_out;
	struct estimate estimate;
	struct str why_not; /* LACK_TABLE: which list or column; else "" */
	enum met met;
};

/* Of one return, in the order: measure, group, period, part. */
struct figures {
	struct figures_of *at;
	size_t count, cap;
	const struct measure_engine *engine;
	enum dim by;
};

/*
 * Works out the figures for everyone, and for the groups of one dim (DIM_ALL for none). The tallies
 * are settled first; they, the engine and the population are borrowed. Where pieces of time were
 * asked for, these; a figure as at the reference date, or that has none, for the whole span.
 */
void figures_make(struct figures *f, const struct measure_engine *e, struct tallies *t, enum dim by,
		  const struct population *people);

void figures_close(struct figures *f);

/* Whether a figure is as at a day (its period's last). */
bool figure_as_at(const struct measure *m);

/* Whether the figure is in per cent. */
bool figure_in_percent(const struct measure *m);

#endif
