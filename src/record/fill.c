#include "record/fill.h"

#include "intake/csv.h"

#include <assert.h>

enum { NUMBER_MAX = 999999999 };

static void fill_text(void *cell, struct str s)
{
	struct text_cell *t = cell;

	*t = s.len ? (struct text_cell){s.p, (uint32_t)s.len, 0}
		   : (struct text_cell){"", 0, CELL_ABSENT};
}

static int32_t read_number(struct str s)
{
	int64_t n;

	return str_number(s, 0, NUMBER_MAX, &n) ? (int32_t)n : (int32_t)CELL_UNREADABLE;
}

/* A number with decimals, rounded to tenths: 12 and 12.0 are 120, 12.34 is 123. */
static int32_t read_tenths(struct str s)
{
	struct str decimals = s, whole = str_cut(&decimals, '.');
	int64_t n, d = 0;

	if (!str_number(whole, 0, NUMBER_MAX / 10, &n))
		return CELL_UNREADABLE;
	decimals.len = decimals.len > 9 ? 9 : decimals.len;
	if (whole.len < s.len && !str_number(decimals, 0, NUMBER_MAX, &d))
		return CELL_UNREADABLE;
	for (size_t i = decimals.len; i < 9 && d; i++)
		d *= 10;
	return (int32_t)(n * 10 + (d + 50000000) / 100000000);
}

static int32_t read_date(struct str s)
{
	int32_t day = date_read(s);

	return day == DATE_NONE ? (int32_t)CELL_UNREADABLE : day;
}

static int32_t read_code(enum code_set set, struct str s)
{
	enum code c = code_find(set, s);

	return c == CODE_NOTHING_ ? (int32_t)CELL_UNREADABLE : (int32_t)c;
}

/* The value of a cell that is not blank. */
static int32_t read_value(const struct field_info *f, struct str s)
{
	switch (f->type) {
	case CELL_date: return read_date(s);
	case CELL_code: return read_code(f->set, s);
	case CELL_number: return read_number(s);
	case CELL_tenths: return read_tenths(s);
	case CELL_key:
	case CELL_text: break;
	}
	return CELL_ABSENT;
}

void row_fill(struct row *row, enum table t, const struct str *cells)
{
	const struct table_info *info = table_info(t);
	const struct field_info *f = field_info(info->first); /* those of a table stand together */
	char *base = (char *)row;

	row->table = (uint16_t)t;
	row->spoilt = 0;
	for (size_t i = 0; i < info->fields; i++, f++) {
		int32_t v = CELL_ABSENT;

		if (f->type == CELL_key)
			continue;
		if (f->type == CELL_text) {
			fill_text(base + f->offset, cells[i]);
			continue;
		}
		if (cells[i].len)
			v = read_value(f, cells[i]);
		if (v == CELL_UNREADABLE)
			row->spoilt++;
		memcpy(base + f->offset, &v, sizeof v);
	}
}

static struct str csv_text(const struct row *row, const struct source *s, size_t i, struct arena *a)
{
	if (s->column_of[i] == COLUMN_NONE)
		return STR("");
	return csv_nth((struct str){row->raw, row->raw_len}, s->delimiter, (size_t)s->column_of[i],
		       a);
}

/* What was worked out and does not stand in the file, as it would be written. */
static struct str typed_text(const struct row *row, const struct field_info *f, struct arena *a)
{
	const char *cell = (const char *)row + f->offset;
	int32_t v;

	if (f->type == CELL_key)
		return STR("");
	if (f->type == CELL_text)
		return text_of(*(const struct text_cell *)(const void *)cell);
	memcpy(&v, cell, sizeof v);
	if (v < 0)
		return STR("");
	if (f->type == CELL_code)
		return str_of(code_info((enum code)v)->text);
	if (f->type == CELL_tenths)
		return arena_fmt(a, "%d.%d", v / 10, v % 10);
	return arena_fmt(a, "%d", v);
}

struct str row_raw(const struct row *row, enum field f, struct arena *a)
{
	const struct source *s = &row->child->scope->sources[row->table];
	size_t i = f - table_info((enum table)row->table)->first;
	struct str text = STR("");

	assert(field_info(f)->table == (enum table)row->table);
	if (s->form == RAW_CSV)
		text = csv_text(row, s, i, a);
	else if (s->form == RAW_CELLS && row->raw)
		memcpy(&text, row->raw + i * sizeof text, sizeof text);
	if (text.p && text.len)
		return text;
	return field_info(f)->presence == REQUIRED ? STR("") : typed_text(row, field_info(f), a);
}

bool source_has(const struct source *sources, enum field f)
{
	const struct field_info *info = field_info(f);
	const struct source *s = &sources[info->table];

	return s->here && (s->present >> (f - table_info(info->table)->first) & 1);
}
