/* What the files of audit/draw share and nobody else uses. */
#ifndef AUDIT_DRAW_PARTS_H
#define AUDIT_DRAW_PARTS_H

#include "audit/draw.h"

/* How many stand in reserve for stratum h: as asked, a fifth unless asked, and no more than are left. */
int64_t draw_reserve_of(const struct frame *f, const struct draw *d, const struct draw_plan *p,
			size_t h);

/* Brings cases into the order of their tickets. */
void draw_order(struct draw *d, const struct frame *f, struct str seed, struct drawn *drawn,
		size_t n);

/* draw_systematic.c: fills the sample and its reserve by steps or by weights. Returns false and fills
 * e when the weights cannot be added up. */
__attribute__((warn_unused_result)) bool draw_systematic(struct draw *d, const struct frame *f,
							 const struct draw_plan *p, size_t threads,
							 struct err *e);

#endif
