#include "record/return903.h"

#include "intake/csv.h"

#include <assert.h>

/* The date a child's rows of a table are sorted by. */
static const enum field sorted_by[TABLES] = {
    [TABLE_EPISODE] = EPISODE_DECOM,	      [TABLE_REVIEW] = REVIEW_REVIEW,
    [TABLE_MISSING] = MISSING_MIS_START,      [TABLE_PLACED_ADOPTION] = PLACED_ADOPTION_DATE_PLACED,
    [TABLE_SW_EPISODE] = SW_EPISODE_SW_DECOM, [TABLE_DOLO] = DOLO_DOLO_START,
    [TABLE_CONTACT] = CONTACT_CONTACT_DATE,   [TABLE_EARLY_HELP] = EARLY_HELP_START,
    [TABLE_REFERRAL] = REFERRAL_REFERRED,     [TABLE_ASSESSED] = ASSESSED_START,
    [TABLE_ENQUIRY] = ENQUIRY_STRATEGY,	      [TABLE_IN_NEED] = IN_NEED_START,
    [TABLE_PROTECTION] = PROTECTION_START,    [TABLE_IN_CARE] = IN_CARE_START,
    [TABLE_ADOPTION] = ADOPTION_DECIDED,      [TABLE_ADOPTER] = ADOPTER_ENQUIRED,
};

/* Row i, from 0; a sentinel stands before the first one. */
static struct row *row_at(const struct table903 *t, size_t size, size_t i)
{
	return (struct row *)(void *)(t->rows + (i + 1) * size);
}

/* Room for one more row and the two sentinels. */
static void make_room(struct table903 *t, size_t size)
{
	bool first = !t->rows;

	if ((t->count + 3) * size > t->cap)
		t->rows = mem_room(t->rows, &t->cap, (t->count + 3) * size, 1);
	if (first)
		memset(t->rows, 0, size);
	if (t->count == t->child_cap)
		t->child_of =
		    mem_room(t->child_of, &t->child_cap, t->count + 1, sizeof *t->child_of);
}

/* Room for so many more rows at once. */
static void reserve(struct table903 *t, size_t size, size_t rows)
{
	rows += t->count + 3;
	if (t->rows || t->child_of)
		return;
	t->cap = rows * size;
	t->rows = mem_take(t->cap);
	memset(t->rows, 0, size);
	t->child_cap = rows;
	t->child_of = mem_take(rows * sizeof *t->child_of);
}

void all903_open(struct all903 *a, int year)
{
	*a = (struct all903){0};
	a->scope = (struct scope){.returns = RETURN_SSDA903,
				  .year = year,
				  .start = date_cell(date_day(year, 4, 1)),
				  .end = date_cell(date_day(year + 1, 3, 31)),
				  .sources = a->sources};
}

/* The number of the child an id names; a blank id is a child of its own, numbered from the top. */
static uint32_t child_number(struct all903 *a, struct str id)
{
	if (!id.len)
		return UINT32_MAX - a->nameless++;
	return ids_number(&a->ids, id, &a->latest);
}

/* Ids and codes of the SSDA903 are capitals; small letters are taken for them. The cells change, the
 * row's own text does not. */
void all903_capitals(struct all903 *a, struct str *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_has_small(cells[i]))
			cells[i] = str_capitals(cells[i], arena_take(&a->arena, cells[i].len));
}

void all903_add_row(struct all903 *a, enum table table, const struct str *cells, struct str raw,
		    uint32_t line)
{
	struct table903 *t = &a->tables[table];
	size_t size = table_info(table)->row_size;
	struct row *row;

	make_room(t, size);
	/* The first field of every table is the child's id. */
	t->child_of[t->count] = child_number(a, cells[0]);
	row = row_at(t, size, t->count++);
	*row = (struct row){
	    .raw = raw.p, .raw_len = (uint32_t)raw.len, .record = (uint32_t)t->count, .line = line};
	row_fill(row, table, cells);
}

void all903_note(struct all903 *a, const struct note *note)
{
	a->notes = mem_room(a->notes, &a->notes_cap, a->note_count + 1, sizeof *a->notes);
	a->notes[a->note_count++] = *note;
}

/* The cells of a row that the fields of a table stand in. */
struct picked {
	const struct str *from[TABLE_FIELDS_MAX]; /* in the row; &none where there is no column */
	struct str none;
	size_t fields, columns;
};

static void picked_open(struct picked *p, const struct csv_layout *l, const struct csv_row *row)
{
	p->none = (struct str){NULL, 0};
	p->fields = table_info(l->table)->fields;
	p->columns = l->columns;
	for (size_t i = 0; i < p->fields; i++)
		p->from[i] =
		    l->column_of[i] == COLUMN_NONE ? &p->none : &row->cells[l->column_of[i]];
}

static void pick_cells(const struct picked *p, struct csv_row *row, struct str *cells)
{
	for (size_t i = row->count; i < p->columns; i++)
		row->cells[i] = p->none;
	for (size_t i = 0; i < p->fields; i++)
		cells[i] = *p->from[i];
}

static void csv_source(struct all903 *a, const struct csv_layout *l)
{
	struct source *s = &a->sources[l->table];

	*s = (struct source){.here = true, .form = RAW_CSV, .delimiter = l->delimiter};
	memcpy(s->column_of, l->column_of, sizeof s->column_of);
	for (size_t i = 0; i < table_info(l->table)->fields; i++)
		if (l->column_of[i] != COLUMN_NONE)
			s->present |= UINT64_C(1) << i;
}

/* Room for the rows of a CSV file, and for the children of a header. A file of nothing but line ends
 * gets no more than its size warrants. */
static void reserve_for(struct all903 *a, enum table table, struct str text)
{
	enum { ROW_LEAST = 32, CHILDREN_MOST = 1 << 20 };
	size_t lines = str_count(text, '\n'), most = text.len / ROW_LEAST + 1;
	size_t rows = lines < most ? lines + 1 : most;

	reserve(&a->tables[table], table_info(table)->row_size, rows);
	if (table == TABLE_HEADER)
		ids_reserve(&a->ids, rows < CHILDREN_MOST ? rows : CHILDREN_MOST);
}

void all903_hold_text(struct all903 *a, struct buf *text)
{
	a->texts = mem_room(a->texts, &a->texts_cap, a->texts_count + 1, sizeof *a->texts);
	a->texts[a->texts_count++] = *text;
	*text = (struct buf){0};
}

size_t all903_add_csv(struct all903 *a, const struct csv_layout *l, struct buf *text, size_t *wide)
{
	struct str rest = {text->p + l->header_line_end, text->len - l->header_line_end};
	struct csv csv = csv_over(rest, l->delimiter, &a->arena);
	struct csv_row *row = mem_take(sizeof *row);
	struct str cells[TABLE_FIELDS_MAX] = {{NULL, 0}};
	size_t before = a->tables[l->table].count;
	struct picked picked;
	bool small; /* there are small letters somewhere */

	picked_open(&picked, l, row);
	reserve_for(a, l->table, rest);
	csv.line = l->first_line;
	csv_source(a, l);
	*wide = 0;
	small = str_has_small(rest);
	while (csv_next(&csv, row)) {
		pick_cells(&picked, row, cells);
		if (small && str_has_small(row->raw))
			all903_capitals(a, cells, picked.fields);
		*wide += row->count > l->columns;
		all903_add_row(a, l->table, cells, row->raw, row->line);
	}
	mem_free(row);
	all903_hold_text(a, text);
	return a->tables[l->table].count - before;
}

/* ---- linking ---- */

/* Puts the rows in the children's order: stable, in file order. */
static void move_rows(struct all903 *a, struct table903 *t, size_t size)
{
	size_t *next = mem_take((a->count + 1) * sizeof *next), before = 0;
	char *to = mem_take((t->count + 2) * size);

	memset(next, 0, (a->count + 1) * sizeof *next);
	for (size_t i = 0; i < t->count; i++)
		next[t->child_of[i]]++;
	for (size_t c = 0; c < a->count; c++) {
		size_t n = next[c];

		next[c] = before;
		before += n;
	}
	memset(to, 0, size);
	for (size_t i = 0; i < t->count; i++)
		memcpy(to + (1 + next[t->child_of[i]]++) * size, row_at(t, size, i), size);
	for (size_t c = 0, i = 0; c < a->count; c++)
		for (; i < next[c]; i++)
			t->child_of[i] = (uint32_t)c;
	mem_free(next);
	mem_free(t->rows);
	t->rows = to;
}

/* The day a row is sorted by; rows without one come last. */
static int32_t sort_day(const char *row, size_t offset)
{
	int32_t v;

	memcpy(&v, row + offset, sizeof v);
	return v < 0 ? INT32_MAX : v;
}

/* Moves row i up to where its day belongs among those before it, which are in order. */
static void move_up(char *rows, size_t i, size_t size, size_t offset)
{
	char held[512];
	int32_t day = sort_day(rows + i * size, offset);

	assert(size <= sizeof held);
	memcpy(held, rows + i * size, size);
	for (; i > 0 && sort_day(rows + (i - 1) * size, offset) > day; i--)
		memcpy(rows + i * size, rows + (i - 1) * size, size);
	memcpy(rows + i * size, held, size);
}

/* Insertion sort: a child has few rows, mostly in order already. */
static void sort_rows(char *rows, size_t n, size_t size, size_t offset)
{
	for (size_t i = 1; i < n; i++)
		if (sort_day(rows + (i - 1) * size, offset) > sort_day(rows + i * size, offset))
			move_up(rows, i, size, offset);
}

/* Gives each child its rows, sorted, and each row its child. Returns false when a child's rows stand
 * in two places. */
static bool hand_out(struct all903 *a, enum table table)
{
	struct table903 *t = &a->tables[table];
	size_t size = table_info(table)->row_size;
	size_t offset = sorted_by[table] ? field_info(sorted_by[table])->offset : 0;

	for (size_t i = 0, end; i < t->count; i = end) {
		struct child *c = &a->own[t->child_of[i]];

		if (child_rows(c, table))
			return false;
		child_set_rows(c, table, row_at(t, size, i));
		for (end = i; end < t->count && t->child_of[end] == t->child_of[i]; end++)
			row_at(t, size, end)->child = c;
		if (end - i > 1 && offset)
			sort_rows((char *)row_at(t, size, i), end - i, size, offset);
	}
	return true;
}

/* Rows of a child stand together in nearly every file; where they do not, they are moved. */
static void group(struct all903 *a, enum table table)
{
	struct table903 *t = &a->tables[table];
	size_t size = table_info(table)->row_size;
	bool together = hand_out(a, table);

	if (!together) {
		for (size_t c = 0; c < a->count; c++)
			child_set_rows(&a->own[c], table, NULL);
		move_rows(a, t, size);
		together = hand_out(a, table);
		assert(together);
	}
	memset(row_at(t, size, t->count), 0, size);
}

/* Whether it has rows of tables that are not the SSDA903's. */
static bool holds_more(const struct all903 *a)
{
	for (size_t t = CHILD_TABLES; t < TABLES; t++)
		if (a->tables[t].count)
			return true;
	return false;
}

static void make_children(struct all903 *a)
{
	a->named = a->ids.count;
	a->count = a->named + a->nameless;
	a->own = mem_take((a->count + 1) * sizeof *a->own);
	memset(a->own, 0, (a->count + 1) * sizeof *a->own);
	for (size_t c = 0; c < a->count; c++) {
		a->own[c].scope = &a->scope;
		a->own[c].id = c < a->named ? a->ids.at[c] : STR("");
		a->own[c].nameless = c >= a->named;
	}
	a->children = a->own;
	if (!holds_more(a))
		return;
	a->more = mem_take((a->count + 1) * CHILD_MORE * sizeof *a->more);
	memset(a->more, 0, (a->count + 1) * CHILD_MORE * sizeof *a->more);
	for (size_t c = 0; c < a->count; c++)
		a->own[c].more = a->more + c * CHILD_MORE;
}

/* Nameless records were numbered from the top; now their dossiers follow the named ones. */
static void number_nameless(struct all903 *a, struct table903 *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->child_of[i] > UINT32_MAX - a->nameless)
			t->child_of[i] = (uint32_t)(a->named + (UINT32_MAX - t->child_of[i]));
}

/* The CSV form tells who sought asylum alone by the UASC table; the header then says so too. */
static void derive_uasc(struct all903 *a)
{
	const struct table903 *t = &a->tables[TABLE_HEADER];
	struct header *rows = (struct header *)(void *)t->rows;

	if (source_has(a->sources, HEADER_UASC) || !a->sources[TABLE_UASC].here ||
	    !a->sources[TABLE_HEADER].here)
		return;
	for (size_t i = 1; i <= t->count; i++)
		rows[i].uasc.v = first_uasc(rows[i].row.child) ? UASC_STATUS_1 : UASC_STATUS_0;
	a->sources[TABLE_HEADER].present |= UINT64_C(1)
					    << (HEADER_UASC - table_info(TABLE_HEADER)->first);
}

void all903_link(struct all903 *a, const struct all903 *last)
{
	make_children(a);
	if (last)
		all903_link_last(a, last, 0, a->count);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		if (a->tables[t].count == 0)
			continue;
		number_nameless(a, &a->tables[t]);
		group(a, t);
		mem_free(a->tables[t].child_of);
		a->tables[t].child_of = NULL;
	}
	derive_uasc(a);
}

void all903_link_last(struct all903 *a, const struct all903 *last, size_t from, size_t to)
{
	uint32_t near = 0, number;

	assert(to <= a->count);
	for (size_t c = from; c < to && c < a->named; c++)
		if ((number = ids_find(&last->ids, a->ids.at[c], &near)) != IDS_NONE)
			a->own[c].last = &last->children[number];
}

const struct child *all903_child(const struct all903 *a, struct str id)
{
	uint32_t near = 0, number = ids_find(&a->ids, id, &near);

	return number == IDS_NONE ? NULL : &a->children[number];
}

void all903_close(struct all903 *a)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		mem_free(a->tables[t].rows);
		mem_free(a->tables[t].child_of);
	}
	for (size_t i = 0; i < a->texts_count; i++)
		buf_close(&a->texts[i]);
	mem_free(a->texts);
	mem_free(a->own);
	mem_free(a->more);
	ids_close(&a->ids);
	mem_free(a->notes);
	arena_close(&a->arena);
	*a = (struct all903){0};
}
