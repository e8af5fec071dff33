/* Section 47 enquiries: when they began, and whether a conference came of them. */
#include "rules/cin/dates.h"
#include "rules/cin/overlap.h"

enum { CONFERENCE_LIMIT = 15 }; /* working days */

/* No conference yet, and none that is still to come is ruled out. */
static bool is_open(const struct section47 *s)
{
	return is_absent(s->initial_cpc) && !is_yes(s->icpc_not_required);
}

/* No conference yet, though one is said to be needed. */
static bool awaits_conference(const struct section47 *s)
{
	return is_absent(s->initial_cpc) && is_no(s->icpc_not_required);
}

/* An enquiry begins before its conference, or on that day. */
static bool r8615(const struct section47 *s)
{
	return date_after(s->actual_start, s->initial_cpc) ||
	       (is_absent(s->actual_start) && !is_absent(s->initial_cpc));
}

/* A conference that was due before the end of the year has been held. */
static bool r8675Q(const struct section47 *s)
{
	return awaits_conference(s) &&
	       before_last_working(s->actual_start, year_end(s), CONFERENCE_LIMIT);
}

/* The conference was held in the census year. */
static bool r8715(const struct section47 *s)
{
	return outside_year(s->initial_cpc, &s->row);
}

/* An enquiry whose conference is still to come began in the census year. */
static bool r8740(const struct section47 *s)
{
	return awaits_conference(s) && outside_year(s->actual_start, &s->row);
}

static size_t count_open(const struct cindetails *d)
{
	size_t n = 0;

	for (const struct section47 *s = first_section47(d->row.child); s; s = next_section47(s))
		n += s->cindetails == d && is_open(s);
	return n;
}

/* An episode has one open enquiry at most; when it has two, every one of the episode without a
 * date of conference is marked. */
static bool r8839(const struct section47 *s)
{
	return is_absent(s->initial_cpc) && count_open(s->cindetails) > 1;
}

static bool began_during(const struct section47 *a, const struct section47 *b)
{
	struct date_cell end = is_open(b) ? year_end(b) : b->initial_cpc;

	return a != b && a->cindetails == b->cindetails &&
	       date_within(a->actual_start, b->actual_start, end);
}

/* No enquiry of an episode begins while another goes on. */
static void r8890(const struct child *c, struct sink *out)
{
	static const enum field beginning[] = {SECTION47_S47ActualStartDate, FIELD_NONE};

	for (const struct section47 *a = first_section47(c); a; a = next_section47(a)) {
		struct overlap o = {0};

		for (const struct section47 *b = first_section47(c); b; b = next_section47(b)) {
			o.begins_during |= began_during(a, b);
			o.goes_on |= began_during(b, a);
		}
		flag_overlap(out, &a->row, o, beginning);
	}
}

static const struct rule rules[] = {
    RULE(section47, 8615, 2022, LATEST, ERROR,
	 FIELDS(SECTION47_S47ActualStartDate, SECTION47_DateOfInitialCPC), NO_NEEDS,
	 "The initial child protection conference was held on {DateOfInitialCPC}, but the day the "
	 "section 47 enquiry began is missing or later: {S47ActualStartDate}.",
	 "How long the child waited for the conference cannot be told.",
	 "Check both dates in the case record; give the day the enquiry began."),
    RULE(
	section47, 8675Q, 2022, LATEST, QUERY,
	FIELDS(SECTION47_DateOfInitialCPC, SECTION47_S47ActualStartDate, SECTION47_ICPCnotRequired),
	NO_NEEDS,
	"The section 47 enquiry began on {S47ActualStartDate}, more than 15 working days before "
	"the "
	"end of the census year, and no conference has been held.",
	"A conference is to be held within 15 working days; a child at risk may be left waiting.",
	"Give its date, or mark that none was needed; otherwise explain the delay."),
    RULE(section47, 8715, 2022, LATEST, ERROR, FIELDS(SECTION47_DateOfInitialCPC), NO_NEEDS,
	 "The initial child protection conference was held on {DateOfInitialCPC}, which is not in "
	 "the census year.",
	 "Each conference is counted once, in the year in which it was held.",
	 "Correct the date; leave out an enquiry whose conference was before the year, and clear a "
	 "date after it."),
    RULE(
	section47, 8740, 2022, LATEST, ERROR,
	FIELDS(SECTION47_S47ActualStartDate, SECTION47_DateOfInitialCPC, SECTION47_ICPCnotRequired),
	NO_NEEDS,
	"The section 47 enquiry still awaits its conference, but it began on {S47ActualStartDate}, "
	"which is not in the census year.",
	"An enquiry that began before the year should long have led to a conference or been ended.",
	"Give the date of the conference, mark that none was needed, or correct the day it "
	"began."),
    RULE(
	section47, 8839, 2022, LATEST, ERROR, FIELDS(SECTION47_DateOfInitialCPC),
	NEEDS(SECTION47_CINdetailsID, SECTION47_ICPCnotRequired),
	"The episode holds two or more section 47 enquiries that are still open; this one began on "
	"{S47ActualStartDate} and has no date of conference.",
	"There is one enquiry at a time, so one of them has ended or was entered twice.",
	"Give the date of the conference, or mark that none was needed, where one has ended."),
    RULE(child, 8890, 2022, LATEST, ERROR,
	 FIELDS(SECTION47_S47ActualStartDate, SECTION47_DateOfInitialCPC),
	 NEEDS(SECTION47_CINdetailsID, SECTION47_ICPCnotRequired),
	 "The section 47 enquiry from {S47ActualStartDate}, with a conference on "
	 "{DateOfInitialCPC}, overlaps another enquiry of the same episode.",
	 "There is one enquiry at a time; the same one may have been entered twice.",
	 "Correct the dates, or take out the one entered twice."),
};

RULE_TABLE(cin_enquiry_dates, CIN, "when section 47 enquiries were made");
