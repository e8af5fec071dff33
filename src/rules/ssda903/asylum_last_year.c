/*
 * Unaccompanied asylum-seeking children, this year and last. In the XML form the header answers for
 * every child. CSV files have no such column: there a row in the UASC table does, and where there is
 * no header either, one in which more stands than who the child is. (uasc.h asks a wider question.)
 */
#include "rules/rule.h"
#include "rules/ssda903/written.h"

/* Stands for a child who has no row, so that every date of it is absent. */
static const struct uasc no_row = {
    .sex = {CELL_ABSENT}, .dob = {CELL_ABSENT}, .duc = {CELL_ABSENT}};

static const struct uasc *row_of(const struct child *c)
{
	const struct uasc *u = first_uasc(c);

	return u ? u : &no_row;
}

/* Whether the return counts the child among them; false when c is NULL. */
static bool is_counted(const struct child *c)
{
	const struct header *h = first_header(c);

	if (h && (!is_absent(h->uasc) || c->scope->xml))
		return code_is(h->uasc, UASC_STATUS_1);
	if (h)
		return first_uasc(c) != NULL;
	return !is_absent(row_of(c)->sex) || !is_absent(row_of(c)->duc);
}

/* The day the status ended, by the return of a child or NULL. */
static struct date_cell ceased(const struct child *c)
{
	return row_of(c)->duc;
}

/* Marks all that the return says of the child's status. */
static void flag_status(const struct child *c, struct sink *out)
{
	for (const struct header *h = first_header(c); h; h = next_header(h))
		flag(out, &h->row);
	for (const struct uasc *u = first_uasc(c); u; u = next_uasc(u))
		flag(out, &u->row);
}

/* The collection period of the year before. */
static bool in_last_year(const struct scope *s, struct date_cell d)
{
	return date_within(d, date_cell(date_add_months(s->start.v, -12)),
			   date_cell(date_add_months(s->end.v, -12)));
}

/* Who is no longer counted ceased last year, and so has no day of ceasing this year. */
static void r205A(const struct child *c, struct sink *out)
{
	if (is_counted(c->last) && !is_counted(c) &&
	    (!is_absent(ceased(c)) || !in_last_year(c->scope, ceased(c->last))))
		flag_status(c, out);
}

/* Who is counted in both years was expected to cease at 18, and ceases this year or still is. */
static void r205B(const struct child *c, struct sink *out)
{
	struct date_cell now = ceased(c), then = ceased(c->last);
	bool supported = date_same(then, birthday(row_of(c->last)->dob, 18)) &&
			 (date_within(now, c->scope->start, c->scope->end) || date_same(now, then));

	if (is_counted(c) && is_counted(c->last) && !supported)
		flag_status(c, out);
}

/* Who is counted in neither year has no day of ceasing. */
static void r205C(const struct child *c, struct sink *out)
{
	if (!is_counted(c) && !is_counted(c->last) &&
	    (has_value(ceased(c)) || has_value(ceased(c->last))))
		flag_status(c, out);
}

/* Who is counted this year was counted last year, if in care then. */
static void r205D(const struct child *c, struct sink *out)
{
	bool known = first_header(c->last) || first_uasc(c->last);

	if (!is_counted(c) || !known || is_counted(c->last))
		return;
	for (const struct header *h = first_header(c); h; h = next_header(h))
		flag(out, &h->row);
	for (const struct uasc *u = first_uasc(c); u && !first_header(c); u = next_uasc(u))
		flag(out, &u->row);
}

#define STATUS IF_HERE(HEADER_UASC), IF_HERE(LAST(HEADER_UASC))
#define COUNTED_APART                                                                              \
	"These children are counted, and paid for, apart, so the two years have to agree.",        \
	    "Compare both years with the case record: correct this year's status or the day it "   \
	    "ended; if last year's was wrong, keep a note of why."

static const struct rule rules[] = {
    RULE(child, 205A, 2022, LATEST, ERROR, FIELDS(HEADER_CHILD, UASC_CHILD),
	 NEEDS(STATUS, UASC_DUC, LAST(UASC_DUC)),
	 "Child {CHILD} was an unaccompanied asylum seeker in last year's return and is none in "
	 "this one, but the days given for the end of it ({DUC} this year) do not bear that out.",
	 COUNTED_APART),
    RULE(child, 205B, 2022, LATEST, ERROR, FIELDS(HEADER_CHILD, UASC_DUC),
	 NEEDS(STATUS, LAST(UASC_DOB), LAST(UASC_DUC)),
	 "The child is an unaccompanied asylum seeker in both years' returns, but the days given "
	 "for the end of it ({DUC} this year) do not bear that out: last year's has to be the "
	 "18th birthday.",
	 COUNTED_APART),
    RULE(child, 205C, 2022, LATEST, ERROR, FIELDS(HEADER_CHILD, UASC_DUC),
	 NEEDS(STATUS, LAST(UASC_DUC)),
	 "The child is an unaccompanied asylum seeker in neither year's return, but one of them "
	 "gives a day on which that ended ({DUC} this year).",
	 COUNTED_APART),
    RULE(child, 205D, 2022, LATEST, ERROR, FIELDS(HEADER_CHILD, UASC_CHILD),
	 NEEDS(STATUS, UASC_DUC, LAST(UASC_DUC)),
	 "Child {CHILD} is an unaccompanied asylum seeker in this year's return, but was none in "
	 "last year's.",
	 COUNTED_APART),
};

RULE_TABLE(ssda903_asylum_last_year, SSDA903, "seeking asylum, this year and last");
