/* The share done day by day, as steps. */
#include "report/chart_parts.h"

#include <math.h>

enum { FOOT = 13 /* of 100 */ };

static void step_line(struct out *o, const struct chart_scale *s, const char *look,
		      const double *days, const double *y, size_t n)
{
	double x = s->x0, at = 0;

	for (size_t i = 0; i < n && x < s->x1; i++) {
		double to = fmin(days[i], s->x1);

		chart_line(o, s, look, x, at, to, at);
		if (days[i] <= s->x1)
			chart_line(o, s, look, to, at, to, y[i]);
		x = to;
		at = y[i];
	}
}

/* At the foot, where they hide nothing; the most of one day stand FOOT high. */
static void draw_open(struct out *o, const struct chart_scale *s, const struct chart_curve *c)
{
	uint64_t most = 1;

	for (size_t i = 0; i < c->steps; i++)
		most = c->open[i] > most ? c->open[i] : most;
	for (size_t i = 0; i < c->steps && c->days[i] <= s->x1; i++)
		if (c->open[i])
			chart_line(o, s, "open", c->days[i], 0, c->days[i],
				   2 + FOOT * (double)c->open[i] / (double)most);
}

void chart_curve(struct out *o, const struct chart_about *about, const struct chart_value *rows,
		 size_t n, const struct chart_curve *c)
{
	double last = c->steps ? c->days[c->steps - 1] : 1;
	struct chart_range days = chart_round(0, fmax(fmin(last, 2.5 * c->within), c->within));
	struct chart_range shares = {0, 100, 25};
	struct chart_scale s = {0, days.to, 0, 100};

	chart_open(o, about, CHART_HEIGHT);
	chart_axis_y(o, &s, shares, CHART_PERCENT);
	chart_axis_x(o, &s, days.step, c->unit);
	chart_line(o, &s, "target", c->within, 0, c->within, 100);
	step_line(o, &s, "limit", c->days, c->low, c->steps);
	step_line(o, &s, "limit", c->days, c->high, c->steps);
	step_line(o, &s, "run", c->days, c->done, c->steps);
	draw_open(o, &s, c);
	chart_close(o, about, rows, n, "95% interval");
}
