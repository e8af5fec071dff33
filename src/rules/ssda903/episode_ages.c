/* How old a child was when an episode began, or still is. */
#include "rules/rule.h"
#include "rules/ssda903/birth.h"
#include "rules/ssda903/episodes.h"

/* Care can begin until the day before the eighteenth birthday. */
static void r352(const struct child *c, struct sink *out)
{
	struct date_cell adult = birthday(earliest_birth(c), 18);

	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		if (code_is(e->rne, RNE_S) && date_by(adult, e->decom))
			flag(out, &e->row);
}

static bool by_an_offence(const struct episode *e)
{
	return code_in(e->ls, LS_J1, LS_J2, LS_J3);
}

/* From the tenth birthday a child can be charged, and be looked after for it. Both the birth and
 * the episodes are marked. */
static void r358(const struct child *c, struct sink *out)
{
	struct date_cell ten = birthday(latest_birth(c), 10), first = {CELL_ABSENT};

	for (const struct episode *e = first_dated(c); e; e = next_dated(e)) {
		if (!by_an_offence(e))
			continue;
		if (!has_value(first))
			first = e->decom;
		if (date_before(e->decom, ten))
			flag(out, &e->row);
	}
	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (date_before(first, birthday(h->dob, 10)))
			flag(out, &h->row);
}

/* Who is still looked after as an adult at the year's end is so under section 20, in a children's
 * home. */
static void r359(const struct child *c, struct sink *out)
{
	bool adult = date_before(birthday(earliest_birth(c), 18), c->scope->end);

	for (const struct episode *e = first_episode(c); e && adult; e = next_episode(e))
		if (is_absent(e->dec) && !(code_is(e->ls, LS_V2) && code_is(e->place, PLACE_K2)))
			flag(out, &e->row);
}

/* Marks the episodes in one kind of placement that began before the child was `years` old. */
static void mark_younger(const struct child *c, struct sink *out, enum code place, int years)
{
	struct date_cell old_enough = birthday(latest_birth(c), years);

	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		if (code_is(e->place, place) && date_before(e->decom, old_enough))
			flag(out, &e->row);
}

static void r370(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_P2, 15);
}

/* In 2023-24 the age was raised to 16; the placement ended in that year. */
static void r370_2023(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_P2, 16);
}

static void r371(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_H5, 14);
}

static void r371_2023(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_H5, 16);
}

/* From 2024-25 registered supported accommodation takes its place. */
static void r371_2024(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_K3, 16);
}

static void r372(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_R5, 10);
}

static void r373(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_S1, 4);
}

static void r374(const struct child *c, struct sink *out)
{
	mark_younger(c, out, PLACE_P3, 14);
}

#define MEND_AGE                                                                                   \
	"Check the date of birth and the start of the episode; if both are right, correct the "    \
	"placement."

static const struct rule rules[] = {
    RULE(child, 352, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_RNE), NEEDS(HEADER_DOB),
	 "Care is said to have begun on {DECOM}, when the child, born on {DOB}, was already 18.",
	 "Adults are not taken into care, so one of the two dates is wrong.",
	 "Check both dates; if the child was in care before, correct the "
	 "reason why this episode began."),
    RULE(child, 358, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, HEADER_DOB, EPISODE_LS), NO_NEEDS,
	 "The child, born on {DOB}, is looked after from {DECOM} for an offence ({LS}), before the "
	 "tenth birthday.",
	 "Nobody under ten can be charged with an offence, so one of the three is wrong.",
	 "Check the date of birth and the start of the episode, then the legal status."),
    RULE(child, 359, 2022, LATEST, ERROR, FIELDS(EPISODE_DEC, EPISODE_LS, EPISODE_PLACE),
	 NEEDS(HEADER_DOB),
	 "The child, born on {DOB}, is 18 and the episode is still open, with the legal status "
	 "{LS} in the placement {PLACE}.",
	 "After 18 only section 20 (V2) in a children's home (K2) can go on.",
	 "End the episode on the eighteenth birthday, or sooner, with the reason why care ended."),
    RULE(child, 370, 2022, 2022, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	 "The child, born on {DOB}, was under 15 when independent living ({PLACE}) began on "
	 "{DECOM}.",
	 "A child so young has to be cared for, so this is a mistake or a danger.", MEND_AGE),
    RULE_FROM(
	child, 370, 2023, 2023, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	"The child, born on {DOB}, was under 16 when independent living ({PLACE}) began on "
	"{DECOM}.",
	"Nobody under 16 may be placed without care, so this is a mistake or a danger.", MEND_AGE),
    RULE(child, 371, 2022, 2022, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	 "The child, born on {DOB}, was under 14 when semi-independent living ({PLACE}) began on "
	 "{DECOM}.",
	 "A child so young has to be cared for, so this is a mistake or a danger.", MEND_AGE),
    RULE_FROM(
	child, 371, 2023, 2023, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	"The child, born on {DOB}, was under 16 when semi-independent living ({PLACE}) began "
	"on {DECOM}.",
	"Nobody under 16 may be placed without care, so this is a mistake or a danger.", MEND_AGE),
    RULE_FROM(
	child, 371, 2024, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	"The child, born on {DOB}, was under 16 when supported accommodation ({PLACE}) began "
	"on {DECOM}.",
	"Nobody under 16 may be placed without care, so this is a mistake or a danger.", MEND_AGE),
    RULE(child, 372, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	 "The child, born on {DOB}, was under ten when custody ({PLACE}) began on {DECOM}.",
	 "Nobody under ten can be charged with an offence, so one of the three is wrong.",
	 MEND_AGE),
    RULE(child, 373, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	 "The child, born on {DOB}, was under four when the placement at a residential school "
	 "({PLACE}) began on {DECOM}.",
	 "Children so young are not at school, so one of the three is wrong.", MEND_AGE),
    RULE(child, 374, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE), NEEDS(HEADER_DOB),
	 "The child, born on {DOB}, was under 14 when residential employment ({PLACE}) began on "
	 "{DECOM}.",
	 "Children so young may not be employed, so one of the three is wrong.", MEND_AGE),
};

RULE_TABLE(ssda903_episode_ages, SSDA903, "ages at which episodes began");
