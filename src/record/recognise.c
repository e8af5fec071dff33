#include "record/recognise.h"

#include "intake/csv.h"

/* The dates that lie in the year a return is about, or shortly before. */
static const enum field telling[] = {
    EPISODE_DECOM,   EPISODE_DEC,	REVIEW_REVIEW,	 MISSING_MIS_START,
    MISSING_MIS_END, SW_EPISODE_SW_DEC, DOLO_DOLO_START,
};

/* Enough rows to tell the year by, some from each of several places: a table may be sorted by date. */
enum { YEAR_PLACES = 8, YEAR_ROWS = 64 };

enum { TELLING = sizeof telling / sizeof telling[0] };

/* A name that only one table has tells it apart. */
static bool distinguishes(enum field f)
{
	enum field other = FIELD_NONE;

	for (enum table t = TABLE_NONE + 1; t < TABLES && other == FIELD_NONE; t++)
		if (t != field_info(f)->table && table_info(t)->returns == RETURN_SSDA903)
			other = field_find(t, str_of(field_info(f)->name));
	return other == FIELD_NONE && field_info(f)->type != CELL_key;
}

struct match {
	enum table table;
	size_t telling;	 /* columns that only this table has */
	size_t required; /* of the table's fields that belong to the layout, how many are there */
	size_t of;	 /* how many belong to it */
};

static int16_t column_named(const struct csv_row *row, const char *name)
{
	struct str wanted = str_of(name);

	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].len == wanted.len && str_same(row->cells[i], wanted))
			return (int16_t)i;
	return COLUMN_NONE;
}

static struct match match_table(const struct csv_row *row, enum table t)
{
	const struct table_info *info = table_info(t);
	struct match m = {.table = t};

	for (enum field f = info->first; f < info->first + info->fields; f++) {
		bool here = column_named(row, field_info(f)->name) != COLUMN_NONE;

		m.of += field_info(f)->presence == REQUIRED;
		m.required += here && field_info(f)->presence == REQUIRED;
		m.telling += here && distinguishes(f);
	}
	return m;
}

static bool better(const struct match *a, const struct match *b)
{
	if (a->telling != b->telling)
		return a->telling > b->telling;
	if (b->of == 0 || a->required * b->of != b->required * a->of)
		return b->of == 0 || a->required * b->of > b->required * a->of;
	return a->required > b->required;
}

static struct match match_row(const struct csv_row *row)
{
	struct match best = {0};

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		struct match m;

		if (table_info(t)->returns != RETURN_SSDA903)
			continue;
		m = match_table(row, t);
		/* UASC's columns are all Header's too but one; a full match wins over a partial one. */
		if (m.required && better(&m, &best))
			best = m;
	}
	return best;
}

/* A bit for each length, first and last letter that a column's name has: most rows have no cell like
 * that, and none of the tables' names need be looked for in them. */
struct outlines {
	uint64_t bits[16];
};

static unsigned outline(struct str s)
{
	enum { CAPITALS = 0x1F, ALL = 16 * 64 - 1 };

	return ((unsigned)s.len * 37 ^ ((unsigned)s.p[0] & CAPITALS) * 11 ^
		((unsigned)s.p[s.len - 1] & CAPITALS) * 71) &
	       ALL;
}

static struct outlines outlines_of_names(void)
{
	struct outlines o = {{0}};

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		for (size_t i = 0;
		     table_info(t)->returns == RETURN_SSDA903 && i < table_info(t)->fields; i++) {
			unsigned bit =
			    outline(str_of(field_info(table_info(t)->first + (enum field)i)->name));

			o.bits[bit / 64] |= UINT64_C(1) << bit % 64;
		}
	return o;
}

/* Whether some cell may be the name of a column. */
static bool may_be_header(const struct csv_row *row, const struct outlines *o)
{
	for (size_t i = 0; i < row->count; i++) {
		unsigned bit = row->cells[i].len ? outline(row->cells[i]) : 0;

		if (row->cells[i].len && (o->bits[bit / 64] >> bit % 64 & 1))
			return true;
	}
	return false;
}

static enum likeness likeness_of(const struct match *m)
{
	if (m->telling && m->required * 2 >= m->of)
		return LIKE_TABLE;
	return m->telling && m->required * 5 >= m->of * 2 ? LIKE_PARTLY : LIKE_NOTHING;
}

static struct str add_name(struct arena *a, struct str names, struct str name)
{
	if (name.len > 60)
		name.len = 60;
	return arena_fmt(a, "%.*s%s%.*s", (int)names.len, names.p, names.len ? ", " : "",
			 (int)name.len, name.p);
}

/* Columns that the table does not know, or that stand there twice. */
static void name_unknown(const struct csv_row *row, struct arena *a, struct recognised *r)
{
	for (size_t i = 0; i < row->count; i++) {
		enum field f = field_find(r->csv.table, row->cells[i]);
		bool known = f != FIELD_NONE &&
			     r->csv.column_of[f - table_info(r->csv.table)->first] == (int16_t)i;

		if (!known && row->cells[i].len && r->unknown.len < 600)
			r->unknown = add_name(a, r->unknown, row->cells[i]);
	}
}

static void take_columns(const struct csv_row *row, struct arena *a, struct recognised *r)
{
	const struct table_info *info = table_info(r->csv.table);

	r->csv.columns = row->count;
	for (size_t i = 0; i < info->fields; i++) {
		const struct field_info *f = field_info(info->first + (enum field)i);

		r->csv.column_of[i] = column_named(row, f->name);
		if (r->csv.column_of[i] == COLUMN_NONE && f->presence == REQUIRED)
			r->missing = add_name(a, r->missing, str_of(f->name));
	}
	name_unknown(row, a, r);
}

/* Tries one delimiter. Returns how like a table the best of the first rows is. */
static struct match try_delimiter(struct str text, char delimiter, const struct outlines *names,
				  struct csv_row *row, struct arena *a, struct recognised *r)
{
	struct csv csv = csv_over(text, delimiter, a);
	struct match best = {0};

	for (int n = 0; n < LIMIT_HEADER_ROWS && csv_next(&csv, row); n++) {
		struct match m = {0};

		r->too_wide |= row->too_wide;
		if (may_be_header(row, names))
			m = match_row(row);
		if (likeness_of(&m) == LIKE_NOTHING || !better(&m, &best))
			continue;
		best = m;
		r->likeness = likeness_of(&m);
		r->unknown = r->missing = STR("");
		r->csv = (struct csv_layout){.table = m.table,
					     .delimiter = delimiter,
					     .header_line_end = (size_t)(csv.left.p - text.p),
					     .first_line = csv.line};
		take_columns(row, a, r);
	}
	return best;
}

void recognise_csv(struct str text, struct arena *a, struct recognised *r)
{
	static const char delimiters[] = {',', ';', '\t', '|'};
	struct csv_row *row = mem_take(sizeof *row);
	struct outlines names = outlines_of_names();

	*r = (struct recognised){.unknown = STR(""), .missing = STR("")};
	for (size_t i = 0; i < sizeof delimiters && r->likeness != LIKE_TABLE; i++)
		try_delimiter(text, delimiters[i], &names, row, a, r);
	mem_free(row);
}

static void count_year(struct year_counts *counts, int32_t day)
{
	int year = date_collection_year(day);

	counts->dates++;
	if (year >= YEAR_FIRST && year < YEAR_FIRST + YEAR_COUNT)
		counts->of[year - YEAR_FIRST]++;
}

/* The columns of a table's telling dates. Returns how many. */
static size_t telling_columns(const struct csv_layout *l, int16_t columns[TELLING])
{
	size_t n = 0;

	for (size_t i = 0; i < TELLING; i++) {
		const struct field_info *f = field_info(telling[i]);
		int16_t column;

		if (f->table != l->table)
			continue;
		column = l->column_of[telling[i] - table_info(l->table)->first];
		if (column != COLUMN_NONE)
			columns[n++] = column;
	}
	return n;
}

static void count_years_in(const struct csv_row *row, const int16_t *columns, size_t n,
			   struct year_counts *counts)
{
	for (size_t i = 0; i < n; i++) {
		int32_t day =
		    (size_t)columns[i] < row->count ? date_read(row->cells[columns[i]]) : DATE_NONE;

		if (day != DATE_NONE)
			count_year(counts, day);
	}
}

/* The first line start from a place on; the end when there is none. */
static size_t line_start(struct str text, size_t at)
{
	const char *end = at && at < text.len ? memchr(text.p + at, '\n', text.len - at) : NULL;

	if (at == 0)
		return 0;
	return end ? (size_t)(end + 1 - text.p) : text.len;
}

void recognise_years(struct str text, const struct csv_layout *l, struct arena *a,
		     struct year_counts *counts)
{
	struct str rest = {text.p + l->header_line_end, text.len - l->header_line_end};
	struct csv_row *row = mem_take(sizeof *row);
	int16_t columns[TELLING];
	size_t n = telling_columns(l, columns), from = 0;

	counts->tells = n > 0;
	for (size_t place = 1; n && place <= YEAR_PLACES; place++) {
		size_t to = place < YEAR_PLACES ? line_start(rest, rest.len / YEAR_PLACES * place)
						: rest.len;
		struct csv csv = csv_over((struct str){rest.p + from, to > from ? to - from : 0},
					  l->delimiter, a);

		for (int left = YEAR_ROWS; left && csv_next(&csv, row); left--)
			count_years_in(row, columns, n, counts);
		from = to;
	}
	mem_free(row);
}

static void count_years_of(const struct all903 *all, enum field field, struct year_counts *counts)
{
	const struct field_info *f = field_info(field);
	const struct table903 *t = &all->tables[f->table];
	size_t size = table_info(f->table)->row_size;

	for (size_t r = 0; r < t->count; r++) {
		int32_t day;

		memcpy(&day, t->rows + (r + 1) * size + f->offset, sizeof day);
		if (day >= 0)
			count_year(counts, day);
	}
}

void recognise_years_of(const struct all903 *all, struct year_counts *counts)
{
	bool episodes = all->tables[TABLE_EPISODE].count > 0;

	counts->tells = true;
	for (size_t i = 0; i < TELLING; i++)
		if (!episodes || field_info(telling[i])->table == TABLE_EPISODE)
			count_years_of(all, telling[i], counts);
}

int recognise_year(const struct year_counts *counts)
{
	for (int y = YEAR_COUNT - 1; y >= 0; y--)
		if (counts->of[y] && counts->of[y] * 50 >= counts->dates)
			return y + YEAR_FIRST;
	return 0;
}
