/*
 * Records of a child that follow one another in time and must not overlap: a record that begins
 * while another goes on is marked with its beginning, that other with its end too.
 */
#ifndef RULES_CIN_OVERLAP_H
#define RULES_CIN_OVERLAP_H

#include "rules/rule.h"

/* What a record has to do with the others. */
struct overlap {
	bool begins_during; /* it begins while another goes on */
	bool goes_on;	    /* it goes on while another begins */
};

/* Marks the row as it deserves; `beginning` lists the field of its first day. */
static inline void flag_overlap(struct sink *out, const struct row *row, struct overlap o,
				const enum field *beginning)
{
	if (o.goes_on)
		flag(out, row);
	else if (o.begins_during)
		flag_fields(out, row, NULL, beginning);
}

#endif
