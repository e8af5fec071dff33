/* The summary of a run as JSON: one form, in summary.json and at the head of findings.json. */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "base/jsonout.h"
#include "report/tally.h"

/* Writes the members of an object that the caller has opened. */
void summary_members(struct jsonout *j, const struct check *c, struct tally *t);

#endif
