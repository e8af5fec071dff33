/*
 * How soon something is done, and whether teams differ in it (methods j1, j2): all that was begun is
 * counted, and what is still open counts for as long as it has been open. A share over closed cases
 * alone flatters, and flatters most where the slow ones are still waiting.
 *
 * No row is dropped silently: a row that cannot be counted is counted as left out, by reason.
 */
#ifndef AUDIT_TIMELY_H
#define AUDIT_TIMELY_H

#include "audit/calendar.h"
#include "audit/timeliness.h"
#include "measure/groups.h"

enum timely_left {
	TIMELY_NO_START,
	TIMELY_BAD_START,
	TIMELY_BAD_END,
	TIMELY_BACKWARDS, /* the end is before the start */
	TIMELY_LATER,	  /* begun after the day that the list tells of */
	TIMELY_EARLIER,	  /* begun before the list goes back: only the slow ones are still in it */
	TIMELY_NO_HOLIDAYS, /* the working days cannot be told */
	TIMELY_NOT_NEEDED,  /* what it waits for was not needed */
	TIMELY_LEFTS,
};

struct timely_row {
	int32_t start, end; /* DATE_NONE as an end: still open, or it does not say when */
	uint32_t team;	    /* of timely_rows.teams; 0 when none is told */
};

/* Rows as they are met. Zeroed memory and timely_rows_open to begin with. */
struct timely_rows {
	struct timely_row *at;
	size_t count, cap;
	struct groups teams;
	size_t left[TIMELY_LEFTS]; /* before they became rows */
};

void timely_rows_open(struct timely_rows *r);
void timely_rows_close(struct timely_rows *r);

/* Meets one; team is "" when none is told. Days are kept as they are, whatever their order. */
void timely_rows_add(struct timely_rows *r, int32_t start, int32_t end, struct str team);

struct timely_asked {
	int32_t until;	/* the day that the list tells of */
	int32_t since;	/* the first day that it goes back to; DATE_NONE: any */
	int32_t within; /* days in which it should be done, 0 or more */
	bool working;	/* they are working days */
};

enum timely_standing { TIMELY_ALIKE, TIMELY_SLOWER, TIMELY_FASTER };

struct timely_group {
	struct str name;
	size_t cases, in_time, late, open, overdue; /* open: of which overdue */
	struct timeliness curve;
	struct figure share;	/* done within the days, open ones counted as far as they came */
	struct interval limits; /* 95 % */
	struct figure median;
	struct figure closed_only; /* the share over closed ones alone, for contrast */
	/* of a team, against all others: log-rank, adjusted for how many teams were looked at */
	struct figure p, adjusted;
	enum timely_standing standing; /* never said of fewer than five cases */
};

struct timely {
	struct arena arena;
	struct timely_asked asked;
	int32_t first, last; /* start of the first and last one; DATE_NONE without any */
	struct timely_group whole;
	struct timely_group *team;   /* by name in byte order */
	size_t team_count, untold;   /* untold: rows without a team */
	struct timely_group *cohort; /* by when they were begun */
	size_t cohorts;
	bool months;			     /* the cohorts are months, else quarters */
	struct timeliness_compared compared; /* all teams at once */
	size_t left[TIMELY_LEFTS], left_out; /* by reason, and together */
	size_t ended_later;		     /* counted as open: they end after the day */
};

/* Works everything out; never fails: what cannot be said has its reason. */
struct timely timely_of(const struct timely_rows *r, const struct timely_asked *asked);
void timely_close(struct timely *t);

#endif
