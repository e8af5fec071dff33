/* Charts that are tables with a picture in each row, so that a narrow screen loses nothing. */
#include "report/chart_parts.h"

#include <inttypes.h>
#include <math.h>

enum { ROW_WIDTH = 200, ROW_HEIGHT = 20 };

static double most(const struct chart_about *about, const struct chart_value *v,
		   const double *others, size_t n)
{
	double top = 0;

	if (about->unit == CHART_PERCENT)
		top = 1;
	for (size_t i = 0; i < n; i++) {
		if (v[i].defined)
			top = fmax(top, v[i].has_limits ? v[i].high : v[i].value);
		if (others && others[i] > top)
			top = others[i];
	}
	return top > 0 ? chart_round(0, top).to : 1;
}

static void figure_open(struct out *o, const struct chart_about *about, const char *limits,
			const char *other)
{
	html(o,
	     "<figure class=\"chart rows\" id=\"%s\">\n<figcaption id=\"%s-title\">%s"
	     "</figcaption>\n<p class=\"small\">%s</p>\n"
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	     "aria-labelledby=\"%s-title\"><table>\n"
	     "<thead><tr>"
	     "<th scope=\"col\">%s</th><th scope=\"col\" class=\"drawn\">Picture</th>"
	     "<th scope=\"col\" class=\"number\">Value</th>",
	     about->id, about->id, about->title, about->says, about->id, about->what);
	if (limits)
		html(o, "<th scope=\"col\" class=\"number\">%s</th>", limits);
	if (other)
		html(o, "<th scope=\"col\" class=\"number\">%s</th>", other);
	html(o, "<th scope=\"col\" class=\"number\">Cases</th></tr></thead>\n<tbody>\n");
}

static void figure_close(struct out *o)
{
	html(o, "</tbody></table></div>\n</figure>\n");
}

static void label_cell(struct out *o, const struct chart_value *v)
{
	html(o, "<tr><th scope=\"row\">%s", v->label);
	if (v->note)
		html(o, "<br/><span class=\"small\">%s</span>", v->note);
	html(o, "</th><td class=\"drawn\"><svg aria-hidden=\"true\" viewBox=\"0 0 %d %d\">",
	     ROW_WIDTH, ROW_HEIGHT);
}

/* Ends the picture and writes the value. */
static void value_cell(struct out *o, enum chart_unit unit, const struct chart_value *v)
{
	char text[32];

	html(o, "</svg></td><td class=\"number\">%s</td>",
	     v->defined ? chart_text(unit, v->value, text) : "not known");
}

static void cases_cell(struct out *o, const struct chart_value *v)
{
	if (v->denominator && v->numerator <= v->denominator)
		html(o, "<td class=\"number\">%" PRIu64 " of %" PRIu64 "</td></tr>\n", v->numerator,
		     v->denominator);
	else if (v->denominator)
		html(o, "<td class=\"number\">%" PRIu64 "</td></tr>\n", v->denominator);
	else
		html(o, "<td></td></tr>\n");
}

static double place(double value, double top)
{
	return 4 + fmin(fmax(value / top, 0), 1) * (ROW_WIDTH - 8);
}

static void draw_interval(struct out *o, const struct chart_value *v, double mean, double top)
{
	char a[32], b[32];

	if (mean >= 0)
		html(o, "<line class=\"mean\" x1=\"%s\" y1=\"0\" x2=\"%s\" y2=\"%d\"/>",
		     chart_at(place(mean, top), a), chart_at(place(mean, top), b), ROW_HEIGHT);
	if (v->defined && v->has_limits)
		html(o, "<line class=\"run\" x1=\"%s\" y1=\"10\" x2=\"%s\" y2=\"10\"/>",
		     chart_at(place(v->low, top), a), chart_at(place(v->high, top), b));
	if (v->defined)
		html(o, "<circle class=\"%s\" cx=\"%s\" cy=\"10\" r=\"%d\"/>",
		     v->marked ? "marked" : "dot", chart_at(place(v->value, top), a),
		     v->marked ? 6 : 4);
}

static void interval_cell(struct out *o, enum chart_unit unit, const struct chart_value *v)
{
	char low[32], high[32];

	if (v->defined && v->has_limits)
		html(o, "<td class=\"number\">%s to %s</td>", chart_text(unit, v->low, low),
		     chart_text(unit, v->high, high));
	else
		html(o, "<td></td>");
}

void chart_rows(struct out *o, const struct chart_about *about, const struct chart_value *v,
		size_t n, double mean)
{
	double top = most(about, v, NULL, n);

	figure_open(o, about, "95% interval", NULL);
	for (size_t i = 0; i < n; i++) {
		label_cell(o, &v[i]);
		draw_interval(o, &v[i], mean, top);
		value_cell(o, about->unit, &v[i]);
		interval_cell(o, about->unit, &v[i]);
		cases_cell(o, &v[i]);
	}
	figure_close(o);
}

static void draw_bars(struct out *o, const struct chart_value *v, double other, double top)
{
	char a[32];

	if (v->defined)
		html(o, "<rect class=\"ours\" x=\"4\" y=\"2\" width=\"%s\" height=\"8\"/>",
		     chart_at(place(v->value, top) - 4, a));
	if (other >= 0)
		html(o, "<rect class=\"theirs\" x=\"4\" y=\"11\" width=\"%s\" height=\"7\"/>",
		     chart_at(place(other, top) - 4, a));
}

void chart_beside(struct out *o, const struct chart_about *about, const struct chart_value *v,
		  const double *others, const char *other_name, size_t n)
{
	double top = most(about, v, others, n);
	char text[32];

	figure_open(o, about, NULL, other_name);
	for (size_t i = 0; i < n; i++) {
		label_cell(o, &v[i]);
		draw_bars(o, &v[i], others[i], top);
		value_cell(o, about->unit, &v[i]);
		html(o, "<td class=\"number\">%s</td>",
		     others[i] >= 0 ? chart_text(about->unit, others[i], text) : "not known");
		cases_cell(o, &v[i]);
	}
	figure_close(o);
}

static void draw_step(struct out *o, const struct chart_value *v, double top)
{
	double width = v->defined ? v->value / top * (ROW_WIDTH - 8) : 0;
	char a[32], b[32];

	html(o, "<rect class=\"ours\" x=\"%s\" y=\"3\" width=\"%s\" height=\"14\"/>",
	     chart_at((ROW_WIDTH - width) / 2, a), chart_at(width, b));
}

void chart_flow(struct out *o, const struct chart_about *about, const struct chart_value *steps,
		size_t n)
{
	double top = 1;

	for (size_t i = 0; i < n; i++)
		top = fmax(top, steps[i].defined ? steps[i].value : 0);
	figure_open(o, about, NULL, NULL);
	for (size_t i = 0; i < n; i++) {
		label_cell(o, &steps[i]);
		draw_step(o, &steps[i], top);
		value_cell(o, CHART_NUMBER, &steps[i]);
		cases_cell(o, &steps[i]);
	}
	figure_close(o);
}
