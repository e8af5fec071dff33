/*
 * What the user named, file by file: found, recognised, and (choose.c) taken for this year's or
 * last year's return, or set aside because the user has to choose.
 */
#ifndef RULES_TAKE_H
#define RULES_TAKE_H

#include "record/annexa_find.h"
#include "record/census.h"
#include "record/recognise.h"
#include "rules/check.h"

enum kind {
	KIND_NONE,   /* not a return, or not readable: told in taken */
	KIND_CSV903, /* one table of an SSDA903 return */
	KIND_XML903, /* a whole SSDA903 return */
	KIND_CENSUS,
	KIND_ANNEXA, /* one list of Annex A as CSV, or a workbook with some */
};

/* A list of Annex A in an item. */
struct found_list {
	struct annexa_place place;
	size_t sheet; /* of the workbook */
	struct taken_list told;
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
	struct xlsx *book;	      /* Annex A: the workbook, or NULL for CSV */
	struct found_list *lists;     /* Annex A */
	size_t list_count;
	bool chosen;
	size_t wide; /* rows with more cells than there are columns */
};

struct items {
	struct item *at;
	size_t count, cap;
	uint64_t bytes;	     /* in all files */
	struct arena *arena; /* of the check */
};

/* Finds and recognises every file. Returns false and fills e when a path does not exist. */
__attribute__((warn_unused_result)) bool take_files(struct items *items,
						    const struct check_options *o, struct err *e);

/* What is to be read: the SSDA903 of this year and last, the census, and Annex A. */
struct choice {
	bool has903, has_last903, has_census, has_annexa;
	int year903;
	size_t census;	       /* which item */
	enum err_kind trouble; /* ERR_USAGE when the user has to choose */
	const char **why_not;  /* [TABLES] why a table is not read */
};

/* Decides which items are read as what; those are marked chosen, the others say why not. */
void choose_items(struct items *items, const struct check_options *o, struct choice *choice);

/* Annex A (take_annexa.c): looks for a list in CSV text, and for lists in a workbook. Returns whether
 * there are any; of a workbook that is broken, *e says how. */
bool take_annexa_text(struct item *it);
bool take_annexa_book(struct item *it, struct err *e);

/* Which lists are read, where several files or sheets hold the same. Part of choose_items(). */
void choose_annexa(struct items *items, struct choice *choice);

/* Copies what is told of the item's lists to what is told of the file. */
void take_annexa_tell(struct items *items, struct item *it);

/* Lets go of the item's workbook. */
void take_annexa_close(struct item *it);

/* The bytes of all files that take_files would look at there; 0 when there is none to be had. */
uint64_t take_bytes(const char *path);

/* A file's name without its ending. */
struct str take_stem(struct str path);

void take_close(struct items *items);

#endif
