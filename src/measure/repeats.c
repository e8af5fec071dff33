#include "measure/repeats.h"

#include "record/compare.h"

#include <assert.h>

static const struct list_dates dates[TABLES] = {
    [TABLE_CONTACT] = {CONTACT_CONTACT_DATE, FIELD_NONE, CONTACT_SOURCE},
    [TABLE_EARLY_HELP] = {EARLY_HELP_START, EARLY_HELP_COMPLETED, EARLY_HELP_ORGANISATION},
    [TABLE_REFERRAL] = {REFERRAL_REFERRED, FIELD_NONE, REFERRAL_SOURCE},
    [TABLE_ASSESSED] = {ASSESSED_START, ASSESSED_AUTHORISED, FIELD_NONE},
    [TABLE_ENQUIRY] = {ENQUIRY_STRATEGY, FIELD_NONE, FIELD_NONE},
    [TABLE_IN_NEED] = {IN_NEED_START, IN_NEED_CLOSED, FIELD_NONE},
    [TABLE_PROTECTION] = {PROTECTION_START, PROTECTION_END, FIELD_NONE},
    [TABLE_IN_CARE] = {IN_CARE_START, IN_CARE_CEASED, FIELD_NONE},
    [TABLE_ADOPTION] = {ADOPTION_DECIDED, FIELD_NONE, FIELD_NONE},
    [TABLE_SW_EPISODE] = {SW_EPISODE_SW_DECOM, SW_EPISODE_SW_DEC, SW_EPISODE_SW_ID},
};

const struct list_dates *list_dates(enum table t)
{
	return &dates[t];
}

int32_t cell_of(const struct row *row, enum field f)
{
	const struct field_info *info = field_info(f);

	/* Dates, codes and numbers are just that. */
	assert(info->table == (enum table)row->table && info->type != CELL_text &&
	       info->type != CELL_key);
	return cell_at(row, info->offset);
}

struct str words_at(const struct row *row, size_t offset)
{
	struct text_cell cell;

	if (!offset)
		return STR("");
	memcpy(&cell, (const char *)row + offset, sizeof cell);
	return text_of(cell);
}

struct str words_of(const struct row *row, enum field f)
{
	if (f == FIELD_NONE)
		return STR("");
	assert(field_info(f)->type == CELL_text);
	return words_at(row, field_info(f)->offset);
}

static const struct row *row_before(const struct row *row)
{
	const void *p = (const char *)row - table_info((enum table)row->table)->row_size;

	return p;
}

static bool say_the_same(const struct row *a, const struct row *b, const struct list_dates *d)
{
	int32_t start = cell_of(a, d->start);

	if (start < 0 || start != cell_of(b, d->start))
		return false;
	if (d->also == FIELD_NONE)
		return true;
	if (field_info(d->also)->type == CELL_text)
		return str_eq(words_of(a, d->also), words_of(b, d->also));
	return cell_of(a, d->also) == cell_of(b, d->also);
}

bool row_repeats(const struct row *row)
{
	const struct list_dates *d = &dates[row->table];

	/* List 9 has no dates of its own, and one row for each young person. */
	if (row->table == TABLE_LEAVER)
		return row_before(row)->child == row->child;
	if (d->start == FIELD_NONE)
		return false;
	for (const struct row *r = row_before(row); r->child == row->child; r = row_before(r))
		if (say_the_same(r, row, d))
			return true;
	return false;
}
