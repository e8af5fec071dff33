/*
 * What last year's return said of the same child. A value in one year and none in the other is a
 * difference; none in both is not.
 */
#include "rules/rule.h"
#include "rules/ssda903/written.h"

static const struct header *header_last_year(const struct header *h)
{
	return first_header(h->row.child->last);
}

/* Sex as it is written from 2024-25, whatever the year. */
static int32_t sex_now(struct code_cell sex)
{
	if (code_is(sex, SEX_1))
		return SEX_M;
	if (code_is(sex, SEX_2))
		return SEX_F;
	return sex.v;
}

/* Sex stays as it was; the change from 1 and 2 to letters in 2024-25 is no difference. */
static bool r202(const struct header *h)
{
	const struct header *last = header_last_year(h);

	return last && (has_value(h->sex) || has_value(last->sex)) &&
	       sex_now(h->sex) != sex_now(last->sex);
}

/* So does the date of birth. */
static bool r203(const struct header *h)
{
	const struct header *last = header_last_year(h);

	return last && (has_value(h->dob) || has_value(last->dob)) && h->dob.v != last->dob.v;
}

/* What stands there, in capitals or not. */
static bool same_ethnic_group(const struct header *a, const struct header *b)
{
	struct arena text = {0};
	bool same = a->ethnic.v == b->ethnic.v;

	if (is_unreadable(a->ethnic) || is_unreadable(b->ethnic))
		same = str_same(row_raw(&a->row, HEADER_ETHNIC, &text),
				row_raw(&b->row, HEADER_ETHNIC, &text));
	arena_close(&text);
	return same;
}

/* And the ethnic group. */
static bool r204(const struct header *h)
{
	const struct header *last = header_last_year(h);

	return last && !same_ethnic_group(h, last);
}

/* Who was a mother last year still is one. */
static bool r207(const struct header *h)
{
	const struct header *last = header_last_year(h);

	return last && code_is(last->mother, FLAG01_1) && !code_is(h->mother, FLAG01_1) &&
	       first_episode(h->row.child);
}

/* The code that stands in the place of a pupil number, CODE_NOTHING_ for a number or a blank. */
static enum code why_no_number(struct str upn)
{
	enum code c = UPN_UNKNOWN_UN1;

	while (c < UPN_UNKNOWN_LAST_ && !str_same(upn, str_of(code_info(c)->text)))
		c++;
	return c < UPN_UNKNOWN_LAST_ ? c : CODE_NOTHING_;
}

/* From no number to one, or from "not of school age" to another reason for having none. */
static bool upn_grew(struct str then, struct str now)
{
	enum code before = why_no_number(then), after = why_no_number(now);

	if (after != CODE_NOTHING_)
		return after != UPN_UNKNOWN_UN1 && (then.len == 0 || before == UPN_UNKNOWN_UN1);
	return now.len && (then.len == 0 || before != CODE_NOTHING_);
}

/* A pupil number stays as it was, once there is one. */
static bool r208(const struct header *h)
{
	const struct header *last = header_last_year(h);
	struct str then = last ? text_of(last->upn) : STR(""), now = text_of(h->upn);

	return last && !str_same(then, now) && !upn_grew(then, now);
}

/* A first child's date of birth stays as it was, once there is one. */
static bool r624(const struct header *h)
{
	const struct header *last = header_last_year(h);

	return last && !is_absent(last->mc_dob) &&
	       !says_same(&h->row, h->mc_dob.v, &last->row, last->mc_dob.v, HEADER_MC_DOB);
}

/* Who was no mother last year had her first child since. */
static bool r626(const struct header *h)
{
	const struct header *last = header_last_year(h);

	return last && code_is(h->mother, FLAG01_1) && code_is(last->mother, FLAG01_0) &&
	       date_before(h->mc_dob, year_start(h));
}

#define SAME_CHILD                                                                                 \
	"One of the two returns is wrong, or this is not the same child.",                         \
	    "Compare both with the case record and correct this year's; if last year's was "       \
	    "wrong, keep a note of why it changed."

static const struct rule rules[] = {
    RULE(header, 202, 2022, LATEST, ERROR, FIELDS(HEADER_SEX), NEEDS(LAST(HEADER_SEX)),
	 "The child's sex is {SEX} here, but last year's return gave another.", SAME_CHILD),
    RULE(header, 203, 2022, LATEST, ERROR, FIELDS(HEADER_DOB), NEEDS(LAST(HEADER_DOB)),
	 "The date of birth is {DOB} here, but last year's return gave another.", SAME_CHILD),
    RULE(header, 204, 2022, LATEST, ERROR, FIELDS(HEADER_ETHNIC), NEEDS(LAST(HEADER_ETHNIC)),
	 "The ethnic group is {ETHNIC} here, but last year's return gave another.", SAME_CHILD),
    RULE(header, 207, 2022, LATEST, ERROR, FIELDS(HEADER_MOTHER),
	 NEEDS(LAST(HEADER_MOTHER), EPISODE_CHILD),
	 "Last year's return said that this young person was a mother; this year's does not "
	 "({MOTHER}).",
	 "Mothers in care are counted, and who has had a child stays a mother.",
	 "Enter 1, or keep a note of why last year's return was wrong."),
    RULE(header, 208, 2022, LATEST, ERROR, FIELDS(HEADER_UPN), NEEDS(LAST(HEADER_UPN)),
	 "The unique pupil number, {UPN}, is not the one of last year's return.",
	 "It links children to their schooling, and a child keeps it for good.",
	 "Compare both with the pupil database and correct this year's; if last year's was "
	 "wrong, keep a note of why it changed."),
    RULE(header, 624, 2022, LATEST, ERROR, FIELDS(HEADER_MC_DOB), NEEDS(LAST(HEADER_MC_DOB)),
	 "The date of birth of the first child, {MC_DOB}, is not the one of last year's return.",
	 "A first child stays the first; one of the two dates is wrong.",
	 "Compare both with the case record and correct this year's; if last year's was wrong, "
	 "keep a note of why it changed."),
    RULE(header, 626, 2022, LATEST, ERROR, FIELDS(HEADER_MOTHER, HEADER_MC_DOB),
	 NEEDS(LAST(HEADER_MOTHER)),
	 "The first child was born on {MC_DOB}, before this year, but last year's return said "
	 "that this young person was no mother.",
	 "Mothers in care are counted each year, so one of the two returns is wrong.",
	 "Correct the date if the child was born this year; if not, keep a note of why last "
	 "year's return was wrong."),
};

RULE_TABLE(ssda903_year_on_year, SSDA903, "what last year's return said");
