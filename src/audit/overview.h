/*
 * What `inspect` looks at beyond the rules: the measures of every return, whole, month by month, and
 * by team, age and ethnic group; from these where practice is uneven beyond what chance gives
 * (audit/uneven.h); how long each step of the child's journey takes
 * (audit/journey.h); and which cases are open, to be read next (audit/reading.h). Filled child by child through check_options.each_child.
 */
#ifndef AUDIT_OVERVIEW_H
#define AUDIT_OVERVIEW_H

#include "audit/journey.h"
#include "audit/reading.h"
#include "audit/uneven.h"
#include "measure/benchmark.h"
#include "measure/collect.h"

enum { OVERVIEW_DIMS = 3, OVERVIEW_GAPS = 20 };

/* Team, age, ethnic group: in this order. */
extern const enum dim overview_dims[OVERVIEW_DIMS];

struct overview_return {
	bool present;
	struct figures whole; /* the collect's */
	struct figures months;
	struct figures by[OVERVIEW_DIMS];
};

/* A group that stands out from the rest: whose, in which measure. */
struct overview_gap {
	const struct figures_of *figure;
	struct uneven uneven;
	bool worse; /* than the rest, as the measure has it */
};

struct vary;

struct overview {
	struct collect collect;
	struct journey journey;
	struct reading reading;
	struct overview_return of[RETURNS];
	const struct benchmarks *benchmarks; /* what others have, or NULL; borrowed */
	const struct population *people;     /* who lives in the area, or NULL; borrowed */
	struct overview_gap *gaps;	     /* those that stand, the surest first */
	size_t gap_count;
	size_t looked_at;		  /* groups of measures that were held against the rest */
	const struct vary *const *audits; /* of audits that stood beside the returns; borrowed */
	size_t audits_count;
};

void overview_open(struct overview *v);

/* For check_options.each_child; with: the overview. */
bool overview_child(void *v, const struct child *c);

/* All children are through. The population is borrowed, or NULL. */
void overview_finish(struct overview *v, const struct check *check,
		     const struct population *people);

void overview_close(struct overview *v);

#endif
