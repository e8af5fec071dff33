/* The SSDA903 tables about children in care other than their episodes. */
#include "demo/rows.h"
#include "demo/staff.h"

#include <stdio.h>

static bool within(int32_t day, const struct view *v)
{
	return day >= v->start && day <= v->end;
}

static const struct span *last_care(const struct life *l)
{
	return &l->care[l->ncare - 1];
}

static void add_review(struct rows *rows, const struct life *l, const struct view *v, int32_t day,
		       struct rng *r)
{
	static const struct odds how[] = {{52, REVIEW_CODE_PN1}, {4, REVIEW_CODE_PN2},
					  {4, REVIEW_CODE_PN3},	 {1, REVIEW_CODE_PN4},
					  {12, REVIEW_CODE_PN5}, {22, REVIEW_CODE_PN6},
					  {5, REVIEW_CODE_PN7}};
	enum code code = RNG_CODE(r, how);
	struct row *row;

	if (!within(day, v))
		return;
	row = rows_new(rows, TABLE_REVIEW, v->last);
	if (date_age(l->birth, day) < 4)
		code = REVIEW_CODE_PN0;
	row_text(row, REVIEW_CHILD, l->id);
	row_date(row, REVIEW_DOB, l->birth, v->end);
	row_date(row, REVIEW_REVIEW, day, v->end);
	row_code(row, REVIEW_REVIEW_CODE, code);
}

/* Within 20 working days, then three months, then every six. */
static void add_reviews(struct rows *rows, const struct world *w, const struct life *l,
			const struct view *v)
{
	struct rng r = rng_of(w->seed, l->number, FOR_VIEW + 20);

	for (size_t i = 0; i < l->ncare; i++) {
		const struct span *care = &l->care[i];
		int32_t day = life_workday(care->from + rng_between(&r, 14, 26));
		int32_t wait = rng_between(&r, 70, 88);

		while (day < care->to && day <= w->end) {
			add_review(rows, l, v, day, &r);
			day = life_workday(day + wait);
			wait = rng_between(&r, 150, 180);
		}
	}
}

static void flag(struct row *row, enum field f, bool yes)
{
	row_code(row, f, yes ? FLAG01_1 : FLAG01_0);
}

static void add_strengths(struct row *row, const struct life *l, const struct view *v,
			  struct rng *r)
{
	static const struct odds none[] = {{30, SDQ_REASON_SDQ2},
					   {15, SDQ_REASON_SDQ3},
					   {40, SDQ_REASON_SDQ4},
					   {15, SDQ_REASON_SDQ5}};
	int32_t score = rng_between(r, 0, 18);
	enum code why = RNG_CODE(r, none);

	score += rng_between(r, 0, 14);
	if (life_birthday(l, 4) > v->end || life_birthday(l, 17) < v->start)
		return;
	if (rng_chance(r, 790))
		row_number(row, OC2_SDQ_SCORE, (uint32_t)score);
	else
		row_code(row, OC2_SDQ_REASON, why);
}

static void add_misuse(struct row *row, struct rng *r)
{
	bool misuse = rng_chance(r, 30), received = rng_chance(r, 480),
	     offered = rng_chance(r, 800);

	flag(row, OC2_SUBSTANCE_MISUSE, misuse);
	if (misuse)
		flag(row, OC2_INTERVENTION_RECEIVED, received);
	if (misuse && !received)
		flag(row, OC2_INTERVENTION_OFFERED, offered);
}

/* For those in care all year through and still in care on its last day. */
static void add_oc2(struct rows *rows, const struct world *w, const struct life *l,
		    const struct view *v)
{
	struct rng r = rng_of(w->seed, l->number, FOR_VIEW + 30 + (uint64_t)v->last);
	int age = date_age(l->birth, v->end);
	bool draw[5];
	struct row *row;

	if (last_care(l)->from > v->start || last_care(l)->to <= v->end)
		return;
	for (size_t i = 0; i < 5; i++)
		draw[i] = rng_chance(&r, i == 0 ? 20 : 880);
	row = rows_new(rows, TABLE_OC2, v->last);
	row_text(row, OC2_CHILD, l->id);
	row_date(row, OC2_DOB, l->birth, v->end);
	add_strengths(row, l, v, &r);
	if (age >= 10)
		flag(row, OC2_CONVICTED, draw[0]);
	if (age < 5)
		flag(row, OC2_HEALTH_CHECK, draw[1]);
	flag(row, OC2_IMMUNISATIONS, draw[2]);
	flag(row, OC2_TEETH_CHECK, draw[3]);
	flag(row, OC2_HEALTH_ASSESSMENT, draw[4]);
	add_misuse(row, &r);
}

static bool adopted(const struct stay *s)
{
	return s->rec == REC_E11 || s->rec == REC_E12;
}

static void add_ad1(struct rows *rows, const struct world *w, const struct life *l,
		    const struct view *v)
{
	static const struct {
		uint32_t weight;
		enum code number, sex, status;
	} adopters[] = {{64, NB_ADOPTR_2, SEX_ADOPTR_MF, LS_ADOPTR_L11},
			{12, NB_ADOPTR_2, SEX_ADOPTR_MF, LS_ADOPTR_L3},
			{6, NB_ADOPTR_2, SEX_ADOPTR_MM, LS_ADOPTR_L12},
			{5, NB_ADOPTR_2, SEX_ADOPTR_FF, LS_ADOPTR_L2},
			{3, NB_ADOPTR_2, SEX_ADOPTR_FF, LS_ADOPTR_L4},
			{10, NB_ADOPTR_1, SEX_ADOPTR_F1, LS_ADOPTR_L0}};
	const struct stay *s = &l->stays[l->nstays - 1];
	struct rng r = rng_of(w->seed, l->number, FOR_VIEW + 40);
	uint32_t left = rng_below(&r, 100);
	size_t i = 0;
	struct row *row;

	if (!adopted(s) || !within(s->to, v))
		return;
	while (left >= adopters[i].weight)
		left -= adopters[i++].weight;
	row = rows_new(rows, TABLE_AD1, v->last);
	row_text(row, AD1_CHILD, l->id);
	row_date(row, AD1_DOB, l->birth, v->end);
	row_date(row, AD1_DATE_INT, l->decided, v->end);
	row_date(row, AD1_DATE_MATCH, l->matched, v->end);
	flag(row, AD1_FOSTER_CARE, l->by_carer);
	row_code(row, AD1_NB_ADOPTR, adopters[i].number);
	row_code(row, AD1_SEX_ADOPTR, adopters[i].sex);
	row_code(row, AD1_LS_ADOPTR, adopters[i].status);
}

/* A decision that the child should be adopted, while it stands or in the year it was taken back. */
static void add_decision(struct rows *rows, const struct life *l, const struct view *v)
{
	struct row *row;

	if (l->decided > v->end || l->reversed < v->start || last_care(l)->to < v->start)
		return;
	row = rows_new(rows, TABLE_PLACED_ADOPTION, v->last);
	row_text(row, PLACED_ADOPTION_CHILD, l->id);
	row_date(row, PLACED_ADOPTION_DOB, l->birth, v->end);
	row_date(row, PLACED_ADOPTION_DATE_PLACED, l->decided, v->end);
	row_date(row, PLACED_ADOPTION_DATE_PLACED_CEASED, l->reversed, v->end);
	if (l->reversed <= v->end)
		row_code(row, PLACED_ADOPTION_REASON_PLACED_CEASED, l->reversal);
}

/* What order there was before care, for those who came into care in the year. */
static void add_previous(struct rows *rows, const struct world *w, const struct life *l,
			 const struct view *v)
{
	static const char *const authorities[] = {"210", "330", "373", "876"};
	static const struct odds orders[] = {
	    {950, PREV_PERM_Z1}, {8, PREV_PERM_P1}, {28, PREV_PERM_P2}, {14, PREV_PERM_P3}};
	struct rng r = rng_of(w->seed, l->number, FOR_VIEW + 50);
	enum code order = RNG_CODE(&r, orders);
	uint32_t authority = rng_below(&r, 4);
	int32_t day = l->birth + rng_between(&r, 150, 500);
	bool began = false;
	struct row *row;

	for (size_t i = 0; i < l->ncare; i++)
		began = began || within(l->care[i].from, v);
	if (!began)
		return;
	row = rows_new(rows, TABLE_PREV_PERM, v->last);
	row_text(row, PREV_PERM_CHILD, l->id);
	row_date(row, PREV_PERM_DOB, l->birth, v->end);
	if (l->route == ROUTE_ALONE || day >= l->care[0].from)
		order = PREV_PERM_Z1;
	row_code(row, PREV_PERM_PREV_PERM, order);
	if (order == PREV_PERM_Z1)
		return;
	row_text(row, PREV_PERM_LA_PERM, authorities[authority]);
	row_date(row, PREV_PERM_DATE_PERM, day, v->end);
}

static void add_missing(struct rows *rows, const struct life *l, const struct view *v)
{
	for (size_t i = 0; i < l->nincidents; i++) {
		const struct span *s = &l->incidents[i];
		struct row *row;

		if (!within(s->from, v))
			continue;
		row = rows_new(rows, TABLE_MISSING, v->last);
		row_text(row, MISSING_CHILD, l->id);
		row_date(row, MISSING_DOB, l->birth, v->end);
		row_code(row, MISSING_MISSING, l->incident_kind[i]);
		row_date(row, MISSING_MIS_START, s->from, v->end);
		row_date(row, MISSING_MIS_END, s->to, v->end);
	}
}

static bool in_care_in_year(const struct life *l, const struct view *v)
{
	for (size_t i = 0; i < l->ncare; i++)
		if (l->care[i].from <= v->end && l->care[i].to >= v->start)
			return true;
	return false;
}

/* For those in care at any time in the year: every worker of the year. */
static void add_workers(struct rows *rows, const struct life *l, const struct view *v)
{
	if (v->year < 2023 || !in_care_in_year(l, v))
		return;
	for (size_t i = 0; i < l->nstints; i++) {
		const struct stint *s = &l->stints[i];
		char worker[16];
		struct row *row;

		if (s->from > v->end || s->to < v->start)
			continue;
		row = rows_new(rows, TABLE_SW_EPISODE, v->last);
		snprintf(worker, sizeof worker, "SW%06u", s->worker + 1);
		row_text(row, SW_EPISODE_CHILD, l->id);
		row_date(row, SW_EPISODE_DOB, l->birth, v->end);
		row_text(row, SW_EPISODE_SW_ID, worker);
		row_date(row, SW_EPISODE_SW_DECOM, s->from, v->end);
		row_date(row, SW_EPISODE_SW_DEC, s->to, v->end);
		row_code(row, SW_EPISODE_SW_REASON, s->reason);
	}
}

/* An order that deprives of liberty, for a few in children's homes: within one stay and one year. */
static void add_liberty(struct rows *rows, const struct world *w, const struct life *l,
			const struct view *v)
{
	struct rng r = rng_of(w->seed, l->number, FOR_VIEW + 60);

	if (v->year < 2026 || !rng_chance(&r, 150))
		return;
	for (size_t i = 0; i < l->nstays; i++) {
		const struct stay *s = &l->stays[i];
		int32_t from = s->from < v->start ? v->start + 20 : s->from + 5;
		struct row *row;

		if (s->place != PLACE_K2 || !rows_stay_due(s, v) || from + 90 > s->to ||
		    from + 90 > v->end)
			continue;
		row = rows_new(rows, TABLE_DOLO, v->last);
		row_text(row, DOLO_CHILD, l->id);
		row_date(row, DOLO_DOB, l->birth, v->end);
		row_date(row, DOLO_DOLO_START, from, v->end);
		row_date(row, DOLO_DOLO_END, from + 80, v->end);
	}
}

void rows_add_care_tables(struct rows *rows, const struct world *w, const struct life *l,
			  const struct view *v)
{
	add_reviews(rows, w, l, v);
	add_oc2(rows, w, l, v);
	add_ad1(rows, w, l, v);
	add_decision(rows, l, v);
	add_previous(rows, w, l, v);
	add_missing(rows, l, v);
	add_workers(rows, l, v);
	add_liberty(rows, w, l, v);
}
