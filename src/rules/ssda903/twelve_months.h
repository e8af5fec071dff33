/* The answers of OC2: what is asked of children looked after for twelve months, apart from the
 * Strengths and Difficulties Questionnaire (SDQ). Blank or not is what most rules ask of them. */
#ifndef RULES_SSDA903_TWELVE_MONTHS_H
#define RULES_SSDA903_TWELVE_MONTHS_H

#include "record/dossier.h"

/* One of the four questions that are asked of every child is not answered. */
static inline bool common_missing(const struct oc2 *o)
{
	return is_absent(o->immunisations) || is_absent(o->teeth_check) ||
	       is_absent(o->health_assessment) || is_absent(o->substance_misuse);
}

/* One of the four questions that are asked of some children is answered. */
static inline bool special_given(const struct oc2 *o)
{
	return !is_absent(o->convicted) || !is_absent(o->health_check) ||
	       !is_absent(o->intervention_received) || !is_absent(o->intervention_offered);
}

/* Any of the eight is answered. */
static inline bool any_given(const struct oc2 *o)
{
	return special_given(o) || !is_absent(o->immunisations) || !is_absent(o->teeth_check) ||
	       !is_absent(o->health_assessment) || !is_absent(o->substance_misuse);
}

#endif
