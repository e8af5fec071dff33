/*
 * The text of the records that have findings, kept when a run is asked to (check_options.keep):
 * the records themselves are gone once it is over. One string a field of the record's table,
 * packed behind each other.
 */
#ifndef RULES_KEEP_H
#define RULES_KEEP_H

#include "rules/findings.h"

struct kept_record {
	uint64_t text; /* where its first cell starts */
	uint32_t record;
	uint16_t table;
};

struct kept {
	struct kept_record *at; /* by table and record once keep_sort() was called */
	size_t count, cap;
	struct buf text; /* each cell behind its length */
};

/* The records that some findings are about, each once, by table and record. */
struct keep_list {
	struct kept_record *at;
	size_t count, cap;
};

/* Fills the list from n findings; what it held before is forgotten. */
void keep_list_fill(struct keep_list *l, const struct finding *at, size_t n);
void keep_list_close(struct keep_list *l);

/* Keeps those records of a child that are in the list. */
void keep_child(struct kept *k, const struct keep_list *l, const struct child *c);

/* Adds copies of the records that another has kept. */
void keep_append(struct kept *to, const struct kept *from);

void keep_sort(struct kept *k);

/* The cells of a kept record, one a field of its table, as written; borrowed from k. Returns false
 * when it was not kept. */
bool keep_find(const struct kept *k, enum table t, uint32_t record,
	       struct str cells[TABLE_FIELDS_MAX]);

void keep_close(struct kept *k);

#endif
