/* What the return says of young people who have left care (OC3). */
#ifndef RULES_SSDA903_LEAVERS_H
#define RULES_SSDA903_LEAVERS_H

#include "record/dossier.h"

/* Anything at all is said of the young person's life after care. */
static inline bool leaver_told(const struct oc3 *o)
{
	return !is_absent(o->in_touch) || !is_absent(o->activ) || !is_absent(o->accom);
}

/* Some OC3 record of the child says anything. */
static inline bool is_leaver(const struct child *c)
{
	for (const struct oc3 *o = first_oc3(c); o; o = next_oc3(o))
		if (leaver_told(o))
			return true;
	return false;
}

#endif
