/*
 * One run over what a user named: which files were taken for what, what was read, which rules ran
 * on how many records and which could not, and what they found. Everything a report says is here.
 */
#ifndef RULES_CHECK_H
#define RULES_CHECK_H

#include "base/arena.h"
#include "base/err.h"
#include "record/annexa.h"
#include "rules/findings.h"
#include "rules/keep.h"
#include "rules/taken.h"
#include "rules/workers.h"

/* One return of one authority, as it was read. */
struct checked {
	bool present;
	int year;	/* of the collection, by the year it starts in */
	int rules_year; /* of the rule set used: differs when there is none for year */
	struct date_cell start, end;
	struct str authority;	   /* "926" or "E10000020", "" when not told */
	struct str authority_name; /* "" when not known */
	uint64_t children;
	bool has_last;
	int last_year;
	struct annexa_window window; /* Annex A; start and end are its six months */
};

struct table_count {
	bool present, last_present;
	uint64_t records, last_records;
	uint64_t findings[SEVERITIES];
};

struct ledger_row {
	const struct rule *rule;
	const struct rule_table *of;
	bool ran;
	uint64_t looked_at; /* rows, children or returns it ran on */
	uint64_t findings;  /* marked records */
	struct str reason;  /* why it did not run; "" when it did */
};

struct check_options {
	const char *const *paths; /* files and folders */
	size_t count;
	int year;		/* the year the collection starts in; 0: from the data */
	struct str authority;	/* "" for any */
	int32_t reference_date; /* the day Annex A was drawn; 0: from the data */
	const char *reference;	/* the folder of reference tables, or NULL */
	struct str rule;	/* one code only; "" for all */
	bool severity_set;
	enum severity severity; /* with severity_set: this one only */
	size_t threads;		/* 0: the cores there are */
	bool keep;		/* keep the text of the records with findings */
	bool keep_lists;	/* keep the lists of Annex A */
	bool workers;		/* find out whose cases those with findings are */
	const char *since;	/* findings.json of an earlier run, or NULL; for since.h */
	const char *accept;	/* a list of explanations, or NULL; for accept.h */
	/*
	 * Called with every child of every return that was read: the SSDA903 first (child->last is
	 * last year's), then the census, then Annex A with its adopters; each in the order of its
	 * files, on one thread, nameless records included. child->scope says which return it is. Of
	 * the census, a child is gone after the call. Returns false to be called no more.
	 */
	bool (*each_child)(void *with, const struct child *c);
	/*
	 * Called with all children of a return that is held whole, the SSDA903 and Annex A, instead
	 * of each_child with every one of them, where it is not NULL: it may use so many threads.
	 */
	void (*each_whole)(void *with, const struct child *children, size_t count, size_t threads);
	void *each_with;
};

struct since;
struct accept;

struct check {
	struct arena arena; /* owns the text below */
	struct taken *files;
	size_t file_count;
	struct checked returns[RETURNS];
	struct table_count tables[TABLES];
	struct ledger_row *ledger; /* the rules of the years checked, in report order */
	const struct rule **rules; /* the same order, for findings */
	size_t rule_count;
	struct findings findings; /* in report order */
	struct kept kept;	  /* the records they are about, when asked for */
	uint64_t *ids;		  /* by finding (identity.h), once check_ids() was asked */
	struct since *since;	  /* NULL unless compared with an earlier run (since.h) */
	struct accept *accept;	  /* NULL unless explanations were given (accept.h) */
	struct workers workers;	  /* of the children with findings, when asked for */
	uint64_t by_severity[SEVERITIES];
	size_t threads;	       /* that the run was given, and its reports may use */
	struct annexa *annexa; /* the lists, when they were read and asked for; or NULL */
	enum err_kind trouble; /* ERR_NONE, or the exit status that inputs ask for */
};

/*
 * Finds, recognises, reads and checks. Returns false only when nothing at all could be done (e
 * says why); otherwise *c tells the whole story, troubles included. Close it either way.
 */
__attribute__((warn_unused_result)) bool check_run(struct check *c, const struct check_options *o,
						   struct err *e);
void check_close(struct check *c);

/* Works out the findings' identities, if they are not there yet. Returns c->ids. */
const uint64_t *check_ids(struct check *c);

/* 0, 1, 2, 3 or 4: what the run should exit with. */
int check_status(const struct check *c);

/* "2025-26" for 2025. Returns `to`. */
char *year_text(int year, char to[8]);

/* "error", "query", "note"; and for a heading: "Errors", "Queries", "Notes". */
const char *severity_name(enum severity s);
const char *severity_heading(enum severity s);

#endif
