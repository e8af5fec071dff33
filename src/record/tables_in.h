/*
 * Returns from tables in memory: the case files, and later the census from CSV. Each table has
 * columns and rows of text; an id column links them (CHILD; LAchildID, CINdetailsID, AssessmentID,
 * CPPID). A column that is not given is absent.
 */
#ifndef RECORD_TABLES_IN_H
#define RECORD_TABLES_IN_H

#include "record/census.h"
#include "record/return903.h"

struct table_in {
	enum table table;
	bool last;		  /* last year's */
	const enum field *fields; /* of each column; FIELD_NONE for one that is not known */
	size_t columns;
	struct str *cells; /* rows x columns; .p NULL for a blank */
	size_t rows;
};

/* Which tables and columns there are: fills sources[TABLES]. Of last year's there is nothing in it. */
void tables_sources(const struct table_in *tables, size_t count, struct source *sources);

/* Adds one SSDA903 table to a return. The cells must outlive it. */
void tables_add_903(struct all903 *a, const struct table_in *t);

/*
 * Hands over the children of a census one by one, as census_read does: first the header's nameless
 * dossier, then the children by first appearance, then records without a child id, one by one.
 * Record numbers are the rows' places in their tables. scope->sources is set meanwhile.
 */
void tables_each_child(const struct table_in *tables, size_t count, struct scope *scope,
		       census_child *child, void *with);

#endif
