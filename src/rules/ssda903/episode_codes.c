#include "rules/rule.h"
#include "rules/ssda903/valid.h"

/* Codes of an episode that are given and are not on this year's list; other rules ask for those
 * that are left blank. */
static bool r143(const struct episode *e)
{
	return code_wrong(e->rne, year_of(e));
}

static bool r144(const struct episode *e)
{
	return code_wrong(e->ls, year_of(e));
}

static bool r145(const struct episode *e)
{
	return code_wrong(e->cin, year_of(e));
}

static bool r149(const struct episode *e)
{
	return code_wrong(e->rec, year_of(e));
}

static const struct rule rules[] = {
    RULE(episode, 143, 2022, LATEST, ERROR, FIELDS(EPISODE_RNE), NO_NEEDS,
	 "The reason this episode began, {RNE}, is not a code on the list.",
	 "It tells starting to be looked after from a move or a new legal status.",
	 "Enter one of S, L, P, T, B and U, in capitals."),
    RULE(episode, 144, 2022, LATEST, ERROR, FIELDS(EPISODE_LS), NO_NEEDS,
	 "The legal status of this episode, {LS}, is not a code on this year's list.",
	 "It says on what authority the child is looked after.",
	 "Enter the code, such as C2 for a care order or V2 for section 20, in place of words "
	 "or of a code that is no longer used."),
    RULE(episode, 145, 2022, LATEST, ERROR, FIELDS(EPISODE_CIN), NO_NEEDS,
	 "The category of need of this episode, {CIN}, is not a code on the list.",
	 "It is the one thing the return says about why the child came to need care.",
	 "Enter one of N1 to N8, in capitals; N0 and N9 are not used for children looked "
	 "after."),
    RULE(episode, 149, 2022, LATEST, ERROR, FIELDS(EPISODE_REC), NO_NEEDS,
	 "The reason this episode ended, {REC}, is not a code on this year's list.",
	 "It tells whether the child left care, and for what: home, adoption, adult life.",
	 "Enter X1 if care went on the same day, otherwise the code for how it ended, in "
	 "capitals; leave it blank while the episode lasts."),
};

RULE_TABLE(ssda903_episode_codes, SSDA903, "codes of episodes");
