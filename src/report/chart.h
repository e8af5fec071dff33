/*
 * Pictures of figures, as SVG inside the page. Each is a <figure>: a title that states the finding,
 * a text alternative, the picture, and the same numbers as a table. Nothing in them depends on
 * colour: what stands out is also filled, larger or named, so a grey print tells the same. The
 * SVG has no style of its own (assets/report.css has it), and its text is legible at 320 pixels.
 *
 * Text in these structs is borrowed and escaped on the way out. A value that is not defined leaves a
 * gap and says so in the table; it is never drawn as 0.
 */
#ifndef REPORT_CHART_H
#define REPORT_CHART_H

#include "base/out.h"

#include <stdint.h>

enum chart_unit { CHART_NUMBER, CHART_PERCENT, CHART_DAYS };

struct chart_about {
	const char *id;	   /* unique on the page, a name of letters, digits and hyphens */
	const char *title; /* the finding, in a sentence */
	const char *says;  /* what a reader who cannot see it needs to know */
	const char *what;  /* the column of labels in the table: "Team", "Month" */
	enum chart_unit unit;
};

/* A value over time, or of a team: defined or not, with how many cases it rests on. */
struct chart_value {
	const char *label;
	bool defined;
	double value; /* percent from 0 to 100 */
	bool has_limits;
	double low, high;		 /* of the interval, or of control */
	uint64_t numerator, denominator; /* 0 denominator: none is told */
	bool marked;			 /* beyond what chance gives */
	const char *note; /* why it is marked, or why it is not defined; NULL for nothing */
};

/* Values one after another, joined by a line, with the mean and control limits of each (low and
 * high); target < 0: none. */
void chart_run(struct out *o, const struct chart_about *about, const struct chart_value *v,
	       size_t n, double mean, double target);

/* Each team by its cases (denominator) and its share; curves[i] are the limits at cases[i]. */
struct chart_funnel {
	double mean;
	const double *cases, *low95, *high95, *low998, *high998; /* [points], rising cases */
	size_t points;
};
void chart_funnel(struct out *o, const struct chart_about *about, const struct chart_value *v,
		  size_t n, const struct chart_funnel *f);

/* The share done (percent) day by day, as steps from 0 at the left, with its interval; marks at the
 * foot for those open still, the more the higher; and a line at `within`. rows: some of the days,
 * for the table. */
struct chart_curve {
	const double *days, *done, *low, *high; /* [steps], rising days */
	const uint64_t *open;			/* [steps]: so many of that age are open still */
	size_t steps;
	double within;
	const char *unit; /* "working days" */
};
void chart_curve(struct out *o, const struct chart_about *about, const struct chart_value *rows,
		 size_t n, const struct chart_curve *c);

/* A row a value: its interval as a line with a dot, over the line of the mean (< 0: none). The
 * table is the picture. */
void chart_rows(struct out *o, const struct chart_about *about, const struct chart_value *v,
		size_t n, double mean);

/* Two bars a row: the authority and what it is held beside (others[i] < 0: not known). */
void chart_beside(struct out *o, const struct chart_about *about, const struct chart_value *v,
		  const double *others, const char *other_name, size_t n);

/* Steps that each hold part of the one before: contacts, referrals, assessments... */
void chart_flow(struct out *o, const struct chart_about *about, const struct chart_value *steps,
		size_t n);

/* "12.5%", "33 days", "1,204": as charts and tables write a value. Returns `to`. */
char *chart_text(enum chart_unit unit, double value, char to[32]);

#endif
