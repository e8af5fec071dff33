/* Dates, numbers, codes and every other kind of cell. */
#include "fuzz.h"

#include "base/jsonout.h"
#include "record/fill.h"

#include <inttypes.h>
#include <stdio.h>

static void try_date(struct str s)
{
	int32_t day = date_read(s);
	char text[DATE_TEXT_MAX];
	int y, m, d;

	MUST(day >= DATE_NONE);
	if (day == DATE_NONE)
		return;
	date_parts(day, &y, &m, &d);
	MUST(y >= 1900 && y < 2200 && date_day(y, m, d) == day);
	MUST(date_read(str_of(date_british(day, text))) == day);
	MUST(date_read(str_of(date_iso(day, text))) == day);
	MUST(date_age(day, day) == 0);
	MUST(date_collection_year(day) == y - (m < 4));
}

static void try_number(struct str s)
{
	char text[32];
	int64_t n;

	if (!str_number(s, INT64_MIN, INT64_MAX, &n))
		return;
	snprintf(text, sizeof text, "%" PRId64, n);
	MUST(str_number(str_of(text), n, n, &n));
	MUST(s.len > 0 && s.p[s.len - 1] - '0' == (n < 0 ? -(n % 10) : n % 10));
}

/* Any text in any cell of any table. */
static void try_cells(struct str s)
{
	union {
		struct row row;
		char bytes[1024];
	} held = {0};
	struct str cells[TABLE_FIELDS_MAX];

	for (size_t i = 0; i < TABLE_FIELDS_MAX; i++)
		cells[i] = s;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		MUST(table_info(t)->row_size <= sizeof held);
		row_fill(&held.row, t, cells);
		MUST(held.row.spoilt <= table_info(t)->fields && (s.len || !held.row.spoilt));
	}
}

static void try_text(struct str s)
{
	struct str trimmed = str_trim(s);
	struct out o = out_memory();
	struct jsonout j = jsonout_to(&o);

	MUST(str_eq(trimmed, str_trim(trimmed)) && trimmed.len <= s.len);
	MUST(str_same(s, s) && str_cmp(s, s) == 0);
	jsonout_str(&j, s);
	MUST(strict_json(buf_view(&o.buf)));
	out_abandon(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};

	try_date(s);
	try_number(s);
	try_cells(s);
	try_text(s);
	return 0;
}
