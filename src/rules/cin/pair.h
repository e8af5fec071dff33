/* Two records that do not fit together: both are marked, and each may show values of the other. */
#ifndef RULES_CIN_PAIR_H
#define RULES_CIN_PAIR_H

#include "rules/rule.h"

static inline void flag_pair(struct sink *out, const struct row *a, const struct row *b)
{
	flag_with(out, a, b);
	flag_with(out, b, a);
}

#endif
