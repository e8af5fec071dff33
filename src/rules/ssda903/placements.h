/* Kinds of placement, provider and legal status that several rules tell apart. */
#ifndef RULES_SSDA903_PLACEMENTS_H
#define RULES_SSDA903_PLACEMENTS_H

#include "record/compare.h"

/* A stay away from the usual placement, which is kept open meanwhile. */
static inline bool is_temporary(struct code_cell place)
{
	return code_in(place, PLACE_T0, PLACE_T1, PLACE_T2, PLACE_T3, PLACE_T4);
}

/* Placed for adoption, or with foster carers of any kind. */
static inline bool in_a_family(struct code_cell place)
{
	return code_in(place, PLACE_A3, PLACE_A4, PLACE_A5, PLACE_A6, PLACE_U1, PLACE_U2, PLACE_U3,
		       PLACE_U4, PLACE_U5, PLACE_U6);
}

/* What Z1, "other", was split into in 2025-26. */
static inline bool is_split_other(struct code_cell place)
{
	return code_in(place, PLACE_Z11, PLACE_Z12, PLACE_Z13, PLACE_Z14);
}

/* Looked after for an agreed series of short breaks, recorded one by one or as an agreement. */
static inline bool is_short_break(struct code_cell legal_status)
{
	return code_in(legal_status, LS_V3, LS_V4);
}

#endif
