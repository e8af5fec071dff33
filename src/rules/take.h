/*
 * What the user named, file by file: found, recognised, and (choose.c) taken for this year's or
 * last year's return, or set aside because the user has to choose.
 */
#ifndef RULES_TAKE_H
#define RULES_TAKE_H

#include "record/census.h"
#include "record/recognise.h"
#include "rules/check.h"

enum kind {
	KIND_NONE,   /* not a return, or not readable: told in taken */
	KIND_CSV903, /* one table of an SSDA903 return */
	KIND_XML903, /* a whole SSDA903 return */
	KIND_CENSUS,
};

struct item {
	struct taken taken;
	enum kind kind;
	bool named;		      /* by the user, not found in a folder */
	bool hinted_last;	      /* its name or folder says that it is last year's */
	struct str folder;	      /* items of one folder belong together */
	struct buf text;	      /* CSV: in UTF-8 */
	struct recognised recognised; /* CSV */
	int guess;		      /* the year its dates speak for; 0: none */
	uint64_t dates;		      /* how many dates that rests on */
	struct all903 *whole;	      /* XML 903: read, not yet linked */
	struct census_facts facts;    /* census */
	struct arena arena;	      /* while it is recognised; joined to the check's */
	bool chosen;
	size_t wide; /* rows with more cells than there are columns */
};

struct items {
	struct item *at;
	size_t count, cap;
	struct arena *arena; /* of the check */
};

/* Finds and recognises every file. Returns false and fills e when a path does not exist. */
__attribute__((warn_unused_result)) bool take_files(struct items *items,
						    const struct check_options *o, struct err *e);

/* What is to be read: the SSDA903 of this year and last, and the census. */
struct choice {
	bool has903, has_last903, has_census;
	int year903;
	size_t census;	       /* which item */
	enum err_kind trouble; /* ERR_USAGE when the user has to choose */
	const char **why_not;  /* [TABLES] why a table of the SSDA903 is not read */
};

/* Decides which items are read as what; those are marked chosen, the others say why not. */
void choose_items(struct items *items, const struct check_options *o, struct choice *choice);

void take_close(struct items *items);

#endif
