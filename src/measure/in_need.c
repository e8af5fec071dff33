/* F. Children in need: List 6, and the census. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/lengths.h"
#include "measure/table.h"

enum {
	SEEN_WORKING = 20, /* working days: the usual local limit between visits */
	SEEN_DAYS = 42,	   /* six weeks: the other one */
};

static bool open_at(const struct in_need *n, const struct window *w)
{
	return open_on(n->start, n->closed, w->last);
}

/* ---- how many ---- */

static struct answer m44(const struct child *c, const struct window *w)
{
	return open_in_need(c, w->last) ? yes() : outside();
}

static struct answer m44a(const struct child *c, const struct window *w)
{
	bool more = open_plan(c, w->last) || open_care(c, w->last);

	return open_in_need(c, w->last) && !more ? yes() : outside();
}

/* Of a child's open rows, one that says it is born is enough. */
static struct answer m44r(const struct child *c, const struct window *w)
{
	if (!open_in_need(c, w->last))
		return outside();
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (open_at(n, w) && !unborn_on(n->born, w->last))
			return yes();
	return left_out();
}

static struct answer c44(const struct child *c, const struct window *w)
{
	return census_in_need(c, w->last) ? yes() : outside();
}

static struct answer c44r(const struct child *c, const struct window *w)
{
	if (!census_in_need(c, w->last))
		return outside();
	return unborn_on(census_birth(c), w->last) ? left_out() : yes();
}

/* ---- what kind of case ---- */

static struct answer m45(const struct in_need *n, const struct window *w)
{
	if (!open_at(n, w))
		return outside();
	if (!has_value(n->status) || code_is(n->status, CASE_STATUS_CLOSED))
		return left_out();
	return part((unsigned)n->status.v - CASE_STATUS_LAC);
}

static bool short_break_on(const struct child *c, struct date_cell day)
{
	for (const struct in_care *k = first_in_care(c); k; k = next_in_care(k))
		if (open_on(k->start, k->ceased, day) && short_break(k))
			return true;
	return false;
}

/* Care goes before a plan, a plan before the rest. On a short break the status may be either. */
static struct answer m45a(const struct in_need *n, const struct window *w)
{
	const struct child *c = n->row.child;

	if (!open_at(n, w))
		return outside();
	if (!has_value(n->status) || short_break_on(c, w->last))
		return left_out();
	if (open_care(c, w->last))
		return is(code_is(n->status, CASE_STATUS_LAC));
	if (open_plan(c, w->last))
		return is(code_is(n->status, CASE_STATUS_CPP));
	return is(code_in(n->status, CASE_STATUS_CINP, CASE_STATUS_ASSESS));
}

/* ---- main need ---- */

static bool need_stated(struct code_cell need)
{
	return has_value(need) && !code_in(need, PRIMARY_NEED_N9, PRIMARY_NEED_N0);
}

static struct answer need_part(struct code_cell need)
{
	return need_stated(need) ? part((unsigned)need.v - PRIMARY_NEED_N1) : left_out();
}

static struct answer need_abuse(struct code_cell need)
{
	return need_stated(need) ? is(code_is(need, PRIMARY_NEED_N1)) : left_out();
}

static struct answer m46(const struct in_need *n, const struct window *w)
{
	return open_at(n, w) ? need_part(n->need) : outside();
}

static struct answer m46a(const struct in_need *n, const struct window *w)
{
	return open_at(n, w) ? need_abuse(n->need) : outside();
}

static struct answer c46(const struct cindetails *d, const struct window *w)
{
	return census_open(d, w->last) ? need_part(d->primary_need) : outside();
}

static struct answer c46a(const struct cindetails *d, const struct window *w)
{
	return census_open(d, w->last) ? need_abuse(d->primary_need) : outside();
}

/* ---- how long ---- */

static struct answer m47(const struct in_need *n, const struct window *w)
{
	return open_at(n, w) ? length_to_2_years(n->start, w->last) : outside();
}

static struct answer m47a(const struct in_need *n, const struct window *w)
{
	return open_at(n, w) ? length_days(n->start, w->last) : outside();
}

/* Long cases of disabled children pull the whole up, so they are told apart. */
static struct answer m47b(const struct in_need *n, const struct window *w)
{
	return code_is(n->need, PRIMARY_NEED_N2) ? m47a(n, w) : outside();
}

static struct answer m47c(const struct in_need *n, const struct window *w)
{
	return code_is(n->need, PRIMARY_NEED_N2) ? outside() : m47a(n, w);
}

static struct answer c47(const struct cindetails *d, const struct window *w)
{
	return census_open(d, w->last) ? length_to_2_years(d->referral_date, w->last) : outside();
}

static struct answer c47a(const struct cindetails *d, const struct window *w)
{
	return census_open(d, w->last) ? length_days(d->referral_date, w->last) : outside();
}

/* ---- seen ---- */

/* A day before the case began was in an earlier one, a day to come is a fault, and a blank is not
 * "never". What was too long ago, was too long ago in whichever case. */
static struct answer seen(const struct in_need *n, const struct window *w, bool in_time)
{
	if (!open_at(n, w))
		return outside();
	if (unborn_on(n->born, w->last) || !date_by(n->last_seen, w->last))
		return left_out();
	if (in_time && date_before(n->last_seen, n->start))
		return left_out();
	return is(in_time);
}

static struct answer m48(const struct in_need *n, const struct window *w)
{
	return seen(n, w, within_working(n->last_seen, w->last, SEEN_WORKING));
}

static struct answer m48a(const struct in_need *n, const struct window *w)
{
	return seen(n, w, within_days(n->last_seen, w->last, SEEN_DAYS));
}

static struct answer m48b(const struct in_need *n, const struct window *w)
{
	struct answer a = seen(n, w, true);

	return a.kind == ANSWER_YES ? amount(days_between(n->last_seen, w->last)) : a;
}

#define NEEDS_OPEN	      NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED)
#define NEEDS_OPEN_AND(field) NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, field)
#define CENSUS_OPEN                                                                                \
	NEEDS_OF(CINDETAILS_CINreferralDate, CINDETAILS_CINclosureDate, CINDETAILS_ReferralNFA)
#define CENSUS_OPEN_AND(field)                                                                     \
	NEEDS_OF(CINDETAILS_CINreferralDate, CINDETAILS_CINclosureDate, CINDETAILS_ReferralNFA,    \
		 field)
#define STATUS_NEEDS                                                                               \
	NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, IN_NEED_STATUS, PROTECTION_START, PROTECTION_END,  \
		 IN_CARE_START, IN_CARE_CEASED, IN_CARE_LEGAL_STATUS)
#define OTHERS_NEED                                                                                \
	NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,   \
		 IN_CARE_CEASED, IN_CARE_LEGAL_STATUS)
#define SEEN_NEEDS NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, IN_NEED_BORN, IN_NEED_LAST_SEEN)
#define NOT_SEEN                                                                                   \
	"unborn children, no day on record, days to come, and days before the case began that "    \
	"are not too long ago"
#define SEEN_LOCAL                                                                                 \
	LIMIT("local: the authority's own limit between visits; there is no national one")
#define NEED_NOT_STATED "N9, N0 and blank, which state no need"
#define NEEDS_NAMED                                                                                \
	"Abuse or neglect", "Child's disability", "Parental disability or illness",                \
	    "Family in acute stress", "Family dysfunction", "Socially unacceptable behaviour",     \
	    "Low income", "Absent parenting"

static const struct measure measures[] = {
    MEASURE(child, 44, "Children in need", "How many children are in need?",
	    "children with an open case in List 6, those on a plan or in care among them where the "
	    "list has them",
	    "", "", COUNT, NEITHER, AT_END, NEEDS_OPEN,
	    LIMIT("section 17 of the Children Act 1989 says who is in need")),
    MEASURE(child, 44a, "In need, on no plan and not in care",
	    "How many of them are neither on a plan nor in care?",
	    "children with an open case in List 6, and none in List 7 or 8", "", "", COUNT, NEITHER,
	    AT_END, OTHERS_NEED, LIMIT("section 17 of the Children Act 1989 says who is in need")),
    MEASURE(child, 44r, "Rate of children in need",
	    "How many children in every 10,000 are in need?",
	    "children with an open case in List 6", "children under 18 in the area",
	    "unborn children", RATE, NEITHER, AT_END, NEEDS_OPEN_AND(IN_NEED_BORN)),
    MEASURE_CIN(child, 44, "Children in need", "How many children are in need?",
		"children with an open episode that was taken further, those on a plan or in care "
		"among them",
		"", "", COUNT, NEITHER, AT_END, CENSUS_OPEN,
		LIMIT("section 17 of the Children Act 1989 says who is in need")),
    MEASURE_CIN(
	child, 44r, "Rate of children in need", "How many children in every 10,000 are in need?",
	"children with an open episode that was taken further", "children under 18 in the area",
	"unborn children", RATE, NEITHER, AT_END, CENSUS_OPEN_AND(IDENTIFIERS_PersonBirthDate)),
    MEASURE(in_need, 45, "Cases by status", "What kind of case are they?",
	    "open cases with the status", "open cases in List 6",
	    "blank, and those that are closed by their status and open by their dates", SPLIT,
	    NEITHER, NOW, NEEDS_OPEN_AND(IN_NEED_STATUS),
	    PARTS("In care", "On a protection plan", "On a child in need plan", "In assessment")),
    MEASURE(in_need, 45a, "Status that Lists 7 and 8 bear out",
	    "Does the status agree with Lists 7 and 8?",
	    "open cases whose status is in care, on a plan or neither, as those lists have it",
	    "open cases in List 6 with a status", "blank, and children on short breaks", SHARE,
	    MORE, NOW, STATUS_NEEDS, STANDARD("every status agrees", 100)),
    MEASURE(in_need, 46, "Cases by main need", "Why are they in need?", "open cases with the need",
	    "open cases in List 6 with N1 to N8", NEED_NOT_STATED, SPLIT, NEITHER, AT_END,
	    NEEDS_OPEN_AND(IN_NEED_NEED), PARTS(NEEDS_NAMED)),
    MEASURE(in_need, 46a, "Cases of abuse or neglect", "How many are in need for abuse or neglect?",
	    "open cases with N1", "open cases in List 6 with N1 to N8", NEED_NOT_STATED, SHARE,
	    NEITHER, AT_END, NEEDS_OPEN_AND(IN_NEED_NEED), ENGLAND(49.4, "2014-15")),
    MEASURE_CIN(cindetails, 46, "Cases by main need", "Why are they in need?",
		"open episodes with the need", "open episodes with N1 to N8", NEED_NOT_STATED,
		SPLIT, NEITHER, AT_END, CENSUS_OPEN_AND(CINDETAILS_PrimaryNeedCode),
		PARTS(NEEDS_NAMED)),
    MEASURE_CIN(cindetails, 46a, "Cases of abuse or neglect",
		"How many are in need for abuse or neglect?", "open episodes with N1",
		"open episodes with N1 to N8", NEED_NOT_STATED, SHARE, NEITHER, AT_END,
		CENSUS_OPEN_AND(CINDETAILS_PrimaryNeedCode), ENGLAND(49.4, "2014-15")),
    MEASURE(in_need, 47, "How long cases have been open", "How long have cases been open?",
	    "open cases of that length", "open cases in List 6", "repeats", SPLIT, NEITHER, AT_END,
	    NEEDS_OPEN, PARTS(LENGTHS_TO_2_YEARS)),
    MEASURE(in_need, 47a, "Days that cases have been open",
	    "For how many days has the case in the middle been open?", "", "open cases in List 6",
	    "repeats", QUANTILE, NEITHER, AT_END, NEEDS_OPEN),
    MEASURE(in_need, 47b, "Days open, disabled children",
	    "For how many days, where the main need is the child's disability?", "",
	    "open cases in List 6 with N2", "repeats", QUANTILE, NEITHER, AT_END,
	    NEEDS_OPEN_AND(IN_NEED_NEED)),
    MEASURE(in_need, 47c, "Days open, all others", "For how many days, where it is not?", "",
	    "open cases in List 6 with another need, or none told", "repeats", QUANTILE, NEITHER,
	    AT_END, NEEDS_OPEN_AND(IN_NEED_NEED)),
    MEASURE_CIN(cindetails, 47, "How long cases have been open", "How long have cases been open?",
		"open episodes of that length, from the referral", "open episodes", "", SPLIT,
		NEITHER, AT_END, CENSUS_OPEN, PARTS(LENGTHS_TO_2_YEARS)),
    MEASURE_CIN(cindetails, 47a, "Days that cases have been open",
		"For how many days has the case in the middle been open?", "", "open episodes", "",
		QUANTILE, NEITHER, AT_END, CENSUS_OPEN),
    MEASURE(in_need, 48, "Seen in the last 20 working days", "Are children in need seen?",
	    "open cases with the child seen in the last 20 working days",
	    "open cases in List 6 with a day on which the child was seen", NOT_SEEN, SHARE, MORE,
	    NOW, SEEN_NEEDS, SEEN_LOCAL),
    MEASURE(in_need, 48a, "Seen in the last six weeks", "And within six weeks?",
	    "open cases with the child seen in the last 42 days",
	    "open cases in List 6 with a day on which the child was seen", NOT_SEEN, SHARE, MORE,
	    NOW, SEEN_NEEDS, SEEN_LOCAL),
    MEASURE(in_need, 48b, "Days since the child was seen",
	    "How many days ago was the child last seen?", "",
	    "open cases in List 6 with a day on which the child was seen",
	    "unborn children, no day on record, days to come, and days before the case began",
	    QUANTILE, LESS, NOW, SEEN_NEEDS, SEEN_LOCAL),
};

MEASURE_TABLE(in_need, "Children in need");
