/* Which care leavers the figures are about. */
#ifndef MEASURE_LEAVERS_H
#define MEASURE_LEAVERS_H

#include "measure/ask.h"
#include "record/dossier.h"

/* An answer about a care leaver of List 9: not about those still in care; and those who died or went
 * home to stay are left out, as the Department does. */
static inline struct answer counted(const struct leaver *l, struct answer a)
{
	if (code_is(l->eligibility, ELIGIBILITY_ELIGIBLE))
		return outside();
	return code_in(l->in_touch, TOUCH_DIED, TOUCH_RHOM) ? left_out() : a;
}

/* The same of OC3, which holds nobody who is still in care. */
static inline struct answer counted903(const struct oc3 *o, struct answer a)
{
	return code_in(o->in_touch, IN_TOUCH_DIED, IN_TOUCH_RHOM) ? left_out() : a;
}

/* Whether someone is `from` to `to` years old on the reference date. */
static inline bool aged(struct date_cell born, const struct window *w, int from, int to)
{
	int age = age_on(born, w->drawn);

	return age >= from && age <= to;
}

/* What counted() reads, and how reports tell it. */
#define LEAVER_NEEDS LEAVER_ELIGIBILITY, LEAVER_IN_TOUCH
#define LEAVERS	     "care leavers, without those still in care"
#define DIED_RHOM    "those who died or returned home for six months"

#endif
