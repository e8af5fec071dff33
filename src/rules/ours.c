/*
 * Where a return in XML does not follow the published structure, as its reader noted: what is there
 * is read as far as it can be, and the finding says what was made of it.
 */
#include "rules/rule.h"

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

RULE_TABLE(ours_ssda903, SSDA903, "the structure of the file");
RULE_TABLE(ours_cin, CIN, "the structure of the file");
