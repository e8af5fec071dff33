#include "audit/xmr.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

enum { RUN = 7, DRAWABLE = 5, FIRM = 13 };
static const double per_range = 2.66, screen_at = 3.267;

/* One stretch of the series between rebasings. */
struct stretch {
	const double *y;
	struct xmr_point *point;
	size_t n;
	double mean, reach; /* reach: from the mean to a limit */
};

static double mean_range(const double *y, size_t n, double below)
{
	double sum = 0, count = 0;

	for (size_t i = 1; i < n; i++) {
		double range = fabs(y[i] - y[i - 1]);

		if (range < below) {
			sum += range;
			count++;
		}
	}
	return count > 0 ? sum / count : 0;
}

static void set_limits(struct stretch *s, const struct xmr_options *o)
{
	size_t base = o->fix_after && o->fix_after < s->n ? o->fix_after : s->n;
	double sum = 0, range = mean_range(s->y, base, INFINITY);

	for (size_t i = 0; i < base; i++)
		sum += s->y[i];
	s->mean = sum / (double)base;
	if (o->screen && range > 0)
		range = mean_range(s->y, base, screen_at * range);
	s->reach = per_range * range;
	for (size_t i = 0; i < s->n; i++) {
		struct xmr_point *p = &s->point[i];
		double close = 2 * (per_range / 3) * range;

		p->mean = s->mean;
		p->lower = s->mean - s->reach;
		p->upper = s->mean + s->reach;
		p->outside = s->y[i] > p->upper || s->y[i] < p->lower;
		p->beyond_two = s->y[i] > s->mean + close || s->y[i] < s->mean - close;
		p->near = p->beyond_two && !p->outside;
		p->beyond_two = p->beyond_two || p->outside;
	}
}

static int side(const struct stretch *s, size_t i)
{
	return (s->y[i] > s->mean) - (s->y[i] < s->mean);
}

static int slope(const struct stretch *s, size_t i)
{
	return (s->y[i] > s->y[i - 1]) - (s->y[i] < s->y[i - 1]);
}

/* Marks the points from..to that nothing marked before. */
static void mark(struct stretch *s, size_t from, size_t to, enum xmr_signal signal)
{
	for (size_t i = from; i <= to; i++) {
		if (s->point[i].signal == XMR_COMMON)
			s->point[i].signal = signal;
	}
}

static void mark_outside(struct stretch *s)
{
	for (size_t i = 0; i < s->n; i++) {
		if (s->point[i].outside)
			mark(s, i, i, s->y[i] > s->mean ? XMR_ABOVE_LIMIT : XMR_BELOW_LIMIT);
	}
}

/* A trend's first point is the one before its first rise. */
static void mark_trends(struct stretch *s)
{
	size_t from = 0;

	for (size_t i = 1; i < s->n; i++) {
		if (i == 1 || slope(s, i) != slope(s, i - 1))
			from = i - 1;
		if (slope(s, i) && i - from + 1 >= RUN)
			mark(s, from, i, slope(s, i) > 0 ? XMR_RISING : XMR_FALLING);
	}
}

static void mark_two_in_three(struct stretch *s, bool rule_2023)
{
	for (size_t i = 0; i + 2 < s->n; i++) {
		size_t count = 0;

		for (size_t j = i; j < i + 3; j++)
			count += rule_2023 ? s->point[j].beyond_two : s->point[j].near;
		if (count < 2 || !side(s, i) || side(s, i) != side(s, i + 1) ||
		    side(s, i) != side(s, i + 2))
			continue;
		for (size_t j = i; j < i + 3; j++) {
			if (s->point[j].near)
				mark(s, j, j, side(s, j) > 0 ? XMR_TWO_HIGH : XMR_TWO_LOW);
		}
	}
}

static void mark_sides(struct stretch *s)
{
	size_t from = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (i && side(s, i) != side(s, i - 1))
			from = i;
		if (side(s, i) && i - from + 1 >= RUN)
			mark(s, from, i, side(s, i) > 0 ? XMR_ALL_ABOVE : XMR_ALL_BELOW);
	}
}

static enum xmr_meaning meaning_of(enum xmr_signal signal, enum xmr_direction direction)
{
	bool up = signal == XMR_ABOVE_LIMIT || signal == XMR_RISING || signal == XMR_TWO_HIGH ||
		  signal == XMR_ALL_ABOVE;

	if (signal == XMR_COMMON)
		return XMR_NOTHING;
	if (direction == XMR_NEUTRAL)
		return up ? XMR_HIGH : XMR_LOW;
	return up == (direction == XMR_INCREASE) ? XMR_BETTER : XMR_WORSE;
}

static enum xmr_assurance assure(const struct xmr_options *o, const struct xmr_point *last)
{
	bool above = o->target > last->upper;

	if (!o->has_target || o->direction == XMR_NEUTRAL)
		return XMR_NO_TARGET;
	if (!above && !(o->target < last->lower))
		return XMR_HIT_OR_MISS;
	return above == (o->direction == XMR_INCREASE) ? XMR_NEVER_MEETS : XMR_ALWAYS_MEETS;
}

struct xmr xmr_of(const double *y, size_t n, const struct xmr_options *options, struct arena *a)
{
	struct xmr to = {.method = {options->rule_2023 ? "f1c" : "f1", 1, n}};
	size_t from = 0, length = 0;

	to.point = arena_array(a, n + 1, sizeof *to.point);
	to.why = n < 2 ? UNDEFINED_TOO_FEW : DEFINED;
	for (size_t r = 0; from < n; r++) {
		size_t end =
		    r < options->rebases && options->rebase[r] < n ? options->rebase[r] : n;
		struct stretch s = {y + from, to.point + from, end - from, 0, 0};

		if (end <= from)
			continue;
		length = s.n;
		set_limits(&s, options);
		mark_outside(&s);
		mark_trends(&s);
		mark_two_in_three(&s, options->rule_2023);
		mark_sides(&s);
		from = end;
	}
	for (size_t i = 0; i < n; i++)
		to.point[i].meaning = meaning_of(to.point[i].signal, options->direction);
	to.drawable = length >= DRAWABLE;
	to.trial = length < FIRM;
	if (!to.why)
		to.assurance = assure(options, &to.point[n - 1]);
	return to;
}

const char *xmr_signal_text(enum xmr_signal signal)
{
	static const char *const texts[XMR_SIGNALS] = {
	    [XMR_COMMON] = "no more than the usual ups and downs",
	    [XMR_ABOVE_LIMIT] = "above the upper limit",
	    [XMR_BELOW_LIMIT] = "below the lower limit",
	    [XMR_RISING] = "one of 7 points in a row that rise",
	    [XMR_FALLING] = "one of 7 points in a row that fall",
	    [XMR_TWO_HIGH] = "one of two in three close to the upper limit",
	    [XMR_TWO_LOW] = "one of two in three close to the lower limit",
	    [XMR_ALL_ABOVE] = "one of 7 points in a row above the mean",
	    [XMR_ALL_BELOW] = "one of 7 points in a row below the mean",
	};

	assert((int)signal >= 0 && signal < XMR_SIGNALS);
	return texts[signal];
}
