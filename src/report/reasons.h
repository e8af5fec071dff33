/* Rules that could not run, by the reason why. */
#ifndef REPORT_REASONS_H
#define REPORT_REASONS_H

#include "rules/check.h"

/*
 * The next row of the ledger, from `at` on, that did not run for a reason no row before it has;
 * c->rule_count when there is none. Walking with it meets each reason once, in report order.
 */
size_t reasons_next(const struct check *c, size_t at);

/* Whether a row did not run for this very reason. */
bool reasons_same(const struct ledger_row *l, struct str reason);

/* How many rules did not run for this reason. */
uint64_t reasons_count(const struct check *c, struct str reason);

#endif
