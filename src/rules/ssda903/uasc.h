/*
 * Unaccompanied asylum-seeking children. The header says so where the return came as XML; among CSV
 * files a row of the UASC table does, if anything but the child's id stands in it.
 */
#ifndef RULES_SSDA903_UASC_H
#define RULES_SSDA903_UASC_H

#include "record/dossier.h"

/* Whether one return says that the child was unaccompanied; false when c is NULL. */
static inline bool is_uasc(const struct child *c)
{
	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (code_is(h->uasc, UASC_STATUS_1))
			return true;
	for (const struct uasc *u = first_uasc(c); u; u = next_uasc(u))
		if (!is_absent(u->sex) || !is_absent(u->dob) || !is_absent(u->duc))
			return true;
	return false;
}

/* Whether this year's return or last year's says so. */
static inline bool was_uasc(const struct child *c)
{
	return is_uasc(c) || is_uasc(c->last);
}

#endif
