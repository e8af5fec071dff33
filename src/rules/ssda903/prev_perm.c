#include "record/authority.h"
#include "rules/rule.h"
#include "rules/ssda903/both.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/valid.h"

#include <stdio.h>

enum { AUTHORITY_CODE_LEN = 3 }; /* 926, never E10000020 */

/* Answers that are not an English authority of today: the rest of the United Kingdom and abroad,
 * not known, and authorities since dissolved, whose orders still stand (Dorset before 2019, Poole,
 * Bournemouth, Cumbria, Northamptonshire). */
static const char *const other_places[] = {
    "WAL", "SCO", "NIR", "NUK", "999", "835", "836", "837", "909", "928",
};

static bool other_place(struct str code)
{
	for (size_t i = 0; i < sizeof other_places / sizeof other_places[0]; i++)
		if (str_is(code, other_places[i]))
			return true;
	return false;
}

static bool says_anything(const struct prev_perm *p)
{
	return !is_absent(p->prev_perm) || !is_absent(p->la_perm) || !is_absent(p->date_perm);
}

/* Says whether there was an earlier permanent home and, unless there was none, where and when. */
static bool told_in_full(const struct prev_perm *p)
{
	return code_is(p->prev_perm, PREV_PERM_Z1) ||
	       (!is_absent(p->prev_perm) && !is_absent(p->la_perm) && !is_absent(p->date_perm));
}

/* Of a child who came into care this year it is asked whether an earlier permanent home was lost. */
static bool r630(const struct episode *e)
{
	const struct prev_perm *first = first_prev_perm(e->row.child);

	if (!code_is(e->rne, RNE_S) || !date_by(year_start(e), e->decom) || e->row.child->nameless)
		return false;
	for (const struct prev_perm *p = first; p; p = next_prev_perm(p))
		if (!told_in_full(p))
			return true;
	return !first;
}

/* The answer is one of the list. */
static bool r631(const struct prev_perm *p)
{
	return code_wrong(p->prev_perm, year_of(p));
}

/*
 * Reads the day an earlier permanent home was ordered: dd/mm/yyyy, where ZZ stands for a day or a
 * month and ZZZZ for a year that is not known. *earliest is the first day it can be, absent when
 * the year is not known. Returns false when it is no such date.
 */
static bool order_read(struct str s, struct date_cell *earliest)
{
	struct str year = s, day = str_cut(&year, '/'), month = str_cut(&year, '/');
	bool no_year = str_is(year, "ZZZZ");
	char text[DATE_TEXT_MAX];
	int32_t date;

	day = str_is(day, "ZZ") ? STR("01") : day;
	month = str_is(month, "ZZ") ? STR("01") : month;
	year = no_year ? STR("2000") : year;
	if (!month.len) /* not written with strokes */
		date = date_read(s);
	else if (day.len + month.len + year.len + 3 > sizeof text)
		date = DATE_NONE;
	else {
		snprintf(text, sizeof text, "%.*s/%.*s/%.*s", (int)day.len, day.p, (int)month.len,
			 month.p, (int)year.len, year.p);
		date = date_read(str_of(text));
	}
	*earliest = date_cell(no_year ? DATE_NONE : date);
	return date != DATE_NONE;
}

/* The order was made on a day, and before the child came into care. */
static void r632(const struct child *c, struct sink *out)
{
	const struct episode *e = first_dated(c);
	struct date_cell earliest;

	for (const struct prev_perm *p = first_prev_perm(c); p; p = next_prev_perm(p)) {
		bool wrong =
		    has_value(p->date_perm) && !order_read(text_of(p->date_perm), &earliest);

		if (wrong && !e)
			flag(out, &p->row);
		if (e && (wrong || (has_value(p->date_perm) && date_by(e->decom, earliest))))
			flag_both(out, &p->row, &e->row);
	}
}

/* Where an earlier permanent home was arranged is an authority there is, or was. */
static bool r633(const struct prev_perm *p)
{
	struct str code = text_of(p->la_perm);

	return has_value(p->la_perm) && !other_place(code) &&
	       (code.len != AUTHORITY_CODE_LEN || !authority_find(code));
}

/* Marks the records of earlier permanence that say anything. */
static void flag_answers(const struct child *c, const struct episode *latest, struct sink *out)
{
	for (const struct prev_perm *p = first_prev_perm(c); p; p = next_prev_perm(p))
		if (says_anything(p))
			flag_with(out, &p->row, &latest->row);
}

/* It is not asked of a child who was in care already when the year began. */
static void r634(const struct child *c, struct sink *out)
{
	const struct episode *latest = last_dated(c);
	const struct prev_perm *p = first_prev_perm(c);

	while (p && !says_anything(p))
		p = next_prev_perm(p);
	if (!p || !latest || !date_before(latest->decom, year_start(latest)))
		return;
	flag_answers(c, latest, out);
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		flag_with(out, &e->row, &p->row);
}

/* A day and an authority belong to an earlier permanent home. */
static bool r635(const struct prev_perm *p)
{
	return is_absent(p->prev_perm) && says_anything(p);
}

static const struct rule rules[] = {
    RULE(episode, 630, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE),
	 NEEDS(EPISODE_CHILD, EPISODE_DECOM, PREV_PERM_CHILD, PREV_PERM_PREV_PERM,
	       PREV_PERM_LA_PERM, PREV_PERM_DATE_PERM),
	 "The child came into care on {DECOM} ({RNE}), but it is not said in full whether an "
	 "earlier adoption or guardianship had come to an end.",
	 "It shows how many children return to care from homes that were meant to last.",
	 "Enter what is known, with the authority and the day of the order; Z1 if there was no "
	 "earlier permanent home."),
    RULE(prev_perm, 631, 2022, LATEST, ERROR, FIELDS(PREV_PERM_PREV_PERM), NO_NEEDS,
	 "The kind of earlier permanent home, {PREV_PERM}, is not one of the list.",
	 "It shows how many children return to care from homes that were meant to last.",
	 "Choose P1, P2, P3, P4 or Z1, in capitals."),
    RULE(child, 632, 2022, LATEST, ERROR, FIELDS(PREV_PERM_DATE_PERM, EPISODE_DECOM),
	 NEEDS(PREV_PERM_CHILD, EPISODE_CHILD),
	 "The day of the earlier order, {DATE_PERM}, is no date, or is not before the child "
	 "came into care on {DECOM}.",
	 "It shows how long homes that were meant to last did last.",
	 "Enter it as day/month/year, with ZZ for a day or a month and ZZZZ for a year that is "
	 "not known; compare it with the first episode."),
    RULE(prev_perm, 633, 2022, LATEST, ERROR, FIELDS(PREV_PERM_LA_PERM), NO_NEEDS,
	 "The authority that arranged the earlier permanent home, {LA_PERM}, is not one that "
	 "is known.",
	 "It shows which authority's adoptions and guardianships did not last.",
	 "Enter the three figures of the authority; WAL, SCO, NIR or NUK outside England, "
	 "999 if it is not known."),
    RULE(child, 634, 2022, LATEST, ERROR,
	 FIELDS(PREV_PERM_LA_PERM, PREV_PERM_PREV_PERM, PREV_PERM_DATE_PERM, EPISODE_DECOM),
	 NEEDS(PREV_PERM_CHILD, EPISODE_CHILD),
	 "An earlier permanent home ({PREV_PERM}, {LA_PERM}, {DATE_PERM}) is given for a child "
	 "who did not come into care in this collection year: no episode began in it, and this "
	 "one began on {DECOM}.",
	 "It is asked once, in the year the child comes into care; later it would be counted "
	 "again.",
	 "Take the answer out, or add the episode of this year that is missing."),
    RULE(prev_perm, 635, 2022, LATEST, ERROR,
	 FIELDS(PREV_PERM_LA_PERM, PREV_PERM_DATE_PERM, PREV_PERM_PREV_PERM), NO_NEEDS,
	 "An authority ({LA_PERM}) or a day ({DATE_PERM}) is given for an earlier permanent "
	 "home, but not its kind.",
	 "An order nobody can name the kind of cannot be counted.",
	 "Enter the kind of order, P1 to P4; if there was none, enter Z1 and clear the other "
	 "two."),
};

RULE_TABLE(ssda903_prev_perm, SSDA903, "earlier permanence");
