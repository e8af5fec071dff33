/*
 * The score of the Strengths and Difficulties Questionnaire, SDQ, or the reason why there is none:
 * for children in care all year who turned 4 by its end and had not turned 17 before its start.
 */
#include "rules/rule.h"
#include "rules/ssda903/care.h"
#include "rules/ssda903/valid.h"

enum { SCORE_MAX = 40 };

static bool neither(const struct oc2 *o)
{
	return is_absent(o->sdq_score) && is_absent(o->sdq_reason);
}

/* A child between 4 and 16 cannot be left out for being too young or too old. */
static bool r157(const struct oc2 *o)
{
	return is_absent(o->sdq_score) && code_is(o->sdq_reason, SDQ_REASON_SDQ1) &&
	       date_by(birthday(o->dob, 4), year_start(o)) &&
	       date_by(year_end(o), birthday(o->dob, 16)) && in_care_all_year(o->row.child);
}

/* A score is a whole number from 0 to 40. */
static bool r180(const struct oc2 *o)
{
	return is_unreadable(o->sdq_score) || o->sdq_score.v > SCORE_MAX;
}

/* Only children in care all year have a score. */
static bool r185(const struct oc2 *o)
{
	return !is_absent(o->sdq_score) && !in_care_all_year(o->row.child);
}

/* And each of them who is of the age has one, or a reason why not. */
static bool r186(const struct oc2 *o)
{
	return neither(o) && date_by(birthday(o->dob, 4), year_start(o)) &&
	       date_after(birthday(o->dob, 17), year_end(o)) && in_care_all_year(o->row.child);
}

/* Children under 4 have neither. */
static bool r188(const struct oc2 *o)
{
	return !neither(o) && date_after(birthday(o->dob, 4), year_end(o));
}

/* Nor have those who were over 17 before the year began. */
static bool r189(const struct oc2 *o)
{
	return !neither(o) && date_before(birthday(o->dob, 17), year_start(o));
}

/* A reason is one on the list. */
static bool r196(const struct oc2 *o)
{
	return code_wrong(o->sdq_reason, year_of(o));
}

/* A score needs no reason why there is none. */
static bool r197a(const struct oc2 *o)
{
	return !is_absent(o->sdq_score) && !is_absent(o->sdq_reason);
}

static bool turned_in_year(const struct oc2 *o, int age)
{
	return date_within(birthday(o->dob, age), year_start(o), year_end(o));
}

/* Children who turn 4 or 17 in the year have a score or a reason too. */
static bool r197B(const struct oc2 *o)
{
	return neither(o) && (turned_in_year(o, 4) || turned_in_year(o, 17)) &&
	       in_care_all_year(o->row.child);
}

/* Only children in care all year have a reason. */
static bool r198(const struct oc2 *o)
{
	return !is_absent(o->sdq_reason) && !in_care_all_year(o->row.child);
}

static const struct rule rules[] = {
    RULE(oc2, 157, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_REASON, OC2_DOB),
	 NEEDS(OC2_SDQ_SCORE, CARE_NEEDS),
	 "There is no SDQ score because of the child's age (SDQ1), but the child, born on {DOB}, "
	 "was between 4 and 16 all year.",
	 "Children of that age are asked for a score, and the share who have one is published.",
	 "Enter the score, or the true reason why there is none; or correct the date of birth."),
    RULE(oc2, 180, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_SCORE), NO_NEEDS,
	 "The SDQ score is given as {SDQ_SCORE}, which is not a whole number from 0 to 40.",
	 "It cannot be averaged with the other children's scores.",
	 "Enter the total of the questionnaire, or clear it and give the reason for none."),
    RULE(oc2, 185, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_SCORE), NEEDS(OC2_CHILD, CARE_NEEDS),
	 "There is an SDQ score, {SDQ_SCORE}, but by the episodes the child was not looked after "
	 "for the whole year.",
	 "Scores are published for children in care for twelve months only.",
	 "Clear the score, or look for the episode that is missing or was closed by mistake."),
    RULE(oc2, 186, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_SCORE),
	 NEEDS(OC2_SDQ_REASON, OC2_DOB, CARE_NEEDS),
	 "The child, born on {DOB}, was of the age for an SDQ score and in care all year, but "
	 "there is neither a score nor a reason why not.",
	 "The scores show how children in care are faring, and every missing one weakens them.",
	 "Enter the score the carer's questionnaire came to, or a reason, SDQ2 to SDQ5."),
    RULE(oc2, 188, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_SCORE, OC2_SDQ_REASON), NEEDS(OC2_DOB),
	 "The child, born on {DOB}, was under 4 at the end of the year, but there is an SDQ score "
	 "({SDQ_SCORE}) or a reason for none ({SDQ_REASON}).",
	 "The questionnaire is not meant for children so young.",
	 "Clear both, or correct the date of birth."),
    RULE(oc2, 189, 2022, LATEST, ERROR, FIELDS(OC2_DOB, OC2_SDQ_SCORE, OC2_SDQ_REASON), NO_NEEDS,
	 "The young person, born on {DOB}, was 17 or over when the year began, but there is an "
	 "SDQ score ({SDQ_SCORE}) or a reason for none ({SDQ_REASON}).",
	 "The questionnaire is not asked for beyond that age.",
	 "Clear both, or correct the date of birth."),
    RULE(oc2, 196, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_REASON), NO_NEEDS,
	 "The reason for no SDQ score is given as {SDQ_REASON}, which is not a code on the list.",
	 "It is not counted, as if no reason were given.",
	 "Enter SDQ1 to SDQ5, in capitals; if there is a score, clear the reason."),
    RULE(oc2, 197a, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_SCORE, OC2_SDQ_REASON), NO_NEEDS,
	 "There is an SDQ score, {SDQ_SCORE}, and also a reason why there is none, {SDQ_REASON}.",
	 "One contradicts the other.",
	 "Keep the score and clear the reason, or the other way round."),
    RULE(oc2, 197B, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_REASON, OC2_DOB),
	 NEEDS(OC2_SDQ_SCORE, CARE_NEEDS),
	 "The child, born on {DOB}, turned 4 or 17 in the year and was in care all of it, but "
	 "there is neither an SDQ score nor a reason for none.",
	 "Around these ages a score may or may not be due, so the return has to say which.",
	 "Enter the score, or a reason; SDQ1 if the child was too young or too old at the time."),
    RULE(oc2, 198, 2022, LATEST, ERROR, FIELDS(OC2_SDQ_REASON), NEEDS(OC2_CHILD, CARE_NEEDS),
	 "There is a reason for no SDQ score, {SDQ_REASON}, but by the episodes the child was not "
	 "looked after for the whole year.",
	 "Of such a child no score is asked, so no reason is needed.",
	 "Clear the reason, or look for the episode that is missing or was closed by mistake."),
};

RULE_TABLE(ssda903_sdq, SSDA903, "strengths and difficulties questionnaire");
