/*
 * The fuzz targets, one grammar each. A target is a function that takes any bytes and must neither
 * crash nor break what it asserts. With libFuzzer it is driven by inputs that are made up on the fly;
 * without, replay.c feeds it every file of its corpus. A crash that was mended stays in the corpus.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include "record/return903.h"
#include "rules/engine.h"

/* What a target file defines. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, saying what does not hold. Unlike assert it is there in every build. */
#define MUST(condition)                                                                            \
	do {                                                                                       \
		if (!(condition))                                                                  \
			must_fail(__FILE__, __LINE__, #condition);                                 \
	} while (0)

__attribute__((noreturn)) void must_fail(const char *file, int line, const char *condition);

/* Puts findings in order and renders each: its values, its message. */
void fuzz_findings(struct findings *found, const struct engine *g);

/* Links two returns that are read, and runs all rules of the year over them. */
void fuzz_rules_903(struct all903 *now, struct all903 *last, bool has_last, int year);

/* The nearest year there is a rule set for. */
int fuzz_rules_year(int year);

/* Whether text is one JSON value (or several lines of them), in UTF-8, with nothing behind it. */
bool strict_json(struct str text);

/* Whether every row is RFC 4180 with this many cells, and no cell is what a spreadsheet would run. */
bool strict_csv(struct str text, size_t cells);

/*
 * Whether a page consists of the elements our pages use, well nested, attributes in double quotes,
 * none of them an event handler, no address outside the page, and no stray markup in text.
 */
bool strict_html(struct str text);

#endif
