/*
 * A child's episodes in the order they began. An episode whose start is blank or unreadable has no
 * place in that order: the loader puts it behind the dated ones, and here it is left out, so that
 * it does not make its neighbours look wrong. (Before a dated episode there are only dated ones:
 * prev_episode() will do.)
 */
#ifndef RULES_SSDA903_EPISODES_H
#define RULES_SSDA903_EPISODES_H

#include "record/dossier.h"

/* e, or NULL when it is NULL or has no start that can be read. */
static inline const struct episode *if_dated(const struct episode *e)
{
	return e && has_value(e->decom) ? e : NULL;
}

/* The child's earliest dated episode; NULL when there is none or c is NULL. */
static inline const struct episode *first_dated(const struct child *c)
{
	return if_dated(first_episode(c));
}

/* The dated episode after e, NULL at the end. */
static inline const struct episode *next_dated(const struct episode *e)
{
	return if_dated(next_episode(e));
}

/* The dated episode before e; NULL when there is none or e itself has no start. */
static inline const struct episode *prev_dated(const struct episode *e)
{
	return if_dated(e) ? prev_episode(e) : NULL;
}

/* The child's latest dated episode; NULL when there is none or c is NULL. */
static inline const struct episode *last_dated(const struct child *c)
{
	const struct episode *last = NULL;

	for (const struct episode *e = first_dated(c); e; e = next_dated(e))
		last = e;
	return last;
}

/*
 * The episode a return leaves open: the latest to begin, when it has no end (of several that began
 * on that day, one without an end). NULL when there is none or c is NULL.
 */
static inline const struct episode *left_open(const struct child *c)
{
	const struct episode *last = last_dated(c);

	for (const struct episode *e = last; e && date_same(e->decom, last->decom);
	     e = prev_episode(e))
		if (is_absent(e->dec))
			return e;
	return NULL;
}

#endif
