#include "record/nest.h"

#include <assert.h>

void nest_open(struct nest *n, enum returns returns)
{
	*n = (struct nest){0};
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		n->tables[t].size = table_info(t)->row_size;
		if (table_info(t)->returns != returns)
			continue;
		n->sources[t].here = true;
		n->sources[t].form = RAW_CELLS;
		n->sources[t].present = UINT32_MAX;
	}
}

struct row *nest_row(const struct nest *n, enum table t, size_t number)
{
	assert(number < n->tables[t].count);
	/* Rows are allocated with the alignment of malloc and a size that keeps it. */
	return (struct row *)(void *)(n->tables[t].rows + (number + 1) * n->tables[t].size);
}

size_t nest_add(struct nest *n, enum table t, uint32_t line)
{
	struct nest_table *rows = &n->tables[t];
	size_t size = rows->size;
	bool fresh = rows->rows == NULL;
	struct row *row;

	rows->rows = mem_room(rows->rows, &rows->cap, (rows->count + 3) * size, 1);
	if (fresh)
		memset(rows->rows, 0, size);
	rows->count++;
	row = nest_row(n, t, rows->count - 1);
	memset(row, 0, size * 2);
	row->record = ++rows->record;
	row->line = line;
	row->table = (uint16_t)t;
	return rows->count - 1;
}

struct str *nest_cells(struct nest *n, enum table t)
{
	return arena_array(&n->arena, table_info(t)->fields, sizeof(struct str));
}

void nest_fill(struct nest *n, enum table t, size_t number, const struct str *cells)
{
	struct row *row = nest_row(n, t, number);

	row->raw = (const char *)cells;
	row_fill(row, t, cells);
}

/* Until the child is whole, rows may move: the number (from 1) stands in for the pointer. */
void nest_inside(struct nest *n, enum table t, size_t number, size_t parent)
{
	uintptr_t held = parent + 1;

	memcpy((char *)nest_row(n, t, number) + table_parent(t)->offset, &held, sizeof held);
}

/* Points a row at the row it sits inside. */
static void set_parent(struct row *row, enum table t, const struct row *parent)
{
	const void *held = parent;

	memcpy((char *)row + table_parent(t)->offset, &held, sizeof held);
}

/*
 * An empty row, for what stands in no parent (the census is broken there): it is of no record, and
 * has parents of its own as every row of its table has. Sentinels stand on both sides.
 */
static struct row *stray_row(struct nest *n, enum table t)
{
	size_t size = table_info(t)->row_size;
	char *rows = arena_array(&n->arena, 3, size);
	struct row *row = (struct row *)(void *)(rows + size);
	struct str none[TABLE_FIELDS_MAX] = {0};

	row_fill(row, t, none);
	row->child = &n->child;
	return row;
}

static struct row *stray_parent(struct nest *n, enum table t)
{
	struct row *row = stray_row(n, t);
	enum table above = table_parent(t)->table;

	if (above)
		set_parent(row, t, stray_row(n, above));
	return row;
}

static void link_parent(struct nest *n, enum table t, size_t number)
{
	const struct parent_info *info = table_parent(t);
	struct row *row = nest_row(n, t, number);
	uintptr_t held;

	memcpy(&held, (const char *)row + info->offset, sizeof held);
	set_parent(row, t,
		   held ? nest_row(n, info->table, held - 1) : stray_parent(n, info->table));
}

static void link_table(struct nest *n, enum table t)
{
	bool inside = table_parent(t)->table != TABLE_NONE;

	for (size_t i = 0; i < n->tables[t].count; i++) {
		nest_row(n, t, i)->child = &n->child;
		if (inside)
			link_parent(n, t, i);
	}
	n->child.rows[t] = n->tables[t].count ? nest_row(n, t, 0) : NULL;
}

const struct child *nest_child(struct nest *n, const struct scope *scope, struct str id,
			       bool nameless)
{
	n->child =
	    (struct child){.id = arena_str(&n->arena, id), .scope = scope, .nameless = nameless};
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (n->tables[t].count)
			link_table(n, t);
	return &n->child;
}

void nest_clear(struct nest *n)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		n->tables[t].count = 0;
	arena_reset(&n->arena);
}

void nest_close(struct nest *n)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		mem_free(n->tables[t].rows);
	arena_close(&n->arena);
	*n = (struct nest){0};
}
