/* What is off its standard, the furthest off first: for the first page, and for a terminal. */
#include "base/arena.h"
#include "measure/registry.h"
#include "report/measures.h"
#include "report/pack.h"
#include "report/words.h"

#include <math.h>
#include <stdlib.h>

struct off {
	const struct figures_of *f;
	double far;   /* points of a share; of another figure, per cent of its standard */
	size_t place; /* as the figures came */
};

static double how_far(const struct figures_of *f)
{
	double standard = f->measure->standard.value;
	double gap = fabs(f->estimate.value.v - standard);

	return f->measure->shape == SHAPE_SHARE || standard == 0 ? gap : 100 * gap / standard;
}

static int by_far(const void *a, const void *b)
{
	const struct off *x = a, *y = b;

	if (x->far != y->far)
		return x->far < y->far ? 1 : -1;
	return (x->place > y->place) - (x->place < y->place);
}

static struct off *find_off(const struct overview *v, size_t *count)
{
	struct off *list = NULL;
	size_t cap = 0;

	*count = 0;
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		for (size_t i = 0; i < v->of[r].whole.count; i++) {
			const struct figures_of *f = &v->of[r].whole.at[i];

			if (f->met != MET_NO)
				continue;
			list = mem_room(list, &cap, *count + 1, sizeof *list);
			list[*count] = (struct off){f, how_far(f), *count};
			++*count;
		}
	if (*count)
		qsort(list, *count, sizeof *list, by_far);
	return list;
}

/* A standard of all or of none: whatever misses it is beyond chance, so how many did is said. */
static bool allows_none(const struct figures_of *f)
{
	double standard = f->measure->standard.value;

	return f->measure->shape == SHAPE_SHARE && f->has_above && f->has_below &&
	       (standard <= 0 || standard >= 100);
}

static uint64_t missed(const struct figures_of *f)
{
	return (uint64_t)(f->measure->standard.value > 0 ? f->below - f->above : f->above);
}

/* Whether chance alone could explain that a figure is off its standard: the standard lies inside
 * the figure's limits. */
static bool may_be_chance(const struct figures_of *f)
{
	const struct estimate *e = &f->estimate;

	return is_there(e->low) && is_there(e->high) && e->low.v <= f->measure->standard.value &&
	       f->measure->standard.value <= e->high.v;
}

static const char *chance_words(const struct figures_of *f)
{
	return may_be_chance(f) ? "chance alone could explain it" : "beyond chance";
}

/* ---- the first page ---- */

static void off_row(struct out *o, const struct figures_of *f)
{
	char name[MEASURE_NAME_MAX];

	measure_name(f->measure, name);
	html(o,
	     "<tr><th scope=\"row\"><a href=\"#m-%s\">%s</a><br/><span class=\"small\">%s (%s, %s)"
	     "</span></th><td class=\"number\">",
	     name, f->measure->name, f->measure->standard.words, name,
	     returns_name(f->measure->returns));
	pack_value(o, f);
	html(o, "</td><td class=\"number\">");
	pack_counts(o, f);
	if (allows_none(f))
		html(o, "</td><td>%s missed it</td></tr>\n", COUNT(missed(f)));
	else
		html(o, "</td><td>%s</td></tr>\n", chance_words(f));
}

void pack_off(struct out *o, const struct overview *v)
{
	size_t count;
	struct off *list = find_off(v, &count);

	if (count == 0)
		return;
	html(o, "<h3 id=\"off\">Off the standard</h3>\n"
		"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"off\">"
		"<table class=\"measures\">\n<thead><tr><th scope=\"col\">Measure</th>"
		"<th scope=\"col\" class=\"number\">Value</th>"
		"<th scope=\"col\" class=\"number\">Counted</th>"
		"<th scope=\"col\">How far off</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < count; i++)
		off_row(o, list[i].f);
	html(o, "</tbody></table></div>\n");
	mem_free(list);
}

/* ---- the terminal ---- */

static void tell_off(struct out *o, const struct figures_of *f)
{
	char value[FIGURE_TEXT_MAX], low[FIGURE_TEXT_MAX], high[FIGURE_TEXT_MAX];
	char name[MEASURE_NAME_MAX];

	out_fmt(o, "  %-5s %-38s %8s", measure_name(f->measure, name), f->measure->name,
		figure_value_words(f, f->estimate.value, value));
	if (is_there(f->estimate.low) && is_there(f->estimate.high))
		out_fmt(o, "  (%s to %s)", figure_limit_words(f, f->estimate.low, low),
			figure_limit_words(f, f->estimate.high, high));
	if (allows_none(f))
		out_fmt(o, "  %s of %s missed it\n", COUNT(missed(f)), COUNT((uint64_t)f->below));
	else
		out_fmt(o, "  %s\n", chance_words(f));
}

void pack_off_terminal(struct out *o, const struct overview *v, size_t most)
{
	size_t count;
	struct off *list = find_off(v, &count);

	if (count)
		out_text(o, "\nOff the standard, the furthest off first\n");
	for (size_t i = 0; i < count && i < most; i++)
		tell_off(o, list[i].f);
	if (count > most)
		out_fmt(o, "  and %zu more in the report\n", count - most);
	mem_free(list);
}
