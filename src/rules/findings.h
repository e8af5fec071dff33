/*
 * Findings: rules broken at records, held small (a country has many), each with the values it shows
 * captured when it was found, since the records of a stream are gone afterwards.
 */
#ifndef RULES_FINDINGS_H
#define RULES_FINDINGS_H

#include "base/arena.h"
#include "base/buf.h"
#include "rules/rule.h"

struct finding {
	uint64_t text;	 /* where its captured text starts */
	uint32_t record; /* in its table, from 1; 0: the return as a whole */
	uint32_t line;	 /* in its file; 0: none */
	uint64_t marks;	 /* a bit for each of the rule's fields that it marks */
	uint16_t rule;	 /* index into findings.rules */
	uint16_t table;	 /* enum table */
};

struct findings {
	struct finding *at;
	size_t count, cap;
	struct arena scratch; /* for reading cells; reset with each finding */
	struct buf text;      /* captured: child id, key and values, each behind its length */
	const struct rule *const *rules; /* in report order; borrowed */
};

/* A rule about any row may mark all cells of the widest table. */
enum { FINDING_SHOWS_MAX = TABLE_FIELDS_MAX + RULE_FIELDS_MAX };

/* What a finding shows: the marked fields in the rule's order, then the other fields its message
 * names. The same list for every finding of one rule, table and marks. */
struct shown {
	size_t marked, count;
	uint16_t field[TABLE_FIELDS_MAX];   /* enum field, of those marked */
	struct str name[FINDING_SHOWS_MAX]; /* official field names; "1".."3" for figures */
};

const struct rule *finding_rule(const struct findings *fs, const struct finding *f);

/* What bit number `bit` of a finding's marks stands for: one of the rule's fields, or, for rules
 * about any row and about notes, of the table's. FIELD_NONE behind the last. */
enum field finding_field(const struct rule *r, enum table table, size_t bit);

/* The child's id; empty for none. Borrowed from fs. */
struct str finding_child(const struct findings *fs, const struct finding *f);

/* The record's own key (record/key.h). Borrowed from fs. */
struct str finding_key(const struct findings *fs, const struct finding *f);

void finding_shows(const struct findings *fs, const struct finding *f, struct shown *shown);

/* Fills value[] with what stands in the fields shown, as written in the return ("" for a blank).
 * Borrowed from fs. */
void finding_values(const struct findings *fs, const struct finding *f,
		    struct str value[FINDING_SHOWS_MAX]);

/* Adds the rule's message with the values in it: a blank is written as blank. */
void finding_message(const struct findings *fs, const struct finding *f, struct buf *to);

/* The last two once more, for who has found out already what the finding shows. */
void finding_read(const struct findings *fs, const struct finding *f, const struct shown *shown,
		  struct str value[FINDING_SHOWS_MAX]);
void finding_tell(const struct findings *fs, const struct finding *f, const struct shown *shown,
		  const struct str value[FINDING_SHOWS_MAX], struct buf *to);

/* Moves all findings of `from` behind those of `to`; both have the same rules. Empties `from`. */
void findings_append(struct findings *to, struct findings *from);

/* Of one part of a return: what came before it has so many records of each table, and lines. */
void findings_move(struct findings *fs, const uint64_t records[TABLES], uint64_t lines);

/* Puts them in the order of every report: return, table, record, rule, marks. */
void findings_sort(struct findings *fs);

void findings_close(struct findings *fs);

#endif
