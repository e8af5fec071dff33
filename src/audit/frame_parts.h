/* What the files of audit/frame share and nobody else uses. */
#ifndef AUDIT_FRAME_PARTS_H
#define AUDIT_FRAME_PARTS_H

#include "audit/frame_build.h"

/* "FRAME has no column X; it has a, b, c". Always false. */
bool frame_no_column(const struct listing *l, struct str name, struct err *e);

/* How many cases were left out for each reason. */
void frame_count_reasons(struct frame_built *b);

/* A finite number, when all of the text is one. Returns false when it is not. */
bool frame_number(struct str s, double *number);

/* frame_places.c: the place of each of `size` cases, from 1, when they are put in order by a column: as numbers where
 * both are, else as text; ties stay in the order of the public numbers. */
uint32_t *frame_places(struct frame_built *b, size_t size, size_t column);

/* The standard deviation of a column within each stratum. Returns false and fills e when a cell is no
 * number. */
bool frame_spreads(struct frame_built *b, const struct frame *f, size_t column, struct err *e);

#endif
