/*
 * The unique reference number of the home or agency at Ofsted: which placements in England have
 * one. XXXXXXX stands for none to look up (provider.h).
 */
#include "rules/rule.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/provider.h"

/* Ofsted registers no such placement, whatever the year. */
static bool never_registered(struct code_cell place)
{
	return is_temporary(place) ||
	       code_in(place, PLACE_P1, PLACE_P3, PLACE_R1, PLACE_R2, PLACE_R5);
}

/* The authority of placement is Wales, Scotland, Northern Ireland or abroad: WAL, SCO, NIR, CON,
 * NUK, or a code of the Office for National Statistics, which begin with E in England. */
static bool out_of_england(const struct episode *e)
{
	struct str la = text_of(e->pl_la);

	return la.len && memchr("CNSW", la.p[0], 4);
}

/* Without a number, in England, and not over before the year began. */
static bool lacks_urn(const struct episode *e)
{
	return is_absent(e->urn) && !out_of_england(e) &&
	       (is_absent(e->dec) || date_by(year_start(e), e->dec));
}

/* A placement that Ofsted registers has a number. */
static bool r218(const struct episode *e)
{
	return lacks_urn(e) && !never_registered(e->place) &&
	       !code_in(e->place, PLACE_H5, PLACE_P2, PLACE_Z1);
}

/* From 2024-25 supported accommodation is registered too. */
static bool r218_2024(const struct episode *e)
{
	return lacks_urn(e) && !never_registered(e->place) && !code_is(e->place, PLACE_Z1);
}

/* From 2025-26 what was Z1 is four codes. */
static bool r218_2025(const struct episode *e)
{
	return lacks_urn(e) && !never_registered(e->place) && !is_split_other(e->place);
}

/* One that Ofsted does not register has none. */
static bool r222(const struct episode *e)
{
	return has_urn(e) &&
	       (never_registered(e->place) || code_in(e->place, PLACE_H5, PLACE_P2, PLACE_Z1));
}

/* During 2023-24 semi-independent living came to be registered. */
static bool r222_2023(const struct episode *e)
{
	return has_urn(e) && (never_registered(e->place) || code_in(e->place, PLACE_P2, PLACE_Z1));
}

/* In 2024-25 independent living is no placement any more: 146 tells. */
static bool r222_2024(const struct episode *e)
{
	return has_urn(e) && (never_registered(e->place) || code_is(e->place, PLACE_Z1));
}

static bool r222_2025(const struct episode *e)
{
	return has_urn(e) && (never_registered(e->place) || is_split_other(e->place));
}

/* Semi-independent living had to be registered by 28 October 2023. */
static bool r230(const struct episode *e)
{
	return code_is(e->place, PLACE_H5) && !has_urn(e) && !out_of_england(e) &&
	       (is_absent(e->dec) || date_after(e->dec, date_cell(date_day(2023, 10, 28))));
}

#define WHY_URN                                                                                    \
	"It links the child to the home or agency that Ofsted inspects, and to what it found "     \
	"there."
#define WHY_NO_URN "A number here would count the child in a home that Ofsted inspects."

static const struct rule rules[] = {
    RULE(episode, 218, 2022, 2023, ERROR, FIELDS(EPISODE_URN),
	 NEEDS(EPISODE_PLACE, EPISODE_DEC, EPISODE_PL_LA),
	 "This placement, {PLACE}, has no Ofsted number.", WHY_URN,
	 "Enter the number from Ofsted's list of homes and agencies; for foster carers, that of "
	 "their agency or of the authority's own service."),
    RULE_FROM(episode, 218, 2024, 2024, ERROR, FIELDS(EPISODE_URN),
	      NEEDS(EPISODE_PLACE, EPISODE_DEC, EPISODE_PL_LA),
	      "This placement, {PLACE}, has no Ofsted number.", WHY_URN,
	      "Enter the number from Ofsted's list of homes and agencies, or XXXXXXX while a "
	      "supported accommodation waits for its registration."),
    RULE_FROM(episode, 218, 2025, LATEST, ERROR, FIELDS(EPISODE_URN),
	      NEEDS(EPISODE_PLACE, EPISODE_DEC, EPISODE_PL_LA),
	      "This placement, {PLACE}, has no Ofsted number.", WHY_URN,
	      "Enter the number from Ofsted's list of homes and agencies; if the home is not "
	      "registered at all, one of Z11 to Z14 may be the right placement."),
    RULE(episode, 222, 2022, 2022, ERROR, FIELDS(EPISODE_URN), NEEDS(EPISODE_PLACE),
	 "An Ofsted number, {URN}, stands beside the placement {PLACE}, which Ofsted does not "
	 "register.",
	 WHY_NO_URN, "Clear the number, or correct the placement if the home is registered."),
    RULE_FROM(episode, 222, 2023, 2023, ERROR, FIELDS(EPISODE_URN), NEEDS(EPISODE_PLACE),
	      "An Ofsted number, {URN}, stands beside the placement {PLACE}, which Ofsted does not "
	      "register.",
	      WHY_NO_URN,
	      "Clear the number, or correct the placement: since October 2023 semi-independent "
	      "living (H5) may have one, independent living (P2) not."),
    RULE_FROM(episode, 222, 2024, 2024, ERROR, FIELDS(EPISODE_URN), NEEDS(EPISODE_PLACE),
	      "An Ofsted number, {URN}, stands beside the placement {PLACE}, which Ofsted does not "
	      "register.",
	      WHY_NO_URN,
	      "Clear the number, or correct the placement: registered supported accommodation is "
	      "K3, a children's home K2."),
    RULE_FROM(episode, 222, 2025, LATEST, ERROR, FIELDS(EPISODE_URN), NEEDS(EPISODE_PLACE),
	      "An Ofsted number, {URN}, stands beside the placement {PLACE}, which Ofsted does not "
	      "register.",
	      WHY_NO_URN,
	      "Clear the number, or correct the placement: registered supported accommodation is "
	      "K3, a children's home K2."),
    RULE(episode, 230, 2023, 2023, ERROR, FIELDS(EPISODE_PLACE, EPISODE_DEC, EPISODE_URN),
	 NEEDS(EPISODE_PL_LA),
	 "Semi-independent living ({PLACE}, ended: {DEC}) went on after 28 October 2023, but the "
	 "Ofsted number is {URN}.",
	 "From that day such a home in England had to be registered.",
	 "Enter the number that Ofsted gave the home; if it has none, the child may be in an "
	 "unregistered placement: tell the manager."),
};

RULE_TABLE(ssda903_placement_urn, SSDA903, "Ofsted numbers of placements");
