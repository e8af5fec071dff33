/*
 * Which cases could be read next: every child with an open case on the day that the returns tell of, by
 * team, as a list that `wherry draw` draws from; and what reading so many of them would tell. Filled
 * child by child. From Annex A, which names teams, else from the census.
 */
#ifndef AUDIT_READING_H
#define AUDIT_READING_H

#include "audit/sample_size.h"
#include "base/map.h"
#include "measure/groups.h"

struct reading_case {
	struct str id, team; /* team "" when none is told */
};

struct reading_list {
	struct reading_case *at;
	size_t count, cap, nameless; /* nameless: open, without a number to be drawn by */
	int32_t day;
	struct map ids;
};

enum { READING_SIZES = 5 };

/* What reading so many tells. */
struct reading_size {
	int64_t cases;
	struct figure margin; /* of a share near one half, 95 %, as a share */
};

struct reading {
	struct arena arena;
	struct facets facets[TABLES];
	struct reading_list of[RETURNS];
	enum returns from; /* RETURN_NONE: fewer than twenty are open, and all can be read */
	const struct reading_list *list;
	struct reading_size size[READING_SIZES];
	size_t sizes;
	int64_t for_ten_points; /* the fewest that tell a share to within ten points */
	int64_t to_compare;	/* to notice 20 points between two teams, four times in five */
	size_t teams;		/* with an open case; to_compare is 0 below two */
	const char *folder; /* of the draw, beside the report; NULL while there is none. Borrowed */
	bool drawn;	    /* the list there was drawn from already */
};

void reading_open(struct reading *r);
void reading_child(struct reading *r, const struct child *c);

/* All children are through: chooses the list, puts it in order of the cases' numbers, and works out
 * what it is worth to read some. */
void reading_finish(struct reading *r);
void reading_close(struct reading *r);

#endif
