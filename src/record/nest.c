#include "record/nest.h"

#include <assert.h>

enum { NOTES_COMPARED = 32, NOTE_TEXT_MAX = 60 };

_Static_assert(TABLES <= 64, "a bit each in nest.used");

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

/* Rows are allocated with the alignment of malloc and a size that keeps it. */
static inline struct row *row_at(const struct nest_table *rows, size_t number)
{
	assert(number < rows->count);
	return (struct row *)(void *)(rows->rows + (number + 1) * rows->size);
}

struct row *nest_row(const struct nest *n, enum table t, size_t number)
{
	return row_at(&n->tables[t], number);
}

/* The row behind the last is a sentinel: it belongs to no child. */
static void end_rows(const struct nest_table *rows)
{
	memset(rows->rows + (rows->count + 1) * rows->size, 0, sizeof(struct row));
}

size_t nest_add(struct nest *n, enum table t, uint32_t line)
{
	struct nest_table *rows = &n->tables[t];
	size_t need = (rows->count + 3) * rows->size;
	bool fresh = rows->rows == NULL;
	struct row *row;

	if (need > rows->cap)
		rows->rows = mem_room(rows->rows, &rows->cap, need, 1);
	if (fresh)
		memset(rows->rows, 0, rows->size);
	row = row_at(rows, rows->count++);
	memset(row, 0, rows->size);
	n->used |= UINT64_C(1) << t;
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

static void link_parent(struct nest *n, struct row *row, const struct parent_info *info)
{
	const void *parent;
	uintptr_t held;

	memcpy(&held, (const char *)row + info->offset, sizeof held);
	parent = held ? nest_row(n, info->table, held - 1) : stray_parent(n, info->table);
	memcpy((char *)row + info->offset, &parent, sizeof parent);
}

static void link_table(struct nest *n, enum table t)
{
	const struct nest_table *rows = &n->tables[t];
	const struct parent_info *parent = table_parent(t);

	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = row_at(rows, i);

		row->child = &n->child;
		if (parent->table)
			link_parent(n, row, parent);
	}
	end_rows(rows);
	child_set_rows(&n->child, t, row_at(rows, 0));
}

/* ---- notes ---- */

static bool same_note(const struct note *a, const struct note *b)
{
	return a->kind == b->kind && a->table == b->table && a->number == b->number &&
	       str_eq(a->name, b->name) && str_eq(a->text, b->text);
}

/* At most NOTE_TEXT_MAX bytes of it, not cut inside a character. */
struct str note_text(struct str s)
{
	if (s.len > NOTE_TEXT_MAX) {
		s.len = NOTE_TEXT_MAX;
		while (s.len && (s.p[s.len] & 0xC0) == 0x80)
			s.len--;
	}
	return s;
}

void nest_note(struct nest *n, const struct note *note)
{
	struct note made = *note;

	made.name = note_text(note->name);
	made.text = note_text(note->text);
	for (size_t i = n->note_count; i > 0 && n->note_count - i < NOTES_COMPARED; i--)
		if (same_note(&n->notes[i - 1], &made))
			return;
	made.name = arena_str(&n->arena, made.name);
	made.text = arena_str(&n->arena, made.text);
	n->notes = mem_room(n->notes, &n->notes_cap, n->note_count + 1, sizeof *n->notes);
	n->notes[n->note_count++] = made;
}

static const struct row *first_row(const struct nest *n)
{
	return n->used ? nest_row(n, nest_first(n->used), 0) : NULL;
}

static void link_note(struct nest *n, struct note *note)
{
	note->child = n->child.id;
	note->row =
	    note->number == SIZE_MAX ? first_row(n) : nest_row(n, note->table, note->number);
	if (note->row) {
		note->table = (enum table)note->row->table;
		note->record = note->row->record;
	}
}

const struct child *nest_child(struct nest *n, const struct scope *scope, struct str id,
			       bool nameless)
{
	memset(n->more, 0, sizeof n->more);
	n->child = (struct child){
	    .id = arena_str(&n->arena, id), .scope = scope, .nameless = nameless, .more = n->more};
	for (uint64_t left = n->used; left; left &= left - 1)
		link_table(n, nest_first(left));
	for (size_t i = 0; i < n->note_count; i++)
		link_note(n, &n->notes[i]);
	n->child.notes = n->notes;
	n->child.note_count = n->note_count;
	return &n->child;
}

void nest_clear(struct nest *n)
{
	for (uint64_t left = n->used; left; left &= left - 1)
		n->tables[nest_first(left)].count = 0;
	n->used = 0;
	n->note_count = 0;
	arena_reset(&n->arena);
}

void nest_close(struct nest *n)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		mem_free(n->tables[t].rows);
	mem_free(n->notes);
	arena_close(&n->arena);
	*n = (struct nest){0};
}
