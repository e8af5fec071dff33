/* The sheets "Findings", a line a finding in report order, and "By child", a line a child. */
#include "report/xlsx.h"

#include "report/words.h"

static const struct book_column columns[FINDING_COLUMNS] = {
    [FINDING_RULE] = {"rule", 9},      [FINDING_SEVERITY] = {"severity", 9},
    [FINDING_RETURN] = {"return", 10}, [FINDING_TABLE] = {"table", 20},
    [FINDING_RECORD] = {"record", 8},  [FINDING_LINE] = {"line", 8},
    [FINDING_CHILD] = {"child", 18},   [FINDING_FIELDS] = {"fields", 24},
    [FINDING_VALUES] = {"values", 24}, [FINDING_MESSAGE] = {"message", 100},
};

static struct str joined(struct arena *a, const struct str *item, size_t n)
{
	struct str all = n ? item[0] : STR("");

	for (size_t i = 1; i < n; i++)
		all = arena_fmt(a, "%.*s|%.*s", (int)all.len, all.p, (int)item[i].len, item[i].p);
	return all;
}

static struct str number(struct arena *a, uint32_t n)
{
	return n ? arena_fmt(a, "%u", n) : STR("");
}

/* All cells, until the end of the row. */
static void finding_cells(struct book *b, const struct finding *f,
			  struct str cells[FINDING_COLUMNS])
{
	const struct findings *fs = &b->check->findings;
	const struct table_info *table = table_info((enum table)f->table);
	struct str values[FINDING_SHOWS_MAX];
	struct buf message = {0};
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_values(fs, f, values);
	finding_message(fs, f, &message);
	cells[FINDING_RULE] = str_of(finding_rule(fs, f)->code);
	cells[FINDING_SEVERITY] = str_of(severity_name(finding_rule(fs, f)->severity));
	cells[FINDING_RETURN] = str_of(returns_name(table->returns));
	cells[FINDING_TABLE] = str_of(table->name);
	cells[FINDING_RECORD] = number(&b->scratch, f->record);
	cells[FINDING_LINE] = number(&b->scratch, f->line);
	cells[FINDING_CHILD] = finding_child(fs, f);
	cells[FINDING_FIELDS] = joined(&b->scratch, shown.name, shown.marked);
	cells[FINDING_VALUES] = joined(&b->scratch, values, shown.marked);
	cells[FINDING_MESSAGE] = arena_str(&b->scratch, buf_view(&message));
	buf_close(&message);
}

static void write_finding(struct book_sheet *s, const struct finding *f)
{
	const struct rule *r = finding_rule(&s->book->check->findings, f);
	struct str cells[FINDING_COLUMNS];

	finding_cells(s->book, f, cells);
	for (size_t i = 0; i < FINDING_COLUMNS; i++)
		book_cell(s, i, cells[i],
			  i == FINDING_SEVERITY ? (enum book_look)r->severity : LOOK_PLAIN);
	book_next_row(s);
}

void book_findings(struct book *b)
{
	const struct findings *fs = &b->check->findings;
	struct book_sheet s = book_sheet(b, "Findings");

	book_headings(&s, columns, FINDING_COLUMNS);
	for (size_t i = 0; i < fs->count && book_room(&s); i++)
		write_finding(&s, &fs->at[i]);
	book_filter(&s, 0, FINDING_COLUMNS);
	book_sheet_end(&s);
}

/* ---- by child ---- */

/* The findings child by child; starts[i] is where those of child i begin. */
static uint32_t *by_child(struct book *b, size_t **starts)
{
	struct tally *t = &b->tally;
	size_t count = b->check->findings.count;
	uint32_t *order = arena_array(&t->arena, count + 1, sizeof *order);
	size_t *at = arena_array(&t->arena, t->child_count + 2, sizeof *at);

	/* at[i + 2] counts child i; then at[i + 1] is where it begins, and moves to its end. */
	for (size_t i = 0; i < count; i++)
		if (t->child_of[i] + 2 < t->child_count + 2)
			at[t->child_of[i] + 2]++;
	for (size_t i = 2; i < t->child_count + 2; i++)
		at[i] += at[i - 1];
	for (size_t i = 0; i < count; i++)
		order[at[t->child_of[i] + 1]++] = (uint32_t)i;
	*starts = at;
	return order;
}

/* Where a finding is: "Episodes 3"; the sheet alone for one about the return as a whole. */
static void tell_place(const struct finding *f, struct buf *to)
{
	char sheet[BOOK_NAME_MAX + 1];

	buf_str(to, book_table_name((enum table)f->table, sheet));
	if (f->record)
		buf_fmt(to, " %u", f->record);
}

/* A line for each finding, until a cell is full. */
static void tell_all(const struct findings *fs, const uint32_t *order, size_t count, struct buf *to)
{
	for (size_t i = 0; i < count && to->len <= (size_t)BOOK_UNITS_MAX * 4; i++) {
		const struct finding *f = &fs->at[order[i]];
		const struct rule *r = finding_rule(fs, f);

		buf_fmt(to, "%s%s %s, ", i ? "\n" : "", severity_name(r->severity), r->code);
		tell_place(f, to);
		buf_text(to, ": ");
		finding_message(fs, f, to);
	}
}

static void write_child(struct book_sheet *s, const struct tally_child *child,
			const uint32_t *order, size_t count)
{
	struct arena *a = &s->book->scratch;
	struct buf told = {0};

	book_cell(s, 0, child->kind == TALLY_CHILD ? child->id : words_child(a, child), LOOK_PLAIN);
	for (enum severity v = 0; v < SEVERITIES; v++)
		book_count(s, 1 + v, child->findings[v], (enum book_look)v);
	tell_all(&s->book->check->findings, order, count, &told);
	book_cell(s, 1 + SEVERITIES, buf_view(&told), LOOK_WRAPPED);
	buf_close(&told);
	book_next_row(s);
}

void book_children(struct book *b)
{
	static const struct book_column of_child[] = {
	    {"child", 18}, {"errors", 9}, {"queries", 9}, {"notes", 9}, {"what is wrong", 140}};
	enum { CHILD_COLUMNS = sizeof of_child / sizeof of_child[0] };
	struct book_sheet s = book_sheet(b, "By child");
	const struct tally *t = &b->tally;
	size_t *starts;
	uint32_t *order = by_child(b, &starts);

	book_headings(&s, of_child, CHILD_COLUMNS);
	for (size_t c = 0; c < t->child_count && book_room(&s); c++)
		write_child(&s, &t->children[c], order + starts[c], starts[c + 1] - starts[c]);
	book_filter(&s, 0, CHILD_COLUMNS);
	book_sheet_end(&s);
}
