/*
 * Whether a young person with care leaver information was in care for long enough to have it. Only
 * two years' returns are at hand, so nobody is judged by them who is 20 or older at the end of the
 * year: their care lies further back.
 */
#include "rules/rule.h"
#include "rules/ssda903/birth.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/placements.h"

enum {
	DAYS_SINCE_14 = 91, /* 13 weeks in care since the 14th birthday */
	DAYS_SINCE_16 = 1,
	TOO_OLD = 20,
};

/* What is still to come of a child's episodes in the two returns. */
struct both_years {
	const struct episode *now, *then;
};

static struct both_years both_years(const struct child *c)
{
	return (struct both_years){first_dated(c), first_dated(c->last)};
}

static bool ended_sooner(const struct episode *a, const struct episode *b)
{
	return has_value(a->dec) && !date_by(b->dec, a->dec);
}

/* Takes those that began on `day` off the list: the one that ended first, of `best` and them. */
static const struct episode *take(const struct episode **list, struct date_cell day,
				  const struct episode *best)
{
	for (; *list && date_same((*list)->decom, day); *list = next_dated(*list))
		if (!best || ended_sooner(*list, best))
			best = *list;
	return best;
}

/* The episode that began next; NULL at the end. The same one may stand in both returns, open in
 * last year's. */
static const struct episode *next_of(struct both_years *b)
{
	const struct episode *head = b->now ? b->now : b->then;
	struct date_cell day = {CELL_ABSENT};

	if (head)
		day = b->then && date_before(b->then->decom, head->decom) ? b->then->decom
									  : head->decom;
	return take(&b->then, day, take(&b->now, day, NULL));
}

/* Days of an episode from `since` on, up to `end`; short breaks do not count. */
static int32_t days_since(const struct episode *e, struct date_cell end, struct date_cell since)
{
	struct date_cell from = date_after(since, e->decom) ? since : e->decom;

	return date_before(from, end) && !is_short_break(e->ls) ? end.v - from.v : 0;
}

/* Days in care from `since` to the last day of the year; 0 when it is absent. */
static int32_t days_in_care(const struct child *c, struct date_cell since)
{
	struct both_years b = both_years(c);
	const struct episode *next = has_value(since) ? next_of(&b) : NULL;
	int32_t days = 0;

	while (next) {
		const struct episode *e = next;

		next = next_of(&b);
		days += days_since(e, !next && is_absent(e->dec) ? c->scope->end : e->dec, since);
	}
	return days;
}

/* The latest episode of the two years ended in adoption. */
static bool is_adopted(const struct child *c)
{
	struct both_years b = both_years(c);
	const struct episode *e, *last = NULL;

	while ((e = next_of(&b)))
		last = e;
	return last && code_in(last->rec, REC_E11, REC_E12);
}

/* The first episode of the two years goes on from one before them. */
static bool began_before(const struct child *c)
{
	struct both_years b = both_years(c);
	const struct episode *first = next_of(&b);

	return first && has_value(first->rne) && !code_is(first->rne, RNE_S);
}

/* Whether the two years can tell. Who is not in the header was not in care. */
static bool can_tell(const struct child *c)
{
	if (began_before(c))
		return false;
	return !first_header(c) || date_after(birthday(latest_birth(c), TOO_OLD), c->scope->end);
}

/* Care leavers were in care for 13 weeks since 14, some of it since 16, and were not adopted. */
static bool r1001(const struct oc3 *o)
{
	const struct child *c = o->row.child;
	struct date_cell born = latest_birth(c);

	if (c->nameless)
		return false;
	return is_adopted(c) ||
	       (can_tell(c) && (days_in_care(c, birthday(born, 14)) < DAYS_SINCE_14 ||
				days_in_care(c, birthday(born, 16)) < DAYS_SINCE_16));
}

/* They were in care at all, as far as two years can tell. */
static bool r1002(const struct oc3 *o)
{
	const struct child *c = o->row.child;
	bool older = date_by(birthday(o->dob, TOO_OLD), year_end(o));

	return !c->nameless && !older && !first_episode(c) && !first_episode(c->last);
}

/* Who was in care at the end of last year is in this year's episodes. */
static bool r1010(const struct oc3 *o)
{
	const struct child *c = o->row.child;

	return !first_episode(c) && left_open(c->last);
}

static const struct rule rules[] = {
    RULE(oc3, 1001, 2022, LATEST, ERROR, FIELDS(OC3_CHILD),
	 NEEDS(HEADER_DOB, EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, EPISODE_REC, LAST(EPISODE_DECOM),
	       LAST(EPISODE_DEC), LAST(EPISODE_LS), LAST(EPISODE_REC), IF_HERE(EPISODE_RNE),
	       IF_HERE(LAST(EPISODE_RNE))),
	 "There is care leaver information for {CHILD}, but by this year's and last year's "
	 "episodes the young person was not in care for 13 weeks since 14 and a day since 16, or "
	 "was adopted.",
	 "Only relevant and former relevant children are counted as care leavers.",
	 "Take the information out, or correct the episodes; if the time in care was before last "
	 "year, keep a note of it."),
    RULE(oc3, 1002, 2022, LATEST, ERROR, FIELDS(OC3_CHILD),
	 NEEDS(EPISODE_CHILD, LAST(EPISODE_CHILD), IF_HERE(OC3_DOB)),
	 "There is care leaver information for {CHILD}, who has no episode in this year's or "
	 "last year's return.",
	 "Who was never in care cannot have left it.",
	 "Take the information out, or correct the child id; if the time in care was before last "
	 "year, keep a note of it."),
    RULE(oc3, 1010, 2022, LATEST, ERROR, FIELDS(OC3_CHILD),
	 NEEDS(EPISODE_CHILD, LAST(EPISODE_DECOM), LAST(EPISODE_DEC)),
	 "There is care leaver information for {CHILD}, whom last year's return left in care, "
	 "but no episode this year.",
	 "Nobody can say when, or whether, the young person left care.",
	 "Add the episode that was open on 31 March, with its end if it has ended."),
};

RULE_TABLE(ssda903_leavers_care, SSDA903, "care before leaving it");
