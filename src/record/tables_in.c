#include "record/tables_in.h"

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
			s->present |= 1U << (t->fields[c] - table_info(t->table)->first);
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

static struct str key_of(const struct table_in *t, const struct str *cells, const char *name)
{
	enum field f = field_find(t->table, str_of(name));
	struct str key = f ? cells[f - table_info(t->table)->first] : STR("");

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

/* The row of the parent table with the same ids; none: the nest makes a stray parent. */
static void tie(struct nest *n, const struct table_in *t, size_t number, const struct str *cells)
{
	enum table parent = table_parent(t->table)->table;
	const char *key = linking_key(parent);

	for (size_t i = 0; i < n->tables[parent].count; i++)
		if (str_eq(stored_key(n, parent, i, key), key_of(t, cells, key)) &&
		    str_eq(stored_key(n, parent, i, "CINdetailsID"),
			   key_of(t, cells, "CINdetailsID"))) {
			nest_inside(n, t->table, number, i);
			return;
		}
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
		tie(&g->nest, t, number, cells);
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
				if (str_eq(key_of(&g->tables[i], cells, "LAchildID"), id))
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
			id = key_of(&g->tables[i], cells, "LAchildID");
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
