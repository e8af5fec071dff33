/*
 * What last year's return said of the same child. A value in one year and none in the other is a
 * difference; none in both is not.
 */
#include "record/fill.h"
#include "rules/rule.h"
#include "rules/ssda903/episodes.h"

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
	const struct header *last = first_header(h->row.child->last);

	return last && (has_value(h->sex) || has_value(last->sex)) &&
	       sex_now(h->sex) != sex_now(last->sex);
}

/* So does the date of birth. */
static bool r203(const struct header *h)
{
	const struct header *last = first_header(h->row.child->last);

	return last && (has_value(h->dob) || has_value(last->dob)) && h->dob.v != last->dob.v;
}

/* An episode open at the end of last year is the one this year's return begins with. */
static void r502(const struct child *c, struct sink *out)
{
	const struct episode *open = left_open(c->last), *first = first_dated(c);

	if (open && first && date_differs(first->decom, open->decom))
		flag(out, &first->row);
}

/* Compares what was written, so that two unlike unreadable entries differ too. */
static bool legal_status_differs(const struct episode *a, const struct episode *b)
{
	struct arena text = {0};
	bool differs = !code_same(a->ls, b->ls) && !str_eq(row_raw(&a->row, EPISODE_LS, &text),
							   row_raw(&b->row, EPISODE_LS, &text));

	arena_close(&text);
	return differs;
}

/* And its legal status is the one it had: a new one would have begun a new episode. */
static void r503B(const struct child *c, struct sink *out)
{
	const struct episode *open = left_open(c->last), *first = first_dated(c);

	if (open && first && legal_status_differs(first, open))
		flag(out, &first->row);
}

static const struct rule rules[] = {
    RULE(header, 202, 2022, LATEST, ERROR, FIELDS(HEADER_SEX), NEEDS(LAST(HEADER_SEX)),
	 "The child's sex is {SEX} here, but last year's return gave another.",
	 "One of the two returns is wrong, or this is not the same child.",
	 "Compare both with the case record and correct this year's; if last year's was wrong, "
	 "keep a note of why it changed."),
    RULE(header, 203, 2022, LATEST, ERROR, FIELDS(HEADER_DOB), NEEDS(LAST(HEADER_DOB)),
	 "The date of birth is {DOB} here, but last year's return gave another.",
	 "One of the two returns is wrong, or this is not the same child.",
	 "Compare both with the case record and correct this year's; if last year's was wrong, "
	 "keep a note of why it changed."),
    RULE(child, 502, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM),
	 NEEDS(LAST(EPISODE_DECOM), LAST(EPISODE_DEC)),
	 "Last year's return left an episode open, but this year's first one began on another "
	 "day, {DECOM}.",
	 "The open episode has to be carried on, or the time before this one is lost.",
	 "Begin this year's return with the episode that was open on 31 March, with the start "
	 "it had then."),
    RULE(child, 503B, 2022, LATEST, ERROR, FIELDS(EPISODE_LS),
	 NEEDS(EPISODE_DECOM, LAST(EPISODE_DECOM), LAST(EPISODE_DEC), LAST(EPISODE_LS)),
	 "The first episode, from {DECOM}, has the legal status {LS}; last year's return left "
	 "it open with another.",
	 "The order under which a child is looked after does not change inside an episode.",
	 "Give this episode the status it had last year and begin a new one on the day the "
	 "status changed."),
};

RULE_TABLE(ssda903_year_on_year, SSDA903, "what last year's return said");
