/* What is taken to follow what, and by when it is due: the same in the lists and in the census. */
#ifndef MEASURE_FOLLOWS_H
#define MEASURE_FOLLOWS_H

#include "measure/ask.h"

enum {
	FOLLOW_UP = 30,	   /* days within which an assessment follows a referral */
	PLAN_FOLLOWS = 45, /* days within which a plan follows a conference */
	FIRST_REVIEW = 3,  /* months after which a plan is reviewed first */
	NEXT_REVIEW = 183, /* days: six months */
};

/* The names of lag_band()'s parts. */
#define LAG_BANDS "The same day", "The next", "2 to 5 days", "6 to 10 days", "11 days and more"
#define LAG_LIMIT                                                                                  \
	"an assessment takes up to 45 working days from the referral (Working Together 2023)"

/* The band of an amount of working days from a referral to an assessment; other answers as they are. */
static inline struct answer lag_band(struct answer a)
{
	static const int32_t last[] = {0, 1, 5, 10};

	return a.kind == ANSWER_AMOUNT ? part(band_of(a.amount, last, 4)) : a;
}

#define PLAN_REVIEWS                                                                               \
	"the first within 3 months of the initial conference, then every 6 months (Working "       \
	"Together 2023)"

/* Whether a plan is up to date on a day, by its last review until then. A review before the plan is
 * that of another: as if there were none. */
static inline bool plan_reviewed(struct date_cell start, struct date_cell review,
				 struct date_cell day)
{
	if (date_by(start, review))
		return within_days(review, day, NEXT_REVIEW);
	return !date_after(day, months_after(start, FIRST_REVIEW));
}

/* One, two, three or more, of a number that is not 0. */
#define UP_TO_THREE "One", "Two", "Three or more"

static inline struct answer up_to_three(unsigned n)
{
	return n ? part((n > 3 ? 3 : n) - 1) : outside();
}

#endif
