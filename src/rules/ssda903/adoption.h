/* What rules about adoption ask of episodes and of the details of an adoption. */
#ifndef RULES_SSDA903_ADOPTION_H
#define RULES_SSDA903_ADOPTION_H

#include "rules/rule.h"

static inline bool ends_in_adoption(const struct episode *e)
{
	return code_in(e->rec, REC_E11, REC_E12);
}

/* The same, on a day of the collection year. */
static inline bool adopted_in_year(const struct episode *e)
{
	return ends_in_adoption(e) && date_within(e->dec, year_start(e), year_end(e));
}

static inline bool placed_for_adoption(const struct episode *e)
{
	return code_in(e->place, PLACE_A3, PLACE_A4, PLACE_A5, PLACE_A6);
}

/* The details of an adoption: whether any of them is given, and whether all of them are. */
static inline bool gives_any(const struct ad1 *a)
{
	return !is_absent(a->date_int) || !is_absent(a->date_match) || !is_absent(a->foster_care) ||
	       !is_absent(a->nb_adoptr) || !is_absent(a->sex_adoptr) || !is_absent(a->ls_adoptr);
}

static inline bool gives_all(const struct ad1 *a)
{
	return !is_absent(a->date_int) && !is_absent(a->date_match) && !is_absent(a->foster_care) &&
	       !is_absent(a->nb_adoptr) && !is_absent(a->sex_adoptr) && !is_absent(a->ls_adoptr);
}

#endif
