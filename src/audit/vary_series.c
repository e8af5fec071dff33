#include "audit/vary_series.h"

#include "audit/random.h"
#include "audit/vary.h"
#include "base/date.h"

#include <math.h>
#include <stdlib.h>

enum { POINTS_LEAST = 5, FEW = 12 };

static const double unlike = 1.5, odds_watched = 2.0;

/* ---- periods ---- */

/* Whether periods suit an XmR chart: about as many audits in each, or few. */
static void choose_xmr(struct vary_series *s, const struct vary_time *t)
{
	uint64_t least = UINT64_MAX, most = 0, all = 0;

	for (size_t i = 0; i < t->periods; i++) {
		least = t->period[i].of < least ? t->period[i].of : least;
		most = t->period[i].of > most ? t->period[i].of : most;
		all += t->period[i].of;
	}
	s->xmr_why = t->why;
	if (!s->xmr_why && (t->periods < POINTS_LEAST || least == 0))
		s->xmr_why = UNDEFINED_TOO_FEW;
	if (s->xmr_why)
		return;
	if ((double)most <= unlike * (double)least)
		s->drawn = XMR_STABLE;
	else if (all < FEW * t->periods)
		s->drawn = XMR_FEW;
	else
		s->xmr_why = UNDEFINED_WRONG_INPUT;
}

static void draw_xmr(struct vary_series *s, const struct vary_time *t, struct arena *to)
{
	struct xmr_options o = {.direction = XMR_INCREASE, .rule_2023 = true};
	double *y;

	choose_xmr(s, t);
	if (!s->drawn)
		return;
	y = arena_array(to, t->periods, sizeof *y);
	for (size_t i = 0; i < t->periods; i++)
		y[i] = (double)t->period[i].good / (double)t->period[i].of;
	s->points = t->periods;
	s->xmr = xmr_of(y, t->periods, &o, to);
	s->xmr_why = s->xmr.why;
	if (s->xmr_why)
		s->drawn = XMR_NOT_DRAWN;
	for (size_t i = 0; i < s->points && !s->xmr_why; i++)
		s->signals += s->xmr.point[i].signal != XMR_COMMON;
}

/* ---- single audits ---- */

struct dated {
	int32_t day;
	uint32_t row;
};

static int by_day(const void *x, const void *y)
{
	const struct dated *p = x, *q = y;

	if (p->day != q->day)
		return p->day < q->day ? -1 : 1;
	return p->row < q->row ? -1 : p->row > q->row;
}

static struct dated *in_order(struct vary_series *s, const struct audits *a,
			      const struct vary_rows *rows, struct arena *to)
{
	struct dated *d = arena_array(to, rows->count + 1, sizeof *d);

	for (size_t i = 0; i < rows->count; i++)
		if (a->row[rows->row[i]].day != DATE_NONE)
			d[s->n++] = (struct dated){a->row[rows->row[i]].day, rows->row[i]};
	qsort(d, s->n, sizeof *d, by_day);
	return d;
}

/* The highest that either path comes when audits come in this order and nothing sends it back to 0. */
static double highest(const struct cusum *c, const double *good, const uint32_t *order, size_t n)
{
	double up = 0, down = 0, most = 0;

	for (size_t i = 0; i < n; i++) {
		bool event = good[order[i]] > 0;

		up = fmax(0, up + (event ? c->event_up : c->none_up));
		down = fmax(0, down + (event ? c->event_down : c->none_down));
		most = fmax(most, fmax(up, down));
	}
	return most;
}

static int by_size(const void *x, const void *y)
{
	double p = *(const double *)x, q = *(const double *)y;

	return p < q ? -1 : p > q;
}

/* The line, and how often chance comes as high, from random orders of the same grades. */
static void set_line(struct vary_series *s, const struct cusum *weights, const double *good,
		     struct arena *scratch)
{
	struct random random = random_from(STR("wherry cusum"));
	uint32_t *order = arena_array(scratch, s->n, sizeof *order);
	double *top = arena_array(scratch, SERIES_ORDERS, sizeof *top), own;
	size_t as_high = 0;

	s->orders = SERIES_WORK / s->n;
	s->orders = s->orders > SERIES_ORDERS ? SERIES_ORDERS : s->orders < 199 ? 199 : s->orders;
	for (size_t i = 0; i < s->n; i++)
		order[i] = (uint32_t)i;
	own = highest(weights, good, order, s->n);
	for (size_t b = 0; b < s->orders; b++) {
		random_pick(&random, order, s->n, s->n);
		top[b] = highest(weights, good, order, s->n);
		as_high += top[b] >= own - 1e-9;
	}
	qsort(top, s->orders, sizeof *top, by_size);
	s->p = figure_of((double)(as_high + 1) / (double)(s->orders + 1));
	s->line = top[s->orders - (s->orders + 1) / 20] + 1e-6;
}

static struct vary_crossing crossing_of(const struct cusum_path *path, const struct dated *d)
{
	size_t at, since;

	if (path->signals == 0)
		return (struct vary_crossing){false, DATE_NONE, DATE_NONE};
	at = since = path->signal[0];
	while (since > 0 && path->at[since - 1] > 0)
		since--;
	return (struct vary_crossing){true, d[since].day, d[at].day};
}

static void watch(struct vary_series *s, const struct audits *a, const struct dated *d,
		  struct arena *scratch, struct arena *to)
{
	double *good = arena_array(scratch, s->n + 1, sizeof *good), found = 0;
	struct cusum weights;

	for (size_t i = 0; i < s->n; i++) {
		good[i] = (size_t)audits_grade(a, d[i].row, 0) >= a->scale.good_from;
		found += good[i];
	}
	s->share = found / (double)s->n;
	if (!(s->share > 0 && s->share < 1)) {
		s->why = UNDEFINED_ALL_ONE_GRADE;
		return;
	}
	weights = cusum_bernoulli(good, 0, s->share, s->odds, 1, scratch);
	set_line(s, &weights, good, scratch);
	s->cusum = cusum_bernoulli(good, s->n, s->share, s->odds, s->line, to);
	s->more = crossing_of(&s->cusum.up, d);
	s->fewer = crossing_of(&s->cusum.down, d);
}

struct vary_series vary_series_of(const struct audits *a, const struct vary_rows *rows,
				  const struct vary_time *t, struct arena *to)
{
	struct vary_series s = {.odds = odds_watched, .p = figure_none(UNDEFINED_NO_DATA)};
	struct arena scratch = {0};
	struct dated *d = in_order(&s, a, rows, &scratch);

	draw_xmr(&s, t, to);
	s.why = s.n == 0 ? UNDEFINED_NO_DATA : s.n < SERIES_LEAST ? UNDEFINED_TOO_FEW : DEFINED;
	if (!s.why)
		watch(&s, a, d, &scratch, to);
	if (s.why)
		s.p = figure_none(s.why);
	arena_close(&scratch);
	return s;
}
