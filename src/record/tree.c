/*
 * A frame a level of nesting says what the element is (record/tree_words.h); the cells of a row are
 * gathered in its frame's slot until the row closes. What does not follow the published structure
 * is noted on the way, at the record that it stands in.
 */
#include "record/tree.h"

#include "base/buf.h"
#include "intake/limits.h"
#include "record/tree_words.h"

#include <assert.h>

struct frame {
	const struct meaning *means; /* not spelt: nothing that is known */
	struct str *cells; /* of the row that its fields belong to, gathered until it closes */
	uint32_t row;	   /* that row's number in the nest */
	uint32_t seen;	   /* a bit for each place that an element inside has taken */
	uint8_t table;	   /* that row's; TABLE_NONE outside rows */
	uint8_t latest;	   /* the place taken last */
};

struct tree {
	const struct tree_layout *layout;
	const struct tree_handler *handler;
	struct tree_words words;
	uint8_t known[TREE_CONTEXTS_MAX]
		     [XML_NUMBERS]; /* meanings of numbered names; 0: to look up */
	struct nest nest;
	struct frame frames[LIMIT_XML_DEPTH + 2];
	int depth;
	bool in_child;
	struct str id;
	/* rows whose fields stand in another table's row: their cells, NULL while there is none */
	struct str *side[TABLES];
	size_t side_row[TABLES];
	bool has_side;
	struct buf unknown;
	int unknown_count;
	struct tree_told *told;
	struct arena *arena; /* of what is told */
	bool stop;
};

/* ---- notes ---- */

/* Where nothing of a child or a row is at hand, the note concerns the return as a whole. */
static void note(struct tree *t, const struct frame *in, struct note n)
{
	bool row = in->table != TABLE_NONE;

	n.table = row ? (enum table)in->table : field_info(t->layout->child_id)->table;
	n.number = row ? in->row : SIZE_MAX;
	if (row || t->in_child)
		nest_note(&t->nest, &n);
	else
		whole_notes_add(&t->told->notes, &n, t->arena);
}

static void note_name(struct tree *t, const struct frame *in, enum note_kind kind, struct str name,
		      uint32_t line)
{
	note(t, in, (struct note){.kind = kind, .name = name, .line = line});
}

static void list_unknown(struct tree *t, struct str name)
{
	struct str all = buf_view(&t->unknown);

	if (t->unknown_count >= TREE_UNKNOWN_MAX)
		return;
	while (all.len) {
		struct str one = str_trim(str_cut(&all, ','));

		if (str_eq(one, name))
			return;
	}
	if (t->unknown_count++)
		buf_text(&t->unknown, ", ");
	buf_add(&t->unknown, name.p,
		name.len < TREE_UNKNOWN_NAME_MAX ? name.len : TREE_UNKNOWN_NAME_MAX);
}

/* What stands inside an unknown element is told by that element. */
static void note_unknown(struct tree *t, const struct frame *in, struct str name, struct xml *x)
{
	if (!in->means->spelt)
		return;
	list_unknown(t, name);
	note_name(t, in, NOTE_UNKNOWN, name, xml_line(x));
}

/* A record's fields that the published structure has elsewhere are read, but are out of place; its
 * keys it has nowhere. */
static enum note_kind out_of_place(const struct meaning *m)
{
	return field_info(m->field)->type == CELL_key ? NOTE_UNKNOWN : NOTE_ORDER;
}

/* An element that takes its place out of order, or again. */
static void take_place_again(struct tree *t, struct frame *in, const struct meaning *m,
			     struct xml *x)
{
	if (!m->order)
		note_name(t, in, out_of_place(m), meaning_name(m), xml_line(x));
	else if (m->order < in->latest)
		note_name(t, in, NOTE_ORDER, meaning_name(m), xml_line(x));
	if (m->once && in->seen & 1U << m->order)
		note_name(t, in, NOTE_REPEATED, meaning_name(m), xml_line(x));
}

/* An element that is known takes its place in the one it stands in. */
static inline void take_place(struct tree *t, struct frame *in, const struct meaning *m,
			      struct xml *x)
{
	uint32_t bit = 1U << m->order;

	if (!m->placed)
		return;
	if (m->order <= in->latest || in->seen & bit)
		take_place_again(t, in, m, x);
	if (m->other_year)
		note_name(t, in, NOTE_YEAR, meaning_name(m), xml_line(x));
	in->latest = m->order;
	in->seen |= bit;
}

static void note_missing(struct tree *t, const struct frame *f, struct xml *x)
{
	uint8_t context = f->means->context;
	uint32_t missing = t->words.needed[context] & ~f->seen;

	for (unsigned order = 1; missing >> order; order++)
		if (missing >> order & 1)
			note_name(t, f, NOTE_MISSING,
				  str_of(t->words.places[context][order - 1].name), xml_line(x));
}

/* Text beside elements, or in an element that holds elements. */
static void note_text_in(struct tree *t, const struct frame *in, struct str text, struct xml *x)
{
	note(t, in,
	     (struct note){.kind = NOTE_TEXT,
			   .name = meaning_name(in->means),
			   .text = text,
			   .line = xml_text_line(x)});
}

static void on_loose(void *with, struct xml *x, struct str text)
{
	struct tree *t = with;
	const struct frame *in = &t->frames[t->depth];

	if (in->means->spelt && !t->stop)
		note_text_in(t, in, text, x);
}

/* A value that bytes were mended in. */
static void note_characters(struct tree *t, const struct frame *f, struct str text, struct xml *x)
{
	for (size_t i = 0; i + 3 <= text.len; i++)
		if (memcmp(text.p + i, "\xEF\xBF\xBD", 3) == 0) {
			note_name(t, f, NOTE_CHARACTERS, meaning_name(f->means), xml_text_line(x));
			return;
		}
}

/* ---- reading ---- */

/* The row of the frames below that a row of table t sits inside, if it does. */
static void set_inside(struct tree *t, const struct frame *f)
{
	enum table parent = table_parent((enum table)f->table)->table;

	for (int i = t->depth - 1; parent && i > 0; i--)
		if (t->frames[i].table == parent) {
			nest_inside(&t->nest, (enum table)f->table, f->row, t->frames[i].row);
			return;
		}
}

static void begin_row(struct tree *t, struct frame *f, enum table table, struct xml *x)
{
	f->table = (uint8_t)table;
	f->row = (uint32_t)nest_add(&t->nest, table, xml_line(x));
	f->cells = nest_cells(&t->nest, table);
	set_inside(t, f);
}

/* With its prefix or without it. */
static const struct meaning *look_up(const struct tree *t, uint8_t context, struct str name)
{
	const struct meaning *m = tree_word(&t->words, context, name);

	return m->spelt ? m : tree_word(&t->words, context, xml_local_name(name));
}

/* A field holds text only: an element inside one means nothing, whatever its name. A name that bears
 * a number is looked up once in each context. */
static inline const struct meaning *meaning_in(struct tree *t, const struct frame *in,
					       struct str name, unsigned number)
{
	uint8_t *known = &t->known[in->means->context][number];

	if (!in->means->holds)
		return t->words.meanings;
	if (!number || !*known)
		*known = (uint8_t)(look_up(t, in->means->context, name) - t->words.meanings);
	return &t->words.meanings[*known];
}

static bool on_open(void *with, struct xml *x, struct str name)
{
	struct tree *t = with;
	struct frame *in = &t->frames[t->depth++], *f = in + 1;
	const struct meaning *m = meaning_in(t, in, name, xml_name_number(x));

	*f = (struct frame){.means = m, .cells = in->cells, .row = in->row, .table = in->table};
	if (!m->spelt) {
		note_unknown(t, in, xml_local_name(name), x);
		return true;
	}
	take_place(t, in, m, x);
	if (m->does == TREE_ROW || m->does == TREE_FIELD_ROW)
		begin_row(t, f, (enum table)m->table, x);
	if (m->does == TREE_CHILD) {
		t->in_child = true;
		t->id = STR("");
	}
	return true;
}

/* Where the text of a field goes: the row at hand, or a side row of the field's own table. */
static struct str *cells_for(struct tree *t, const struct frame *f, struct xml *x)
{
	enum table table = (enum table)f->means->table;

	if (table == (enum table)f->table)
		return f->cells;
	if (!t->side[table]) {
		t->side[table] = nest_cells(&t->nest, table);
		t->side_row[table] = nest_add(&t->nest, table, xml_line(x));
		t->has_side = true;
	}
	return t->side[table];
}

static void close_field(struct tree *t, const struct frame *f, struct str text, struct xml *x)
{
	struct str *cell;

	if (!text.len)
		return;
	if (xml_may_replace(x))
		note_characters(t, f, text, x);
	cell = &cells_for(t, f, x)[f->means->cell];
	if (cell->p) {
		/* The first one counts; one that says the same does no harm. */
		if (!str_eq(*cell, text))
			note_name(t, f, NOTE_REPEATED, meaning_name(f->means), xml_line(x));
		return;
	}
	*cell = xml_text_stays(x) ? text : arena_str(&t->nest.arena, text);
	if (f->means->field == t->layout->child_id)
		t->id = *cell;
}

static void close_side_rows(struct tree *t)
{
	for (enum table s = TABLE_NONE + 1; s < TABLES; s++)
		if (t->side[s]) {
			nest_fill(&t->nest, s, t->side_row[s], t->side[s]);
			t->side[s] = NULL;
		}
	t->has_side = false;
}

static void close_child(struct tree *t)
{
	if (t->has_side)
		close_side_rows(t);
	t->handler->child(t->handler->with, &t->nest, t->id);
	nest_clear(&t->nest);
	t->in_child = false;
}

static void close_row(struct tree *t, const struct frame *f)
{
	nest_fill(&t->nest, (enum table)f->table, f->row, f->cells);
	if (t->in_child)
		return;
	if (!t->handler->loose(t->handler->with, &t->nest, (enum table)f->table))
		t->stop = true;
	nest_clear(&t->nest);
}

/* An element that holds elements ends. */
static void close_holder(struct tree *t, const struct frame *f, struct str text, struct xml *x)
{
	if (text.len)
		note_text_in(t, f, text, x);
	if (t->words.needed[f->means->context] & ~f->seen)
		note_missing(t, f, x);
}

static void on_close(void *with, struct xml *x, struct str text)
{
	struct tree *t = with;
	const struct frame *f = &t->frames[t->depth--];

	if (!f->means->spelt)
		return;
	if (f->means->holds)
		close_holder(t, f, text, x);
	switch ((enum tree_does)f->means->does) {
	case TREE_ENTERS: break;
	case TREE_ROW: close_row(t, f); break;
	case TREE_FIELD: close_field(t, f, text, x); break;
	case TREE_FIELD_ROW:
		close_field(t, f, text, x);
		close_row(t, f);
		break;
	case TREE_CHILD: close_child(t); break;
	}
}

/* The handler of loose records asks to stop between elements. */
static bool on_open_or_stop(void *with, struct xml *x, struct str name)
{
	return !((struct tree *)with)->stop && on_open(with, x, name);
}

/* What the elements of a file stand in. */
static const struct meaning document = {.spelt = "", .does = TREE_ENTERS, .holds = true};

static struct tree *tree_begin(const struct tree_layout *l, const struct tree_handler *h,
			       struct arena *a, struct tree_told *told)
{
	struct tree *t = mem_take(sizeof *t);

	memset(t, 0, sizeof *t);
	t->layout = l;
	t->handler = h;
	t->arena = a;
	t->told = told;
	told->notes.count = 0;
	t->frames[0].means = &document;
	nest_open(&t->nest, l->returns);
	tree_words_learn(&t->words, l, h->year);
	return t;
}

static void tree_finish(struct tree *t)
{
	t->told->unknown = arena_str(t->arena, buf_view(&t->unknown));
	buf_close(&t->unknown);
	nest_close(&t->nest);
	mem_free(t);
}

bool tree_read(const char *path, const struct tree_layout *l, const struct tree_handler *h,
	       struct arena *a, struct tree_told *told, struct err *e)
{
	struct tree *t = tree_begin(l, h, a, told);
	struct xml_handler xml = {t, on_open_or_stop, on_close, on_loose};
	bool ok = xml_read(path, &xml, &told->end, e);

	tree_finish(t);
	return ok;
}

void tree_read_bytes(struct str bytes, const struct tree_layout *l, const struct tree_handler *h,
		     struct arena *a, struct tree_told *told)
{
	struct tree *t = tree_begin(l, h, a, told);
	struct xml_handler xml = {t, on_open_or_stop, on_close, on_loose};

	xml_read_bytes(bytes, &xml, &told->end);
	tree_finish(t);
}
