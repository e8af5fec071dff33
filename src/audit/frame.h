/*
 * The frame: the list that a draw is made from, as it is published. It holds no case numbers. Each case
 * bears a public number, C and its place in a secret shuffle of the list: nothing of the case's own
 * number goes into it, so nothing can be guessed back. With it stand the stratum, the weight and the
 * place in an order, where the draw goes by them. Its digest is named before the seed is.
 */
#ifndef AUDIT_FRAME_H
#define AUDIT_FRAME_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/sha256.h"

struct frame {
	struct arena arena;
	struct buf text;		   /* as published: CSV, case[,stratum][,weight][,place] */
	char digest[2 * SHA256_BYTES + 1]; /* of the text, in hexadecimal */
	size_t size;
	struct str *cases;    /* the public numbers, in their order; in the text */
	uint32_t *stratum_of; /* of each case; all 0 where there are no strata */
	struct str *strata;   /* their names in order of bytes; one, "", where there are none */
	int64_t *sizes;	      /* cases of each */
	size_t strata_count;
	bool by_stratum;
	double *weight;	 /* of each case, above 0; NULL where there are none */
	uint32_t *place; /* of each case in the order given, from 1; NULL where there is none */
};

/* Reads f->text, which the caller has filled, into the rest. Returns false and fills e when it is no
 * such list; `name` is what to call it. Close it either way. */
__attribute__((warn_unused_result)) bool frame_parse(struct frame *f, const char *name,
						     struct err *e);

void frame_close(struct frame *f);

#endif
