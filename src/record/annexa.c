#include "record/annexa.h"

#include "intake/csv.h"

#include <assert.h>

/* ---- opening ---- */

static void open_part(struct all903 *part)
{
	all903_open(part, 0);
	part->scope.returns = RETURN_ANNEXA;
}

void annexa_open(struct annexa *a)
{
	*a = (struct annexa){.window = annexa_window(DATE_NONE)};
	open_part(&a->children);
	open_part(&a->adopters);
}

static struct all903 *part_of(struct annexa *a, enum table t)
{
	return t == TABLE_ADOPTER ? &a->adopters : &a->children;
}

/* ---- rows ---- */

struct adding {
	struct all903 *to;
	const struct annexa_place *place;
	struct annexa_cells cells;
	struct annexa_told *told;
};

static void open_adding(struct adding *d, struct annexa *a, const struct annexa_place *p,
			struct annexa_told *told)
{
	const struct table_info *info = table_info(p->layout.table);
	struct source *s;

	*d = (struct adding){.to = part_of(a, p->layout.table), .place = p, .told = told};
	d->cells.arena = &d->to->arena;
	*told = (struct annexa_told){0};
	s = &d->to->sources[p->layout.table];
	*s = (struct source){.here = true, .form = RAW_CELLS};
	for (size_t i = 0; i < info->fields; i++)
		if (p->layout.column_of[i] != COLUMN_NONE)
			s->present |= UINT64_C(1) << i;
	a->sources[p->layout.table] = *s;
}

static void close_adding(struct adding *d)
{
	d->told->errors = d->cells.errors;
	annexa_cells_close(&d->cells);
}

static bool is_blank(const struct str *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cells[i].len)
			return false;
	return true;
}

static void add_row(struct adding *d, uint32_t line, const struct str *given, size_t count)
{
	enum table t = d->place->layout.table;
	const struct table_info *info = table_info(t);
	struct str cells[TABLE_FIELDS_MAX] = {{NULL, 0}}, *raw;

	if (is_blank(given, count))
		return;
	raw = arena_array(&d->to->arena, info->fields, sizeof *raw);
	for (size_t i = 0; i < info->fields; i++) {
		int16_t column = d->place->layout.column_of[i];

		if (column < 0 || (size_t)column >= count)
			continue;
		raw[i] = given[column];
		cells[i] = annexa_cell(&d->cells, info->first + (enum field)i, &raw[i]);
	}
	all903_add_row(d->to, t, cells, (struct str){(const char *)raw, info->fields * sizeof *raw},
		       line);
	d->told->records++;
}

void annexa_add_csv(struct annexa *a, const struct annexa_place *p, struct buf *text,
		    struct annexa_told *told)
{
	struct str rest = {text->p + p->heading_end, text->len - p->heading_end};
	struct csv_row *row = mem_take(sizeof *row);
	struct adding d;
	struct csv csv;

	open_adding(&d, a, p, told);
	csv = csv_over(rest, p->delimiter, &d.to->arena);
	csv.line = p->heading_row + 1;
	while (csv_next(&csv, row)) {
		told->wide += row->count > p->layout.columns;
		add_row(&d, row->line, row->cells, row->count);
	}
	close_adding(&d);
	mem_free(row);
	all903_hold_text(d.to, text);
}

static bool on_row(void *with, uint32_t row, const struct str *cells, size_t count)
{
	struct adding *d = with;

	if (row > d->place->heading_row)
		add_row(d, row, cells, count);
	return true;
}

bool annexa_add_sheet(struct annexa *a, const struct xlsx *book, size_t sheet,
		      const struct annexa_place *p, struct annexa_told *told, struct err *e)
{
	struct adding d;
	bool ok;

	open_adding(&d, a, p, told);
	d.cells.book = book;
	ok = xlsx_read(book, sheet, on_row, &d, e);
	close_adding(&d);
	return ok;
}

/* ---- the window ---- */

struct annexa_window annexa_window(int32_t drawn)
{
	if (drawn < 0)
		return (struct annexa_window){DATE_NONE, DATE_NONE, DATE_NONE, false, 0, 0};
	return (struct annexa_window){.drawn = drawn,
				      .since = date_add_months(drawn, -6),
				      .year_since = date_add_months(drawn, -12)};
}

int32_t annexa_since(const struct annexa_window *w, enum table t)
{
	return t == TABLE_ADOPTION || t == TABLE_ADOPTER ? w->year_since : w->since;
}

enum { DAYS = 110000, FORTNIGHT = 14, IN_REACH = 500 };

struct reaching {
	uint32_t *days;	     /* how often each stands in the list at hand */
	uint8_t *stands;     /* whether the day stands in any list */
	uint8_t *reached;    /* how many lists have dates in the fortnight that ends on the day */
	int32_t first, last; /* of the days of the list at hand */
};

static void count_day(struct reaching *r, int32_t day)
{
	r->days[day]++;
	r->first = day < r->first ? day : r->first;
	r->last = day > r->last ? day : r->last;
}

/* Counts the days in the list's dates, those of birth left out. Returns how many dates. */
static uint64_t count_days(struct reaching *r, const struct all903 *all, enum table t)
{
	const struct table_info *info = table_info(t);
	const struct table903 *rows = &all->tables[t];
	uint64_t dates = 0;

	for (enum field f = info->first; f < info->first + info->fields; f++) {
		const struct field_info *field = field_info(f);

		if (field->type != CELL_date || str_is(str_of(field->name), "Date of Birth"))
			continue;
		for (size_t row = 0; row < rows->count; row++) {
			int32_t v;

			memcpy(&v, rows->rows + (row + 1) * info->row_size + field->offset,
			       sizeof v);
			if (v >= 0 && v < DAYS) {
				count_day(r, v);
				dates++;
			}
		}
	}
	return dates;
}

/* A list reaches a day when one in IN_REACH of its dates, and one at least, is of the fortnight. */
static bool add_reach(struct reaching *r, const struct all903 *all, enum table t)
{
	uint64_t dates, within = 0;

	memset(r->days, 0, DAYS * sizeof *r->days);
	r->first = DAYS;
	r->last = 0;
	dates = count_days(r, all, t);
	for (int32_t d = r->first; d <= r->last + FORTNIGHT && d < DAYS; d++) {
		within += r->days[d];
		if (d > FORTNIGHT)
			within -= r->days[d - FORTNIGHT - 1];
		r->stands[d] |= r->days[d] > 0;
		r->reached[d] = (uint8_t)(r->reached[d] + (within >= 1 + dates / IN_REACH));
	}
	return dates > 0;
}

/*
 * The latest day in the lists that half of them reach: a slip of the pen that puts one date into
 * next century, or one list that was drawn later, does not move it.
 */
static struct annexa_window guess_window(const struct annexa *a)
{
	struct reaching r = {.days = mem_take(DAYS * sizeof *r.days),
			     .stands = mem_take(DAYS),
			     .reached = mem_take(DAYS)};
	struct annexa_window w = annexa_window(DATE_NONE);
	uint32_t lists = 0;

	memset(r.stands, 0, DAYS);
	memset(r.reached, 0, DAYS);
	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTION; t++)
		lists += add_reach(&r, &a->children, t);
	lists += add_reach(&r, &a->adopters, TABLE_ADOPTER);
	for (int32_t d = DAYS - 1; d >= 0 && lists && w.drawn < 0; d--)
		if (r.stands[d] && (uint32_t)r.reached[d] * 2 >= lists) {
			w = annexa_window(d);
			w.lists = r.reached[d];
		}
	w.of = lists;
	w.guessed = true;
	mem_free(r.days);
	mem_free(r.stands);
	mem_free(r.reached);
	return w;
}

static void set_scope(struct all903 *part, const struct annexa_window *w, int32_t since)
{
	part->scope.sources = part->sources;
	part->scope.start = date_cell(since);
	part->scope.end = date_cell(w->drawn);
	part->scope.year = w->drawn < 0 ? 0 : date_collection_year(w->drawn);
}

void annexa_link(struct annexa *a, int32_t drawn)
{
	a->window = drawn < 0 ? guess_window(a) : annexa_window(drawn);
	set_scope(&a->children, &a->window, a->window.since);
	set_scope(&a->adopters, &a->window, a->window.year_since);
	all903_link(&a->children, NULL);
	all903_link(&a->adopters, NULL);
}

void annexa_close(struct annexa *a)
{
	all903_close(&a->children);
	all903_close(&a->adopters);
	*a = (struct annexa){0};
}
