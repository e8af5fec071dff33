#include "measure/care_groups.h"

/* The first group whose last code stands no earlier than the code, in the order of codes.def. */
static unsigned group_by_last(struct code_cell c, const enum code *last, unsigned n)
{
	unsigned i = 0;

	while (i + 1 < n && c.v > (int32_t)last[i])
		i++;
	return i;
}

unsigned legal_group(struct code_cell status)
{
	if (code_is(status, LS_C2))
		return 0;
	if (code_is(status, LS_C1))
		return 1;
	if (code_in(status, LS_E1, LS_D1))
		return 2;
	if (code_in(status, LS_L1, LS_L2, LS_L3))
		return 4;
	return code_in(status, LS_J1, LS_J2, LS_J3) ? 5 : 3;
}

unsigned placement_group(struct code_cell place)
{
	if (code_in(place, PLACE_U1, PLACE_U2, PLACE_U3))
		return PLACED_WITH_FAMILY_CARERS;
	if (code_in(place, PLACE_U4, PLACE_U5, PLACE_U6))
		return PLACED_WITH_FOSTER_CARERS;
	if (code_in(place, PLACE_A3, PLACE_A4, PLACE_A5, PLACE_A6))
		return PLACED_FOR_ADOPTION;
	if (code_in(place, PLACE_H5, PLACE_K3, PLACE_P2, PLACE_P3))
		return PLACED_SUPPORTED;
	if (code_in(place, PLACE_R1, PLACE_R2, PLACE_R3, PLACE_S1))
		return PLACED_IN_OTHER_HOME;
	if (temporary_placement(place))
		return PLACED_FOR_A_TIME;
	return code_is(place, PLACE_P1)	  ? PLACED_WITH_PARENTS
	       : code_is(place, PLACE_K2) ? PLACED_IN_HOME
	       : code_is(place, PLACE_K1) ? PLACED_IN_SECURE_HOME
	       : code_is(place, PLACE_R5) ? PLACED_IN_CUSTODY
					  : PLACED_ELSEWHERE;
}

bool in_foster_care(struct code_cell place)
{
	unsigned group = placement_group(place);

	return group == PLACED_WITH_FAMILY_CARERS || group == PLACED_WITH_FOSTER_CARERS;
}

bool unregistered(struct code_cell place, bool has_urn, struct date_cell day)
{
	struct date_cell since = date_cell(date_day(2023, 10, 28));

	if (code_in(place, PLACE_H5, PLACE_P2))
		return date_by(since, day);
	if (code_is(place, PLACE_K2))
		return !has_urn;
	return placement_group(place) == PLACED_ELSEWHERE;
}

unsigned provider_group(struct code_cell provider)
{
	return (unsigned)(provider.v - (int32_t)PLACE_PROVIDER_PR0);
}

unsigned need_group(struct code_cell need)
{
	enum { NEEDS = 8 };
	int32_t n = need.v >= (int32_t)PRIMARY_NEED_N1 ? need.v - (int32_t)PRIMARY_NEED_N1
						       : need.v - (int32_t)CIN_N1;

	return n < NEEDS ? (unsigned)n : NEEDS;
}

unsigned care_end_group(struct code_cell reason)
{
	static const enum code last[CARE_END_NONE] = {
	    REC_E12, REC_E2, REC_E3, REC_E4A, REC_E4B, REC_E13, REC_E41, REC_E48,
	    REC_E6,  REC_E7, REC_E9, REC_E14, REC_E15, REC_E16, REC_E17, REC_E8,
	};

	return code_is(reason, REC_X1) ? CARE_END_NONE : group_by_last(reason, last, CARE_END_NONE);
}
