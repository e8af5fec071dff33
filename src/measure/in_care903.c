/* H. Children in care: who they are, for how long, and who looks after them, from the SSDA903. */
#include "measure/care_groups.h"
#include "measure/episodes.h"
#include "measure/groups.h"
#include "measure/lengths.h"
#include "measure/table.h"

/* ---- whose case ---- */

static struct answer s54(const struct child *c, const struct window *w)
{
	if (!episode_on(c, w->last))
		return outside();
	for (const struct sw_episode *s = first_sw_episode(c); s; s = next_sw_episode(s))
		if (open_on(s->sw_decom, s->sw_dec, w->last) && has_value(s->sw_id))
			return is(false);
	return yes();
}

/* ---- who ---- */

static struct answer s71(const struct child *c, const struct window *w)
{
	unsigned band = age_band(born_of(c), w->last, false);

	if (!episode_on(c, w->last))
		return outside();
	return band == AGE_NOT_RECORDED ? left_out() : part(band);
}

static struct answer s71a(const struct child *c, const struct window *w)
{
	const struct header *h = first_header(c);

	if (!episode_on(c, w->last))
		return outside();
	return part(h ? sex_group(h->sex) : SEX_NOT_STATED);
}

static struct answer s71b(const struct child *c, const struct window *w)
{
	const struct header *h = first_header(c);

	if (!episode_on(c, w->last))
		return outside();
	return part(h ? ethnic_group(h->ethnic) : ETHNIC_NOT_STATED);
}

/* ---- taken to safety ---- */

enum { EMERGENCY = 6 /* months, as List 7 asks */ };

static struct answer s66a(const struct child *c, const struct window *w)
{
	struct date_cell since = months_after(date_plus(w->last, 1), -EMERGENCY);

	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (code_in(e->ls, LS_L1, LS_L2) && overlaps(e->decom, e->dec, since, w->last))
			return yes();
	return outside();
}

/* ---- by agreement ---- */

enum { YEAR = 12 /* months */ };

/* The episode with which section 20 began, of a child that is in care by it; NULL for no such. */
static const struct episode *accommodated(const struct child *c, struct date_cell day)
{
	const struct episode *e = episode_on(c, day);

	return e && code_is(e->ls, LS_V2) ? status_first(e) : NULL;
}

/* Whether it can be told how long it has been: seen to begin, or a year ago and more anyway. */
static bool told_since(const struct child *c, const struct episode *first, struct date_cell day)
{
	return !unaccompanied(c) && (status_begun(first) || lasted(first->decom, day, YEAR));
}

static struct answer s75(const struct child *c, const struct window *w)
{
	static const int months[] = {3, 6, YEAR};
	const struct episode *first = accommodated(c, w->last);

	if (!first)
		return outside();
	return told_since(c, first, w->last) ? part(length_band(first->decom, w->last, months, 3))
					     : left_out();
}

static struct answer s75a(const struct child *c, const struct window *w)
{
	const struct episode *first = accommodated(c, w->last);

	if (!first)
		return outside();
	return told_since(c, first, w->last) ? is(lasted(first->decom, w->last, YEAR)) : left_out();
}

/* ---- how long ---- */

static bool seen_from_the_start(const struct episode *e)
{
	return code_is(care_first(e)->rne, RNE_S);
}

static struct answer s101(const struct child *c, const struct window *w)
{
	static const int months[] = {6, 12, 24, 60};
	const struct episode *e = episode_on(c, w->last);
	unsigned band = e ? length_band(care_first(e)->decom, w->last, months, 4) : 0;

	if (!e)
		return outside();
	return band == 4 || seen_from_the_start(e) ? part(band) : left_out();
}

static struct answer s101a(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return seen_from_the_start(e) ? amount(days_between(care_first(e)->decom, w->last))
				      : left_out();
}

static struct answer s101b(const struct episode *e, const struct window *w)
{
	(void)w;
	if (!care_ends(e))
		return outside();
	return seen_from_the_start(e) && date_by(care_first(e)->decom, e->dec)
		   ? amount(days_between(care_first(e)->decom, e->dec))
		   : left_out();
}

#define IN_CARE_AND(...) NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, __VA_ARGS__)
#define SECTION_20	 IN_CARE_AND(EPISODE_RNE, MAYBE(UASC_DUC), MAYBE(HEADER_UASC))
#define NOT_SEEN	 "children whose care began before the episodes in the return"
#define STATUS_NOT_SEEN                                                                            \
	"unaccompanied children, and those whose status began before the episodes in the return, " \
	"unless that is a year ago anyway"

static const struct measure measures[] = {
    MEASURE_903(child, 54, "Children in care without a worker", "Has every child somebody?",
		"children without an open social-worker episode that names a worker",
		"children in care on the day", "", SHARE, LESS, AT_END,
		IN_CARE_AND(SW_EPISODE_SW_ID, SW_EPISODE_SW_DECOM, SW_EPISODE_SW_DEC)),
    MEASURE_903(child, 66a, "Children taken to safety at once", "How many children is that?",
		"children under police protection (L1) or an emergency protection order (L2) in "
		"the last six months, on a plan or not",
		"", "", COUNT, NEITHER, NOW, NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS)),
    MEASURE_903(child, 71, "Children in care by age", "How old are the children in care?",
		"children of the age on the day", "children in care on the day",
		"no date of birth that can be read", SPLIT, NEITHER, AT_END,
		IN_CARE_AND(HEADER_DOB), PARTS(AGE_BAND_NAMES)),
    MEASURE_903(child, 71a, "Children in care by sex", "Are they boys or girls?",
		"children of the sex", "children in care on the day", "", SPLIT, NEITHER, AT_END,
		IN_CARE_AND(HEADER_SEX), PARTS(SEX_NAMES)),
    MEASURE_903(child, 71b, "Children in care by ethnic group",
		"Which ethnic groups do they belong to?", "children of the ethnic group",
		"children in care on the day", "", SPLIT, NEITHER, AT_END,
		IN_CARE_AND(HEADER_ETHNIC), PARTS(ETHNIC_GROUP_NAMES)),
    MEASURE_903(child, 75, "Time on section 20",
		"How long have children been in care by agreement alone?",
		"children with this status for so long", "children with status V2 on the day",
		STATUS_NOT_SEEN, SPLIT, NEITHER, AT_END, SECTION_20,
		PARTS("Under 3 months", "3 to 6 months", "6 to 12 months", "12 months and more")),
    MEASURE_903(child, 75a, "Section 20 for a year and more",
		"How many drift along on an agreement?", "children with this status for 12 months",
		"children with status V2 on the day", STATUS_NOT_SEEN, SHARE, LESS, AT_END,
		SECTION_20),
    MEASURE_903(child, 101, "How long children have been in care",
		"How long have they been in care?", "children in care for so long",
		"children in care on the day", NOT_SEEN ", unless that is five years ago anyway",
		SPLIT, NEITHER, AT_END, NEEDS_OF(EPISODE_NEEDS),
		PARTS("Under 6 months", "6 to 12 months", "1 to 2 years", "2 to 5 years",
		      "5 years and more")),
    MEASURE_903(child, 101a, "Days in care so far", "How many days, for the child in the middle?",
		"", "children in care on the day",
		NOT_SEEN "; while there are any, the figure may be too low", QUANTILE, NEITHER,
		AT_END, NEEDS_OF(EPISODE_NEEDS)),
    MEASURE_903(episode, 101b, "Days in care when it ended",
		"How long had it been when care ended?", "", "children who left care in the period",
		NOT_SEEN "; while there are any, the figure may be too low", QUANTILE, NEITHER,
		FLOW(EPISODE_DEC), NEEDS_OF(EPISODE_NEEDS)),
};

MEASURE_TABLE(in_care903, "Children in care");
