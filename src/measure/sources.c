#include "measure/sources.h"

#include "record/compare.h"

unsigned source_group(struct code_cell source)
{
	/* The last code of each group: they stand in this order in codes.def. */
	static const enum code last[] = {
	    REFERRAL_SOURCE_1D, REFERRAL_SOURCE_2A, REFERRAL_SOURCE_2B, REFERRAL_SOURCE_3F,
	    REFERRAL_SOURCE_4,	REFERRAL_SOURCE_5C, REFERRAL_SOURCE_5D, REFERRAL_SOURCE_6,
	    REFERRAL_SOURCE_7,	REFERRAL_SOURCE_8,  REFERRAL_SOURCE_9,
	};
	unsigned i = 0;

	while (i < sizeof last / sizeof last[0] && source.v > (int32_t)last[i])
		i++;
	return i;
}
