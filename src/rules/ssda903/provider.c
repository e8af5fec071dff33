/* Placements against Ofsted's lists of providers. What one of a provider's records allows, is allowed. */
#include "rules/ssda903/provider.h"

#include "record/authority.h"
#include "record/fill.h"
#include "rules/rule.h"

/* The number is one of Ofsted's. */
static bool r1008(const struct episode *e)
{
	return has_urn(e) && provider_of(e).count == 0;
}

/* Whether a code is in the list that `codes` takes from one of the provider's records. */
static bool is_listed(struct listed l, const char *code,
		      const char *(*codes)(const struct provider *))
{
	for (size_t i = 0; i < l.count && *code; i++)
		if (provider_lists(codes(&l.at[i]), code))
			return true;
	return false;
}

/* The same for the cell c of an episode, the field f: as it is written, whether a code or not. */
static bool listed_code(const struct episode *e, struct code_cell c, enum field f,
			const char *(*codes)(const struct provider *))
{
	struct arena text = {0};
	struct str raw;
	bool found;

	if (!is_unreadable(c))
		return has_value(c) &&
		       is_listed(provider_of(e), code_info((enum code)c.v)->text, codes);
	raw = row_raw(&e->row, f, &text);
	raw = arena_fmt(&text, "%.*s", (int)raw.len, raw.p);
	found = is_listed(provider_of(e), raw.p, codes);
	arena_close(&text);
	return found;
}

static const char *place_codes(const struct provider *p)
{
	return p->place_codes;
}

static const char *provider_codes(const struct provider *p)
{
	return p->provider_codes;
}

/* The placement is of a type that the provider is registered for. */
static bool r219(const struct episode *e)
{
	return has_urn(e) && !listed_code(e, e->place, EPISODE_PLACE, place_codes);
}

/* The kind of provider is one that Ofsted has for it. */
static bool r224(const struct episode *e)
{
	return has_urn(e) &&
	       !listed_code(e, e->place_provider, EPISODE_PLACE_PROVIDER, provider_codes);
}

/* Whether the placement's postcode is the provider's, spaces and capitals aside. */
static bool at_provider(const struct episode *e)
{
	struct listed l = provider_of(e);
	struct postcode ours, theirs;

	if (!postcode_read(text_of(e->pl_post), &ours))
		return false;
	for (size_t i = 0; i < l.count; i++)
		if (postcode_read(str_of(l.at[i].postcode), &theirs) &&
		    postcode_same(&ours, &theirs))
			return true;
	return false;
}

static bool elsewhere(const struct episode *e)
{
	return has_urn(e) && !code_in(e->ls, LS_V3, LS_V4) && has_value(e->pl_post) &&
	       !at_provider(e);
}

/* A home is where Ofsted says it is. */
static bool r221(const struct episode *e)
{
	return code_in(e->place, PLACE_K1, PLACE_K2, PLACE_R3, PLACE_S1) && elsewhere(e);
}

/* So is supported accommodation, which Ofsted registers since 2023-24; */
static bool r221_2023(const struct episode *e)
{
	return code_in(e->place, PLACE_H5, PLACE_K1, PLACE_K2, PLACE_R3, PLACE_S1) && elsewhere(e);
}

/* its code is K3 since 2024-25. */
static bool r221_2024(const struct episode *e)
{
	return code_in(e->place, PLACE_K1, PLACE_K2, PLACE_K3, PLACE_R3, PLACE_S1) && elsewhere(e);
}

/* Whether all the provider's registrations had ended before, or on, a day. */
static bool all_closed(const struct episode *e, struct date_cell day, bool on_the_day)
{
	struct listed l = provider_of(e);

	for (size_t i = 0; i < l.count; i++) {
		struct date_cell closed = date_cell(l.at[i].closed);

		if (!(on_the_day ? date_by(closed, day) : date_before(closed, day)))
			return false;
	}
	return l.count > 0;
}

/* The provider was registered when the episode began, */
static bool r227(const struct episode *e)
{
	return has_urn(e) && all_closed(e, e->decom, true);
}

/* and until it ended, or to the end of the year when it goes on. */
static bool r228(const struct episode *e)
{
	return has_urn(e) && all_closed(e, is_absent(e->dec) ? year_end(e) : e->dec, false);
}

/* The authority's own provision is in the authority, another authority's is not. */
static bool r229(const struct episode *e)
{
	struct listed l = provider_of(e);
	bool own = false;

	if (!has_urn(e))
		return false;
	for (size_t i = 0; i < l.count; i++)
		own |= l.at[i].authority[0] &&
		       authority_same(e->row.child->scope->authority, str_of(l.at[i].authority));
	return own ? code_is(e->place_provider, PLACE_PROVIDER_PR2)
		   : code_is(e->place_provider, PLACE_PROVIDER_PR1);
}

#define FROM_OFSTED "Check the number in Ofsted's list, and correct the number or the placement."

static const struct rule rules[] = {
    RULE(episode, 1008, 2022, LATEST, ERROR, FIELDS(EPISODE_URN), NEEDS(NEED_PROVIDERS),
	 "The provider's number {URN} is in none of Ofsted's lists.",
	 "Where the child is placed, and whether the place is registered, cannot be told.",
	 "Look the provider up in Ofsted's list; another country's regulator is XXXXXXX."),
    RULE(episode, 219, 2022, LATEST, ERROR, FIELDS(EPISODE_URN, EPISODE_PLACE),
	 NEEDS(NEED_PROVIDERS),
	 "The provider {URN} is not registered for placements of the type {PLACE}.",
	 "Either the child is in another kind of placement than the return says, or with another "
	 "provider.",
	 FROM_OFSTED),
    RULE(episode, 221, 2022, 2022, ERROR, FIELDS(EPISODE_PL_POST),
	 NEEDS(EPISODE_URN, EPISODE_LS, EPISODE_PLACE, NEED_PROVIDERS),
	 "The placement's postcode {PL_POST} is not the one that Ofsted has for {URN}.",
	 "How far the child is from home is worked out from this postcode.", FROM_OFSTED),
    RULE_FROM(episode, 221, 2023, 2023, ERROR, FIELDS(EPISODE_PL_POST),
	      NEEDS(EPISODE_URN, EPISODE_LS, EPISODE_PLACE, NEED_PROVIDERS),
	      "The placement's postcode {PL_POST} is not the one that Ofsted has for {URN}.",
	      "How far the child is from home is worked out from this postcode.", FROM_OFSTED),
    RULE_FROM(episode, 221, 2024, LATEST, ERROR, FIELDS(EPISODE_PL_POST),
	      NEEDS(EPISODE_URN, EPISODE_LS, EPISODE_PLACE, NEED_PROVIDERS),
	      "The placement's postcode {PL_POST} is not the one that Ofsted has for {URN}.",
	      "How far the child is from home is worked out from this postcode.", FROM_OFSTED),
    RULE(episode, 224, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE_PROVIDER),
	 NEEDS(EPISODE_URN, NEED_PROVIDERS),
	 "Ofsted does not have {URN} as a provider of the kind {PLACE_PROVIDER}.",
	 "Who provides placements, and what they cost, is reported by this code.", FROM_OFSTED),
    RULE(episode, 227, 2022, LATEST, ERROR, FIELDS(EPISODE_URN, EPISODE_DECOM),
	 NEEDS(NEED_PROVIDERS),
	 "The provider {URN} was no longer registered when the episode began on {DECOM}.",
	 "A child may not be placed with a provider whose registration has ended.", FROM_OFSTED),
    RULE(episode, 228, 2022, LATEST, ERROR, FIELDS(EPISODE_URN, EPISODE_DEC), NEEDS(NEED_PROVIDERS),
	 "The registration of the provider {URN} ended before the episode did ({DEC}).",
	 "A child may not stay with a provider whose registration has ended.", FROM_OFSTED),
    RULE(episode, 229, 2022, LATEST, ERROR, FIELDS(EPISODE_URN, EPISODE_PLACE_PROVIDER),
	 NEEDS(NEED_PROVIDERS),
	 "By its postcode the provider {URN} is not where its kind, {PLACE_PROVIDER}, says: the "
	 "authority's own (PR1) lies in the authority, another authority's (PR2) does not.",
	 "Own and other authorities' provision are counted apart.",
	 "Check who provides the placement; Ofsted's postcode may be that of an office elsewhere."),
};

RULE_TABLE(ssda903_provider, SSDA903, "placements and Ofsted's lists of providers");
