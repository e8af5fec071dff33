/* The census as a whole: what no single child shows. */
#include "rules/cin/census.h"
#include "rules/rule.h"

#include <stdio.h>

enum { FIGURE_MAX = 24 };

/* Figures for flag_return(). */
static void flag_figures(struct sink *out, enum table table, uint64_t one, uint64_t two,
			 uint64_t three)
{
	char text[3][FIGURE_MAX];
	const uint64_t figures[3] = {one, two, three};

	for (size_t i = 0; i < 3; i++)
		snprintf(text[i], FIGURE_MAX, "%llu", (unsigned long long)figures[i]);
	flag_return(out, table, (const char *const[3]){text[0], text[1], text[2]});
}

/* No more protection plans begin in the year than conferences are held that could begin them. */
static void r2883(const struct census *t, struct sink *out)
{
	if (t->plans_begun > t->conferences)
		flag_figures(out, TABLE_CP_PLAN, t->plans_begun, t->conferences,
			     t->plans_begun - t->conferences);
}

enum { UNKNOWN_SEX_PERCENT = 2 };

static void flag_unknown(struct sink *out, uint64_t unknown, uint64_t records)
{
	if (unknown * 100 > records * UNKNOWN_SEX_PERCENT)
		flag_figures(out, TABLE_IDENTIFIERS, unknown, records, UNKNOWN_SEX_PERCENT);
}

/* Hardly a child has no gender recorded but those not born yet. */
static void r2886Q(const struct census *t, struct sink *out)
{
	flag_unknown(out, t->no_gender, t->identifiers);
}

/* From 2024-25 the same for the sex. */
static void r2886Q_2024(const struct census *t, struct sink *out)
{
	flag_unknown(out, t->no_sex, t->identifiers);
}

enum { DISABILITY_CODES_EXPECTED = 8 };

/*
 * An authority uses at least eight of the disability codes, NONE left out. What is no disability
 * code is not counted as one. A census without a child tells nothing.
 */
static void r2887Q(const struct census *t, struct sink *out)
{
	unsigned used = 0, known = 0;

	if (t->children == 0)
		return;
	for (int c = DISABILITY_FIRST_ + 1; c < DISABILITY_LAST_; c++) {
		if (c == DISABILITY_NONE || !code_valid_in((enum code)c, t->scope->year))
			continue;
		known++;
		used += census_uses(t, (enum code)c);
	}
	if (used < DISABILITY_CODES_EXPECTED)
		flag_figures(out, TABLE_DISABILITY, used, known, DISABILITY_CODES_EXPECTED);
}

/* Of the disabled children, one at least has more than one disability. */
static void r2888Q(const struct census *t, struct sink *out)
{
	if (t->disabled > 0 && t->several == 0)
		flag_figures(out, TABLE_DISABILITY, t->several, t->disabled, 1);
}

static const struct rule rules[] = {
    RULE(census, 2883, 2022, LATEST, ERROR,
	 FIELDS(CP_PLAN_CPPstartDate, CINDETAILS_DateOfInitialCPC, SECTION47_DateOfInitialCPC),
	 NO_NEEDS,
	 "{1} child protection plans began in the census year, but only {2} initial conferences "
	 "were held: {3} too few.",
	 "Each plan is decided on at a conference, so conferences are missing from the return.",
	 "Look for plans whose conference has no date (2885 names them), and give it."),
    RULE(census, 2886Q, 2022, 2023, QUERY, FIELDS(IDENTIFIERS_GenderCurrent),
	 NEEDS(IDENTIFIERS_ExpectedPersonBirthDate),
	 "For {1} of the {2} children no gender is recorded, those not yet born left out: more "
	 "than {3} in a hundred.",
	 "So many children drop out of every figure by gender.",
	 "Record the gender of the children it is missing for, or explain why it is not known."),
    RULE_FROM(census, 2886Q, 2024, LATEST, QUERY, FIELDS(IDENTIFIERS_Sex),
	      NEEDS(IDENTIFIERS_ExpectedPersonBirthDate),
	      "For {1} of the {2} children no sex is recorded, those not yet born left out: more "
	      "than {3} in a hundred.",
	      "So many children drop out of every figure by sex.",
	      "Record the sex of the children it is missing for, or explain why it is not known."),
    RULE(census, 2887Q, 2022, LATEST, QUERY, FIELDS(DISABILITY_Disability), NO_NEEDS,
	 "Of the {2} disability codes only {1} are used anywhere in the return; at least {3} would "
	 "be expected.",
	 "Children's disabilities may be recorded under few codes for convenience, or not at all.",
	 "Look at how disability is recorded in the case system, or explain why so few occur."),
    RULE(census, 2888Q, 2022, LATEST, QUERY, FIELDS(DISABILITY_Disability), NO_NEEDS,
	 "Of the {2} children with a disability, {1} have more than one disability code; at least "
	 "{3} would be expected.",
	 "Many disabled children have several disabilities; the case system may hold only one.",
	 "Record all disabilities of a child, or explain why none has more than one."),
};

RULE_TABLE(cin_whole_census, CIN, "the census as a whole");
