/*
 * A file of audits as rows: which case, whose team, which auditor, when, and the grade on one or more
 * columns. Columns are named by the caller or guessed by their headings, and grades are recognised;
 * what was taken for what can be said back. No row is dropped silently: a row that lacks something
 * stays, takes no part where that is needed, and is counted in a note that says so.
 *
 * Readings of one case within three months are readings of one audit: the first counts as its grade,
 * the others only for the agreement of auditors. A later reading is an audit of its own.
 */
#ifndef AUDIT_AUDITS_H
#define AUDIT_AUDITS_H

#include "audit/audits_scale.h"
#include "intake/listing.h"

enum {
	AUDITS_NONE = -1,     /* no team, no auditor, no grade, no order */
	AUDITS_CRITERIA = 24, /* graded columns at most */
	AUDITS_KINDS = 8,     /* columns at most that say what kind of case it is */
	AUDITS_FILES = 24,    /* read together at most */
	AUDITS_APART = 92,    /* days after which a reading is another audit */
};

/* What the caller says of the columns; "" is for guessing. Borrowed while they are read. */
struct audits_options {
	struct str id, by, auditor, date, linked, moderated, order, good;
	struct str
	    grade[AUDITS_CRITERIA]; /* the first is the main one; "all" for every graded one */
	size_t grades;
	struct str kind[AUDITS_KINDS]; /* never guessed */
	size_t kinds;
};

struct audits_column {
	int at; /* LISTING_NONE when there is none */
	struct str name;
	bool guessed;
};

struct audits_row {
	uint32_t line;	       /* in the file */
	uint8_t file;	       /* 0 the first of those read together */
	uint32_t audit;	       /* readings of one audit have the same number, from 0 */
	int32_t team, auditor; /* numbered by name in byte order, or AUDITS_NONE */
	int32_t day;	       /* or DATE_NONE */
	int32_t order;	       /* in which it was to be read, or AUDITS_NONE */
	int32_t linked;	       /* its grade on the linked scale, or AUDITS_NONE */
	int32_t moderated;     /* its grade after moderation, on the main scale, or AUDITS_NONE */
	bool again; /* the same auditor had graded this audit before: takes no part anywhere */
};

/* What stood in a grade's cell. */
enum audits_cell { CELL_KNOWN, CELL_BLANK, CELL_UNKNOWN };

struct audits {
	struct listing list;
	struct listing more[AUDITS_FILES - 1]; /* further files with the same columns */
	size_t more_count;
	struct listing_cells cells;
	uint8_t *file_of; /* of each row, when there is more than one file; else NULL */
	struct arena arena;
	struct audits_column id, team, auditor, date, order, linked, moderated;
	struct audits_column criterion[AUDITS_CRITERIA];
	size_t criteria; /* at least 1 */
	struct audits_column kind[AUDITS_KINDS];
	size_t kinds, kinds_at; /* kinds_at: where they begin in a row's cells */
	size_t wide, graded_at; /* cells of a row that were read; where its grades begin */
	struct audits_scale scale, linked_scale;
	struct audits_row *row;
	uint32_t *sorted;	    /* rows by audit, the first reading of each first */
	int8_t *grade;		    /* rows * criteria: 0 the worst, or AUDITS_NONE */
	size_t rows, audits, known; /* known: rows with a grade on the main column */
	struct str *teams, *auditors;
	size_t team_count, auditor_count;
	enum audits_cell *cell; /* rows * criteria: what was wrong with a grade */
	size_t bad_moderated;	/* rows whose grade after moderation is not known */
	uint8_t *bad_date;	/* by row: a date was given, and could not be read */
	struct str *note;	/* what was left out where, a sentence each */
	size_t notes;
};

/* Reads the file. Returns false and fills e when it cannot be read as audits at all: no rows, no column
 * of grades, or grades of which none is known. Close it either way. */
__attribute__((warn_unused_result)) bool audits_read(struct audits *a, const char *path,
						     const struct audits_options *o, struct err *e);

/* Reads files with the same columns, in whatever order these are, as one. count from 1 to AUDITS_FILES;
 * paths are borrowed. */
__attribute__((warn_unused_result)) bool audits_read_all(struct audits *a, const char *const *paths,
							 size_t count,
							 const struct audits_options *o,
							 struct err *e);
void audits_close(struct audits *a);

/* The path of one of its files. */
static inline const char *audits_path(const struct audits *a, size_t file)
{
	return file ? a->more[file - 1].path : a->list.path;
}

/* Whether the file, read without any options, is beyond doubt one of audits: all five columns are
 * there, and nine grades in ten are known. */
bool audits_beyond_doubt(const struct audits *a);

/* A row's grade on a criterion, or AUDITS_NONE. */
static inline int audits_grade(const struct audits *a, size_t row, size_t criterion)
{
	return a->row[row].again ? AUDITS_NONE : a->grade[row * a->criteria + criterion];
}

/* The text of a row's grade as it stands in the file. */
struct str audits_text(const struct audits *a, size_t row, size_t criterion);

/* What a row says of the kind of case in one of the columns of kinds; "" when it says nothing. */
struct str audits_kind(const struct audits *a, size_t row, size_t kind);

/* audits_columns.c: a column by the name that the user gave it. Returns false and fills e when the list
 * has none such, naming those that it has. And the team's by its heading; at LISTING_NONE when none
 * looks like it. Returns true. */
__attribute__((warn_unused_result)) bool
audits_column_named(struct listing *l, struct str name, struct audits_column *to, struct err *e);
bool audits_team_guessed(const struct listing *l, struct audits_column *to);

/* "10/04/2025 14:30" as its day; DATE_NONE for what is none. */
int32_t audits_day(struct str s);

/* audits_columns.c: fills the columns. Returns false and fills e. */
__attribute__((warn_unused_result)) bool
audits_choose_columns(struct audits *a, const struct audits_options *o, struct err *e);

/* audits_notes.c: counts what is missing, and says so. */
void audits_make_notes(struct audits *a);

#endif
