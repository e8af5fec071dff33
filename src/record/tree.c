/*
 * The layout's lines and the official field names of every row context go into one small hash table
 * when reading begins, keyed by context and name; each element then costs one look-up. A frame a
 * level of nesting says what the element is; the cells of a row are gathered in its frame's slot
 * until the row closes.
 */
#include "record/tree.h"

#include "base/buf.h"
#include "intake/limits.h"

#include <assert.h>

enum { TREE_SLOTS = 512, TREE_UNKNOWN_MAX = 20 };

struct meaning {
	struct str name; /* len 0: a free slot */
	struct tree_line line;
	enum table table; /* of a field: its own table, and which of its fields it is */
	size_t cell;
};

struct frame {
	const struct meaning *means; /* NULL: nothing that is known */
	enum table table;  /* of the row that its fields belong to; TABLE_NONE outside rows */
	size_t row;	   /* number in the nest */
	struct str *cells; /* of that row, gathered until it closes */
};

struct tree {
	const struct tree_layout *layout;
	const struct tree_handler *handler;
	struct meaning meanings[TREE_SLOTS];
	struct nest nest;
	struct frame frames[LIMIT_XML_DEPTH + 2];
	int depth;
	bool in_child;
	struct str id;
	/* rows whose fields stand in another table's row: their cells, NULL while there is none */
	struct str *side[TABLES];
	size_t side_row[TABLES];
	struct buf unknown;
	int unknown_count;
	bool stop;
};

static size_t slot_of(uint8_t in, struct str name)
{
	uint64_t a = 0, b = 0;

	if (name.len >= sizeof a) {
		memcpy(&a, name.p, sizeof a);
		memcpy(&b, name.p + name.len - sizeof b, sizeof b);
	} else {
		for (size_t i = 0; i < name.len; i++)
			a = a << 8 | (unsigned char)name.p[i];
	}
	a = (a ^ (b << 21 | b >> 43)) + name.len * 31 + in * 131U;
	a *= 0x9E3779B97F4A7C15U;
	return a >> 55;
}

static struct meaning *look(struct tree *t, uint8_t in, struct str name)
{
	size_t i = slot_of(in, name);

	while (t->meanings[i].name.len &&
	       (t->meanings[i].line.in != in || !str_eq(t->meanings[i].name, name)))
		i = (i + 1) % TREE_SLOTS;
	return &t->meanings[i];
}

static void mean(struct tree *t, const struct tree_line *line)
{
	struct str name = str_of(line->name);
	struct meaning *m = look(t, line->in, name);

	if (m->name.len)
		return;
	*m = (struct meaning){.name = name, .line = *line};
	if (line->field != FIELD_NONE) {
		m->table = field_info(line->field)->table;
		m->cell = line->field - table_info(m->table)->first;
	}
}

/* The official fields of the table whose row opens a context. */
static void mean_fields(struct tree *t, uint8_t context, enum table table)
{
	const struct table_info *info = table_info(table);

	for (size_t i = 0; i < info->fields; i++) {
		enum field f = info->first + (enum field)i;
		struct tree_line line = {context, field_info(f)->name, TREE_FIELD, 0, table, f};

		mean(t, &line);
	}
}

static void learn(struct tree *t)
{
	for (size_t i = 0; i < t->layout->count; i++)
		mean(t, &t->layout->lines[i]);
	for (size_t i = 0; i < t->layout->count; i++) {
		const struct tree_line *line = &t->layout->lines[i];

		if (line->does == TREE_ROW)
			mean_fields(t, line->context, line->table);
	}
}

static void note_unknown(struct tree *t, struct str name)
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
	buf_add(&t->unknown, name.p, name.len < 60 ? name.len : 60);
}

/* The row of the frames below that a row of table t sits inside, if it does. */
static void set_inside(struct tree *t, const struct frame *f)
{
	enum table parent = table_parent(f->table)->table;

	for (int i = t->depth - 1; parent && i > 0; i--)
		if (t->frames[i].table == parent) {
			nest_inside(&t->nest, f->table, f->row, t->frames[i].row);
			return;
		}
}

static void begin_row(struct tree *t, struct frame *f, enum table table, struct xml *x)
{
	f->table = table;
	f->row = nest_add(&t->nest, table, xml_line(x));
	f->cells = nest_cells(&t->nest, table);
	set_inside(t, f);
}

/* A field holds text only: an element inside one means nothing, whatever its name. */
static bool holds_elements(const struct frame *f)
{
	return f->means && f->means->line.does != TREE_FIELD &&
	       f->means->line.does != TREE_FIELD_ROW;
}

static bool on_open(void *with, struct xml *x, struct str name)
{
	struct tree *t = with;
	const struct frame *in = &t->frames[t->depth];
	const struct meaning *m =
	    holds_elements(in) ? look(t, in->means->line.context, name) : NULL;
	struct frame *f = &t->frames[++t->depth];

	*f = (struct frame){NULL, in->table, in->row, in->cells};
	if (!m || !m->name.len) {
		if (in->means)
			note_unknown(t, name);
		return true;
	}
	f->means = m;
	if (m->line.does == TREE_ROW || m->line.does == TREE_FIELD_ROW)
		begin_row(t, f, m->line.table, x);
	if (m->line.does == TREE_CHILD) {
		t->in_child = true;
		t->id = STR("");
	}
	return true;
}

/* Where the text of a field goes: the row at hand, or a side row of the field's own table. */
static struct str *cells_for(struct tree *t, const struct frame *f, struct xml *x)
{
	enum table table = f->means->table;

	if (table == f->table)
		return f->cells;
	if (!t->side[table]) {
		t->side[table] = nest_cells(&t->nest, table);
		t->side_row[table] = nest_add(&t->nest, table, xml_line(x));
	}
	return t->side[table];
}

static void close_field(struct tree *t, const struct frame *f, struct str text, struct xml *x)
{
	struct str *cell;

	if (!text.len)
		return;
	cell = &cells_for(t, f, x)[f->means->cell];
	if (cell->p)
		return;
	*cell = arena_str(&t->nest.arena, text);
	if (f->means->line.field == t->layout->child_id)
		t->id = *cell;
}

static void close_child(struct tree *t)
{
	for (enum table s = TABLE_NONE + 1; s < TABLES; s++)
		if (t->side[s]) {
			nest_fill(&t->nest, s, t->side_row[s], t->side[s]);
			t->side[s] = NULL;
		}
	t->handler->child(t->handler->with, &t->nest, t->id);
	nest_clear(&t->nest);
	t->in_child = false;
}

static void close_row(struct tree *t, const struct frame *f)
{
	nest_fill(&t->nest, f->table, f->row, f->cells);
	if (t->in_child)
		return;
	if (!t->handler->loose(t->handler->with, &t->nest, f->table))
		t->stop = true;
	nest_clear(&t->nest);
}

static void on_close(void *with, struct xml *x, struct str text)
{
	struct tree *t = with;
	const struct frame *f = &t->frames[t->depth--];

	if (!f->means)
		return;
	switch (f->means->line.does) {
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
static const struct meaning document = {.line = {.does = TREE_ENTERS}};

static struct tree *tree_begin(const struct tree_layout *l, const struct tree_handler *h)
{
	struct tree *t = mem_take(sizeof *t);

	memset(t, 0, sizeof *t);
	t->layout = l;
	t->handler = h;
	t->frames[0].means = &document;
	nest_open(&t->nest, l->returns);
	learn(t);
	return t;
}

static void tree_finish(struct tree *t, struct arena *a, struct tree_told *told)
{
	told->unknown = arena_str(a, buf_view(&t->unknown));
	buf_close(&t->unknown);
	nest_close(&t->nest);
	mem_free(t);
}

bool tree_read(const char *path, const struct tree_layout *l, const struct tree_handler *h,
	       struct arena *a, struct tree_told *told, struct err *e)
{
	struct tree *t = tree_begin(l, h);
	struct xml_handler xml = {t, on_open_or_stop, on_close};
	bool ok = xml_read(path, &xml, &told->end, e);

	tree_finish(t, a, told);
	return ok;
}

void tree_read_bytes(struct str bytes, const struct tree_layout *l, const struct tree_handler *h,
		     struct arena *a, struct tree_told *told)
{
	struct tree *t = tree_begin(l, h);
	struct xml_handler xml = {t, on_open_or_stop, on_close};

	xml_read_bytes(bytes, &xml, &told->end);
	tree_finish(t, a, told);
}
