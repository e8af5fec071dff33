/*
 * Postcodes: where each is and which authority it lies in, from a compact table that is mapped into
 * memory. The table is made by `wherry reference build` (postcodes_build.h).
 *
 * The file, little-endian and of its own version, so that a look-up waits for memory once:
 *
 *   header     64 bytes
 *   slots      a hash table of the sectors ("NR1 1": an outward code and a digit), 16 bytes each,
 *              small enough to stay near the processor
 *   authorities
 *   packed     of each sector an array of all pairs of letters that a postcode may end with, in the
 *              order of the sectors' names; each is a few bits, the same number within a sector
 *
 * Where a pair stands is worked out, not searched for. Its bits are authority, easting and northing,
 * each counted from the sector's least one; most take about 26. An easting of 0 stands for a pair that
 * is no postcode, 1 for a place that is not known.
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

/* A slot of the hash table. */
struct postcodes_sector {
	uint32_t key;	/* postcodes_key(), or 0 for an empty slot; and SECTOR_ALL_LETTERS */
	uint32_t first; /* the byte of `packed` that its array begins at */
	uint64_t frame; /* from the lowest bit: what authority (9 bits), easting (20) and northing
			 * (21) are counted from, and in how many bits each is (4, 5, 5) */
};

/* A sector has 400 pairs of the letters that postcodes end with, or 676 when one has another. */
#define SECTOR_ALL_LETTERS (UINT32_C(1) << 31)

struct postcodes_authority {
	char lower[AUTHORITY_CODE_MAX]; /* the district or unitary authority, "E07000148" */
	char upper[AUTHORITY_CODE_MAX]; /* the one with children's services, "E10000020"; or "WAL",
	                                 * "SCO", "NIR"; "" when not known */
};

struct postcodes {
	const struct postcodes_sector *slots; /* [1 << slot_bits] */
	const struct postcodes_authority *authorities;
	const unsigned char *packed;
	uint32_t slot_bits, authority_count;
	size_t packed_size;
	void *map;
	size_t map_size;
};

/* A postcode's place. */
struct postcode_place {
	uint32_t east, north; /* metres on the national grid; both 0: not known */
	const struct postcodes_authority *authority; /* NULL: the table does not have it */
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

/* The same for many, each place's authority NULL where it is not found: the memory that one needs is
 * on its way while the others are read. */
void postcodes_find_many(const struct postcodes *p, const struct str *texts, size_t count,
			 struct postcode_place *places);

/*
 * The distance between two places in tenths of a mile, as the Department works it out: metres as
 * the crow flies, by 1609.3, rounded. -1 when either place is not known.
 */
int32_t postcodes_distance(const struct postcode_place *a, const struct postcode_place *b);

/* A postcode taken apart, whatever letters its outward code has (NPT, GIR). */
struct postcode {
	uint32_t outward; /* six bits a character, the last one lowest; never 0; below 1 << 24 */
	uint8_t digit;
	uint8_t letters[2]; /* A: 0 */
};

/* Takes it apart, however it is written. Returns false when it has no inward code ("1AA"). */
bool postcode_read(struct str text, struct postcode *to);

static inline bool postcode_same(const struct postcode *a, const struct postcode *b)
{
	return a->outward == b->outward && a->digit == b->digit && a->letters[0] == b->letters[0] &&
	       a->letters[1] == b->letters[1];
}

/* A sector in the hash table, and the slot that the search for it begins at. */
static inline uint32_t postcodes_key(const struct postcode *c)
{
	return c->outward << 4 | c->digit;
}
static inline uint32_t postcodes_slot(uint32_t key, uint32_t slot_bits)
{
	return key * UINT32_C(0x9E3779B1) >> (32 - slot_bits);
}

/* How many pairs a sector's array has, and which of them a postcode's letters are; -1: none. */
enum { PAIRS_USUAL = 20 * 20, PAIRS_ALL = 26 * 26 };
int32_t postcodes_pair(const struct postcode *c, bool all_letters);

enum { AUTHORITY_BITS = 9, EAST_BITS = 20, NORTH_BITS = 21, SLOT_BITS_MAX = 24 };

/* The header of the file. */
struct postcodes_header {
	char magic[8]; /* "WHERRYP2" */
	uint32_t one;  /* 1: a file of the other endianness is refused */
	uint32_t slot_bits, authority_count;
	uint32_t packed_size;
	uint32_t spare[10];
};

/* Bytes that follow the packed ones, so that eight can be read at any of them. */
enum { POSTCODES_TAIL = 8 };

#endif
