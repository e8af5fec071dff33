#include "audit/frame_build.h"

#include "audit/frame_parts.h"
#include "audit/random.h"
#include "base/csvout.h"
#include "base/map.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What a column of case numbers is mostly called. */
static const char *const id_names[] = {
    "case id",	       "case number", "case no",   "case ref",
    "case reference",  "caseid",      "lachildid", "child id",
    "child unique id", "child",	      "person id", "client id",
    "mosaic id",       "lcs id",      "case",	   "id",
};

static bool choose_id(struct frame_built *b, struct str wanted, int *column, struct err *e)
{
	b->id_guessed = wanted.len == 0;
	*column = LISTING_NONE;
	if (!b->id_guessed)
		*column = listing_column(&b->list, wanted);
	for (size_t i = 0; b->id_guessed && i < sizeof id_names / sizeof *id_names; i++)
		if (*column == LISTING_NONE)
			*column = listing_column(&b->list, str_of(id_names[i]));
	if (*column != LISTING_NONE) {
		b->id_name = b->list.names[*column];
		return true;
	}
	if (!b->id_guessed)
		return frame_no_column(&b->list, wanted, e);
	return err_set(e, ERR_INPUT,
		       "%s: no column looks like the case's number; name it with --id COLUMN",
		       b->list.path);
}

/* A table of the rows by their ids: a slot holds a row's number and 1, or 0. */
struct id_table {
	const struct listing_cells *cells;
	uint32_t *slots;
	size_t mask;
};

/* The slot of an id: its row's, or the free one where it belongs. */
static size_t slot_of(const struct id_table *t, struct str id)
{
	size_t slot = (size_t)str_hash(id) & t->mask;

	assert(t->slots);
	while (t->slots[slot] &&
	       !str_eq(id, t->cells->at[(size_t)(t->slots[slot] - 1) * t->cells->columns]))
		slot = (slot + 1) & t->mask;
	return slot;
}

static bool without_id(const struct frame_built *b, size_t row, struct err *e)
{
	return err_set(e, ERR_INPUT, "%s, line %u has no %.*s: fill it in, or take the row out",
		       b->list.path, b->cells.lines[row], (int)b->id_name.len, b->id_name.p);
}

/* Whether the ids rise from row to row, as they mostly do: then none can stand twice. */
static bool ids_rise(const struct frame_built *b)
{
	struct str last = STR("");

	for (size_t row = 0; row < b->cells.rows; row++) {
		struct str id = b->cells.at[row * b->cells.columns];

		if (str_cmp(id, last) <= 0)
			return false;
		last = id;
	}
	return true;
}

/* Some rows' ids, their slots asked for before they are looked at: they lie all over the memory. Returns
 * false when an id is missing or has been met before. */
static bool enter_ids(const struct frame_built *b, struct id_table *t, size_t from, size_t to,
		      struct err *e)
{
	for (size_t row = from; row < to; row++)
		__builtin_prefetch(
		    &t->slots[str_hash(b->cells.at[row * b->cells.columns]) & t->mask], 1);
	for (size_t row = from; row < to; row++) {
		struct str id = b->cells.at[row * b->cells.columns];
		size_t slot;

		if (id.len == 0)
			return without_id(b, row, e);
		slot = slot_of(t, id);
		if (t->slots[slot])
			return err_set(
			    e, ERR_INPUT,
			    "%s: the case on line %u stands on line %u too; a case can be "
			    "drawn only once, so take one of the rows out",
			    b->list.path, b->cells.lines[row], b->cells.lines[t->slots[slot] - 1]);
		t->slots[slot] = (uint32_t)row + 1;
	}
	return true;
}

/* Refuses rows without an id, and ids that stand twice. The table is made where it is needed. */
static bool check_ids(struct frame_built *b, struct id_table *t, bool needed, struct err *e)
{
	enum { SOME = 64 };
	size_t room = 16, rows = b->cells.rows;

	if (rows == 0)
		return err_set(e, ERR_INPUT, "%s has no cases below its column names",
			       b->list.path);
	if (!needed && ids_rise(b))
		return true;
	while (room < 2 * rows)
		room *= 2;
	*t = (struct id_table){&b->cells, arena_array(&b->arena, room, sizeof *t->slots), room - 1};
	for (size_t from = 0; from < rows; from += SOME)
		if (!enter_ids(b, t, from, rows - from < SOME ? rows : from + SOME, e))
			return false;
	return true;
}

/* Leaves out the cases that a list of ids and reasons names. */
static bool exclude_list(struct frame_built *b, const struct id_table *t, const char *path,
			 struct str *why, struct err *e)
{
	struct listing l;
	struct listing_cells cells = {0};
	struct str reason = STR("left out by a list");
	int columns[2];
	bool ok = listing_open(&l, path, e);

	if (ok) {
		columns[0] = listing_column(&l, b->id_name);
		columns[1] = listing_column(&l, STR("reason"));
		ok = columns[0] >= 0 && columns[1] >= 0
			 ? listing_load(&l, columns, 2, &cells, e)
			 : err_set(e, ERR_INPUT, "%s should have the columns %.*s and reason", path,
				   (int)b->id_name.len, b->id_name.p);
	}
	for (size_t i = 0; ok && i < cells.rows; i++) {
		struct str id = cells.at[2 * i];
		uint32_t row = t->slots[slot_of(t, id)];

		if (row == 0)
			ok = err_set(e, ERR_INPUT, "%s, line %u: this case is not in %s", path,
				     cells.lines[i], b->list.path);
		else
			why[row - 1] = cells.at[2 * i + 1].len
					   ? arena_str(&b->arena, cells.at[2 * i + 1])
					   : reason;
	}
	listing_close(&l);
	return ok;
}

/* COLUMN=VALUE: the column's place among those loaded is `at`. */
static void exclude_value(struct frame_built *b, struct str rule, size_t at, struct str *why)
{
	struct str value = rule, name = str_cut(&value, '=');
	struct str reason =
	    arena_fmt(&b->arena, "%.*s is %.*s", (int)name.len, name.p, (int)value.len, value.p);

	for (size_t row = 0; row < b->cells.rows; row++)
		if (str_same(b->cells.at[row * b->cells.columns + at], str_trim(value)))
			why[row] = reason;
}

static bool is_rule(struct str exclude)
{
	return exclude.len && memchr(exclude.p, '=', exclude.len);
}

/* The columns to load: the id, then what the draw goes by, then those of exclusions. */
struct chosen {
	int columns[5 + FRAME_EXCLUDES];
	size_t count;
	int by, weight, order, spread; /* their places among them; -1 for none */
};

static bool choose(struct frame_built *b, struct chosen *c, struct str name, int *place,
		   struct err *e)
{
	int column = listing_column(&b->list, name);

	*place = -1;
	if (name.len == 0)
		return true;
	if (column == LISTING_NONE)
		return frame_no_column(&b->list, name, e);
	*place = (int)c->count;
	c->columns[c->count++] = column;
	return true;
}

static bool choose_all(struct frame_built *b, struct chosen *c, const struct frame_source *s,
		       struct err *e)
{
	int place;

	c->count = 1;
	if (!choose_id(b, s->id, &c->columns[0], e) || !choose(b, c, s->by, &c->by, e) ||
	    !choose(b, c, s->weight, &c->weight, e) || !choose(b, c, s->order, &c->order, e) ||
	    !choose(b, c, s->spread, &c->spread, e))
		return false;
	for (size_t i = 0; i < s->exclude_count; i++) {
		struct str rest = s->excludes[i];

		if (is_rule(rest) && !choose(b, c, str_cut(&rest, '='), &place, e))
			return false;
	}
	return true;
}

static bool exclude_all(struct frame_built *b, const struct frame_source *s, const struct chosen *c,
			const struct id_table *t, struct str *why, struct err *e)
{
	size_t at = c->count;

	/* The columns of exclusions were chosen last. */
	for (size_t i = 0; i < s->exclude_count; i++)
		at -= is_rule(s->excludes[i]);
	for (size_t i = 0; i < s->exclude_count; i++) {
		if (is_rule(s->excludes[i]))
			exclude_value(b, s->excludes[i], at++, why);
		else if (!exclude_list(
			     b, t,
			     arena_fmt(&b->arena, "%.*s", (int)s->excludes[i].len, s->excludes[i].p)
				 .p,
			     why, e))
			return false;
	}
	return true;
}

/* Parts the rows into those drawn from, in row_of, and those left out (why is NULL when none are).
 * Returns how many stay. */
static size_t part(struct frame_built *b, const struct str *why)
{
	size_t stay = 0, out = 0;

	for (size_t row = 0; row < b->cells.rows && why; row++)
		out += why[row].len > 0;
	b->row_of = arena_array(&b->arena, b->cells.rows + 1, sizeof *b->row_of);
	b->out = arena_array(&b->arena, out + 1, sizeof *b->out);
	for (size_t row = 0; row < b->cells.rows; row++) {
		if (!why || why[row].len == 0)
			b->row_of[stay++] = (uint32_t)row;
		else
			b->out[b->out_count++] =
			    (struct left_out){b->cells.at[row * b->cells.columns], why[row]};
	}
	frame_count_reasons(b);
	return stay;
}

/* The cells of a column as CSV, each text once, and which of them a row has: public numbers go through
 * the rows in no order, so what is looked at has to be small. */
struct texts {
	struct str *csv;
	size_t count, cap;
	uint32_t *of;
};

static void collect_texts(struct frame_built *b, size_t column, struct texts *t)
{
	struct map seen = {0};

	t->of = arena_array(&b->arena, b->cells.rows + 1, sizeof *t->of);
	for (size_t row = 0; row < b->cells.rows; row++) {
		struct str cell = b->cells.at[row * b->cells.columns + column];
		bool added;

		t->of[row] = map_put(&seen, cell, (uint32_t)t->count + 1, &added) - 1;
		if (added) {
			struct out o = out_memory();

			csv_cell(&o, cell, false);
			t->csv = mem_room(t->csv, &t->cap, t->count + 1, sizeof *t->csv);
			t->csv[t->count++] = arena_str(&b->arena, buf_view(&o.buf));
			out_abandon(&o);
		}
	}
	map_close(&seen);
}

static void write_number(struct buf *to, size_t number, int width)
{
	char *p = buf_room(to, (size_t)width + 1);

	p[0] = 'C';
	for (int digit = width; digit > 0; digit--, number /= 10)
		p[digit] = (char)('0' + number % 10);
	to->len += (size_t)width + 1;
}

static void write_place(struct buf *to, uint32_t place)
{
	enum { MOST = 11 };
	char *p = buf_room(to, MOST), digits[MOST];
	size_t n = 0, at = 0;

	for (; place || n == 0; place /= 10)
		digits[n++] = (char)('0' + place % 10);
	p[at++] = ',';
	while (n)
		p[at++] = digits[--n];
	to->len += at;
}

/* One line a case: its public number, and what the draw goes by. */
static void write_text(struct frame_built *b, struct frame *f, const struct chosen *c, size_t size,
		       const uint32_t *places)
{
	enum { AHEAD = 32 }; /* cases whose row is asked for before it is wanted */
	int columns[2] = {c->by, c->weight};
	struct texts texts[2] = {0};
	int width = snprintf(NULL, 0, "%zu", size);
	struct buf *to = &f->text;

	for (int k = 0; k < 2; k++)
		if (columns[k] >= 0)
			collect_texts(b, (size_t)columns[k], &texts[k]);
	buf_room(to, size * ((size_t)width + 12));
	buf_text(to, "case");
	buf_text(to, c->by >= 0 ? ",stratum" : "");
	buf_text(to, c->weight >= 0 ? ",weight" : "");
	buf_text(to, c->order >= 0 ? ",place\n" : "\n");
	for (size_t i = 0; i < size; i++) {
		for (int k = 0; k < 2 && i + AHEAD < size; k++)
			if (columns[k] >= 0)
				__builtin_prefetch(&texts[k].of[b->row_of[i + AHEAD]]);
		write_number(to, i + 1, width);
		for (int k = 0; k < 2; k++)
			if (columns[k] >= 0)
				buf_str(to, texts[k].csv[texts[k].of[b->row_of[i]]]);
		if (c->order >= 0)
			write_place(to, places[i]);
		buf_char(to, '\n');
	}
	for (int k = 0; k < 2; k++)
		mem_free(texts[k].csv);
}

bool frame_build(struct frame_built *b, struct frame *f, const struct frame_source *s,
		 struct str key, struct err *e)
{
	struct chosen c;
	struct id_table ids = {0};
	struct str *why = NULL;
	struct random r = random_from(key);
	uint32_t *places = NULL;
	size_t size;

	*b = (struct frame_built){0};
	if (!listing_open(&b->list, s->path, e) || !choose_all(b, &c, s, e) ||
	    !listing_load(&b->list, c.columns, c.count, &b->cells, e) ||
	    !check_ids(b, &ids, s->exclude_count > 0, e))
		return false;
	if (s->exclude_count)
		why = arena_array(&b->arena, b->cells.rows + 1, sizeof *why);
	if (!exclude_all(b, s, &c, &ids, why, e))
		return false;
	size = part(b, why);
	if (size == 0)
		return err_set(e, ERR_INPUT, "%s: every case was left out", s->path);
	random_pick(&r, b->row_of, size, size);
	if (c.order >= 0)
		places = frame_places(b, size, (size_t)c.order);
	write_text(b, f, &c, size, places);
	if (!frame_parse(f, "the list to be published", e))
		return false;
	return c.spread < 0 || frame_spreads(b, f, (size_t)c.spread, e);
}

void frame_built_close(struct frame_built *b)
{
	listing_close(&b->list);
	arena_close(&b->arena);
}
