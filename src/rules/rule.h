/*
 * A rule is a sentence: one small static function named by its code, and one row in the table at
 * the foot of the same file. See CONTRIBUTING.md for how to add one.
 *
 *     The function's name is r<code> (r148), and r<code>_<year> for a version that begins later
 *     than 2022-23 (r146_2024). A function that no row names, or a row whose function looks at
 *     another unit, does not compile.
 *
 *     RULE(unit, code, from, until, severity, FIELDS(...), NEEDS(...), message, why, mend)
 *     RULE_FROM(...)   the same, for r<code>_<from>
 *     RULE_DRAFT(...)  the same as RULE, for what the Department has only drafted; reports say so
 *
 * from, until: collection years, named by the year they start in; LATEST for still in force.
 * FIELDS: what a finding marks (at most 12); on a marked row, those of its table.
 * NEEDS:  what else the rule reads; LAST(field) is last year's, IF_HERE(field) it can do without. A rule whose fields or needs are
 *         not in the files is not run, and the report says why.
 * message: what is wrong with this record; {DECOM} is filled with the value of that field of the
 *         marked row, of the row named beside it in flag_with(), or of the child's one row.
 */
#ifndef RULES_RULE_H
#define RULES_RULE_H

#include "record/dossier.h"

struct sink;
struct all903;
struct annexa;
struct census;

enum severity {
	SEVERITY_ERROR, /* the return is rejected */
	SEVERITY_QUERY, /* it must be explained */
	SEVERITY_NOTE,	/* ours */
	SEVERITIES,
};

enum unit {
#define ROW(type)	  UNIT_##type,
#define WHOLE(name, what) UNIT_##name,
#include "rules/units.def"
#undef ROW
#undef WHOLE
	UNITS,
};

union rule_function {
#define ROW(type)	  bool (*type)(const struct type *);
#define WHOLE(name, what) void (*name)(what, struct sink *);
#include "rules/units.def"
#undef ROW
#undef WHOLE
};

enum {
	RULE_FIELDS_MAX = 16,
	RULE_IF_HERE = 0x2000,	 /* added to a field: read when it is there, not needed */
	RULE_LAST_YEAR = 0x4000, /* added to a field: last year's */
	NEED_PROVIDERS = 0x8000, /* among the needs: the table of Ofsted's providers */
};

#define LAST(field)    ((field) + RULE_LAST_YEAR)
#define IF_HERE(field) ((field) + RULE_IF_HERE)

struct rule {
	const char *code;
	int from, until;
	enum severity severity;
	enum unit unit;
	bool provisional; /* a draft of the Department's */
	union rule_function function;
	uint16_t fields[RULE_FIELDS_MAX]; /* enum field, ended by FIELD_NONE */
	uint16_t needs[RULE_FIELDS_MAX];  /* enum field, with LAST(); ended by FIELD_NONE */
	const char *message, *why, *mend;
};

struct rule_table {
	enum returns returns;
	const char *subject; /* what its rules are about, in words */
	const struct rule *rules;
	size_t count;
};

#define FIELDS(...)                                                                                \
	{                                                                                          \
		__VA_ARGS__, FIELD_NONE                                                            \
	}
#define NEEDS(...)                                                                                 \
	{                                                                                          \
		__VA_ARGS__, FIELD_NONE                                                            \
	}
#define NO_NEEDS                                                                                   \
	{                                                                                          \
		FIELD_NONE                                                                         \
	}

#define RULE(unit, code, from, until, severity, ...)                                               \
	RULE_ROW(unit, code, r##code, false, from, until, severity, __VA_ARGS__)
#define RULE_FROM(unit, code, from, until, severity, ...)                                          \
	RULE_ROW(unit, code, r##code##_##from, false, from, until, severity, __VA_ARGS__)
#define RULE_DRAFT(unit, code, from, until, severity, ...)                                         \
	RULE_ROW(unit, code, r##code, true, from, until, severity, __VA_ARGS__)
#define RULE_ROW(unit, code, f, draft, from, until, severity, ...)                                 \
	{                                                                                          \
#code, from, until, SEVERITY_##severity, UNIT_##unit, draft,                       \
		    {.unit = f }, __VA_ARGS__                                                      \
	}

/* Stands at the foot of a file of rules; its name goes into tables.def. */
#define RULE_TABLE(name, returns, subject)                                                         \
	extern const struct rule_table rules_##name;                                               \
	const struct rule_table rules_##name = {RETURN_##returns, subject, rules,                  \
						sizeof rules / sizeof rules[0]}

/* Marks a row: every field of the rule that belongs to the row's table. */
void flag(struct sink *out, const struct row *row);

/* The same, and the message may show values of a second row. */
void flag_with(struct sink *out, const struct row *row, const struct row *beside);

/* Marks just the fields listed (ended by FIELD_NONE), which must be among the rule's own. */
void flag_fields(struct sink *out, const struct row *row, const struct row *beside,
		 const enum field *fields);

/* A finding about the return as a whole, with the figures behind it for the message's {1} {2} {3}:
 * a numerator, a denominator and a threshold. */
void flag_return(struct sink *out, enum table table, const char *const figures[3]);

/* Marks what a note of the reader is about; the message's {1} is the element's name, {2} the text
 * that the note quotes. */
void flag_note(struct sink *out, const struct note *note);

/* What is kept of a record that has passed by, for a rule about the whole of a stream. */
struct gone_record {
	enum table table;
	uint32_t record, line;
	struct str child; /* the child's id */
	struct str key;	  /* the record's own (record/key.h); "" where the child is all of it */
	struct str value; /* what stands in the one field that the rule marks and shows */
};

/* Marks a record that is gone. */
void flag_gone(struct sink *out, const struct gone_record *gone);

#endif
