/*
 * What last year's return said of the same child. A value in one year and none in the other is a
 * difference; none in both is not.
 */
#include "rules/rule.h"
#include "rules/ssda903/written.h"

enum { LETTERS_KNOWN = 2025 /* sex was written M and F last year too */ };

/* Whether this year's header breaks a rule beside any that last year's return had of the child. */
static bool any_last(const struct header *h,
		     bool (*breaks)(const struct header *now, const struct header *then))
{
	const struct header *last = first_header(h->row.child->last);

	while (last && !breaks(h, last))
		last = next_header(last);
	return last != NULL;
}

/* 1 and M, 2 and F: the letters came with 2024-25. */
static bool same_in_letters(struct code_cell now, struct code_cell then)
{
	return (code_is(now, SEX_M) && code_is(then, SEX_1)) ||
	       (code_is(now, SEX_F) && code_is(then, SEX_2));
}

static bool sex_differs(const struct header *now, const struct header *then)
{
	if (date_before(year_start(now), date_cell(date_day(LETTERS_KNOWN, 4, 1))) &&
	    same_in_letters(now->sex, then->sex))
		return false;
	return !says_same(&now->row, now->sex.v, &then->row, then->sex.v, HEADER_SEX);
}

/* Sex stays as it was; the change from 1 and 2 to letters, when it came, is no difference. */
static bool r202(const struct header *h)
{
	return any_last(h, sex_differs);
}

static bool birth_differs(const struct header *now, const struct header *then)
{
	return (has_value(now->dob) || has_value(then->dob)) && now->dob.v != then->dob.v;
}

/* So does the date of birth. */
static bool r203(const struct header *h)
{
	return any_last(h, birth_differs);
}

/* What stands there, in capitals or not. */
static bool ethnic_group_differs(const struct header *now, const struct header *then)
{
	struct arena text = {0};
	bool differs = now->ethnic.v != then->ethnic.v;

	if (is_unreadable(now->ethnic) || is_unreadable(then->ethnic))
		differs = !str_same(row_raw(&now->row, HEADER_ETHNIC, &text),
				    row_raw(&then->row, HEADER_ETHNIC, &text));
	arena_close(&text);
	return differs;
}

/* And the ethnic group. */
static bool r204(const struct header *h)
{
	return any_last(h, ethnic_group_differs);
}

static bool mother_no_more(const struct header *now, const struct header *then)
{
	return code_is(then->mother, FLAG01_1) && !code_is(now->mother, FLAG01_1);
}

/* Who was a mother last year still is one. */
static bool r207(const struct header *h)
{
	return first_episode(h->row.child) && any_last(h, mother_no_more);
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

static bool upn_differs(const struct header *now, const struct header *then)
{
	struct str before = text_of(then->upn), after = text_of(now->upn);

	return !str_same(before, after) && !upn_grew(before, after);
}

/* A pupil number stays as it was, once there is one. */
static bool r208(const struct header *h)
{
	return any_last(h, upn_differs);
}

static bool first_child_differs(const struct header *now, const struct header *then)
{
	return !is_absent(then->mc_dob) &&
	       !says_same(&now->row, now->mc_dob.v, &then->row, then->mc_dob.v, HEADER_MC_DOB);
}

/* A first child's date of birth stays as it was, once there is one. */
static bool r624(const struct header *h)
{
	return any_last(h, first_child_differs);
}

static bool mother_too_early(const struct header *now, const struct header *then)
{
	return code_is(now->mother, FLAG01_1) && code_is(then->mother, FLAG01_0) &&
	       date_before(now->mc_dob, year_start(now));
}

/* Who was no mother last year had her first child since. */
static bool r626(const struct header *h)
{
	return any_last(h, mother_too_early);
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
