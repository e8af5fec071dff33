#include "record/key.h"

#include "base/date.h"
#include "record/fill.h"

#include <assert.h>

static const struct {
	enum field first, second;
} keys[TABLES] = {
    [TABLE_EPISODE] = {EPISODE_DECOM, FIELD_NONE},
    [TABLE_REVIEW] = {REVIEW_REVIEW, FIELD_NONE},
    [TABLE_PLACED_ADOPTION] = {PLACED_ADOPTION_DATE_PLACED, FIELD_NONE},
    [TABLE_MISSING] = {MISSING_MIS_START, MISSING_MISSING},
    [TABLE_SW_EPISODE] = {SW_EPISODE_SW_DECOM, FIELD_NONE},
    [TABLE_DOLO] = {DOLO_DOLO_START, FIELD_NONE},
    [TABLE_DISABILITY] = {DISABILITY_Disability, FIELD_NONE},
    [TABLE_CINDETAILS] = {CINDETAILS_CINreferralDate, FIELD_NONE},
    [TABLE_ASSESSMENT] = {ASSESSMENT_AssessmentActualStartDate, FIELD_NONE},
    [TABLE_FACTOR] = {FACTOR_AssessmentFactor, FIELD_NONE},
    [TABLE_CIN_PLAN] = {CIN_PLAN_CINPlanStartDate, FIELD_NONE},
    [TABLE_SECTION47] = {SECTION47_S47ActualStartDate, FIELD_NONE},
    [TABLE_CP_PLAN] = {CP_PLAN_CPPstartDate, FIELD_NONE},
    [TABLE_CP_REVIEW] = {CP_REVIEW_CPPreviewDate, FIELD_NONE},
    [TABLE_PRE_PROCEEDINGS] = {PRE_PROCEEDINGS_PPStartDate, FIELD_NONE},
    [TABLE_CONTACT] = {CONTACT_CONTACT_DATE, CONTACT_SOURCE},
    [TABLE_EARLY_HELP] = {EARLY_HELP_START, FIELD_NONE},
    [TABLE_REFERRAL] = {REFERRAL_REFERRED, REFERRAL_SOURCE},
    [TABLE_ASSESSED] = {ASSESSED_START, FIELD_NONE},
    [TABLE_ENQUIRY] = {ENQUIRY_STRATEGY, FIELD_NONE},
    [TABLE_IN_NEED] = {IN_NEED_START, FIELD_NONE},
    [TABLE_PROTECTION] = {PROTECTION_START, FIELD_NONE},
    [TABLE_IN_CARE] = {IN_CARE_START, IN_CARE_PLACED},
    [TABLE_ADOPTION] = {ADOPTION_DECIDED, FIELD_NONE},
    [TABLE_ADOPTER] = {ADOPTER_ENQUIRED, FIELD_NONE},
};

enum field table_key(enum table t, enum field *second)
{
	assert(t > TABLE_NONE && t < TABLES);
	*second = keys[t].second;
	return keys[t].first;
}

static int32_t cell_value(const struct row *row, const struct field_info *info)
{
	int32_t v;

	/* Every kind of cell in a key is just its number. */
	assert(info->type == CELL_date || info->type == CELL_code);
	memcpy(&v, (const char *)row + info->offset, sizeof v);
	return v;
}

/* A value as it is written in one way only; what cannot be read, as it stands there. */
static struct str key_part(const struct row *row, enum field f, struct arena *a)
{
	const struct field_info *info = field_info(f);
	int32_t v = cell_value(row, info);

	if (v < 0)
		return row_raw(row, f, a);
	if (info->type == CELL_code)
		return str_of(code_info((enum code)v)->text);
	return str_of(date_iso(v, arena_take(a, DATE_TEXT_MAX)));
}

static struct str joined(struct str first, struct str second, struct arena *a)
{
	return arena_fmt(a, "%.*s|%.*s", (int)first.len, first.p, (int)second.len, second.p);
}

static const struct row *row_outside(const struct row *row)
{
	const struct parent_info *info = table_parent((enum table)row->table);
	const struct row *parent = NULL;

	if (info->table != TABLE_NONE)
		memcpy(&parent, (const char *)row + info->offset, sizeof parent);
	return parent && parent->record ? parent : NULL;
}

struct str row_key(const struct row *row, struct arena *a)
{
	enum field second, first = table_key((enum table)row->table, &second);
	struct str key;

	if (first == FIELD_NONE)
		return STR("");
	key = key_part(row, first, a);
	if (second != FIELD_NONE)
		key = joined(key, key_part(row, second, a), a);
	for (row = row_outside(row); row; row = row_outside(row))
		key = joined(key, key_part(row, table_key((enum table)row->table, &second), a), a);
	return key;
}
