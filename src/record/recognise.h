/*
 * What a CSV file is, told by its column names; and which year it is about, told by its dates.
 */
#ifndef RECORD_RECOGNISE_H
#define RECORD_RECOGNISE_H

#include "base/buf.h"
#include "record/return903.h"

enum likeness {
	LIKE_NOTHING, /* no table has such columns */
	LIKE_PARTLY,  /* some columns of a table, but too few to take it for that */
	LIKE_TABLE,
};

struct recognised {
	enum likeness likeness;
	struct csv_layout csv; /* table and columns, when it is (partly) like one */
	struct str unknown;    /* names of columns that the table does not have, ", " between */
	struct str missing;    /* columns of the table that the file does not have */
	bool too_wide; /* more than LIMIT_COLUMNS columns in a row that might be the header */
};

/*
 * Looks for the row of column names among the first rows, with each delimiter in turn. Names are
 * compared trimmed and case-blind; a title above them, other columns and any order are fine. Text
 * of the answer comes from the arena.
 */
void recognise_csv(struct str text, struct arena *a, struct recognised *r);

/*
 * How many of the table's dates in the text lie in each collection year, for those dates that tell
 * when the return was made (an episode's start and end, a review, ...). tells is false for tables
 * whose dates cannot tell (only dates of birth).
 */
enum { YEAR_COUNT = 300, YEAR_FIRST = 1900 };
struct year_counts {
	bool tells;
	uint64_t dates;
	uint64_t of[YEAR_COUNT]; /* of[y - YEAR_FIRST] */
};
void recognise_years(struct str text, const struct csv_layout *l, struct arena *a,
		     struct year_counts *counts);

/* The same from the episodes of a return that is already typed (XML), or from all its tables when
 * it has none. Adds to counts. */
void recognise_years_of(const struct all903 *all, struct year_counts *counts);

/* The year that the dates speak for, by the year it starts in: the latest that holds at least one
 * date in fifty (and one at all). 0 when there is none. */
int recognise_year(const struct year_counts *counts);

#endif
