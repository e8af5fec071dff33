/* What changed over time: months or quarters, and the first half of the time beside the second. Methods
 * f2, f3, f7, g1. */
#ifndef AUDIT_VARY_TIME_H
#define AUDIT_VARY_TIME_H

#include "audit/calendar.h"
#include "audit/compare_mix.h"
#include "audit/pchart.h"
#include "audit/runs.h"
#include "audit/spread.h"
#include "audit/verdict.h"

struct audits;
struct vary_rows;

struct vary_period {
	char label[CALENDAR_NAME]; /* "Apr 2025", "Apr-Jun 2025" */
	int32_t from;
	uint64_t of, good;
};

struct vary_half {
	int32_t from, until; /* first and last day with audits */
	uint64_t of, good;
	struct verdict verdict;
};

struct vary_time {
	enum undefined why; /* NO_DATA without dates, TOO_FEW with one period */
	uint64_t dated;
	bool months; /* else quarters */
	struct vary_period *period;
	size_t periods;
	struct pchart chart;
	bool primed; /* p': the months differ by more than chance */
	struct runs runs;
	size_t signals; /* points outside the limits */
	struct vary_half half[2];
	struct interval change;	      /* of the share, second half less first, in shares, 95 % */
	struct spread spread;	      /* f7: of the teams in both halves */
	struct interval logit_change; /* of the mean logit of these teams */
	size_t panel, panel_enough;   /* teams in both; with eight audits or more in both */
	struct figure ratio;	      /* sigma of the second half over that of the first */
	struct interval ratio_limits;
	enum spread_label label;
	struct mix_change mix; /* by team */
};

struct vary_time vary_time_of(const struct audits *a, const struct vary_rows *rows,
			      struct arena *to);

#endif
