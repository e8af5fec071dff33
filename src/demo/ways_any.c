/* Ways of spoiling that any record lends itself to. */
#include "demo/spoil.h"

/* A field of the record with a value, of the type, begun from a place drawn; FIELD_NONE if none. */
static enum field any_field(struct spoiling *s, struct row *row, enum cell_type type)
{
	const struct table_info *t = table_info(row->table);
	uint32_t at = rng_below(&s->r, (uint32_t)t->fields);

	for (size_t i = 0; i < t->fields; i++) {
		enum field f = (enum field)(t->first + (at + i) % t->fields);

		if (field_info(f)->type == type && row_cell(row, f)[0])
			return f;
	}
	return FIELD_NONE;
}

enum field spoil_impossible_date(struct spoiling *s, struct row *row)
{
	enum field f = any_field(s, row, CELL_date);
	bool cin = table_info(row->table)->returns == RETURN_CIN;

	if (f != FIELD_NONE)
		row_text(row, f, cin ? "2020-02-31" : "31/02/2020");
	return f;
}

enum field spoil_date_in_words(struct spoiling *s, struct row *row)
{
	enum field f = any_field(s, row, CELL_date);

	if (f != FIELD_NONE)
		row_text(row, f, rng_chance(&s->r, 500) ? "3rd May" : "not known");
	return f;
}

enum field spoil_unknown_code(struct spoiling *s, struct row *row)
{
	enum field f = any_field(s, row, CELL_code);

	if (f != FIELD_NONE)
		row_text(row, f, "ZZ");
	return f;
}

/* In the census the id stands in one element for all the child's records. */
enum field spoil_blank_child(struct spoiling *s, struct row *row)
{
	enum field f = table_info(row->table)->first;

	(void)s;
	if (row_cell(row, f)[0] == 0)
		return FIELD_NONE;
	row_text(row, f, "");
	return f;
}

enum field spoil_blank_cell(struct spoiling *s, struct row *row)
{
	static const enum field must[] = {EPISODE_RNE,
					  EPISODE_LS,
					  EPISODE_PLACE,
					  EPISODE_CIN,
					  EPISODE_DECOM,
					  HEADER_ETHNIC,
					  HEADER_UPN,
					  HEADER_DOB,
					  REVIEW_REVIEW,
					  REVIEW_REVIEW_CODE,
					  OC2_IMMUNISATIONS,
					  OC2_TEETH_CHECK,
					  OC3_ACTIV,
					  OC3_ACCOM,
					  AD1_DATE_MATCH,
					  PREV_PERM_PREV_PERM,
					  MISSING_MISSING,
					  MISSING_MIS_START,
					  SW_EPISODE_SW_ID,
					  SW_EPISODE_SW_REASON,
					  CHARACTERISTICS_Ethnicity,
					  CINDETAILS_ReferralSource,
					  CINDETAILS_CINreferralDate,
					  CP_PLAN_InitialCategoryOfAbuse,
					  CP_PLAN_LatestCategoryOfAbuse,
					  CP_PLAN_NumberOfPreviousCPP,
					  CP_PLAN_CPPstartDate,
					  CIN_PLAN_CINPlanStartDate};
	uint32_t n = sizeof must / sizeof *must, at = rng_below(&s->r, n);

	for (uint32_t i = 0; i < n; i++) {
		enum field f = must[(at + i) % n];

		if (field_info(f)->table != row->table || row_cell(row, f)[0] == 0)
			continue;
		row_text(row, f, "");
		return f;
	}
	return FIELD_NONE;
}
