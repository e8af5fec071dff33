/* Charts with two axes: over time, and the funnel. */
#include "report/chart_parts.h"

#include <math.h>

#define LETTER 6.5 /* how wide, and what keeps a word from the next */

/* ---- over time ---- */

static struct chart_range range_of(const struct chart_value *v, size_t n, double mean,
				   double target, enum chart_unit unit)
{
	double low = target >= 0 && target < mean ? target : mean;
	double high = target > mean ? target : mean;
	struct chart_range r;

	for (size_t i = 0; i < n; i++) {
		if (v[i].defined) {
			low = fmin(low, v[i].value);
			high = fmax(high, v[i].value);
		}
		if (v[i].has_limits) {
			low = fmin(low, v[i].low);
			high = fmax(high, v[i].high);
		}
	}
	r = chart_round(low < 0 ? low : low > (high - low) ? low - (high - low) / 10 : 0, high);
	if (unit == CHART_PERCENT && r.to > 100)
		r.to = 100;
	if (r.from < 0 && low >= 0)
		r.from = 0;
	if (r.from >= r.to)
		r.from = r.to - r.step;
	return r;
}

/* The limits as steps: each value has its own. */
static void draw_limits(struct out *o, const struct chart_scale *s, const struct chart_value *v,
			size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double from = (double)i - 0.5, to = (double)i + 0.5;

		if (!v[i].has_limits)
			continue;
		from = i == 0 ? 0 : from;
		to = i + 1 == n ? (double)i : to;
		chart_line(o, s, "limit", from, fmin(v[i].high, s->y1), to, fmin(v[i].high, s->y1));
		chart_line(o, s, "limit", from, fmax(v[i].low, s->y0), to, fmax(v[i].low, s->y0));
	}
}

static void draw_values(struct out *o, const struct chart_scale *s, const struct chart_value *v,
			size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (v[i - 1].defined && v[i].defined)
			chart_line(o, s, "run", (double)(i - 1), v[i - 1].value, (double)i,
				   v[i].value);
	for (size_t i = 0; i < n; i++)
		if (v[i].defined)
			chart_dot(o, s, (double)i, v[i].value, v[i].marked);
}

/* The first, each `every`th, and the last; none so near the last that it is nearer than the others. */
static bool is_labelled(size_t i, size_t n, size_t every)
{
	return i + 1 == n || (i % every == 0 && n - 1 - i >= every);
}

/* Where a label below begins, were its letters as wide as letters mostly are. */
static double label_from(const struct chart_scale *s, const struct chart_value *v, size_t n,
			 size_t i, double *width)
{
	*width = LETTER * (double)strlen(v[i].label);
	return chart_x(s, (double)i) - (i + 1 == n ? *width : i ? *width / 2 : 0);
}

/* Whether each `every`th label keeps clear of the next. */
static bool labels_clear(const struct chart_scale *s, const struct chart_value *v, size_t n,
			 size_t every)
{
	double taken = 0, width;

	for (size_t i = 0; i < n; i++) {
		double from = label_from(s, v, n, i, &width);

		if (!is_labelled(i, n, every))
			continue;
		if (from < taken)
			return false;
		taken = from + width;
	}
	return true;
}

/* Labels below, four or as many fewer as there is room for; the last always. */
static void draw_labels(struct out *o, const struct chart_scale *s, const struct chart_value *v,
			size_t n)
{
	size_t every = (n + 3) / 4;

	while (every < n && !labels_clear(s, v, n, every))
		every++;
	for (size_t i = 0; i < n; i++)
		if (is_labelled(i, n, every))
			chart_word(o, chart_x(s, (double)i), CHART_BOTTOM + 18,
				   i + 1 == n ? "end"
				   : i	      ? "middle"
					      : "start",
				   v[i].label);
}

void chart_run(struct out *o, const struct chart_about *about, const struct chart_value *v,
	       size_t n, double mean, double target)
{
	struct chart_range r = range_of(v, n, mean, target, about->unit);
	struct chart_scale s = {0, n > 1 ? (double)(n - 1) : 1, r.from, r.to};

	if (n == 0)
		return;
	chart_open(o, about, CHART_HEIGHT);
	chart_axis_y(o, &s, r, about->unit);
	draw_limits(o, &s, v, n);
	chart_line(o, &s, "mean", s.x0, mean, s.x1, mean);
	if (target >= 0)
		chart_line(o, &s, "target", s.x0, target, s.x1, target);
	draw_values(o, &s, v, n);
	draw_labels(o, &s, v, n);
	chart_close(o, about, v, n, "Limits of chance");
}

/* ---- the funnel ---- */

static void draw_curve(struct out *o, const struct chart_scale *s, const char *look,
		       const double *x, const double *y, size_t n)
{
	char a[32], b[32];

	html(o, "<polyline class=\"%s\" points=\"", look);
	for (size_t i = 0; i < n && x[i] <= s->x1; i++) {
		double at = fmin(fmax(y[i], s->y0), s->y1);

		html(o, "%s,%s ", chart_at(chart_x(s, x[i]), a), chart_at(chart_y(s, at), b));
	}
	html(o, "\"/>\n");
}

static double most_cases(const struct chart_value *v, size_t n)
{
	double most = 1;

	for (size_t i = 0; i < n; i++)
		most = fmax(most, (double)v[i].denominator);
	return most;
}

/* The range of the teams and of the curves where there are teams. */
static struct chart_range funnel_range(const struct chart_value *v, size_t n, double mean)
{
	double low = mean, high = mean;

	for (size_t i = 0; i < n; i++) {
		if (!v[i].defined)
			continue;
		low = fmin(low, v[i].value);
		high = fmax(high, v[i].value);
	}
	low = fmax(0, low - 8);
	high = fmin(100, high + 8);
	return chart_round(low, high);
}

/* Names that many would lie over each other: beyond these the table tells them. */
enum { NAMES_MOST = 4, NAME_HEIGHT = 12 };

/* Whether a team's name would lie over that of one that stands out too, before it. */
static bool is_covered(const struct chart_scale *s, const struct chart_value *v, size_t i)
{
	double width = LETTER * (double)strlen(v[i].label);

	for (size_t k = 0; k < i; k++) {
		double x = (double)v[i].denominator - (double)v[k].denominator;

		if (v[k].defined && v[k].marked && fabs(chart_x(s, x) - CHART_LEFT) < width &&
		    fabs(chart_y(s, v[i].value) - chart_y(s, v[k].value)) < NAME_HEIGHT)
			return true;
	}
	return false;
}

static void draw_teams(struct out *o, const struct chart_scale *s, const struct chart_value *v,
		       size_t n)
{
	size_t marked = 0;

	for (size_t i = 0; i < n; i++)
		marked += v[i].defined && v[i].marked;
	for (size_t i = 0; i < n; i++) {
		double x = (double)v[i].denominator;
		bool right = chart_x(s, x) > (CHART_LEFT + CHART_RIGHT) / 2.0;

		if (!v[i].defined)
			continue;
		chart_dot(o, s, x, v[i].value, v[i].marked);
		if (v[i].marked && marked <= NAMES_MOST && !is_covered(s, v, i))
			chart_word(o, chart_x(s, x) + (right ? -8 : 8), chart_y(s, v[i].value) + 4,
				   right ? "end" : "start", v[i].label);
	}
}

void chart_funnel(struct out *o, const struct chart_about *about, const struct chart_value *v,
		  size_t n, const struct chart_funnel *f)
{
	struct chart_range r = funnel_range(v, n, f->mean);
	struct chart_range cases = chart_round(0, most_cases(v, n));
	struct chart_scale s = {0, cases.to, r.from, r.to};

	chart_open(o, about, CHART_HEIGHT);
	chart_axis_y(o, &s, r, about->unit);
	chart_axis_x(o, &s, cases.step, "cases");
	chart_line(o, &s, "mean", s.x0, f->mean, s.x1, f->mean);
	draw_curve(o, &s, "limit", f->cases, f->low95, f->points);
	draw_curve(o, &s, "limit", f->cases, f->high95, f->points);
	draw_curve(o, &s, "outer", f->cases, f->low998, f->points);
	draw_curve(o, &s, "outer", f->cases, f->high998, f->points);
	draw_teams(o, &s, v, n);
	chart_close(o, about, v, n, NULL);
}
