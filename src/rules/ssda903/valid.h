/* What several rules ask of a code: given, and not one of this year's. */
#ifndef RULES_SSDA903_VALID_H
#define RULES_SSDA903_VALID_H

#include "record/compare.h"

/* Something stands there that is no code of the collection year starting in `year`. */
static inline bool code_wrong(struct code_cell c, int year)
{
	return !is_absent(c) && !code_valid(c, year);
}

#endif
