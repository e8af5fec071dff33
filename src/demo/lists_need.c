/* Lists 1 to 7: from the contact to the child protection plan. */
#include "demo/lists.h"

int32_t lists_since(const struct world *w, int months)
{
	return date_add_months(w->end, -months);
}

static bool disabled(const struct life *l)
{
	return l->ndisabilities > 0;
}

void lists_said(struct row *row, enum field f, bool yes)
{
	row_code(row, f, yes ? SAID_YES : SAID_NO);
}

static enum code sex_of(const struct life *l)
{
	if (l->sex == SEX_U)
		return STATED_SEX_U;
	return l->sex == SEX_M ? STATED_SEX_M : STATED_SEX_F;
}

/* Most lists begin with the same five columns; lists 9 and 10 have the same in another order. */
struct row *lists_child(struct rows *rows, const struct world *w, const struct life *l,
			enum table table)
{
	struct row *row = rows_new(rows, table, false);
	enum field first = table_info(table)->first;
	enum field sex = table == TABLE_ADOPTION ? ADOPTION_GENDER : first + 1;

	row_text(row, first, l->id);
	row_code(row, sex, sex_of(l));
	row_code(row, sex + 1, l->ethnic);
	row_date(row, sex + 2, l->birth, NEVER);
	if (l->birth <= w->end)
		row_number(row, sex + 3, (uint32_t)date_age(l->birth, w->end));
	return row;
}

void lists_allocated(struct row *row, const struct life *l, enum field team, enum field worker)
{
	char text[CELL_BYTES];

	row_text(row, team, staff_team_name(l->team, text));
	row_text(row, worker, staff_worker_name(l->worker, text));
}

void lists_latest(struct row *row, enum field f, const struct world *w, struct rng *r, bool done,
		  int32_t limit, int32_t from)
{
	int32_t days = done ? rng_between(r, 0, limit) : limit + rng_between(r, 3, limit * 3 / 2);

	if (w->end - days >= from)
		row_date(row, f, w->end - days, w->end);
	else if (done)
		row_date(row, f, from, w->end);
}

static void add_contact(struct rows *rows, const struct world *w, const struct life *l,
			const struct referral *f, struct rng *r)
{
	int32_t day = f->from - rng_between(r, 0, 2);
	struct row *row;

	if (day < lists_since(w, 6))
		return;
	row = lists_child(rows, w, l, TABLE_CONTACT);
	row_date(row, CONTACT_CONTACT_DATE, day, w->end);
	row_code(row, CONTACT_SOURCE, f->source);
}

/* Referrals in the twelve months before this one. */
static uint32_t earlier_referrals(const struct life *l, const struct referral *f)
{
	int32_t year_before = date_add_months(f->from, -12);
	uint32_t n = l->referred_before >= year_before && l->referred_before < f->from;

	for (size_t i = 0; i < l->nreferrals; i++)
		n += l->referrals[i].from < f->from && l->referrals[i].from >= year_before;
	return n;
}

static void add_referral(struct rows *rows, const struct world *w, const struct life *l,
			 const struct referral *f)
{
	struct row *row;

	if (f->from < lists_since(w, 6))
		return;
	row = lists_child(rows, w, l, TABLE_REFERRAL);
	row_date(row, REFERRAL_REFERRED, f->from, w->end);
	row_code(row, REFERRAL_SOURCE, f->source);
	lists_said(row, REFERRAL_NFA, f->no_action);
	row_number(row, REFERRAL_EARLIER, earlier_referrals(l, f));
	lists_allocated(row, l, REFERRAL_TEAM, REFERRAL_WORKER);
}

static void add_assessment(struct rows *rows, const struct world *w, const struct life *l,
			   const struct referral *f, const struct assessment *a, struct rng *r)
{
	bool seen = practice_done(w, PRACTICE_SEEN, l, r);
	struct row *row;

	if (a->from > w->end || a->authorised < lists_since(w, 6))
		return;
	row = lists_child(rows, w, l, TABLE_ASSESSED);
	lists_said(row, ASSESSED_DISABILITY, disabled(l));
	row_date(row, ASSESSED_START, a->from, w->end);
	lists_allocated(row, l, ASSESSED_TEAM, ASSESSED_WORKER);
	if (a->authorised > w->end)
		return;
	if (l->birth <= a->authorised)
		lists_said(row, ASSESSED_SEEN, seen);
	row_date(row, ASSESSED_AUTHORISED, a->authorised, w->end);
	lists_said(row, ASSESSED_NEEDS_SUPPORT, f->nplans > 0 || f->protection.from != NEVER);
}

/* Enquiries in the twelve months before this one; conferences before its own. */
static uint32_t earlier_enquiries(const struct life *l, const struct referral *f)
{
	uint32_t n = 0;

	for (size_t i = 0; i < l->nreferrals; i++)
		n += l->referrals[i].enquiry < f->enquiry &&
		     l->referrals[i].enquiry >= date_add_months(f->enquiry, -12);
	return n;
}

static uint32_t earlier_conferences(const struct life *l, const struct referral *f)
{
	uint32_t n = 0;

	for (size_t i = 0; i < l->nreferrals; i++)
		n += l->referrals[i].conference < f->enquiry &&
		     l->referrals[i].conference >= date_add_months(f->enquiry, -12);
	return n;
}

static void add_enquiry(struct rows *rows, const struct world *w, const struct life *l,
			const struct referral *f)
{
	int32_t over = f->no_conference ? f->enquiry : f->conference;
	struct row *row;

	if (f->enquiry > w->end || over < lists_since(w, 6))
		return;
	row = lists_child(rows, w, l, TABLE_ENQUIRY);
	lists_said(row, ENQUIRY_DISABILITY, disabled(l));
	row_date(row, ENQUIRY_STRATEGY, f->enquiry, w->end);
	row_number(row, ENQUIRY_EARLIER, earlier_enquiries(l, f));
	row_number(row, ENQUIRY_EARLIER_CONFERENCES, earlier_conferences(l, f));
	lists_allocated(row, l, ENQUIRY_TEAM, ENQUIRY_WORKER);
	if (f->no_conference)
		lists_said(row, ENQUIRY_UNNECESSARY, true);
	if (f->no_conference || f->conference > w->end)
		return;
	lists_said(row, ENQUIRY_UNNECESSARY, false);
	row_date(row, ENQUIRY_CONFERENCE, f->conference, w->end);
	lists_said(row, ENQUIRY_LED_TO_PLAN, f->protection.from <= w->end);
}

/* A plan that came with the child from elsewhere: the strategy discussion about taking it over. */
static void add_taken_over(struct rows *rows, const struct world *w, const struct life *l,
			   const struct referral *f)
{
	int32_t strategy = f->moved_in_conference - 7;
	struct row *row;

	if (f->moved_in_conference > w->end || strategy < lists_since(w, 6))
		return;
	row = lists_child(rows, w, l, TABLE_ENQUIRY);
	lists_said(row, ENQUIRY_DISABILITY, disabled(l));
	row_date(row, ENQUIRY_STRATEGY, strategy, w->end);
	lists_said(row, ENQUIRY_UNNECESSARY, false);
	row_date(row, ENQUIRY_CONFERENCE, f->moved_in_conference, w->end);
	lists_said(row, ENQUIRY_LED_TO_PLAN, true);
	row_number(row, ENQUIRY_EARLIER, 0);
	row_number(row, ENQUIRY_EARLIER_CONFERENCES, 0);
	lists_allocated(row, l, ENQUIRY_TEAM, ENQUIRY_WORKER);
}

static bool open_now(struct span s, const struct world *w)
{
	return s.from <= w->end && s.to > w->end;
}

static enum code status_of(const struct world *w, const struct life *l, const struct referral *f)
{
	if (f->closed <= w->end)
		return CASE_STATUS_CLOSED;
	for (size_t i = 0; i < l->ncare; i++)
		if (open_now(l->care[i], w))
			return CASE_STATUS_LAC;
	if (open_now(f->protection, w))
		return CASE_STATUS_CPP;
	for (size_t i = 0; i < f->nplans; i++)
		if (open_now(f->plans[i], w))
			return CASE_STATUS_CINP;
	return CASE_STATUS_ASSESS;
}

static void add_in_need(struct rows *rows, const struct world *w, const struct life *l,
			const struct referral *f, struct rng *r)
{
	bool done = practice_done(w, PRACTICE_LAST_SEEN, l, r);
	struct row *row;

	if (f->no_action || f->closed < lists_since(w, 6))
		return;
	row = lists_child(rows, w, l, TABLE_IN_NEED);
	lists_said(row, IN_NEED_DISABILITY, disabled(l));
	row_date(row, IN_NEED_START, f->from, w->end);
	row_code(row, IN_NEED_NEED, f->need);
	row_code(row, IN_NEED_STATUS, status_of(w, l, f));
	lists_allocated(row, l, IN_NEED_TEAM, IN_NEED_WORKER);
	if (f->closed <= w->end) {
		row_date(row, IN_NEED_LAST_SEEN, f->closed - rng_between(r, 0, 20), w->end);
		row_date(row, IN_NEED_CLOSED, f->closed, w->end);
		row_code(row, IN_NEED_CLOSURE_REASON, f->reason);
	} else if (!l->unborn) {
		lists_latest(row, IN_NEED_LAST_SEEN, w, r, done, 42, f->from);
	}
}

static int32_t last_review(const struct referral *f, int32_t until)
{
	int32_t last = NEVER;

	for (size_t i = 0; i < f->nreviews; i++)
		if (f->reviews[i] <= until)
			last = f->reviews[i];
	return last;
}

static void add_plan(struct rows *rows, const struct world *w, const struct life *l,
		     const struct referral *f, struct rng *r)
{
	bool visited = practice_done(w, PRACTICE_PLAN_VISIT, l, r);
	bool alone = practice_done(w, PRACTICE_ALONE, l, r);
	bool emergency = rng_chance(r, 60), over = f->protection.to <= w->end;
	struct row *row;

	if (f->protection.from > w->end || f->protection.to < lists_since(w, 6))
		return;
	row = lists_child(rows, w, l, TABLE_PROTECTION);
	lists_said(row, PROTECTION_DISABILITY, disabled(l));
	row_date(row, PROTECTION_START, f->protection.from, w->end);
	row_code(row, PROTECTION_FIRST_CATEGORY, f->abuse_first);
	row_code(row, PROTECTION_CATEGORY, f->abuse_latest);
	row_date(row, PROTECTION_LAST_REVIEW, last_review(f, w->end), w->end);
	row_date(row, PROTECTION_END, f->protection.to, w->end);
	lists_said(row, PROTECTION_EMERGENCY, emergency);
	row_number(row, PROTECTION_EARLIER_PLANS, f->plans_before);
	lists_allocated(row, l, PROTECTION_TEAM, PROTECTION_WORKER);
	if (over)
		row_date(row, PROTECTION_LAST_VISIT, f->protection.to - rng_between(r, 0, 14),
			 w->end);
	else
		lists_latest(row, PROTECTION_LAST_VISIT, w, r, visited, 13, f->protection.from);
	if (!l->unborn && row_cell(row, PROTECTION_LAST_VISIT)[0])
		lists_said(row, PROTECTION_SEEN_ALONE, alone);
}

/* Early help that led to the referral, and early help after the case. */
static void add_help_around(struct rows *rows, const struct world *w, const struct life *l,
			    const struct referral *f, struct rng *r)
{
	bool before = rng_chance(r, 70),
	     after = rng_chance(r, f->reason == CLOSURE_REASON_RC9 ? 800 : 90);
	int32_t from = life_workday(f->from - rng_between(r, 20, 120));
	int32_t next = life_workday(f->closed + rng_between(r, 0, 10));

	if (before && f == l->referrals && from > l->birth)
		lists_add_help(rows, w, l, (struct span){from, f->from}, r);
	if (after && f->closed <= w->end && l->death == NEVER)
		lists_add_help(rows, w, l, (struct span){next, next + 80}, r);
}

void lists_add_need(struct rows *rows, const struct world *w, const struct life *l)
{
	struct rng r = rng_of(w->seed, l->number, FOR_LISTS);

	for (size_t i = 0; i < l->nreferrals; i++) {
		const struct referral *f = &l->referrals[i];

		if (f->from > w->end)
			continue;
		add_contact(rows, w, l, f, &r);
		add_help_around(rows, w, l, f, &r);
		add_referral(rows, w, l, f);
		for (size_t k = 0; k < f->nassessments; k++)
			add_assessment(rows, w, l, f, &f->assessments[k], &r);
		add_enquiry(rows, w, l, f);
		add_taken_over(rows, w, l, f);
		add_in_need(rows, w, l, f, &r);
		add_plan(rows, w, l, f, &r);
	}
}
