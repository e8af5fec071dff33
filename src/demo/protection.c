/* What follows an enquiry: the conference, the child protection plan, its reviews, its end. */
#include "demo/need.h"

static const struct band conference_days[] = {
    {62, 5, 10}, {524, 11, 15}, {64, 16, 20}, {70, 21, 28}};
static const struct band plan_days[] = {
    {159, 30, 91}, {110, 92, 182}, {435, 183, 365}, {252, 366, 730}, {44, 731, 1000}};
/* Of the plans that run on a given day the long ones are more, for they run longer. */
static const struct band plan_days_now[] = {
    {30, 30, 91}, {47, 92, 182}, {370, 183, 365}, {430, 366, 730}, {123, 731, 1000}};
static const struct odds abuse[] = {
    {505, ABUSE_NEG}, {357, ABUSE_EMO}, {74, ABUSE_PHY}, {38, ABUSE_SAB}, {26, ABUSE_MUL}};

static void hold_conference(const struct world *w, struct referral *f, struct rng *r, int32_t from)
{
	f->enquiry = life_workday(from);
	f->conference = date_add_working(f->enquiry, RNG_BAND(r, conference_days));
	f->conference = need_due(w, f->enquiry, f->conference, 15);
}

/* The first review within three months, the others within six of the one before; a few are late. */
static int32_t next_review(const struct referral *f, struct rng *r)
{
	int32_t last = f->nreviews ? f->reviews[f->nreviews - 1] : f->protection.from;
	int32_t late = rng_chance(r, 30) ? 40 : 0;
	int32_t days = f->nreviews ? rng_between(r, 120, 160) : rng_between(r, 60, 88);

	return life_workday(last + days + late);
}

/* At the last review the plan ends. */
static void review_until(struct referral *f, struct rng *r, int32_t day)
{
	int32_t at = next_review(f, r);

	while (at < day - 20 && f->nreviews < REVIEWS_MAX - 1) {
		f->reviews[f->nreviews++] = at;
		at = next_review(f, r);
	}
	f->reviews[f->nreviews++] = f->protection.to = life_workday(day);
}

void need_proceedings(struct referral *f, struct rng *r, int32_t from, int32_t step)
{
	f->pre_from = life_workday(from);
	f->pre_letter = f->pre_from + rng_between(r, 0, 14);
	f->pre_meeting = f->pre_letter + rng_between(r, 7, 30);
	f->pre_step = life_workday(step > f->pre_meeting ? step : f->pre_meeting);
	f->pre_court = NEVER;
	f->pre_outcome = rng_chance(r, 500) ? PP_OUTCOME_A : PP_OUTCOME_B;
	if (rng_chance(r, 400)) {
		f->pre_outcome = PP_OUTCOME_C;
		f->pre_court = f->pre_step + rng_between(r, 0, 14);
	}
}

static void begin_plan(struct referral *f, struct rng *r, int32_t from, int32_t days)
{
	uint32_t before = rng_below(r, 100);

	f->protection.from = from;
	f->abuse_first = RNG_CODE(r, abuse);
	f->abuse_latest = rng_chance(r, 80) ? RNG_CODE(r, abuse) : f->abuse_first;
	f->plans_before = before < 76 ? 0 : before < 94 ? 1 : 2;
	review_until(f, r, from + days);
}

/* No case is closed before its assessments are done. */
static void close_by(struct referral *f, struct rng *r, int32_t day)
{
	for (size_t i = 0; i < f->nassessments; i++)
		if (day < f->assessments[i].authorised)
			day = f->assessments[i].authorised;
	need_close(f, r, life_workday(day));
}

/* The conference decides on a plan; its reviews; a child in need plan after it. */
static void protect(struct referral *f, struct rng *r, int32_t from, int32_t days)
{
	begin_plan(f, r, from, days);
	close_by(f, r, f->protection.to + rng_between(r, 30, 180));
	need_plan(f, f->protection.to, f->closed);
	if (!rng_chance(r, 120))
		return;
	from += rng_between(r, 20, 90);
	need_proceedings(f, r, from, from + 100);
}

/* One conference in seven decides that a child in need plan will do. */
static void decide(struct referral *f, struct rng *r)
{
	int32_t days = RNG_BAND(r, plan_days);

	if (!rng_chance(r, 142)) {
		protect(f, r, f->conference, days);
		return;
	}
	close_by(f, r, f->conference + rng_between(r, 50, 300));
	if (f->nplans)
		f->plans[f->nplans - 1].to = f->closed;
	else
		need_plan(f, f->conference, f->closed);
}

/* The child came with a plan from another authority. */
static void take_over(const struct world *w, struct referral *f, struct rng *r)
{
	int32_t day = life_workday(f->from + rng_between(r, 10, 25));

	need_assess(w, f, r, f->from, day);
	f->moved_in_conference = day;
	protect(f, r, day, RNG_BAND(r, plan_days));
}

void need_protection(const struct world *w, struct life *l, struct referral *f, struct rng *r)
{
	int32_t at = f->from + rng_between(r, 0, 8), first;

	if (rng_chance(r, 30) && !l->unborn) {
		take_over(w, f, r);
		return;
	}
	if (rng_chance(r, 350)) { /* a case already open */
		first = need_assess(w, f, r, f->from, 0)->authorised;
		at = first + rng_between(r, 20, 150);
		hold_conference(w, f, r, at);
		need_plan(f, first, f->conference);
		need_assess(w, f, r, f->enquiry, f->conference);
	} else {
		hold_conference(w, f, r, at);
		need_assess(w, f, r, f->from, f->conference);
	}
	decide(f, r);
}

void need_protection_now(const struct world *w, struct life *l, struct referral *f, struct rng *r)
{
	int32_t days = RNG_BAND(r, plan_days_now);
	int32_t from = w->start - rng_between(r, 1, days - 5);

	if (from < l->birth)
		from = l->birth;
	f->from = life_workday(from - rng_between(r, 24, 40));
	hold_conference(w, f, r, f->from);
	need_assess(w, f, r, f->from, f->conference);
	protect(f, r, f->conference, days);
}

void need_before_care(const struct world *w, struct life *l, struct referral *f, struct rng *r)
{
	struct span care = l->care[0];
	int32_t to = care.from + rng_between(r, 0, 85);
	bool planned = rng_chance(r, 500);

	if (!rng_chance(r, 600))
		return;
	hold_conference(w, f, r, f->from);
	if (to >= care.to)
		to = care.to - 1;
	to = life_workday_by(to);
	if (planned && f->conference < care.from && to > f->conference + 10) {
		begin_plan(f, r, f->conference, to - f->conference);
		return;
	}
	f->conference = NEVER;
	f->no_conference = true;
}
