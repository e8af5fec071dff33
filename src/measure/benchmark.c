#include "measure/benchmark.h"

#include "intake/csv.h"
#include "intake/file.h"
#include "measure/pairs.h"
#include "record/authority.h"

#include <stdlib.h>

enum { NOWHERE = LIMIT_COLUMNS, NEIGHBOURS = 16, OTHERS_MAX = 400 };

/* Where the columns stand that say what a row is about. */
struct places {
	size_t period, level, new_code, old_code, region;
};

struct reading {
	struct benchmarks *b;
	struct places at;
	size_t *column; /* [b->count] of each indicator */
	bool *filter;	/* [columns] says which part of the children a row is about */
	size_t columns;
	const struct ref_authority *own; /* or NULL */
	struct str region;		 /* its name, once a row has told */
	struct str neighbours[NEIGHBOURS];
	size_t neighbour_count;
	struct value *of_neighbours; /* [b->count * NEIGHBOURS] */
};

/* ---- the columns ---- */

static struct str small_letters(struct str s, struct arena *a)
{
	char *to = arena_take(a, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		to[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 'a' - 'A' : s.p[i]);
	return (struct str){to, s.len};
}

static bool has_words(struct str name, const char *words)
{
	struct str rest = str_of(words);

	while (rest.len) {
		struct str word = str_cut(&rest, ' ');
		bool not_so = word.len && word.p[0] == '-';

		if (not_so)
			word = (struct str){word.p + 1, word.len - 1};
		if (str_holds(name, word) == not_so)
			return false;
	}
	return true;
}

/* The measure that a column belongs to; "" for none. */
static struct str measure_of_column(struct str name)
{
	struct str own = STR("measure_");

	if (str_starts(name, own))
		return (struct str){name.p + own.len, name.len - own.len};
	for (size_t i = 0; i < ref_benchmarks_count; i++)
		if (has_words(name, ref_benchmarks[i].first))
			return str_of(ref_benchmarks[i].second);
	return STR("");
}

/* Columns that say where and when, and never which children. */
static bool says_where(struct str name)
{
	static const char *const ends[] = {"_code", "_name", "time_period", "time_identifier",
					   "geographic_level"};

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

static void add_indicator(struct reading *r, struct str name, struct str measure, size_t column)
{
	r->column[r->b->count] = column;
	r->b->at[r->b->count++] = (struct benchmark){.column = name,
						     .measure = measure,
						     .england = value_none(LACK_TABLE),
						     .region = value_none(LACK_TABLE),
						     .neighbours = value_none(LACK_TABLE),
						     .own = value_none(LACK_TABLE)};
}

static void read_header(struct reading *r, const struct csv_row *row)
{
	struct benchmarks *b = r->b;

	r->at = (struct places){NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE};
	r->columns = row->count;
	b->at = arena_array(&b->arena, row->count + 1, sizeof *b->at);
	r->column = arena_array(&b->arena, row->count + 1, sizeof *r->column);
	r->filter = arena_array(&b->arena, row->count + 1, sizeof *r->filter);
	for (size_t c = 0; c < row->count; c++) {
		struct str name = small_letters(row->cells[c], &b->arena);
		struct str measure = measure_of_column(name);

		note_place(&r->at, name, c);
		if (measure.len)
			add_indicator(r, name, measure, c);
		r->filter[c] = !measure.len && !says_where(name);
	}
}

/* ---- the rows ---- */

static struct str cell(const struct csv_row *row, size_t column)
{
	return column < row->count ? row->cells[column] : STR("");
}

static bool only_of(struct str s, const char *letters)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr(letters, s.p[i]) || !s.p[i])
			return false;
	return true;
}

/* A number without commas; c, z, x and : stand for none. */
static struct value number(struct str s)
{
	char text[32], *end;
	double v;

	if (!s.len || s.len >= sizeof text || !only_of(s, "0123456789.-"))
		return value_none(LACK_CASES);
	memcpy(text, s.p, s.len);
	text[s.len] = '\0';
	v = strtod(text, &end);
	return *end ? value_none(LACK_CASES) : value_of(v);
}

/* Whether a cell names a part of the children: it is neither all of them nor a figure. */
static bool names_part(struct str s)
{
	static const char *const all[] = {"total", "all", "all children", "not applicable"};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (str_same(s, str_of(all[i])))
			return false;
	return s.len > 1 && !only_of(s, "0123456789.,-~");
}

static bool about_all(const struct reading *r, const struct csv_row *row)
{
	for (size_t c = 0; c < r->columns; c++)
		if (r->filter[c] && names_part(cell(row, c)))
			return false;
	return true;
}

static bool is_own(const struct reading *r, const struct csv_row *row)
{
	return r->own && (str_same(cell(row, r->at.new_code), str_of(r->own->ons)) ||
			  str_same(cell(row, r->at.old_code), str_of(r->own->code)));
}

/* Its number among the neighbours; their count for none. */
static size_t neighbour(const struct reading *r, const struct csv_row *row)
{
	const struct ref_authority *a = authority_find(cell(row, r->at.new_code));
	size_t i = 0;

	if (!a)
		a = authority_find(cell(row, r->at.old_code));
	while (i < r->neighbour_count && (!a || !str_is(r->neighbours[i], a->code)))
		i++;
	return i;
}

static bool wanted(const struct reading *r, const struct csv_row *row)
{
	return str_eq(cell(row, r->at.period), r->b->period) && about_all(r, row);
}

static void take_authority(struct reading *r, const struct csv_row *row)
{
	size_t n = neighbour(r, row);
	bool own = is_own(r, row);

	for (size_t i = 0; i < r->b->count; i++) {
		struct benchmark *m = &r->b->at[i];
		struct value v = number(cell(row, r->column[i]));

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
		struct value v = number(cell(row, r->column[i]));

		if (england)
			r->b->at[i].england = v;
		else
			r->b->at[i].region = v;
	}
}

static void take_row(struct reading *r, const struct csv_row *row)
{
	struct str level = cell(row, r->at.level);

	if (!wanted(r, row))
		return;
	if (str_same(level, STR("Local authority")))
		take_authority(r, row);
	else if (str_same(level, STR("National")))
		take_area(r, row, true);
	else if (str_same(level, STR("Regional")) && r->region.len &&
		 str_same(cell(row, r->at.region), r->region))
		take_area(r, row, false);
}

/* The latest period, and the authority's own region: what has to be known before the rest. */
static void look_ahead(struct reading *r, const struct csv_row *row)
{
	struct str period = cell(row, r->at.period);

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

static void finish(struct reading *r)
{
	for (size_t i = 0; i < r->b->count; i++) {
		struct benchmark *m = &r->b->at[i];

		m->neighbours = middle(r->of_neighbours + i * NEIGHBOURS, r->neighbour_count);
		if (m->count > 1)
			qsort(m->others, m->count, sizeof *m->others, rising);
	}
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
		     void (*visit)(struct reading *, const struct csv_row *), struct err *e)
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
		visit(r, row);
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
	return true;
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
