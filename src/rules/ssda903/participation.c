#include "rules/rule.h"
#include "rules/ssda903/placements.h"

/* How a child took part is told for each review, and for nothing else. */
static bool r167(const struct review *r)
{
	return is_absent(r->review) ? !is_absent(r->review_code)
				    : !code_valid(r->review_code, year_of(r));
}

/* A child of 4 or over is not too young to take part. */
static bool r440(const struct review *r)
{
	return code_is(r->review_code, REVIEW_CODE_PN0) && date_by(birthday(r->dob, 4), r->review);
}

/* A child under 4 is. */
static bool r441(const struct review *r)
{
	return has_value(r->review_code) && !code_is(r->review_code, REVIEW_CODE_PN0) &&
	       date_before(r->review, birthday(r->dob, 4));
}

static bool reviewed(const struct review *r)
{
	return !is_absent(r->review) || !is_absent(r->review_code);
}

static bool only_short_breaks(const struct child *c)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (!is_short_break(e->ls))
			return false;
	return first_episode(c);
}

static bool any_motherhood(const struct child *c)
{
	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (!is_absent(h->mother))
			return true;
	return false;
}

static bool any_review(const struct child *c)
{
	for (const struct review *r = first_review(c); r; r = next_review(r))
		if (reviewed(r))
			return true;
	return false;
}

/* A child who only comes for short breaks has no reviews of care, and is not asked about being a
 * mother. All that contradict one another are marked. */
static void r399(const struct child *c, struct sink *out)
{
	bool mother = any_motherhood(c), review = any_review(c);

	if (!only_short_breaks(c) || !(mother || review))
		return;
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		flag(out, &e->row);
	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (review || !is_absent(h->mother))
			flag(out, &h->row);
	for (const struct review *r = first_review(c); r; r = next_review(r))
		if (mother || reviewed(r))
			flag(out, &r->row);
}

static const struct rule rules[] = {
    RULE(review, 167, 2022, LATEST, ERROR, FIELDS(REVIEW_REVIEW_CODE), NEEDS(REVIEW_REVIEW),
	 "How the child took part in the review of {REVIEW} is given as {REVIEW_CODE}, which is "
	 "missing, is not a code on the list, or goes with no review.",
	 "It shows whether children are heard when their care is decided on.",
	 "Enter PN0 to PN7, in capitals; without the date of a review, clear the code."),
    RULE(review, 440, 2022, LATEST, ERROR, FIELDS(REVIEW_DOB, REVIEW_REVIEW, REVIEW_REVIEW_CODE),
	 NO_NEEDS,
	 "The child, born on {DOB}, was 4 or over at the review of {REVIEW}, but is recorded as "
	 "too young to take part ({REVIEW_CODE}).",
	 "From 4 on a child's own views are expected, one way or another.",
	 "Enter how the child took part, PN1 to PN7, or correct the date that is wrong."),
    RULE(review, 441, 2022, LATEST, ERROR, FIELDS(REVIEW_DOB, REVIEW_REVIEW, REVIEW_REVIEW_CODE),
	 NO_NEEDS,
	 "The child, born on {DOB}, was under 4 at the review of {REVIEW}, but is recorded as "
	 "having been of an age to take part ({REVIEW_CODE}).",
	 "Children so young are counted apart, with PN0.",
	 "Enter PN0, or correct the date that is wrong."),
    RULE(child, 399, 2022, LATEST, ERROR,
	 FIELDS(HEADER_MOTHER, EPISODE_LS, REVIEW_REVIEW, REVIEW_REVIEW_CODE),
	 NEEDS(HEADER_CHILD, EPISODE_CHILD, REVIEW_CHILD),
	 "Child {CHILD} has only short breaks (legal status V3 or V4), but it is filled in "
	 "whether the child is a mother, or there is a review.",
	 "Neither is asked of children who live at home and come for short breaks.",
	 "Clear the answer and take the reviews out, or correct the legal status."),
};

RULE_TABLE(ssda903_participation, SSDA903, "taking part in reviews");
