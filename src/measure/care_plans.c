/* H. Plans, reviews and visits of children in care: List 8; SSDA903 Reviews. */
#include "measure/care.h"
#include "measure/episodes.h"
#include "measure/lengths.h"
#include "measure/table.h"

/* ---- reviews ---- */

/* From the first review, held within 20 working days, to the second 3 months; later 6 months. */
static bool next_review_due(struct date_cell start, struct date_cell review, struct date_cell day)
{
	if (within_working(start, review, 20))
		return date_after(day, months_after(review, 3));
	return date_after(day, date_plus(review, 183));
}

static struct answer m86(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn) || !working_passed(k->start, w->drawn, 20))
		return outside();
	if (faulty(k->last_review, w))
		return left_out();
	return is(date_by(k->start, k->last_review) &&
		  !next_review_due(k->start, k->last_review, w->drawn));
}

static struct date_cell last_review(const struct child *c, struct date_cell day)
{
	struct date_cell last = {CELL_ABSENT};

	for (const struct review *r = first_review(c); r; r = next_review(r))
		if (date_by(r->review, day) && !date_after(last, r->review))
			last = r->review;
	return last;
}

static struct answer s86(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->drawn), *began = e ? care_first(e) : NULL;
	struct date_cell review = last_review(c, w->drawn);
	struct date_cell start = {CELL_ABSENT};

	if (!e || !working_passed(began->decom, w->drawn, 20))
		return outside();
	if (code_is(began->rne, RNE_S))
		start = began->decom;
	return is(!date_before(review, start) && has_value(review) &&
		  !next_review_due(start, review, w->drawn));
}

static struct answer s87(const struct review *r, const struct window *w)
{
	int age = age_on(r->dob, r->review);

	(void)w;
	if (code_is(r->review_code, REVIEW_CODE_PN0) || (age >= 0 && age < 4))
		return outside();
	if (!has_value(r->review_code))
		return left_out();
	return is(!code_in(r->review_code, REVIEW_CODE_PN4, REVIEW_CODE_PN7));
}

/* ---- visits ---- */

static bool with_parents_on_interim_order(const struct in_care *k)
{
	return code_is(k->placement, PLACE_P1) && code_is(k->legal_status, LS_C1);
}

static bool meant_to_last(const struct in_care *k)
{
	return code_in(k->placement, PLACE_U1, PLACE_U4) ||
	       code_is(k->permanence, PERMANENCE_FOSTER);
}

/* The last day by which the next visit is due. */
static struct date_cell next_visit(const struct in_care *k, struct date_cell placed,
				   const struct window *w)
{
	if (!date_by(placed, k->last_visit))
		return date_plus(placed, 7);
	if (with_parents_on_interim_order(k) && !date_by(placed, k->last_review))
		return date_plus(k->last_visit, 7);
	if (meant_to_last(k) && lasted(placed, w->drawn, 12))
		return months_after(k->last_visit, 3);
	return date_plus(k->last_visit, 42);
}

static struct answer m88(const struct in_care *k, const struct window *w)
{
	struct date_cell placed = date_by(k->start, k->placed) ? k->placed : k->start;

	if (!in_care_at(k, w->drawn) || date_after(date_plus(k->start, 7), w->drawn))
		return outside();
	if (faulty(k->last_visit, w) || faulty(k->placed, w))
		return left_out();
	return is(date_by(w->drawn, next_visit(k, placed, w)));
}

static struct answer m89(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->drawn) ? length_days(k->last_iro, w->drawn) : outside();
}

static struct answer m89a(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return faulty(k->last_iro, w) ? left_out() : is(is_absent(k->last_iro));
}

/* ---- permanence ---- */

static struct answer m94(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn) || !lasted(k->start, w->drawn, 4))
		return outside();
	return is_unreadable(k->permanence) ? left_out() : is(has_value(k->permanence));
}

/* The plan of a child in care with the legal status. */
static struct answer plan_of(const struct in_care *k, const struct window *w, bool of_the_status)
{
	if (!in_care_at(k, w->drawn) || !of_the_status)
		return outside();
	return has_value(k->permanence)
		   ? part((unsigned)(k->permanence.v - (int32_t)PERMANENCE_HOME))
		   : left_out();
}

static struct answer m95(const struct in_care *k, const struct window *w)
{
	return plan_of(k, w, code_in(k->legal_status, LS_C1, LS_C2));
}

static struct answer m95a(const struct in_care *k, const struct window *w)
{
	return plan_of(k, w, code_is(k->legal_status, LS_V2));
}

static struct answer m95b(const struct in_care *k, const struct window *w)
{
	return plan_of(k, w, code_in(k->legal_status, LS_E1, LS_D1));
}

static struct answer m95c(const struct in_care *k, const struct window *w)
{
	bool order = code_in(k->legal_status, LS_E1, LS_D1);
	bool plan = code_is(k->permanence, PERMANENCE_ADOPT);

	if (!in_care_at(k, w->drawn) || (!order && !code_is(k->legal_status, LS_V2)))
		return outside();
	return has_value(k->permanence) ? is(order != plan) : left_out();
}

#define REVIEWS_STANDARD                                                                           \
	"within 20 working days, then 3 months, then every 6 months (Care Planning Regulations "   \
	"2010, 33)"
#define PLANS                                                                                      \
	"Return to family", "Adoption", "Special guardianship or child arrangements order",        \
	    "Supported living in the community", "Long-term residential placement",                \
	    "Long-term fostering", "Other"

static const struct measure measures[] = {
    MEASURE(in_care, 86, "Reviews on time", "Are the plans reviewed as often as they should be?",
	    "children reviewed in this period of care, and no more than 183 days ago (3 months "
	    "where it was the first review); a blank date is no review",
	    "children in care for at least 20 working days",
	    "dates that cannot be read or lie ahead", SHARE, MORE, CARE_NOW_OF(IN_CARE_LAST_REVIEW),
	    STANDARD(REVIEWS_STANDARD, 100)),
    MEASURE_903(child, 86, "Reviews on time", "Are the plans reviewed as often as they should be?",
		"children reviewed no more than 183 days ago (3 months where it was the first "
		"review), and since care began",
		"children in care for at least 20 working days", "", SHARE, MORE, NOW,
		NEEDS_OF(EPISODE_NEEDS, REVIEW_REVIEW), STANDARD(REVIEWS_STANDARD, 100)),
    MEASURE_903(review, 87, "Children taking part in their reviews",
		"Do children have a say in their reviews?",
		"reviews where the child spoke, or views were given (PN1, PN2, PN3, PN5, PN6)",
		"reviews of children of 4 and over", "no code that can be read", SHARE, MORE,
		FLOW(REVIEW_REVIEW), NEEDS_OF(REVIEW_REVIEW_CODE, REVIEW_DOB)),
    MEASURE(in_care, 88, "Visits on time", "Do social workers visit as often as they should?",
	    "children visited in this placement in time: within a week of its start, then every 6 "
	    "weeks; 3 months after the first year where it is to last until 18 (U1, U4, or a plan "
	    "of long-term fostering); weekly before the first review where a child on an interim "
	    "order lives with parents. A blank date is no visit",
	    "children in care for 7 days", "dates that cannot be read or lie ahead", SHARE, MORE,
	    CARE_NOW_OF(IN_CARE_LAST_VISIT, IN_CARE_PLACED, IN_CARE_PLACEMENT, IN_CARE_PERMANENCE,
			IN_CARE_LAST_REVIEW),
	    STANDARD("every child in time (Care Planning Regulations 2010, 28)", 100)),
    MEASURE(in_care, 89, "Days since the reviewing officer saw the child",
	    "How long ago did the independent reviewing officer last see or hear them?", "",
	    "children in care", "no date, or one that cannot be read or lies ahead", QUANTILE, LESS,
	    CARE_NOW_OF(IN_CARE_LAST_IRO), LIMIT("local standards between reviews")),
    MEASURE(in_care, 89a, "Never seen by the reviewing officer",
	    "For how many children is no contact recorded?", "children without a date",
	    "children in care", "dates that cannot be read or lie ahead", SHARE, LESS,
	    CARE_NOW_OF(IN_CARE_LAST_IRO)),
    MEASURE(in_care, 94, "Permanence plan recorded",
	    "Is it planned where the children shall grow up?", "children with a plan",
	    "children in care for 4 months", "plans that are none of the list", SHARE, MORE,
	    CARE_NOW_OF(IN_CARE_PERMANENCE),
	    STANDARD("a plan for permanence by the second review, at about 4 months (statutory "
		     "guidance on care planning)",
		     100)),
    MEASURE(in_care, 95, "Plans of children on care orders", "What is planned for them?",
	    "children with the plan", "children on a full or interim care order, with a plan",
	    "no plan that can be read", SPLIT, NEITHER, CARE_NOW_OF(IN_CARE_PERMANENCE),
	    PARTS(PLANS)),
    MEASURE(in_care, 95a, "Plans of children on section 20", "What is planned for them?",
	    "children with the plan", "children with status V2, with a plan",
	    "no plan that can be read", SPLIT, NEITHER, CARE_NOW_OF(IN_CARE_PERMANENCE),
	    PARTS(PLANS)),
    MEASURE(in_care, 95b, "Plans of children on placement orders", "What is planned for them?",
	    "children with the plan", "children on a placement order, with a plan",
	    "no plan that can be read", SPLIT, NEITHER, CARE_NOW_OF(IN_CARE_PERMANENCE),
	    PARTS(PLANS)),
    MEASURE(in_care, 95c, "Plans that do not fit the legal status", "Does the plan fit the order?",
	    "placement orders with another plan than adoption; section 20 with a plan of adoption",
	    "children on a placement order or section 20, with a plan", "no plan that can be read",
	    SHARE, LESS, CARE_NOW_OF(IN_CARE_PERMANENCE)),
};

MEASURE_TABLE(care_plans, "Plans, reviews and visits of children in care");
