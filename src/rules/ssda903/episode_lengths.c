/*
 * What may last only so long. A stay that is still open is counted up to the last day of the
 * collection year; one whose end cannot be read is not counted.
 */
#include "rules/rule.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/placements.h"

static struct date_cell ended_by(const struct episode *e)
{
	return is_absent(e->dec) ? year_end(e) : e->dec;
}

static bool lasts_over(const struct episode *e, int days)
{
	return date_after(ended_by(e), date_plus(e->decom, days));
}

static struct date_cell later(struct date_cell a, struct date_cell b)
{
	return !has_value(a) || date_before(a, b) ? b : a;
}

/* Follows episodes that share e's legal status, each begun by the time the ones before it ended.
 * Returns the first episode beyond them, or NULL; *end is when the last of them ended. */
static const struct episode *end_of_status(const struct episode *e, struct date_cell *end)
{
	const struct episode *after = next_dated(e);

	*end = ended_by(e);
	while (after && code_same(after->ls, e->ls) && date_by(after->decom, *end)) {
		*end = later(*end, ended_by(after));
		after = next_dated(after);
	}
	return after;
}

/* Marks the episodes of every unbroken time under one legal status of more than `days`. */
static void mark_longer(const struct child *c, struct sink *out, enum code status, int days)
{
	const struct episode *e = first_dated(c);

	while (e) {
		struct date_cell end, last = date_plus(e->decom, days);
		const struct episode *after = end_of_status(e, &end);

		for (; e != after; e = next_dated(e))
			if (code_is(e->ls, status) && date_after(end, last))
				flag(out, &e->row);
	}
}

/* Police protection: 72 hours. */
static void r361(const struct child *c, struct sink *out)
{
	mark_longer(c, out, LS_L1, 3);
}

/* An emergency protection order: eight days, and seven more; the Department allows 21. */
static void r362(const struct child *c, struct sink *out)
{
	mark_longer(c, out, LS_L2, 21);
}

/* A child assessment order: seven days. */
static void r363(const struct child *c, struct sink *out)
{
	mark_longer(c, out, LS_L3, 7);
}

/* Kept by the police before a charge, in the authority's accommodation: hours; the Department
 * allows 21 days. */
static void r364(const struct child *c, struct sink *out)
{
	mark_longer(c, out, LS_J2, 21);
}

/* One short break: 17 days. */
static bool r365(const struct episode *e)
{
	return code_is(e->ls, LS_V3) && lasts_over(e, 17);
}

/* Each short break begins and ends by itself: there is no move within one. */
static bool r366(const struct episode *e)
{
	return code_is(e->ls, LS_V3) && !code_is(e->rne, RNE_S);
}

/* The days of a short break that fall into the collection year; 0 for what is none. */
static int32_t break_days(const struct episode *e)
{
	struct date_cell from = e->decom, to = ended_by(e);

	if (!code_is(e->ls, LS_V3) || !has_value(from) || !has_value(to))
		return 0;
	if (date_before(from, year_start(e)))
		from = year_start(e);
	if (date_after(to, year_end(e)))
		to = year_end(e);
	return date_before(from, to) ? to.v - from.v : 0;
}

/* All short breaks of a year: 75 days. */
static void r367(const struct child *c, struct sink *out)
{
	int64_t days = 0;

	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		days += break_days(e);
	for (const struct episode *e = first_dated(c); e && days > 75; e = next_dated(e))
		if (break_days(e))
			flag(out, &e->row);
}

/* In hospital as a temporary placement: six weeks, once it is over. */
static bool r375(const struct episode *e)
{
	return code_is(e->place, PLACE_T1) && !is_absent(e->dec) && lasts_over(e, 42);
}

/* Elsewhere while the foster carers are on holiday: three weeks. */
static bool r376(const struct episode *e)
{
	return code_is(e->place, PLACE_T3) && !is_absent(e->dec) && lasts_over(e, 21);
}

#define FIELDS_LASTING FIELDS(EPISODE_LS, EPISODE_DECOM, EPISODE_DEC)

static const struct rule rules[] = {
    RULE(
	child, 361, 2022, LATEST, ERROR, FIELDS_LASTING, NO_NEEDS,
	"The child was under police protection ({LS}) for more than three days; this episode "
	"began on {DECOM} (ended: {DEC}).",
	"The law allows 72 hours: after that the child was kept without authority.",
	"Begin a new episode on the day an order or an agreement took over, or correct the dates."),
    RULE(child, 362, 2022, LATEST, ERROR, FIELDS_LASTING, NO_NEEDS,
	 "The child was under an emergency protection order ({LS}) for more than 21 days; this "
	 "episode began on {DECOM} (ended: {DEC}).",
	 "Such an order runs out: after that the child was kept without authority.",
	 "Begin a new episode on the day another order or an agreement took over, or correct the "
	 "dates."),
    RULE(child, 363, 2022, LATEST, ERROR, FIELDS_LASTING, NO_NEEDS,
	 "The child was under a child assessment order ({LS}) for more than seven days; this "
	 "episode began on {DECOM} (ended: {DEC}).",
	 "The law allows seven days: after that the child was kept without authority.",
	 "Begin a new episode on the day another order or an agreement took over, or correct the "
	 "dates."),
    RULE(child, 364, 2022, LATEST, ERROR, FIELDS_LASTING, NO_NEEDS,
	 "The child was held for the police ({LS}) for more than 21 days; this episode began on "
	 "{DECOM} (ended: {DEC}).",
	 "The law allows little time before a charge, so it was something else or ended sooner.",
	 "Begin a new episode on the day the child was remanded (J1) or released, or correct the "
	 "dates."),
    RULE(episode, 365, 2022, LATEST, ERROR, FIELDS_LASTING, NO_NEEDS,
	 "This short break ({LS}) lasted more than 17 days: it began on {DECOM} (ended: {DEC}).",
	 "A longer stay is no short break: the child is looked after in the full sense.",
	 "Correct the dates; if they are right, give the legal status of the stay, most often V2."),
    RULE(episode, 366, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE), NEEDS(EPISODE_LS),
	 "This is a short break ({LS}), but the reason the episode began is {RNE}, not S.",
	 "Each short break is a time of its own, which begins with S and has no moves in it.",
	 "Enter S; if the child moved within a break, make one episode of the two."),
    RULE(child, 367, 2022, LATEST, ERROR, FIELDS_LASTING, NO_NEEDS,
	 "The child had more than 75 days of short breaks ({LS}) in the year, this one from "
	 "{DECOM} (ended: {DEC}) among them.",
	 "With more than that the child is looked after in the full sense, with reviews and a "
	 "care plan.",
	 "Look for a break that was entered twice or never ended; if all are right, give the "
	 "later ones the status V2."),
    RULE(episode, 375, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE),
	 NEEDS(EPISODE_DEC),
	 "The stay in hospital ({PLACE}) from {DECOM} to {DEC} was longer than six weeks.",
	 "After that it is no longer temporary: the hospital is where the child lives.",
	 "Enter R2 as the placement, or correct the dates."),
    RULE(episode, 376, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_PLACE),
	 NEEDS(EPISODE_DEC),
	 "The stay while the foster carers were on holiday ({PLACE}), from {DECOM} to {DEC}, was "
	 "longer than three weeks.",
	 "After that it is no longer temporary: the child has moved.",
	 "Enter the placement where the child was, or correct the dates."),
};

RULE_TABLE(ssda903_episode_lengths, SSDA903, "what may last only so long");
