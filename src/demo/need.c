/*
 * Referrals and what follows: assessments, child in need plans, closures; what follows an enquiry is
 * in protection.c. Made as it would happen, in working days; a case that the census would query for
 * being left open is settled on the year's last working day.
 */
#include "demo/need.h"

enum course_of_need {
	NEED_NO_ACTION,
	NEED_ASSESSED, /* closed after the assessment */
	NEED_PLAN,
	NEED_ENQUIRY, /* an enquiry that needed no conference, then a plan */
	NEED_PROTECTION,
};

static const struct band needy_age[] = {
    {60, 5, 364}, {220, 365, 1825}, {270, 1826, 3651}, {320, 3652, 5842}, {120, 5843, 6590}};
static const struct band assessment_days[] = {{12, 0, 0},    {76, 1, 10},   {112, 11, 20},
					      {102, 21, 30}, {131, 31, 40}, {123, 41, 45},
					      {38, 46, 50},  {28, 51, 60},  {27, 61, 72}};
static const struct band lag_days[] = {{86, 0, 2}, {10, 3, 8}, {4, 9, 18}};
static const struct odds sources[] = {
    {30, REFERRAL_SOURCE_1A}, {8, REFERRAL_SOURCE_1B},	 {6, REFERRAL_SOURCE_1C},
    {8, REFERRAL_SOURCE_1D},  {117, REFERRAL_SOURCE_2A}, {14, REFERRAL_SOURCE_2B},
    {20, REFERRAL_SOURCE_3A}, {18, REFERRAL_SOURCE_3B},	 {3, REFERRAL_SOURCE_3C},
    {8, REFERRAL_SOURCE_3D},  {22, REFERRAL_SOURCE_3E},	 {25, REFERRAL_SOURCE_3F},
    {8, REFERRAL_SOURCE_4},   {25, REFERRAL_SOURCE_5A},	 {30, REFERRAL_SOURCE_5B},
    {28, REFERRAL_SOURCE_5C}, {8, REFERRAL_SOURCE_5D},	 {185, REFERRAL_SOURCE_6},
    {25, REFERRAL_SOURCE_7},  {32, REFERRAL_SOURCE_8},	 {14, REFERRAL_SOURCE_9},
    {9, REFERRAL_SOURCE_10}};
static const struct odds needs[] = {
    {500, PRIMARY_NEED_N1}, {90, PRIMARY_NEED_N2},  {30, PRIMARY_NEED_N3},
    {100, PRIMARY_NEED_N4}, {180, PRIMARY_NEED_N5}, {40, PRIMARY_NEED_N6},
    {10, PRIMARY_NEED_N7},  {30, PRIMARY_NEED_N8},  {20, PRIMARY_NEED_N9}};
static const struct odds factors[] = {
    {160, FACTOR_3B}, {90, FACTOR_3A},	{110, FACTOR_4B}, {70, FACTOR_4A},  {60, FACTOR_1B},
    {70, FACTOR_2B},  {20, FACTOR_2A},	{12, FACTOR_1A},  {90, FACTOR_17A}, {80, FACTOR_16A},
    {50, FACTOR_18C}, {12, FACTOR_18B}, {25, FACTOR_19C}, {15, FACTOR_19B}, {40, FACTOR_5A},
    {20, FACTOR_5B},  {25, FACTOR_6A},	{30, FACTOR_6B},  {12, FACTOR_7A},  {14, FACTOR_10A},
    {14, FACTOR_11A}, {4, FACTOR_12A},	{10, FACTOR_13A}, {40, FACTOR_14A}, {20, FACTOR_15A},
    {60, FACTOR_20},  {16, FACTOR_24A}, {3, FACTOR_22A},  {2, FACTOR_23A},  {1, FACTOR_8E}};

int32_t need_due(const struct world *w, int32_t from, int32_t at, int days)
{
	if (at > w->end && date_add_working(from, days - 1) <= w->end)
		return life_workday_by(w->end);
	return at;
}

static void add_factors(struct assessment *a, struct rng *r)
{
	uint32_t n = 1 + rng_below(r, FACTORS_MAX);

	while (n--) {
		enum code f = RNG_CODE(r, factors);
		bool new = true;

		for (size_t i = 0; i < a->nfactors; i++)
			new = new && a->factors[i] != f;
		if (new)
			a->factors[a->nfactors++] = f;
	}
}

struct assessment *need_assess(const struct world *w, struct referral *f, struct rng *r,
			       int32_t from, int32_t least)
{
	struct assessment *a = &f->assessments[f->nassessments++];

	a->from = life_workday(from);
	a->authorised = date_add_working(a->from, RNG_BAND(r, assessment_days));
	if (a->authorised < least)
		a->authorised = least;
	a->authorised = need_due(w, a->from, a->authorised, 45);
	add_factors(a, r);
	return a;
}

void need_plan(struct referral *f, int32_t from, int32_t to)
{
	if (to > from + 1)
		f->plans[f->nplans++] = (struct span){from, to};
}

void need_close(struct referral *f, struct rng *r, int32_t day)
{
	f->closed = day;
	f->reason = rng_chance(r, 40) ? CLOSURE_REASON_RC5 : CLOSURE_REASON_RC7;
}

static void assessed_only(const struct world *w, struct referral *f, struct rng *r)
{
	struct assessment *a = need_assess(w, f, r, f->from + RNG_BAND(r, lag_days), 0);

	if (rng_chance(r, 80)) {
		a->nfactors = 1;
		a->factors[0] = FACTOR_21;
	}
	f->closed = a->authorised > w->end ? NEVER : a->authorised;
	f->reason = rng_chance(r, 200) ? CLOSURE_REASON_RC9 : CLOSURE_REASON_RC8;
}

static void plan_case(const struct world *w, struct life *l, struct referral *f, struct rng *r,
		      bool enquiry)
{
	struct assessment *a = need_assess(w, f, r, f->from + RNG_BAND(r, lag_days), 0);

	if (enquiry) {
		f->enquiry = a->from;
		f->no_conference = true;
	}
	need_close(f, r, life_workday(a->authorised + rng_between(r, 50, 420)));
	if (rng_chance(r, 2) && f->closed <= w->end && !l->unborn) {
		f->reason = CLOSURE_REASON_RC2;
		l->death = f->closed;
	}
	need_plan(f, a->authorised, f->closed);
}

static struct referral *refer(struct life *l, struct rng *r, int32_t from)
{
	struct referral *f = &l->referrals[l->nreferrals++];

	f->from = life_workday(from);
	f->closed = f->moved_in_conference = f->enquiry = f->conference = NEVER;
	f->protection = (struct span){NEVER, NEVER};
	f->pre_from = NEVER;
	f->source = RNG_CODE(r, sources);
	f->need = RNG_CODE(r, needs);
	if (f->need == PRIMARY_NEED_N2 && l->ndisabilities == 0)
		f->need = PRIMARY_NEED_N5;
	return f;
}

static void follow(const struct world *w, struct life *l, struct referral *f, struct rng *r,
		   enum course_of_need course)
{
	switch (course) {
	case NEED_NO_ACTION: f->no_action = true; return;
	case NEED_ASSESSED: assessed_only(w, f, r); return;
	case NEED_PLAN: plan_case(w, l, f, r, false); return;
	case NEED_ENQUIRY: plan_case(w, l, f, r, true); return;
	case NEED_PROTECTION: need_protection(w, l, f, r); return;
	}
}

static enum course_of_need any_course(struct rng *r)
{
	uint32_t draw = rng_below(r, 1000);

	if (draw < 65)
		return NEED_NO_ACTION;
	if (draw < 373)
		return NEED_ASSESSED;
	if (draw < 640)
		return NEED_PLAN;
	return draw < 875 ? NEED_ENQUIRY : NEED_PROTECTION;
}

/* Referred before the year and still open when it began. */
static void open_case(const struct world *w, struct life *l, struct rng *r)
{
	bool protect = rng_chance(r, 225) && l->birth < w->start - 500;
	int32_t from = w->start - rng_between(r, 10, 600);
	struct referral *f;

	if (protect) {
		need_protection_now(w, l, refer(l, r, w->start), r);
		return;
	}
	if (from < l->birth - 150)
		from = l->birth - rng_between(r, 0, 150);
	f = refer(l, r, from);
	follow(w, l, f, r, NEED_PLAN);
	if (f->closed >= w->start)
		return;
	l->death = NEVER;
	need_close(f, r, life_workday(w->start + rng_between(r, 1, 500)));
	f->plans[f->nplans - 1].to = f->closed;
	if (rng_chance(r, 400) && f->closed > w->start + 150)
		need_assess(w, f, r, w->start + rng_between(r, 1, 20), 0);
}

static void again(const struct world *w, struct life *l, struct rng *r)
{
	while (l->nreferrals < REFERRALS_MAX && l->death == NEVER) {
		const struct referral *last = &l->referrals[l->nreferrals - 1];
		int32_t from = last->no_action ? last->from : last->closed;
		struct referral *f;

		from += rng_between(r, 10, 200);
		if (from > w->end - 3 || !rng_chance(r, 420))
			return;
		f = refer(l, r, from);
		follow(w, l, f, r, any_course(r));
	}
}

static void be_born(const struct world *w, struct life *l, struct rng *r)
{
	l->birth = w->end - RNG_BAND(r, needy_age);
	if (!rng_chance(r, 20))
		return;
	l->unborn = true;
	l->sex = SEX_U;
	l->ndisabilities = 0;
	l->birth = w->end + rng_between(r, 1, 170);
}

/* For some, a referral of the year before, closed in it: the census of this year does not have it. */
static void known_before(const struct world *w, struct life *l, struct rng *r, int32_t from)
{
	int32_t day = from - rng_between(r, 60, 360);

	if (rng_chance(r, 350) && day < w->start - 50 && day > l->birth)
		l->referred_before = day;
}

static void never_in_care(const struct world *w, struct life *l, struct rng *r)
{
	int32_t from = w->start + rng_between(r, 0, 362);
	struct referral *f;

	be_born(w, l, r);
	if (l->birth < w->start + 60 && rng_chance(r, 420)) {
		open_case(w, l, r);
	} else {
		if (from < l->birth - 150)
			from = l->birth - rng_between(r, 30, 150);
		if (from > w->end - 3)
			from = w->end - 3;
		known_before(w, l, r, from);
		f = refer(l, r, from);
		follow(w, l, f, r, any_course(r));
	}
	again(w, l, r);
}

/* How the case goes on when care ends. */
static void after_care(const struct world *w, struct life *l, struct referral *f, struct rng *r)
{
	const struct stay *last = &l->stays[l->nstays - 1];
	int32_t day = last->to;

	if (day > w->end)
		return;
	if (last->rec == REC_E11 || last->rec == REC_E12)
		f->reason = CLOSURE_REASON_RC1;
	else if (last->rec >= REC_E45 && last->rec <= REC_E48)
		f->reason = CLOSURE_REASON_RC4;
	else if (last->rec == REC_E41)
		f->reason = CLOSURE_REASON_RC3;
	else if (last->rec == REC_E7)
		f->reason = CLOSURE_REASON_RC6;
	if (f->reason != CODE_NOTHING_) {
		f->closed = day;
		return;
	}
	need_close(f, r, life_workday(day + rng_between(r, 30, 240)));
	if (f->closed < w->start)
		f->closed = life_workday(w->start + rng_between(r, 2, 300));
	need_plan(f, day, f->closed);
}

static void been_in_care(const struct world *w, struct life *l, struct rng *r)
{
	int32_t into = l->care[0].from, at;
	int32_t from = into - (l->route == ROUTE_ALONE ? 0 : rng_between(r, 8, 260));
	struct referral *f;

	if (from < l->birth - 150)
		from = l->birth - rng_between(r, 20, 150);
	from = life_workday_by(from);
	f = refer(l, r, from);
	f->need = PRIMARY_NEED_N1 + (l->need - CIN_N1);
	if (l->route != ROUTE_ALONE)
		need_before_care(w, l, f, r);
	at = need_assess(w, f, r, from, f->conference == NEVER ? 0 : f->conference)->authorised;
	if (f->protection.from == NEVER)
		need_plan(f, at, into);
	if (l->route == ROUTE_ALONE) {
		f->assessments[0].factors[0] = FACTOR_9A;
		f->assessments[0].nfactors = 1;
	} else if (into - from > 60 && rng_chance(r, 400)) {
		need_proceedings(f, r, from + 10, into - 15);
	}
	after_care(w, l, f, r);
	if (f->closed < at)
		f->closed = at;
}

void life_need(const struct world *w, struct life *l, struct rng *r)
{
	if (l->standing == STANDING_NEED)
		never_in_care(w, l, r);
	else
		been_in_care(w, l, r);
}
