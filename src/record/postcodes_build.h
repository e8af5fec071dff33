/* Making the table of postcodes from the ONS Postcode Directory, NSPL or a list of that kind. */
#ifndef RECORD_POSTCODES_BUILD_H
#define RECORD_POSTCODES_BUILD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/out.h"
#include "record/postcodes.h"

struct postcode_entry {
	struct postcode code;
	uint32_t authority, east, north; /* as many bits as the table has for them */
};

struct postcodes_build {
	struct postcode_entry *entries;
	size_t count, cap;
	struct postcodes_authority *authorities; /* [POSTCODES_AUTHORITIES] */
	size_t authority_count;
	struct map by_code; /* authority -> its place */
	struct arena arena;
	uint64_t malformed; /* rows whose postcode has not the form of one */
};

/* Whether a header row is that of a list of postcodes, or of lower and upper authorities. */
bool postcodes_header_fits(struct str header);
bool authorities_header_fits(struct str header);

/* Adds a list of postcodes (CSV, or CSV packed by gzip). Returns false and fills e. */
__attribute__((warn_unused_result)) bool postcodes_add(struct postcodes_build *b, const char *path,
						       struct err *e);

/* Adds which upper-tier authority each district lies in. Order with postcodes_add is free. */
__attribute__((warn_unused_result)) bool authorities_add(struct postcodes_build *b,
							 const char *path, struct err *e);

/* Sorts the postcodes and writes the table; of a postcode given twice one stays, whatever the order
 * of the rows. Returns how many. In postcodes_write.c. */
size_t postcodes_write(struct postcodes_build *b, struct out *o);

void postcodes_build_close(struct postcodes_build *b);

#endif
