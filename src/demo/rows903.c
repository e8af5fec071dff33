/* The SSDA903's view of a life: header, episodes, and what hangs on the episodes. */
#include "demo/rows.h"

#include <stdio.h>

bool rows_stay_due(const struct stay *s, const struct view *v)
{
	return s->from <= v->end && s->to >= v->start;
}

/* The codes of sex changed in 2024-25. */
static enum code sex_code(const struct life *l, int year)
{
	if (year >= 2024)
		return l->sex;
	return l->sex == SEX_F ? SEX_2 : SEX_1;
}

static bool any_stay(const struct life *l, const struct view *v)
{
	for (size_t i = 0; i < l->nstays; i++)
		if (rows_stay_due(&l->stays[i], v))
			return true;
	return false;
}

static void add_upn(struct row *row, const struct life *l, const struct view *v)
{
	if (l->no_upn)
		row_text(row, HEADER_UPN, "UN3");
	else if (l->birth > date_day(v->year - 5, 8, 31))
		row_text(row, HEADER_UPN, "UN1");
	else
		row_text(row, HEADER_UPN, l->upn);
}

static void add_mother(struct row *row, const struct life *l, const struct view *v)
{
	int32_t until = v->end;
	int32_t left = l->care[l->ncare - 1].to;
	bool mother;

	if (l->sex != SEX_F || !any_stay(l, v))
		return;
	if (left < until)
		until = left;
	mother = l->baby <= until;
	row_code(row, HEADER_MOTHER, mother ? FLAG01_1 : FLAG01_0);
	if (mother)
		row_date(row, HEADER_MC_DOB, l->baby, v->end);
}

static void add_header(struct rows *rows, const struct life *l, const struct view *v)
{
	struct row *row = rows_new(rows, TABLE_HEADER, v->last);

	row_text(row, HEADER_CHILD, l->id);
	row_code(row, HEADER_SEX, sex_code(l, v->year));
	row_date(row, HEADER_DOB, l->birth, v->end);
	row_code(row, HEADER_ETHNIC, l->ethnic);
	add_upn(row, l, v);
	add_mother(row, l, v);
}

void rows_post(struct row *row, enum field f, uint32_t n)
{
	static const char area[] = "ZYXW", letter[] = "ABDEFGHJLNPQRSTUWXYZ";
	char text[12];

	if (n == 0)
		return;
	snprintf(text, sizeof text, "Z%c%u %u%c%c", area[n % 4], 1 + n / 4 % 90, n / 360 % 10,
		 letter[n / 3600 % 20], letter[n / 72000 % 20]);
	row_text(row, f, text);
}

void rows_urn(struct row *row, enum field f, uint32_t n)
{
	char urn[12];

	if (n == 0)
		return;
	snprintf(urn, sizeof urn, "SC99%04u", n % 10000);
	row_text(row, f, urn);
}

enum code rows_place(const struct stay *s, int year)
{
	return s->place == PLACE_K3 && year < 2024 ? PLACE_H5 : s->place;
}

/* Then it had no number either; the return of the year after looks back as if it had. */
static void add_place(struct row *row, const struct stay *s, int year)
{
	int first = row->last ? 2022 : 2023;
	bool unnumbered = s->place != rows_place(s, year) && year < first;

	row_code(row, EPISODE_PLACE, rows_place(s, year));
	row_code(row, EPISODE_PLACE_PROVIDER, s->provider);
	if (!unnumbered)
		rows_urn(row, EPISODE_URN, s->urn);
}

static void add_episode(struct rows *rows, const struct life *l, const struct stay *s,
			const struct view *v)
{
	struct row *row = rows_new(rows, TABLE_EPISODE, v->last);
	bool ended = s->to <= v->end;

	row_text(row, EPISODE_CHILD, l->id);
	row_date(row, EPISODE_DECOM, s->from, v->end);
	row_code(row, EPISODE_RNE, s->rne);
	row_code(row, EPISODE_LS, s->ls);
	row_code(row, EPISODE_CIN, l->need);
	add_place(row, s, v->year);
	rows_post(row, EPISODE_HOME_POST, l->home);
	rows_post(row, EPISODE_PL_POST, s->post);
	if (!ended)
		return;
	row_date(row, EPISODE_DEC, s->to, v->end);
	row_code(row, EPISODE_REC, s->rec);
	row_code(row, EPISODE_REASON_PLACE_CHANGE, s->why);
}

static void add_uasc(struct rows *rows, const struct life *l, const struct view *v)
{
	struct row *row = rows_new(rows, TABLE_UASC, v->last);

	row_text(row, UASC_CHILD, l->id);
	row_code(row, UASC_SEX, sex_code(l, v->year));
	row_date(row, UASC_DOB, l->birth, v->end);
	row_date(row, UASC_DUC, life_birthday(l, 18), NEVER);
}

/*
 * In the year of the 17th to 21st birthday, if no longer in care on it and in care for 13 weeks
 * since 14 and at 16.
 */
bool rows_leaver_due(const struct life *l, const struct view *v)
{
	int age = date_age(l->birth, v->end);
	struct span care;
	int32_t from;

	if (l->ncare == 0 || age < 17 || age > 21)
		return false;
	care = l->care[l->ncare - 1];
	if (care.to > v->end || care.to >= life_birthday(l, age))
		return false;
	if (age < 19 && care.to < v->start)
		return false;
	from = life_birthday(l, 14);
	return care.to - (care.from > from ? care.from : from) >= 91 &&
	       care.to > life_birthday(l, 16) + 1;
}

static void add_oc3(struct rows *rows, const struct world *w, const struct life *l,
		    const struct view *v)
{
	static const struct odds touch[] = {
	    {910, IN_TOUCH_YES}, {60, IN_TOUCH_NO}, {12, IN_TOUCH_REFU}, {12, IN_TOUCH_NREQ}};
	static const struct odds activities[] = {
	    {6, ACTIV_F1},  {1, ACTIV_P1}, {20, ACTIV_F2}, {3, ACTIV_P2},  {4, ACTIV_F4},
	    {20, ACTIV_F5}, {6, ACTIV_P5}, {9, ACTIV_G4},  {22, ACTIV_G5}, {8, ACTIV_G6}};
	static const struct odds homes[] = {{12, ACCOM_B1}, {4, ACCOM_C1},  {16, ACCOM_D1},
					    {6, ACCOM_E1},  {36, ACCOM_U1}, {9, ACCOM_Z1},
					    {5, ACCOM_K1},  {2, ACCOM_S2},  {2, ACCOM_V2},
					    {4, ACCOM_X2},  {2, ACCOM_Y2},  {2, ACCOM_T1}};
	struct rng r = rng_of(w->seed, l->number, FOR_VIEW + 10 + (uint64_t)v->last);
	enum code in_touch = RNG_CODE(&r, touch), activity = RNG_CODE(&r, activities);
	enum code home = RNG_CODE(&r, homes);
	struct row *row = rows_new(rows, TABLE_OC3, v->last);

	if ((date_age(l->birth, v->end) < 18 && home == ACCOM_Z1) ||
	    (date_age(l->birth, v->start) < 18 && home == ACCOM_T1))
		home = ACCOM_B1;
	row_text(row, OC3_CHILD, l->id);
	row_date(row, OC3_DOB, l->birth, v->end);
	row_code(row, OC3_IN_TOUCH, in_touch);
	row_code(row, OC3_ACTIV, in_touch == IN_TOUCH_YES ? activity : ACTIV_0);
	row_code(row, OC3_ACCOM, in_touch == IN_TOUCH_YES ? home : ACCOM_0);
}

void rows_add_903(struct rows *rows, const struct world *w, const struct life *l,
		  const struct view *v)
{
	bool in_care = any_stay(l, v), leaver = rows_leaver_due(l, v);

	if (!in_care && !leaver)
		return;
	add_header(rows, l, v);
	for (size_t i = 0; i < l->nstays; i++)
		if (rows_stay_due(&l->stays[i], v))
			add_episode(rows, l, &l->stays[i], v);
	if (in_care && l->route == ROUTE_ALONE)
		add_uasc(rows, l, v);
	if (leaver)
		add_oc3(rows, w, l, v);
	if (in_care)
		rows_add_care_tables(rows, w, l, v);
}
