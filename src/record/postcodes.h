/*
 * Postcodes: where each is and which authority it lies in, from a compact table that is mapped into
 * memory. The table is made by `wherry reference build` (postcodes_build.h).
 *
 * The file: a header; the outward codes ("NR1") in order, each with the place of its first entry;
 * the authorities; then 8 bytes a postcode: inward code ("1AA", 13 bits), authority (9 bits),
 * easting (20 bits) and northing (21 bits) in metres. It is little-endian and of its own version.
 */
#ifndef RECORD_POSTCODES_H
#define RECORD_POSTCODES_H

#include "base/err.h"
#include "base/str.h"

enum {
	POSTCODE_MAX = 8,      /* characters without spaces, and one to spare */
	POSTCODE_TEXT_MAX = 9, /* "NR11 1AA" and a NUL */
	POSTCODES_AUTHORITIES = 512,
	AUTHORITY_CODE_MAX = 10, /* "E07000148" and a NUL */
};

struct postcodes_outward {
	char code[4];	/* padded with zeros */
	uint32_t first; /* its first entry; the next one's first is its end */
};

struct postcodes_authority {
	char lower[AUTHORITY_CODE_MAX]; /* the district or unitary authority, "E07000148" */
	char upper[AUTHORITY_CODE_MAX]; /* the one with children's services, "E10000020"; or "WAL",
	                                 * "SCO", "NIR"; "" when not known */
};

struct postcodes {
	const struct postcodes_outward *outward; /* [outward_count + 1] */
	const struct postcodes_authority *authorities;
	const uint64_t *entries;
	uint32_t outward_count, authority_count, entry_count;
	void *map;
	size_t map_size;
};

/* A postcode's place. */
struct postcode_place {
	uint32_t east, north; /* metres on the national grid; both 0: not known */
	const struct postcodes_authority *authority;
};

/* The name of the file in a reference folder. */
extern const char postcodes_file[];

/* Maps the file. Returns false and fills e when it is none or is broken. */
__attribute__((warn_unused_result)) bool postcodes_open(struct postcodes *p, const char *path,
							struct err *e);
void postcodes_close(struct postcodes *p);

/*
 * Upper case, one space before the last three characters, nothing else: "nr11aa" is "NR1 1AA".
 * Returns false when the text has not the form of a postcode.
 */
bool postcode_normal(struct str text, char normal[POSTCODE_TEXT_MAX]);

/* Where a postcode is, however it is written. Returns false when the table does not have it. */
bool postcodes_find(const struct postcodes *p, struct str text, struct postcode_place *place);

/*
 * The distance between two places in tenths of a mile, as the Department works it out: metres as
 * the crow flies, by 1609.3, rounded. -1 when either place is not known.
 */
int32_t postcodes_distance(const struct postcode_place *a, const struct postcode_place *b);

/* The parts of a packed entry, for the builder and the look-up. */
enum { INWARD_BITS = 13, AUTHORITY_BITS = 9, EAST_BITS = 20, NORTH_BITS = 21 };
static inline uint64_t postcode_pack(uint32_t inward, uint32_t authority, uint32_t east,
				     uint32_t north)
{
	return (((uint64_t)inward << AUTHORITY_BITS | authority) << EAST_BITS | east)
		   << NORTH_BITS |
	       north;
}

/* The two parts of a postcode, whatever letters its outward code has (NPT, GIR): padded with zeros,
 * and as postcode_inward(). Returns false when it has no inward code. */
bool postcode_parts(struct str text, char outward[4], uint32_t *inward);

/* The inward code ("1AA") as a number below 6,760, or -1. */
int32_t postcode_inward(const char inward[3]);

/* The header of the file. */
struct postcodes_header {
	char magic[8]; /* "WHERRYP1" */
	uint32_t one;  /* 1: a file of the other endianness is refused */
	uint32_t outward_count, authority_count, entry_count;
};

#endif
