/* H. The health of children in care: List 8; SSDA903 OC2. */
#include "measure/care.h"
#include "measure/lengths.h"
#include "measure/table.h"

static struct answer m90(const struct in_care *k, const struct window *w)
{
	int age = age_on(k->born, w->drawn);

	if (!in_care_at(k, w->drawn) || !working_passed(k->start, w->drawn, 20))
		return outside();
	if (age < 0 || faulty(k->last_health, w))
		return left_out();
	return is(date_by(w->drawn, months_after(k->last_health, age < 5 ? 6 : 12)));
}

static struct answer m91(const struct in_care *k, const struct window *w)
{
	if (short_break(k) || !working_passed(k->start, w->drawn, 20))
		return outside();
	if (faulty(k->last_health, w))
		return left_out();
	return is(within_working(k->start, k->last_health, 20));
}

static struct answer m92(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn) || !lasted(k->start, w->drawn, 12))
		return outside();
	if (faulty(k->last_dental, w))
		return left_out();
	return is(date_by(w->drawn, months_after(k->last_dental, 12)));
}

/* ---- a year in care: OC2 ---- */

static struct answer ticked(struct code_cell flag)
{
	return has_value(flag) ? is(is_yes(flag)) : left_out();
}

static struct answer s90(const struct oc2 *o, const struct window *w)
{
	(void)w;
	return ticked(o->health_assessment);
}

static struct answer s92(const struct oc2 *o, const struct window *w)
{
	(void)w;
	return ticked(o->teeth_check);
}

static struct answer s93(const struct oc2 *o, const struct window *w)
{
	int age = age_on(o->dob, w->drawn);

	if (age >= 5)
		return outside();
	return age < 0 ? left_out() : ticked(o->health_check);
}

static struct answer s93a(const struct oc2 *o, const struct window *w)
{
	(void)w;
	return ticked(o->immunisations);
}

static struct answer s93b(const struct oc2 *o, const struct window *w)
{
	int age = age_on(o->dob, w->drawn);

	if (age >= 0 && age < 10)
		return outside();
	return age < 0 ? left_out() : ticked(o->convicted);
}

static struct answer s93c(const struct oc2 *o, const struct window *w)
{
	(void)w;
	return ticked(o->substance_misuse);
}

static struct answer s93d(const struct oc2 *o, const struct window *w)
{
	(void)w;
	return is_yes(o->substance_misuse) ? ticked(o->intervention_received) : outside();
}

/* Whether the questionnaire is asked of a child: aged 4 to 16. */
static bool questionnaire_age(const struct oc2 *o, const struct window *w)
{
	int age = age_on(o->dob, w->drawn);

	return age >= 4 && age <= 16;
}

static struct answer s93e(const struct oc2 *o, const struct window *w)
{
	if (!questionnaire_age(o, w))
		return outside();
	return has_value(o->sdq_score) ? amount(o->sdq_score.v) : left_out();
}

static struct answer s93f(const struct oc2 *o, const struct window *w)
{
	static const int32_t last[] = {13, 16};

	if (!questionnaire_age(o, w))
		return outside();
	return has_value(o->sdq_score) ? part(band_of(o->sdq_score.v, last, 2)) : left_out();
}

#define OC2_CHILDREN "children looked after for 12 months at the year's end"
#define NO_ANSWER    "no answer"

static const struct measure measures[] = {
    MEASURE(in_care, 90, "Health assessment up to date", "Is their health looked after?",
	    "children with an assessment in the last 12 months, under 5 in the last 6; a blank "
	    "date is none",
	    "children in care for at least 20 working days",
	    "no date of birth; dates that cannot be read or lie ahead", SHARE, MORE,
	    CARE_NOW_OF(IN_CARE_LAST_HEALTH, IN_CARE_BORN),
	    STANDARD("every 12 months, under 5 every 6 (Care Planning Regulations 2010, 7)", 100)),
    MEASURE_903(
	oc2, 90, "Health assessment in the year", "Is their health looked after?",
	"children with an assessment", OC2_CHILDREN, NO_ANSWER, SHARE, MORE, NOW,
	NEEDS_OF(OC2_HEALTH_ASSESSMENT),
	STANDARD("every 12 months, under 5 every 6 (Care Planning Regulations 2010, 7)", 100)),
    MEASURE(in_care, 91, "First health assessment on time",
	    "Is a child's health assessed soon after coming into care?",
	    "children whose last assessment was within 20 working days of the start; later ones, "
	    "and blank dates, do not count",
	    "children who came into care in the period, at least 20 working days ago",
	    "repeats; dates that cannot be read or lie ahead", SHARE, MORE, BEGUN(IN_CARE_START),
	    NEEDS_OF(IN_CARE_LEGAL_STATUS, IN_CARE_LAST_HEALTH),
	    STANDARD("within 20 working days, in time for the first review (Care Planning "
		     "Regulations 2010, 7)",
		     100)),
    MEASURE(in_care, 92, "Dental check in the year", "Do they see a dentist?",
	    "children with a check in the last 12 months; a blank date is none",
	    "children in care for 12 months", "dates that cannot be read or lie ahead", SHARE, MORE,
	    CARE_NOW_OF(IN_CARE_LAST_DENTAL),
	    STANDARD("every year (statutory guidance on the health of children in care)", 100)),
    MEASURE_903(oc2, 92, "Dental check in the year", "Do they see a dentist?",
		"children with a check", OC2_CHILDREN, NO_ANSWER, SHARE, MORE, NOW,
		NEEDS_OF(OC2_TEETH_CHECK),
		STANDARD("every year (statutory guidance on the health of children in care)", 100)),
    MEASURE_903(oc2, 93, "Development checks under 5", "Is the youngest children's health checked?",
		"children whose checks are up to date", OC2_CHILDREN ", under 5",
		NO_ANSWER " or no date of birth", SHARE, MORE, NOW,
		NEEDS_OF(OC2_HEALTH_CHECK, OC2_DOB), ENGLAND(88, "the latest found")),
    MEASURE_903(oc2, 93a, "Immunisations up to date", "Are they immunised?",
		"children whose immunisations are up to date", OC2_CHILDREN, NO_ANSWER, SHARE, MORE,
		NOW, NEEDS_OF(OC2_IMMUNISATIONS)),
    MEASURE_903(oc2, 93b, "Convicted in the year", "How many got into trouble with the law?",
		"children with a conviction or a youth caution in the year",
		OC2_CHILDREN ", of 10 and over", NO_ANSWER " or no date of birth", SHARE, LESS, NOW,
		NEEDS_OF(OC2_CONVICTED, OC2_DOB)),
    MEASURE_903(oc2, 93c, "Substance misuse", "How many have trouble with drugs or drink?",
		"children found to have a problem", OC2_CHILDREN, NO_ANSWER, SHARE, LESS, NOW,
		NEEDS_OF(OC2_SUBSTANCE_MISUSE)),
    MEASURE_903(oc2, 93d, "Help with substance misuse", "Did they get help with it?",
		"children who received help",
		OC2_CHILDREN ", found to have a problem with drugs or drink", NO_ANSWER, SHARE,
		MORE, NOW, NEEDS_OF(OC2_SUBSTANCE_MISUSE, OC2_INTERVENTION_RECEIVED)),
    MEASURE_903(oc2, 93e, "Strengths and difficulties, on average",
		"How well are they, by the questionnaire that carers fill in?",
		"the sum of the scores, 0 (best) to 40", OC2_CHILDREN ", of 4 to 16, with a score",
		"no score", MEAN, LESS, NOW, NEEDS_OF(OC2_SDQ_SCORE, OC2_DOB)),
    MEASURE_903(oc2, 93f, "Strengths and difficulties, by concern",
		"For how many is the score a cause for concern?", "children with such a score",
		OC2_CHILDREN ", of 4 to 16, with a score", "no score", SPLIT, NEITHER, NOW,
		NEEDS_OF(OC2_SDQ_SCORE, OC2_DOB),
		PARTS("Normal, to 13", "Borderline, 14 to 16", "Cause for concern, 17 and more")),
};

MEASURE_TABLE(health, "The health of children in care");
