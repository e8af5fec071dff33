/* Lists 8 to 10: children in care, care leavers, adoption. */
#include "demo/lists.h"

#include <stdio.h>
#include <string.h>

/* The stay the child is in when the lists are drawn, or was in last. */
static const struct stay *last_stay(const struct life *l, const struct world *w, struct span care)
{
	const struct stay *found = NULL;

	for (size_t i = 0; i < l->nstays; i++)
		if (l->stays[i].from <= w->end && l->stays[i].from >= care.from &&
		    l->stays[i].from <= care.to)
			found = &l->stays[i];
	return found;
}

/* A foster home that becomes the one for the long term is no other placement. */
static bool same_home(const struct stay *a, const struct stay *b)
{
	return a->post == b->post;
}

/* Since when the child has been there, and under that legal status. */
static int32_t there_since(const struct life *l, const struct stay *s, bool status)
{
	while (s > l->stays && s[-1].to == s->from &&
	       (status ? s[-1].ls == s->ls : same_home(&s[-1], s)))
		s--;
	return s->from;
}

static bool temporary(const struct stay *s)
{
	return s->place == PLACE_T1 || s->place == PLACE_T3;
}

/* Placements of the last twelve months: one for each change of address, breaks away not counted. */
static uint32_t placements(const struct life *l, const struct world *w)
{
	const struct stay *before = NULL;
	uint32_t n = 0;

	for (size_t i = 0; i < l->nstays; i++) {
		const struct stay *s = &l->stays[i];

		if (s->from > w->end || s->to < date_add_months(w->end, -12) || temporary(s))
			continue;
		n += before == NULL || !same_home(before, s);
		before = s;
	}
	return n;
}

static uint32_t incidents(const struct life *l, const struct world *w, enum code kind)
{
	uint32_t n = 0;

	for (size_t i = 0; i < l->nincidents; i++)
		n += l->incident_kind[i] == kind && l->incidents[i].from <= w->end &&
		     l->incidents[i].from > date_add_months(w->end, -12);
	return n;
}

static void add_missing(struct row *row, const struct life *l, const struct world *w, struct rng *r)
{
	uint32_t missing = incidents(l, w, MISSING_M);
	bool offered = rng_chance(r, 860), accepted = rng_chance(r, 550);

	row_number(row, IN_CARE_MISSING, missing);
	row_number(row, IN_CARE_ABSENT, incidents(l, w, MISSING_A));
	if (!missing)
		return;
	lists_said(row, IN_CARE_INTERVIEW_OFFERED, offered);
	if (offered)
		lists_said(row, IN_CARE_INTERVIEW_ACCEPTED, accepted);
}

static enum code permanence_of(const struct life *l, const struct stay *s)
{
	static const struct {
		enum code place, plan;
	} plans[] = {{PLACE_P1, PERMANENCE_HOME},   {PLACE_U1, PERMANENCE_SGO},
		     {PLACE_U3, PERMANENCE_SGO},    {PLACE_K3, PERMANENCE_SUPPORT},
		     {PLACE_K2, PERMANENCE_HOMES},  {PLACE_S1, PERMANENCE_HOMES},
		     {PLACE_U4, PERMANENCE_FOSTER}, {PLACE_U6, PERMANENCE_FOSTER}};

	if (s->ls == LS_E1 || l->route == ROUTE_ADOPTION)
		return PERMANENCE_ADOPT;
	for (size_t i = 0; i < sizeof plans / sizeof *plans; i++)
		if (plans[i].place == s->place)
			return plans[i].plan;
	return PERMANENCE_OTHER;
}

/* The first health assessment: within 20 working days, or later. */
static int32_t first_health(int32_t from, bool well, struct rng *r)
{
	return life_workday(from + (well ? rng_between(r, 8, 26) : rng_between(r, 32, 90)));
}

/* What is done for a child in care, and when it was done last. */
static void add_care_given(struct row *row, const struct world *w, const struct life *l,
			   const struct stay *s, int32_t from, struct rng *r)
{
	bool young = date_age(l->birth, w->end) < 5;
	bool visited = practice_done(w, PRACTICE_CARE_VISIT, l, r);
	bool well = practice_done(w, PRACTICE_HEALTH, l, r), reviewed = rng_chance(r, 940);
	bool planned = rng_chance(r, 950), teeth = rng_chance(r, 800), iro = rng_chance(r, 800);
	int32_t days = w->end - from;

	lists_latest(row, IN_CARE_LAST_VISIT, w, r, visited, 42,
		     visited ? there_since(l, s, false) : from);
	if (days >= 20)
		lists_latest(row, IN_CARE_LAST_REVIEW, w, r, reviewed, days < 115 ? 60 : 180,
			     from + 18);
	if (days < 184)
		row_date(row, IN_CARE_LAST_HEALTH, first_health(from, well, r), w->end);
	else
		lists_latest(row, IN_CARE_LAST_HEALTH, w, r, well, young ? 180 : 360, from + 15);
	if (days >= 100)
		lists_latest(row, IN_CARE_LAST_DENTAL, w, r, teeth, 360, from + 60);
	lists_latest(row, IN_CARE_LAST_IRO, w, r, iro, 90, from + 5);
	if (days < 120 ? planned && days > 60 : planned)
		row_code(row, IN_CARE_PERMANENCE, permanence_of(l, s));
}

static void add_home(struct row *row, const struct stay *s, int year)
{
	bool out = s->post % 100 < 40 && s->place != PLACE_P1;

	row_code(row, IN_CARE_PLACEMENT, rows_place(s, year));
	row_code(row, IN_CARE_PROVIDER, s->provider);
	rows_post(row, IN_CARE_POSTCODE, s->post);
	rows_urn(row, IN_CARE_URN, s->urn);
	row_code(row, IN_CARE_LOCATION, out ? PL_LOCATION_OUT : PL_LOCATION_IN);
	row_text(row, IN_CARE_PLACED_IN, out ? "Farshire" : "Demoshire");
}

static bool again(const struct life *l, size_t i)
{
	return i == 1 && l->care[0].to >= date_add_months(l->care[1].from, -12);
}

static void add_in_care(struct rows *rows, const struct world *w, const struct life *l, size_t i,
			struct rng *r)
{
	struct span care = l->care[i];
	const struct stay *s = last_stay(l, w, care);
	struct row *row;

	if (care.from > w->end || care.to < lists_since(w, 6) || s == NULL)
		return;
	row = lists_child(rows, w, l, TABLE_IN_CARE);
	lists_said(row, IN_CARE_UASC, l->route == ROUTE_ALONE);
	lists_said(row, IN_CARE_DISABILITY, l->ndisabilities > 0);
	row_date(row, IN_CARE_START, care.from, w->end);
	row_text(row, IN_CARE_NEED, code_info(l->need)->text);
	lists_said(row, IN_CARE_AGAIN, again(l, i));
	row_date(row, IN_CARE_STATUS_START, there_since(l, s, true), w->end);
	row_code(row, IN_CARE_LEGAL_STATUS, s->ls);
	row_number(row, IN_CARE_PLACEMENTS, placements(l, w));
	row_date(row, IN_CARE_PLACED, there_since(l, s, false), w->end);
	add_home(row, s, w->year);
	add_missing(row, l, w, r);
	lists_allocated(row, l, IN_CARE_TEAM, IN_CARE_WORKER);
	if (care.to > w->end) {
		add_care_given(row, w, l, s, care.from, r);
		return;
	}
	row_code(row, IN_CARE_PERMANENCE, permanence_of(l, s));
	row_date(row, IN_CARE_CEASED, care.to, w->end);
	row_code(row, IN_CARE_CEASED_REASON, s->rec);
}

/* What the SSDA903 of the same day says of a care leaver. */
static struct row *said_in_903(struct rows *rows)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->row[i].table == TABLE_OC3 && !rows->row[i].last)
			return &rows->row[i];
	return NULL;
}

/* Left care on coming of age, in the six months: too lately for the SSDA903 to ask about. */
static bool left_lately(const struct life *l, const struct world *w)
{
	struct span care = l->care[l->ncare - 1];
	int32_t since = life_birthday(l, 14);

	if (care.from > since)
		since = care.from;
	return care.to >= lists_since(w, 6) && care.to <= w->end &&
	       care.to >= life_birthday(l, 18) - 1 && care.to - since >= 91;
}

static void add_life_after(struct row *row, const char *home, const char *suitable,
			   const char *activity)
{
	row_text(row, LEAVER_ACCOMMODATION, home);
	row_text(row, LEAVER_SUITABLE, suitable);
	row_text(row, LEAVER_ACTIVITY, activity);
}

/* What the SSDA903 says of where and how they live; of those it does not ask about, what is usual. */
static void add_where(struct row *row, const struct life *l, struct row *oc3)
{
	const char *accom = oc3 ? row_cell(oc3, OC3_ACCOM) : "";
	char home[2] = {accom[0], 0};

	if (oc3)
		add_life_after(row, home, accom + 1, row_cell(oc3, OC3_ACTIV));
	else if (l->stays[l->nstays - 1].rec == REC_E17)
		add_life_after(row, "Z", "1", "F2");
	else
		add_life_after(row, "D", "1", l->number % 3 ? "F2" : "G5");
}

static void add_leaver(struct rows *rows, const struct world *w, const struct life *l,
		       struct rng *r)
{
	bool reviewed = practice_done(w, PRACTICE_PATHWAY, l, r), recent = rng_chance(r, 880);
	struct row *oc3 = said_in_903(rows), *row;
	const char *touch = oc3 ? row_cell(oc3, OC3_IN_TOUCH) : "YES";
	char text[CELL_BYTES];
	int32_t since = date_add_months(w->end, -18);

	if (oc3 == NULL && !left_lately(l, w))
		return;
	row = lists_child(rows, w, l, TABLE_LEAVER);
	lists_said(row, LEAVER_UASC, l->route == ROUTE_ALONE);
	lists_said(row, LEAVER_DISABILITY, l->ndisabilities > 0);
	lists_allocated(row, l, LEAVER_TEAM, LEAVER_WORKER);
	row_text(row, LEAVER_ADVISER, staff_worker_name(l->worker, text));
	row_code(row, LEAVER_ELIGIBILITY,
		 date_age(l->birth, w->end) < 18 ? ELIGIBILITY_RELEVANT : ELIGIBILITY_FORMER);
	lists_latest(row, LEAVER_LAST_REVIEW, w, r, reviewed, 180, since);
	row_text(row, LEAVER_IN_TOUCH, touch);
	if (strcmp(touch, "YES") != 0)
		return;
	lists_latest(row, LEAVER_LAST_CONTACT, w, r, recent, 56, since);
	add_where(row, l, oc3);
}

/* The day the child moved in with the adopters, NEVER before. */
static int32_t moved_in(const struct life *l)
{
	for (size_t i = 0; i < l->nstays; i++)
		if (l->stays[i].place == PLACE_A5 || l->stays[i].place == PLACE_A6)
			return l->stays[i].from;
	return NEVER;
}

static int32_t ordered(const struct life *l)
{
	for (size_t i = 0; i < l->nstays; i++)
		if (l->stays[i].ls == LS_E1)
			return l->stays[i].from;
	return NEVER;
}

static void add_adoption(struct rows *rows, const struct world *w, const struct life *l)
{
	struct span care = l->care[l->ncare - 1];
	int32_t last = l->reversed < care.to ? l->reversed : care.to;
	char family[CELL_BYTES];
	struct row *row;

	if (l->route != ROUTE_ADOPTION || l->decided > w->end || last < lists_since(w, 12))
		return;
	row = lists_child(rows, w, l, TABLE_ADOPTION);
	if (l->matched <= w->end) {
		snprintf(family, sizeof family, "F%s", l->id);
		row_text(row, ADOPTION_FAMILY, family);
		lists_add_parents(rows, w, l, moved_in(l), care.to);
	}
	lists_said(row, ADOPTION_DISABILITY, l->ndisabilities > 0);
	row_date(row, ADOPTION_ENTERED_CARE, care.from, w->end);
	row_date(row, ADOPTION_DECIDED, l->decided, w->end);
	row_date(row, ADOPTION_PLACEMENT_ORDER, ordered(l), w->end);
	row_date(row, ADOPTION_MATCHED, l->matched, w->end);
	row_date(row, ADOPTION_PLACED, moved_in(l), w->end);
	if (l->by_carer && moved_in(l) <= w->end)
		row_date(row, ADOPTION_FOSTERED, care.from, w->end);
	row_date(row, ADOPTION_REVERSED, l->reversed, w->end);
	if (l->reversed <= w->end)
		row_code(row, ADOPTION_REVERSED_REASON, l->reversal);
	else if (moved_in(l) <= w->end)
		row_date(row, ADOPTION_ADOPTED, care.to, w->end);
}

void lists_add_care(struct rows *rows, const struct world *w, const struct life *l)
{
	struct rng r = rng_of(w->seed, l->number, FOR_LISTS + 100);

	for (size_t i = 0; i < l->ncare; i++)
		add_in_care(rows, w, l, i, &r);
	if (l->ncare == 0)
		return;
	add_leaver(rows, w, l, &r);
	add_adoption(rows, w, l);
}
