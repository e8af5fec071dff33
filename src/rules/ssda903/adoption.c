/* The details of an adoption, held against the child's episodes, decisions and other records. */
#include "rules/ssda903/adoption.h"
#include "record/fill.h"
#include "rules/ssda903/both.h"
#include "rules/ssda903/care.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/leavers.h"

/* Nobody is both a care leaver of 17 to 21 and a child just adopted. */
static bool r134(const struct ad1 *a)
{
	return gives_any(a) && is_leaver(a->row.child);
}

/* A child in care all year neither was adopted nor left care. */
static void r187(const struct child *c, struct sink *out)
{
	if (!in_care_all_year(c))
		return;
	for (const struct ad1 *a = first_ad1(c); a; a = next_ad1(a))
		if (gives_any(a))
			flag(out, &a->row);
	for (const struct oc3 *o = first_oc3(c); o; o = next_oc3(o))
		if (leaver_told(o))
			flag(out, &o->row);
}

/* The adopters are found before the child moves in with them. */
static void r331(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		for (const struct ad1 *a = first_ad1(c); a && ends_in_adoption(e); a = next_ad1(a))
			if (date_after(a->date_match, e->decom))
				flag_both(out, &a->row, &e->row);
}

/* Adoption is decided on before adopters are found. */
static bool r333(const struct ad1 *a)
{
	return has_value(a->date_match) &&
	       (is_absent(a->date_int) || date_after(a->date_int, a->date_match));
}

/* The earliest of the latest episodes with which the child came into care. */
static const struct episode *latest_start(const struct child *c)
{
	const struct episode *latest = NULL;

	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		if (code_is(e->rne, RNE_S) && (!latest || date_after(e->decom, latest->decom)))
			latest = e;
	return latest;
}

/* It is decided on for a child who is in care. */
static void r334(const struct child *c, struct sink *out)
{
	const struct episode *e = latest_start(c);

	for (const struct ad1 *a = first_ad1(c); a && e; a = next_ad1(a))
		if (date_before(a->date_int, e->decom))
			flag_both(out, &a->row, &e->row);
}

/* Codes of long ago are in no list of today; they can only be known by what is written. */
static bool is_written(const struct row *row, enum field f, const char *code)
{
	struct arena text = {0};
	bool is = str_is(row_raw(row, f, &text), code);

	arena_close(&text);
	return is;
}

static bool place_is(const struct episode *e, enum code now, enum code also, const char *once)
{
	return code_in(e->place, now, also) ||
	       (is_unreadable(e->place) && is_written(&e->row, EPISODE_PLACE, once));
}

/* E1 stood for every adoption once. */
static bool adopted_ever(const struct episode *e)
{
	return ends_in_adoption(e) ||
	       (is_unreadable(e->rec) && is_written(&e->row, EPISODE_REC, "E1"));
}

/* The placement and the answer agree whether the adopters were the foster carers. */
static void r335(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e)) {
		bool with_carers = place_is(e, PLACE_A3, PLACE_A5, "A2");
		bool with_others = place_is(e, PLACE_A4, PLACE_A6, "A1");

		for (const struct ad1 *a = first_ad1(c); a && adopted_ever(e); a = next_ad1(a))
			if ((with_carers && is_no(a->foster_care)) ||
			    (with_others && is_yes(a->foster_care)))
				flag_both(out, &e->row, &a->row);
	}
}

/* Adoption is decided on before the child is placed for it. */
static void r521(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		for (const struct ad1 *a = first_ad1(c); a && placed_for_adoption(e);
		     a = next_ad1(a))
			if (date_after(a->date_int, e->decom))
				flag_both(out, &e->row, &a->row);
}

/* There is one decision, and so one day of it. */
static void r523(const struct child *c, struct sink *out)
{
	for (const struct placed_adoption *p = first_placed_adoption(c); p;
	     p = next_placed_adoption(p))
		for (const struct ad1 *a = first_ad1(c); a; a = next_ad1(a))
			if (date_differs(p->date_placed, a->date_int))
				flag_both(out, &p->row, &a->row);
}

/* A child whose plan for adoption was given up was not adopted. */
static void r525(const struct child *c, struct sink *out)
{
	for (const struct placed_adoption *p = first_placed_adoption(c); p;
	     p = next_placed_adoption(p))
		for (const struct ad1 *a = first_ad1(c); a && !is_absent(p->date_placed_ceased);
		     a = next_ad1(a))
			if (gives_any(a))
				flag_both(out, &p->row, &a->row);
}

/* The adopters are seldom found on the day of the order itself. */
static void r582(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		for (const struct ad1 *a = first_ad1(c); a && ends_in_adoption(e); a = next_ad1(a))
			if (date_same(e->dec, a->date_match))
				flag_with(out, &e->row, &a->row);
}

/* An adoption of the year is told in full. */
static void r601(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		for (const struct ad1 *a = first_ad1(c); a && adopted_in_year(e); a = next_ad1(a))
			if (!gives_all(a))
				flag_both(out, &e->row, &a->row);
}

static const struct rule rules[] = {
    RULE(ad1, 134, 2022, LATEST, ERROR,
	 FIELDS(AD1_DATE_INT, AD1_DATE_MATCH, AD1_FOSTER_CARE, AD1_NB_ADOPTR, AD1_SEX_ADOPTR,
		AD1_LS_ADOPTR),
	 NEEDS(AD1_CHILD, OC3_CHILD, OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM),
	 "There are adoption details for child {CHILD}, who is also told of as a care leaver "
	 "(in touch {IN_TOUCH}, activity {ACTIV}, accommodation {ACCOM}).",
	 "A young person who left care at 16 or later was not adopted this year.",
	 "Find out which of the two is true and take the other out; often the child id is that "
	 "of a brother or sister."),
    RULE(child, 187, 2022, LATEST, ERROR,
	 FIELDS(AD1_DATE_INT, AD1_DATE_MATCH, AD1_FOSTER_CARE, AD1_NB_ADOPTR, AD1_SEX_ADOPTR,
		AD1_LS_ADOPTR, OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM),
	 NEEDS(CARE_NEEDS),
	 "Child {CHILD} has been looked after all year without a break, and yet this record "
	 "tells of an adoption or of life after care.",
	 "A child cannot be in care and have left it; one of the records is wrong.",
	 "If the child was adopted or left care, close the last episode with the day and the "
	 "reason; if not, take this record out."),
    RULE(child, 331, 2022, LATEST, ERROR, FIELDS(AD1_DATE_MATCH, EPISODE_DECOM, EPISODE_REC),
	 NEEDS(AD1_CHILD, EPISODE_CHILD),
	 "The child was matched with the adopters on {DATE_MATCH}, after moving in with them "
	 "on {DECOM}, the start of the episode that ended in adoption ({REC}).",
	 "How long matching and moving in take cannot be told from dates in the wrong order.",
	 "Compare both dates with the adoption file; where foster carers adopt, the new "
	 "episode begins after the match."),
    RULE(ad1, 333, 2022, LATEST, ERROR, FIELDS(AD1_DATE_INT), NEEDS(AD1_DATE_MATCH),
	 "The child was matched with the adopters on {DATE_MATCH}, but the decision for adoption "
	 "bears the date {DATE_INT}: it is later, or blank.",
	 "Adopters are sought only for a child for whom adoption has been decided on.",
	 "Enter the day of the authority's decision; if it is right, correct the day of the "
	 "match."),
    RULE(child, 334, 2022, LATEST, ERROR, FIELDS(AD1_DATE_INT, EPISODE_DECOM, EPISODE_RNE),
	 NEEDS(AD1_CHILD, EPISODE_CHILD),
	 "The decision for adoption, {DATE_INT}, was made before the child last came into care on "
	 "{DECOM}.",
	 "A decision from an earlier time in care does not carry over to this one.",
	 "Enter the day of the decision made in this time in care, or correct the day it "
	 "began."),
    RULE(child, 335, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, AD1_FOSTER_CARE),
	 NEEDS(EPISODE_REC, AD1_CHILD),
	 "The child was adopted from the placement {PLACE}, but whether the adopters were the "
	 "foster carers is answered {FOSTER_CARE}.",
	 "A3 and A5 are placements with the carers the child had, A4 and A6 with others.",
	 "Find out with whom the child lived and correct the placement or the answer: 1 for "
	 "the foster carers, 0 for others."),
    RULE(child, 521, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_DECOM, AD1_DATE_INT),
	 NEEDS(EPISODE_CHILD, AD1_CHILD),
	 "The child was placed for adoption ({PLACE}) on {DECOM}, but the decision for it is of "
	 "{DATE_INT}, which is later.",
	 "A child is placed for adoption only once the authority has decided so.",
	 "Compare both dates with the adoption file and correct the one that is wrong."),
    RULE(child, 523, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED, AD1_DATE_INT),
	 NEEDS(PLACED_ADOPTION_CHILD, AD1_CHILD),
	 "The decision for adoption bears two dates: {DATE_PLACED} among the decisions and "
	 "{DATE_INT} in the adoption details.",
	 "It is one decision; how long children wait is counted from its day.",
	 "Find the day in the minutes of the decision and enter it in both."),
    RULE(child, 525, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED_CEASED, AD1_DATE_INT, AD1_DATE_MATCH, AD1_FOSTER_CARE,
		AD1_NB_ADOPTR, AD1_SEX_ADOPTR, AD1_LS_ADOPTR),
	 NEEDS(PLACED_ADOPTION_CHILD, AD1_CHILD),
	 "The plan for adoption was given up on {DATE_PLACED_CEASED}, and yet there are details "
	 "of an adoption.",
	 "A child whose plan for adoption was given up is not adopted in the same year.",
	 "If the child was adopted, clear the day and the reason the plan ended; if not, clear "
	 "the adoption details."),
    RULE(child, 582, 2022, LATEST, QUERY, FIELDS(EPISODE_DEC),
	 NEEDS(EPISODE_REC, AD1_CHILD, AD1_DATE_MATCH),
	 "The child was adopted on {DEC}, the very day given for the match with the adopters, "
	 "{DATE_MATCH}.",
	 "A match is usually made months before the order; the same day twice is often a slip.",
	 "Check both dates in the adoption file; if they are right, say so in a note."),
    RULE(child, 601, 2022, LATEST, ERROR,
	 FIELDS(EPISODE_REC, AD1_DATE_INT, AD1_DATE_MATCH, AD1_FOSTER_CARE, AD1_NB_ADOPTR,
		AD1_SEX_ADOPTR, AD1_LS_ADOPTR),
	 NEEDS(EPISODE_DEC, AD1_CHILD),
	 "The child was adopted on {DEC} ({REC}), but not all details of the adoption are "
	 "given: decision {DATE_INT}, match {DATE_MATCH}, foster carers {FOSTER_CARE}, number "
	 "{NB_ADOPTR}, sex {SEX_ADOPTR} and legal status {LS_ADOPTR} of the adopters.",
	 "The year's adoptions are counted from these details.",
	 "Fill in what is blank from the adoption file, or correct the reason the episode "
	 "ended."),
};

RULE_TABLE(ssda903_adoption, SSDA903, "adoptions");
