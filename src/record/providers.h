/*
 * Ofsted's providers: children's homes, fostering agencies, supported accommodation, each by its
 * unique reference number (URN). The table is a file of fixed records in the order of their URNs,
 * mapped into memory; a provider that stands in several lists has a record for each.
 */
#ifndef RECORD_PROVIDERS_H
#define RECORD_PROVIDERS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"
#include "record/postcodes.h"

enum {
	URN_MAX = 16,
	PLACE_CODES_MAX = 48,
	PROVIDER_CODES_MAX = 24,
};

struct provider {
	char urn[URN_MAX];			 /* "SC012345"; all padded with zeros */
	char place_codes[PLACE_CODES_MAX];	 /* placements it may have: "U1,U2,K2" */
	char provider_codes[PROVIDER_CODES_MAX]; /* kinds of provider it may be: "PR1,PR4" */
	char postcode[POSTCODE_MAX];		 /* without its space: "NR11AA"; "" when not told */
	char authority[AUTHORITY_CODE_MAX]; /* upper-tier authority of that postcode; "" when not
	                                          * known */
	int32_t closed;			    /* day its registration ended, or -1 */
};

struct providers {
	const struct provider *at;
	uint32_t count;
	void *map;
	size_t map_size;
};

extern const char providers_file[];

__attribute__((warn_unused_result)) bool providers_open(struct providers *p, const char *path,
							struct err *e);
void providers_close(struct providers *p);

/* Puts records into the order that the look-up needs. */
void providers_sort(struct provider *list, size_t count);

/* Sorts the records and writes the file. */
void providers_write(struct provider *list, size_t count, struct out *o);

/* The records with this URN, case-blind: the first, and *count of them. NULL and 0 when none. */
const struct provider *providers_find(const struct providers *p, struct str urn, size_t *count);

/* Whether a list of codes separated by commas, slashes or spaces has a code. */
bool provider_lists(const char *codes, const char *code);

#endif
