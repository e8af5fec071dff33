/*
 * A made-up authority of any size: its two years of SSDA903 returns, its CIN census, its teams and
 * workers, and the truth of what was spoilt. Nobody in it exists. Each child's life comes from its
 * own stream of numbers, so nothing is kept but the child being written, and the same options give
 * the same bytes on every machine.
 */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include "base/err.h"
#include "record/fields.h"

#include <stdint.h>

enum {
	DEMO_YEAR_FIRST = 2022, /* collection years that can be made, by the year they start in */
	DEMO_YEAR_LAST = 2032,
	DEMO_CHILDREN_MAX = 20000000,
	DEMO_BOOK_MAX = 60000, /* children up to which the lists of Annex A are one workbook */
	DEMO_LIST_MAX = 20000, /* children up to which truth.json lists every spoilt record */
};

struct demo_options {
	const char *dir;   /* made when it is not there; else empty, or with an earlier demo */
	uint64_t children; /* children known in the year: those of the CIN census */
	uint64_t seed;
	int year;      /* the collection starts in: 2025 for 2025-26 */
	double spoilt; /* share of records spoilt, 0 to 1; usually 0.02 */
	bool even;     /* no team differs from another */
};

struct demo_told {
	uint64_t children;
	uint64_t looked_after;	    /* of these, in care at some time in the year */
	uint64_t leavers;	    /* young people in the OC3 table */
	uint64_t rows[TABLES];	    /* of this year */
	uint64_t last_rows[TABLES]; /* of the year before */
	uint64_t audits;	    /* readings of audited cases */
	uint64_t spoilt;	    /* records of this year spoilt */
};

/*
 * Writes the demo into o->dir and tells what is in it. False with e filled when an option is out of
 * range, the directory holds something else, or writing fails; then no file of it is left behind.
 */
__attribute__((warn_unused_result)) bool demo_write(const struct demo_options *o,
						    struct demo_told *told, struct err *e);

#endif
