#include "measure/census.h"

#include "measure/ask.h"

struct date_cell census_birth(const struct child *c)
{
	const struct identifiers *i = first_identifiers(c);

	return i ? i->birth_date : (struct date_cell){CELL_ABSENT};
}

bool census_open(const struct cindetails *d, struct date_cell day)
{
	return open_on(d->referral_date, d->closure_date, day) && !is_yes(d->referral_nfa);
}

bool census_in_need(const struct child *c, struct date_cell day)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (census_open(d, day))
			return true;
	return false;
}

bool census_on_plan(const struct child *c, struct date_cell day)
{
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		if (open_on(p->start, p->end, day))
			return true;
	return false;
}

struct date_cell census_review_after(const struct cp_plan *p, struct date_cell day)
{
	struct date_cell first = {CELL_ABSENT};

	for (const struct cp_review *r = first_cp_review(p->row.child); r; r = next_cp_review(r))
		if (r->cp_plan == p && date_after(r->review_date, day) &&
		    !date_by(first, r->review_date))
			first = r->review_date;
	return first;
}

struct answer census_disabled(const struct child *c)
{
	bool none = false;

	for (const struct disability *d = first_disability(c); d; d = next_disability(d)) {
		if (has_value(d->disability) && !code_is(d->disability, DISABILITY_NONE))
			return yes();
		none |= code_is(d->disability, DISABILITY_NONE);
	}
	return none ? is(false) : left_out();
}
