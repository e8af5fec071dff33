/* When a child is in care: birth and the periods of care, by standing and route. */
#include "demo/life.h"

static const struct band age_in_days[] = {
    {5, 25, 364},     {8, 365, 1825},	{20, 1826, 3651},
    {41, 3652, 5842}, {21, 5843, 6572}, {8, 6576, 6935},
};

static struct span span_of(int32_t from, int32_t to)
{
	return (struct span){from, to};
}

/* How long ago care began for those in care when the year began: many not long, a few very long. */
static int32_t past_duration(struct rng *r)
{
	int64_t x = rng_below(r, 1000);

	return 1 + (int32_t)(x * x * 3000 / 1000000);
}

/* The end of care at 18: on the birthday, or the day before it. */
static int32_t coming_of_age(const struct life *l, struct rng *r)
{
	int32_t day = life_birthday(l, 18);

	return rng_chance(r, 500) ? day : day - 1;
}

/* Care begins when it would, but the child must be born and be under 18. */
static int32_t after_birth(const struct life *l, struct rng *r, int32_t from, int32_t latest)
{
	if (from <= l->birth)
		from = l->birth + 1 + rng_between(r, 0, 40);
	if (from >= life_birthday(l, 18) - 60)
		from = life_birthday(l, 18) - 60 - rng_between(r, 0, 200);
	return from > latest ? latest : from;
}

static struct span care_this_year(const struct world *w, struct life *l, struct rng *r)
{
	int32_t from, to = NEVER, of_age;
	int32_t low = l->route == ROUTE_REMAND ? 4200 : 0;

	l->birth = w->end - RNG_BAND(r, age_in_days);
	if (w->end - l->birth < low)
		l->birth = w->end - rng_between(r, low, 6400);
	from = w->start - past_duration(r) / (l->route == ROUTE_AGREED ? 3 : 1);
	if (rng_chance(r, 270) || l->route == ROUTE_REMAND)
		from = rng_between(r, w->start, w->end - 20);
	from = after_birth(l, r, from, w->end - 12);
	of_age = coming_of_age(l, r);
	if (l->route == ROUTE_REMAND)
		to = from + rng_between(r, 20, 110);
	else if (rng_chance(r, 270))
		to = rng_between(r, from + 35 > w->start ? from + 35 : w->start, w->end + 30);
	if (to > of_age)
		to = of_age;
	return span_of(from, to);
}

static struct span care_alone(const struct world *w, struct life *l, struct rng *r)
{
	int32_t from, of_age;

	l->birth = w->end - rng_between(r, 5700, 6900);
	from = l->birth + rng_between(r, 5300, 6430);
	if (from > w->end - 12)
		from = w->end - rng_between(r, 12, 300);
	of_age = coming_of_age(l, r);
	return span_of(from, of_age);
}

/* Days from the order to the family. */
static const struct band to_a_family[] = {{55, 70, 200}, {30, 201, 330}, {15, 331, 520}};

/* From the end backwards: the adoption, the placement, the order, the decision, care. */
static struct span care_adoption(const struct world *w, struct life *l, struct rng *r)
{
	int32_t adopted = w->start + rng_between(r, 0, 1000);

	if (l->standing == STANDING_GONE)
		adopted = rng_between(r, w->last_start, w->last_end - 3);
	l->matched = rng_between(r, 170, 330); /* days before adoption, for now */
	l->decided = RNG_BAND(r, to_a_family); /* days before that */
	if (rng_chance(r, 120) && l->standing == STANDING_CARE)
		l->reversal =
		    rng_chance(r, 600) ? REASON_PLACED_CEASED_RD3 : REASON_PLACED_CEASED_RD1;
	l->by_carer = rng_chance(r, 200);
	adopted = life_workday(adopted);
	if (adopted - l->matched - l->decided > w->end + 60)
		adopted = life_workday(adopted - 365);
	return span_of(adopted - l->matched - l->decided - rng_between(r, 170, 380), adopted);
}

static void born_before_care(struct life *l, struct rng *r, int32_t from)
{
	int32_t latest = rng_chance(r, 200) ? 2300 : 1000;

	l->birth = from - 1 - rng_between(r, 0, 4);
	if (rng_chance(r, 500))
		l->birth = from - rng_between(r, 20, latest);
}

static struct span care_past(const struct world *w, struct life *l, struct rng *r)
{
	int32_t to = rng_between(r, w->last_start + 5, w->last_end - 2);
	int32_t from = to - 35 - past_duration(r);

	l->birth = from - rng_between(r, 1, 2000);
	if (to - l->birth > 4900)
		l->birth = to - rng_between(r, 4000, 4900);
	return span_of(from <= l->birth ? l->birth + 1 : from, to);
}

static struct span care_leaver(const struct world *w, struct life *l, struct rng *r)
{
	int32_t years = rng_between(r, 19, 22), from, to;
	int32_t day = rng_between(r, w->start, w->end - 1);

	l->birth = date_add_months(day, -12 * years);
	from = l->birth + rng_between(r, 3700, 6100);
	to = coming_of_age(l, r);
	if (to < w->last_start && years == 19)
		to = w->last_start;
	return span_of(from, to);
}

/* For some, an earlier period that ended at home. */
static void earlier_period(const struct world *w, struct life *l, struct rng *r, struct span care)
{
	struct span past;

	if (l->route == ROUTE_ALONE || l->route == ROUTE_ADOPTION || !rng_chance(r, 90))
		return;
	past.to = care.from - rng_between(r, 20, 240);
	past.from = past.to - rng_between(r, 40, 400);
	if (past.from <= l->birth || past.to == w->last_end)
		return;
	l->care[l->ncare++] = past;
	past.to = life_stays(w, l, r, past, REC_E4A);
}

static void need_in_care(struct life *l, struct rng *r)
{
	static const struct odds needs[] = {{66, CIN_N1}, {6, CIN_N2}, {3, CIN_N3}, {7, CIN_N4},
					    {13, CIN_N5}, {2, CIN_N6}, {3, CIN_N8}};

	l->need = RNG_CODE(r, needs);
	if (l->need == CIN_N2 && l->ndisabilities == 0)
		l->disabilities[l->ndisabilities++] = DISABILITY_LD;
	if (l->route == ROUTE_ALONE)
		l->need = CIN_N8;
	if (l->route == ROUTE_REMAND)
		l->need = CIN_N6;
}

static struct span main_period(const struct world *w, struct life *l, struct rng *r)
{
	struct span care;

	if (l->standing == STANDING_LEAVER)
		return care_leaver(w, l, r);
	if (l->route == ROUTE_ADOPTION) {
		care = care_adoption(w, l, r);
		born_before_care(l, r, care.from);
		return care;
	}
	if (l->standing == STANDING_GONE || l->standing == STANDING_RETURNED)
		return care_past(w, l, r);
	return l->route == ROUTE_ALONE ? care_alone(w, l, r) : care_this_year(w, l, r);
}

/* How often a child goes: most once or twice, some many times, a few again and again. */
static const struct habit {
	uint32_t of_100;
	int32_t low, high;	   /* times */
	int32_t shortest, longest; /* days between them */
} habits[] = {{42, 1, 3, 15, 150}, {35, 5, 16, 4, 30}, {23, 20, 40, 2, 12}};

static const struct habit *habit_of(struct rng *r)
{
	uint32_t left = rng_below(r, 100);
	const struct habit *h = habits;

	while (left >= h->of_100)
		left -= h++->of_100;
	return h;
}

/* Spells missing or away, for some from the age of 10. None runs over 31 March. */
static void go_missing(const struct world *w, struct life *l, struct rng *r, struct span care)
{
	int32_t from = life_birthday(l, 10), until = care.to < w->end ? care.to : w->end, days;
	const struct habit *h = habit_of(r);
	int32_t left = rng_between(r, h->low, h->high);

	from = from < care.from ? care.from : from;
	from = (from < w->last_start ? w->last_start : from) + rng_between(r, 1, 500);
	while (left-- && l->nincidents < INCIDENTS_MAX) {
		days = rng_between(r, 0, 3);
		if (from + days >= until)
			return;
		l->incident_kind[l->nincidents] = rng_chance(r, 750) ? MISSING_M : MISSING_A;
		if (from > w->last_end || from + days <= w->last_end)
			l->incidents[l->nincidents++] = span_of(from, from + days);
		from += days + rng_between(r, h->shortest, h->longest);
	}
	if (rng_chance(r, 40) && care.to > w->end && from < w->end - 2) {
		l->incident_kind[l->nincidents - 1] = MISSING_M;
		l->incidents[l->nincidents - 1] = span_of(w->end - 1, NEVER);
	}
}

static void become_mother(const struct world *w, struct life *l, struct rng *r)
{
	int32_t day = life_birthday(l, 15) + rng_between(r, 0, 900);

	if (l->standing != STANDING_LEAVER && l->sex == SEX_F && rng_chance(r, 60) && day <= w->end)
		l->baby = day;
}

void life_care(const struct world *w, struct life *l, struct rng *r)
{
	struct span care = main_period(w, l, r);
	enum code rec = CODE_NOTHING_;

	if (care.from == w->start || care.from == w->last_start)
		care.from++;
	if (care.to == w->end || care.to == w->last_end)
		care.to--;
	need_in_care(l, r);
	if (l->standing == STANDING_CARE)
		earlier_period(w, l, r, care);
	else if (l->standing == STANDING_RETURNED)
		rec = REC_E4A;
	l->care[l->ncare] = care;
	l->care[l->ncare].to = care.to = life_stays(w, l, r, care, rec);
	if (l->ncare == 0)
		become_mother(w, l, r);
	if (rng_chance(r, 400))
		go_missing(w, l, r, care);
	l->ncare++;
}
