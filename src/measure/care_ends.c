/* H. Coming into care and leaving it: List 8; SSDA903 Episodes. */
#include "measure/care.h"
#include "measure/episodes.h"
#include "measure/table.h"

/* ---- in and out ---- */

/* The child left care on the day that this row begins, or came back on the day that it ends. */
static bool carries_on(const struct in_care *k)
{
	for (const struct in_care *o = first_in_care(k->row.child); o; o = next_in_care(o))
		if (o != k && date_same(o->ceased, k->start))
			return true;
	return false;
}

static bool goes_on(const struct in_care *k)
{
	for (const struct in_care *o = first_in_care(k->row.child); o; o = next_in_care(o))
		if (o != k && date_same(o->start, k->ceased))
			return true;
	return false;
}

static bool starts(const struct in_care *k)
{
	return !short_break(k) && !carries_on(k);
}

static bool ceases(const struct in_care *k)
{
	return !short_break(k) && !goes_on(k);
}

static struct answer m70(const struct in_care *k, const struct window *w)
{
	(void)w;
	return starts(k) ? yes() : outside();
}

static struct answer m70a(const struct in_care *k, const struct window *w)
{
	(void)w;
	return ceases(k) ? yes() : outside();
}

static struct answer s70(const struct episode *e, const struct window *w)
{
	(void)w;
	return care_begins(e) ? yes() : outside();
}

static struct answer s70a(const struct episode *e, const struct window *w)
{
	(void)w;
	return care_ends(e) ? yes() : outside();
}

static struct answer m98(const struct in_care *k, const struct window *w)
{
	(void)w;
	return starts(k) ? as_said(k->again) : outside();
}

static struct answer s98(const struct episode *e, const struct window *w)
{
	struct date_cell before = care_ended_before(e);

	(void)w;
	if (!care_begins(e))
		return outside();
	return is(date_by(e->decom, months_after(before, 12)));
}

/* ---- why it ended ---- */

/* The group of a reason; X1 is none, and neither is a blank. */
static struct answer ended_as(struct code_cell reason)
{
	unsigned group = has_value(reason) ? care_end_group(reason) : CARE_END_NONE;

	return group == CARE_END_NONE ? left_out() : part(group);
}

static struct answer ended_by(struct code_cell reason, enum code first, enum code last)
{
	struct answer a = ended_as(reason);

	if (a.kind != ANSWER_PARTS)
		return a;
	return is(reason.v >= (int32_t)first && reason.v <= (int32_t)last);
}

static struct answer not_planned(struct code_cell reason)
{
	return code_in(reason, REC_E4A, REC_E4B) ? is(code_is(reason, REC_E4B)) : outside();
}

static struct answer m99(const struct in_care *k, const struct window *w)
{
	(void)w;
	return ceases(k) ? ended_as(k->ceased_reason) : outside();
}

static struct answer s99(const struct episode *e, const struct window *w)
{
	(void)w;
	return care_ends(e) ? ended_as(e->rec) : outside();
}

static struct answer m99a(const struct in_care *k, const struct window *w)
{
	(void)w;
	return ceases(k) ? ended_by(k->ceased_reason, REC_E43, REC_E48) : outside();
}

static struct answer s99a(const struct episode *e, const struct window *w)
{
	(void)w;
	return care_ends(e) ? ended_by(e->rec, REC_E43, REC_E48) : outside();
}

static struct answer m100(const struct in_care *k, const struct window *w)
{
	(void)w;
	return ceases(k) ? not_planned(k->ceased_reason) : outside();
}

static struct answer s100(const struct episode *e, const struct window *w)
{
	(void)w;
	return care_ends(e) ? not_planned(e->rec) : outside();
}

#define ENDS_OF_LIST FLOW(IN_CARE_CEASED), NEEDS_OF(CARE_NEEDS, IN_CARE_CEASED_REASON)
#define ENDS_OF_903  FLOW(EPISODE_DEC), NEEDS_OF(EPISODE_NEEDS)

static const struct measure measures[] = {
    MEASURE(in_care, 70, "Children coming into care", "How many children come into care?",
	    "starts in the period; short breaks, and a return on the day that care ended, are none",
	    "", "repeats, and rows without a start", COUNT, NEITHER, BEGUN(IN_CARE_START),
	    NEEDS_OF(CARE_NEEDS)),
    MEASURE(in_care, 70a, "Children leaving care", "How many children leave care?",
	    "ends in the period; not where the child came back the same day", "", "repeats", COUNT,
	    NEITHER, FLOW(IN_CARE_CEASED), NEEDS_OF(CARE_NEEDS)),
    MEASURE_ROW(in_care, 70r, m70, ANNEXA, "Rate of coming into care",
		"How many children in every 10,000 come into care in a year?",
		"starts in the period, as for a whole year", "children under 18 in the area",
		"repeats, and rows without a start", RATE, NEITHER, BEGUN(IN_CARE_START),
		NEEDS_OF(CARE_NEEDS)),
    MEASURE_903(
	episode, 70, "Children coming into care", "How many children come into care?",
	"starts in the period; short breaks, and a return on the day that care ended, are none", "",
	"", COUNT, NEITHER, FLOW(EPISODE_DECOM), NEEDS_OF(EPISODE_NEEDS)),
    MEASURE_903(episode, 70a, "Children leaving care", "How many children leave care?",
		"ends in the period; not where the child came back the same day", "", "", COUNT,
		NEITHER, ENDS_OF_903),
    MEASURE_ROW(episode, 70r, s70, SSDA903, "Rate of coming into care",
		"How many children in every 10,000 come into care in a year?",
		"starts in the period, as for a whole year", "children under 18 in the area", "",
		RATE, NEITHER, FLOW(EPISODE_DECOM), NEEDS_OF(EPISODE_NEEDS)),
    MEASURE(in_care, 98, "Back in care within a year", "Do children come back into care?",
	    "starts that are a second or later period of care within 12 months",
	    "starts in the period of which it says yes or no",
	    "blank and unknown; repeats, and rows without a start", SHARE, LESS,
	    BEGUN(IN_CARE_START), NEEDS_OF(CARE_NEEDS, IN_CARE_AGAIN)),
    MEASURE_903(episode, 98, "Back in care within a year", "Do children come back into care?",
		"starts no more than 12 months after an earlier period of care ended; one that "
		"ended before the year is seen only where that year's return is there too",
		"starts in the period", "", SHARE, LESS, FLOW(EPISODE_DECOM),
		NEEDS_OF(EPISODE_NEEDS)),
    MEASURE(in_care, 99, "Why care ended", "Where do children go from care?",
	    "children whose care ended so", "children who left care in the period",
	    "no reason that can be read, and X1, which ends no care", SPLIT, NEITHER, ENDS_OF_LIST,
	    PARTS(CARE_END_GROUPS)),
    MEASURE_903(episode, 99, "Why care ended", "Where do children go from care?",
		"children whose care ended so", "children who left care in the period", "", SPLIT,
		NEITHER, ENDS_OF_903, PARTS(CARE_END_GROUPS)),
    MEASURE(in_care, 99a, "Left by special guardianship",
	    "How many find a home for good with a special guardian?",
	    "children who left by E43 to E48", "children who left care in the period",
	    "no reason that can be read, and X1, which ends no care", SHARE, NEITHER, ENDS_OF_LIST,
	    ENGLAND(12, "2023")),
    MEASURE_903(episode, 99a, "Left by special guardianship",
		"How many find a home for good with a special guardian?",
		"children who left by E43 to E48", "children who left care in the period", "",
		SHARE, NEITHER, ENDS_OF_903, ENGLAND(12, "2023")),
    MEASURE(in_care, 100, "Unplanned return home", "Do children go home without a plan?",
	    "children who went home not planned (E4B)", "children who went home (E4A, E4B)",
	    "repeats", SHARE, LESS, ENDS_OF_LIST),
    MEASURE_903(episode, 100, "Unplanned return home", "Do children go home without a plan?",
		"children who went home not planned (E4B)", "children who went home (E4A, E4B)", "",
		SHARE, LESS, ENDS_OF_903),
};

MEASURE_TABLE(care_ends, "Coming into care and leaving it");
