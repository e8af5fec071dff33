/* What goes with a kind of placement: the legal status, and who provides it. */
#include "rules/rule.h"
#include "rules/ssda903/placements.h"

static bool provided_by(const struct episode *e, enum code provider)
{
	return code_is(e->place_provider, provider);
}

/* Placed with parents goes with a care order: nobody is accommodated at home by agreement. */
static bool r378(const struct episode *e)
{
	return code_is(e->place, PLACE_P1) && code_is(e->ls, LS_V2);
}

/* A short break is not a long-term foster home. */
static bool r384(const struct episode *e)
{
	return is_short_break(e->ls) && code_in(e->place, PLACE_U1, PLACE_U4);
}

/* Placed for adoption with a placement order means that the order is the legal status. */
static bool r408(const struct episode *e)
{
	return code_in(e->place, PLACE_A5, PLACE_A6) && !code_is(e->ls, LS_E1);
}

/* Somebody provides every placement but temporary stays and "other" ones. */
static bool r526(const struct episode *e)
{
	return is_absent(e->place_provider) && !is_temporary(e->place) &&
	       !code_is(e->place, PLACE_Z1);
}

/* From 2025-26 what was Z1 is four codes. */
static bool r526_2025(const struct episode *e)
{
	return is_absent(e->place_provider) && !is_temporary(e->place) && !is_split_other(e->place);
}

/* Parents, the NHS and custody: neither this authority nor another provides these. */
static bool not_for_authorities(const struct episode *e)
{
	return code_in(e->place, PLACE_P1, PLACE_R2, PLACE_R5);
}

static bool r527(const struct episode *e)
{
	return provided_by(e, PLACE_PROVIDER_PR1) && not_for_authorities(e);
}

static bool r528(const struct episode *e)
{
	return provided_by(e, PLACE_PROVIDER_PR2) && not_for_authorities(e);
}

/* Other public bodies have no foster carers, adopters or children's homes. */
static bool r529(const struct episode *e)
{
	return provided_by(e, PLACE_PROVIDER_PR3) &&
	       (in_a_family(e->place) || code_in(e->place, PLACE_K1, PLACE_K2, PLACE_P1));
}

/* Parents are no private provider, */
static bool r530(const struct episode *e)
{
	return provided_by(e, PLACE_PROVIDER_PR4) && code_is(e->place, PLACE_P1);
}

/* nor a voluntary one; */
static bool r531(const struct episode *e)
{
	return provided_by(e, PLACE_PROVIDER_PR5) && code_is(e->place, PLACE_P1);
}

/* and nobody else is PR0. */
static bool r550(const struct episode *e)
{
	return provided_by(e, PLACE_PROVIDER_PR0) && !code_is(e->place, PLACE_P1);
}

static const struct rule rules[] = {
    RULE(episode, 378, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_LS), NO_NEEDS,
	 "The child is placed with parents, {PLACE}, but the legal status is {LS}, accommodation "
	 "under section 20.",
	 "A child who is at home by agreement with the parents is not looked after at all.",
	 "Enter the order if there is one; if there is none, end care on the day the child went "
	 "home."),
    RULE(episode, 384, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_LS), NO_NEEDS,
	 "The child is on a short break, {LS}, but the placement is long-term fostering, {PLACE}.",
	 "Long-term foster homes are counted as lasting ones, which a short break is not.",
	 "Enter U3 or U6 for a break with foster carers, or correct the legal status."),
    RULE(episode, 408, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_LS), NO_NEEDS,
	 "The child is placed for adoption with a placement order, {PLACE}, but the legal status "
	 "is {LS}.",
	 "A court has made the order or the parents have agreed: the two are counted apart.",
	 "Enter E1 from the day of the order, or A3 or A4 if the parents consented."),
    RULE(episode, 526, 2022, 2024, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER), NO_NEEDS,
	 "It is not said who provides the placement {PLACE}.",
	 "It tells the authority's own homes and carers from those it pays for.",
	 "Enter one of PR0 to PR5; only T0 to T4 and Z1 have none."),
    RULE_FROM(episode, 526, 2025, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER),
	      NO_NEEDS, "It is not said who provides the placement {PLACE}.",
	      "It tells the authority's own homes and carers from those it pays for.",
	      "Enter one of PR0 to PR5; only T0 to T4 and Z11 to Z14 have none."),
    RULE(
	episode, 527, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER), NO_NEEDS,
	"The placement {PLACE} is given as the authority's own provision, {PLACE_PROVIDER}.",
	"Parents, health services and custody are not the authority's to provide.",
	"Enter PR0 beside P1, the public or other body beside R2 or R5, or correct the placement."),
    RULE(
	episode, 528, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER), NO_NEEDS,
	"The placement {PLACE} is given as provided by another authority, {PLACE_PROVIDER}.",
	"Parents, health services and custody are no authority's to provide.",
	"Enter PR0 beside P1, the public or other body beside R2 or R5, or correct the placement."),
    RULE(episode, 529, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER), NO_NEEDS,
	 "The placement {PLACE} is given as provided by another public body, {PLACE_PROVIDER}.",
	 "Families and children's homes come from authorities, agencies and charities.",
	 "Enter PR0 beside P1; otherwise PR1 or PR2 for an authority, PR4 for a private and PR5 "
	 "for a voluntary provider."),
    RULE(episode, 530, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER), NO_NEEDS,
	 "The child is placed with parents, {PLACE}, but the provider is a private one, "
	 "{PLACE_PROVIDER}.",
	 "It would be counted as care that was paid for.",
	 "Enter PR0, or correct the placement if the child is not with parents."),
    RULE(episode, 531, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER), NO_NEEDS,
	 "The child is placed with parents, {PLACE}, but the provider is a voluntary one, "
	 "{PLACE_PROVIDER}.",
	 "It would be counted as care that was paid for.",
	 "Enter PR0, or correct the placement if the child is not with parents."),
    RULE(episode, 550, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_PLACE_PROVIDER), NO_NEEDS,
	 "The provider is the parents, {PLACE_PROVIDER}, but the placement is {PLACE}.",
	 "Only a child placed at home is provided for by the parents.",
	 "Enter P1 if the child is with parents; if not, enter the provider, PR1 to PR5."),
};

RULE_TABLE(ssda903_placement_fits, SSDA903, "what goes with a placement");
