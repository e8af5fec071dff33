/* What the measures of adoption share: days counted as the adoption scorecards count them. */
#ifndef MEASURE_ADOPTION_H
#define MEASURE_ADOPTION_H

#include "measure/lengths.h"

enum { FOURTEEN_MONTHS = 426 /* days */ };

/* From a placement order to a match: a match before the order counts 0. */
static inline struct answer days_to_match(struct date_cell order, struct date_cell match)
{
	return date_before(match, order) ? amount(0) : length_days(order, match);
}

static inline struct answer in_fourteen_months(struct date_cell from, struct date_cell to)
{
	struct answer a = length_days(from, to);

	return a.kind == ANSWER_AMOUNT ? is(a.amount < FOURTEEN_MONTHS) : a;
}

/* The bands of age_at_adoption(). */
#define ADOPTION_AGES "Under 1", "1 to 4", "5 to 9", "10 and over"

static inline struct answer age_at_adoption(struct date_cell born, struct date_cell adopted)
{
	static const int32_t last[] = {0, 4, 9};
	int age = age_on(born, adopted);

	return age < 0 ? left_out() : part(band_of(age, last, 3));
}

/* Why a decision was reversed, RD1 to RD4; with a reason that can be read. */
#define REVERSALS                                                                                  \
	"The child's needs changed", "No placement order was made", "No family was found",         \
	    "Another reason"

static inline struct answer reversed_for(struct code_cell reason)
{
	return has_value(reason) ? part((unsigned)(reason.v - (int32_t)REASON_PLACED_CEASED_RD1))
				 : left_out();
}

#endif
