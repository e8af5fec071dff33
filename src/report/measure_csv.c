#include "base/csvout.h"
#include "base/decimal.h"
#include "measure/registry.h"
#include "report/measures.h"

#include <assert.h>
#include <stdio.h>

enum { NUMBERS_MAX = 8 * FIGURE_TEXT_MAX };

/* What is written, and the measure and the period that were last: the next line's are mostly the same. */
struct writing {
	struct out *out;
	const struct measure *measure;
	char name[MEASURE_NAME_MAX];
	const struct period *period;
	char period_words[PERIOD_TEXT_MAX];
	char numbers[NUMBERS_MAX]; /* of one line: they need no quotes */
	size_t len;
};

static void text(struct writing *w, const char *z)
{
	size_t len = strlen(z);

	w->numbers[w->len++] = ',';
	memcpy(w->numbers + w->len, z, len);
	w->len += len;
}

static void count(struct writing *w, bool has, int64_t n)
{
	w->numbers[w->len++] = ',';
	if (has)
		w->len += decimal_whole(n, w->numbers + w->len);
}

static void value(struct writing *w, const struct figures_of *f, struct value v)
{
	w->numbers[w->len++] = ',';
	if (is_there(v))
		w->len +=
		    decimal_text(v.v, figure_decimals(f, v), w->numbers + w->len, FIGURE_TEXT_MAX);
}

static void put_numbers(struct writing *w, const struct figures_of *f)
{
	static const char *const met[] = {"", "yes", "no"};
	char standard[FIGURE_TEXT_MAX] = "";

	w->len = 0;
	count(w, f->has_above, f->above);
	count(w, f->has_below, f->below);
	count(w, !f->why_not.len, (int64_t)f->left_out);
	value(w, f, f->estimate.value);
	value(w, f, f->estimate.low);
	value(w, f, f->estimate.high);
	if (f->part == NO_PART && f->measure->standard.told)
		snprintf(standard, sizeof standard, "%g", f->measure->standard.value);
	text(w, standard);
	text(w, met[f->met]);
	out_add(w->out, w->numbers, w->len);
	out_char(w->out, '\n');
}

/* 3:Police: a part of a measure. */
static void put_part(struct writing *w, const char *part)
{
	char called[MEASURE_NAME_MAX + 128];
	size_t before = strlen(w->name), len = strlen(part);

	assert(len < sizeof called - before);
	memcpy(called, w->name, before);
	called[before] = ':';
	memcpy(called + before + 1, part, len);
	csv_cell(w->out, (struct str){called, before + 1 + len}, true);
}

static void put_measure(struct writing *w, const struct figures_of *f)
{
	if (w->measure != f->measure)
		measure_name(f->measure, w->name);
	if (w->measure != f->measure || w->period != f->period)
		period_text(f->period, figure_as_at(f->measure), w->period_words);
	w->measure = f->measure;
	w->period = f->period;
	if (f->part == NO_PART)
		out_text(w->out, w->name);
	else
		put_part(w, f->measure->parts[f->part]);
}

void measures_csv(const struct measures_told *t, struct out *o)
{
	struct writing w = {.out = o};

	out_text(o, "measure,group,period,numerator,denominator,excluded,value,low,high,standard,"
		    "met\n");
	for (size_t r = 0; r < RETURNS; r++)
		for (size_t i = 0; i < t->collect->of[r].figures.count; i++) {
			const struct figures_of *f = &t->collect->of[r].figures.at[i];

			put_measure(&w, f);
			csv_cell(o, f->group->name, false);
			out_char(o, ',');
			out_text(o, w.period_words);
			put_numbers(&w, f);
		}
}
