/* J. Adoption as the SSDA903 tells it: AD1, PlacedAdoption and the episodes. */
#include "measure/adoption.h"
#include "measure/care_groups.h"
#include "measure/episodes.h"
#include "measure/table.h"

static bool adopted(const struct episode *e)
{
	return code_in(e->rec, REC_E11, REC_E12);
}

static bool for_adoption(const struct episode *e)
{
	return placement_group(e->place) == PLACED_FOR_ADOPTION;
}

/* The first placement for adoption that led to this episode; NULL for none. */
static const struct episode *adopters_first(const struct episode *e)
{
	const struct episode *first = NULL;

	for (const struct episode *p = e; p; p = episode_before(p))
		if (for_adoption(p))
			first = p;
	return first;
}

/* Whether it is seen that it was the first: an episode before it, or care began with it. */
static bool seen_to_begin(const struct episode *e)
{
	return code_is(e->rne, RNE_S) || episode_before(e);
}

/* ---- from care to a family ---- */

/* The days from entering care to an episode of the same care; left out where care began unseen. */
static struct answer days_in_care(const struct episode *e, const struct episode *to)
{
	const struct episode *began = care_first(e);

	return to && code_is(began->rne, RNE_S) ? length_days(began->decom, to->decom) : left_out();
}

static struct answer s120(const struct episode *e, const struct window *w)
{
	(void)w;
	return adopted(e) ? days_in_care(e, adopters_first(e)) : outside();
}

/* The day of the placement order that is in force at an episode, where it is seen. */
static struct date_cell ordered_on(const struct episode *e)
{
	const struct episode *first = status_first(e);

	return code_is(e->ls, LS_E1) && status_begun(first) ? first->decom
							    : (struct date_cell){CELL_ABSENT};
}

static struct answer s121(const struct episode *e, const struct window *w)
{
	const struct ad1 *a = first_ad1(e->row.child);

	(void)w;
	if (!adopted(e))
		return outside();
	return a ? days_to_match(ordered_on(e), a->date_match) : left_out();
}

/* Longer than 14 months is sure even where the beginning of care is not seen; shorter is not. */
static struct answer soon_enough(const struct episode *began, struct date_cell to)
{
	struct answer a = in_fourteen_months(began->decom, to);

	return a.kind == ANSWER_YES && !code_is(began->rne, RNE_S) ? left_out() : a;
}

static const struct episode *adopted_in(const struct child *c, const struct window *w)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (adopted(e) && in_period(e->dec, w))
			return e;
	return NULL;
}

/* The decision that stands on a day: the last one, not reversed by then. */
static const struct placed_adoption *decided_on(const struct child *c, struct date_cell day)
{
	const struct placed_adoption *last = NULL;

	for (const struct placed_adoption *p = first_placed_adoption(c); p;
	     p = next_placed_adoption(p))
		if (date_by(p->date_placed, day) && !date_by(p->date_placed_ceased, day) &&
		    (!last || date_after(p->date_placed, last->date_placed)))
			last = p;
	return last;
}

static struct answer s122(const struct child *c, const struct window *w)
{
	const struct episode *e = adopted_in(c, w), *placed = e ? adopters_first(e) : NULL;

	if (e)
		return placed ? soon_enough(care_first(e), placed->decom) : left_out();
	e = episode_on(c, w->last);
	if (!e || for_adoption(e) || !decided_on(c, w->last))
		return outside();
	return soon_enough(care_first(e), w->last);
}

/* Where the adopters were the foster carers before: the first day with them. */
static struct answer s123(const struct episode *e, const struct window *w)
{
	const struct episode *placed = adopted(e) ? adopters_first(e) : NULL;

	(void)w;
	if (!adopted(e))
		return outside();
	if (placed && code_in(placed->place, PLACE_A3, PLACE_A5))
		placed = placement_first(placed);
	return days_in_care(e, placed);
}

/* A placement for adoption that follows no other. */
static bool comes_to_adopters(const struct episode *e)
{
	return for_adoption(e) && seen_to_begin(e) && adopters_first(e) == e;
}

static struct answer s124(const struct episode *e, const struct window *w)
{
	const struct placed_adoption *decision;

	(void)w;
	if (!comes_to_adopters(e))
		return outside();
	decision = decided_on(e->row.child, e->decom);
	return decision ? length_days(decision->date_placed, e->decom) : left_out();
}

static struct answer s125(const struct episode *e, const struct window *w)
{
	(void)w;
	return comes_to_adopters(e) ? length_days(ordered_on(e), e->decom) : outside();
}

static struct answer s126(const struct episode *e, const struct window *w)
{
	const struct episode *placed = adopted(e) ? adopters_first(e) : NULL;

	(void)w;
	if (!adopted(e))
		return outside();
	return placed && seen_to_begin(placed) ? length_days(placed->decom, e->dec) : left_out();
}

/* ---- waiting ---- */

/* The plan was given up by a day, and none was made since. */
static bool given_up(const struct child *c, struct date_cell day)
{
	return first_placed_adoption(c) && !decided_on(c, day);
}

/* The episode of a child in care on a placement order, not placed, and the plan not given up. */
static const struct episode *waiting(const struct child *c, struct date_cell day)
{
	const struct episode *e = episode_on(c, day);

	return e && code_is(e->ls, LS_E1) && !for_adoption(e) && !given_up(c, day) ? e : NULL;
}

static struct answer s127(const struct child *c, const struct window *w)
{
	return waiting(c, w->last) ? yes() : outside();
}

static struct answer s127a(const struct child *c, const struct window *w)
{
	const struct episode *e = waiting(c, w->last);

	return e ? length_days(ordered_on(e), w->last) : outside();
}

static struct answer s127b(const struct child *c, const struct window *w)
{
	const struct episode *e = waiting(c, w->last), *began = e ? care_first(e) : NULL;

	if (!e)
		return outside();
	if (lasted(began->decom, w->last, 18))
		return yes();
	return code_is(began->rne, RNE_S) ? is(false) : left_out();
}

/* ---- given up ---- */

static struct answer s128(const struct placed_adoption *p, const struct window *w)
{
	if (!date_by(p->date_placed, w->last))
		return outside();
	return is_unreadable(p->date_placed_ceased) ? left_out()
						    : is(in_period(p->date_placed_ceased, w));
}

static struct answer s128a(const struct placed_adoption *p, const struct window *w)
{
	(void)w;
	return reversed_for(p->reason_placed_ceased);
}

/* ---- adopted ---- */

static struct answer s129(const struct episode *e, const struct window *w)
{
	(void)w;
	return adopted(e) ? yes() : outside();
}

static struct answer s129a(const struct episode *e, const struct window *w)
{
	(void)w;
	return care_ends(e) ? is(adopted(e)) : outside();
}

static struct answer s129b(const struct episode *e, const struct window *w)
{
	(void)w;
	return adopted(e) ? age_at_adoption(born_of(e->row.child), e->dec) : outside();
}

#define PLACED_NEEDS EPISODE_NEEDS, EPISODE_PLACE
#define UNSEEN                                                                                     \
	"children whose care, order or placement began before the episodes in the return; while "  \
	"there are any, the figure may be too low"
#define DECISIONS PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_DATE_PLACED_CEASED

static const struct measure measures[] = {
    MEASURE_903(episode, 120, "Days from care to adopters",
		"How long does it take until a child lives with the new family?",
		"the sum of days from entering care to the first placement for adoption",
		"children adopted in the period",
		"children whose care or placement began before the episodes in the return; while "
		"there are any, the figure may be too low",
		MEAN, LESS, FLOW(EPISODE_DEC), NEEDS_OF(PLACED_NEEDS),
		LIMIT("14 months, 426 days (adoption scorecards, A1)")),
    MEASURE_903(episode, 121, "Days from placement order to match",
		"How long does it take to find the family?",
		"the sum of days from the order (status E1) to the match; a match before the order "
		"counts 0",
		"adopted children with an order", "children without an order or a match; " UNSEEN,
		MEAN, LESS, FLOW(EPISODE_DEC), NEEDS_OF(EPISODE_NEEDS, AD1_DATE_MATCH),
		LIMIT("4 months, 121 days (adoption scorecards, A2)")),
    MEASURE_903(
	child, 122, "With adopters within 14 months", "How many wait no longer than they should?",
	"children who came to their family in under 426 days, or wait no longer as yet",
	"children adopted in the period, and those with a decision still waiting at its end",
	"children who may have entered care before the episodes in the return, where that matters",
	SHARE, MORE, OVER, NEEDS_OF(PLACED_NEEDS, DECISIONS),
	LIMIT("14 months, 426 days (adoption scorecards, A3)")),
    MEASURE_903(
	episode, 123, "Days from care to adopters, foster placements counted",
	"And where the adopters were the foster carers before?",
	"the sum of days from entering care to the placement for adoption or, with the current "
	"foster carers (A3, A5), to the first day with them",
	"children adopted in the period", UNSEEN, MEAN, LESS, FLOW(EPISODE_DEC),
	NEEDS_OF(PLACED_NEEDS, MAYBE(EPISODE_URN), MAYBE(EPISODE_PL_POST)),
	LIMIT("14 months, 426 days (adoption scorecards, A10)")),
    MEASURE_903(episode, 124, "Days from decision to placement",
		"How long from the decision to the family?", "", "children placed in the period",
		"children without a decision before the placement", QUANTILE, LESS,
		FLOW(EPISODE_DECOM), NEEDS_OF(PLACED_NEEDS, DECISIONS)),
    MEASURE_903(episode, 125, "Days from placement order to placement",
		"How long from the court's order to the family?", "",
		"children placed in the period", "children without an order (E1); " UNSEEN,
		QUANTILE, LESS, FLOW(EPISODE_DECOM), NEEDS_OF(PLACED_NEEDS)),
    MEASURE_903(episode, 126, "Days from placement to adoption order",
		"How long from the family to the adoption?", "", "children adopted in the period",
		"children whose first placement for adoption is not seen", QUANTILE, LESS,
		FLOW(EPISODE_DEC), NEEDS_OF(PLACED_NEEDS)),
    MEASURE_903(child, 127, "Children waiting for a family", "How many children wait?",
		"children in care on a placement order (E1), not placed, and the decision not "
		"reversed",
		"", "", COUNT, LESS, AT_END, NEEDS_OF(PLACED_NEEDS, DECISIONS)),
    MEASURE_903(child, 127a, "Days that they have waited", "How long have they waited?", "",
		"children waiting, from the day of the order", UNSEEN, QUANTILE, LESS, AT_END,
		NEEDS_OF(PLACED_NEEDS, DECISIONS)),
    MEASURE_903(child, 127b, "Waiting 18 months and more",
		"How many of them came into care long ago?", "children in care for 18 months",
		"children waiting",
		"children who may have entered care before the episodes in the return", SHARE, LESS,
		AT_END, NEEDS_OF(PLACED_NEEDS, DECISIONS),
		LIMIT("18 months since entering care (the Department's line)")),
    MEASURE_903(placed_adoption, 128, "Decisions reversed",
		"How often is a plan of adoption given up?", "decisions reversed in the period",
		"decisions in the return", "dates that cannot be read", SHARE, LESS, OVER,
		NEEDS_OF(DECISIONS)),
    MEASURE_903(placed_adoption, 128a, "Why decisions were reversed", "Why?",
		"decisions reversed for the reason", "decisions reversed in the period",
		"no reason that can be read", SPLIT, NEITHER,
		FLOW(PLACED_ADOPTION_DATE_PLACED_CEASED),
		NEEDS_OF(PLACED_ADOPTION_REASON_PLACED_CEASED), PARTS(REVERSALS)),
    MEASURE_903(episode, 129, "Adopted", "How many children are adopted?",
		"children who left care in the period by E11 or E12", "", "", COUNT, NEITHER,
		FLOW(EPISODE_DEC), NEEDS_OF(EPISODE_NEEDS)),
    MEASURE_903(episode, 129a, "Left care by adoption",
		"How many of those who leave care are adopted?", "children who left by E11 or E12",
		"children who left care in the period", "", SHARE, NEITHER, FLOW(EPISODE_DEC),
		NEEDS_OF(EPISODE_NEEDS), ENGLAND(9, "2023")),
    MEASURE_903(episode, 129b, "Age at adoption", "How old are they when they are adopted?",
		"children of the age on the day of the order", "children adopted in the period",
		"no date of birth", SPLIT, NEITHER, FLOW(EPISODE_DEC),
		NEEDS_OF(EPISODE_NEEDS, HEADER_DOB), PARTS(ADOPTION_AGES)),
};

MEASURE_TABLE(adoption903, "Adoption");
