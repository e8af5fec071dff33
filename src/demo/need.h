/* Parts of a case that need.c and protection.c make together. */
#ifndef DEMO_NEED_H
#define DEMO_NEED_H

#include "demo/life.h"

/* A date that may not be awaited for `days` working days at the year's end. */
int32_t need_due(const struct world *w, int32_t from, int32_t at, int days);

/* Assessed from a day, authorised not before `least`. */
struct assessment *need_assess(const struct world *w, struct referral *f, struct rng *r,
			       int32_t from, int32_t least);

/* A child in need plan, when it runs for more than a day. */
void need_plan(struct referral *f, int32_t from, int32_t to);
void need_close(struct referral *f, struct rng *r, int32_t day);

/* Pre-proceedings from a day, with the step decided on a later one. */
void need_proceedings(struct referral *f, struct rng *r, int32_t from, int32_t step);

/* An enquiry and its conference, and mostly a plan. */
void need_protection(const struct world *w, struct life *l, struct referral *f, struct rng *r);

/* A plan that ran already when the year began. */
void need_protection_now(const struct world *w, struct life *l, struct referral *f, struct rng *r);

/* For some who came into care, an enquiry before it; for some a plan, which ends at a review soon
 * after the day they came. */
void need_before_care(const struct world *w, struct life *l, struct referral *f, struct rng *r);

#endif
