/*
 * CSV files, recognised, read, linked and checked. The input is files of this year with "=====" on a
 * line between them; files of last year follow "-----".
 */
#include "fuzz.h"

#include "intake/csv.h"
#include "intake/encoding.h"
#include "record/recognise.h"

#include <stdlib.h>

struct reading {
	struct arena arena;
	struct all903 now, last;
	bool has_last;
	int year;
};

/* Lines rise, cells lie in their row, and the row split again by itself gives the same cells. */
static void must_split(struct str text, char delimiter)
{
	struct csv_row *row = malloc(sizeof *row), *again = malloc(sizeof *again);
	struct arena arena = {0};
	struct csv c = csv_over(text, delimiter, &arena);
	uint32_t line = 0;

	MUST(row && again);
	while (csv_next(&c, row)) {
		struct csv alone = csv_over(row->raw, delimiter, &arena);

		MUST(row->line > line && row->count > 0 && row->count <= LIMIT_COLUMNS);
		line = row->line;
		MUST(csv_next(&alone, again) && again->count == row->count);
		for (size_t i = 0; i < row->count; i++)
			MUST(str_eq(row->cells[i], again->cells[i]));
		MUST(!csv_next(&alone, again));
	}
	arena_close(&arena);
	free(row);
	free(again);
}

/* Takes one file; a table that is there already is not read again, as in choose.c. */
static void add_file(struct reading *r, struct str file, bool last)
{
	struct all903 *into = last ? &r->last : &r->now;
	struct year_counts years = {0};
	struct recognised seen;
	struct buf text = {0};
	size_t wide;

	buf_str(&text, file);
	encoding_to_utf8(&text);
	must_split(buf_view(&text), ',');
	must_split(buf_view(&text), ';');
	recognise_csv(buf_view(&text), &r->arena, &seen);
	if (seen.likeness == LIKE_TABLE && !into->sources[seen.csv.table].here) {
		recognise_years(buf_view(&text), &seen.csv, &r->arena, &years);
		if (!last && recognise_year(&years) > r->year)
			r->year = recognise_year(&years);
		all903_add_csv(into, &seen.csv, &text, &wide);
		r->has_last |= last;
	}
	buf_close(&text);
}

static struct str next_file(struct str *left, bool *last_next)
{
	for (size_t i = 0; i + 6 <= left->len; i++) {
		struct str file = {left->p, i};

		if (memcmp(left->p + i, "=====\n", 6) && memcmp(left->p + i, "-----\n", 6))
			continue;
		*last_next |= left->p[i] == '-';
		*left = (struct str){left->p + i + 6, left->len - i - 6};
		return file;
	}
	struct str all = *left;
	left->len = 0;
	return all;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str left = {(const char *)data, size};
	struct reading r = {.year = 0};
	bool last = false;

	all903_open(&r.now, 2025);
	all903_open(&r.last, 2024);
	while (left.len) {
		bool next = last;

		add_file(&r, next_file(&left, &next), last);
		last = next;
	}
	fuzz_rules_903(&r.now, &r.last, r.has_last, r.year ? r.year : 2025);
	all903_close(&r.now);
	all903_close(&r.last);
	arena_close(&r.arena);
	return 0;
}
