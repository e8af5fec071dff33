/* The sheets "Findings", in report order, and "By child", a block a child. */
#include "report/xlsx.h"

#include "report/words.h"

static const struct book_column columns[FINDING_COLUMNS] = {
    [FINDING_RULE] = {"rule", 9},      [FINDING_SEVERITY] = {"severity", 9},
    [FINDING_RETURN] = {"return", 10}, [FINDING_TABLE] = {"table", 20},
    [FINDING_RECORD] = {"record", 8},  [FINDING_LINE] = {"line", 8},
    [FINDING_CHILD] = {"child", 18},   [FINDING_FIELDS] = {"fields", 24},
    [FINDING_VALUES] = {"values", 24}, [FINDING_MESSAGE] = {"message", 100},
};

/* Which of them a sheet has, from left to right. */
struct layout {
	size_t count;
	enum finding_column at[FINDING_COLUMNS];
};

static const struct layout in_order = {
    FINDING_COLUMNS,
    {FINDING_RULE, FINDING_SEVERITY, FINDING_RETURN, FINDING_TABLE, FINDING_RECORD, FINDING_LINE,
     FINDING_CHILD, FINDING_FIELDS, FINDING_VALUES, FINDING_MESSAGE},
};

/* What the message does not say anyway: a sheet that is written faster and opens faster. */
static const struct layout child_first = {
    6,
    {FINDING_CHILD, FINDING_RULE, FINDING_SEVERITY, FINDING_TABLE, FINDING_RECORD, FINDING_MESSAGE},
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

static void headings(struct book_sheet *s, const struct layout *layout)
{
	struct book_column in[FINDING_COLUMNS];

	for (size_t i = 0; i < layout->count; i++)
		in[i] = columns[layout->at[i]];
	book_headings(s, in, layout->count);
}

static void write_finding(struct book_sheet *s, const struct finding *f,
			  const struct layout *layout)
{
	const struct rule *r = finding_rule(&s->book->check->findings, f);
	struct str cells[FINDING_COLUMNS];
	char sheet[BOOK_NAME_MAX + 1];

	finding_cells(s->book, f, cells);
	if (layout == &child_first) /* the return is told by the name of the table's sheet */
		cells[FINDING_TABLE] = book_table_name((enum table)f->table, sheet);
	for (size_t i = 0; i < layout->count; i++) {
		bool severity = layout->at[i] == FINDING_SEVERITY;

		book_cell(s, i, cells[layout->at[i]],
			  severity ? (enum book_look)r->severity : LOOK_PLAIN);
	}
	book_next_row(s);
}

void book_findings(struct book *b)
{
	const struct findings *fs = &b->check->findings;
	struct book_sheet s = book_sheet(b, "Findings");

	headings(&s, &in_order);
	for (size_t i = 0; i < fs->count && book_room(&s); i++)
		write_finding(&s, &fs->at[i], &in_order);
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

static struct str how_many(struct arena *a, const struct tally_child *child)
{
	struct str all = STR("");

	for (enum severity v = 0; v < SEVERITIES; v++)
		if (child->findings[v]) {
			struct str one = words_findings(a, v, child->findings[v]);

			all = arena_fmt(a, "%.*s%s%.*s", (int)all.len, all.p, all.len ? ", " : "",
					(int)one.len, one.p);
		}
	return all;
}

static void write_child(struct book_sheet *s, const struct tally_child *child)
{
	struct arena *a = &s->book->scratch;

	book_row_look(s, LOOK_HEAD, false);
	book_cell(s, 0, child->kind == TALLY_CHILD ? child->id : words_child(a, child), LOOK_HEAD);
	book_cell(s, child_first.count - 1, how_many(a, child), LOOK_HEAD);
	book_next_row(s);
}

void book_children(struct book *b)
{
	struct book_sheet s = book_sheet(b, "By child");
	const struct tally *t = &b->tally;
	size_t *starts;
	uint32_t *order = by_child(b, &starts);

	book_fold_below(&s);
	headings(&s, &child_first);
	for (size_t c = 0; c < t->child_count && book_room(&s); c++) {
		write_child(&s, &t->children[c]);
		for (size_t i = starts[c]; i < starts[c + 1] && book_room(&s); i++) {
			book_row_look(&s, LOOK_PLAIN, true);
			write_finding(&s, &b->check->findings.at[order[i]], &child_first);
		}
	}
	book_filter(&s, 0, child_first.count);
	book_sheet_end(&s);
}
