#include "rules/rule.h"
#include "rules/ssda903/stays.h"
#include "rules/ssda903/valid.h"

static struct stay stay_of(const struct missing *m)
{
	return (struct stay){m->mis_start, m->mis_end, m->row.record};
}

static bool is_incident(struct code_cell kind)
{
	return code_in(kind, MISSING_M, MISSING_A);
}

/* An incident says on which day it began. */
static bool r564(const struct missing *m)
{
	return is_incident(m->missing) && is_absent(m->mis_start);
}

/* What began is one of the two kinds. */
static bool r565(const struct missing *m)
{
	return !is_absent(m->mis_start) && is_absent(m->missing);
}

/* And so is what ended. */
static bool r566(const struct missing *m)
{
	return !is_absent(m->mis_end) && is_absent(m->missing);
}

/* It ends no earlier than it began; a child may be back the same day. */
static bool r567(const struct missing *m)
{
	return date_after(m->mis_start, m->mis_end);
}

static bool r570(const struct missing *m)
{
	return date_after(m->mis_start, year_end(m));
}

static bool r571(const struct missing *m)
{
	return date_before(m->mis_end, year_start(m)) || date_after(m->mis_end, year_end(m));
}

/* The child's incident before this one. */
static const struct missing *incident_before(const struct missing *m)
{
	const struct missing *before = NULL;

	for (const struct missing *o = first_missing(m->row.child); o; o = next_missing(o))
		if (stay_before(stay_of(o), stay_of(m)) &&
		    (!before || stay_before(stay_of(before), stay_of(o))))
			before = o;
	return before;
}

/* A child is not missing twice at once. */
static bool r574(const struct missing *m)
{
	const struct missing *before = incident_before(m);

	return before && stays_overlap(stay_of(before), stay_of(m));
}

/* An incident is over when the episode it began in is: what follows is another. */
static bool r575(const struct missing *m)
{
	for (const struct episode *e = first_episode(m->row.child); e; e = next_episode(e))
		if (is_absent(m->mis_end) && date_within(m->mis_start, e->decom, e->dec))
			return true;
	return false;
}

/* What last year's return left open goes on in this year's, from the same day. */
static void r576(const struct child *c, struct sink *out)
{
	const struct missing *first = first_missing(c);

	for (const struct missing *m = first_missing(c->last); m && first; m = next_missing(m))
		if (has_value(m->mis_start) && is_absent(m->mis_end) &&
		    !date_same(first->mis_start, m->mis_start))
			flag(out, &first->row);
}

/* And it is over when care is. */
static bool r577(const struct missing *m)
{
	return outlasts_care(m->row.child, stay_of(m));
}

/* It begins in a period of care. */
static bool r578(const struct missing *m)
{
	const struct episode *last = NULL;
	const struct episode *first = has_value(m->mis_start) ? first_dated(m->row.child) : NULL;

	for (; first; first = next_dated(last)) {
		last = period_last(first);
		if (date_by(first->decom, m->mis_start) && !date_after(m->mis_start, last->dec))
			return false;
	}
	return last != NULL;
}

/* More closely: in an episode. One with no end that can be read is taken to go on. */
static bool r581(const struct missing *m)
{
	const struct episode *e = has_value(m->mis_start) ? first_dated(m->row.child) : NULL;
	bool in_care = e == NULL;

	for (; e && !in_care; e = next_dated(e))
		in_care = date_by(e->decom, m->mis_start) && !date_after(m->mis_start, e->dec);
	return !in_care;
}

static bool r586(const struct missing *m)
{
	return date_by(m->mis_start, m->dob);
}

/* Its start is a day in the calendar. */
static bool r1004(const struct missing *m)
{
	return is_absent(m->mis_start) || date_wrong(&m->row, m->mis_start, MISSING_MIS_START);
}

/* So is its end, once there is one. */
static bool r1005(const struct missing *m)
{
	return date_wrong(&m->row, m->mis_end, MISSING_MIS_END);
}

/* An incident is one of the two kinds; a blank is another rule's. */
static bool r1006(const struct missing *m)
{
	return code_wrong(m->missing, year_of(m));
}

/* Every incident is of a child in the header. One without a child id is another rule's. */
static bool rINT04(const struct missing *m)
{
	return !m->row.child->nameless && !first_header(m->row.child);
}

/* Who is as old as the header says. */
static bool rINT13(const struct missing *m)
{
	for (const struct header *h = first_header(m->row.child); h; h = next_header(h))
		if (date_differs(h->dob, m->dob))
			return true;
	return false;
}

static const struct rule rules[] = {
    RULE(missing, 564, 2022, LATEST, ERROR, FIELDS(MISSING_MISSING, MISSING_MIS_START), NO_NEEDS,
	 "The child was missing or away ({MISSING}), but the day it began is blank.",
	 "Without it nobody can say how often, or for how long, children are missing.",
	 "Enter the day the child was first missed, or take the record out."),
    RULE(missing, 565, 2022, LATEST, ERROR, FIELDS(MISSING_MISSING, MISSING_MIS_START), NO_NEEDS,
	 "Something began on {MIS_START}, but it does not say whether the child was missing or "
	 "away.",
	 "The two are counted apart; without a kind the incident is counted as neither.",
	 "Enter M or A, or take the record out."),
    RULE(missing, 566, 2022, LATEST, ERROR, FIELDS(MISSING_MISSING, MISSING_MIS_END), NO_NEEDS,
	 "Something ended on {MIS_END}, but it does not say whether the child was missing or away.",
	 "The two are counted apart; without a kind the incident is counted as neither.",
	 "Enter M or A, or take the record out."),
    RULE(missing, 567, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_START, MISSING_MIS_END), NO_NEEDS,
	 "The child was back on {MIS_END}, before the incident began on {MIS_START}.",
	 "One of the two dates is wrong, and the time away with it.",
	 "Compare both with the case record; often the two were exchanged."),
    RULE(missing, 570, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_START), NO_NEEDS,
	 "This incident began on {MIS_START}, after the last day of the collection year.",
	 "The return covers one year; what comes later belongs to the next one.",
	 "Correct the date, or leave the incident for next year's return."),
    RULE(missing, 571, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_END), NO_NEEDS,
	 "This incident ended on {MIS_END}, which is not in the collection year.",
	 "The return lists the incidents of one year, those still open at its end included.",
	 "Correct the date; take out an incident that was over before the year, and leave the "
	 "end blank if it came after."),
    RULE(missing, 574, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_START, MISSING_MIS_END), NO_NEEDS,
	 "This incident, from {MIS_START} to {MIS_END}, overlaps the one before it, or that one "
	 "has no end.",
	 "A child cannot be missing twice at once; the days would be counted twice.",
	 "End the earlier incident on the day the child was found, or make one of the two."),
    RULE(missing, 575, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_END),
	 NEEDS(MISSING_MIS_START, EPISODE_DECOM, EPISODE_DEC),
	 "The child has been missing or away since {MIS_START}, but the episode of that day is "
	 "over, and this has no end.",
	 "A child is missing from a placement; when that ends, so does the incident.",
	 "Enter the day the child was found, or at the latest the day the episode ended."),
    RULE(child, 576, 2022, LATEST, ERROR, FIELDS(MISSING_CHILD),
	 NEEDS(MISSING_MIS_START, LAST(MISSING_MIS_START), LAST(MISSING_MIS_END)),
	 "Last year's return left child {CHILD} missing, but this year's first incident began "
	 "on another day, {MIS_START}.",
	 "The open incident has to be carried on, or nobody knows whether the child was found.",
	 "Enter the incident that was open on 31 March again, with the start it had then."),
    RULE(missing, 577, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_END),
	 NEEDS(MISSING_MIS_START, EPISODE_DECOM, EPISODE_DEC),
	 "This incident, from {MIS_START} to {MIS_END}, was not over when the child ceased to be "
	 "looked after.",
	 "It is counted as time missing from care, of which there was none after that.",
	 "End it no later than care, or correct the end of the last episode."),
    RULE(missing, 578, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_START),
	 NEEDS(EPISODE_DECOM, EPISODE_DEC),
	 "This incident began on {MIS_START}, when the child was not looked after.",
	 "Only children in care are counted as missing from care.",
	 "Correct the date, add the episode that is lacking, or take the incident out."),
    RULE(missing, 581, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_START),
	 NEEDS(EPISODE_DECOM, EPISODE_DEC),
	 "This incident began on {MIS_START}, a day on which the child was in no episode.",
	 "Only children in care are counted as missing from care.",
	 "Correct the date, add the episode that is lacking, or take the incident out."),
    RULE(missing, 586, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_START), NEEDS(MISSING_DOB),
	 "This incident began on {MIS_START}, but the child was born on {DOB}.",
	 "One of the two dates is wrong, or the incident is another child's.",
	 "Compare both with the case record and correct the wrong one."),
    RULE(missing, 1004, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_START), NO_NEEDS,
	 "The day this incident began, {MIS_START}, is blank or is not a day in the calendar.",
	 "Without it nobody can say how often, or for how long, children are missing.",
	 "Enter it as day/month/year with all four figures of the year."),
    RULE(missing, 1005, 2022, LATEST, ERROR, FIELDS(MISSING_MIS_END), NO_NEEDS,
	 "The day this incident ended, {MIS_END}, is not a day in the calendar.",
	 "Until it can be read, nobody can say how long the child was missing.",
	 "Enter it as day/month/year with all four figures of the year, or clear it if the "
	 "child has not been found."),
    RULE(missing, 1006, 2022, LATEST, ERROR, FIELDS(MISSING_MISSING), NO_NEEDS,
	 "The kind of incident, {MISSING}, is neither M (missing) nor A (away without "
	 "permission).",
	 "The two are counted apart: where a missing child is, nobody knows.",
	 "Enter M or A, in capitals."),
    RULE(missing, INT04, 2022, LATEST, ERROR, FIELDS(MISSING_CHILD), NEEDS(HEADER_CHILD),
	 "There is an incident for child {CHILD}, who is not in the header.",
	 "Without a header nothing is known of the child: no birth date, no sex.",
	 "Add the child to the header, or correct the child id here; look for lost leading "
	 "noughts and stray letters."),
    RULE(missing, INT13, 2022, LATEST, ERROR, FIELDS(MISSING_DOB), NEEDS(HEADER_DOB),
	 "The incident gives {DOB} as the date of birth, the header another day.",
	 "Ages are worked out from either date, and the two would not agree.",
	 "Compare both with the case record and correct the wrong one; if they belong to two "
	 "children, correct the child id."),
};

RULE_TABLE(ssda903_missing, SSDA903, "missing and away");
