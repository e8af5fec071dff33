/*
 * The decision that a child should be placed for adoption, and the one that it should no longer be:
 * held against each other and against the child's episodes. Both rows of a pair that does not agree
 * are marked.
 */
#include "rules/ssda903/adoption.h"
#include "rules/ssda903/birth.h"
#include "rules/ssda903/both.h"
#include "rules/ssda903/care.h"
#include "rules/ssda903/episodes.h"

/* The episode with which the child first came into care. */
static const struct episode *first_start(const struct child *c)
{
	const struct episode *e = first_dated(c);

	while (e && !code_is(e->rne, RNE_S))
		e = next_dated(e);
	return e;
}

/* Adoption is decided on for a child who is in care. */
static void r1003(const struct child *c, struct sink *out)
{
	const struct episode *e = first_start(c);

	for (const struct placed_adoption *p = first_placed_adoption(c); p && e;
	     p = next_placed_adoption(p))
		if (date_before(p->date_placed, e->decom))
			flag_both(out, &p->row, &e->row);
}

/* The latest episode that no other follows; of several begun on one day, the first in the file. */
static const struct episode *last_of_all(const struct child *c)
{
	const struct episode *latest = NULL;

	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		if (!code_is(e->rec, REC_X1) && (!latest || date_after(e->decom, latest->decom)))
			latest = e;
	return latest;
}

static bool too_late(struct date_cell decided, const struct episode *last)
{
	return date_after(decided, year_end(last)) || date_after(decided, last->dec);
}

/* Nothing is decided after the year, or once the child has left care. */
static void r117(const struct child *c, struct sink *out)
{
	const struct episode *e = last_of_all(c);

	for (const struct placed_adoption *p = first_placed_adoption(c); p && e;
	     p = next_placed_adoption(p))
		if (too_late(p->date_placed, e) || too_late(p->date_placed_ceased, e))
			flag_both(out, &p->row, &e->row);
}

/* The child's first episode other than short breaks. */
static const struct episode *first_in_full_care(const struct child *c)
{
	const struct episode *e = first_dated(c);

	while (e && is_short_break(e->ls))
		e = next_dated(e);
	return e;
}

/* A plan for adoption ends in the year the return is for, and while the child is in care. */
static void r118(const struct child *c, struct sink *out)
{
	const struct episode *e = first_in_full_care(c);

	for (const struct placed_adoption *p = first_placed_adoption(c); p && e;
	     p = next_placed_adoption(p))
		if (date_before(p->date_placed_ceased, e->decom) ||
		    date_before(p->date_placed_ceased, year_start(p)))
			flag_both(out, &p->row, &e->row);
}

/* Nothing is decided on for a child before birth, by the record or, when it does not tell, by the
 * header. */
static bool r184(const struct placed_adoption *p)
{
	struct date_cell born = has_value(p->dob) ? p->dob : latest_birth(p->row.child);

	return date_before(p->date_placed, born);
}

/* A plan ends after it began, or on that day. */
static bool r522(const struct placed_adoption *p)
{
	return date_before(p->date_placed_ceased, p->date_placed);
}

/* A child placed for adoption has a decision behind it, and every decision its day. */
static bool r551(const struct episode *e)
{
	const struct placed_adoption *p = first_placed_adoption(e->row.child);

	if (!placed_for_adoption(e) || e->row.child->nameless)
		return false;
	for (const struct placed_adoption *q = p; q; q = next_placed_adoption(q))
		if (is_absent(q->date_placed))
			return true;
	return !p;
}

/* The first episode in which the child is placed for adoption. */
static const struct episode *first_placed(const struct child *c)
{
	const struct episode *e = first_dated(c);

	while (e && !placed_for_adoption(e))
		e = next_dated(e);
	return e;
}

/* The latest decision; of several of one day, the first in the file. */
static const struct placed_adoption *latest_decision(const struct child *c)
{
	const struct placed_adoption *latest = NULL;

	for (const struct placed_adoption *p = first_placed_adoption(c); p;
	     p = next_placed_adoption(p))
		if (has_value(p->date_placed) &&
		    (!latest || date_after(p->date_placed, latest->date_placed)))
			latest = p;
	return latest;
}

/* The decision comes before the placement. */
static void r552(const struct child *c, struct sink *out)
{
	const struct placed_adoption *p = latest_decision(c);
	const struct episode *e = first_placed(c);

	if (p && e && date_before(e->decom, p->date_placed))
		flag_both(out, &p->row, &e->row);
}

/* An order that lets the child be adopted has a decision behind it: one that still stands, as long
 * as the order does. */
static void order_without_decision(const struct child *c, enum code order, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e)) {
		if (!code_is(e->ls, order))
			continue;
		if (!first_placed_adoption(c))
			flag(out, &e->row);
		for (const struct placed_adoption *p = first_placed_adoption(c);
		     p && is_absent(e->dec); p = next_placed_adoption(p))
			if (!is_absent(p->date_placed_ceased) ||
			    !is_absent(p->reason_placed_ceased))
				flag_with(out, &p->row, &e->row);
	}
}

static void r553(const struct child *c, struct sink *out)
{
	order_without_decision(c, LS_E1, out);
}

static void r555(const struct child *c, struct sink *out)
{
	order_without_decision(c, LS_D1, out);
}

/* The decision comes before the first placement order. */
static void r554(const struct child *c, struct sink *out)
{
	const struct episode *e = first_dated(c);

	while (e && !code_is(e->ls, LS_E1))
		e = next_dated(e);
	for (const struct placed_adoption *p = first_placed_adoption(c); p && e;
	     p = next_placed_adoption(p))
		if (date_after(p->date_placed, e->decom))
			flag_both(out, &p->row, &e->row);
}

/* The decision comes before a freeing order. */
static void r556(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		for (const struct placed_adoption *p = first_placed_adoption(c);
		     p && code_is(e->ls, LS_D1); p = next_placed_adoption(p))
			if (date_after(p->date_placed, e->decom))
				flag_with(out, &e->row, &p->row);
}

static bool left_unadopted(const struct episode *e)
{
	return !is_absent(e->rec) && !code_is(e->rec, REC_X1) && !ends_in_adoption(e);
}

/* Of a child who left care from e without adoption: says of each decision when and why it ended. */
static void plan_not_ended(const struct episode *e, struct sink *out)
{
	const struct placed_adoption *p = first_placed_adoption(e->row.child);

	if (!p)
		flag(out, &e->row);
	for (; p; p = next_placed_adoption(p))
		if (is_absent(p->date_placed_ceased) || is_absent(p->reason_placed_ceased))
			flag_both(out, &e->row, &p->row);
}

/* For a child who leaves care in another way, adoption is no longer planned. */
static void r557(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (left_unadopted(e) && (placed_for_adoption(e) || code_in(e->ls, LS_D1, LS_E1)))
			plan_not_ended(e, out);
}

/* The same; there are no freeing orders any more. */
static void r557_2024(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (left_unadopted(e) && (placed_for_adoption(e) || code_is(e->ls, LS_E1)))
			plan_not_ended(e, out);
}

/* Of several decisions for a child who was adopted, one at least still stood. */
static void r558(const struct child *c, struct sink *out)
{
	size_t ended = 0;

	for (const struct placed_adoption *p = first_placed_adoption(c); p;
	     p = next_placed_adoption(p)) {
		if (is_absent(p->date_placed_ceased))
			return;
		ended++;
	}
	for (const struct episode *e = first_episode(c); e && ended > 1; e = next_episode(e))
		if (ends_in_adoption(e))
			flag(out, &e->row);
}

/* Before a new decision the one before it has ended. A decision without a day has no place in that
 * order. */
static bool r579(const struct placed_adoption *p)
{
	const struct placed_adoption *before = prev_placed_adoption(p);

	return before && has_value(p->date_placed) &&
	       (is_absent(before->date_placed_ceased) ||
		date_before(p->date_placed, before->date_placed_ceased));
}

/* Of several decisions, all but the latest have ended. */
static bool r583(const struct placed_adoption *p)
{
	return has_value(p->date_placed) && is_absent(p->date_placed_ceased) &&
	       latest_decision(p->row.child) != p;
}

static const struct rule rules[] = {
    RULE(child, 1003, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED, EPISODE_DECOM, EPISODE_RNE),
	 NEEDS(PLACED_ADOPTION_CHILD, EPISODE_CHILD),
	 "It was decided on {DATE_PLACED} that the child should be placed for adoption, before "
	 "the child came into care on {DECOM}.",
	 "An authority decides on adoption only for children in its care.",
	 "Compare both dates with the case record; often the year of one is wrong, or the "
	 "first episode is missing."),
    RULE(child, 117, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED_CEASED, PLACED_ADOPTION_DATE_PLACED, EPISODE_DEC,
		EPISODE_REC, EPISODE_DECOM),
	 NEEDS(PLACED_ADOPTION_CHILD, EPISODE_CHILD),
	 "A decision about adoption, for it on {DATE_PLACED} or against it on "
	 "{DATE_PLACED_CEASED}, comes after the collection year or after the child left care "
	 "on {DEC}.",
	 "Nothing is decided any more for a child who has left care.",
	 "Correct the date of the decision or the end of the last episode; leave decisions "
	 "after 31 March for next year's return."),
    RULE(child, 118, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED_CEASED, EPISODE_DECOM, EPISODE_LS),
	 NEEDS(PLACED_ADOPTION_CHILD, EPISODE_CHILD),
	 "The plan for adoption ended on {DATE_PLACED_CEASED}, before the collection year or "
	 "before the child came into care on {DECOM}.",
	 "A plan that ended in an earlier year was reported then and is counted twice now.",
	 "Take out a decision that ended before 1 April, or correct the date."),
    RULE(placed_adoption, 184, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED),
	 NEEDS(PLACED_ADOPTION_CHILD, HEADER_DOB, IF_HERE(PLACED_ADOPTION_DOB)),
	 "It was decided that the child should be placed for adoption on {DATE_PLACED}, before "
	 "the child was born.",
	 "One of the two dates is wrong, and the child's age at adoption with it.",
	 "Compare both with the case record; often the year of one is wrong."),
    RULE(placed_adoption, 522, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_DATE_PLACED_CEASED), NO_NEEDS,
	 "The plan for adoption ended on {DATE_PLACED_CEASED}, before it was decided on "
	 "{DATE_PLACED}.",
	 "How long the plan stood cannot be told.",
	 "Compare both dates with the case record; often the two were exchanged."),
    RULE(episode, 551, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE),
	 NEEDS(EPISODE_CHILD, PLACED_ADOPTION_DATE_PLACED),
	 "The child is placed for adoption ({PLACE}), but there is no decision for that, or one "
	 "without its day.",
	 "A child is placed for adoption only once the authority has decided so; the wait is "
	 "counted from that day.",
	 "Enter the decision with its day, or correct the placement."),
    RULE(child, 552, 2022, LATEST, ERROR, FIELDS(PLACED_ADOPTION_DATE_PLACED, EPISODE_DECOM),
	 NEEDS(PLACED_ADOPTION_CHILD, EPISODE_PLACE),
	 "The child was first placed for adoption on {DECOM}, but the latest decision for it is "
	 "of {DATE_PLACED}, which is later.",
	 "A child is placed for adoption only once the authority has decided so.",
	 "Compare both dates with the adoption file and correct the one that is wrong."),
    RULE(child, 553, 2022, LATEST, ERROR,
	 FIELDS(EPISODE_CHILD, PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_DATE_PLACED_CEASED,
		PLACED_ADOPTION_REASON_PLACED_CEASED),
	 NEEDS(EPISODE_LS, EPISODE_DEC, PLACED_ADOPTION_CHILD),
	 "Child {CHILD} is under a placement order (E1), but no decision for adoption stands "
	 "behind it: there is none, or it is shown as ended.",
	 "A court makes the order because the authority has decided on adoption.",
	 "Enter the decision with its day; if the plan was given up, end the episode on the "
	 "day the order was revoked."),
    RULE(child, 554, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED, EPISODE_DECOM, EPISODE_LS),
	 NEEDS(PLACED_ADOPTION_CHILD, EPISODE_CHILD),
	 "It was decided on {DATE_PLACED} that the child should be placed for adoption, after "
	 "the first episode under a placement order began on {DECOM}.",
	 "A court makes the order because the authority has decided on adoption.",
	 "Compare both dates with the case record; if the order was made in an earlier year, "
	 "look there too."),
    RULE(child, 555, 2022, 2023, ERROR,
	 FIELDS(EPISODE_CHILD, PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_DATE_PLACED_CEASED,
		PLACED_ADOPTION_REASON_PLACED_CEASED),
	 NEEDS(EPISODE_LS, EPISODE_DEC, PLACED_ADOPTION_CHILD),
	 "Child {CHILD} is under a freeing order (D1), but no decision for adoption stands "
	 "behind it: there is none, or it is shown as ended.",
	 "A court made the order because the authority had decided on adoption.",
	 "Enter the decision with its day; if the plan was given up, end the episode on the "
	 "day the order was revoked."),
    RULE(child, 556, 2022, 2023, ERROR, FIELDS(EPISODE_DECOM),
	 NEEDS(EPISODE_LS, PLACED_ADOPTION_CHILD, PLACED_ADOPTION_DATE_PLACED),
	 "It was decided on {DATE_PLACED} that the child should be placed for adoption, after "
	 "this episode under a freeing order began on {DECOM}.",
	 "A court made the order because the authority had decided on adoption.",
	 "Compare both dates with the case record and correct the one that is wrong."),
    RULE(child, 557, 2022, 2023, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED_CEASED, PLACED_ADOPTION_REASON_PLACED_CEASED,
		EPISODE_PLACE, EPISODE_LS, EPISODE_REC),
	 NEEDS(PLACED_ADOPTION_CHILD, EPISODE_CHILD),
	 "The child was to be adopted (placement {PLACE}, legal status {LS}) but left care in "
	 "another way ({REC}), and when and why the plan ended is not said in full: "
	 "date {DATE_PLACED_CEASED}, reason {REASON_PLACED_CEASED}.",
	 "The child would be counted as waiting for adopters for ever.",
	 "Enter the day it was decided that the child should no longer be placed for adoption, "
	 "and the reason; or correct the reason the episode ended."),
    RULE_FROM(child, 557, 2024, LATEST, ERROR,
	      FIELDS(PLACED_ADOPTION_DATE_PLACED_CEASED, PLACED_ADOPTION_REASON_PLACED_CEASED,
		     EPISODE_PLACE, EPISODE_LS, EPISODE_REC),
	      NEEDS(PLACED_ADOPTION_CHILD, EPISODE_CHILD),
	      "The child was to be adopted (placement {PLACE}, legal status {LS}) but left care in "
	      "another way ({REC}), and when and why the plan ended is not said in full: "
	      "date {DATE_PLACED_CEASED}, reason {REASON_PLACED_CEASED}.",
	      "The child would be counted as waiting for adopters for ever.",
	      "Enter the day it was decided that the child should no longer be placed for "
	      "adoption, and the reason; or correct the reason the episode ended."),
    RULE(child, 558, 2022, LATEST, ERROR, FIELDS(EPISODE_REC),
	 NEEDS(EPISODE_CHILD, PLACED_ADOPTION_DATE_PLACED_CEASED),
	 "The child was adopted ({REC}), but every decision for adoption is shown as ended.",
	 "A child is adopted under a plan that still stands.",
	 "Clear the day and the reason the latest plan ended; if it was given up, correct the "
	 "reason the episode ended."),
    RULE(placed_adoption, 579, 2022, LATEST, ERROR,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_DATE_PLACED_CEASED), NO_NEEDS,
	 "This decision of {DATE_PLACED} that the child should be placed for adoption was made "
	 "while the one before it still stood.",
	 "A child has one plan at a time; the wait would be counted twice.",
	 "Enter the day and the reason the earlier plan ended, or take out the decision that "
	 "was entered twice."),
    RULE(placed_adoption, 583, 2022, LATEST, QUERY,
	 FIELDS(PLACED_ADOPTION_DATE_PLACED, PLACED_ADOPTION_DATE_PLACED_CEASED), NO_NEEDS,
	 "The decision of {DATE_PLACED} that the child should be placed for adoption has not "
	 "ended, although there is another, no earlier one.",
	 "A child has one plan at a time; the wait would be counted twice.",
	 "Check whether both are needed; if so, enter when and why this one ended, which may "
	 "be in an earlier year."),
};

RULE_TABLE(ssda903_adoption_decision, SSDA903, "the decision to place for adoption");
