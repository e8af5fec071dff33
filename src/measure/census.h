/* What measures ask of a child's rows in the CIN census. */
#ifndef MEASURE_CENSUS_H
#define MEASURE_CENSUS_H

#include "measure/answer.h"
#include "record/dossier.h"

/* When the child was born; absent for an unborn child, or one without identifiers. */
struct date_cell census_birth(const struct child *c);

/* Whether the child is in need on a day: referred by then, not closed, and the referral was taken
 * further. An end on the day itself is over. */
bool census_in_need(const struct child *c, struct date_cell day);
bool census_open(const struct cindetails *d, struct date_cell day);

/* Whether the child is on a plan on a day, by the same rule. */
bool census_on_plan(const struct child *c, struct date_cell day);

/* The day of a plan's first review after a day; absent when there is none. */
struct date_cell census_review_after(const struct cp_plan *p, struct date_cell day);

/* Whether the child is disabled: yes, no, or left out where the census says neither. */
struct answer census_disabled(const struct child *c);

#endif
