#include "rules/ssda903/twelve_months.h"

#include "rules/rule.h"
#include "rules/ssda903/care.h"
#include "rules/ssda903/leavers.h"
#include "rules/ssda903/valid.h"

/* Help received leaves nothing to ask about help offered. */
static bool r158(const struct oc2 *o)
{
	return code_is(o->intervention_received, FLAG01_1) && !is_absent(o->intervention_offered);
}

/* Of a child who misuses substances and got no help, it is asked whether help was offered. */
static bool r159(const struct oc2 *o)
{
	return code_is(o->substance_misuse, FLAG01_1) &&
	       code_is(o->intervention_received, FLAG01_0) && is_absent(o->intervention_offered);
}

/* An answer is 0 or 1. */
static bool r181(const struct oc2 *o)
{
	int year = year_of(o);

	return code_wrong(o->convicted, year) || code_wrong(o->health_check, year) ||
	       code_wrong(o->immunisations, year) || code_wrong(o->teeth_check, year) ||
	       code_wrong(o->health_assessment, year) || code_wrong(o->substance_misuse, year) ||
	       code_wrong(o->intervention_received, year) ||
	       code_wrong(o->intervention_offered, year);
}

/* Who has answers to the questions for some has those to the questions for all. */
static bool r182(const struct oc2 *o)
{
	return special_given(o) && common_missing(o);
}

/* The questions are about children looked after the whole year. */
static bool r190(const struct oc2 *o)
{
	return any_given(o) && !in_care_all_year(o->row.child);
}

/* And are answered for each of them: a child without a record at all is told by the episodes. */
static void r191(const struct child *c, struct sink *out)
{
	const struct episode *e = first_episode(c);

	if (!in_care_all_year(c))
		return;
	if (!first_oc2(c))
		flag(out, &e->row);
	for (const struct oc2 *o = first_oc2(c); o; o = next_oc2(o))
		if (common_missing(o))
			flag_with(out, &o->row, &e->row);
}

/* Of a child who misuses substances it is asked whether help was received. */
static bool r192(const struct oc2 *o)
{
	return code_is(o->substance_misuse, FLAG01_1) && is_absent(o->intervention_received);
}

/* Of a child who does not, it is not. */
static bool r193(const struct oc2 *o)
{
	return (is_absent(o->substance_misuse) || code_is(o->substance_misuse, FLAG01_0)) &&
	       (!is_absent(o->intervention_received) || !is_absent(o->intervention_offered));
}

/* Who has left care is not asked what is asked of those in care. */
static void r215(const struct child *c, struct sink *out)
{
	bool answered = false;

	for (const struct oc2 *o = first_oc2(c); o && is_leaver(c); o = next_oc2(o))
		if (any_given(o)) {
			flag(out, &o->row);
			answered = true;
		}
	for (const struct oc3 *o = first_oc3(c); o && answered; o = next_oc3(o))
		if (leaver_told(o))
			flag(out, &o->row);
}

/* Children under 10 cannot be convicted. */
static bool r542(const struct oc2 *o)
{
	return !is_absent(o->convicted) && date_after(birthday(o->dob, 10), year_end(o));
}

/* Of those who are 10 by the last day of the year, it is asked. */
static bool r543(const struct oc2 *o)
{
	return is_absent(o->convicted) && date_by(birthday(o->dob, 10), year_end(o)) &&
	       in_care_all_year(o->row.child);
}

/* Who has been convicted has the other answers too. */
static bool r544(const struct oc2 *o)
{
	return code_is(o->convicted, FLAG01_1) && common_missing(o);
}

/* Development checks are asked of children under 5. */
static bool r545(const struct oc2 *o)
{
	return is_absent(o->health_check) && date_after(birthday(o->dob, 5), year_end(o)) &&
	       in_care_all_year(o->row.child);
}

/* And of nobody else. */
static bool r546(const struct oc2 *o)
{
	return !is_absent(o->health_check) && date_by(birthday(o->dob, 5), year_end(o)) &&
	       in_care_all_year(o->row.child);
}

/* Who is up to date with development checks has the other answers too. */
static bool r547(const struct oc2 *o)
{
	return code_is(o->health_check, FLAG01_1) && common_missing(o);
}

static const struct rule rules[] = {
    RULE(oc2, 158, 2022, LATEST, ERROR, FIELDS(OC2_INTERVENTION_RECEIVED, OC2_INTERVENTION_OFFERED),
	 NO_NEEDS,
	 "The child received help with substance misuse, but whether help was offered is filled "
	 "in as well ({INTERVENTION_OFFERED}).",
	 "The second question is only for children who received none.",
	 "Clear INTERVENTION_OFFERED, or correct whether help was received."),
    RULE(oc2, 159, 2022, LATEST, ERROR,
	 FIELDS(OC2_SUBSTANCE_MISUSE, OC2_INTERVENTION_RECEIVED, OC2_INTERVENTION_OFFERED),
	 NO_NEEDS,
	 "The child misuses substances and received no help, and it is not said whether help was "
	 "offered.",
	 "It shows whether children refuse help or are never offered any.",
	 "Enter 1 if help was offered and 0 if it was not."),
    RULE(oc2, 181, 2022, LATEST, ERROR,
	 FIELDS(OC2_CONVICTED, OC2_HEALTH_CHECK, OC2_IMMUNISATIONS, OC2_TEETH_CHECK,
		OC2_HEALTH_ASSESSMENT, OC2_SUBSTANCE_MISUSE, OC2_INTERVENTION_RECEIVED,
		OC2_INTERVENTION_OFFERED),
	 NO_NEEDS, "One of the answers about the child's health and offending is neither 0 nor 1.",
	 "An answer that is neither no nor yes is not counted.", "Enter 0 for no and 1 for yes."),
    RULE(oc2, 182, 2022, LATEST, ERROR,
	 FIELDS(OC2_IMMUNISATIONS, OC2_TEETH_CHECK, OC2_HEALTH_ASSESSMENT, OC2_SUBSTANCE_MISUSE,
		OC2_CONVICTED, OC2_HEALTH_CHECK, OC2_INTERVENTION_RECEIVED,
		OC2_INTERVENTION_OFFERED),
	 NO_NEEDS,
	 "Some answers of this record are filled in, but of immunisations {IMMUNISATIONS}, "
	 "dentist {TEETH_CHECK}, health assessment {HEALTH_ASSESSMENT} and substance misuse "
	 "{SUBSTANCE_MISUSE} at least one is not.",
	 "The four are asked of every child the record is for.",
	 "Fill in all four, or clear the whole record if the child was not looked after for the "
	 "twelve months."),
    RULE(oc2, 190, 2022, LATEST, ERROR,
	 FIELDS(OC2_CONVICTED, OC2_HEALTH_CHECK, OC2_IMMUNISATIONS, OC2_TEETH_CHECK,
		OC2_HEALTH_ASSESSMENT, OC2_SUBSTANCE_MISUSE, OC2_INTERVENTION_RECEIVED,
		OC2_INTERVENTION_OFFERED),
	 NEEDS(OC2_CHILD, CARE_NEEDS),
	 "The child was not looked after for the whole year by the episodes, but has answers that "
	 "are asked only of those who were.",
	 "They are published for children in care for twelve months, and this child would be "
	 "counted among them.",
	 "Clear the answers, or look for the episode that is missing or was closed by mistake."),
    RULE(child, 191, 2022, LATEST, ERROR,
	 FIELDS(OC2_IMMUNISATIONS, OC2_TEETH_CHECK, OC2_HEALTH_ASSESSMENT, OC2_SUBSTANCE_MISUSE,
		EPISODE_CHILD),
	 NEEDS(OC2_CHILD, CARE_NEEDS),
	 "By the episodes child {CHILD} was looked after for the whole year, but the answers on "
	 "health are missing: immunisations {IMMUNISATIONS}, dentist {TEETH_CHECK}, health "
	 "assessment {HEALTH_ASSESSMENT}, substance misuse {SUBSTANCE_MISUSE}.",
	 "Without them nobody can see whether children in care get the care of a doctor and a "
	 "dentist.",
	 "Fill in all four; if there is no OC2 record for the child, add one; if the child was "
	 "not in care all year, correct the episodes."),
    RULE(oc2, 192, 2022, LATEST, ERROR, FIELDS(OC2_SUBSTANCE_MISUSE, OC2_INTERVENTION_RECEIVED),
	 NO_NEEDS, "The child misuses substances, but it is not said whether help was received.",
	 "It shows whether children who need help get it.",
	 "Enter 1 if the child received help and 0 if not."),
    RULE(oc2, 193, 2022, LATEST, ERROR,
	 FIELDS(OC2_SUBSTANCE_MISUSE, OC2_INTERVENTION_RECEIVED, OC2_INTERVENTION_OFFERED),
	 NO_NEEDS,
	 "The child is not said to misuse substances ({SUBSTANCE_MISUSE}), but the questions on "
	 "help are filled in: received {INTERVENTION_RECEIVED}, offered {INTERVENTION_OFFERED}.",
	 "They are asked only of children with a substance misuse problem.",
	 "Clear both, or enter 1 for substance misuse if that is the case."),
    RULE(child, 215, 2022, LATEST, ERROR,
	 FIELDS(OC3_IN_TOUCH, OC3_ACTIV, OC3_ACCOM, OC2_CONVICTED, OC2_HEALTH_CHECK,
		OC2_IMMUNISATIONS, OC2_TEETH_CHECK, OC2_HEALTH_ASSESSMENT, OC2_SUBSTANCE_MISUSE,
		OC2_INTERVENTION_RECEIVED, OC2_INTERVENTION_OFFERED),
	 NEEDS(OC2_CHILD, OC3_CHILD),
	 "Child {CHILD} has care leaver information and also answers that are asked of children "
	 "in care for the whole year.",
	 "A young person is one or the other, and would be counted twice.",
	 "Take out the record that does not belong: the care leaver's if the child is still in "
	 "care, the other if not."),
    RULE(oc2, 542, 2022, LATEST, ERROR, FIELDS(OC2_CONVICTED), NEEDS(OC2_DOB),
	 "The child, born on {DOB}, was under 10 at the end of the year, but convictions are "
	 "filled in ({CONVICTED}).",
	 "A child under 10 cannot be convicted of anything.",
	 "Clear the answer, or correct the date of birth."),
    RULE(oc2, 543, 2022, LATEST, ERROR, FIELDS(OC2_DOB, OC2_CONVICTED), NEEDS(CARE_NEEDS),
	 "The child, born on {DOB}, was 10 or over at the end of the year and in care all year, "
	 "but it is not said whether there was a conviction.",
	 "Offending among children in care is published.",
	 "Enter 1 if the child was convicted or cautioned in the year and 0 if not."),
    RULE(oc2, 544, 2022, LATEST, ERROR,
	 FIELDS(OC2_CONVICTED, OC2_IMMUNISATIONS, OC2_TEETH_CHECK, OC2_HEALTH_ASSESSMENT,
		OC2_SUBSTANCE_MISUSE),
	 NO_NEEDS,
	 "A conviction is filled in, but of immunisations {IMMUNISATIONS}, dentist "
	 "{TEETH_CHECK}, health assessment {HEALTH_ASSESSMENT} and substance misuse "
	 "{SUBSTANCE_MISUSE} at least one is not.",
	 "A child in care for the year is asked all of them.", "Fill in all four."),
    RULE(oc2, 545, 2022, LATEST, ERROR, FIELDS(OC2_DOB, OC2_HEALTH_CHECK), NEEDS(CARE_NEEDS),
	 "The child, born on {DOB}, was under 5 at the end of the year and in care all year, but "
	 "it is not said whether development checks are up to date.",
	 "Small children in care miss these checks more often than others.",
	 "Enter 1 if they are up to date and 0 if not."),
    RULE(oc2, 546, 2022, LATEST, ERROR, FIELDS(OC2_DOB, OC2_HEALTH_CHECK), NEEDS(CARE_NEEDS),
	 "The child, born on {DOB}, was 5 or over at the end of the year, but development checks "
	 "are filled in ({HEALTH_CHECK}).",
	 "They are for children under 5; this one would be counted among them.",
	 "Clear the answer, or correct the date of birth."),
    RULE(oc2, 547, 2022, LATEST, ERROR,
	 FIELDS(OC2_HEALTH_CHECK, OC2_IMMUNISATIONS, OC2_TEETH_CHECK, OC2_HEALTH_ASSESSMENT,
		OC2_SUBSTANCE_MISUSE),
	 NO_NEEDS,
	 "Development checks are filled in, but of immunisations {IMMUNISATIONS}, dentist "
	 "{TEETH_CHECK}, health assessment {HEALTH_ASSESSMENT} and substance misuse "
	 "{SUBSTANCE_MISUSE} at least one is not.",
	 "A child in care for the year is asked all of them.", "Fill in all four."),
};

RULE_TABLE(ssda903_twelve_months, SSDA903, "health and offending of children in care all year");
