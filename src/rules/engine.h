/*
 * The engine: the rules of one return in force in one year, sorted by what they look at, run over
 * dossiers. It decides beforehand which of them cannot run, and why; a rule that can, runs on every
 * record of its kind. Engines are read-only once open, so many threads may share one.
 */
#ifndef RULES_ENGINE_H
#define RULES_ENGINE_H

#include "record/tables_in.h"
#include "rules/check.h"
#include "rules/cin/census.h"

struct rule_call {
	union rule_function function;
	uint16_t at; /* index into the ledger */
};

struct unit_rules {
	struct rule_call *calls;
	size_t count;
};

struct engine {
	enum returns returns;
	int year;
	struct ledger_row *ledger; /* [count]; borrowed by the check */
	const struct rule **rules; /* [count], the same order */
	size_t count;
	struct unit_rules by_unit[UNITS];
};

/* What there is to run on. */
struct material {
	const struct source *sources; /* [TABLES] this year's */
	const struct source *last;    /* [TABLES] last year's, or NULL */
	const char *const
	    *why_not; /* [TABLES] why a table is not here, or NULL: "not among the files" */
	bool has_postcodes, has_providers; /* of the reference tables */
	bool xml;			   /* the return came as XML */
};

/* Which rules are wanted. */
struct wanted {
	struct str rule; /* one code; "" for all */
	bool severity_set;
	enum severity severity;
};

/*
 * Opens an engine for the rules in force in the year (named by the year it starts in). Memory and
 * reasons come from the arena.
 */
void engine_open(struct engine *g, enum returns returns, int year, const struct material *m,
		 const struct wanted *w, struct arena *a);

/* Runs the rules about rows and children on one dossier and adds what they find. */
void engine_child(const struct engine *g, const struct child *c, struct findings *found);

/* The same on all children of a return, on at most `threads` threads, with the same outcome as on
 * one. They are linked to last year's return first, unless last is NULL. */
void engine_children(const struct engine *g, struct all903 *all, const struct all903 *last,
		     size_t threads, struct findings *found);

/* Runs the rules about the reader's notes on notes that came with no child. */
void engine_notes(const struct engine *g, const struct note *notes, size_t count,
		  struct findings *found);

/* Runs the rules about a whole SSDA903 return, a whole census, or the whole of Annex A. */
void engine_all903(const struct engine *g, const struct all903 *a, struct findings *found);
void engine_annexa(const struct engine *g, const struct annexa *a, struct findings *found);
void engine_census(const struct engine *g, const struct census *t, struct findings *found);

/* Fills in what each rule looked at: rows by table (of this year), children, or one return. */
void engine_looked_at(const struct engine *g, const uint64_t rows[TABLES], uint64_t children);

/*
 * One rule over tables in memory, for the cases: the whole path but the file. The scope gives the
 * year, the period, the authority and the form. Returns false when it could not run; *why_not, from
 * the findings' memory, says why.
 */
bool rule_on_tables(const struct rule *r, const struct rule_table *of,
		    const struct table_in *tables, size_t count, const struct scope *scope,
		    struct findings *found, struct str *why_not);

#endif
