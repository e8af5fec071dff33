/* What an episode of need holds. */
#ifndef RULES_CIN_EPISODE_H
#define RULES_CIN_EPISODE_H

#include "record/dossier.h"

static inline bool has_assessment(const struct cindetails *d)
{
	for (const struct assessment *a = first_assessment(d->row.child); a; a = next_assessment(a))
		if (a->cindetails == d)
			return true;
	return false;
}

#endif
