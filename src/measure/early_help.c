/* B. Early help: List 2. */
#include "measure/ask.h"
#include "measure/bodies.h"
#include "measure/children.h"
#include "measure/lengths.h"
#include "measure/table.h"

/* ---- how many ---- */

static struct answer m11(const struct early_help *h, const struct window *w)
{
	(void)h, (void)w;
	return yes();
}

static struct answer m11a(const struct child *c, const struct window *w)
{
	for (const struct early_help *h = first_early_help(c); h; h = next_early_help(h))
		if (in_period(h->start, w))
			return yes();
	return outside();
}

static struct answer m11r(const struct early_help *h, const struct window *w)
{
	(void)w;
	return unborn_on(h->born, h->start) ? left_out() : yes();
}

static struct answer m12(const struct early_help *h, const struct window *w)
{
	return open_on(h->start, h->completed, w->last) ? yes() : outside();
}

static struct answer m12a(const struct early_help *h, const struct window *w)
{
	if (!open_on(h->start, h->completed, w->last))
		return outside();
	return is(date_before(months_after(h->start, 6), w->last));
}

/* ---- how long ---- */

static struct answer m13(const struct early_help *h, const struct window *w)
{
	(void)w;
	return length_days(h->start, h->completed);
}

static struct answer m13b(const struct early_help *h, const struct window *w)
{
	static const int32_t last[] = {28, 45, 90};
	struct answer a = m13(h, w);

	return a.kind == ANSWER_AMOUNT ? part(band_of(a.amount, last, 3)) : a;
}

/* ---- up, down, and by whom ---- */

static bool referred_after(const struct child *c, struct date_cell day, struct date_cell drawn)
{
	for (const struct referral *r = first_referral(c); r; r = next_referral(r))
		if (date_after(r->referred, day) && date_by(r->referred, drawn))
			return true;
	return false;
}

static struct answer m14(const struct child *c, const struct window *w)
{
	bool told = false;

	for (const struct early_help *h = first_early_help(c); h; h = next_early_help(h)) {
		if (referred_after(c, h->start, w->drawn))
			return yes();
		told |= date_by(h->start, w->drawn);
	}
	if (told)
		return is(false);
	return first_early_help(c) ? left_out() : outside();
}

static struct answer m15(const struct in_need *n, const struct window *w)
{
	(void)w;
	return is(early_help_within(n->row.child, date_plus(n->closed, -30), 120));
}

static struct answer m16(const struct early_help *h, const struct window *w)
{
	(void)w;
	return has_value(h->organisation) ? part(body_group(text_of(h->organisation))) : left_out();
}

static const struct measure measures[] = {
    MEASURE(early_help, 11, "Early help assessments", "How many early help assessments begin?",
	    "assessments begun in the period", "", "repeats, and rows without a start date", COUNT,
	    NEITHER, BEGUN(EARLY_HELP_START)),
    MEASURE(child, 11a, "Children with an early help assessment",
	    "How many children are they about?", "children with an assessment begun in the period",
	    "", "", COUNT, NEITHER, OVER, NEEDS_OF(EARLY_HELP_START)),
    MEASURE(early_help, 11r, "Early help rate",
	    "How many early help assessments begin in a year for every 10,000 children?",
	    "assessments begun in the period, as for a whole year", "children under 18 in the area",
	    "assessments of unborn children, repeats, rows without a start date", RATE, NEITHER,
	    BEGUN(EARLY_HELP_START), NEEDS_OF(EARLY_HELP_BORN)),
    MEASURE(early_help, 12, "Early help open now",
	    "How many early help assessments are not finished?", "assessments open on the day", "",
	    "", COUNT, NEITHER, AT_END, NEEDS_OF(EARLY_HELP_START, EARLY_HELP_COMPLETED)),
    MEASURE(early_help, 12a, "Early help open over six months",
	    "How many of them are old, and perhaps dead, cases?",
	    "open assessments begun more than six months before", "assessments open on the day", "",
	    SHARE, LESS, AT_END, NEEDS_OF(EARLY_HELP_START, EARLY_HELP_COMPLETED)),
    MEASURE(early_help, 13, "Time to complete early help",
	    "How many days does an early help assessment take?", "",
	    "assessments completed in the period", "assessments completed before they began",
	    QUANTILE, LESS, FLOW(EARLY_HELP_COMPLETED), NEEDS_OF(EARLY_HELP_START),
	    LIMIT("local; many authorities use 45 working days")),
    MEASURE_ROW(early_help, 13a, m13, ANNEXA, "Early help: the fastest quarter",
		"Within how many days is a quarter of them done?", "",
		"assessments completed in the period", "assessments completed before they began",
		QUANTILE, LESS, FLOW(EARLY_HELP_COMPLETED), NEEDS_OF(EARLY_HELP_START),
		.percent = 25),
    MEASURE(early_help, 13b, "Early help by days taken", "Are some much slower?",
	    "assessments that took so many days", "assessments completed in the period",
	    "assessments completed before they began", SPLIT, NEITHER, FLOW(EARLY_HELP_COMPLETED),
	    NEEDS_OF(EARLY_HELP_START),
	    PARTS("0 to 28 days", "29 to 45 days", "46 to 90 days", "91 days and more")),
    MEASURE_ROW(early_help, 13c, m13, ANNEXA, "Early help: the slowest quarter",
		"After how many days is a quarter of them still not done?", "",
		"assessments completed in the period", "assessments completed before they began",
		QUANTILE, LESS, FLOW(EARLY_HELP_COMPLETED), NEEDS_OF(EARLY_HELP_START),
		.percent = 75),
    MEASURE(child, 14, "Step up",
	    "How many children with early help are referred to social care afterwards?",
	    "children referred after their early help began, up to the reference date; six months "
	    "show only a part of them",
	    "children with early help", "children whose early help has no start date", SHARE,
	    NEITHER, NOW, NEEDS_OF(EARLY_HELP_START, REFERRAL_REFERRED)),
    MEASURE(in_need, 15, "Step down", "How many children get early help when social care ends?",
	    "closures with early help begun from 30 days before to 90 days after",
	    "cases closed in the period", "", SHARE, NEITHER, FLOW(IN_NEED_CLOSED),
	    NEEDS_OF(EARLY_HELP_START)),
    MEASURE(early_help, 16, "Early help by organisation", "Who carries the early help assessments?",
	    "assessments by such a body", "assessments with an organisation",
	    "assessments without one", SPLIT, NEITHER, BEGUN(EARLY_HELP_START),
	    NEEDS_OF(EARLY_HELP_ORGANISATION), PARTS(BODY_GROUPS)),
};

MEASURE_TABLE(early_help, "Early help");
