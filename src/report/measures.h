/* The measures as CSV, JSON and text, and the list of them all. */
#ifndef REPORT_MEASURES_H
#define REPORT_MEASURES_H

#include "base/out.h"
#include "measure/benchmark.h"
#include "measure/collect.h"

/* The figures of a run. */
struct measures_told {
	const struct collect *collect;
	const struct check *check;
	const struct benchmarks *benchmarks; /* or NULL */
};

/* measure,group,period,numerator,denominator,excluded,value,low,high,standard,met: a line a figure,
 * a part of a split as 3:Police. What is undefined is blank. */
void measures_csv(const struct measures_told *t, struct out *o);
void measures_json(const struct measures_told *t, struct out *o);
void measures_text(const struct measures_told *t, struct out *o);

/* What measures there are: all, or those that the words mean (measure_meant). */
void measures_list_text(struct str only, struct out *o);
void measures_list_csv(struct str only, struct out *o);
void measures_list_json(struct str only, struct out *o);
void measures_list_markdown(struct out *o);

/* How many decimals a figure's value is written with for programs: 85.71, 12. */
int figure_decimals(const struct figures_of *f, struct value v);

/* The same for people: 85.7 %, 1,234; "" when it is not there. */
enum { FIGURE_TEXT_MAX = 40 };
const char *figure_value_words(const struct figures_of *f, struct value v,
			       char to[FIGURE_TEXT_MAX]);

/* The same without the sign of per cent, for a limit. */
const char *figure_limit_words(const struct figures_of *f, struct value v,
			       char to[FIGURE_TEXT_MAX]);

#endif
