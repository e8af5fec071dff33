/*
 * What a finding is known by from run to run: its rule, the child, the record's own key, the fields
 * marked and, where the file does not follow the structure, the element; not the record's number, nor what stands in other fields. Of findings that have all
 * that in common (a record that is there twice), the first in record order is number 1, and so on.
 */
#ifndef RULES_IDENTITY_H
#define RULES_IDENTITY_H

#include "rules/findings.h"

enum { FINDING_ID_MAX = 18 };

/* The identity of every finding, as a number, no two alike. The findings are in report order. From
 * the arena. */
uint64_t *findings_ids(const struct findings *fs, struct arena *a);

/* "w" and sixteen hexadecimal digits: never taken for a number by a spreadsheet. Returns `to`. */
char *finding_id_text(uint64_t id, char to[FINDING_ID_MAX]);

/* Whether what a rule's findings show under a name says what is wrong; else it says where in the
 * file, which changes when other records do. */
bool finding_says_what(const struct rule *r, struct str name);

/* Adds all that a finding shows of what is wrong: "DECOM=01/05/2025; DEC=". */
void finding_values_text(const struct findings *fs, const struct finding *f, struct buf *to);

#endif
