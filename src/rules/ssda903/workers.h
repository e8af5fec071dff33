/*
 * A child's workers in the order they took over. As with episodes, the loader puts those whose start
 * is blank or unreadable behind the dated ones; if_begun() leaves them out.
 */
#ifndef RULES_SSDA903_WORKERS_H
#define RULES_SSDA903_WORKERS_H

#include "record/dossier.h"

/* s, or NULL when it is NULL or has no start that can be read. */
static inline const struct sw_episode *if_begun(const struct sw_episode *s)
{
	return s && has_value(s->sw_decom) ? s : NULL;
}

/* The latest of the child to begin (the first record, if none has a start); NULL without any. */
static inline const struct sw_episode *latest_worker(const struct child *c)
{
	const struct sw_episode *last = first_sw_episode(c);

	for (const struct sw_episode *s = last; if_begun(s); s = next_sw_episode(s))
		last = s;
	return last;
}

#endif
