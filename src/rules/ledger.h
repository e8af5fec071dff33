/* Why a rule cannot run: the side of the ledger that keeps a clean bill honest. */
#ifndef RULES_LEDGER_H
#define RULES_LEDGER_H

#include "rules/engine.h"

/*
 * "" when all that the rule marks and needs is there; otherwise what is missing, in words, from the
 * arena: "there is no Missing table", "Episodes has no column URN", "the return of the year
 * before is not among the files". A rule that marks fields of several tables can do without those
 * of tables that are not here as long as one is, unless it looks at their rows one by one.
 */
struct str ledger_reason(const struct rule *r, const struct material *m, struct arena *a);

#endif
