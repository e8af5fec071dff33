/*
 * What stands in a cell but cannot be read as what the cell is for: a day that is none, a code that
 * no list has, letters for a number; and records that belong to no child. The Department's own
 * rules notice some of these; ours notice all, so that nothing counts as blank unseen. A finding
 * marks the cells concerned, whatever their table.
 */
#include "record/fill.h"
#include "rules/rule.h"

/* Marks the unreadable cells of one type. */
static void mark_unreadable(const struct row *row, enum cell_type type, struct sink *out)
{
	const struct table_info *info = table_info((enum table)row->table);
	enum field marked[TABLE_FIELDS_MAX + 1];
	size_t n = 0;

	for (enum field f = info->first; f < info->first + info->fields; f++) {
		const struct field_info *field = field_info(f);
		int32_t v;

		if (field->type != type)
			continue;
		memcpy(&v, (const char *)row + field->offset, sizeof v);
		if (v == CELL_UNREADABLE)
			marked[n++] = f;
	}
	marked[n] = FIELD_NONE;
	if (n)
		flag_fields(out, row, NULL, marked);
}

static void rW1(const struct row *row, struct sink *out)
{
	if (row->spoilt)
		mark_unreadable(row, CELL_date, out);
}

static void rW2(const struct row *row, struct sink *out)
{
	if (row->spoilt)
		mark_unreadable(row, CELL_code, out);
}

static void rW3(const struct row *row, struct sink *out)
{
	if (row->spoilt)
		mark_unreadable(row, CELL_number, out);
}

/* The first field of a table is the child's id (of List 11, the adopter's). In the census a child
 * without an id is still one child: its own rule, 8500, tells. */
static void rW4(const struct row *row, struct sink *out)
{
	enum field marked[2] = {table_info((enum table)row->table)->first, FIELD_NONE};

	if (row->child->nameless && row->child->scope->returns != RETURN_CIN)
		flag_fields(out, row, NULL, marked);
}

static const struct rule rules[] = {
    RULE(any, W1, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "A date in this record is no day between 1900 and 2199, or is not written as a date.",
	 "It counts as missing: rules that compare it could not judge this record.",
	 "Write it as dd/mm/yyyy (in the census yyyy-mm-dd) and check it against the file."),
    RULE(any, W2, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "A code in this record is in none of the Department's lists for that field, in any year.",
	 "It counts as missing: rules that compare it could not judge this record.",
	 "Choose the code from the list; look for a letter O that should be a zero, and for "
	 "spaces."),
    RULE(any, W3, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "A number in this record is not a whole number.",
	 "It counts as missing: rules that compare it could not judge this record.",
	 "Write the figure with digits only."),
    RULE(any, W4, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "This record has no child id, so it belongs to no child.",
	 "Rules that look at all of a child's records could not use it.",
	 "Find the child the record belongs to and give its id."),
};

RULE_TABLE(ours_cells_ssda903, SSDA903, "what cannot be read");
RULE_TABLE(ours_cells_cin, CIN, "what cannot be read");
RULE_TABLE(ours_cells_annexa, ANNEXA, "what cannot be read");
