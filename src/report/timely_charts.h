/* For report/timely_page.c: the pictures of one step, each in its <figure>; nothing where there is
 * nothing to draw. */
#ifndef REPORT_TIMELY_CHARTS_H
#define REPORT_TIMELY_CHARTS_H

#include "report/timely.h"

void timely_chart_curve(const struct timely *t, const struct timely_about *about, struct out *o);
void timely_chart_teams(const struct timely *t, const struct timely_about *about, struct out *o);
void timely_chart_cohorts(const struct timely *t, const struct timely_about *about, struct out *o);

#endif
