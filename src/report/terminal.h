/* Parts of the text outputs that more than one of them has. */
#ifndef REPORT_TERMINAL_H
#define REPORT_TERMINAL_H

#include "base/out.h"
#include "report/tally.h"

/* The authority and year, the answer in a sentence, and what keeps it from being the whole. */
void terminal_answer(struct out *o, const struct check *c, struct tally *t);

/* Findings by severity, and by rule within each. */
void terminal_severities(struct out *o, const struct check *c, struct tally *t);

/* Rules that could not run, by reason. */
void terminal_not_run(struct out *o, const struct check *c, struct tally *t);

/* What each file was taken for. */
void terminal_files(struct out *o, const struct check *c, struct tally *t);

#endif
