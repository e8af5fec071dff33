/*
 * Referrals and what follows: assessments, child in need plans, section 47 enquiries, conferences,
 * child protection plans, closures. Made as they would happen, in working days; a case that the
 * census would query for being left open is settled on the year's last working day.
 */
#include "demo/life.h"

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
static const struct band conference_days[] = {
    {62, 5, 10}, {524, 11, 15}, {64, 16, 20}, {70, 21, 28}};
static const struct band protection_days[] = {
    {159, 30, 91}, {110, 92, 182}, {435, 183, 365}, {252, 366, 730}, {44, 731, 1000}};
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
static const struct odds abuse[] = {
    {505, ABUSE_NEG}, {357, ABUSE_EMO}, {74, ABUSE_PHY}, {38, ABUSE_SAB}, {26, ABUSE_MUL}};

/* The last working day of the year. */
static int32_t last_workday(const struct world *w)
{
	int32_t day = w->end;

	while (!date_working(day))
		day--;
	return day;
}

/* A date that may not be awaited longer than `days` working days at the year's end. */
static int32_t due(const struct world *w, int32_t from, int32_t at, int days)
{
	if (at > w->end && date_add_working(from, days) <= w->end)
		return last_workday(w);
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

/* Assessed from a day, authorised not before `least`. */
static struct assessment *assess(const struct world *w, struct referral *f, struct rng *r,
				 int32_t from, int32_t least)
{
	struct assessment *a = &f->assessments[f->nassessments++];

	a->from = life_workday(from);
	a->authorised = date_add_working(a->from, RNG_BAND(r, assessment_days));
	if (a->authorised < least)
		a->authorised = least;
	a->authorised = due(w, a->from, a->authorised, 45);
	add_factors(a, r);
	return a;
}

static void plan(struct referral *f, int32_t from, int32_t to)
{
	if (to > from + 1)
		f->plans[f->nplans++] = (struct span){from, to};
}

static void close_case(struct referral *f, struct rng *r, int32_t day)
{
	f->closed = day;
	f->reason = rng_chance(r, 40) ? CLOSURE_REASON_RC5 : CLOSURE_REASON_RC7;
}

static void assessed_only(const struct world *w, struct referral *f, struct rng *r)
{
	struct assessment *a = assess(w, f, r, f->from + rng_between(r, 0, 2), 0);

	if (rng_chance(r, 80)) {
		a->nfactors = 1;
		a->factors[0] = FACTOR_21;
	}
	f->closed = a->authorised > w->end ? NEVER : a->authorised;
	f->reason = rng_chance(r, 200) ? CLOSURE_REASON_RC9 : CLOSURE_REASON_RC8;
}

static void hold_conference(const struct world *w, struct referral *f, struct rng *r, int32_t from)
{
	f->enquiry = life_workday(from);
	f->conference = date_add_working(f->enquiry, RNG_BAND(r, conference_days));
	f->conference = due(w, f->enquiry, f->conference, 15);
}

static void review_until(struct referral *f, struct rng *r, int32_t day)
{
	int32_t at = life_workday(f->protection.from + rng_between(r, 60, 88));

	f->reviews[f->nreviews++] = at;
	while (at < day && f->nreviews < REVIEWS_MAX) {
		at = life_workday(at + rng_between(r, 140, 178));
		f->reviews[f->nreviews++] = at;
	}
	f->protection.to = at;
}

static void pre_proceedings(struct referral *f, struct rng *r, int32_t from, int32_t step)
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

/* The conference decides on a plan; its reviews; a child in need plan after it. */
static void protect(struct referral *f, struct rng *r, int32_t from)
{
	uint32_t before = rng_below(r, 100);

	f->protection.from = from;
	f->abuse_first = RNG_CODE(r, abuse);
	f->abuse_latest = rng_chance(r, 80) ? RNG_CODE(r, abuse) : f->abuse_first;
	f->plans_before = before < 76 ? 0 : before < 94 ? 1 : 2;
	review_until(f, r, from + RNG_BAND(r, protection_days));
	close_case(f, r, life_workday(f->protection.to + rng_between(r, 30, 180)));
	plan(f, f->protection.to, f->closed);
	if (!rng_chance(r, 120))
		return;
	from += rng_between(r, 20, 90);
	pre_proceedings(f, r, from, from + 100);
}

static void protection_case(const struct world *w, struct life *l, struct referral *f,
			    struct rng *r)
{
	int32_t at = f->from + rng_between(r, 0, 8), first;

	if (rng_chance(r, 30) && !l->unborn) { /* came with a plan from another authority */
		first = life_workday(f->from + rng_between(r, 10, 25));
		assess(w, f, r, f->from, first);
		f->moved_in_conference = first;
		protect(f, r, first);
		return;
	}
	if (rng_chance(r, 350)) { /* a case already open */
		first = assess(w, f, r, f->from, 0)->authorised;
		at = first + rng_between(r, 20, 150);
		hold_conference(w, f, r, at);
		plan(f, first, f->conference);
		assess(w, f, r, f->enquiry, f->conference);
	} else {
		hold_conference(w, f, r, at);
		assess(w, f, r, f->from, f->conference);
	}
	protect(f, r, f->conference);
}

static void plan_case(const struct world *w, struct life *l, struct referral *f, struct rng *r,
		      bool enquiry)
{
	struct assessment *a = assess(w, f, r, f->from + rng_between(r, 0, 2), 0);

	if (enquiry) {
		f->enquiry = a->from;
		f->no_conference = true;
	}
	close_case(f, r, life_workday(a->authorised + rng_between(r, 50, 420)));
	if (rng_chance(r, 2) && f->closed <= w->end && !l->unborn) {
		f->reason = CLOSURE_REASON_RC2;
		l->death = f->closed;
	}
	plan(f, a->authorised, f->closed);
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
	case NEED_PROTECTION: protection_case(w, l, f, r); return;
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
	return draw < 890 ? NEED_ENQUIRY : NEED_PROTECTION;
}

/* Referred before the year and still open when it began. */
static void open_case(const struct world *w, struct life *l, struct rng *r)
{
	bool protect = rng_chance(r, 150);
	int32_t from = w->start - rng_between(r, 10, protect ? 420 : 600);
	struct referral *f;

	if (from < l->birth - 150)
		from = l->birth - rng_between(r, 0, 150);
	f = refer(l, r, from);
	follow(w, l, f, r, protect ? NEED_PROTECTION : NEED_PLAN);
	if (f->closed >= w->start)
		return;
	l->death = NEVER;
	close_case(f, r, life_workday(w->start + rng_between(r, 1, 500)));
	f->plans[f->nplans - 1].to = f->closed;
	if (!protect && rng_chance(r, 400) && f->closed > w->start + 150)
		assess(w, f, r, w->start + rng_between(r, 1, 20), 0);
}

static void again(const struct world *w, struct life *l, struct rng *r)
{
	while (l->nreferrals < REFERRALS_MAX && l->death == NEVER) {
		const struct referral *last = &l->referrals[l->nreferrals - 1];
		int32_t from = last->no_action ? last->from : last->closed;
		struct referral *f;

		from += rng_between(r, 10, 250);
		if (from > w->end - 3 || !rng_chance(r, 240))
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
	close_case(f, r, life_workday(day + rng_between(r, 30, 240)));
	if (f->closed < w->start)
		f->closed = life_workday(w->start + rng_between(r, 2, 300));
	plan(f, day, f->closed);
}

static void been_in_care(const struct world *w, struct life *l, struct rng *r)
{
	int32_t into = l->care[0].from, at;
	int32_t from = into - (l->route == ROUTE_ALONE ? 0 : rng_between(r, 8, 120));
	struct referral *f;

	if (from < l->birth - 150)
		from = l->birth - rng_between(r, 20, 150);
	while (!date_working(from))
		from--;
	f = refer(l, r, from);
	f->need = PRIMARY_NEED_N1 + (l->need - CIN_N1);
	if (l->route != ROUTE_ALONE && rng_chance(r, 450)) {
		hold_conference(w, f, r, from);
		f->conference = NEVER;
		f->no_conference = true;
	}
	at = assess(w, f, r, from, 0)->authorised;
	plan(f, at, into);
	if (l->route == ROUTE_ALONE) {
		f->assessments[0].factors[0] = FACTOR_9A;
		f->assessments[0].nfactors = 1;
	} else if (into - from > 60 && rng_chance(r, 400)) {
		pre_proceedings(f, r, from + 10, into - 15);
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
