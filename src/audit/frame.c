#include "audit/frame.h"

#include "base/map.h"
#include "intake/csv.h"

#include <math.h>
#include <stdlib.h>

enum column { CASE, STRATUM, WEIGHT, PLACE, COLUMNS };

static const char *const names[COLUMNS] = {"case", "stratum", "weight", "place"};

/* Reading a frame: where each column is (-1: nowhere) and what has been met. */
struct reading {
	struct frame *f;
	const char *name;
	int at[COLUMNS];
	struct map strata;
	struct csv_row *row;
};

static bool find_columns(struct reading *r, struct err *e)
{
	int known = 0;

	for (int c = 0; c < COLUMNS; c++) {
		r->at[c] = -1;
		for (size_t i = 0; i < r->row->count; i++)
			if (str_is(r->row->cells[i], names[c])) {
				r->at[c] = (int)i;
				known++;
			}
	}
	if (r->at[CASE] == 0 && (size_t)known == r->row->count)
		return true;
	return err_set(e, ERR_INPUT,
		       "%s is no published list: its columns are case, stratum, weight and place",
		       r->name);
}

static struct str cell(const struct reading *r, enum column c)
{
	int at = r->at[c];

	return at >= 0 && (size_t)at < r->row->count ? r->row->cells[at] : STR("");
}

static void take_stratum(struct reading *r, size_t item)
{
	struct frame *f = r->f;
	struct str name = cell(r, STRATUM);
	bool added;
	uint32_t number = map_put(&r->strata, name, (uint32_t)f->strata_count + 1, &added) - 1;

	if (added) {
		if ((f->strata_count & (f->strata_count - 1)) == 0) {
			struct str *more =
			    arena_array(&f->arena, 2 * f->strata_count + 1, sizeof *more);

			if (f->strata_count)
				memcpy(more, f->strata, f->strata_count * sizeof *more);
			f->strata = more;
		}
		f->strata[f->strata_count++] = name;
	}
	f->stratum_of[item] = number;
}

static bool take_weight(struct reading *r, size_t item, struct err *e)
{
	char text[64];
	struct str s = cell(r, WEIGHT);
	char *end;

	if (s.len == 0 || s.len >= sizeof text)
		return err_set(e, ERR_INPUT, "%s, line %u: there is no weight", r->name,
			       r->row->line);
	memcpy(text, s.p, s.len);
	text[s.len] = '\0';
	r->f->weight[item] = strtod(text, &end);
	if (*end || !isfinite(r->f->weight[item]) || r->f->weight[item] <= 0)
		return err_set(e, ERR_INPUT, "%s, line %u: %s is no weight above 0", r->name,
			       r->row->line, text);
	return true;
}

static bool take_place(struct reading *r, size_t item, struct err *e)
{
	int64_t place;

	if (!str_number(cell(r, PLACE), 1, UINT32_MAX, &place))
		return err_set(e, ERR_INPUT, "%s, line %u: the place is no number", r->name,
			       r->row->line);
	r->f->place[item] = (uint32_t)place;
	return true;
}

static bool take_case(struct reading *r, struct err *e)
{
	struct frame *f = r->f;
	size_t item = f->size++;

	f->cases[item] = cell(r, CASE);
	if (f->cases[item].len == 0)
		return err_set(e, ERR_INPUT, "%s, line %u: there is no case", r->name,
			       r->row->line);
	if (item && str_cmp(f->cases[item - 1], f->cases[item]) >= 0)
		return err_set(e, ERR_INPUT, "%s, line %u: the cases are not in order, each once",
			       r->name, r->row->line);
	take_stratum(r, item);
	return (!f->weight || take_weight(r, item, e)) && (!f->place || take_place(r, item, e));
}

struct named {
	struct str name;
	uint32_t number;
};

static int by_name(const void *a, const void *b)
{
	return str_cmp(((const struct named *)a)->name, ((const struct named *)b)->name);
}

/* Puts the strata in order of their names, and counts their cases. */
static void order_strata(struct frame *f)
{
	struct named *sorted = arena_array(&f->arena, f->strata_count + 1, sizeof *sorted);
	uint32_t *to = arena_array(&f->arena, f->strata_count + 1, sizeof *to);

	for (size_t h = 0; h < f->strata_count; h++)
		sorted[h] = (struct named){f->strata[h], (uint32_t)h};
	if (f->strata_count)
		qsort(sorted, f->strata_count, sizeof *sorted, by_name);
	for (size_t h = 0; h < f->strata_count; h++) {
		f->strata[h] = sorted[h].name;
		to[sorted[h].number] = (uint32_t)h;
	}
	f->sizes = arena_array(&f->arena, f->strata_count + 1, sizeof *f->sizes);
	for (size_t i = 0; i < f->size; i++) {
		f->stratum_of[i] = to[f->stratum_of[i]];
		f->sizes[f->stratum_of[i]]++;
	}
}

static size_t count_lines(struct str text)
{
	size_t lines = 0;

	for (size_t i = 0; i < text.len; i++)
		lines += text.p[i] == '\n';
	return lines + 1;
}

static void make_room(struct reading *r, size_t rows)
{
	struct frame *f = r->f;

	f->cases = arena_array(&f->arena, rows, sizeof *f->cases);
	f->stratum_of = arena_array(&f->arena, rows, sizeof *f->stratum_of);
	f->by_stratum = r->at[STRATUM] >= 0;
	f->weight = r->at[WEIGHT] < 0 ? NULL : arena_array(&f->arena, rows, sizeof *f->weight);
	f->place = r->at[PLACE] < 0 ? NULL : arena_array(&f->arena, rows, sizeof *f->place);
}

bool frame_parse(struct frame *f, const char *name, struct err *e)
{
	struct reading r = {.f = f, .name = name};
	struct csv csv = csv_over(buf_view(&f->text), ',', &f->arena);
	uint8_t digest[SHA256_BYTES];
	bool ok;

	sha256_of(buf_view(&f->text), digest);
	sha256_hex(digest, f->digest);
	r.row = arena_take(&f->arena, sizeof *r.row);
	if (!csv_next(&csv, r.row))
		return err_set(e, ERR_INPUT, "%s is empty", name);
	ok = find_columns(&r, e);
	if (ok)
		make_room(&r, count_lines(buf_view(&f->text)));
	while (ok && csv_next(&csv, r.row))
		ok = take_case(&r, e);
	map_close(&r.strata);
	if (!ok)
		return false;
	if (f->size == 0)
		return err_set(e, ERR_INPUT, "%s has no cases", name);
	order_strata(f);
	return true;
}

void frame_close(struct frame *f)
{
	buf_close(&f->text);
	arena_close(&f->arena);
}
