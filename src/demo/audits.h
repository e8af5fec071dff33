/*
 * Two years of audits of the demo's cases: a row a reading. Teams differ and then less so (practice
 * spreads), auditors differ in severity, one case in eight is read twice, and a random one in six is
 * moderated; truth.json says how much of each was planted. An even authority has teams that are alike.
 */
#ifndef DEMO_AUDITS_H
#define DEMO_AUDITS_H

#include "base/jsonout.h"
#include "base/out.h"
#include "demo/world.h"

enum { AUDIT_QUARTERS = 8, AUDIT_AUDITORS = 12 };

/* Writes the file, its heading included. Returns how many readings it holds. */
uint64_t audits_write(const struct world *w, struct out *o);

/* What was planted, as the value of a key of the truth. */
void audits_truth(const struct world *w, struct jsonout *j);

#endif
