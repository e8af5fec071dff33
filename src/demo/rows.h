/*
 * One child's records as they will be written, cell by cell in text: made from the life, then
 * perhaps spoilt, then written. The records of the census stand in the order of its elements.
 */
#ifndef DEMO_ROWS_H
#define DEMO_ROWS_H

#include "demo/life.h"
#include "record/fields.h"

enum {
	ROWS_MAX = 480,
	CELL_BYTES = 48, /* with the final NUL */
};

struct row {
	enum table table;
	bool last;	 /* of last year's return */
	bool left_out;	 /* spoilt by leaving the record out */
	uint64_t number; /* in its table and file, from 1, once written */
	char cell[TABLE_FIELDS_MAX][CELL_BYTES];
};

struct rows {
	struct row row[ROWS_MAX];
	size_t n;
};

/* A new blank record. */
struct row *rows_new(struct rows *rows, enum table table, bool last);

/* The cell of a field of the record's table. */
char *row_cell(struct row *row, enum field f);

void row_text(struct row *row, enum field f, const char *text);
void row_number(struct row *row, enum field f, uint32_t n);

/* Blank for CODE_NOTHING_. */
void row_code(struct row *row, enum field f, enum code c);

/* In the return's own form; blank for a day after `known`. */
void row_date(struct row *row, enum field f, int32_t day, int32_t known);

/* A postcode and an Ofsted number made of a number; blank for 0. */
void rows_post(struct row *row, enum field f, uint32_t n);
void rows_urn(struct row *row, enum field f, uint32_t n);

/* Adds what the child's SSDA903 rows say on the view's last day, or the census on its day. */
void rows_add_903(struct rows *rows, const struct world *w, const struct life *l,
		  const struct view *v);
void rows_add_care_tables(struct rows *rows, const struct world *w, const struct life *l,
			  const struct view *v);
void rows_add_cin(struct rows *rows, const struct world *w, const struct life *l);

/* Whether the young person belongs to the view's OC3 table. */
bool rows_leaver_due(const struct life *l, const struct view *v);

/* Where the stay is, as a collection year calls it: registered supported accommodation was another
 * code to 2023-24. */
enum code rows_place(const struct stay *s, int year);

/* Whether a stay belongs to the view, and whether care goes on after it. */
bool rows_stay_due(const struct stay *s, const struct view *v);

#endif
