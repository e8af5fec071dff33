/*
 * From an authority's own list to the frame that is published: which column is the case's number,
 * which cases are left out and why, and which public number each gets. What connects the two lists
 * (the key, and the digest of the authority's) stays private.
 */
#ifndef AUDIT_FRAME_BUILD_H
#define AUDIT_FRAME_BUILD_H

#include "audit/frame.h"
#include "intake/listing.h"

enum { FRAME_EXCLUDES = 16, FRAME_KEY_HEX = 64 };

/* What to take out of the list. Text is borrowed. */
struct frame_source {
	const char *path;
	struct str id;			     /* the column of case numbers; "" to guess it */
	struct str by;			     /* of strata; "" for none */
	struct str weight;		     /* of weights */
	struct str order;		     /* to put the cases in order by */
	struct str spread;		     /* a number that varies, for the best allocation */
	struct str excludes[FRAME_EXCLUDES]; /* COLUMN=VALUE, or a CSV file of id and reason */
	size_t exclude_count;
};

/* A case left out. */
struct left_out {
	struct str id, reason;
};

struct reason_count {
	struct str reason;
	int64_t cases;
};

struct frame_built {
	struct listing list;
	struct listing_cells cells; /* the first column is the id */
	struct str id_name;	    /* the column taken for the id, and whether it was guessed */
	bool id_guessed;
	uint32_t *row_of; /* of each case of the frame: its row in cells */
	struct left_out *out;
	size_t out_count;
	struct reason_count *reasons; /* why cases were left out, in order of the text */
	size_t reason_count;
	double *spreads; /* of each stratum of the frame; NULL when not asked for */
	struct arena arena;
};

/* Builds f from the list and the key (FRAME_KEY_HEX hexadecimal digits). Returns false and fills e when
 * the list cannot be drawn from: no id, an id twice, a row without one. Close both either way. */
__attribute__((warn_unused_result)) bool frame_build(struct frame_built *b, struct frame *f,
						     const struct frame_source *s, struct str key,
						     struct err *e);

/* The case's own number. */
static inline struct str frame_id(const struct frame_built *b, size_t item)
{
	return b->cells.at[b->row_of[item] * b->cells.columns];
}

void frame_built_close(struct frame_built *b);

#endif
