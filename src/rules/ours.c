/*
 * What stands in a cell but cannot be read as what the cell is for: a day that is none, a code that
 * no list has, letters for a number; and records that belong to no child. The Department's own
 * rules notice some of these; ours notice all, so that nothing counts as blank unseen. A finding
 * marks the cells concerned, whatever their table.
 *
 * And where a return in XML does not follow the published structure, as its reader noted: what is
 * there is read as far as it can be, and the finding says what was made of it.
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

/* The first field of a table of the SSDA903 is the child's id. In the census a child without an id
 * is still one child: its own rule, 8500, tells. */
static void rW4(const struct row *row, struct sink *out)
{
	enum field marked[2] = {table_info((enum table)row->table)->first, FIELD_NONE};

	if (row->child->nameless && row->child->scope->returns == RETURN_SSDA903)
		flag_fields(out, row, NULL, marked);
}

/* ---- the published structure ---- */

#define ABOUT_NOTES(code, what)                                                                    \
	static void r##code(const struct note *n, struct sink *out)                                \
	{                                                                                          \
		if (n->kind == NOTE_##what)                                                        \
			flag_note(out, n);                                                         \
	}
ABOUT_NOTES(W5, UNKNOWN)
ABOUT_NOTES(W6, ORDER)
ABOUT_NOTES(W7, REPEATED)
ABOUT_NOTES(W8, TEXT)
ABOUT_NOTES(W9, MISSING)
ABOUT_NOTES(W10, CHARACTERS)
ABOUT_NOTES(W11, YEAR)

#define MAY_BE_REJECTED                                                                            \
	"The Department's system may reject a file that does not follow the published structure."
#define ASK_THE_SUPPLIER                                                                           \
	"Export the return again; if it comes out the same, show this to the supplier of the "     \
	"system it comes from."

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
    RULE(note, W5, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "The element {1} is not one that the published structure has at this place. "
	 "What stands in it was not looked at.",
	 MAY_BE_REJECTED " No rule could look at what stands in the element.",
	 "Look for a spelling mistake in its name, and for an element that should have been closed "
	 "before it. " ASK_THE_SUPPLIER),
    RULE(note, W6, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "The element {1} does not stand where the published order has it.",
	 MAY_BE_REJECTED " Its value was read all the same.", ASK_THE_SUPPLIER),
    RULE(note, W7, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "The element {1} stands again where it may stand once.",
	 MAY_BE_REJECTED " Of a value that is given twice, the first one was used.",
	 "Find out which of the two is right and take the other away."),
    RULE(note, W8, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "The text \"{2}\" stands loose in {1}: it is in none of the elements there.",
	 MAY_BE_REJECTED " No rule could look at this text.",
	 "Take it away, or put it into the element it was meant for."),
    RULE(note, W9, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "The element {1} is missing: the published structure has one here.", MAY_BE_REJECTED,
	 "Fill it in where the record is kept. " ASK_THE_SUPPLIER),
    RULE(note, W10, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "The value of {1} has bytes that are no characters of the file's character "
	 "set; each is shown as \xEF\xBF\xBD.",
	 MAY_BE_REJECTED " The value is not what was meant.",
	 "Save the file in UTF-8, or write the letters with accents in it again."),
    RULE(note, W11, 0, LATEST, NOTE, NO_NEEDS, NO_NEEDS,
	 "The element {1} is of another year: returns of this year do not have it.",
	 MAY_BE_REJECTED " Its value was read, but what this year asks for may be missing.",
	 "Check that the year told in the header is right, and that the system makes the return in "
	 "this year's form: a census has Sex from 2024-25 and GenderCurrent before."),
};

RULE_TABLE(ours_ssda903, SSDA903, "what cannot be read, and the structure of the file");
RULE_TABLE(ours_cin, CIN, "what cannot be read, and the structure of the file");
