/*
 * The SSDA903 return as one XML file, EXPSSDA903. Its HEADER element holds fields of four tables:
 * Header itself, UASC, OC3 and AD1; reviews, health, permanence, missing and adoption decisions are
 * elements inside it. Every table repeats the child's id and date of birth, as the CSV form does.
 */
#include "record/return903.h"

enum context {
	IN_DOCUMENT,
	IN_RETURN,
	IN_CHILD,
	IN_HEADER,
	IN_REVIEW,
	IN_OC2,
	IN_PERMANENCE,
	IN_MISSING,
	IN_PLACED,
	IN_EPISODE,
};

#define A_ROW(in, name, context, T)                                                                \
	{                                                                                          \
		in, name, TREE_ROW, context, TABLE_##T, FIELD_NONE                                 \
	}
#define A_FIELD(in, name, T, f)                                                                    \
	{                                                                                          \
		in, name, TREE_FIELD, 0, TABLE_##T, T##_##f                                        \
	}

static const struct tree_line lines[] = {
    {IN_DOCUMENT, "EXPSSDA903", TREE_ENTERS, IN_RETURN, TABLE_NONE, FIELD_NONE},
    {IN_RETURN, "CHILD", TREE_CHILD, IN_CHILD, TABLE_NONE, FIELD_NONE},
    A_ROW(IN_CHILD, "HEADER", IN_HEADER, HEADER),
    A_FIELD(IN_HEADER, "CHILDID", HEADER, CHILD),
    A_FIELD(IN_HEADER, "DUC", UASC, DUC),
    A_FIELD(IN_HEADER, "IN_TOUCH", OC3, IN_TOUCH),
    A_FIELD(IN_HEADER, "ACTIV", OC3, ACTIV),
    A_FIELD(IN_HEADER, "ACCOM", OC3, ACCOM),
    A_FIELD(IN_HEADER, "DATE_INT", AD1, DATE_INT),
    A_FIELD(IN_HEADER, "DATE_MATCH", AD1, DATE_MATCH),
    A_FIELD(IN_HEADER, "FOSTER_CARE", AD1, FOSTER_CARE),
    A_FIELD(IN_HEADER, "NB_ADOPTR", AD1, NB_ADOPTR),
    A_FIELD(IN_HEADER, "SEX_ADOPTR", AD1, SEX_ADOPTR),
    A_FIELD(IN_HEADER, "LS_ADOPTR", AD1, LS_ADOPTR),
    A_ROW(IN_HEADER, "AREVIEW", IN_REVIEW, REVIEW),
    A_ROW(IN_HEADER, "OC2", IN_OC2, OC2),
    A_ROW(IN_HEADER, "PERMANENCE", IN_PERMANENCE, PREV_PERM),
    A_ROW(IN_HEADER, "AMISSING", IN_MISSING, MISSING),
    A_ROW(IN_HEADER, "AD_PLACED", IN_PLACED, PLACED_ADOPTION),
    A_ROW(IN_CHILD, "EPISODE", IN_EPISODE, EPISODE),
    A_FIELD(IN_EPISODE, "PL", EPISODE, PLACE),
};

static const struct tree_layout layout = {.returns = RETURN_SSDA903,
					  .child_id = HEADER_CHILD,
					  .lines = lines,
					  .count = sizeof lines / sizeof lines[0]};

/* What the child's tables repeat of its header. */
struct repeated {
	struct str id, dob, sex;
};

static struct str kept_cell(const struct row *row, enum field f)
{
	struct str text;

	memcpy(&text, row->raw + (f - table_info(field_info(f)->table)->first) * sizeof text,
	       sizeof text);
	return text;
}

static void repeat(struct str *cells, enum table t, enum field f, struct str text)
{
	if (f != FIELD_NONE && !cells[f - table_info(t)->first].len)
		cells[f - table_info(t)->first] = text;
}

/* Moves a row of the child from the nest into the return, with its text. */
static void take_row(struct all903 *a, enum table t, const struct row *from,
		     const struct repeated *r)
{
	size_t fields = table_info(t)->fields;
	struct str *cells = arena_array(&a->arena, fields, sizeof *cells);
	struct str capitals[TABLE_FIELDS_MAX];

	memcpy(cells, from->raw, fields * sizeof *cells);
	for (size_t i = 0; i < fields; i++)
		if (cells[i].len)
			cells[i] = arena_str(&a->arena, cells[i]);
	cells[0] = r->id;
	if (t == TABLE_UASC)
		repeat(cells, t, UASC_SEX, r->sex);
	repeat(cells, t, field_find(t, STR("DOB")), r->dob);
	memcpy(capitals, cells, fields * sizeof *cells);
	all903_capitals(a, capitals, fields);
	all903_add_row(a, t, capitals, (struct str){(const char *)cells, fields * sizeof *cells},
		       from->line);
}

/* A child marked as unaccompanied and seeking asylum has a UASC record even without other facts. */
static void add_uasc(struct nest *n, const struct header *h)
{
	if (!code_is(h->uasc, UASC_STATUS_1) || n->tables[TABLE_UASC].count)
		return;
	nest_fill(n, TABLE_UASC, nest_add(n, TABLE_UASC, h->row.line), nest_cells(n, TABLE_UASC));
}

/* A note of the nest as the return keeps it, before its rows are moved there. */
static void take_note(struct all903 *a, const struct nest *n, const struct note *from,
		      struct str id)
{
	struct note note = *from;

	note.child = id;
	note.name = arena_str(&a->arena, from->name);
	note.text = arena_str(&a->arena, from->text);
	if (note.number == SIZE_MAX)
		note.number = 0;
	if (note.number < n->tables[note.table].count)
		note.record = (uint32_t)(a->tables[note.table].count + note.number + 1);
	all903_note(a, &note);
}

static void on_child(void *with, struct nest *n, struct str id)
{
	struct all903 *a = with;
	struct repeated r = {arena_str(&a->arena, id), STR(""), STR("")};

	if (n->tables[TABLE_HEADER].count) {
		const struct row *header = nest_row(n, TABLE_HEADER, 0);

		r.dob = arena_str(&a->arena, kept_cell(header, HEADER_DOB));
		r.sex = arena_str(&a->arena, kept_cell(header, HEADER_SEX));
		add_uasc(n, (const struct header *)(const void *)header);
	}
	for (size_t i = 0; i < n->note_count; i++)
		take_note(a, n, &n->notes[i], r.id);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		for (size_t i = 0; i < n->tables[t].count; i++)
			take_row(a, t, nest_row(n, t, i), &r);
}

static bool no_loose(void *with, struct nest *n, enum table t)
{
	(void)with;
	(void)n;
	(void)t;
	return true;
}

/* The XML form has all tables but those it has no elements for, and all fields but the derived. */
static void xml_source(struct source *s, enum table t)
{
	const struct table_info *info = table_info(t);

	*s = (struct source){.here = true, .form = RAW_CELLS};
	for (size_t i = 0; i < info->fields; i++)
		if (field_info(info->first + (enum field)i)->presence != DERIVED)
			s->present |= UINT64_C(1) << i;
}

static void xml_sources(struct all903 *a)
{
	a->scope.xml = true;
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (table_info(t)->returns == RETURN_SSDA903 && t != TABLE_SW_EPISODE &&
		    t != TABLE_DOLO)
			xml_source(&a->sources[t], t);
}

static void take_whole_notes(struct all903 *a, const struct tree_told *told)
{
	for (size_t i = 0; i < told->notes.count; i++)
		all903_note(a, &told->notes.at[i]);
}

bool all903_add_xml(struct all903 *a, const char *path, struct arena *notes, struct tree_told *told,
		    struct err *e)
{
	struct tree_handler h = {a, 0, on_child, no_loose};
	bool ok;

	xml_sources(a);
	ok = tree_read(path, &layout, &h, notes, told, e);
	take_whole_notes(a, told);
	return ok;
}

void all903_add_xml_bytes(struct all903 *a, struct str bytes, struct arena *notes,
			  struct tree_told *told)
{
	struct tree_handler h = {a, 0, on_child, no_loose};

	xml_sources(a);
	tree_read_bytes(bytes, &layout, &h, notes, told);
	take_whole_notes(a, told);
}
