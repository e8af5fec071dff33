/* What a draw leaves behind: draw.json for everyone, and lists for the auditors alone. */
#ifndef REPORT_DRAW_H
#define REPORT_DRAW_H

#include "audit/draw_record.h"
#include "base/out.h"

struct replacing;

/* draw.json: the same bytes from the same record, frame and draw. */
void draw_write_json(struct out *o, const struct draw_record *r, const struct frame *f,
		     const struct draw *d);

/* frozen.json: what is published before the seed is named. */
void draw_write_frozen(struct out *o, const struct draw_record *r, const struct frame *f);

/* key.json: private. */
void draw_write_key(struct out *o, const struct draw_key *k);

/* The auditors' list, in reading order, then the reserve by stratum: role, order, the case's own
 * number, its public one, stratum, and an empty column for what became of it. Private. */
void draw_write_reading(struct out *o, const struct frame_built *b, const struct frame *f,
			const struct draw *d);

/* Cases left out and why: private. */
void draw_write_left_out(struct out *o, const struct frame_built *b);

/* replaced.json: how many were drawn, are eligible, were read, and were replaced for which reason, and
 * every case in use with its outcome and whom it stands for. No case numbers: it can be published.
 * `digest`: SHA-256 of the draw.json that it goes on from. */
void draw_write_replaced(struct out *o, const struct replacing *r, struct str wherry,
			 const char *digest);

/* What the number drawn can show, in words: before anything else is said. */
void draw_tell_worth(struct out *o, const struct frame *f, const struct draw *d);

#endif
