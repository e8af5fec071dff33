#include "record/fill.h"
#include "rules/rule.h"
#include "rules/ssda903/episodes.h"

/* When the first of a child's episodes that ended in adoption began; absent when none did. */
static struct date_cell first_adoption(const struct child *c)
{
	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		if (code_in(e->rec, REC_E11, REC_E12))
			return e->decom;
	return (struct date_cell){CELL_ABSENT};
}

/* After an adoption, this year or last, the child of this id is looked after no more. */
static void r199(const struct child *c, struct sink *out)
{
	struct date_cell now = first_adoption(c), last = first_adoption(c->last);

	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		if (date_after(e->decom, now) || date_after(e->decom, last))
			flag(out, &e->row);
}

/* The pupil number is "not found in time" and an episode began in the year's last eight days. */
static void r210(const struct child *c, struct sink *out)
{
	struct date_cell late = date_plus(c->scope->end, -7);
	const struct episode *began = NULL;
	const struct header *unknown = NULL;

	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (text_is(h->upn, "UN4"))
			unknown = h;
	for (const struct episode *e = first_dated(c); e && unknown; e = next_dated(e))
		if (date_by(late, e->decom)) {
			flag_with(out, &e->row, &unknown->row);
			began = e;
		}
	for (const struct header *h = first_header(c); h && began; h = next_header(h))
		if (text_is(h->upn, "UN4"))
			flag_with(out, &h->row, &began->row);
}

/* A day/month/year before 1900: too early for a date here, but plain to read. */
static bool is_old_date(struct str s)
{
	struct str day = str_cut(&s, '/'), month = str_cut(&s, '/');
	int64_t n;

	return str_number(day, 1, 31, &n) && str_number(month, 1, 12, &n) && s.len == 4 &&
	       str_number(s, 1, 1899, &n);
}

static bool began_before_1900(const struct episode *e)
{
	struct arena text = {0};
	bool old = is_unreadable(e->decom) && is_old_date(row_raw(&e->row, EPISODE_DECOM, &text));

	arena_close(&text);
	return old;
}

/* The Children Act 1989 came into force on 14 October 1991; nothing is asked about before. */
static bool r353(const struct episode *e)
{
	return date_before(e->decom, date_cell(date_day(1991, 10, 14))) || began_before_1900(e);
}

/* An episode ends after it begins. */
static bool r356(const struct episode *e)
{
	return date_before(e->dec, e->decom);
}

/* A child who was not looked after when the year began starts to be with the first episode. */
static void r357(const struct child *c, struct sink *out)
{
	const struct episode *first = first_dated(c);

	if (!first || !date_by(c->scope->start, first->decom))
		return;
	for (const struct episode *e = first; e && date_same(e->decom, first->decom);
	     e = next_dated(e))
		if (code_is(e->rne, RNE_S))
			return;
	flag(out, &first->row);
}

static const struct rule rules[] = {
    RULE(
	child, 199, 2022, LATEST, ERROR, FIELDS(EPISODE_CHILD),
	NEEDS(EPISODE_DECOM, EPISODE_REC, IF_HERE(LAST(EPISODE_DECOM)), IF_HERE(LAST(EPISODE_REC))),
	"Child {CHILD} was adopted, by this return or last year's, but has an episode from "
	"{DECOM}, later than that.",
	"An adopted child who comes back into care does so under a new id, to protect the family.",
	"If the adoption was entered by mistake, correct how that episode ended; if the child "
	"came back, use the new id and fill in the previous permanence arrangement."),
    RULE(child, 210, 2022, LATEST, ERROR, FIELDS(HEADER_UPN, EPISODE_DECOM), NO_NEEDS,
	 "The unique pupil number is given as {UPN}, not found in time, and an episode began on "
	 "{DECOM}, in the last days of the year.",
	 "The number links the child to school; the Department asks about UN4 beside such an "
	 "episode.",
	 "Ask the school or the pupil database for the number; if it cannot be had yet, say so "
	 "when the return is sent in."),
    RULE(episode, 353, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM), NO_NEEDS,
	 "This episode is said to have begun on {DECOM}, before 14 October 1991.",
	 "The Children Act 1989 came into force that day, and nobody still in care began earlier.",
	 "Correct the date; most often the year is wrong, or it is a date of birth."),
    RULE(episode, 356, 2022, LATEST, ERROR, FIELDS(EPISODE_DECOM), NEEDS(EPISODE_DEC),
	 "This episode began on {DECOM}, after the day it ended, {DEC}.",
	 "It would last less than no time, and the child's time in care comes out wrong.",
	 "Compare both dates with the case record; often they are swapped or a year is wrong."),
    RULE(child, 357, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE), NEEDS(EPISODE_DECOM),
	 "The child's first episode began during the year, on {DECOM}, but the reason it began is "
	 "{RNE}, not S.",
	 "Either the child started to be looked after that day or an earlier episode is missing.",
	 "Look for the episode that came before and add it; if there is none, enter S."),
};

RULE_TABLE(ssda903_episode_starts, SSDA903, "how episodes begin");
