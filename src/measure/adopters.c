/* K. Adopters: List 11. A row is a person; what is counted is families. */
#include "measure/lengths.h"
#include "measure/table.h"

/* An answer about the family; who has no family's number is one alone. */
static struct answer of_family(const struct adopter *a, struct answer answer)
{
	return about(has_value(a->family) ? text_of(a->family) : a->row.child->id, answer);
}

static struct answer days_from(const struct adopter *a, struct date_cell from, struct date_cell to)
{
	return of_family(a, length_days(from, to));
}

static struct answer in_months(const struct adopter *a, struct date_cell from, struct date_cell to,
			       int months)
{
	return of_family(a, date_by(from, to) ? is(date_by(to, months_after(from, months)))
					      : left_out());
}

static struct answer m132(const struct adopter *a, const struct window *w)
{
	(void)w;
	return in_months(a, a->stage1_start, a->stage1_end, 2);
}

static struct answer m132a(const struct adopter *a, const struct window *w)
{
	(void)w;
	return days_from(a, a->stage1_start, a->stage1_end);
}

static struct answer m133(const struct adopter *a, const struct window *w)
{
	(void)w;
	return in_months(a, a->stage2_start, a->stage2_end, 4);
}

static struct answer m133a(const struct adopter *a, const struct window *w)
{
	(void)w;
	return days_from(a, a->stage2_start, a->stage2_end);
}

static struct answer m134(const struct adopter *a, const struct window *w)
{
	(void)w;
	return days_from(a, a->enquired, a->approved);
}

static struct answer m135(const struct adopter *a, const struct window *w)
{
	(void)w;
	return days_from(a, a->approved, a->matched);
}

static struct answer m135a(const struct adopter *a, const struct window *w)
{
	if (!date_by(a->approved, w->drawn) || date_by(a->left, w->drawn))
		return outside();
	if (is_unreadable(a->matched) || is_unreadable(a->left))
		return left_out();
	return of_family(a, is(!date_by(a->matched, w->drawn)));
}

static struct answer m135b(const struct adopter *a, const struct window *w)
{
	struct answer waits = m135a(a, w);

	return waits.kind == ANSWER_YES ? days_from(a, a->approved, w->drawn) : outside();
}

static struct answer m136(const struct adopter *a, const struct window *w)
{
	return is_unreadable(a->left) ? left_out() : of_family(a, is(in_period(a->left, w)));
}

static struct answer m136a(const struct adopter *a, const struct window *w)
{
	(void)w;
	if (!has_value(a->left_reason))
		return left_out();
	return of_family(a, part((unsigned)(a->left_reason.v - (int32_t)LEFT_REASON_1)));
}

#define WRONG_ORDER "dates lacking or in the wrong order"

static const struct measure measures[] = {
    MEASURE(adopter, 132, "Stage 1 within two months",
	    "Does the first stage take no longer than it should?",
	    "families whose stage took up to two months",
	    "families whose stage 1 ended in the period", WRONG_ORDER, SHARE, MORE,
	    FLOW(ADOPTER_STAGE1_END), NEEDS_OF(ADOPTER_FAMILY, ADOPTER_STAGE1_START),
	    STANDARD("two months (statutory guidance on adoption)", 100), .keyed = KEYED_ONCE),
    MEASURE(adopter, 132a, "Days in stage 1", "How long does it take?", "",
	    "families whose stage 1 ended in the period", WRONG_ORDER, QUANTILE, LESS,
	    FLOW(ADOPTER_STAGE1_END), NEEDS_OF(ADOPTER_FAMILY, ADOPTER_STAGE1_START),
	    .keyed = KEYED_ONCE),
    MEASURE(adopter, 133, "Stage 2 within four months",
	    "Does the second stage take no longer than it should?",
	    "families whose stage took up to four months",
	    "families whose stage 2 ended in the period", WRONG_ORDER, SHARE, MORE,
	    FLOW(ADOPTER_STAGE2_END), NEEDS_OF(ADOPTER_FAMILY, ADOPTER_STAGE2_START),
	    STANDARD("four months (statutory guidance on adoption)", 100), .keyed = KEYED_ONCE),
    MEASURE(adopter, 133a, "Days in stage 2", "How long does it take?", "",
	    "families whose stage 2 ended in the period", WRONG_ORDER, QUANTILE, LESS,
	    FLOW(ADOPTER_STAGE2_END), NEEDS_OF(ADOPTER_FAMILY, ADOPTER_STAGE2_START),
	    .keyed = KEYED_ONCE),
    MEASURE(adopter, 134, "Days from enquiry to approval",
	    "How long from the first word to the approval?", "", "families approved in the period",
	    WRONG_ORDER, QUANTILE, LESS, FLOW(ADOPTER_APPROVED),
	    NEEDS_OF(ADOPTER_FAMILY, ADOPTER_ENQUIRED), .keyed = KEYED_ONCE,
	    LIMIT("a family may rest for up to six months between the stages")),
    MEASURE(adopter, 135, "Days from approval to match",
	    "How long until a child is found for them?", "", "families matched in the period",
	    WRONG_ORDER, QUANTILE, LESS, FLOW(ADOPTER_MATCHED),
	    NEEDS_OF(ADOPTER_FAMILY, ADOPTER_APPROVED), .keyed = KEYED_ONCE),
    MEASURE(adopter, 135a, "Approved and not matched", "How many approved families wait?",
	    "families without a match", "families approved who have not left", "unreadable dates",
	    SHARE, LESS, NOW,
	    NEEDS_OF(ADOPTER_FAMILY, ADOPTER_APPROVED, ADOPTER_MATCHED, ADOPTER_LEFT),
	    .keyed = KEYED_ONCE),
    MEASURE(adopter, 135b, "Days that they have waited", "How long have they waited?", "",
	    "families approved, without a match, who have not left", "", QUANTILE, LESS, NOW,
	    NEEDS_OF(ADOPTER_FAMILY, ADOPTER_APPROVED, ADOPTER_MATCHED, ADOPTER_LEFT),
	    .keyed = KEYED_ONCE),
    MEASURE(adopter, 136, "Left the process", "How many families give up or are refused?",
	    "families who left in the period", "families in the list", "unreadable dates", SHARE,
	    LESS, OVER, NEEDS_OF(ADOPTER_FAMILY, ADOPTER_LEFT), .keyed = KEYED_ONCE),
    MEASURE(adopter, 136a, "Why families left", "Why?", "families who left for the reason",
	    "families who left in the period", "no reason that can be read", SPLIT, NEITHER,
	    FLOW(ADOPTER_LEFT), NEEDS_OF(ADOPTER_FAMILY, ADOPTER_LEFT_REASON), .keyed = KEYED_ONCE,
	    PARTS("Withdrew", "Put on hold", "Refused")),
};

MEASURE_TABLE(adopters, "Adopters");
