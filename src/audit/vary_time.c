#include "audit/vary_time.h"

#include "audit/calendar.h"
#include "audit/share.h"
#include "audit/vary.h"
#include "base/date.h"
#include "base/dist.h"

#include <math.h>

enum { MONTHLY = 12, PRIME = 100, PANEL_LEAST = 10, EACH_LEAST = 8 };

/* One audit with a date. */
struct dated {
	int32_t day, team;
	size_t grade, period;
	uint32_t row;
};

static struct dated *take_dated(const struct audits *a, const struct vary_rows *rows, size_t *n,
				struct arena *to)
{
	struct dated *d = arena_array(to, rows->count + 1, sizeof *d);

	*n = 0;
	for (size_t i = 0; i < rows->count; i++) {
		const struct audits_row *r = &a->row[rows->row[i]];

		if (r->day != DATE_NONE)
			d[(*n)++] = (struct dated){r->day, r->team,
						   (size_t)audits_grade(a, rows->row[i], 0), 0,
						   rows->row[i]};
	}
	return d;
}

static void name_period(struct vary_period *p, int month, int step)
{
	p->from = calendar_first(month);
	calendar_name(month, step, p->label);
}

/* Months, when there are a dozen audits a month, else quarters of the calendar. */
static void make_periods(struct vary_time *t, struct dated *d, size_t n, size_t good_from,
			 struct arena *to)
{
	int first = INT32_MAX, last = 0, step;

	for (size_t i = 0; i < n; i++) {
		first = calendar_month(d[i].day) < first ? calendar_month(d[i].day) : first;
		last = calendar_month(d[i].day) > last ? calendar_month(d[i].day) : last;
	}
	t->months = n >= MONTHLY * (size_t)(last - first + 1);
	step = t->months ? 1 : 3;
	first -= first % step;
	t->periods = (size_t)((last - first) / step) + 1;
	t->period = arena_array(to, t->periods, sizeof *t->period);
	for (size_t i = 0; i < t->periods; i++)
		name_period(&t->period[i], first + (int)i * step, step);
	for (size_t i = 0; i < n; i++) {
		struct vary_period *p;

		d[i].period = (size_t)((calendar_month(d[i].day) - first) / step);
		p = &t->period[d[i].period];
		p->of++;
		p->good += d[i].grade >= good_from;
	}
}

static void draw_chart(struct vary_time *t, struct arena *to)
{
	double *good = arena_array(to, t->periods, sizeof *good);
	double *of = arena_array(to, t->periods, sizeof *of);
	double *y = arena_array(to, t->periods, sizeof *y);
	struct pchart_options o = {.kind = PCHART_P};
	size_t n = 0;

	for (size_t i = 0; i < t->periods; i++) {
		good[i] = (double)t->period[i].good;
		of[i] = (double)t->period[i].of;
		if (t->period[i].of)
			y[n++] = good[i] / of[i];
	}
	if (t->dated >= PRIME * n) {
		o.kind = PCHART_P_PRIME;
		t->chart = pchart_of(good, of, t->periods, &o, to);
		t->primed = !t->chart.too_narrow && defined(t->chart.sigma_z);
	}
	if (!t->primed) {
		o.kind = PCHART_P;
		t->chart = pchart_of(good, of, t->periods, &o, to);
	}
	for (size_t i = 0; i < t->periods && !t->chart.why; i++)
		t->signals += t->chart.point[i].signal;
	t->runs = runs_of(y, n, runs_median(y, n).value);
}

/* The difference of two independent shares, from their score limits (Newcombe 1998). */
static struct interval share_change(const struct vary_half h[2])
{
	struct interval a = share_wilson(h[0].of, h[0].good, 0.95);
	struct interval b = share_wilson(h[1].of, h[1].good, 0.95);
	double p, q;

	if (!h[0].of || !h[1].of)
		return interval_none(UNDEFINED_NO_DATA);
	p = (double)h[0].good / (double)h[0].of;
	q = (double)h[1].good / (double)h[1].of;
	return (struct interval){figure_of(q - p - hypot(q - b.lower.value, a.upper.value - p)),
				 figure_of(q - p + hypot(b.upper.value - q, p - a.lower.value))};
}

/* Counts by team in either half. */
struct panel {
	double *good[2], *of[2];
};

static struct panel count_halves(struct vary_time *t, const struct audits *a, const struct dated *d,
				 size_t n, struct arena *to)
{
	struct panel p;

	for (size_t h = 0; h < 2; h++) {
		p.good[h] = arena_array(to, a->team_count + 1, sizeof(double));
		p.of[h] = arena_array(to, a->team_count + 1, sizeof(double));
	}
	for (size_t i = 0; i < n; i++) {
		size_t h = d[i].period >= (t->periods + 1) / 2;
		bool good = d[i].grade >= a->scale.good_from;
		struct vary_half *half = &t->half[h];

		half->from = !half->of || d[i].day < half->from ? d[i].day : half->from;
		half->until = d[i].day > half->until ? d[i].day : half->until;
		half->of++;
		half->good += good;
		if (d[i].team == AUDITS_NONE)
			continue;
		p.of[h][d[i].team]++;
		p.good[h][d[i].team] += good;
	}
	return p;
}

/* Sigma in each half, of the teams that are in both. */
static void judge_halves(struct vary_time *t, const struct audits *a, const struct dated *d,
			 size_t n, const struct panel *p)
{
	struct arena scratch = {0};
	struct vary_rows rows = {arena_array(&scratch, n + 1, sizeof(uint32_t)), 0};

	for (size_t h = 0; h < 2; h++) {
		rows.count = 0;
		for (size_t i = 0; i < n; i++) {
			int32_t team = d[i].team;

			if ((d[i].period >= (t->periods + 1) / 2) == (h == 1) &&
			    team != AUDITS_NONE && p->of[0][team] > 0 && p->of[1][team] > 0)
				rows.row[rows.count++] = d[i].row;
		}
		t->half[h].verdict = vary_verdict(a, &rows, 0, &scratch);
	}
	arena_close(&scratch);
}

static void look_at_spread(struct vary_time *t, const struct panel *p, size_t teams,
			   struct arena *to)
{
	const struct verdict *one = &t->half[0].verdict, *two = &t->half[1].verdict;

	for (size_t j = 0; j < teams; j++) {
		t->panel += p->of[0][j] > 0 && p->of[1][j] > 0;
		t->panel_enough += p->of[0][j] >= EACH_LEAST && p->of[1][j] >= EACH_LEAST;
	}
	t->spread = spread_of(p->good[0], p->of[0], p->good[1], p->of[1], teams, to);
	t->logit_change = interval_none(t->spread.why ? t->spread.why : UNDEFINED_TOO_FEW);
	if (!t->spread.why && defined(t->spread.mean_change_se) && t->panel > 2)
		t->logit_change =
		    interval_around(t->spread.mean_change,
				    t->spread.mean_change_se.value *
					dist_t_quantile(0.025, (double)t->panel - 1, TAIL_UPPER));
	t->ratio = figure_none(UNDEFINED_BOUNDARY);
	if (defined(one->sigma) && defined(two->sigma) && one->sigma.value > 0)
		t->ratio = figure_of(two->sigma.value / one->sigma.value);
	t->ratio_limits = spread_ratio(one->sigma, one->limits, two->sigma, two->limits);
	t->label = spread_label(t->logit_change, t->ratio_limits, t->panel_enough >= PANEL_LEAST);
}

static void look_at_mix(struct vary_time *t, const struct panel *p, size_t teams, struct arena *to)
{
	struct mix_group *g = arena_array(to, teams + 1, sizeof *g);

	for (size_t j = 0; j < teams; j++)
		g[j] = (struct mix_group){(uint64_t)p->of[0][j],
					  (uint64_t)p->good[0][j],
					  (uint64_t)p->of[1][j],
					  (uint64_t)p->good[1][j],
					  0,
					  0};
	t->mix = mix_change(g, teams);
}

struct vary_time vary_time_of(const struct audits *a, const struct vary_rows *rows,
			      struct arena *to)
{
	struct vary_time t = {.change = interval_none(UNDEFINED_NO_DATA),
			      .ratio = figure_none(UNDEFINED_NO_DATA),
			      .ratio_limits = interval_none(UNDEFINED_NO_DATA),
			      .logit_change = interval_none(UNDEFINED_NO_DATA),
			      .mix.why = UNDEFINED_NO_DATA};
	struct arena scratch = {0};
	size_t n;
	struct dated *d = take_dated(a, rows, &n, &scratch);
	struct panel p;

	t.dated = n;
	t.why = n ? DEFINED : UNDEFINED_NO_DATA;
	if (n)
		make_periods(&t, d, n, a->scale.good_from, to);
	if (n && t.periods < 2)
		t.why = UNDEFINED_TOO_FEW;
	if (!t.why) {
		draw_chart(&t, to);
		p = count_halves(&t, a, d, n, &scratch);
		t.change = share_change(t.half);
		judge_halves(&t, a, d, n, &p);
		look_at_spread(&t, &p, a->team_count, to);
		look_at_mix(&t, &p, a->team_count, &scratch);
	}
	arena_close(&scratch);
	return t;
}
