/* Ways of spoiling the CIN census. */
#include "demo/spoil.h"

#include <string.h>

/* Sets the field to some days from another field of a record (perhaps the same). */
static enum field day_from(struct row *row, enum field f, struct row *of, enum field other,
			   int32_t days)
{
	int32_t day = of == NULL ? DATE_NONE : date_read(str_of(row_cell(of, other)));

	if (day == DATE_NONE)
		return FIELD_NONE;
	row_date(row, f, day + days, NEVER);
	return f;
}

/* The nearest record above of the table: the one this stands inside. */
static struct row *above(struct spoiling *s, struct row *row, enum table t)
{
	while (row > s->rows->row) {
		row--;
		if (row->table == t)
			return row;
	}
	return NULL;
}

enum field spoil_two_births(struct spoiling *s, struct row *row)
{
	(void)s;
	return day_from(row, IDENTIFIERS_ExpectedPersonBirthDate, row, IDENTIFIERS_PersonBirthDate,
			5);
}

enum field spoil_early_close(struct spoiling *s, struct row *row)
{
	if (row_cell(row, CINDETAILS_CINclosureDate)[0] == 0)
		return FIELD_NONE;
	return day_from(row, CINDETAILS_CINclosureDate, row, CINDETAILS_CINreferralDate,
			-rng_between(&s->r, 1, 60));
}

enum field spoil_no_close_reason(struct spoiling *s, struct row *row)
{
	(void)s;
	if (row_cell(row, CINDETAILS_CINclosureDate)[0] == 0)
		return FIELD_NONE;
	row_text(row, CINDETAILS_ReasonForClosure, "");
	return CINDETAILS_ReasonForClosure;
}

enum field spoil_no_need(struct spoiling *s, struct row *row)
{
	(void)s;
	if (row_cell(row, CINDETAILS_PrimaryNeedCode)[0] == 0)
		return FIELD_NONE;
	row_text(row, CINDETAILS_PrimaryNeedCode, "");
	return CINDETAILS_PrimaryNeedCode;
}

enum field spoil_early_assessment(struct spoiling *s, struct row *row)
{
	struct row *details = above(s, row, TABLE_CINDETAILS);

	return day_from(row, ASSESSMENT_AssessmentActualStartDate, details,
			CINDETAILS_CINreferralDate, -rng_between(&s->r, 1, 30));
}

enum field spoil_no_factors(struct spoiling *s, struct row *row)
{
	struct row *end = s->rows->row + s->rows->n;

	if (row_cell(row, ASSESSMENT_AssessmentAuthorisationDate)[0] == 0)
		return FIELD_NONE;
	for (struct row *next = row + 1; next < end && next->table == TABLE_FACTOR; next++)
		next->left_out = true;
	return ASSESSMENT_AssessmentFactors;
}

/* The disability before this one, of the same child. */
static struct row *other_disability(struct spoiling *s, struct row *row)
{
	if (row == s->rows->row || row[-1].table != TABLE_DISABILITY)
		return NULL;
	return row - 1;
}

enum field spoil_none_and_other(struct spoiling *s, struct row *row)
{
	if (other_disability(s, row) == NULL)
		return FIELD_NONE;
	row_code(row, DISABILITY_Disability, DISABILITY_NONE);
	return DISABILITY_Disability;
}

enum field spoil_twice(struct spoiling *s, struct row *row)
{
	struct row *other = other_disability(s, row);

	if (other == NULL)
		return FIELD_NONE;
	row_text(row, DISABILITY_Disability, row_cell(other, DISABILITY_Disability));
	return DISABILITY_Disability;
}

/* Day 0 was a Monday. */
enum field spoil_weekend_target(struct spoiling *s, struct row *row)
{
	int32_t day = date_read(str_of(row_cell(row, SECTION47_InitialCPCtarget)));

	(void)s;
	if (day == DATE_NONE)
		return FIELD_NONE;
	row_date(row, SECTION47_InitialCPCtarget, day + 5 - day % 7, NEVER);
	return SECTION47_InitialCPCtarget;
}

enum field spoil_early_conference(struct spoiling *s, struct row *row)
{
	if (row_cell(row, SECTION47_DateOfInitialCPC)[0] == 0)
		return FIELD_NONE;
	return day_from(row, SECTION47_DateOfInitialCPC, row, SECTION47_S47ActualStartDate,
			-rng_between(&s->r, 1, 20));
}

enum field spoil_late_plan(struct spoiling *s, struct row *row)
{
	struct row *enquiry = above(s, row, TABLE_SECTION47);

	return day_from(row, CP_PLAN_CPPstartDate, enquiry, SECTION47_DateOfInitialCPC,
			rng_between(&s->r, 1, 6));
}

enum field spoil_early_plan_end(struct spoiling *s, struct row *row)
{
	return day_from(row, CP_PLAN_CPPendDate, row, CP_PLAN_CPPstartDate,
			-rng_between(&s->r, 1, 100));
}

enum field spoil_early_review(struct spoiling *s, struct row *row)
{
	struct row *plan = above(s, row, TABLE_CP_PLAN);

	return day_from(row, CP_REVIEW_CPPreviewDate, plan, CP_PLAN_CPPstartDate,
			-rng_between(&s->r, 0, 9));
}

enum field spoil_early_need_end(struct spoiling *s, struct row *row)
{
	return day_from(row, CIN_PLAN_CINPlanEndDate, row, CIN_PLAN_CINPlanStartDate,
			-rng_between(&s->r, 1, 60));
}
