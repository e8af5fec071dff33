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
	bool again;	 /* its answers are those of the one before it */
};

/* Measures of one unit that are asked in the same periods, and by the same date if by any. */
struct asked_alike {
	enum basis basis;
	bool year_long;
	size_t date; /* where the date of FLOW and BEGUN stands in their rows */
	struct asked *of;
	size_t count;
};

/* What is asked of one unit: of a child, or of each of its rows of a table. */
struct asked_unit {
	enum measure_unit unit;
	enum table table; /* TABLE_NONE of a child */
	size_t row_size;
	struct asked_alike *of;
	size_t count;
};

/* The periods that are asked about one by one: the whole span, and the pieces that lie in it. */
struct asked_periods {
	size_t at[PERIODS_MAX];
	struct window windows[PERIODS_MAX];
	size_t count;
};

struct measure_engine {
	struct measuring want;
	struct periods periods;
	const struct measure **measures; /* [count], by number */
	struct str *why_not;		 /* [count] why it cannot be had; "" when it can */
	size_t count;
	struct asked_periods asked_in[2];	/* of the shorter and the longer span's lists */
	struct asked_unit units[MEASURE_UNITS]; /* those with any measure */
	size_t unit_count;
	uint64_t tables;     /* a bit for each table that any of them reads */
	enum dim dims[DIMS]; /* those wanted, besides everyone */
	size_t dim_count;
	struct facets facets;
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

void measure_close(struct measure_engine *e);

#endif
