/* H. Children in care: how many, who they are, and by which law. List 8; SSDA903 Episodes. */
#include "measure/care.h"
#include "measure/episodes.h"
#include "measure/groups.h"
#include "measure/lengths.h"
#include "measure/table.h"

/* ---- how many ---- */

static struct answer m69(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->last) ? yes() : outside();
}

static struct answer s69(const struct child *c, const struct window *w)
{
	return episode_on(c, w->last) ? yes() : outside();
}

/* ---- who ---- */

static struct answer m71(const struct in_care *k, const struct window *w)
{
	unsigned band = age_band(k->born, w->last, false);

	if (!in_care_at(k, w->last))
		return outside();
	return band == AGE_NOT_RECORDED ? left_out() : part(band);
}

static struct answer m71a(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->last) ? part(sex_group(k->gender)) : outside();
}

static struct answer m71b(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->last) ? part(ethnic_group(k->ethnicity)) : outside();
}

static struct answer m72(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->drawn) ? as_said(k->uasc) : outside();
}

static struct answer s72(const struct child *c, const struct window *w)
{
	if (!episode_on(c, w->last))
		return outside();
	for (const struct uasc *u = first_uasc(c); u; u = next_uasc(u))
		if (is_absent(u->duc) || date_after(u->duc, w->last))
			return yes();
	return is(false);
}

static struct answer m73(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->need) ? part(need_group(k->need)) : left_out();
}

static struct answer s73(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return has_value(e->cin) ? part(need_group(e->cin)) : left_out();
}

/* ---- by which law ---- */

static struct answer m74(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->legal_status) ? part(legal_group(k->legal_status)) : left_out();
}

static struct answer s74(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return has_value(e->ls) ? part(legal_group(e->ls)) : left_out();
}

static bool accommodated(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->drawn) && code_is(k->legal_status, LS_V2);
}

static bool can_tell_since(struct date_cell since, const struct window *w)
{
	return date_by(since, w->drawn);
}

static struct answer m75(const struct in_care *k, const struct window *w)
{
	static const int months[] = {3, 6, 12};

	if (!accommodated(k, w))
		return outside();
	if (said_yes(k->uasc) || !can_tell_since(k->status_start, w))
		return left_out();
	return part(length_band(k->status_start, w->drawn, months, 3));
}

static struct answer m75a(const struct in_care *k, const struct window *w)
{
	if (!accommodated(k, w))
		return outside();
	if (said_yes(k->uasc) || !can_tell_since(k->status_start, w))
		return left_out();
	return is(lasted(k->status_start, w->drawn, 12));
}

/* A remand or another youth justice status, or a place in custody or a secure home. */
static bool detained(struct code_cell status, struct code_cell place)
{
	return code_in(status, LS_J1, LS_J2, LS_J3) || code_in(place, PLACE_R5, PLACE_K1);
}

static struct answer m102(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->drawn) ? is(detained(k->legal_status, k->placement)) : outside();
}

static struct answer s102(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	return e ? is(detained(e->ls, e->place)) : outside();
}

/* ---- how long ---- */

static struct answer m101(const struct in_care *k, const struct window *w)
{
	static const int months[] = {6, 12, 24, 60};

	if (!in_care_at(k, w->last))
		return outside();
	return part(length_band(k->start, w->last, months, 4));
}

static struct answer m101a(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->last) ? amount(days_between(k->start, w->last)) : outside();
}

static struct answer m101b(const struct in_care *k, const struct window *w)
{
	(void)w;
	return short_break(k) ? outside() : length_days(k->start, k->ceased);
}

static const struct measure measures[] = {
    MEASURE(in_care, 69, "Children in care", "How many children are in care?",
	    "children in care on the day; short breaks are not counted", "", "rows that repeat",
	    COUNT, NEITHER, AT_END, NEEDS_OF(CARE_NEEDS)),
    MEASURE_ROW(in_care, 69r, m69, ANNEXA, "Rate of children in care",
		"How many children in every 10,000 are in care?",
		"children in care on the day; short breaks are not counted",
		"children under 18 in the area", "rows that repeat", RATE, NEITHER, AT_END,
		NEEDS_OF(CARE_NEEDS), ENGLAND(67, "2025")),
    MEASURE_903(child, 69, "Children in care", "How many children are in care?",
		"children with an episode open on the day; short breaks are not counted", "", "",
		COUNT, NEITHER, AT_END, NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS)),
    MEASURE_ROW(child, 69r, s69, SSDA903, "Rate of children in care",
		"How many children in every 10,000 are in care?",
		"children with an episode open on the day; short breaks are not counted",
		"children under 18 in the area", "", RATE, NEITHER, AT_END,
		NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS), ENGLAND(67, "2025")),
    MEASURE(in_care, 71, "Children in care by age", "How old are the children in care?",
	    "children of the age on the day", "children in care on the day",
	    "no date of birth that can be read", SPLIT, NEITHER, AT_END,
	    NEEDS_OF(CARE_NEEDS, IN_CARE_BORN), PARTS(AGE_BAND_NAMES)),
    MEASURE(in_care, 71a, "Children in care by sex", "Are they boys or girls?",
	    "children of the sex", "children in care on the day", "rows that repeat", SPLIT,
	    NEITHER, AT_END, NEEDS_OF(CARE_NEEDS, IN_CARE_GENDER), PARTS(SEX_NAMES)),
    MEASURE(in_care, 71b, "Children in care by ethnic group",
	    "Which ethnic groups do they belong to?", "children of the ethnic group",
	    "children in care on the day", "rows that repeat", SPLIT, NEITHER, AT_END,
	    NEEDS_OF(CARE_NEEDS, IN_CARE_ETHNICITY), PARTS(ETHNIC_GROUP_NAMES)),
    MEASURE(in_care, 72, "Unaccompanied children",
	    "How many of them came to this country alone to seek asylum?",
	    "children of whom the list says so, now or in the last 12 months",
	    "children in care of whom it says yes or no", "blank and unknown", SHARE, NEITHER,
	    CARE_NOW_OF(IN_CARE_UASC), ENGLAND(8, "2025")),
    MEASURE_903(child, 72, "Unaccompanied children",
		"How many of them came to this country alone to seek asylum?",
		"children in the UASC table who had not ceased to be so by the day",
		"children in care on the day", "", SHARE, NEITHER, AT_END,
		NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, UASC_DUC), ENGLAND(8, "2025")),
    MEASURE(in_care, 73, "Why children came into care", "What need brought them into care?",
	    "children with the need", "children in care with a need recorded",
	    "no need that can be read", SPLIT, NEITHER, CARE_NOW_OF(IN_CARE_NEED),
	    PARTS(NEED_GROUPS)),
    MEASURE_903(child, 73, "Why children came into care", "What need brought them into care?",
		"children with the need", "children in care with a need recorded",
		"no need that can be read", SPLIT, NEITHER, AT_END,
		NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, EPISODE_CIN), PARTS(NEED_GROUPS)),
    MEASURE(in_care, 74, "Legal status", "By which law are they in care?",
	    "children with the legal status", "children in care with a legal status",
	    "no legal status that can be read", SPLIT, NEITHER, CARE_NOW, PARTS(LEGAL_GROUPS)),
    MEASURE_903(child, 74, "Legal status", "By which law are they in care?",
		"children with the legal status", "children in care with a legal status",
		"no legal status that can be read", SPLIT, NEITHER, AT_END,
		NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS), PARTS(LEGAL_GROUPS)),
    MEASURE(in_care, 75, "Time on section 20",
	    "How long have children been in care by agreement alone?",
	    "children with this status for so long", "children with status V2 on the day",
	    "unaccompanied children, and no start of the status", SPLIT, NEITHER,
	    CARE_NOW_OF(IN_CARE_STATUS_START, IN_CARE_UASC),
	    PARTS("Under 3 months", "3 to 6 months", "6 to 12 months", "12 months and more")),
    MEASURE(in_care, 75a, "Section 20 for a year and more", "How many drift along on an agreement?",
	    "children with this status for 12 months", "children with status V2 on the day",
	    "unaccompanied children, and no start of the status", SHARE, LESS,
	    CARE_NOW_OF(IN_CARE_STATUS_START, IN_CARE_UASC)),
    MEASURE(in_care, 101, "How long children have been in care", "How long have they been in care?",
	    "children in care for so long", "children in care on the day", "rows that repeat",
	    SPLIT, NEITHER, AT_END, NEEDS_OF(CARE_NEEDS),
	    PARTS("Under 6 months", "6 to 12 months", "1 to 2 years", "2 to 5 years",
		  "5 years and more")),
    MEASURE(in_care, 101a, "Days in care so far", "How many days, for the child in the middle?", "",
	    "children in care on the day", "rows that repeat", QUANTILE, NEITHER, AT_END,
	    NEEDS_OF(CARE_NEEDS)),
    MEASURE(in_care, 101b, "Days in care when it ended", "How long had it been when care ended?",
	    "", "children who left care in the period", "care that ended before it began", QUANTILE,
	    NEITHER, FLOW(IN_CARE_CEASED), NEEDS_OF(IN_CARE_START, IN_CARE_LEGAL_STATUS)),
    MEASURE(in_care, 102, "Custody and remand",
	    "How many are on remand, in custody or in a secure home?",
	    "children with status J1 to J3, or in a placement R5 or K1", "children in care", "",
	    SHARE, NEITHER, CARE_NOW_OF(IN_CARE_PLACEMENT)),
    MEASURE_903(child, 102, "Custody and remand",
		"How many are on remand, in custody or in a secure home?",
		"children with status J1 to J3, or in a placement R5 or K1",
		"children in care on the day", "", SHARE, NEITHER, AT_END,
		NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, EPISODE_PLACE)),
};

MEASURE_TABLE(in_care, "Children in care");
