#include "measure/children.h"

#include "measure/ask.h"
#include "measure/repeats.h"

unsigned contacts_in(const struct child *c, const struct window *w)
{
	unsigned n = 0;

	for (const struct contact *k = first_contact(c); k; k = next_contact(k))
		n += in_period(k->contact_date, w) && !row_repeats(&k->row);
	return n;
}

unsigned referrals_in(const struct child *c, const struct window *w)
{
	unsigned n = 0;

	for (const struct referral *r = first_referral(c); r; r = next_referral(r))
		n += in_period(r->referred, w) && !row_repeats(&r->row);
	return n;
}

const struct contact *nearest_contact(const struct child *c, struct date_cell day)
{
	const struct contact *best = NULL;

	for (const struct contact *k = first_contact(c); k; k = next_contact(k))
		if (date_by(k->contact_date, day) &&
		    (!best || date_after(k->contact_date, best->contact_date)))
			best = k;
	return best;
}

struct date_cell referral_before(const struct child *c, struct date_cell day)
{
	struct date_cell last = {CELL_ABSENT};

	for (const struct referral *r = first_referral(c); r; r = next_referral(r))
		if (date_by(r->referred, day) &&
		    (!has_value(last) || date_after(r->referred, last)))
			last = r->referred;
	return last;
}

bool short_break(const struct in_care *c)
{
	return code_in(c->legal_status, LS_V3, LS_V4);
}

/* ---- on a day ---- */

bool in_need_on(const struct child *c, struct date_cell day)
{
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (covers(n->start, n->closed, day))
			return true;
	return false;
}

bool on_plan_on(const struct child *c, struct date_cell day)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (covers(p->start, p->end, day))
			return true;
	return false;
}

bool in_care_on(const struct child *c, struct date_cell day)
{
	for (const struct in_care *k = first_in_care(c); k; k = next_in_care(k))
		if (covers(k->start, k->ceased, day) && !short_break(k))
			return true;
	return false;
}

bool open_in_need(const struct child *c, struct date_cell day)
{
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (open_on(n->start, n->closed, day))
			return true;
	return false;
}

bool open_plan(const struct child *c, struct date_cell day)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (open_on(p->start, p->end, day))
			return true;
	return false;
}

bool open_care(const struct child *c, struct date_cell day)
{
	for (const struct in_care *k = first_in_care(c); k; k = next_in_care(k))
		if (open_on(k->start, k->ceased, day) && !short_break(k))
			return true;
	return false;
}

/* ---- within some days ---- */

bool assessed_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct assessed *a = first_assessed(c); a; a = next_assessed(a))
		if (within_days(day, a->start, days))
			return true;
	return false;
}

bool enquiry_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct enquiry *q = first_enquiry(c); q; q = next_enquiry(q))
		if (within_days(day, q->strategy, days))
			return true;
	return false;
}

bool in_need_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (within_days(day, n->start, days))
			return true;
	return false;
}

bool conference_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct enquiry *q = first_enquiry(c); q; q = next_enquiry(q))
		if (within_days(day, q->conference, days))
			return true;
	return false;
}

bool plan_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (within_days(day, p->start, days))
			return true;
	return false;
}

bool care_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct in_care *k = first_in_care(c); k; k = next_in_care(k))
		if (within_days(day, k->start, days) && !short_break(k))
			return true;
	return false;
}

bool referred_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct referral *r = first_referral(c); r; r = next_referral(r))
		if (within_days(day, r->referred, days))
			return true;
	return false;
}

bool early_help_within(const struct child *c, struct date_cell day, int days)
{
	for (const struct early_help *h = first_early_help(c); h; h = next_early_help(h))
		if (within_days(day, h->start, days))
			return true;
	return false;
}
