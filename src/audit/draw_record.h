/*
 * A draw as it is published (draw.json): what was frozen when, the seed, the plan, and every case and
 * reserve with its ticket. From it and the frame the same bytes come out again.
 */
#ifndef AUDIT_DRAW_RECORD_H
#define AUDIT_DRAW_RECORD_H

#include "audit/draw.h"
#include "audit/frame_build.h"

/* What stands in draw.json besides what follows from frame and plan. Text is borrowed. */
struct draw_record {
	struct str wherry;		       /* the version that made it */
	char digest[2 * SHA256_BYTES + 1];     /* of the frame */
	char commitment[2 * SHA256_BYTES + 1]; /* to the key and the list (below); "" for none */
	int64_t size;
	struct str frozen, named;	    /* moments, 2026-11-22T07:25:00Z */
	bool frozen_first;		    /* in a run of its own, before the seed was named */
	struct str by, weight, order;	    /* the columns' names; "" for none */
	const struct reason_count *reasons; /* of cases left out */
	size_t reason_count;
	struct draw_plan plan;
};

/* Reads the bytes of a draw.json. Its text is the arena's. Returns false and fills e. */
__attribute__((warn_unused_result)) bool draw_record_read(struct draw_record *r, struct str json,
							  const char *name, struct arena *a,
							  struct err *e);

/* The key that ties a frame to an authority's list, with what the list was taken by: private. */
struct draw_key {
	struct str key;	   /* hexadecimal */
	struct str source; /* the digest of the authority's own file */
	struct str digest; /* of the frame */
	struct str frozen;
	struct frame_source take; /* without the path */
};

/* SHA-256 of the key, a comma and the digest of the list, in hexadecimal: published with the frozen list, so
 * that neither can be exchanged once the seed is known. The key is 256 random bits: nothing can be
 * guessed back. */
void draw_key_commitment(const struct draw_key *k, char to[2 * SHA256_BYTES + 1]);

__attribute__((warn_unused_result)) bool draw_key_read(struct draw_key *k, struct str json,
						       const char *name, struct arena *a,
						       struct err *e);

#endif
