/* Orders that deprive a child of liberty (DoLO), reported from 2026-27. */
#include "rules/rule.h"
#include "rules/ssda903/stays.h"
#include "rules/ssda903/valid.h"

static struct stay stay_of(const struct dolo *d)
{
	return (struct stay){d->dolo_start, d->dolo_end, d->row.record};
}

/* An order begins on a day in the calendar. */
static bool r700_2026(const struct dolo *d)
{
	return is_absent(d->dolo_start) || date_wrong(&d->row, d->dolo_start, DOLO_DOLO_START);
}

/* And ends on one, once it has ended. */
static bool r701_2026(const struct dolo *d)
{
	return date_wrong(&d->row, d->dolo_end, DOLO_DOLO_END);
}

/* It lasts at least one night. */
static bool r702_2026(const struct dolo *d)
{
	return date_by(d->dolo_end, d->dolo_start);
}

static bool r703_2026(const struct dolo *d)
{
	return date_after(d->dolo_start, year_end(d));
}

static bool r704_2026(const struct dolo *d)
{
	return date_before(d->dolo_end, year_start(d)) || date_after(d->dolo_end, year_end(d));
}

/* The child's order before this one. */
static const struct dolo *order_before(const struct dolo *d)
{
	const struct dolo *before = NULL;

	for (const struct dolo *o = first_dolo(d->row.child); o; o = next_dolo(o))
		if (stay_before(stay_of(o), stay_of(d)) &&
		    (!before || stay_before(stay_of(before), stay_of(o))))
			before = o;
	return before;
}

/* An order begins when the one before it is over. */
static bool r705_2026(const struct dolo *d)
{
	const struct dolo *before = order_before(d);

	return before && stays_overlap(stay_of(before), stay_of(d));
}

static bool begins_on(const struct dolo *d, struct date_cell day)
{
	for (; d; d = next_dolo(d))
		if (date_same(d->dolo_start, day))
			return true;
	return false;
}

/* An order that last year's return left open is in this year's, from the same day. The child's
 * latest order is marked: the likeliest to be the same one with another date. */
static void r706_2026(const struct child *c, struct sink *out)
{
	const struct dolo *latest = first_dolo(c);

	while (latest && next_dolo(latest))
		latest = next_dolo(latest);
	for (const struct dolo *d = first_dolo(c->last); d && latest; d = next_dolo(d))
		if (has_value(d->dolo_start) && is_absent(d->dolo_end) &&
		    !begins_on(first_dolo(c), d->dolo_start))
			flag(out, &latest->row);
}

/* An order is over when care is. */
static bool r707_2026(const struct dolo *d)
{
	return outlasts_care(d->row.child, stay_of(d));
}

static bool r708_2026(const struct dolo *d)
{
	return date_by(d->dolo_start, d->dob);
}

/* Where children under an order are expected to live, and where they may not. */
static bool is_unexpected(struct code_cell place)
{
	return !code_in(place, PLACE_K2, PLACE_Z12, PLACE_Z13);
}

static bool is_forbidden(struct code_cell place)
{
	return code_in(place, PLACE_K1, PLACE_P1, PLACE_R5, PLACE_K3);
}

/* The order is over and shares a day with the episode. */
static bool shares_days(const struct dolo *d, const struct episode *e)
{
	return has_value(d->dolo_start) && !date_after(d->dolo_start, e->dec) &&
	       date_by(e->decom, d->dolo_end);
}

/* Marks the orders and the episodes during them whose placement is `wrong`. */
static void flag_places(const struct child *c, struct sink *out, bool (*wrong)(struct code_cell))
{
	for (const struct dolo *d = first_dolo(c); d; d = next_dolo(d))
		for (const struct episode *e = first_episode(c); e; e = next_episode(e))
			if (wrong(e->place) && shares_days(d, e)) {
				flag_with(out, &d->row, &e->row);
				flag_with(out, &e->row, &d->row);
			}
}

static void r709_2026(const struct child *c, struct sink *out)
{
	flag_places(c, out, is_unexpected);
}

static void r710_2026(const struct child *c, struct sink *out)
{
	flag_places(c, out, is_forbidden);
}

static const struct rule rules[] = {
    RULE_FROM(dolo, 700, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_START), NO_NEEDS,
	      "The day this deprivation of liberty order began, {DOLO_START}, is blank or is not "
	      "a day in the calendar.",
	      "A child's liberty is taken from that day; how long cannot be told without it.",
	      "Enter the day as it stands in the order: day/month/year with all four figures of "
	      "the year."),
    RULE_FROM(dolo, 701, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_END), NO_NEEDS,
	      "The day this deprivation of liberty order ended, {DOLO_END}, is not a day in the "
	      "calendar.",
	      "Until it can be read, nobody can say how long the child's liberty was taken.",
	      "Enter it as day/month/year with all four figures of the year, or clear it if the "
	      "order goes on."),
    RULE_FROM(dolo, 702, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_START, DOLO_DOLO_END), NO_NEEDS,
	      "This order ended on {DOLO_END}, on or before the day it began, {DOLO_START}.",
	      "One of the two dates is wrong, and the length of the order with it.",
	      "Compare both with the order; often the two were exchanged."),
    RULE_FROM(dolo, 703, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_START), NO_NEEDS,
	      "This order began on {DOLO_START}, after the last day of the collection year.",
	      "The return covers one year; what comes later belongs to the next one.",
	      "Correct the date, or leave the order for next year's return."),
    RULE_FROM(dolo, 704, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_END), NO_NEEDS,
	      "This order ended on {DOLO_END}, which is not in the collection year.",
	      "The return lists the orders of one year, those still open at its end included.",
	      "Correct the date; take out an order that was over before the year, and leave the "
	      "end blank if it came after."),
    RULE_FROM(dolo, 705, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_START, DOLO_DOLO_END), NO_NEEDS,
	      "This order, from {DOLO_START} to {DOLO_END}, overlaps the one before it, or that "
	      "one has no end.",
	      "A new order takes the place of the old one; the days would be counted twice.",
	      "End the earlier order on the day the new one began."),
    RULE_FROM(child, 706, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_START),
	      NEEDS(LAST(DOLO_DOLO_START), LAST(DOLO_DOLO_END)),
	      "Last year's return left an order open, but none of this year's began on the same "
	      "day; the child's latest began on {DOLO_START}.",
	      "An order that is lost between two returns seems never to have ended.",
	      "Enter the order that was open on 31 March again, with the start it had then."),
    RULE_FROM(dolo, 707, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_END),
	      NEEDS(DOLO_DOLO_START, EPISODE_DECOM, EPISODE_DEC),
	      "This order, from {DOLO_START} to {DOLO_END}, was not over when the child ceased to "
	      "be looked after.",
	      "The return is about liberty taken in care; what goes on after it is not counted.",
	      "End it no later than care, or correct the end of the last episode."),
    RULE_FROM(dolo, 708, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_START), NEEDS(DOLO_DOB),
	      "This order began on {DOLO_START}, but the child was born on {DOB}.",
	      "One of the two dates is wrong, or the order is another child's.",
	      "Compare both with the order and correct the wrong one."),
    RULE_FROM(child, 709, 2026, LATEST, QUERY, FIELDS(DOLO_DOLO_START, EPISODE_PLACE),
	      NEEDS(DOLO_DOLO_END, EPISODE_DECOM, EPISODE_DEC),
	      "During the order from {DOLO_START} to {DOLO_END} the child was in a placement of "
	      "the kind {PLACE}, which is not expected.",
	      "Such an order is made for a particular home, nearly always K2, Z12 or Z13.",
	      "Compare the dates of the order and the kind of placement with the case record; if "
	      "they are right, explain them to the Department."),
    RULE_FROM(child, 710, 2026, LATEST, ERROR, FIELDS(DOLO_DOLO_START, EPISODE_PLACE),
	      NEEDS(DOLO_DOLO_END, EPISODE_DECOM, EPISODE_DEC),
	      "During the order from {DOLO_START} to {DOLO_END} the child was in a placement of "
	      "the kind {PLACE}, where there can be no such order.",
	      "In secure homes and custody liberty is taken by other law, and with parents or in "
	      "supported accommodation not at all.",
	      "Correct the kind of placement, or the dates of the order."),
};

RULE_TABLE(ssda903_liberty, SSDA903, "deprivation of liberty");
