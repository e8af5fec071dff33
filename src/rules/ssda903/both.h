/* Two records that do not agree. */
#ifndef RULES_SSDA903_BOTH_H
#define RULES_SSDA903_BOTH_H

#include "rules/rule.h"

/* Marks both rows, since either may be the wrong one; each shows the other's
 * values. */
static inline void flag_both(struct sink *out, const struct row *a, const struct row *b)
{
	flag_with(out, a, b);
	flag_with(out, b, a);
}

#endif
