/* G. Child protection plans: List 7, and the census. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/lengths.h"
#include "measure/table.h"

enum { LONG = 24 /* months: a plan that ended longer ago is not counted */ };

static bool open_at(const struct protection *p, const struct window *w)
{
	return open_on(p->start, p->end, w->last);
}

static bool open_then(const struct cp_plan *p, const struct window *w)
{
	return open_on(p->start, p->end, w->last);
}

/* ---- how many ---- */

static struct answer m55(const struct child *c, const struct window *w)
{
	return open_plan(c, w->last) ? yes() : outside();
}

static struct answer m55r(const struct child *c, const struct window *w)
{
	if (!open_plan(c, w->last))
		return outside();
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (open_at(p, w) && !unborn_on(p->born, w->last))
			return yes();
	return left_out();
}

static struct answer c55(const struct child *c, const struct window *w)
{
	return census_on_plan(c, w->last) ? yes() : outside();
}

static struct answer c55r(const struct child *c, const struct window *w)
{
	if (!census_on_plan(c, w->last))
		return outside();
	return unborn_on(census_birth(c), w->last) ? left_out() : yes();
}

/* ---- the category of abuse ---- */

static struct answer category_part(struct code_cell category)
{
	return has_value(category) ? part((unsigned)category.v - ABUSE_NEG) : left_out();
}

static struct answer category_is(struct code_cell category, enum code code)
{
	return has_value(category) ? is(code_is(category, code)) : left_out();
}

static struct answer drifted(struct code_cell first, struct code_cell latest)
{
	return has_value(first) && has_value(latest) ? is(code_differs(first, latest)) : left_out();
}

static struct answer m56(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? category_part(p->category) : outside();
}

static struct answer m56a(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? category_part(p->first_category) : outside();
}

static struct answer m56b(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? drifted(p->first_category, p->category) : outside();
}

static struct answer m56c(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? category_is(p->category, ABUSE_NEG) : outside();
}

static struct answer m56d(const struct protection *p, const struct window *w)
{
	return open_at(p, w) ? category_is(p->category, ABUSE_EMO) : outside();
}

static struct answer c56(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? category_part(p->latest_category) : outside();
}

static struct answer c56a(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? category_part(p->initial_category) : outside();
}

static struct answer c56b(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? drifted(p->initial_category, p->latest_category) : outside();
}

static struct answer c56c(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? category_is(p->latest_category, ABUSE_NEG) : outside();
}

static struct answer c56d(const struct cp_plan *p, const struct window *w)
{
	return open_then(p, w) ? category_is(p->latest_category, ABUSE_EMO) : outside();
}

/* ---- beginning, ending, and beginning again ---- */

static struct answer m57(const struct protection *p, const struct window *w)
{
	(void)p, (void)w;
	return yes();
}

static struct answer c57(const struct cp_plan *p, const struct window *w)
{
	(void)p, (void)w;
	return yes();
}

static struct answer second(struct number_cell earlier)
{
	return has_value(earlier) ? is(earlier.v >= 1) : left_out();
}

static struct answer m58(const struct protection *p, const struct window *w)
{
	(void)w;
	return second(p->earlier_plans);
}

static struct answer c58(const struct cp_plan *p, const struct window *w)
{
	(void)w;
	return second(p->previous_plans);
}

/* Whether a plan ended before this one began, and not two years before. */
static bool ended_before(struct date_cell end, struct date_cell start)
{
	return date_by(end, start) && !lasted(end, start, LONG);
}

static struct answer m58a(const struct protection *p, const struct window *w)
{
	(void)w;
	for (const struct protection *e = first_protection(p->row.child); e; e = next_protection(e))
		if (e != p && date_before(e->start, p->start) && ended_before(e->end, p->start))
			return yes();
	return is(false);
}

static struct answer c58a(const struct cp_plan *p, const struct window *w)
{
	(void)w;
	for (const struct cp_plan *e = first_cp_plan(p->row.child); e; e = next_cp_plan(e))
		if (e != p && date_before(e->start, p->start) && ended_before(e->end, p->start))
			return yes();
	return is(false);
}

#define NEEDS_OPEN	     NEEDS_OF(PROTECTION_START, PROTECTION_END)
#define NEEDS_OPEN_AND(...)  NEEDS_OF(PROTECTION_START, PROTECTION_END, __VA_ARGS__)
#define CENSUS_OPEN	     NEEDS_OF(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate)
#define CENSUS_OPEN_AND(...) NEEDS_OF(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate, __VA_ARGS__)
#define CATEGORIES                                                                                 \
	"Neglect", "Physical abuse", "Sexual abuse", "Emotional abuse",                            \
	    "Several, or not recommended"

static const struct measure measures[] = {
    MEASURE(child, 55, "Children on a protection plan", "How many children are on a plan?",
	    "children with an open plan in List 7", "", "", COUNT, NEITHER, AT_END, NEEDS_OPEN),
    MEASURE(child, 55r, "Rate of children on a protection plan",
	    "How many children in every 10,000 are on a plan?",
	    "children with an open plan in List 7", "children under 18 in the area",
	    "unborn children", RATE, NEITHER, AT_END, NEEDS_OPEN_AND(PROTECTION_BORN)),
    MEASURE_CIN(child, 55, "Children on a protection plan", "How many children are on a plan?",
		"children with an open plan", "", "", COUNT, NEITHER, AT_END, CENSUS_OPEN),
    MEASURE_CIN(child, 55r, "Rate of children on a protection plan",
		"How many children in every 10,000 are on a plan?", "children with an open plan",
		"children under 18 in the area", "unborn children", RATE, NEITHER, AT_END,
		CENSUS_OPEN_AND(IDENTIFIERS_PersonBirthDate)),
    MEASURE(protection, 56, "Plans by latest category", "What are children protected from?",
	    "open plans whose latest category it is", "open plans in List 7", "no category", SPLIT,
	    NEITHER, NOW, NEEDS_OPEN_AND(PROTECTION_CATEGORY), PARTS(CATEGORIES)),
    MEASURE(protection, 56a, "Plans by initial category", "And what was it at the start?",
	    "open plans whose initial category it is", "open plans in List 7", "no category", SPLIT,
	    NEITHER, NOW, NEEDS_OPEN_AND(PROTECTION_FIRST_CATEGORY), PARTS(CATEGORIES)),
    MEASURE(protection, 56b, "Plans whose category changed", "Does the category drift?",
	    "open plans whose latest category is not the initial one",
	    "open plans in List 7 with both", "one of the two is lacking", SHARE, NEITHER, NOW,
	    NEEDS_OPEN_AND(PROTECTION_FIRST_CATEGORY, PROTECTION_CATEGORY)),
    MEASURE(protection, 56c, "Plans for neglect", "How many plans are for neglect?",
	    "open plans whose latest category is neglect", "open plans in List 7", "no category",
	    SHARE, NEITHER, NOW, NEEDS_OPEN_AND(PROTECTION_CATEGORY), ENGLAND(50, "2020")),
    MEASURE(protection, 56d, "Plans for emotional abuse", "How many plans are for emotional abuse?",
	    "open plans whose latest category is emotional abuse", "open plans in List 7",
	    "no category", SHARE, NEITHER, NOW, NEEDS_OPEN_AND(PROTECTION_CATEGORY),
	    ENGLAND(36, "2020")),
    MEASURE_CIN(cp_plan, 56, "Plans by latest category", "What are children protected from?",
		"open plans whose latest category it is", "open plans", "no category", SPLIT,
		NEITHER, NOW, CENSUS_OPEN_AND(CP_PLAN_LatestCategoryOfAbuse), PARTS(CATEGORIES)),
    MEASURE_CIN(cp_plan, 56a, "Plans by initial category", "And what was it at the start?",
		"open plans whose initial category it is", "open plans", "no category", SPLIT,
		NEITHER, NOW, CENSUS_OPEN_AND(CP_PLAN_InitialCategoryOfAbuse), PARTS(CATEGORIES)),
    MEASURE_CIN(cp_plan, 56b, "Plans whose category changed", "Does the category drift?",
		"open plans whose latest category is not the initial one", "open plans with both",
		"one of the two is lacking", SHARE, NEITHER, NOW,
		CENSUS_OPEN_AND(CP_PLAN_InitialCategoryOfAbuse, CP_PLAN_LatestCategoryOfAbuse)),
    MEASURE_CIN(cp_plan, 56c, "Plans for neglect", "How many plans are for neglect?",
		"open plans whose latest category is neglect", "open plans", "no category", SHARE,
		NEITHER, NOW, CENSUS_OPEN_AND(CP_PLAN_LatestCategoryOfAbuse), ENGLAND(50, "2020")),
    MEASURE_CIN(
	cp_plan, 56d, "Plans for emotional abuse", "How many plans are for emotional abuse?",
	"open plans whose latest category is emotional abuse", "open plans", "no category", SHARE,
	NEITHER, NOW, CENSUS_OPEN_AND(CP_PLAN_LatestCategoryOfAbuse), ENGLAND(36, "2020")),
    MEASURE(protection, 57, "Plans started", "How many plans begin?", "plans begun in the period",
	    "", "repeats, and rows without a date", COUNT, NEITHER, BEGUN(PROTECTION_START)),
    MEASURE_ROW(protection, 57a, m57, ANNEXA, "Plans ended", "How many plans end?",
		"plans ended in the period", "", "repeats", COUNT, NEITHER, FLOW(PROTECTION_END)),
    MEASURE_CIN(cp_plan, 57, "Plans started", "How many plans begin?", "plans begun in the period",
		"", "rows without a date", COUNT, NEITHER, BEGUN(CP_PLAN_CPPstartDate)),
    MEASURE_ROW(cp_plan, 57a, c57, CIN, "Plans ended", "How many plans end?",
		"plans ended in the period", "", "", COUNT, NEITHER, FLOW(CP_PLAN_CPPendDate)),
    MEASURE(protection, 58, "Second or later plan", "How many children have been on a plan before?",
	    "plans of children who had one before, however long ago", "plans begun in the period",
	    "no number of earlier plans", SHARE, LESS, BEGUN(PROTECTION_START),
	    NEEDS_OF(PROTECTION_EARLIER_PLANS)),
    MEASURE(
	protection, 58a, "On a plan again within two years",
	"How many are back within two years, as the list shows?",
	"plans of children with an earlier one in the list, ended less than two years before; the "
	"list keeps only the plans of six months, so the true share is higher",
	"plans begun in the period", "repeats, and rows without a date", SHARE, LESS,
	BEGUN(PROTECTION_START), NEEDS_OF(PROTECTION_END)),
    MEASURE_CIN(cp_plan, 58, "Second or later plan",
		"How many children have been on a plan before?",
		"plans of children who had one before, however long ago, with any authority",
		"plans begun in the period", "no number of earlier plans", SHARE, LESS,
		BEGUN(CP_PLAN_CPPstartDate), NEEDS_OF(CP_PLAN_NumberOfPreviousCPP)),
    MEASURE_CIN(cp_plan, 58a, "On a plan again within two years",
		"How many are back within two years, as the census shows?",
		"plans of children with an earlier one in this census, ended less than two years "
		"before; a census keeps only the plans of its year, so the true share is higher",
		"plans begun in the period", "rows without a date", SHARE, LESS,
		BEGUN(CP_PLAN_CPPstartDate), NEEDS_OF(CP_PLAN_CPPendDate)),
};

MEASURE_TABLE(plans, "Child protection plans");
