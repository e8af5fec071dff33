#include "record/fill.h"
#include "rules/rule.h"
#include "rules/ssda903/care.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/leavers.h"

/* Whether the authority is in touch is always answered, by a code. */
static bool r131(const struct oc3 *o)
{
	return !code_valid(o->in_touch, year_of(o));
}

/* So is what the young person does. */
static bool r132(const struct oc3 *o)
{
	return !code_valid(o->activ, year_of(o));
}

/* So is where they live. To be without a fixed home, or in custody, is never suitable. */
static bool r133(const struct oc3 *o)
{
	return !code_valid(o->accom, year_of(o)) || code_in(o->accom, ACCOM_S1, ACCOM_X1);
}

/* The three answers come together or not at all. */
static bool r153(const struct oc3 *o)
{
	return leaver_told(o) &&
	       (is_absent(o->in_touch) || is_absent(o->activ) || is_absent(o->accom));
}

/* Of those who died or went home for good, activity and accommodation are 0. */
static bool r344(const struct oc3 *o)
{
	return code_in(o->in_touch, IN_TOUCH_DIED, IN_TOUCH_RHOM) &&
	       !(code_is(o->activ, ACTIV_0) && code_is(o->accom, ACCOM_0));
}

/* Of those the authority is in touch with, they are known. */
static bool r345(const struct oc3 *o)
{
	return code_is(o->in_touch, IN_TOUCH_YES) &&
	       (code_is(o->activ, ACTIV_0) || code_is(o->accom, ACCOM_0));
}

/* T1 and T2, or the bare T of the Department's wording, which is no code of its own. */
static bool in_foyer(const struct oc3 *o)
{
	struct arena text = {0};
	bool foyer = code_in(o->accom, ACCOM_T1, ACCOM_T2) ||
		     (is_unreadable(o->accom) && str_is(row_raw(&o->row, OC3_ACCOM, &text), "T"));

	arena_close(&text);
	return foyer;
}

/* A foyer takes nobody who was under 18 when the year began. */
static bool r347_2023(const struct oc3 *o)
{
	return in_foyer(o) && date_after(birthday(o->dob, 18), year_start(o));
}

/* Who had died last year has died. */
static bool r348_2025(const struct oc3 *o)
{
	for (const struct oc3 *l = first_oc3(o->row.child->last); l; l = next_oc3(l))
		if (code_is(l->in_touch, IN_TOUCH_DIED))
			return !code_is(o->in_touch, IN_TOUCH_DIED);
	return false;
}

/* Nothing is asked about those who have not turned 17. */
static bool r391(const struct oc3 *o)
{
	return leaver_told(o) && date_after(birthday(o->dob, 17), year_end(o));
}

static bool died_in_care(const struct child *c)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (code_is(e->rec, REC_E2))
			return true;
	return false;
}

/* Nor about those who died in care, this year or, as far as its return is here, the last. */
static bool r1000(const struct oc3 *o)
{
	return died_in_care(o->row.child) || died_in_care(o->row.child->last);
}

/* The 17th or 18th birthday, whichever was the latest the young person had by the end of the year;
 * absent for those younger or older. */
static struct date_cell latest_birthday(const struct oc3 *o)
{
	for (int age = 17; age <= 18; age++)
		if (date_by(birthday(o->dob, age), year_end(o)) &&
		    date_after(birthday(o->dob, age + 1), year_end(o)))
			return birthday(o->dob, age);
	return (struct date_cell){CELL_ABSENT};
}

/* Nor about those still in care on that birthday: in an episode that ended later, or not yet. */
static bool r1007(const struct oc3 *o)
{
	struct date_cell day = latest_birthday(o);

	for (const struct episode *e = first_episode(o->row.child); e; e = next_episode(e))
		if (date_by(e->decom, day) && (is_absent(e->dec) || date_after(e->dec, day)))
			return leaver_told(o);
	return false;
}

/* Nor about those who left care on that birthday or after it. */
static bool r1016_2023(const struct oc3 *o)
{
	struct date_cell day = latest_birthday(o);

	for (const struct episode *e = first_episode(o->row.child); e; e = next_episode(e))
		if (date_by(day, e->dec))
			return leaver_told(o);
	return false;
}

/* The last episode ended because another authority took over. Of several that began on the same
 * day, any may be the last. */
static bool taken_over(const struct child *c)
{
	const struct episode *last = last_dated(c);

	for (const struct episode *e = last; e && date_same(e->decom, last->decom);
	     e = prev_episode(e))
		if (code_is(e->rec, REC_E3))
			return true;
	return false;
}

/* Nor about those whose care another authority took over. */
static bool r1011(const struct oc3 *o)
{
	return leaver_told(o) && taken_over(o->row.child);
}

/* Who was not looked after in the year is a care leaver, and no UASC record is needed as well. */
static void r1014(const struct child *c, struct sink *out)
{
	if (!first_episode(c) || !first_uasc(c) || !is_leaver(c) || in_care_in_year(c))
		return;
	for (const struct uasc *u = first_uasc(c); u; u = next_uasc(u))
		flag(out, &u->row);
	for (const struct oc3 *o = first_oc3(c); o; o = next_oc3(o))
		if (leaver_told(o))
			flag(out, &o->row);
}

/* Around the 17th birthday nobody stays on with former foster carers: that begins at 18. */
static bool r3001(const struct oc3 *o)
{
	for (const struct header *h = first_header(o->row.child); h; h = next_header(h))
		if (date_within(birthday(h->dob, 17), year_start(h), year_end(h)))
			return code_in(o->accom, ACCOM_Z1, ACCOM_Z2);
	return false;
}

static const struct rule rules[] = {
    RULE(oc3, 131, 2022, LATEST, ERROR, FIELDS(OC3_IN_TOUCH), NO_NEEDS,
	 "Whether the authority is in touch with this care leaver is given as {IN_TOUCH}, which "
	 "is missing or is not a code on the list.",
	 "The share of care leavers an authority is in touch with is published.",
	 "Enter YES, NO, DIED, REFU, NREQ or RHOM, in capitals."),
    RULE(oc3, 132, 2022, LATEST, ERROR, FIELDS(OC3_ACTIV), NO_NEEDS,
	 "What this care leaver does is given as {ACTIV}, which is missing or is not a code on "
	 "the list.",
	 "How many care leavers learn or work is published for every authority.",
	 "Enter the code for the activity around the birthday, in capitals; 0 if it is not known."),
    RULE(oc3, 133, 2022, LATEST, ERROR, FIELDS(OC3_ACCOM), NO_NEEDS,
	 "Where this care leaver lives is given as {ACCOM}, which is missing or is not a code on "
	 "the list.",
	 "How many care leavers live somewhere suitable is published for every authority.",
	 "Enter the code for the home around the birthday, with its 1 or 2; only S2 and X2 are "
	 "taken for no fixed home and custody, and 0 if it is not known."),
    RULE(oc3, 153, 2022, LATEST, ERROR, FIELDS(OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM), NO_NEEDS,
	 "Of the three answers about this care leaver, in touch {IN_TOUCH}, activity {ACTIV} and "
	 "accommodation {ACCOM}, only some are filled in.",
	 "They are counted together, and a gap leaves the young person out.",
	 "Fill in all three, with 0 for an activity or home that is not known; or clear all "
	 "three if none is needed."),
    RULE(oc3, 344, 2022, LATEST, ERROR, FIELDS(OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM), NO_NEEDS,
	 "This care leaver is recorded as {IN_TOUCH}, but activity is {ACTIV} and accommodation "
	 "is {ACCOM}, not 0.",
	 "A young person who died or went home for good is not counted among those who learn, "
	 "work or live somewhere.",
	 "Enter 0 for both, or correct whether the authority is in touch."),
    RULE(oc3, 345, 2022, LATEST, ERROR, FIELDS(OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM), NO_NEEDS,
	 "The authority is in touch with this care leaver, but activity is {ACTIV} and "
	 "accommodation is {ACCOM}: 0 means not known.",
	 "Being in touch means knowing how the young person lives.",
	 "Enter what the worker knows of both; if nothing is known, the answer is not YES."),
    RULE_FROM(oc3, 347, 2023, LATEST, ERROR, FIELDS(OC3_ACCOM), NEEDS(OC3_DOB),
	      "This care leaver, born on {DOB}, is said to live in a foyer ({ACCOM}), but was "
	      "under 18 when the year began.",
	      "Foyers house young adults; a younger person must be living somewhere else.",
	      "Enter the code of the home the young person really has, or correct the date of "
	      "birth."),
    RULE_FROM(oc3, 348, 2025, LATEST, ERROR, FIELDS(OC3_IN_TOUCH), NEEDS(LAST(OC3_IN_TOUCH)),
	      "Last year's return said that this young person had died; this year's gives "
	      "{IN_TOUCH}.",
	      "One of the two returns is about somebody else, or is wrong.",
	      "If the young person has died, enter DIED; if not, look for a child id used twice "
	      "and keep a note of last year's mistake."),
    RULE(oc3, 391, 2022, LATEST, ERROR, FIELDS(OC3_DOB, OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM),
	 NO_NEEDS,
	 "This young person, born on {DOB}, had not turned 17 by the end of the year, but there "
	 "is care leaver information.",
	 "It is asked only around the 17th to the 21st birthday.",
	 "Take it out, or correct the date of birth."),
    RULE(oc3, 1000, 2022, LATEST, ERROR, FIELDS(OC3_CHILD),
	 NEEDS(EPISODE_REC, IF_HERE(LAST(EPISODE_REC))),
	 "An episode of child {CHILD} ended with the child's death, but there is care leaver "
	 "information.",
	 "A child who died in care never left it, and is counted elsewhere.",
	 "Take the care leaver information out, or correct the reason with which the episode "
	 "ended (E2)."),
    RULE(oc3, 1007, 2022, LATEST, ERROR, FIELDS(OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM),
	 NEEDS(OC3_DOB, EPISODE_DECOM, EPISODE_DEC),
	 "This young person, born on {DOB}, was still looked after on the last birthday, the "
	 "17th or 18th, but there is care leaver information.",
	 "Who is in care on the birthday is not yet counted as having left.",
	 "Take the care leaver information out, or close the episode that has ended."),
    RULE(oc3, 1011, 2022, LATEST, ERROR, FIELDS(OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM),
	 NEEDS(EPISODE_DECOM, EPISODE_REC),
	 "Another authority took over this young person's care at the end of the last episode, "
	 "but there is care leaver information.",
	 "The authority that took over reports on the young person; both would be counted.",
	 "Take the care leaver information out, or correct the reason with which the last "
	 "episode ended (E3)."),
    RULE(child, 1014, 2022, LATEST, ERROR, FIELDS(OC3_ACTIV, OC3_ACCOM, OC3_IN_TOUCH, UASC_DUC),
	 NEEDS(OC3_CHILD, UASC_CHILD, EPISODE_DECOM, EPISODE_DEC),
	 "Child {CHILD} was not looked after in the year and has care leaver information, but "
	 "there is a UASC record as well.",
	 "UASC records are for children looked after in the year; this one would be counted "
	 "among them.",
	 "Take the UASC record out; or, if the child was in care this year, enter the episode "
	 "and take the care leaver information out."),
    RULE_FROM(oc3, 1016, 2023, LATEST, ERROR, FIELDS(OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM),
	      NEEDS(OC3_DOB, EPISODE_DEC),
	      "This young person, born on {DOB}, left care on the last birthday, the 17th or "
	      "18th, or after it, but there is care leaver information.",
	      "It is asked of those who had already left care when the birthday came.",
	      "Take the care leaver information out, or correct the end of the episode."),
    RULE(oc3, 3001, 2022, LATEST, ERROR, FIELDS(OC3_ACCOM), NEEDS(HEADER_DOB),
	 "This young person turned 17 in the year and is said to live with former foster carers "
	 "({ACCOM}).",
	 "Staying put with former carers is an arrangement for those who are 18 or over.",
	 "Enter the code of the home the young person had around the birthday, or correct the "
	 "date of birth."),
};

RULE_TABLE(ssda903_care_leavers, SSDA903, "young people who have left care");
