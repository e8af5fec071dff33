#include "demo/rows.h"

#include <assert.h>
#include <string.h>

struct row *rows_new(struct rows *rows, enum table table, bool last)
{
	struct row *row = &rows->row[rows->n];

	assert(rows->n < ROWS_MAX);
	rows->n++;
	row->table = table;
	row->last = last;
	row->left_out = false;
	row->number = 0;
	for (size_t i = 0; i < table_info(table)->fields; i++)
		row->cell[i][0] = 0;
	return row;
}

char *row_cell(struct row *row, enum field f)
{
	int at = (int)f - (int)table_info(row->table)->first;

	assert(at >= 0 && at < TABLE_FIELDS_MAX);
	return row->cell[at];
}

void row_text(struct row *row, enum field f, const char *text)
{
	size_t n = strlen(text);

	assert(n < CELL_BYTES);
	memcpy(row_cell(row, f), text, n + 1);
}

void row_number(struct row *row, enum field f, uint32_t n)
{
	char digits[12];
	char *p = digits + sizeof digits - 1;

	*p = 0;
	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	row_text(row, f, p);
}

void row_code(struct row *row, enum field f, enum code c)
{
	if (c != CODE_NOTHING_)
		row_text(row, f, code_info(c)->text);
}

void row_date(struct row *row, enum field f, int32_t day, int32_t known)
{
	char text[DATE_TEXT_MAX];

	if (day > known)
		return;
	if (table_info(row->table)->returns == RETURN_CIN)
		row_text(row, f, date_iso(day, text));
	else
		row_text(row, f, date_british(day, text));
}
