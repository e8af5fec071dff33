/* A ZIP archive in memory: what is in it, and each part inflated piece by piece. */
#ifndef INTAKE_ZIP_H
#define INTAKE_ZIP_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct zip_part {
	struct str name;
	uint64_t at;	 /* of its local header in the archive */
	uint64_t packed; /* bytes as stored */
	uint64_t size;	 /* bytes inflated, as the archive says */
	uint16_t method; /* 0 stored, 8 deflated */
};

struct zip {
	struct str bytes; /* borrowed: the whole archive */
	struct zip_part *parts;
	size_t count;
};

/* Reads the list of parts. Returns false and fills e when it is no archive that can be read. */
__attribute__((warn_unused_result)) bool zip_open(struct zip *z, struct str bytes, struct arena *a,
						  struct err *e);

/* The part of that name, or NULL. */
const struct zip_part *zip_find(const struct zip *z, struct str name);

/* Called with each piece of a part, in order. Returns false to stop. */
typedef bool zip_piece(void *with, struct str piece, bool last);

/*
 * Inflates a part, handing over its pieces. Refuses one that inflates to more than LIMIT_ZIP_PART
 * or to more than LIMIT_ZIP_RATIO times its packed size. Returns false and fills e.
 */
__attribute__((warn_unused_result)) bool zip_read(const struct zip *z, const struct zip_part *part,
						  zip_piece *piece, void *with, struct err *e);

#endif
