#include "base/csvout.h"
#include "base/decimal.h"
#include "measure/registry.h"
#include "report/measures.h"

#include <assert.h>
#include <stdio.h>

enum { NUMBERS_MAX = 8 * FIGURE_TEXT_MAX };

/* The cells that many lines share, made once: those of a measure and its parts, of a group, and of
 * the periods. */
struct writing {
	struct out *out;
	const struct figures_of *last; /* the line before; NULL for none */
	struct out made; /* the cells of the measure: parts end where the next begin */
	size_t parts_end[MEASURE_PARTS_MAX + 1];
	struct out group;
	char standard[FIGURE_TEXT_MAX];
	const struct period *periods;
	char period_words[2][PERIODS_MAX][PERIOD_TEXT_MAX]; /* [figure_as_at] */
	char numbers[NUMBERS_MAX];			    /* of one line: they need no quotes */
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

static void value(struct writing *w, int decimals, struct value v)
{
	w->numbers[w->len++] = ',';
	if (is_there(v))
		w->len += decimal_text(v.v, decimals, w->numbers + w->len, FIGURE_TEXT_MAX);
}

static void put_numbers(struct writing *w, const struct figures_of *f)
{
	static const char *const met[] = {"", "yes", "no"};

	w->len = 0;
	count(w, f->has_above, f->above);
	count(w, f->has_below, f->below);
	count(w, !f->why_not.len, (int64_t)f->left_out);
	value(w, figure_decimals(f, f->estimate.value), f->estimate.value);
	value(w, figure_decimals(f, f->estimate.low), f->estimate.low);
	value(w, figure_decimals(f, f->estimate.high), f->estimate.high);
	text(w, f->part == NO_PART ? w->standard : "");
	text(w, met[f->met]);
	w->numbers[w->len++] = '\n';
	out_add(w->out, w->numbers, w->len);
}

/* ---- what lines share ---- */

/* 3; and 3:Police, a part of it. */
static void make_measure(struct writing *w, const struct measure *m)
{
	char name[MEASURE_NAME_MAX], called[MEASURE_NAME_MAX + 128];
	size_t parts = measure_parts(m);

	assert(parts <= MEASURE_PARTS_MAX);
	measure_name(m, name);
	w->made.buf.len = 0;
	w->standard[0] = '\0';
	if (m->standard.told)
		snprintf(w->standard, sizeof w->standard, "%g", m->standard.value);
	out_text(&w->made, name);
	w->parts_end[0] = w->made.buf.len;
	for (size_t i = 0; i < parts; i++) {
		int len = snprintf(called, sizeof called, "%s:%s", name, m->parts[i]);

		assert((size_t)len < sizeof called);
		csv_cell(&w->made, (struct str){called, (size_t)len}, true);
		w->parts_end[i + 1] = w->made.buf.len;
	}
}

static void make_group(struct writing *w, const struct group *g)
{
	w->group.buf.len = 0;
	csv_cell(&w->group, g->name, false);
	out_char(&w->group, ',');
}

static void make_periods(struct writing *w, const struct periods *p)
{
	w->periods = p->at;
	w->last = NULL;
	for (size_t i = 0; i < p->count; i++) {
		period_text(&p->at[i], false, w->period_words[false][i]);
		period_text(&p->at[i], true, w->period_words[true][i]);
	}
}

static void put_shared(struct writing *w, const struct figures_of *f)
{
	size_t part = (size_t)(f->part + 1), from;

	_Static_assert(NO_PART == -1, "parts are counted from the one behind it");
	if (!w->last || w->last->measure != f->measure)
		make_measure(w, f->measure);
	if (!w->last || w->last->group != f->group)
		make_group(w, f->group);
	w->last = f;
	from = part ? w->parts_end[part - 1] : 0;
	out_add(w->out, w->made.buf.p + from, w->parts_end[part] - from);
	out_add(w->out, w->group.buf.p, w->group.buf.len);
	out_text(w->out, w->period_words[figure_as_at(f->measure)][f->period - w->periods]);
}

void measures_csv(const struct measures_told *t, struct out *o)
{
	struct writing *w = mem_take(sizeof *w);

	*w = (struct writing){.out = o, .made = out_memory(), .group = out_memory()};
	out_text(o, "measure,group,period,numerator,denominator,excluded,value,low,high,standard,"
		    "met\n");
	for (size_t r = 0; r < RETURNS; r++) {
		const struct figures *f = &t->collect->of[r].figures;

		if (f->count)
			make_periods(w, &f->engine->periods);
		for (size_t i = 0; i < f->count; i++) {
			put_shared(w, &f->at[i]);
			put_numbers(w, &f->at[i]);
		}
	}
	buf_close(&w->made.buf);
	buf_close(&w->group.buf);
	mem_free(w);
}
