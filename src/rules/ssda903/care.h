/*
 * Care as the return tells it by episodes: whether an episode touches the collection year, and
 * whether a child was looked after all through it. An episode whose start is blank or unreadable
 * touches no year; one whose end is unreadable is not known to be over. A rule that asks for
 * continuous care lists CARE_NEEDS among its needs.
 */
#ifndef RULES_SSDA903_CARE_H
#define RULES_SSDA903_CARE_H

#include "record/dossier.h"
#include "rules/ssda903/placements.h"

#define CARE_NEEDS EPISODE_DECOM, EPISODE_DEC, EPISODE_RNE, EPISODE_REC, EPISODE_LS

/* Some of the episode lies in the collection year. */
static inline bool in_year(const struct episode *e)
{
	return date_by(e->decom, year_end(e)) && !date_before(e->dec, year_start(e));
}

/* Care began after the first day of the year, ended before the last one, or was a short break. */
static inline bool breaks_care(const struct episode *e)
{
	bool began = code_is(e->rne, RNE_S) && date_after(e->decom, year_start(e)) &&
		     date_by(e->decom, year_end(e));
	bool ended = !code_is(e->rec, REC_X1) && date_by(year_start(e), e->dec) &&
		     date_before(e->dec, year_end(e));

	return began || ended || (is_short_break(e->ls) && in_year(e));
}

/* Some episode of the child lies in the collection year. */
static inline bool in_care_in_year(const struct child *c)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (in_year(e))
			return true;
	return false;
}

/* Looked after continuously for the twelve months up to the last day of the collection year. */
static inline bool in_care_all_year(const struct child *c)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (breaks_care(e))
			return false;
	return in_care_in_year(c);
}

#endif
