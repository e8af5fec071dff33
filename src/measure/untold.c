/* L. What is not told of children, and whom the open cases are about: all of the lists and returns. */
#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/groups.h"
#include "measure/repeats.h"
#include "measure/table.h"

/* ---- what no list tells ---- */

enum told_kind { TOLD_SEX, TOLD_ETHNICITY, TOLD_DISABILITY, TOLD_KINDS };

/* The lists about children, and the columns of each that tell; FIELD_NONE for one that it lacks. */
static const struct told_list {
	enum table table;
	enum field born, by[TOLD_KINDS];
} lists[] = {
    {TABLE_CONTACT, CONTACT_BORN, {CONTACT_GENDER, CONTACT_ETHNICITY, FIELD_NONE}},
    {TABLE_EARLY_HELP, EARLY_HELP_BORN, {EARLY_HELP_GENDER, EARLY_HELP_ETHNICITY, FIELD_NONE}},
    {TABLE_REFERRAL, REFERRAL_BORN, {REFERRAL_GENDER, REFERRAL_ETHNICITY, FIELD_NONE}},
    {TABLE_ASSESSED, ASSESSED_BORN, {ASSESSED_GENDER, ASSESSED_ETHNICITY, ASSESSED_DISABILITY}},
    {TABLE_ENQUIRY, ENQUIRY_BORN, {ENQUIRY_GENDER, ENQUIRY_ETHNICITY, ENQUIRY_DISABILITY}},
    {TABLE_IN_NEED, IN_NEED_BORN, {IN_NEED_GENDER, IN_NEED_ETHNICITY, IN_NEED_DISABILITY}},
    {TABLE_PROTECTION,
     PROTECTION_BORN,
     {PROTECTION_GENDER, PROTECTION_ETHNICITY, PROTECTION_DISABILITY}},
    {TABLE_IN_CARE, IN_CARE_BORN, {IN_CARE_GENDER, IN_CARE_ETHNICITY, IN_CARE_DISABILITY}},
    {TABLE_LEAVER, LEAVER_BORN, {LEAVER_GENDER, LEAVER_ETHNICITY, LEAVER_DISABILITY}},
    {TABLE_ADOPTION, ADOPTION_BORN, {ADOPTION_GENDER, ADOPTION_ETHNICITY, ADOPTION_DISABILITY}},
};

enum { CHILD_LISTS = sizeof lists / sizeof lists[0] };

static bool tells(enum told_kind kind, struct code_cell c)
{
	switch (kind) {
	case TOLD_SEX: return sex_group(c) != SEX_NOT_STATED;
	case TOLD_ETHNICITY: return ethnic_group(c) != ETHNIC_NOT_STATED;
	case TOLD_DISABILITY: return said_yes(c) || said_no(c);
	case TOLD_KINDS: break;
	}
	return false;
}

/* The next of a child's rows in a list, or NULL. */
static const struct row *row_behind(const struct row *row, size_t size)
{
	const struct row *next = (const void *)((const char *)row + size);

	return next->child == row->child ? next : NULL;
}

/* Whether a row of the list says that the child is born by the day. */
static bool born_by(const struct child *c, const struct told_list *list, struct date_cell day)
{
	const struct row *row = child_rows(c, list->table);
	size_t size = table_info(list->table)->row_size;
	size_t at = field_info(list->born)->offset;

	for (; row; row = row_behind(row, size))
		if (date_by((struct date_cell){cell_at(row, at)}, day))
			return true;
	return false;
}

static bool told_in(const struct child *c, const struct told_list *list, enum told_kind kind)
{
	const struct row *row = child_rows(c, list->table);
	size_t size = table_info(list->table)->row_size;
	size_t at = field_info(list->by[kind])->offset;

	for (; row; row = row_behind(row, size))
		if (tells(kind, (struct code_cell){cell_at(row, at)}))
			return true;
	return false;
}

static struct answer untold(const struct child *c, const struct window *w, enum told_kind kind)
{
	bool asked = false, told = false, born = false;

	for (size_t i = 0; i < CHILD_LISTS && !(told && born); i++) {
		const struct told_list *list = &lists[i];

		if (list->by[kind] == FIELD_NONE || !child_rows(c, list->table))
			continue;
		asked = true;
		told = told || told_in(c, list, kind);
		born = born || born_by(c, list, w->drawn);
	}
	if (!asked)
		return outside();
	return born ? is(!told) : left_out();
}

static struct answer m143(const struct child *c, const struct window *w)
{
	return untold(c, w, TOLD_SEX);
}

static struct answer m143a(const struct child *c, const struct window *w)
{
	return untold(c, w, TOLD_ETHNICITY);
}

static struct answer m143b(const struct child *c, const struct window *w)
{
	return untold(c, w, TOLD_DISABILITY);
}

/* ---- what a return does not tell ---- */

/* Of a child in the census; unborn children are left out. */
static struct answer untold_by_census(const struct child *c, const struct window *w, bool untold)
{
	if (!first_identifiers(c))
		return outside();
	return unborn_on(census_birth(c), w->drawn) ? left_out() : is(untold);
}

static struct code_cell census_ethnicity(const struct child *c)
{
	const struct characteristics *k = first_characteristics(c);

	return k ? k->ethnicity : (struct code_cell){CELL_ABSENT};
}

static struct answer c143(const struct child *c, const struct window *w)
{
	const struct identifiers *i = first_identifiers(c);

	return untold_by_census(c, w, i && !tells(TOLD_SEX, i->sex) && !tells(TOLD_SEX, i->gender));
}

static struct answer c143a(const struct child *c, const struct window *w)
{
	return untold_by_census(c, w, !tells(TOLD_ETHNICITY, census_ethnicity(c)));
}

static struct answer c143b(const struct child *c, const struct window *w)
{
	return untold_by_census(c, w, census_disabled(c).kind == ANSWER_LEFT_OUT);
}

static struct answer s143(const struct header *h, const struct window *w)
{
	(void)w;
	return is(!tells(TOLD_SEX, h->sex));
}

static struct answer s143a(const struct header *h, const struct window *w)
{
	(void)w;
	return is(!tells(TOLD_ETHNICITY, h->ethnic));
}

/* ---- ethnic groups ---- */

/* What the lists of open cases say of a child's ethnic group. */
static struct code_cell ethnicity_of(const struct child *c)
{
	const struct in_care *care = first_in_care(c);
	const struct protection *plan = first_protection(c);
	const struct in_need *need = first_in_need(c);

	if (care && has_value(care->ethnicity))
		return care->ethnicity;
	if (plan && has_value(plan->ethnicity))
		return plan->ethnicity;
	return need ? need->ethnicity : (struct code_cell){CELL_ABSENT};
}

static bool any_open(const struct child *c, struct date_cell day)
{
	return open_in_need(c, day) || open_plan(c, day) || open_care(c, day);
}

static struct answer m144(const struct child *c, const struct window *w)
{
	return any_open(c, w->last) ? part(ethnic_group(ethnicity_of(c))) : outside();
}

static struct answer m144r(const struct child *c, const struct window *w)
{
	if (!any_open(c, w->last))
		return outside();
	for (size_t i = 0; i < CHILD_LISTS; i++)
		if (born_by(c, &lists[i], w->drawn))
			return yes();
	return left_out();
}

static bool open_in_census(const struct child *c, struct date_cell day)
{
	return census_in_need(c, day) || census_on_plan(c, day);
}

static struct answer c144(const struct child *c, const struct window *w)
{
	return open_in_census(c, w->last) ? part(ethnic_group(census_ethnicity(c))) : outside();
}

static struct answer c144r(const struct child *c, const struct window *w)
{
	if (!open_in_census(c, w->last))
		return outside();
	return unborn_on(census_birth(c), w->last) ? left_out() : yes();
}

#define CENSUS_OPEN                                                                                \
	CINDETAILS_CINreferralDate, CINDETAILS_CINclosureDate, CINDETAILS_ReferralNFA,             \
	    CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate
#define TOLD_IN_LATER(what)                                                                        \
	NEEDS_OF(IN_NEED_##what, MAYBE(ASSESSED_##what), MAYBE(ENQUIRY_##what),                    \
		 MAYBE(PROTECTION_##what), MAYBE(IN_CARE_##what), MAYBE(LEAVER_##what),            \
		 MAYBE(ADOPTION_##what))
#define TOLD_IN_ALL(what)                                                                          \
	NEEDS_OF(IN_NEED_##what, MAYBE(CONTACT_##what), MAYBE(EARLY_HELP_##what),                  \
		 MAYBE(REFERRAL_##what), MAYBE(ASSESSED_##what), MAYBE(ENQUIRY_##what),            \
		 MAYBE(PROTECTION_##what), MAYBE(IN_CARE_##what), MAYBE(LEAVER_##what),            \
		 MAYBE(ADOPTION_##what))

static const struct measure measures[] = {
    MEASURE(child, 143, "Sex not known", "Of how many children is the sex not told?",
	    "children of whom no list tells it", "children in any list",
	    "unborn children, and those without a date of birth", SHARE, LESS, NOW,
	    TOLD_IN_ALL(GENDER), STANDARD("under 2 % (census query 2886Q)", 2)),
    MEASURE(child, 143a, "Ethnic group not known", "Of how many is the ethnic group not told?",
	    "children of whom no list tells it", "children in any list",
	    "unborn children, and those without a date of birth", SHARE, LESS, NOW,
	    TOLD_IN_ALL(ETHNICITY)),
    MEASURE(child, 143b, "Disability not known", "Of how many is it not told?",
	    "children of whom no list says yes or no", "children in Lists 4 to 10",
	    "unborn children, and those without a date of birth", SHARE, LESS, NOW,
	    TOLD_IN_LATER(DISABILITY)),
    MEASURE_CIN(child, 143, "Sex not known", "Of how many children is the sex not told?",
		"children without it", "children in the census", "unborn children", SHARE, LESS,
		NOW, NEEDS_OF(IDENTIFIERS_PersonBirthDate),
		STANDARD("under 2 % (census query 2886Q)", 2)),
    MEASURE_CIN(child, 143a, "Ethnic group not known", "Of how many is the ethnic group not told?",
		"children without it", "children in the census", "unborn children", SHARE, LESS,
		NOW, NEEDS_OF(IDENTIFIERS_PersonBirthDate, CHARACTERISTICS_Ethnicity)),
    MEASURE_CIN(child, 143b, "Disability not known", "Of how many is it not told?",
		"children without a code of disability, NONE included", "children in the census",
		"unborn children", SHARE, LESS, NOW,
		NEEDS_OF(IDENTIFIERS_PersonBirthDate, DISABILITY_Disability)),
    MEASURE_903(header, 143, "Sex not known", "Of how many children is the sex not told?",
		"children without it", "children in the return", "", SHARE, LESS, NOW,
		NEEDS_OF(HEADER_SEX)),
    MEASURE_903(header, 143a, "Ethnic group not known", "Of how many is the ethnic group not told?",
		"children without it", "children in the return", "", SHARE, LESS, NOW,
		NEEDS_OF(HEADER_ETHNIC)),
    MEASURE(child, 144, "Ethnic groups of open cases", "Which ethnic groups do they belong to?",
	    "children of the ethnic group", "children open in List 6, 7 or 8", "", SPLIT, NEITHER,
	    AT_END,
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, IN_NEED_ETHNICITY, PROTECTION_START,
		     PROTECTION_END, IN_CARE_START, IN_CARE_CEASED),
	    PARTS(ETHNIC_GROUP_NAMES)),
    MEASURE(child, 144r, "Rates of open cases",
	    "How many children in every 10,000 of a group have an open case?",
	    "children open in List 6, 7 or 8", "children of the group in the area",
	    "unborn children", RATE, NEITHER, AT_END,
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,
		     IN_CARE_CEASED)),
    MEASURE_CIN(child, 144, "Ethnic groups of open cases", "Which ethnic groups do they belong to?",
		"children of the ethnic group", "children in need or on a plan", "", SPLIT, NEITHER,
		AT_END, NEEDS_OF(CENSUS_OPEN, CHARACTERISTICS_Ethnicity),
		PARTS(ETHNIC_GROUP_NAMES)),
    MEASURE_CIN(child, 144r, "Rates of open cases",
		"How many children in every 10,000 of a group have an open case?",
		"children in need or on a plan", "children of the group in the area",
		"unborn children", RATE, NEITHER, AT_END,
		NEEDS_OF(CENSUS_OPEN, IDENTIFIERS_PersonBirthDate)),
};

MEASURE_TABLE(untold, "What is not told, and ethnic groups");
