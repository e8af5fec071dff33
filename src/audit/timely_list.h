/*
 * A list of cases, each with the day it began and the day it was done, out of a CSV file or a workbook:
 * what timely.h asks for. Columns are named, the team's may be guessed, and what was taken for what can
 * be said back.
 */
#ifndef AUDIT_TIMELY_LIST_H
#define AUDIT_TIMELY_LIST_H

#include "audit/audits.h"
#include "audit/timely.h"

/* What the caller says; borrowed. "" for columns and DATE_NONE for the day: guess. */
struct timely_options {
	struct str start, end, by;
	int32_t at; /* the day that the list tells of; the last day in it unless said */
	int32_t within;
	bool within_said, working;
};

struct timely_list {
	struct listing list;
	struct audits_column start, end, team;
	struct timely_rows rows;
	struct timely_asked asked;
	bool at_guessed;
	size_t rows_read;
};

/* Reads the file. Returns false and fills e when it has no such columns or no row. Close it either
 * way. */
__attribute__((warn_unused_result)) bool timely_list_read(struct timely_list *t, const char *path,
							  const struct timely_options *o,
							  struct err *e);
void timely_list_close(struct timely_list *t);

#endif
