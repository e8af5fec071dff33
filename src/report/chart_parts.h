/* What the charts share: the frame of a figure, its axes, its table. For src/report/chart*.c. */
#ifndef REPORT_CHART_PARTS_H
#define REPORT_CHART_PARTS_H

#include "report/chart.h"
#include "report/html.h"

enum {
	CHART_WIDTH = 400,
	CHART_HEIGHT = 230,
	CHART_LEFT = 44,
	CHART_RIGHT = 392,
	CHART_TOP = 10,
	CHART_BOTTOM = 200,
	CHART_TICKS = 6, /* at most */
};

/* From values to places: x0..x1 lie at left..right, y0..y1 at bottom..top. */
struct chart_scale {
	double x0, x1, y0, y1;
};

double chart_x(const struct chart_scale *s, double x);
double chart_y(const struct chart_scale *s, double y);

/* A number with one decimal, for a coordinate. Returns `to`. */
char *chart_at(double v, char to[32]);

/* Widens a range to round ends, with a step between marks. */
struct chart_range {
	double from, to, step;
};
struct chart_range chart_round(double from, double to);

/* The figure's opening with title and description; the SVG is open after it. */
void chart_open(struct out *o, const struct chart_about *about, int height);
/* Closes the SVG and adds the table of values; limits_name heads the limits ("95% interval"). */
void chart_close(struct out *o, const struct chart_about *about, const struct chart_value *v,
		 size_t n, const char *limits_name);

/* The marks and numbers of the upright axis, with faint lines across. */
void chart_axis_y(struct out *o, const struct chart_scale *s, struct chart_range r,
		  enum chart_unit unit);

/* The numbers of the level axis from 0 on, a step apart, and what they count. */
void chart_axis_x(struct out *o, const struct chart_scale *s, double step, const char *unit);

/* A line of class `look` between two points, in values. */
void chart_line(struct out *o, const struct chart_scale *s, const char *look, double x1, double y1,
		double x2, double y2);

/* A dot: small, or large and filled when marked. */
void chart_dot(struct out *o, const struct chart_scale *s, double x, double y, bool marked);

/* Text in the picture; where: "start", "middle" or "end" of it lies at x, in units of the picture. */
void chart_word(struct out *o, double x, double y, const char *where, const char *text);

/* The rows of the table: label, value, limits, of how many, note. */
void chart_table(struct out *o, const struct chart_about *about, const struct chart_value *v,
		 size_t n, const char *limits_name);

#endif
