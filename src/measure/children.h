/*
 * What measures ask of a child's lists as a whole. Annex A unless a name says otherwise. Rows that
 * repeat an earlier one are counted once.
 */
#ifndef MEASURE_CHILDREN_H
#define MEASURE_CHILDREN_H

#include "measure/answer.h"
#include "record/dossier.h"

/* How many contacts, or referrals, a child had in the period. */
unsigned contacts_in(const struct child *c, const struct window *w);
unsigned referrals_in(const struct child *c, const struct window *w);

/* The contact nearest to a day, on or before it; the first of those on one day. NULL for none. */
const struct contact *nearest_contact(const struct child *c, struct date_cell day);

/* The day of the last referral on or before a day; absent when the list has none. */
struct date_cell referral_before(const struct child *c, struct date_cell day);

/* Whether a child was in need, on a plan, or in care on a day, the last day of each included. */
bool in_need_on(const struct child *c, struct date_cell day);
bool on_plan_on(const struct child *c, struct date_cell day);
bool in_care_on(const struct child *c, struct date_cell day);

/* The same by the general rule for a count on a day: an end on the day itself is over. */
bool open_in_need(const struct child *c, struct date_cell day);
bool open_plan(const struct child *c, struct date_cell day);
bool open_care(const struct child *c, struct date_cell day);

/* Short breaks, V3 and V4, are no care in the sense of the other measures (general rule 7). */
bool short_break(const struct in_care *c);

/* Whether a row of the list begins 0 to `days` days after a day. */
bool assessed_within(const struct child *c, struct date_cell day, int days);
bool enquiry_within(const struct child *c, struct date_cell day, int days);
bool in_need_within(const struct child *c, struct date_cell day, int days);
bool conference_within(const struct child *c, struct date_cell day, int days);
bool plan_within(const struct child *c, struct date_cell day, int days);
bool care_within(const struct child *c, struct date_cell day, int days);
bool referred_within(const struct child *c, struct date_cell day, int days);
bool early_help_within(const struct child *c, struct date_cell day, int days);

#endif
