/*
 * Annex A, held whole: the children with their rows of lists 1 to 10, and the adopters of list 11,
 * who have ids of their own. And the window: the lists are drawn on one day, and hold what lies in
 * the six months before it (lists 10 and 11: twelve), and what is open.
 */
#ifndef RECORD_ANNEXA_H
#define RECORD_ANNEXA_H

#include "record/annexa_cell.h"
#include "record/annexa_layout.h"
#include "record/return903.h"

/* Days as in base/date.h, the first and the last included; DATE_NONE while nobody has told. */
struct annexa_window {
	int32_t drawn;	    /* the reference date: the day the lists were drawn, and the last day */
	int32_t since;	    /* lists 1 to 9: six months before */
	int32_t year_since; /* lists 10 and 11: twelve months before */
	bool guessed;	    /* from the data, not said by the user */
	uint32_t lists;	    /* how many lists reach the day that was guessed ... */
	uint32_t of;	    /* ... of how many with dates */
};

struct census_now;

struct annexa {
	struct all903 children; /* lists 1 to 10 */
	struct all903 adopters; /* list 11 */
	struct annexa_window window;
	struct source sources[TABLES];	 /* of both */
	const struct all903 *care;	 /* this year's SSDA903 of the same authority, or NULL */
	const struct census_now *census; /* what is open in its census (census_now.h), or NULL */
};

/* An Annex A without rows. Zeroed memory is a closed one. */
void annexa_open(struct annexa *a);

/* Where the rows of a list stand. */
struct annexa_place {
	struct annexa_layout layout;
	uint32_t heading_row; /* CSV: the line of the headings; a workbook: their row */
	char delimiter;	      /* CSV */
	size_t heading_end;   /* CSV: bytes up to the first record */
};

/* What was met while the rows of a list were read. */
struct annexa_told {
	uint64_t records;
	uint64_t errors; /* cells that count as blank for what stands in them: "#N/A" */
	uint64_t wide;	 /* CSV: rows with more cells than there are headings */
};

/* Adds a list from CSV text, which is taken over (*text is left empty). */
void annexa_add_csv(struct annexa *a, const struct annexa_place *p, struct buf *text,
		    struct annexa_told *told);

/* Adds a list from a sheet. Returns false and fills e when the workbook breaks in it; the rows
 * before that place are in. */
__attribute__((warn_unused_result)) bool annexa_add_sheet(struct annexa *a, const struct xlsx *book,
							  size_t sheet,
							  const struct annexa_place *p,
							  struct annexa_told *told, struct err *e);

/* All lists are read: links the rows. drawn is the reference date, DATE_NONE to guess it. */
void annexa_link(struct annexa *a, int32_t drawn);

/* The same without guessing, for cases: the window ends on `drawn`. */
struct annexa_window annexa_window(int32_t drawn);

/* The first day of the window of a list. */
int32_t annexa_since(const struct annexa_window *w, enum table t);

void annexa_close(struct annexa *a);

#endif
