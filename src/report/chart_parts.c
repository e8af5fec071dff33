#include "report/chart_parts.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

double chart_x(const struct chart_scale *s, double x)
{
	return CHART_LEFT + (x - s->x0) / (s->x1 - s->x0) * (CHART_RIGHT - CHART_LEFT);
}

double chart_y(const struct chart_scale *s, double y)
{
	return CHART_BOTTOM - (y - s->y0) / (s->y1 - s->y0) * (CHART_BOTTOM - CHART_TOP);
}

char *chart_at(double v, char to[32])
{
	assert(isfinite(v) && fabs(v) < 1e9);
	snprintf(to, 32, "%.1f", v + 0.0);
	return to;
}

/* Whole numbers with commas, others with one decimal. */
static void number_text(double value, char to[32])
{
	struct out o = out_memory();

	if (value == floor(value) && fabs(value) < 1e15)
		out_count(&o, (uint64_t)fabs(value));
	else
		out_fmt(&o, "%.1f", fabs(value));
	snprintf(to, 32, "%s%.*s", value < 0 ? "-" : "", (int)o.buf.len, o.buf.p);
	out_abandon(&o);
}

char *chart_text(enum chart_unit unit, double value, char to[32])
{
	switch (unit) {
	case CHART_PERCENT: snprintf(to, 32, "%.1f%%", value); break;
	case CHART_DAYS: snprintf(to, 32, "%.0f day%s", value, value == 1 ? "" : "s"); break;
	case CHART_NUMBER: number_text(value, to); break;
	}
	return to;
}

struct chart_range chart_round(double from, double to)
{
	static const double steps[] = {1, 2, 2.5, 5, 10};
	double span = to > from ? to - from : 1, power = pow(10, floor(log10(span / 4)));
	struct chart_range r = {from, to, power};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		r.step = steps[i] * power;
		if (span / r.step <= CHART_TICKS - 1)
			break;
	}
	r.from = floor(from / r.step) * r.step;
	r.to = ceil(to / r.step) * r.step;
	if (r.to <= r.from)
		r.to = r.from + r.step;
	return r;
}

void chart_open(struct out *o, const struct chart_about *about, int height)
{
	html(o,
	     "<figure class=\"chart\" id=\"%s\">\n<figcaption id=\"%s-title\">%s</figcaption>\n"
	     "<svg role=\"img\" aria-labelledby=\"%s-title\" aria-describedby=\"%s-says\" "
	     "viewBox=\"0 0 %d %d\">\n<desc id=\"%s-says\">%s</desc>\n",
	     about->id, about->id, about->title, about->id, about->id, CHART_WIDTH, height,
	     about->id, about->says);
}

void chart_word(struct out *o, double x, double y, const char *where, const char *text)
{
	char a[32], b[32];

	html(o, "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n", chart_at(x, a),
	     chart_at(y, b), where, text);
}

void chart_line(struct out *o, const struct chart_scale *s, const char *look, double x1, double y1,
		double x2, double y2)
{
	char a[32], b[32], c[32], d[32];

	html(o, "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n", look,
	     chart_at(chart_x(s, x1), a), chart_at(chart_y(s, y1), b), chart_at(chart_x(s, x2), c),
	     chart_at(chart_y(s, y2), d));
}

void chart_dot(struct out *o, const struct chart_scale *s, double x, double y, bool marked)
{
	char a[32], b[32];

	html(o, "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n", marked ? "marked" : "dot",
	     chart_at(chart_x(s, x), a), chart_at(chart_y(s, y), b), marked ? "5" : "3");
}

/* A mark on an axis: no more decimals than the step has. */
static void mark_text(enum chart_unit unit, double value, double step, char to[32])
{
	snprintf(to, 32, "%.*f%s",
		 step == floor(step)		 ? 0
		 : step * 10 == floor(step * 10) ? 1
						 : 2,
		 value + 0.0, unit == CHART_PERCENT ? "%" : "");
}

void chart_axis_y(struct out *o, const struct chart_scale *s, struct chart_range r,
		  enum chart_unit unit)
{
	char text[32];

	for (int i = 0; r.from + i * r.step <= r.to + r.step / 2; i++) {
		double v = r.from + i * r.step;

		chart_line(o, s, "grid", s->x0, v, s->x1, v);
		mark_text(unit, v, r.step, text);
		chart_word(o, CHART_LEFT - 5, chart_y(s, v) + 4, "end", text);
	}
}

void chart_axis_x(struct out *o, const struct chart_scale *s, double step, const char *unit)
{
	char text[32];

	for (double x = 0; x <= s->x1 + step / 2; x += step)
		chart_word(o, chart_x(s, x), CHART_BOTTOM + 16,
			   x > 0 ? x + step / 2 > s->x1 ? "end" : "middle" : "start",
			   chart_text(CHART_NUMBER, x, text));
	chart_word(o, CHART_RIGHT, CHART_BOTTOM + 29, "end", unit);
}

static void value_cells(struct out *o, const struct chart_about *about, const struct chart_value *v,
			bool limits, bool counts)
{
	char text[32], low[32], high[32];

	if (!v->defined)
		html(o, "<td class=\"number\">not known</td>");
	else
		html(o, "<td class=\"number\">%s</td>", chart_text(about->unit, v->value, text));
	if (limits && v->has_limits)
		html(o, "<td class=\"number\">%s to %s</td>", chart_text(about->unit, v->low, low),
		     chart_text(about->unit, v->high, high));
	else if (limits)
		html(o, "<td></td>");
	if (counts && v->denominator)
		html(o, "<td class=\"number\">%" PRIu64 " of %" PRIu64 "</td>", v->numerator,
		     v->denominator);
	else if (counts)
		html(o, "<td></td>");
}

void chart_table(struct out *o, const struct chart_about *about, const struct chart_value *v,
		 size_t n, const char *limits_name)
{
	bool counts = false;

	for (size_t i = 0; i < n; i++)
		counts |= v[i].denominator > 0;
	html(o,
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	     "aria-labelledby=\"%s-title\"><table>\n"
	     "<thead><tr><th scope=\"col\">%s</th>"
	     "<th scope=\"col\" class=\"number\">Value</th>",
	     about->id, about->what);
	if (limits_name)
		html(o, "<th scope=\"col\" class=\"number\">%s</th>", limits_name);
	if (counts)
		html(o, "<th scope=\"col\" class=\"number\">Cases</th>");
	html(o, "<th scope=\"col\">What stands out</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < n; i++) {
		html(o, "<tr><th scope=\"row\">%s</th>", v[i].label);
		value_cells(o, about, &v[i], limits_name != NULL, counts);
		html(o, "<td>%s</td></tr>\n", v[i].note ? v[i].note : "");
	}
	html(o, "</tbody></table></div>\n");
}

void chart_close(struct out *o, const struct chart_about *about, const struct chart_value *v,
		 size_t n, const char *limits_name)
{
	html(o, "</svg>\n<details><summary>The figures as a table</summary>\n");
	chart_table(o, about, v, n, limits_name);
	html(o, "</details>\n</figure>\n");
}
