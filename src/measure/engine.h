/*
 * The measures of one return, run over dossiers child by child. What it counts goes into tallies of
 * the caller's; a thread each, put together afterwards. Engines are read-only once open.
 */
#ifndef MEASURE_ENGINE_H
#define MEASURE_ENGINE_H

#include "measure/periods.h"
#include "measure/tallies.h"
#include "record/fill.h"

/* What is wanted. */
struct measuring {
	enum returns returns;
	struct date_cell drawn; /* the reference date; the last day of a return's year */
	struct str only;	/* a measure, as measure_meant() takes it; "" for all */
	enum period_length period;
	unsigned dims;		   /* a bit for each enum dim wanted besides everyone */
	const struct areas *areas; /* for DIM_AREA, or NULL */
};

/* How a measure is asked, worked out once. */
struct asked {
	const struct measure *measure;
	size_t place;	 /* among the engine's */
	uint64_t tables; /* a bit for each table it reads: no row there, no answer */
	size_t date;	 /* where the date of FLOW and BEGUN stands in its rows */
	size_t whole;	 /* the period that is its whole span */
	bool year_long;
};

struct measure_engine {
	struct measuring want;
	struct periods periods;
	struct window windows[2][PERIODS_MAX]; /* of the shorter and the longer span's lists */
	const struct measure **measures;       /* [count], by number */
	struct str *why_not;		       /* [count] why it cannot be had; "" when it can */
	size_t count;
	struct asked *asked;		  /* [count] */
	uint16_t *of_unit[MEASURE_UNITS]; /* places in measures */
	size_t unit_count[MEASURE_UNITS];
	enum dim dims[DIMS]; /* those wanted, besides everyone */
	size_t dim_count;
	struct facets facets[TABLES];
	struct arena arena;
};

/* Opens an engine; nothing of `want` but the areas has to outlive the call. */
void measure_open(struct measure_engine *e, const struct measuring *want);

/* Says which measures cannot be had for want of a list or a column. Before the figures are made. */
void measure_lacking(struct measure_engine *e, const struct source sources[TABLES]);

/* Opens tallies for what the engine counts. */
void measure_tallies(const struct measure_engine *e, struct tallies *t);

/* Counts what a child and its records mean. */
void measure_child(const struct measure_engine *e, struct tallies *t, const struct child *c);

/* Whether a measure of Annex A goes back twelve months. */
bool measure_year_long(const struct measure *m);

void measure_close(struct measure_engine *e);

#endif
