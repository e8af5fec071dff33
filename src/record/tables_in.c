#include "record/tables_in.h"

#include "base/map.h"

/* The cells of a row by field of the table, .p NULL where the column is not given. */
static void cells_by_field(const struct table_in *t, size_t row, struct str *cells)
{
	memset(cells, 0, TABLE_FIELDS_MAX * sizeof *cells);
	for (size_t c = 0; c < t->columns; c++)
		if (t->fields[c] != FIELD_NONE)
			cells[t->fields[c] - table_info(t->table)->first] =
			    t->cells[row * t->columns + c];
}

static void set_source(struct source *s, const struct table_in *t)
{
	s->here = true;
	s->form = RAW_CELLS;
	for (size_t c = 0; c < t->columns; c++)
		if (t->fields[c] != FIELD_NONE)
			s->present |= UINT64_C(1) << (t->fields[c] - table_info(t->table)->first);
}

void tables_sources(const struct table_in *tables, size_t count, struct source *sources)
{
	memset(sources, 0, TABLES * sizeof *sources);
	for (size_t i = 0; i < count; i++)
		if (!tables[i].last)
			set_source(&sources[tables[i].table], &tables[i]);
}

void tables_add_903(struct all903 *a, const struct table_in *t)
{
	size_t fields = table_info(t->table)->fields;

	set_source(&a->sources[t->table], t);
	for (size_t r = 0; r < t->rows; r++) {
		struct str *cells = arena_array(&a->arena, TABLE_FIELDS_MAX, sizeof *cells);

		cells_by_field(t, r, cells);
		all903_add_row(a, t->table, cells,
			       (struct str){(const char *)cells, fields * sizeof *cells},
			       (uint32_t)r + 2);
	}
}

/* ---- the census ---- */

struct gathering {
	const struct table_in *tables;
	size_t count;
	struct scope *scope;
	census_child *child;
	void *with;
	struct nest nest;
};

static struct str key_of(enum table t, const struct str *cells, const char *name)
{
	enum field f = field_find(t, str_of(name));
	struct str key = f ? cells[f - table_info(t)->first] : STR("");

	return key.p ? key : STR("");
}

/* The id column that ties rows of a table to the rows they sit inside. */
static const char *linking_key(enum table parent)
{
	switch ((int)parent) {
	case TABLE_ASSESSMENT: return "AssessmentID";
	case TABLE_CP_PLAN: return "CPPID";
	default: return "CINdetailsID";
	}
}

static struct str stored_key(const struct nest *n, enum table t, size_t number, const char *name)
{
	enum field f = field_find(t, str_of(name));
	struct str key;

	memcpy(&key, nest_row(n, t, number)->raw + (f - table_info(t)->first) * sizeof key,
	       sizeof key);
	return key.p ? key : STR("");
}

/* Whether the cells of a row of t have the ids of row i of its parent table. */
static bool same_ids(const struct nest *n, enum table t, const struct str *cells, size_t i)
{
	enum table parent = table_parent(t)->table;
	const char *const keys[] = {"CINdetailsID", linking_key(parent)};

	for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
		if (!str_eq(stored_key(n, parent, i, keys[k]), key_of(t, cells, keys[k])))
			return false;
	return true;
}

/* The number of the row of the parent table with the same ids; their count when there is none. */
static size_t find_parent(const struct nest *n, enum table t, const struct str *cells)
{
	size_t count = n->tables[table_parent(t)->table].count, i = 0;

	while (i < count && !same_ids(n, t, cells, i))
		i++;
	return i;
}

static void tie(struct nest *n, enum table t, size_t number, const struct str *cells);

/* An empty row of no record but with the ids, so that all rows with these ids sit inside the same
 * one. For a parent table that is not given at all. */
static void add_stand_in(struct nest *n, enum table t, const struct str *cells)
{
	enum table parent = table_parent(t)->table;
	const struct table_info *info = table_info(parent);
	const char *const keys[] = {"CINdetailsID", linking_key(parent)};
	size_t number = nest_add(n, parent, 0);
	struct str *kept = nest_cells(n, parent);

	for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
		kept[field_find(parent, str_of(keys[k])) - info->first] = key_of(t, cells, keys[k]);
	nest_row(n, parent, number)->record = 0;
	nest_fill(n, parent, number, kept);
	if (table_parent(parent)->table)
		tie(n, parent, number, kept);
}

/* Puts a row inside the row of its parent table that has the same ids. Where a table that is given
 * has none such, the nest makes a stray parent. */
static void tie(struct nest *n, enum table t, size_t number, const struct str *cells)
{
	enum table parent = table_parent(t)->table;
	size_t found = find_parent(n, t, cells);

	if (found == n->tables[parent].count && !n->sources[parent].here)
		add_stand_in(n, t, cells);
	if (found < n->tables[parent].count)
		nest_inside(n, t, number, found);
}

static void put_row(struct gathering *g, const struct table_in *t, size_t row,
		    const struct str *cells)
{
	size_t number = nest_add(&g->nest, t->table, (uint32_t)row + 2);
	struct str *kept = nest_cells(&g->nest, t->table);

	memcpy(kept, cells, table_info(t->table)->fields * sizeof *kept);
	nest_row(&g->nest, t->table, number)->record = (uint32_t)row + 1;
	nest_fill(&g->nest, t->table, number, kept);
	if (table_parent(t->table)->table)
		tie(&g->nest, t->table, number, cells);
}

/* Puts in all rows with this child id: parents come before what sits in them, as in fields.def. */
static void put_child(struct gathering *g, struct str id)
{
	struct str cells[TABLE_FIELDS_MAX];

	for (enum table table = TABLE_NONE + 1; table < TABLES; table++)
		for (size_t i = 0; i < g->count; i++)
			for (size_t r = 0; g->tables[i].table == table && r < g->tables[i].rows;
			     r++) {
				cells_by_field(&g->tables[i], r, cells);
				if (str_eq(key_of(g->tables[i].table, cells, "LAchildID"), id))
					put_row(g, &g->tables[i], r, cells);
			}
}

static void hand_over(struct gathering *g, struct str id)
{
	g->child(g->with, nest_child(&g->nest, g->scope, id, !id.len));
	nest_clear(&g->nest);
}

/* Calls visit for each row of each table but the header's. */
static void each_row(struct gathering *g, bool named, struct map *seen)
{
	struct str cells[TABLE_FIELDS_MAX];
	bool added;

	for (size_t i = 0; i < g->count; i++)
		for (size_t r = 0; r < g->tables[i].rows; r++) {
			struct str id;

			cells_by_field(&g->tables[i], r, cells);
			id = key_of(g->tables[i].table, cells, "LAchildID");
			if (g->tables[i].table == TABLE_CENSUS_HEADER || (id.len > 0) != named)
				continue;
			if (!named) {
				put_row(g, &g->tables[i], r, cells);
				hand_over(g, STR(""));
			} else if (map_put(seen, id, 0, &added) == 0 && added) {
				put_child(g, id);
				hand_over(g, id);
			}
		}
}

static void put_header(struct gathering *g)
{
	struct str cells[TABLE_FIELDS_MAX];

	for (size_t i = 0; i < g->count; i++)
		for (size_t r = 0;
		     g->tables[i].table == TABLE_CENSUS_HEADER && r < g->tables[i].rows; r++) {
			cells_by_field(&g->tables[i], r, cells);
			put_row(g, &g->tables[i], r, cells);
			hand_over(g, STR(""));
		}
}

void tables_each_child(const struct table_in *tables, size_t count, struct scope *scope,
		       census_child *child, void *with)
{
	struct gathering g = {
	    .tables = tables, .count = count, .scope = scope, .child = child, .with = with};
	struct map seen = {0};

	nest_open(&g.nest, RETURN_CIN);
	memset(g.nest.sources, 0, sizeof g.nest.sources);
	for (size_t i = 0; i < count; i++)
		set_source(&g.nest.sources[tables[i].table], &tables[i]);
	scope->sources = g.nest.sources;
	put_header(&g);
	each_row(&g, true, &seen);
	each_row(&g, false, &seen);
	map_close(&seen);
	nest_close(&g.nest);
	scope->sources = NULL;
}
