/*
 * What is open in a census on its last day: of each child with an open episode or an open child
 * protection plan a few bytes, remembered while the census passes by, so that the lists of Annex A
 * can be held against it afterwards. Parts of a census are remembered apart and appended in their
 * order, with the same outcome.
 */
#ifndef RECORD_CENSUS_NOW_H
#define RECORD_CENSUS_NOW_H

#include "base/buf.h"
#include "record/dossier.h"
#include "record/ids.h"

/* The record that is open, in its table and in the file; record 0: none is. */
struct now_open {
	struct date_cell began;
	uint32_t record, line;
};

struct now_child {
	uint64_t id;	      /* where it begins in text, behind its length */
	struct now_open plan; /* a child protection plan */
	struct now_open need; /* an episode that was not closed without further action */
	bool followed;	      /* more than a referral: an assessment, an enquiry or a plan began */
};

/* Zeroed memory is an empty one. */
struct census_now {
	struct now_child *at;
	size_t count, cap;
	struct buf text;
	struct ids ids;	      /* numbered as in at, once indexed */
	struct date_cell day; /* the last day of the census, set with the index */
};

/* Remembers what is open of one child on the last day of its scope, if anything is. */
void census_now_add(struct census_now *n, const struct child *c);

/* Adds copies of what was remembered of the next part, before which the census had so many records of
 * each table, and lines. */
void census_now_append(struct census_now *n, const struct census_now *part,
		       const uint64_t records[TABLES], uint64_t lines);

/* All is remembered: puts together what was said of one id in several places. */
void census_now_index(struct census_now *n, struct date_cell day);

/* What is open of the child with an id, or NULL. After census_now_index(). */
const struct now_child *census_now_child(const struct census_now *n, struct str id);

/* The id of a child; borrowed from n. */
struct str census_now_id(const struct census_now *n, const struct now_child *c);

/* Gives the memory back; it is then empty. */
void census_now_close(struct census_now *n);

#endif
