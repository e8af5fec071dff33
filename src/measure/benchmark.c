#include "measure/benchmark.h"

#include "intake/csv.h"
#include "intake/file.h"
#include "measure/benchmark_cells.h"
#include "measure/benchmark_map.h"
#include "measure/pairs.h"
#include "record/authority.h"

#include <assert.h>
#include <stdlib.h>

enum { NOWHERE = LIMIT_COLUMNS, NEIGHBOURS = 16, OTHERS_MAX = 400, INDICATORS_MAX = 500 };

/* Where the columns stand that say what a row is about. */
struct places {
	size_t period, level, new_code, old_code, region;
};

/* Where an indicator stands: a column, and for a breakdown the way its rows are told. */
struct indicator {
	size_t column;
	struct benchmark_way way;
};

struct reading {
	struct benchmarks *b;
	struct places at;
	struct indicator *of; /* [b->count] where each benchmark stands */
	bool *filter;	      /* [columns] says which part of the children a row is about */
	struct str *parts;    /* [columns] room for what a row is about */
	size_t part_count;
	size_t columns;
	const struct ref_authority *own; /* or NULL */
	struct str region;		 /* its name, once a row has told */
	struct str neighbours[NEIGHBOURS];
	size_t neighbour_count;
	struct value *of_neighbours; /* [b->count * NEIGHBOURS] */
};

/* ---- the columns ---- */

/* Columns that say where and when, and never which children. */
static bool says_where(struct str name)
{
	/* category names the file: "Referrals and Re-referrals". */
	static const char *const ends[] = {
	    "_code",	"_name",     "time_period", "time_identifier", "geographic_level",
	    "category", "data_type", "version"};

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (str_ends(name, str_of(ends[i])))
			return true;
	return false;
}

static void note_place(struct places *p, struct str name, size_t column)
{
	if (str_is(name, "time_period"))
		p->period = column;
	if (str_is(name, "geographic_level"))
		p->level = column;
	if (str_is(name, "new_la_code"))
		p->new_code = column;
	if (str_is(name, "old_la_code"))
		p->old_code = column;
	if (str_is(name, "region_name"))
		p->region = column;
}

static void add_indicator(struct reading *r, struct str name, const struct benchmark_way *way,
			  size_t column)
{
	if (r->b->count == INDICATORS_MAX)
		return;
	r->of[r->b->count] = (struct indicator){column, *way};
	r->b->at[r->b->count++] = (struct benchmark){.column = name,
						     .measure = way->measure,
						     .guessed = way->guessed,
						     .england = value_none(LACK_TABLE),
						     .region = value_none(LACK_TABLE),
						     .neighbours = value_none(LACK_TABLE),
						     .own = value_none(LACK_TABLE)};
}

/* Adds what a column may be: one measure, or one for each breakdown. Returns whether it is any. */
static bool add_indicators(struct reading *r, struct str name, size_t column)
{
	struct str own = STR("measure_");
	bool whole = false, any = false;

	if (str_starts(name, own)) {
		add_indicator(
		    r, name,
		    &(struct benchmark_way){.measure = {name.p + own.len, name.len - own.len}},
		    column);
		return true;
	}
	for (size_t i = 0; i < benchmark_ways(); i++) {
		struct benchmark_way way = benchmark_way(i);

		if (!benchmark_column_fits(&way, name) || (whole && !way.rows.len))
			continue;
		whole |= !way.rows.len;
		any = true;
		add_indicator(r, name, &way, column);
	}
	return any;
}

static void read_header(struct reading *r, const struct csv_row *row)
{
	struct benchmarks *b = r->b;

	r->at = (struct places){NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE};
	r->columns = row->count;
	b->at = arena_array(&b->arena, INDICATORS_MAX, sizeof *b->at);
	r->of = arena_array(&b->arena, INDICATORS_MAX, sizeof *r->of);
	r->filter = arena_array(&b->arena, row->count + 1, sizeof *r->filter);
	r->parts = arena_array(&b->arena, row->count + 1, sizeof *r->parts);
	for (size_t c = 0; c < row->count; c++) {
		struct str name = benchmark_small(row->cells[c], &b->arena);

		note_place(&r->at, name, c);
		r->filter[c] = !add_indicators(r, name, c) && !says_where(name);
	}
}

/* ---- the rows ---- */

static struct str cell(const struct csv_row *row, size_t column)
{
	return column < row->count ? row->cells[column] : STR("");
}

/* What the row says of whom it is about, in small letters, into parts. */
static void find_parts(struct reading *r, const struct csv_row *row, struct arena *a)
{
	r->part_count = 0;
	for (size_t c = 0; c < r->columns; c++)
		if (r->filter[c] && benchmark_names_part(cell(row, c)))
			r->parts[r->part_count++] = benchmark_small(cell(row, c), a);
}

static bool is_own(const struct reading *r, const struct csv_row *row)
{
	return r->own && (benchmark_has_code(cell(row, r->at.new_code), r->own->ons) ||
			  benchmark_has_code(cell(row, r->at.old_code), r->own->code));
}

/* The authority of a row, the first of those that answer together; NULL for none that is known. */
static const struct ref_authority *authority_in(const struct reading *r, const struct csv_row *row)
{
	struct str new_codes = cell(row, r->at.new_code), old_codes = cell(row, r->at.old_code);
	const struct ref_authority *a = authority_find(str_trim(str_cut(&new_codes, '/')));

	return a ? a : authority_find(str_trim(str_cut(&old_codes, '/')));
}

/* Its number among the neighbours; their count for none. */
static size_t neighbour(const struct reading *r, const struct csv_row *row)
{
	const struct ref_authority *a = authority_in(r, row);
	size_t i = 0;

	while (i < r->neighbour_count && (!a || !str_is(r->neighbours[i], a->code)))
		i++;
	return i;
}

/* The figure of an indicator in a row; none where the row is about others. */
static bool figure_in(const struct reading *r, const struct csv_row *row, size_t i, struct value *v)
{
	*v = benchmark_number(cell(row, r->of[i].column));
	return benchmark_row_fits(&r->of[i].way, r->parts, r->part_count);
}

static void take_authority(struct reading *r, const struct csv_row *row)
{
	size_t n = neighbour(r, row);
	bool own = is_own(r, row);

	for (size_t i = 0; i < r->b->count; i++) {
		struct benchmark *m = &r->b->at[i];
		struct value v;

		if (!figure_in(r, row, i, &v))
			continue;
		if (own)
			m->own = v;
		if (!is_there(v) || own)
			continue;
		if (n < r->neighbour_count)
			r->of_neighbours[i * NEIGHBOURS + n] = v;
		if (m->count < OTHERS_MAX)
			m->others[m->count++] = v.v;
	}
}

static void take_area(struct reading *r, const struct csv_row *row, bool england)
{
	for (size_t i = 0; i < r->b->count; i++) {
		struct value v;

		if (!figure_in(r, row, i, &v))
			continue;
		if (england)
			r->b->at[i].england = v;
		else
			r->b->at[i].region = v;
	}
}

static void take_row(struct reading *r, const struct csv_row *row, struct arena *lines)
{
	struct str level = cell(row, r->at.level);

	if (!str_eq(cell(row, r->at.period), r->b->period))
		return;
	find_parts(r, row, lines);
	if (str_same(level, STR("Local authority")))
		take_authority(r, row);
	else if (str_same(level, STR("National")))
		take_area(r, row, true);
	else if (str_same(level, STR("Regional")) && r->region.len &&
		 str_same(cell(row, r->at.region), r->region))
		take_area(r, row, false);
}

/* The latest period, and the authority's own region: what has to be known before the rest. */
static void look_ahead(struct reading *r, const struct csv_row *row, struct arena *lines)
{
	struct str period = cell(row, r->at.period);

	(void)lines;
	if (str_cmp(period, r->b->period) > 0)
		r->b->period = arena_str(&r->b->arena, period);
	if (!r->region.len && is_own(r, row))
		r->region = arena_str(&r->b->arena, cell(row, r->at.region));
}

/* ---- all of it ---- */

static void find_neighbours(struct reading *r)
{
	for (size_t i = 0; r->own && i < ref_neighbours_count; i++) {
		struct str rest = str_of(ref_neighbours[i].second);

		if (strcmp(ref_neighbours[i].first, r->own->code) != 0)
			continue;
		while (rest.len && r->neighbour_count < NEIGHBOURS)
			r->neighbours[r->neighbour_count++] = str_cut(&rest, ',');
	}
}

static int rising(const void *a, const void *b)
{
	double x, y;

	memcpy(&x, a, sizeof x);
	memcpy(&y, b, sizeof y);
	return (x > y) - (x < y);
}

/* The middle one of those that are there. */
static struct value middle(const struct value *of, size_t count)
{
	double at[NEIGHBOURS];
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (is_there(of[i]))
			at[n++] = of[i].v;
	if (!n)
		return value_none(LACK_CASES);
	qsort(at, n, sizeof *at, rising);
	return value_of((at[(n - 1) / 2] + at[n / 2]) / 2);
}

/* Whether the file says anything of it. A breakdown that it does not have has no figure at all. */
static bool has_figures(const struct reading *r, size_t i)
{
	const struct benchmark *m = &r->b->at[i];

	assert(r->of);
	return !r->of[i].way.rows.len || m->count || is_there(m->england) || is_there(m->region) ||
	       is_there(m->own);
}

/* Breakdowns that are not in the file go. */
static void drop_empty(const struct reading *r)
{
	struct benchmarks *b = r->b;
	size_t kept = 0;

	for (size_t i = 0; i < b->count; i++)
		if (has_figures(r, i))
			b->at[kept++] = b->at[i];
	b->count = kept;
}

static void finish(struct reading *r)
{
	for (size_t i = 0; i < r->b->count; i++) {
		struct benchmark *m = &r->b->at[i];

		m->neighbours = middle(r->of_neighbours + i * NEIGHBOURS, r->neighbour_count);
		if (m->count > 1)
			qsort(m->others, m->count, sizeof *m->others, rising);
	}
	drop_empty(r);
}

static void make_room(struct reading *r)
{
	size_t all = r->b->count * NEIGHBOURS;

	r->of_neighbours = arena_array(&r->b->arena, all + 1, sizeof *r->of_neighbours);
	for (size_t i = 0; i < all; i++)
		r->of_neighbours[i] = value_none(LACK_CASES);
	for (size_t i = 0; i < r->b->count; i++)
		r->b->at[i].others = arena_array(&r->b->arena, OTHERS_MAX, sizeof(double));
}

static bool usable(const struct reading *r, const char *path, struct err *e)
{
	if (r->at.period == NOWHERE || r->at.level == NOWHERE)
		return err_set(e, ERR_INPUT,
			       "%s: its first line should name time_period and geographic_level, "
			       "as the Department's open statistics do",
			       path);
	return r->b->count ||
	       err_set(e, ERR_INPUT,
		       "%s: no column of it belongs to a measure; name one measure_27, say", path);
}

static bool each_row(struct reading *r, const char *path,
		     void (*visit)(struct reading *, const struct csv_row *, struct arena *),
		     struct err *e)
{
	struct arena lines = {0};
	struct csv csv = csv_over(buf_view(&r->b->text), ',', &lines);
	struct csv_row *row = mem_take(sizeof *row);
	bool ok = csv_next(&csv, row);

	if (ok && !r->columns) {
		read_header(r, row);
		make_room(r);
	}
	ok = ok ? usable(r, path, e) : err_set(e, ERR_INPUT, "%s: there is nothing in it", path);
	while (ok && csv_next(&csv, row))
		visit(r, row, &lines);
	mem_free(row);
	arena_close(&lines);
	return ok;
}

bool benchmarks_read(struct benchmarks *b, const char *path, struct str authority, struct err *e)
{
	struct reading r = {.b = b, .own = authority.len ? authority_find(authority) : NULL};

	*b = (struct benchmarks){.period = STR("")};
	r.region = STR("");
	find_neighbours(&r);
	if (!file_read(path, &b->text, e) || !each_row(&r, path, look_ahead, e) ||
	    !each_row(&r, path, take_row, e))
		return false;
	finish(&r);
	return usable(&r, path, e);
}

const struct benchmark *benchmark_of(const struct benchmarks *b, const struct measure *m)
{
	for (size_t i = 0; b && i < b->count; i++)
		if (str_same(b->at[i].measure, str_of(m->id)))
			return &b->at[i];
	return NULL;
}

size_t benchmark_place(const struct benchmark *b, double value)
{
	size_t higher = 0;

	for (size_t i = 0; i < b->count; i++)
		higher += b->others[i] > value;
	return higher + 1;
}

void benchmarks_close(struct benchmarks *b)
{
	buf_close(&b->text);
	arena_close(&b->arena);
	*b = (struct benchmarks){0};
}
