/* Ways of spoiling the SSDA903. Those that compare records look at the child's other rows. */
#include "demo/spoil.h"

#include <string.h>

static int32_t day_in(struct row *row, enum field f)
{
	return date_read(str_of(row_cell(row, f)));
}

/* Sets the field to some days from another field's day. */
static enum field day_from(struct row *row, enum field f, enum field other, int32_t days)
{
	int32_t day = day_in(row, other);

	if (day == DATE_NONE || row_cell(row, f)[0] == 0)
		return FIELD_NONE;
	row_date(row, f, day + days, NEVER);
	return f;
}

/* The record before, when it is of the same table and year. */
static struct row *row_before(struct spoiling *s, struct row *row)
{
	if (row == s->rows->row || row[-1].table != row->table || row[-1].last != row->last)
		return NULL;
	return row - 1;
}

static struct row *last_header(struct spoiling *s)
{
	for (size_t i = 0; i < s->rows->n; i++)
		if (s->rows->row[i].last && s->rows->row[i].table == TABLE_HEADER)
			return &s->rows->row[i];
	return NULL;
}

enum field spoil_early_end(struct spoiling *s, struct row *row)
{
	return day_from(row, EPISODE_DEC, EPISODE_DECOM, -rng_between(&s->r, 1, 300));
}

enum field spoil_no_reason(struct spoiling *s, struct row *row)
{
	(void)s;
	if (row_cell(row, EPISODE_DEC)[0] == 0)
		return FIELD_NONE;
	row_text(row, EPISODE_REC, "");
	return EPISODE_REC;
}

enum field spoil_no_end(struct spoiling *s, struct row *row)
{
	(void)s;
	if (row_cell(row, EPISODE_REC)[0] == 0)
		return FIELD_NONE;
	row_text(row, EPISODE_DEC, "");
	return EPISODE_DEC;
}

enum field spoil_before_birth(struct spoiling *s, struct row *row)
{
	row_date(row, EPISODE_DECOM, s->life->birth - rng_between(&s->r, 1, 400), NEVER);
	return EPISODE_DECOM;
}

enum field spoil_overlap(struct spoiling *s, struct row *row)
{
	struct row *before = row_before(s, row);
	int32_t from, day = day_in(row, EPISODE_DECOM);

	if (before == NULL || day == DATE_NONE)
		return FIELD_NONE;
	from = day_in(before, EPISODE_DECOM);
	if (from == DATE_NONE || day - from < 3)
		return FIELD_NONE;
	row_date(row, EPISODE_DECOM, day - rng_between(&s->r, 1, day - from - 1), NEVER);
	return EPISODE_DECOM;
}

enum field spoil_need_changed(struct spoiling *s, struct row *row)
{
	const char *now = row_cell(row, EPISODE_CIN);

	if (row_before(s, row) == NULL || strcmp(row_cell(row, EPISODE_RNE), "S") == 0)
		return FIELD_NONE;
	row_code(row, EPISODE_CIN, strcmp(now, "N5") == 0 ? CIN_N4 : CIN_N5);
	return EPISODE_CIN;
}

enum field spoil_wrong_rne(struct spoiling *s, struct row *row)
{
	const char *now = row_cell(row, EPISODE_RNE);

	if (row_before(s, row) == NULL || strcmp(now, "S") == 0)
		return FIELD_NONE;
	row_code(row, EPISODE_RNE, strcmp(now, "L") == 0 ? RNE_B : RNE_L);
	return EPISODE_RNE;
}

enum field spoil_wrong_provider(struct spoiling *s, struct row *row)
{
	const char *place = row_cell(row, EPISODE_PLACE);

	(void)s;
	if (place[0] != 'U' && place[0] != 'P')
		return FIELD_NONE;
	row_code(row, EPISODE_PLACE_PROVIDER, PLACE_PROVIDER_PR3);
	return EPISODE_PLACE_PROVIDER;
}

enum field spoil_parents_agreed(struct spoiling *s, struct row *row)
{
	(void)s;
	if (strcmp(row_cell(row, EPISODE_PLACE), "P1") != 0)
		return FIELD_NONE;
	row_code(row, EPISODE_LS, LS_V2);
	return EPISODE_LS;
}

enum field spoil_dob_differs(struct spoiling *s, struct row *row)
{
	enum field f = (enum field)(table_info(row->table)->first + 1);

	row_date(row, f, s->life->birth + rng_between(&s->r, 1, 20), NEVER);
	return f;
}

/* In every table of this year, so that only the year before disagrees. */
enum field spoil_dob_changed(struct spoiling *s, struct row *row)
{
	char was[CELL_BYTES], now[DATE_TEXT_MAX];

	if (last_header(s) == NULL)
		return FIELD_NONE;
	memcpy(was, row_cell(row, HEADER_DOB), CELL_BYTES);
	date_british(s->life->birth + rng_between(&s->r, 1, 3), now);
	for (size_t i = 0; i < s->rows->n; i++) {
		struct row *other = &s->rows->row[i];
		enum field f = (enum field)(table_info(other->table)->first + 1);

		if (other->last || table_info(other->table)->returns != RETURN_SSDA903)
			continue;
		if (other->table == TABLE_HEADER || other->table == TABLE_UASC)
			f++;
		if (strcmp(row_cell(other, f), was) == 0)
			row_text(other, f, now);
	}
	return HEADER_DOB;
}

enum field spoil_ethnic_changed(struct spoiling *s, struct row *row)
{
	if (last_header(s) == NULL)
		return FIELD_NONE;
	row_code(row, HEADER_ETHNIC, s->life->ethnic == ETHNIC_OOTH ? ETHNIC_MOTH : ETHNIC_OOTH);
	return HEADER_ETHNIC;
}

static enum field take_upn(struct spoiling *s, struct row *row, enum field f)
{
	const char *other = s->upn_before[row->table == TABLE_IDENTIFIERS];

	if (other[0] == 0 || strlen(row_cell(row, f)) != 13)
		return FIELD_NONE;
	row_text(row, f, other);
	return f;
}

static enum field break_upn(struct row *row, enum field f)
{
	char *upn = row_cell(row, f);

	if (strlen(upn) != 13)
		return FIELD_NONE;
	upn[0] = upn[0] == 'K' ? 'T' : 'K';
	return f;
}

enum field spoil_same_upn(struct spoiling *s, struct row *row)
{
	return take_upn(s, row, HEADER_UPN);
}

enum field spoil_same_upn_cin(struct spoiling *s, struct row *row)
{
	return take_upn(s, row, IDENTIFIERS_UPN);
}

enum field spoil_bad_upn(struct spoiling *s, struct row *row)
{
	(void)s;
	return break_upn(row, HEADER_UPN);
}

enum field spoil_bad_upn_cin(struct spoiling *s, struct row *row)
{
	(void)s;
	return break_upn(row, IDENTIFIERS_UPN);
}

enum field spoil_wrong_part(struct spoiling *s, struct row *row)
{
	bool young = strcmp(row_cell(row, REVIEW_REVIEW_CODE), "PN0") == 0;

	(void)s;
	row_code(row, REVIEW_REVIEW_CODE, young ? REVIEW_CODE_PN1 : REVIEW_CODE_PN0);
	return REVIEW_REVIEW_CODE;
}

enum field spoil_score_and_reason(struct spoiling *s, struct row *row)
{
	(void)s;
	if (row_cell(row, OC2_SDQ_SCORE)[0] == 0)
		return FIELD_NONE;
	row_code(row, OC2_SDQ_REASON, SDQ_REASON_SDQ4);
	return OC2_SDQ_REASON;
}

enum field spoil_no_activity(struct spoiling *s, struct row *row)
{
	(void)s;
	if (strcmp(row_cell(row, OC3_IN_TOUCH), "YES") != 0)
		return FIELD_NONE;
	row_code(row, OC3_ACTIV, ACTIV_0);
	return OC3_ACTIV;
}

enum field spoil_early_found(struct spoiling *s, struct row *row)
{
	return day_from(row, MISSING_MIS_END, MISSING_MIS_START, -rng_between(&s->r, 1, 9));
}

enum field spoil_adopters(struct spoiling *s, struct row *row)
{
	(void)s;
	row_code(row, AD1_NB_ADOPTR, NB_ADOPTR_1);
	row_code(row, AD1_SEX_ADOPTR, SEX_ADOPTR_F1);
	row_code(row, AD1_LS_ADOPTR, LS_ADOPTR_L11);
	return AD1_LS_ADOPTR;
}

enum field spoil_no_ceased_reason(struct spoiling *s, struct row *row)
{
	(void)s;
	row_text(row, PLACED_ADOPTION_DATE_PLACED_CEASED, "");
	row_code(row, PLACED_ADOPTION_REASON_PLACED_CEASED, REASON_PLACED_CEASED_RD4);
	return PLACED_ADOPTION_DATE_PLACED_CEASED;
}

enum field spoil_worker_prefix(struct spoiling *s, struct row *row)
{
	(void)s;
	row_cell(row, SW_EPISODE_SW_ID)[1] = '0';
	return SW_EPISODE_SW_ID;
}

enum field spoil_half_order(struct spoiling *s, struct row *row)
{
	(void)s;
	row_code(row, PREV_PERM_PREV_PERM, PREV_PERM_P2);
	row_text(row, PREV_PERM_LA_PERM, "");
	row_text(row, PREV_PERM_DATE_PERM, "");
	return PREV_PERM_LA_PERM;
}
