#include "base/csvout.h"
#include "measure/registry.h"
#include "report/measures.h"

#include <stdio.h>

static void cell(struct out *o, const char *text)
{
	csv_cell(o, str_of(text), false);
}

static void count(struct out *o, bool has, int64_t n)
{
	char text[24] = "";

	if (has)
		snprintf(text, sizeof text, "%lld", (long long)n);
	cell(o, text);
}

static void csv_figure(const struct figures_of *f, struct out *o)
{
	static const char *const met[] = {"", "yes", "no"};
	char name[MEASURE_NAME_MAX], text[FIGURE_TEXT_MAX], period[PERIOD_TEXT_MAX];
	char called[128];

	measure_name(f->measure, name);
	if (f->part == NO_PART)
		snprintf(called, sizeof called, "%s", name);
	else
		snprintf(called, sizeof called, "%s:%s", name, f->measure->parts[f->part]);
	csv_cell(o, str_of(called), true);
	csv_cell(o, f->group->name, false);
	cell(o, period_text(f->period, figure_as_at(f->measure), period));
	count(o, f->has_above, f->above);
	count(o, f->has_below, f->below);
	count(o, !f->why_not.len, (int64_t)f->left_out);
	cell(o, figure_value_text(f, f->estimate.value, text));
	cell(o, figure_value_text(f, f->estimate.low, text));
	cell(o, figure_value_text(f, f->estimate.high, text));
	text[0] = '\0';
	if (f->part == NO_PART && f->measure->standard.told)
		snprintf(text, sizeof text, "%g", f->measure->standard.value);
	cell(o, text);
	cell(o, met[f->met]);
	out_char(o, '\n');
}

void measures_csv(const struct measures_told *t, struct out *o)
{
	out_text(o, "measure,group,period,numerator,denominator,excluded,value,low,high,standard,"
		    "met\n");
	for (size_t r = 0; r < RETURNS; r++)
		for (size_t i = 0; i < t->collect->of[r].figures.count; i++)
			csv_figure(&t->collect->of[r].figures.at[i], o);
}
