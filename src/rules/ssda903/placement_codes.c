#include "rules/rule.h"
#include "rules/ssda903/episodes.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/valid.h"

/* The placement is one of this year's list: P2 and H5 left it in 2024-25, Z1 in 2025-26. */
static bool r146(const struct episode *e)
{
	return code_wrong(e->place, year_of(e));
}

/* A provider that is given is on the list, and only given where somebody provides. */
static bool r178(const struct episode *e)
{
	return code_wrong(e->place_provider, year_of(e)) ||
	       (!is_absent(e->place_provider) &&
		(is_temporary(e->place) || code_is(e->place, PLACE_Z1)));
}

/* From 2025-26 a T4 may have a provider here (not so for 213), and what was Z1 is four codes. */
static bool r178_2025(const struct episode *e)
{
	return code_wrong(e->place_provider, year_of(e)) ||
	       (!is_absent(e->place_provider) &&
		(code_in(e->place, PLACE_T0, PLACE_T1, PLACE_T2, PLACE_T3) ||
		 is_split_other(e->place)));
}

/* Who provides a temporary placement is not asked. */
static bool r213(const struct episode *e)
{
	return is_temporary(e->place) && !is_absent(e->place_provider);
}

/* From 2025-26 nor who provides an "other" one. */
static bool r213_2025(const struct episode *e)
{
	return (is_temporary(e->place) || is_split_other(e->place)) &&
	       !is_absent(e->place_provider);
}

/* Where a short break is spent is not asked. */
static bool r214(const struct episode *e)
{
	return is_short_break(e->ls) && (!is_absent(e->pl_post) || !is_absent(e->urn));
}

/* Who is adopted by the foster carers stays with them: the move changes no carer. */
static bool r217(const struct episode *e)
{
	return code_in(e->place, PLACE_A3, PLACE_A5) &&
	       date_by(date_cell(date_day(2015, 4, 1)), e->decom) &&
	       !code_in(e->rne, RNE_S, RNE_T, RNE_U);
}

/* Independent living was no longer a placement after 28 October 2023. */
static bool r217t(const struct episode *e)
{
	return code_is(e->place, PLACE_P2) &&
	       (is_absent(e->dec) || date_after(e->dec, date_cell(date_day(2023, 10, 28))));
}

/* Placed for adoption with the current foster carers means that there were foster carers. */
static bool r336(const struct episode *e)
{
	const struct episode *before = if_dated(e) ? prev_episode(e) : NULL;

	return before && code_in(e->place, PLACE_A3, PLACE_A5) && !in_a_family(before->place);
}

static const struct rule rules[] = {
    RULE(episode, 146, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE), NO_NEEDS,
	 "The placement of this episode, {PLACE}, is not a code on this year's list.",
	 "It says what kind of home the child lived in, which most published tables show.",
	 "Enter this year's code: K3 took the place of H5 in 2024-25, Z11 to Z14 that "
	 "of Z1 in 2025-26."),
    RULE(episode, 178, 2022, 2024, ERROR, FIELDS(EPISODE_PLACE_PROVIDER), NEEDS(EPISODE_PLACE),
	 "The placement provider, {PLACE_PROVIDER}, is not a code on the list or has no place "
	 "beside the placement {PLACE}.",
	 "It tells the authority's own homes and carers from those it pays for.",
	 "Enter one of PR0 to PR5; leave it blank for T0 to T4 and Z1."),
    RULE_FROM(episode, 178, 2025, LATEST, ERROR, FIELDS(EPISODE_PLACE_PROVIDER),
	      NEEDS(EPISODE_PLACE),
	      "The placement provider, {PLACE_PROVIDER}, is not a code on the list or has no place "
	      "beside the placement {PLACE}.",
	      "It tells the authority's own homes and carers from those it pays for.",
	      "Enter one of PR0 to PR5; leave it blank for T0 to T4 and Z11 to Z14."),
    RULE(episode, 213, 2022, 2024, ERROR, FIELDS(EPISODE_PLACE_PROVIDER), NEEDS(EPISODE_PLACE),
	 "This is a temporary placement, {PLACE}, but a provider is given: {PLACE_PROVIDER}.",
	 "The child's usual placement is kept open meanwhile, and its provider is the one counted.",
	 "Clear the provider; if the stay was more than temporary, correct the placement."),
    RULE_FROM(episode, 213, 2025, LATEST, ERROR, FIELDS(EPISODE_PLACE_PROVIDER),
	      NEEDS(EPISODE_PLACE),
	      "The placement is {PLACE}, for which no provider is asked, but one is given: "
	      "{PLACE_PROVIDER}.",
	      "Providers are counted for usual placements only, so this one would be counted too "
	      "many.",
	      "Clear the provider, or correct the placement if it is not one of T0 to T4 and Z11 "
	      "to Z14."),
    RULE(episode, 214, 2022, LATEST, ERROR, FIELDS(EPISODE_PL_POST, EPISODE_URN), NEEDS(EPISODE_LS),
	 "This is a short break, {LS}, but it says where it was spent: postcode {PL_POST}, Ofsted "
	 "number {URN}.",
	 "Short breaks are counted apart, and where they are spent is not collected.",
	 "Clear both; if the child lived there, correct the legal status."),
    RULE(episode, 217, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_DECOM, EPISODE_RNE),
	 NO_NEEDS,
	 "The child was placed for adoption with the current foster carers, {PLACE}, on {DECOM}, "
	 "but the reason for the new episode is {RNE}.",
	 "The carers stay the same when they become the adopters, so no other reason fits.",
	 "Enter T, or U if the legal status changed too; S only if care began that day. If the "
	 "adopters are other people, enter A4 or A6."),
    RULE(episode, 217t, 2023, 2023, ERROR, FIELDS(EPISODE_PLACE, EPISODE_DEC), NO_NEEDS,
	 "The placement is {PLACE}, independent living, and went on after 28 October 2023 "
	 "(ended: {DEC}).",
	 "From that day 16 and 17 year olds live in homes that Ofsted has registered.",
	 "End the episode by that day and begin one with the placement the child is in now, "
	 "or correct the code."),
    RULE(episode, 336, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE), NEEDS(EPISODE_DECOM),
	 "From {DECOM} the child is placed for adoption with the current foster carers, {PLACE}, "
	 "but was not with foster carers in the episode before.",
	 "It tells whether children are adopted by people they already know.",
	 "Enter A4 or A6 if the adopters are new to the child; if not, correct the placement of "
	 "the episode before."),
};

RULE_TABLE(ssda903_placement_codes, SSDA903, "placements and who provides them");
