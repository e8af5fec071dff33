/* What each file that was found was taken for, and each list of Annex A in it. */
#ifndef RULES_TAKEN_H
#define RULES_TAKEN_H

#include "record/fields.h"

enum taken_as {
	TAKEN_READ,	  /* read whole */
	TAKEN_CUT_SHORT,  /* read up to where it broke; note says where and how */
	TAKEN_SET_ASIDE,  /* the user has to choose; note says between what */
	TAKEN_UNREADABLE, /* meant to be a return, or named by the user, and is none */
	TAKEN_LEFT_ALONE, /* something else that stands in the folder */
};

/* A list of Annex A as it was found in a file or a sheet. */
struct taken_list {
	enum table table;
	struct str sheet; /* "" in a CSV file */
	bool hidden;	  /* the sheet */
	bool read;	  /* or why says why not */
	uint64_t records;
	uint32_t heading_row;
	struct str
	    placed; /* columns whose heading is another than the official one, and for what */
	struct str unknown; /* headings that were not placed */
	struct str missing; /* columns that are not there */
	struct str note;    /* what else there is to know */
};

struct taken {
	struct str path; /* as found */
	enum taken_as as;
	enum returns returns; /* RETURN_NONE when it is none */
	enum table table;     /* TABLE_NONE for a whole return in one file */
	bool last_year;
	int year; /* the year its collection starts in; 0: not told */
	uint64_t records;
	struct str form; /* "CSV, comma, UTF-8", "XML" */
	struct str
	    unknown;	 /* columns or elements that were not known, joined by ", "; "" for none */
	struct str note; /* what the user has to know; "" for nothing */
	const struct taken_list *lists; /* Annex A */
	size_t list_count;
};

#endif
