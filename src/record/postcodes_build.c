#include "record/postcodes_build.h"

#include "intake/csv.h"
#include "intake/lines.h"

#include <stdio.h>

/* ---- columns ---- */

enum column { POSTCODE, AUTHORITY, EAST, NORTH, COLUMNS };

/* The names that the lists of the last years give each column. */
static const char *const names[COLUMNS][8] = {
    [POSTCODE] = {"pcd", "pcds", "pcd7", "pcd8", "postcode"},
    [AUTHORITY] = {"laua", "oslaua", "lad25cd", "lad24cd", "lad23cd", "lad22cd", "lad21cd"},
    [EAST] = {"oseast1m", "east1m", "eastings"},
    [NORTH] = {"osnrth1m", "north1m", "northings"},
};

struct reading {
	struct lines lines;
	struct arena arena; /* of a line */
	struct csv_row *row;
};

static bool split(struct reading *r, struct str line)
{
	struct csv csv;

	arena_reset(&r->arena);
	csv = csv_over(line, ',', &r->arena);
	return csv_next(&csv, r->row);
}

static int find_name(const struct csv_row *row, const char *name)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_same(row->cells[i], str_of(name)))
			return (int)i;
	return -1;
}

/* Where each column is. Returns false when one is not there. */
static bool find_columns(const struct csv_row *row, int at[COLUMNS])
{
	for (size_t c = 0; c < COLUMNS; c++) {
		at[c] = -1;
		for (size_t n = 0; names[c][n] && at[c] < 0; n++)
			at[c] = find_name(row, names[c][n]);
		if (at[c] < 0)
			return false;
	}
	return true;
}

/* A byte order mark is no part of the first name. */
static struct str without_mark(struct str line)
{
	if (str_starts(line, STR("\xEF\xBB\xBF")))
		return (struct str){line.p + 3, line.len - 3};
	return line;
}

static bool header_has(struct str header, bool (*fits)(const struct csv_row *))
{
	struct reading r = {.row = mem_take(sizeof *r.row)};
	bool ok = split(&r, without_mark(header)) && fits(r.row);

	mem_free(r.row);
	arena_close(&r.arena);
	return ok;
}

static bool fits_postcodes(const struct csv_row *row)
{
	int at[COLUMNS];

	return find_columns(row, at);
}

/* "LTLA21CD", "UTLA21CD", whatever the year. */
static int find_tier(const struct csv_row *row, const char *tier)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].len == 8 &&
		    str_same((struct str){row->cells[i].p, 4}, str_of(tier)) &&
		    str_same((struct str){row->cells[i].p + 6, 2}, STR("CD")))
			return (int)i;
	return -1;
}

static bool fits_authorities(const struct csv_row *row)
{
	return find_tier(row, "LTLA") >= 0 && find_tier(row, "UTLA") >= 0;
}

bool postcodes_header_fits(struct str header)
{
	return header_has(header, fits_postcodes);
}

bool authorities_header_fits(struct str header)
{
	return header_has(header, fits_authorities);
}

/* ---- authorities ---- */

static void copy_code(char to[AUTHORITY_CODE_MAX], struct str code)
{
	snprintf(to, AUTHORITY_CODE_MAX, "%.*s", (int)code.len, code.p);
}

/* What can be told of the upper tier by the code alone: one tier only, or another country. */
static void guess_upper(struct postcodes_authority *a)
{
	static const struct {
		const char *begins, *upper;
	} countries[] = {{"W", "WAL"}, {"S", "SCO"}, {"N", "NIR"}};
	struct str code = str_of(a->lower);

	for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++)
		if (str_starts(code, str_of(countries[i].begins)))
			copy_code(a->upper, str_of(countries[i].upper));
	if (str_starts(code, STR("E")) && !str_starts(code, STR("E07")))
		copy_code(a->upper, code);
}

static struct postcodes_authority *authority_for(struct postcodes_build *b, struct str code)
{
	struct postcodes_authority *a;
	uint32_t place;
	bool added;

	if (code.len >= AUTHORITY_CODE_MAX) /* what is no code tells no authority */
		code = STR("");
	if (!b->authorities)
		b->authorities =
		    arena_array(&b->arena, POSTCODES_AUTHORITIES, sizeof *b->authorities);
	place = map_get(&b->by_code, code);
	if (place != MAP_NONE)
		return &b->authorities[place];
	if (b->authority_count == POSTCODES_AUTHORITIES)
		return NULL;
	map_put(&b->by_code, arena_str(&b->arena, code), (uint32_t)b->authority_count, &added);
	a = &b->authorities[b->authority_count++];
	copy_code(a->lower, code);
	guess_upper(a);
	return a;
}

/* ---- reading ---- */

static bool reading_open(struct reading *r, const char *path, struct err *e)
{
	struct str line;

	*r = (struct reading){.row = mem_take(sizeof *r->row)};
	if (!lines_open(&r->lines, path, e))
		return false;
	if (lines_next(&r->lines, &line, e) && split(r, without_mark(line)))
		return true;
	return err_set(e, ERR_INPUT, "%s is empty", path);
}

static void reading_close(struct reading *r)
{
	lines_close(&r->lines);
	arena_close(&r->arena);
	mem_free(r->row);
}

static struct str cell(const struct csv_row *row, int at)
{
	return (size_t)at < row->count ? row->cells[at] : STR("");
}

static uint32_t metres(struct str s, uint32_t most)
{
	int64_t n;

	return str_number(s, 0, most, &n) ? (uint32_t)n : 0;
}

static bool add_row(struct postcodes_build *b, const struct csv_row *row, const int at[COLUMNS],
		    const char *path, struct err *e)
{
	const struct postcodes_authority *a = authority_for(b, cell(row, at[AUTHORITY]));
	struct postcode code;

	if (!a)
		return err_set(e, ERR_INPUT, "%s names more than %d authorities, which cannot be",
			       path, POSTCODES_AUTHORITIES);
	if (!postcode_read(cell(row, at[POSTCODE]), &code)) {
		b->malformed++;
		return true;
	}
	b->entries = mem_room(b->entries, &b->cap, b->count + 1, sizeof *b->entries);
	b->entries[b->count++] = (struct postcode_entry){
	    .code = code,
	    .authority = (uint32_t)(a - b->authorities),
	    .east = metres(cell(row, at[EAST]), (1U << EAST_BITS) - 1),
	    .north = metres(cell(row, at[NORTH]), (1U << NORTH_BITS) - 1),
	};
	return true;
}

bool postcodes_add(struct postcodes_build *b, const char *path, struct err *e)
{
	struct reading r;
	struct str line;
	int at[COLUMNS];
	bool ok = reading_open(&r, path, e);

	if (ok && !find_columns(r.row, at))
		ok = err_set(e, ERR_INPUT, "%s is no list of postcodes", path);
	while (ok && lines_next(&r.lines, &line, e))
		ok = !split(&r, line) || add_row(b, r.row, at, path, e);
	reading_close(&r);
	return e->kind == ERR_NONE;
}

bool authorities_add(struct postcodes_build *b, const char *path, struct err *e)
{
	int lower, upper;
	struct reading r;
	struct str line;
	bool ok = reading_open(&r, path, e);

	lower = ok ? find_tier(r.row, "LTLA") : -1;
	upper = ok ? find_tier(r.row, "UTLA") : -1;
	if (ok && (lower < 0 || upper < 0))
		ok = err_set(e, ERR_INPUT, "%s is no list of lower and upper authorities", path);
	while (ok && lines_next(&r.lines, &line, e)) {
		struct postcodes_authority *a =
		    split(&r, line) ? authority_for(b, cell(r.row, lower)) : NULL;

		if (a && cell(r.row, upper).len)
			copy_code(a->upper, cell(r.row, upper));
	}
	reading_close(&r);
	return e->kind == ERR_NONE;
}

void postcodes_build_close(struct postcodes_build *b)
{
	mem_free(b->entries);
	map_close(&b->by_code);
	arena_close(&b->arena);
	*b = (struct postcodes_build){0};
}
