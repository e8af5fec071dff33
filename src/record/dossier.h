/*
 * The dossier: all that a return says of one child, typed and linked. A row type per table comes
 * from fields.def: struct episode, struct review, ... each beginning with `struct row row`. A
 * child's rows of one table stand together, sorted by their date (equal dates in file order), so:
 *
 *     for (const struct episode *e = first_episode(c); e; e = next_episode(e))
 *
 * Rows of the CIN census keep file order and point to the row they sit inside (a->cindetails).
 * Everything here is read-only once it is loaded.
 */
#ifndef RECORD_DOSSIER_H
#define RECORD_DOSSIER_H

#include "record/compare.h"
#include "record/fields.h"
#include "record/note.h"

struct source;
struct reference;
struct child;

/* What holds for a whole return of one year. */
struct scope {
	enum returns returns;
	int year;			   /* the year the collection starts in: 2025 for 2025-26 */
	struct date_cell start, end;	   /* the collection period, both days included */
	const struct source *sources;	   /* [TABLES]: where the rows of a table came from */
	struct str authority;		   /* the code it was given as, "" when not told */
	const struct reference *reference; /* or NULL */
	bool xml;			   /* the return came as XML */
};

struct row {
	const struct child *child; /* NULL only on the sentinels around a table */
	const char *raw;	   /* its text, for row_raw() */
	uint32_t raw_len;
	uint32_t record; /* from 1, in its table, in file order; 0: no such record */
	uint32_t line;	 /* the line it begins on in its file, from 1 */
	uint16_t table;	 /* enum table */
	uint16_t spoilt; /* how many of its cells are unreadable */
};

#define CELLTYPE_key(member)
#define CELLTYPE_date(member)	struct date_cell member;
#define CELLTYPE_code(member)	struct code_cell member;
#define CELLTYPE_number(member) struct number_cell member;
#define CELLTYPE_tenths(member) struct tenths_cell member;
#define CELLTYPE_text(member)	struct text_cell member;

#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what)                                 \
	struct type {                                                                              \
		struct row row;
#define PARENT(TABLE, type, parent)			const struct parent *parent;
#define FIELD(TABLE, name, member, cell, set, presence) CELLTYPE_##cell(member)
#define TABLE_END(TABLE, type)                                                                     \
	}                                                                                          \
	;
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END

/* The tables of the SSDA903, and the others. */
enum { CHILD_TABLES = TABLE_DOLO + 1, CHILD_MORE = TABLES - CHILD_TABLES };

struct child {
	struct str id; /* as the return has it, trimmed; "" for one without */
	const struct scope *scope;
	const struct child *last; /* the same child in last year's return, or NULL */
	bool nameless;		  /* records of no child: not looked at as a child */
	const struct note *notes; /* of a child read from a census */
	size_t note_count;
	/* behind child_rows(): a country's SSDA903 has hundreds of thousands of children, so its
	 * tables, which are the first ones, have a place in each, and the others only where wanted */
	const void *rows[CHILD_TABLES];
	const void **more; /* [CHILD_MORE], or NULL */
};

/* The first of a child's rows of a table, or NULL. */
static inline const void *child_rows(const struct child *c, enum table t)
{
	if (t <= TABLE_DOLO)
		return c->rows[t];
	return c->more ? c->more[t - CHILD_TABLES] : NULL;
}

/* The child has rows of no table from this one on. */
static inline enum table child_tables_end(const struct child *c)
{
	return c->more ? TABLES : (enum table)CHILD_TABLES;
}

/* For those who link a child to its rows: c->more is there when t wants it. */
static inline void child_set_rows(struct child *c, enum table t, const void *first)
{
	if (t <= TABLE_DOLO)
		c->rows[t] = first;
	else
		c->more[t - CHILD_TABLES] = first;
}

/* TABLE_OF_episode is TABLE_EPISODE, and so on. */
enum {
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what) TABLE_OF_##type = TABLE_##TABLE,
#define PARENT(TABLE, type, parent)
#define FIELD(TABLE, name, member, cell, set, presence)
#define TABLE_END(TABLE, type)
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END
};

/* first_X(c): the child's first row of a table, NULL when there is none or c is NULL.
 * next_X(r), prev_X(r): the same child's neighbour in the table, or NULL. */
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what)                                 \
	static inline const struct type *first_##type(const struct child *c)                       \
	{                                                                                          \
		return c ? child_rows(c, TABLE_##TABLE) : NULL;                                    \
	}                                                                                          \
	static inline const struct type *next_##type(const struct type *r)                         \
	{                                                                                          \
		return r[1].row.child == r->row.child ? r + 1 : NULL;                              \
	}                                                                                          \
	static inline const struct type *prev_##type(const struct type *r)                         \
	{                                                                                          \
		return r[-1].row.child == r->row.child ? r - 1 : NULL;                             \
	}
#define PARENT(TABLE, type, parent)
#define FIELD(TABLE, name, member, cell, set, presence)
#define TABLE_END(TABLE, type)
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END

/* Of any row: the first and last day of the collection year, and the year it starts in. */
#define year_start(r) ((r)->row.child->scope->start)
#define year_end(r)   ((r)->row.child->scope->end)
#define year_of(r)    ((r)->row.child->scope->year)

#endif
