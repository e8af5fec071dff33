#include "rules/rule.h"

/* A review took place on a day. */
static bool r166(const struct review *r)
{
	return !has_value(r->review);
}

static const struct rule rules[] = {
    RULE(review, 166, 2022, LATEST, ERROR, FIELDS(REVIEW_REVIEW), NO_NEEDS,
	 "The day of this review, {REVIEW}, is missing or is not a day in the calendar.",
	 "Whether the child's reviews were held in time cannot be told.",
	 "Enter the day as day/month/year with all four figures of the year, or take out a "
	 "review that was not held."),
};

RULE_TABLE(ssda903_reviews, SSDA903, "reviews");
