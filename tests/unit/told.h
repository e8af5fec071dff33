/* Findings as text, for tests to compare. */
#ifndef TESTS_TOLD_H
#define TESTS_TOLD_H

#include "rules/findings.h"

/* Adds a line a finding: "148 Episodes 2: DEC=01/05/2025 REC=" (the fields marked). */
void told(const struct findings *fs, struct buf *to);

/* Fails the test when the findings are told otherwise. */
void assert_told(const struct findings *fs, const char *want);

#endif
