#include "audit/timeliness.h"

#include "base/arena.h"
#include "base/dist.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static int by_days(const void *a, const void *b)
{
	double x = ((const struct timeliness_case *)a)->days;
	double y = ((const struct timeliness_case *)b)->days;

	return (x > y) - (x < y);
}

struct timeliness timeliness_curve(struct arena *a, const struct timeliness_case *c, size_t cases)
{
	struct timeliness_case *sorted = arena_array(a, cases + 1, sizeof *sorted);
	struct timeliness t = {.cases = cases, .step = arena_array(a, cases + 1, sizeof *t.step)};
	double open = 1.0, spread = 0.0;

	for (size_t i = 0; i < cases; i++) {
		assert(c[i].days >= 0.0);
		sorted[i] = c[i];
	}
	qsort(sorted, cases, sizeof *sorted, by_days);
	for (size_t i = 0; i < cases;) {
		struct timeliness_step *s = &t.step[t.steps++];
		double n = (double)(cases - i), d;

		*s = (struct timeliness_step){.days = sorted[i].days, .at_risk = cases - i};
		for (; i < cases && !(sorted[i].days > s->days); i++)
			s->done += sorted[i].completed;
		d = (double)s->done;
		open *= (n - d) / n;
		if (s->done > 0)
			spread += d / (n * (n - d));
		s->open = open;
		s->spread = spread;
	}
	return t;
}

/* The last step that is not after the day; NULL before the first. */
static const struct timeliness_step *last_step(const struct timeliness *t, double days)
{
	const struct timeliness_step *last = NULL;

	for (size_t i = 0; i < t->steps && t->step[i].days <= days; i++)
		last = &t->step[i];
	return last;
}

struct timeliness_by timeliness_by(const struct timeliness *t, double days, double confidence)
{
	double z = dist_normal_quantile((1.0 - confidence) / 2.0, TAIL_UPPER), error, log_open,
	       half;
	const struct timeliness_step *s = last_step(t, days);
	enum undefined none = t->cases ? UNDEFINED_BOUNDARY : UNDEFINED_NO_DATA;
	struct timeliness_by by = {figure_none(none), figure_none(none), interval_none(none)};

	assert(confidence > 0.0 && confidence < 1.0);
	if (t->cases == 0)
		return by;
	by.done = figure_of(s ? 1.0 - s->open : 0.0);
	if (s && !(s->open > 0.0))
		return by;
	error = s ? s->open * sqrt(s->spread) : 0.0;
	by.error = figure_of(error);
	by.limit = interval_around(0.0, 0.0);
	if (!s || s->open >= 1.0)
		return by;
	log_open = log(s->open);
	half = z * sqrt(s->spread) / log_open; /* below 0 */
	by.limit.lower = figure_of(-expm1(log_open * exp(half)));
	by.limit.upper = figure_of(-expm1(log_open * exp(-half)));
	return by;
}

/* Where the curve falls next after step i; the last day seen when it falls no more. */
static double next_fall(const struct timeliness *t, size_t i)
{
	for (size_t k = i + 1; k < t->steps; k++)
		if (t->step[k].done > 0)
			return t->step[k].days;
	return t->step[t->steps - 1].days;
}

struct figure timeliness_quantile(const struct timeliness *t, double p)
{
	static const double slack = 1.5e-8; /* what counts as level at p */

	assert(p > 0.0 && p < 1.0);
	if (t->cases == 0)
		return figure_none(UNDEFINED_NO_DATA);
	for (size_t i = 0; i < t->steps; i++) {
		double off = t->step[i].open - (1.0 - p);

		if (off > slack)
			continue;
		if (off < -slack)
			return figure_of(t->step[i].days);
		return figure_of((t->step[i].days + next_fall(t, i)) / 2.0);
	}
	return figure_none(UNDEFINED_NOT_REACHED);
}

struct figure timeliness_closed_only(const struct timeliness_case *c, size_t cases, double days)
{
	size_t closed = 0, soon = 0;

	for (size_t i = 0; i < cases; i++) {
		closed += c[i].completed;
		soon += c[i].completed && c[i].days <= days;
	}
	return figure_ratio((double)soon, (double)closed, UNDEFINED_NO_DATA);
}
