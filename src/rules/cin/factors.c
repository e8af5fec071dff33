/* The factors that assessments found. */
#include "rules/cin/written.h"
#include "rules/rule.h"

static const struct factor *factor_of(const struct assessment *a, const struct factor *from)
{
	while (from && from->assessment != a)
		from = next_factor(from);
	return from;
}

/* The factors of one assessment, in the order of the file. */
static const struct factor *first_of(const struct assessment *a)
{
	return factor_of(a, first_factor(a->row.child));
}

static const struct factor *next_of(const struct factor *f)
{
	return factor_of(f->assessment, next_factor(f));
}

static bool found_none(const struct assessment *a)
{
	for (const struct factor *f = first_of(a); f; f = next_of(f))
		if (code_is(f->factor, FACTOR_21))
			return true;
	return false;
}

static bool found_some(const struct assessment *a)
{
	for (const struct factor *f = first_of(a); f; f = next_of(f))
		if (!is_absent(f->factor) && !code_is(f->factor, FACTOR_21))
			return true;
	return false;
}

/* Some systems write an assessment once for each of its factors. */
static bool is_one_assessment(const struct assessment *a, const struct assessment *b)
{
	return a == b || (a->cindetails == b->cindetails &&
			  same_written(&a->row, &b->row, ASSESSMENT_AssessmentAuthorisationDate));
}

/* An assessment that found no factors (21) found no others. What has the others is marked. */
static bool r8869(const struct assessment *a)
{
	if (!found_some(a))
		return false;
	for (const struct assessment *b = first_assessment(a->row.child); b; b = next_assessment(b))
		if (found_none(b) && is_one_assessment(a, b))
			return true;
	return false;
}

/* An assessment that was authorised since the year began lists what it found, in codes of the list
 * of any year: 18A and 19A have queries of their own. */
static bool r8897Q(const struct assessment *a)
{
	const struct factor *f = first_of(a);

	if (!date_by(year_start(a), a->authorisation))
		return false;
	while (f && has_value(f->factor))
		f = next_of(f);
	return f || !first_of(a);
}

/* An assessment lists each factor once. */
static bool r8898(const struct assessment *a)
{
	for (const struct factor *f = first_of(a); f; f = next_of(f))
		for (const struct factor *g = next_of(f); g; g = next_of(g))
			if (same_code(&f->row, f->factor, &g->row, g->factor,
				      FACTOR_AssessmentFactor))
				return true;
	return false;
}

static bool lists(const struct assessment *a, enum code code, const char *text)
{
	for (const struct factor *f = first_of(a); f; f = next_of(f))
		if (code_is(f->factor, code) ||
		    (is_unreadable(f->factor) &&
		     is_written(&f->row, FACTOR_AssessmentFactor, text)))
			return true;
	return false;
}

/* Physical abuse is said to be by a child (18B) or by an adult (18C). */
static bool r8945Q_2024(const struct assessment *a)
{
	return lists(a, FACTOR_18A, "18A");
}

/* Sexual abuse is said to be by a child (19B) or by an adult (19C). */
static bool r8950Q_2024(const struct assessment *a)
{
	return lists(a, FACTOR_19A, "19A");
}

static const struct rule rules[] = {
    RULE(assessment, 8869, 2022, LATEST, ERROR, FIELDS(ASSESSMENT_AssessmentFactors),
	 NEEDS(ASSESSMENT_CINdetailsID, ASSESSMENT_AssessmentAuthorisationDate,
	       FACTOR_AssessmentFactor),
	 "The assessment authorised on {AssessmentAuthorisationDate} is recorded both as having "
	 "found no factors (21) and as having found some.",
	 "Both cannot be true, and what families struggle with would be counted wrongly.",
	 "Take out 21 if there are factors, or else the others."),
    RULE(assessment, 8897Q, 2022, LATEST, QUERY,
	 FIELDS(ASSESSMENT_AssessmentAuthorisationDate, ASSESSMENT_AssessmentFactors),
	 NEEDS(FACTOR_AssessmentFactor),
	 "The assessment was authorised on {AssessmentAuthorisationDate}, but the factors that it "
	 "found are missing, or one of them is no code of the list.",
	 "What families in need struggle with is only known from the factors of assessments.",
	 "Enter the factors, or 21 if there are none; otherwise explain it."),
    RULE(assessment, 8898, 2022, LATEST, ERROR, FIELDS(ASSESSMENT_AssessmentFactors),
	 NEEDS(ASSESSMENT_CINdetailsID, FACTOR_AssessmentFactor),
	 "The assessment that began on {AssessmentActualStartDate} lists the same factor more than "
	 "once.",
	 "The factor would be counted more than once.", "Leave each factor once."),
    RULE_FROM(assessment, 8945Q, 2024, LATEST, QUERY, FIELDS(ASSESSMENT_AssessmentFactors),
	      NEEDS(FACTOR_AssessmentFactor),
	      "The assessment lists the factor 18A, which is no longer used.",
	      "Physical abuse by another child and by an adult are counted apart.",
	      "Use 18B (by another child) or 18C (by an adult); otherwise explain it."),
    RULE_FROM(assessment, 8950Q, 2024, LATEST, QUERY, FIELDS(ASSESSMENT_AssessmentFactors),
	      NEEDS(FACTOR_AssessmentFactor),
	      "The assessment lists the factor 19A, which is no longer used.",
	      "Sexual abuse by another child and by an adult are counted apart.",
	      "Use 19B (by another child) or 19C (by an adult); otherwise explain it."),
};

RULE_TABLE(cin_factors, CIN, "what assessments found");
