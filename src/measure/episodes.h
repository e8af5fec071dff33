/*
 * Care as the SSDA903 tells it, by episodes. A return holds just the episodes that touch its year; an
 * earlier one is seen where the return of the year before was read too. Short breaks (V3, V4) are no
 * care in this sense.
 */
#ifndef MEASURE_EPISODES_H
#define MEASURE_EPISODES_H

#include "measure/ask.h"
#include "record/dossier.h"

/* What the questions below read. */
#define EPISODE_NEEDS EPISODE_DECOM, EPISODE_DEC, EPISODE_RNE, EPISODE_REC, EPISODE_LS

bool short_break_episode(const struct episode *e);

/* The child's date of birth, from the header. */
struct date_cell born_of(const struct child *c);

/* The episode that is open on a day, the one begun last; NULL for none. */
const struct episode *episode_on(const struct child *c, struct date_cell day);

/* The episode before this one in the same period of care, or NULL: none, or none is seen. */
const struct episode *episode_before(const struct episode *e);

/* The first episode of the period of care that is seen. Care began with it when its reason for
 * the new episode is S; else it began on that day or earlier. */
const struct episode *care_first(const struct episode *e);

/* Whether care begins, or ends, with an episode: not when it goes on, or begins anew, the same day. */
bool care_begins(const struct episode *e);
bool care_ends(const struct episode *e);

/* The first episode that is seen of the legal status that this one has, in the same period of care; and
 * whether the status began with it: where no other goes before it, by its reason. */
const struct episode *status_first(const struct episode *e);
bool status_begun(const struct episode *first);

/* Whether the child came to this country alone to seek asylum, at some time in the year. */
bool unaccompanied(const struct child *c);

/* The day that an earlier period of care ended, nearest before the episode; absent for none seen. */
struct date_cell care_ended_before(const struct episode *e);

/* Whether an episode is with other carers than the one before. Temporary placements are not, nor is
 * the way back from one. */
bool new_placement(const struct episode *e);

/* The first episode with the carers of this one (of those before a temporary placement). */
const struct episode *placement_first(const struct episode *e);

/* Whether a child's care in a period is more than short breaks. */
bool cared_for_in(const struct child *c, const struct window *w);

#endif
