/*
 * A finding is captured when it is made: the child's id, the record's key and the text of every
 * field it shows, so that it can be told after the record is gone. A value longer than VALUE_MAX is
 * cut there.
 */
#include "record/fill.h"
#include "record/key.h"
#include "rules/sink.h"

#include <assert.h>

enum { VALUE_MAX = 200 };

static void add_piece(struct buf *text, struct str s)
{
	uint16_t len;

	if (s.len > VALUE_MAX) {
		s.len = VALUE_MAX;
		while (s.len && (s.p[s.len] & 0xC0) == 0x80)
			s.len--;
	}
	len = (uint16_t)s.len;
	buf_add(text, &len, sizeof len);
	buf_str(text, s);
}

/* The child's first row of another table of the same return that has the field. */
static const struct row *row_with(const struct child *c, struct str name, enum field *field)
{
	for (enum table t = TABLE_NONE + 1; t < child_tables_end(c); t++) {
		if (!child_rows(c, t))
			continue;
		*field = field_find(t, name);
		if (*field != FIELD_NONE)
			return child_rows(c, t);
	}
	return NULL;
}

/* What a name in a message stands for: in the row marked, the row beside it, or the child's own. */
static struct str named_text(const struct row *row, const struct row *beside, struct str name,
			     struct arena *scratch)
{
	enum field f = field_find((enum table)row->table, name);
	const struct row *at = row;

	if (f == FIELD_NONE && beside) {
		f = field_find((enum table)beside->table, name);
		at = beside;
	}
	if (f == FIELD_NONE)
		at = row_with(row->child, name, &f);
	return at && f != FIELD_NONE ? row_raw(at, f, scratch) : STR("");
}

/* Adds a finding, the child's id and the record's key behind it; what it shows has to follow, piece
 * by piece. */
static void begin_finding(struct sink *out, struct finding f, struct str child, struct str key,
			  struct shown *shown)
{
	struct findings *fs = out->into;

	f.rule = out->index;
	f.text = fs->text.len;
	fs->at = mem_room(fs->at, &fs->cap, fs->count + 1, sizeof *fs->at);
	fs->at[fs->count++] = f;
	finding_shows(fs, &f, shown);
	add_piece(&fs->text, child);
	add_piece(&fs->text, key);
}

static void capture(struct sink *out, const struct row *row, const struct row *beside,
		    uint64_t marks)
{
	struct findings *fs = out->into;
	struct shown shown;

	begin_finding(
	    out,
	    (struct finding){
		.record = row->record, .line = row->line, .marks = marks, .table = row->table},
	    row->child->id, row_key(row, &fs->scratch), &shown);
	for (size_t i = 0; i < shown.marked; i++)
		add_piece(&fs->text, row_raw(row, (enum field)shown.field[i], &fs->scratch));
	for (size_t i = shown.marked; i < shown.count; i++)
		add_piece(&fs->text, named_text(row, beside, shown.name[i], &fs->scratch));
	arena_reset(&fs->scratch);
}

/* A bit for each of the rule's fields that is in the table and, when listed, in the list. */
static uint64_t marks_of(const struct rule *r, enum table t, const enum field *only)
{
	uint64_t marks = 0;
	enum field f;

	for (size_t i = 0; (f = finding_field(r, t, i)) != FIELD_NONE; i++) {
		bool wanted = !only;

		for (const enum field *one = only; one && *one != FIELD_NONE; one++)
			wanted |= *one == f;
		if (wanted && field_info(f)->table == t)
			marks |= UINT64_C(1) << i;
	}
	return marks;
}

void flag(struct sink *out, const struct row *row)
{
	flag_fields(out, row, NULL, NULL);
}

void flag_with(struct sink *out, const struct row *row, const struct row *beside)
{
	flag_fields(out, row, beside, NULL);
}

/* The same record is marked once however often a rule says so. */
static bool flagged_before(const struct sink *out, const struct row *row, uint64_t marks)
{
	const struct findings *fs = out->into;

	for (size_t i = fs->count; i > 0; i--) {
		const struct finding *f = &fs->at[i - 1];

		if (f->rule != out->index || fs->count - i > 64)
			return false;
		if (f->table == row->table && f->record == row->record && f->marks == marks)
			return true;
	}
	return false;
}

void flag_fields(struct sink *out, const struct row *row, const struct row *beside,
		 const enum field *fields)
{
	uint64_t marks = marks_of(out->rule, (enum table)row->table, fields);

	if (row->record && !flagged_before(out, row, marks))
		capture(out, row, beside, marks);
}

void flag_return(struct sink *out, enum table table, const char *const figures[3])
{
	struct shown shown;

	begin_finding(out, (struct finding){.table = (uint16_t)table}, STR(""), STR(""), &shown);
	for (size_t i = 0; i < shown.count; i++) {
		char c = shown.name[i].p[0];

		assert(c >= '1' && c <= '3');
		add_piece(&out->into->text, str_of(figures[c - '1']));
	}
}

void flag_gone(struct sink *out, const struct gone_record *gone)
{
	struct shown shown;

	begin_finding(out,
		      (struct finding){.record = gone->record,
				       .line = gone->line,
				       .marks = marks_of(out->rule, gone->table, NULL),
				       .table = (uint16_t)gone->table},
		      gone->child, gone->key, &shown);
	assert(shown.count == 1);
	add_piece(&out->into->text, gone->value);
}

/* The field of the record that bears the name of the note's element; 0 when none does. */
static uint64_t note_marks(const struct sink *out, const struct note *n)
{
	enum field only[2] = {FIELD_NONE, FIELD_NONE};

	if (n->row)
		only[0] = field_find(n->table, n->name);
	return only[0] == FIELD_NONE ? 0 : marks_of(out->rule, n->table, only);
}

void flag_note(struct sink *out, const struct note *n)
{
	struct findings *fs = out->into;
	struct str key = n->row ? row_key(n->row, &fs->scratch) : STR("");
	struct shown shown;

	begin_finding(out,
		      (struct finding){.record = n->record,
				       .line = n->line,
				       .marks = note_marks(out, n),
				       .table = (uint16_t)n->table},
		      n->child, key, &shown);
	for (size_t i = 0; i < shown.marked; i++)
		add_piece(&fs->text,
			  n->row ? named_text(n->row, NULL, shown.name[i], &fs->scratch) : STR(""));
	for (size_t i = shown.marked; i < shown.count; i++)
		add_piece(&fs->text, shown.name[i].p[0] == '1' ? n->name : n->text);
	arena_reset(&fs->scratch);
}
