/*
 * Who the adopters are is told three times: how many, of which sex, of which legal status. The
 * answers must fit. Once the legal status is given, a sex that is blank does not fit either.
 */
#include "rules/rule.h"

static bool one_adopter(const struct ad1 *a)
{
	return code_in(a->sex_adoptr, SEX_ADOPTR_M1, SEX_ADOPTR_F1);
}

static bool same_sex_couple(const struct ad1 *a)
{
	return code_in(a->sex_adoptr, SEX_ADOPTR_MM, SEX_ADOPTR_FF);
}

static bool man_and_woman(const struct ad1 *a)
{
	return code_is(a->sex_adoptr, SEX_ADOPTR_MF);
}

/* Two adopters are not one man or one woman. */
static bool r511(const struct ad1 *a)
{
	return code_is(a->nb_adoptr, NB_ADOPTR_2) && one_adopter(a);
}

/* A single adopter is. */
static bool r514(const struct ad1 *a)
{
	return code_is(a->ls_adoptr, LS_ADOPTR_L0) && !one_adopter(a);
}

/* An unmarried couple of different sex is a man and a woman. */
static bool r517(const struct ad1 *a)
{
	return code_is(a->ls_adoptr, LS_ADOPTR_L3) && !man_and_woman(a);
}

/* An unmarried couple of the same sex is two men or two women. */
static bool r518(const struct ad1 *a)
{
	return code_is(a->ls_adoptr, LS_ADOPTR_L4) && !same_sex_couple(a);
}

/* Civil partners are two. */
static bool r519(const struct ad1 *a)
{
	return code_is(a->ls_adoptr, LS_ADOPTR_L2) && !same_sex_couple(a) && !man_and_woman(a);
}

/* A married couple of different sex is a man and a woman. */
static bool r520(const struct ad1 *a)
{
	return code_is(a->ls_adoptr, LS_ADOPTR_L11) && !man_and_woman(a);
}

/* A married couple of the same sex is two men or two women. */
static bool r524(const struct ad1 *a)
{
	return code_is(a->ls_adoptr, LS_ADOPTR_L12) && !same_sex_couple(a);
}

static const struct rule rules[] = {
    RULE(ad1, 511, 2022, LATEST, ERROR, FIELDS(AD1_NB_ADOPTR, AD1_SEX_ADOPTR), NO_NEEDS,
	 "There are {NB_ADOPTR} adopters, but their sex, {SEX_ADOPTR}, is that of one.",
	 "The two answers contradict each other, and the adoption is counted wrongly by one.",
	 "For a couple choose MM, FF or MF; for a single adopter make the number 1."),
    RULE(ad1, 514, 2022, LATEST, ERROR, FIELDS(AD1_LS_ADOPTR, AD1_SEX_ADOPTR), NO_NEEDS,
	 "The legal status {LS_ADOPTR} is that of a single adopter, but the sex {SEX_ADOPTR} is "
	 "not that of one person.",
	 "The two answers contradict each other, and the adoption is counted wrongly by one.",
	 "For a single adopter choose M1 or F1; for a couple correct the legal status."),
    RULE(ad1, 517, 2022, LATEST, ERROR, FIELDS(AD1_LS_ADOPTR, AD1_SEX_ADOPTR), NO_NEEDS,
	 "The legal status {LS_ADOPTR} is that of an unmarried man and woman, but the sex of the "
	 "adopters is {SEX_ADOPTR}.",
	 "The two answers contradict each other, and the adoption is counted wrongly by one.",
	 "For a man and a woman choose MF; otherwise correct the legal status."),
    RULE(ad1, 518, 2022, LATEST, ERROR, FIELDS(AD1_LS_ADOPTR, AD1_SEX_ADOPTR), NO_NEEDS,
	 "The legal status {LS_ADOPTR} is that of two men or two women, neither married nor "
	 "civil partners, but the sex of the adopters is {SEX_ADOPTR}.",
	 "The two answers contradict each other, and the adoption is counted wrongly by one.",
	 "For two men choose MM, for two women FF; otherwise correct the legal status."),
    RULE(ad1, 519, 2022, LATEST, ERROR, FIELDS(AD1_LS_ADOPTR, AD1_SEX_ADOPTR), NO_NEEDS,
	 "The legal status {LS_ADOPTR} is that of civil partners, but the sex {SEX_ADOPTR} is "
	 "not that of a couple.",
	 "The two answers contradict each other, and the adoption is counted wrongly by one.",
	 "For civil partners choose MM, FF or MF; otherwise correct the legal status."),
    RULE(ad1, 520, 2022, LATEST, ERROR, FIELDS(AD1_LS_ADOPTR, AD1_SEX_ADOPTR), NO_NEEDS,
	 "The legal status {LS_ADOPTR} is that of a married man and woman, but the sex of the "
	 "adopters is {SEX_ADOPTR}.",
	 "The two answers contradict each other, and the adoption is counted wrongly by one.",
	 "For a man and a woman choose MF; for two men or two women make the status L12."),
    RULE(ad1, 524, 2022, LATEST, ERROR, FIELDS(AD1_LS_ADOPTR, AD1_SEX_ADOPTR), NO_NEEDS,
	 "The legal status {LS_ADOPTR} is that of two married men or two married women, but the "
	 "sex of the adopters is {SEX_ADOPTR}.",
	 "The two answers contradict each other, and the adoption is counted wrongly by one.",
	 "For two men choose MM, for two women FF; for a man and a woman make the status L11."),
};

RULE_TABLE(ssda903_adopters, SSDA903, "the adopters");
