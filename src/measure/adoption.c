/* J. Adoption: List 10. */
#include "measure/adoption.h"
#include "measure/children.h"
#include "measure/groups.h"
#include "measure/table.h"

/* ---- from care to a family ---- */

static struct answer m120(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return length_days(a->entered_care, a->placed);
}

static struct answer m121(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return days_to_match(a->placement_order, a->matched);
}

/* Neither placed nor adopted by a day, nor the plan given up. */
static bool waiting(const struct adoption_case *a, struct date_cell day)
{
	return !date_by(a->placed, day) && !date_by(a->adopted, day) && !date_by(a->reversed, day);
}

static bool readable_way(const struct adoption_case *a)
{
	return !is_unreadable(a->placed) && !is_unreadable(a->adopted) &&
	       !is_unreadable(a->reversed);
}

static struct answer m122(const struct adoption_case *a, const struct window *w)
{
	if (in_period(a->adopted, w))
		return in_fourteen_months(a->entered_care, a->placed);
	if (!date_by(a->decided, w->last) || !waiting(a, w->last))
		return outside();
	return readable_way(a) ? in_fourteen_months(a->entered_care, w->last) : left_out();
}

static struct answer m123(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	if (date_before(a->fostered, a->placed))
		return length_days(a->entered_care, a->fostered);
	return length_days(a->entered_care, a->placed);
}

static struct answer m124(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return length_days(a->decided, a->placed);
}

static struct answer m125(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return length_days(a->placement_order, a->placed);
}

static struct answer m126(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return length_days(a->placed, a->adopted);
}

/* ---- waiting ---- */

static bool waiting_with_order(const struct adoption_case *a, struct date_cell day)
{
	return date_by(a->placement_order, day) && readable_way(a) && waiting(a, day);
}

static struct answer m127(const struct adoption_case *a, const struct window *w)
{
	return waiting_with_order(a, w->last) ? yes() : outside();
}

static struct answer m127a(const struct adoption_case *a, const struct window *w)
{
	return waiting_with_order(a, w->last) ? length_days(a->placement_order, w->last)
					      : outside();
}

static struct answer m127b(const struct adoption_case *a, const struct window *w)
{
	if (!waiting_with_order(a, w->last))
		return outside();
	return date_by(a->entered_care, w->last) ? is(lasted(a->entered_care, w->last, 18))
						 : left_out();
}

/* ---- given up ---- */

static struct answer m128(const struct adoption_case *a, const struct window *w)
{
	if (!date_by(a->decided, w->last))
		return outside();
	return is_unreadable(a->reversed) ? left_out() : is(in_period(a->reversed, w));
}

static struct answer m128a(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return reversed_for(a->reversed_reason);
}

/* ---- adopted ---- */

static struct answer m129(const struct adoption_case *a, const struct window *w)
{
	(void)a, (void)w;
	return yes();
}

static struct answer m129a(const struct in_care *k, const struct window *w)
{
	(void)w;
	if (short_break(k))
		return outside();
	if (!has_value(k->ceased_reason) || code_is(k->ceased_reason, REC_X1))
		return left_out();
	return is(code_in(k->ceased_reason, REC_E11, REC_E12));
}

static struct answer m129b(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return age_at_adoption(a->born, a->adopted);
}

static struct answer m130(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return is_unreadable(a->fostered) ? left_out() : is(has_value(a->fostered));
}

/* ---- for whom it is harder to find a family ---- */

static struct answer harder(const struct adoption_case *a, struct date_cell day)
{
	int age = age_on(a->born, day);
	unsigned ethnic = ethnic_group(a->ethnicity);

	if (age >= 5 || said_yes(a->disability) || (ethnic > 0 && ethnic < ETHNIC_NOT_STATED))
		return yes();
	return age < 0 || !said_no(a->disability) || ethnic == ETHNIC_NOT_STATED ? left_out()
										 : is(false);
}

static struct answer m131(const struct adoption_case *a, const struct window *w)
{
	return waiting_with_order(a, w->last) ? harder(a, w->last) : outside();
}

static struct answer m131a(const struct adoption_case *a, const struct window *w)
{
	(void)w;
	return harder(a, a->adopted);
}

#define WRONG_ORDER   "dates lacking or in the wrong order"
#define HARDER	      "children of 5 and over, disabled, or of an ethnic minority"
#define UNTOLD	      "children of whom this is not told"
#define WAITING_NEEDS ADOPTION_PLACEMENT_ORDER, ADOPTION_PLACED, ADOPTION_ADOPTED, ADOPTION_REVERSED

static const struct measure measures[] = {
    MEASURE(adoption_case, 120, "Days from care to adopters",
	    "How long does it take until a child lives with the new family?",
	    "the sum of days from entering care to the placement", "children adopted in the period",
	    WRONG_ORDER, MEAN, LESS, FLOW(ADOPTION_ADOPTED),
	    NEEDS_OF(ADOPTION_ENTERED_CARE, ADOPTION_PLACED),
	    STANDARD("14 months, 426 days (adoption scorecards, A1)", FOURTEEN_MONTHS)),
    MEASURE(adoption_case, 121, "Days from placement order to match",
	    "How long does it take to find the family?",
	    "the sum of days from the order to the match; a match before the order counts 0",
	    "adopted children with an order", "children without an order or a match", MEAN, LESS,
	    FLOW(ADOPTION_ADOPTED), NEEDS_OF(ADOPTION_PLACEMENT_ORDER, ADOPTION_MATCHED),
	    STANDARD("4 months, 121 days (adoption scorecards, A2)", 121)),
    MEASURE(adoption_case, 122, "With adopters within 14 months",
	    "How many wait no longer than they should?",
	    "children who came to their family in under 426 days, or wait no longer as yet",
	    "children adopted in the period, and those still waiting for a family at its end",
	    WRONG_ORDER, SHARE, MORE, OVER,
	    NEEDS_OF(ADOPTION_ENTERED_CARE, ADOPTION_DECIDED, ADOPTION_PLACED, ADOPTION_ADOPTED,
		     ADOPTION_REVERSED),
	    LIMIT("14 months, 426 days (adoption scorecards, A3)")),
    MEASURE(adoption_case, 123, "Days from care to adopters, foster placements counted",
	    "And where the adopters were the foster carers before?",
	    "the sum of days from entering care to the placement with them, as foster carers or "
	    "for adoption",
	    "children adopted in the period", WRONG_ORDER, MEAN, LESS, FLOW(ADOPTION_ADOPTED),
	    NEEDS_OF(ADOPTION_ENTERED_CARE, ADOPTION_PLACED, ADOPTION_FOSTERED),
	    STANDARD("14 months, 426 days (adoption scorecards, A10)", FOURTEEN_MONTHS)),
    MEASURE(adoption_case, 124, "Days from decision to placement",
	    "How long from the decision to the family?", "", "children placed in the period",
	    WRONG_ORDER, QUANTILE, LESS, FLOW(ADOPTION_PLACED), NEEDS_OF(ADOPTION_DECIDED)),
    MEASURE(adoption_case, 125, "Days from placement order to placement",
	    "How long from the court's order to the family?", "", "children placed in the period",
	    WRONG_ORDER, QUANTILE, LESS, FLOW(ADOPTION_PLACED), NEEDS_OF(ADOPTION_PLACEMENT_ORDER)),
    MEASURE(adoption_case, 126, "Days from placement to adoption order",
	    "How long from the family to the adoption?", "", "children adopted in the period",
	    WRONG_ORDER, QUANTILE, LESS, FLOW(ADOPTION_ADOPTED), NEEDS_OF(ADOPTION_PLACED)),
    MEASURE(adoption_case, 127, "Children waiting for a family", "How many children wait?",
	    "children with a placement order, not placed, and the plan not given up", "", "repeats",
	    COUNT, LESS, AT_END, NEEDS_OF(WAITING_NEEDS)),
    MEASURE(adoption_case, 127a, "Days that they have waited", "How long have they waited?", "",
	    "children waiting, from the day of the order", "repeats", QUANTILE, LESS, AT_END,
	    NEEDS_OF(WAITING_NEEDS)),
    MEASURE(adoption_case, 127b, "Waiting 18 months and more",
	    "How many of them came into care long ago?", "children in care for 18 months",
	    "children waiting", "no date of entering care", SHARE, LESS, AT_END,
	    NEEDS_OF(WAITING_NEEDS, ADOPTION_ENTERED_CARE),
	    LIMIT("18 months since entering care (the Department's line)")),
    MEASURE(adoption_case, 128, "Decisions reversed", "How often is a plan of adoption given up?",
	    "decisions reversed in the period", "children with a decision in the list",
	    "dates that cannot be read", SHARE, LESS, OVER,
	    NEEDS_OF(ADOPTION_DECIDED, ADOPTION_REVERSED)),
    MEASURE(adoption_case, 128a, "Why decisions were reversed", "Why?",
	    "decisions reversed for the reason", "decisions reversed in the period",
	    "no reason that can be read", SPLIT, NEITHER, FLOW(ADOPTION_REVERSED),
	    NEEDS_OF(ADOPTION_REVERSED_REASON), PARTS(REVERSALS)),
    MEASURE(adoption_case, 129, "Adopted", "How many children are adopted?",
	    "adoption orders in the period", "", "repeats", COUNT, NEITHER, FLOW(ADOPTION_ADOPTED)),
    MEASURE(in_care, 129a, "Left care by adoption", "How many of those who leave care are adopted?",
	    "children who left by E11 or E12", "children who left care in the period",
	    "no reason that can be read, and X1, which ends no care", SHARE, NEITHER,
	    FLOW(IN_CARE_CEASED), NEEDS_OF(IN_CARE_LEGAL_STATUS, IN_CARE_CEASED_REASON),
	    ENGLAND(9, "2023")),
    MEASURE(adoption_case, 129b, "Age at adoption", "How old are they when they are adopted?",
	    "children of the age on the day of the order", "children adopted in the period",
	    "no date of birth", SPLIT, NEITHER, FLOW(ADOPTION_ADOPTED), NEEDS_OF(ADOPTION_BORN),
	    PARTS(ADOPTION_AGES)),
    MEASURE(adoption_case, 130, "Early permanence",
	    "How many live with their family before it is certain?",
	    "children placed first in fostering for adoption or a concurrent plan",
	    "children placed in the period", "dates that cannot be read", SHARE, MORE,
	    FLOW(ADOPTION_PLACED), NEEDS_OF(ADOPTION_FOSTERED)),
    MEASURE(adoption_case, 131, "Harder to place, among those waiting",
	    "For how many of those waiting is it harder to find a family?", HARDER,
	    "children waiting with a placement order", UNTOLD, SHARE, NEITHER, AT_END,
	    NEEDS_OF(WAITING_NEEDS, ADOPTION_BORN, ADOPTION_DISABILITY, ADOPTION_ETHNICITY)),
    MEASURE(adoption_case, 131a, "Harder to place, among those adopted",
	    "How many of those adopted were harder to place?", HARDER,
	    "children adopted in the period", UNTOLD, SHARE, NEITHER, FLOW(ADOPTION_ADOPTED),
	    NEEDS_OF(ADOPTION_BORN, ADOPTION_DISABILITY, ADOPTION_ETHNICITY)),
};

MEASURE_TABLE(adoption, "Adoption");
