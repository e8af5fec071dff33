/* H. Where children in care live, from the episodes of the SSDA903. */
#include "measure/care_groups.h"
#include "measure/episodes.h"
#include "measure/lengths.h"
#include "measure/table.h"

enum {
	FAR = 200,	 /* tenths of a mile: more than 20 miles */
	NOT_TOLD = 9999, /* 999.9 stands for not known */
};

static struct answer s76(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return has_value(e->place) ? part(placement_group(e->place)) : left_out();
}

static struct answer s76a(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return has_value(e->place) ? is(in_foster_care(e->place)) : left_out();
}

static struct answer s77(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return has_value(e->place) ? is(code_is(e->place, PLACE_P1)) : left_out();
}

/* The guide has XXXXXXX where a place needs no number. */
static bool numbered(const struct episode *e)
{
	return !is_absent(e->urn) && !str_same(text_of(e->urn), STR("XXXXXXX"));
}

static struct answer s78(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return has_value(e->place) ? is(unregistered(e->place, numbered(e), w->last)) : left_out();
}

static struct answer s79(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);
	struct date_cell born = born_of(c);

	if (!e)
		return outside();
	if (!has_value(e->place))
		return left_out();
	if (!code_in(e->place, PLACE_K3, PLACE_H5))
		return is(false);
	return has_value(born) ? is(age_on(born, placement_first(e)->decom) < 16) : left_out();
}

static struct answer s80(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e || temporary_placement(e->place))
		return outside();
	return has_value(e->place_provider) ? part(provider_group(e->place_provider)) : left_out();
}

static struct answer s81(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	return has_value(e->pl_location) ? is(code_is(e->pl_location, PL_LOCATION_OUT))
					 : left_out();
}

static struct answer s82(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);

	if (!e)
		return outside();
	if (unaccompanied(c) || !has_value(e->pl_distance) || e->pl_distance.v == NOT_TOLD)
		return left_out();
	return is(e->pl_distance.v > FAR);
}

/* The placements of a child in the period: the first one, and each that is with other carers. */
static unsigned placements_in(const struct child *c, const struct window *w)
{
	unsigned n = 0;

	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (date_by(e->decom, w->last) && !date_before(e->dec, w->first) &&
		    !short_break_episode(e) && !temporary_placement(e->place))
			n += n == 0 || new_placement(e);
	return n;
}

static struct answer s83(const struct child *c, const struct window *w)
{
	return episode_on(c, w->drawn) ? is(placements_in(c, w) >= 3) : outside();
}

/* ---- long-term stability ---- */

enum reached_back {
	BACK_YES,
	BACK_NO,
	BACK_UNKNOWN, /* it began before the episodes that are seen */
};

/* Whether what is seen from an episode on has lasted so many months. */
static enum reached_back seen_to_last(const struct episode *first, bool began, int months,
				      struct date_cell day)
{
	if (lasted(first->decom, day, months))
		return BACK_YES;
	return began ? BACK_NO : BACK_UNKNOWN;
}

static struct answer as_lasted(enum reached_back r)
{
	return r == BACK_UNKNOWN ? left_out() : is(r == BACK_YES);
}

static struct answer s77a(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);
	const struct episode *first = e ? placement_first(e) : NULL;

	if (!e || !code_is(e->place, PLACE_P1))
		return outside();
	return as_lasted(seen_to_last(first, new_placement(first), 12, w->last));
}

static enum reached_back in_care_long(const struct episode *e, struct date_cell day)
{
	const struct episode *first = care_first(e);

	return seen_to_last(first, code_is(first->rne, RNE_S), 30, day);
}

/* Two years in one placement; or in a placement for adoption and the one before it together. */
static enum reached_back settled(const struct episode *e, struct date_cell day)
{
	const struct episode *first = placement_first(e);
	const struct episode *before = episode_before(first);

	if (placement_group(e->place) != PLACED_FOR_ADOPTION)
		return seen_to_last(first, new_placement(first), 24, day);
	if (!before)
		return seen_to_last(first, code_is(first->rne, RNE_S), 24, day);
	first = placement_first(before);
	return seen_to_last(first, new_placement(first), 24, day);
}

static struct answer s84(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->drawn);
	struct date_cell born = born_of(c);
	enum reached_back long_enough = e ? in_care_long(e, w->drawn) : BACK_NO;

	if (long_enough == BACK_NO || age_on(born, w->drawn) >= 16)
		return outside();
	if (long_enough == BACK_UNKNOWN || !has_value(born))
		return left_out();
	return as_lasted(settled(e, w->drawn));
}

/* ---- the current placement ---- */

static struct answer s85(const struct child *c, const struct window *w)
{
	static const int months[] = {1, 6, 12, 24, 60};
	const struct episode *e = episode_on(c, w->last);
	const struct episode *first = e ? placement_first(e) : NULL;
	unsigned band = e ? length_band(first->decom, w->last, months, 5) : 0;

	if (!e)
		return outside();
	return band == 5 || new_placement(first) ? part(band) : left_out();
}

static struct answer s85a(const struct child *c, const struct window *w)
{
	const struct episode *e = episode_on(c, w->last);
	const struct episode *first = e ? placement_first(e) : NULL;

	if (!e)
		return outside();
	return new_placement(first) ? amount(days_between(first->decom, w->last)) : left_out();
}

#define ON_A_DAY EPISODE_DECOM, EPISODE_DEC, EPISODE_LS
#define SAME_CARERS                                                                                \
	NEEDS_OF(EPISODE_NEEDS, EPISODE_PLACE, MAYBE(EPISODE_URN), MAYBE(EPISODE_PL_POST))
#define BEGAN_UNSEEN "children whose placement began before the episodes in the return"

static const struct measure measures[] = {
    MEASURE_903(child, 76, "Placements by type", "Where do the children in care live?",
		"children in a placement of the type", "children in care with a placement",
		"no placement that can be read", SPLIT, NEITHER, AT_END,
		NEEDS_OF(ON_A_DAY, EPISODE_PLACE), PARTS(PLACEMENT_GROUPS)),
    MEASURE_903(child, 76a, "In foster care", "How many live with foster carers?",
		"children in placements U1 to U6", "children in care with a placement",
		"no placement that can be read", SHARE, NEITHER, AT_END,
		NEEDS_OF(ON_A_DAY, EPISODE_PLACE), ENGLAND(68, "2023")),
    MEASURE_903(child, 77, "Placed with parents", "How many live with their own parents?",
		"children in placement P1", "children in care with a placement",
		"no placement that can be read", SHARE, NEITHER, AT_END,
		NEEDS_OF(ON_A_DAY, EPISODE_PLACE), LIMIT(WITH_PARENTS_LIMIT)),
    MEASURE_903(child, 77a, "With parents for a year and more",
		"How many of these live there so long that the order may no longer be needed?",
		"children in placement P1 for 12 months", "children in placement P1", BEGAN_UNSEEN,
		SHARE, LESS, AT_END, SAME_CARERS),
    MEASURE_903(child, 78, "Settings that may be unregistered",
		"How many children live where the law asks for a registration, and none shows?",
		UNREGISTERED_WORDS, "children in care with a placement",
		"no placement that can be read", SHARE, LESS, AT_END,
		NEEDS_OF(ON_A_DAY, EPISODE_PLACE, EPISODE_URN), LIMIT(UNREGISTERED_LIMIT)),
    MEASURE_903(
	child, 79, "Under 16 in supported accommodation",
	"Do children live in homes for those of 16 and over?",
	"children in K3 or H5 who were under 16 when the placement began",
	"children in care with a placement",
	"no placement that can be read; in K3 or H5 without a date of birth", SHARE, LESS, AT_END,
	NEEDS_OF(EPISODE_NEEDS, EPISODE_PLACE, HEADER_DOB),
	STANDARD("none: supported accommodation is for those of 16 and over (SSDA903 guide)", 0)),
    MEASURE_903(child, 80, "Who provides the placement", "Who looks after the children?",
		"children in placements of the provider",
		"children in care in a placement with a provider; temporary ones have none",
		"no provider that can be read", SPLIT, NEITHER, AT_END,
		NEEDS_OF(ON_A_DAY, EPISODE_PLACE, EPISODE_PLACE_PROVIDER), PARTS(PROVIDER_GROUPS)),
    MEASURE_903(child, 81, "Placed outside the area",
		"How many live outside the authority that looks after them?",
		"children placed outside the boundary", "children in care of whom it is told",
		"no location: the postcode is not known, or the reference data are not there",
		SHARE, LESS, AT_END, NEEDS_OF(ON_A_DAY, EPISODE_PL_LOCATION),
		LIMIT("enough homes within the area (Children Act 1989, section 22G)"),
		ENGLAND(44, "the latest found")),
    MEASURE_903(
	child, 82, "Placed over 20 miles from home", "How many live far from home?",
	"children placed more than 20 miles from home", "children in care whose distance is known",
	"unaccompanied children, who have no home here, and distances not known", SHARE, LESS,
	AT_END, NEEDS_OF(ON_A_DAY, EPISODE_PL_DISTANCE, MAYBE(UASC_DUC), MAYBE(HEADER_UASC)),
	ENGLAND(21, "2023")),
    MEASURE_903(child, 83, "Three placements and more in a year", "How many are moved about?",
		"children with three placements or more in the year; changes with the same carers "
		"and temporary placements do not count",
		"children in care on the last day of the year", "", SHARE, LESS, NOW, SAME_CARERS,
		ENGLAND(10, "2023")),
    MEASURE_903(
	child, 84, "Long-term stability", "Do children who are in care for long stay in one place?",
	"children with the same carers for two years, or placed for adoption and two years there "
	"and in the placement before",
	"children under 16 in care for two and a half years",
	"children whose care or placement began before the episodes in the return; while there "
	"are any, the figure may be too high",
	SHARE, MORE, NOW,
	NEEDS_OF(EPISODE_NEEDS, EPISODE_PLACE, HEADER_DOB, MAYBE(EPISODE_URN),
		 MAYBE(EPISODE_PL_POST)),
	ENGLAND(69, "the latest found")),
    MEASURE_903(child, 85, "Time in the current placement",
		"How long have they lived where they live now?",
		"children in their placement for so long", "children in care",
		BEGAN_UNSEEN ", unless that is five years ago anyway", SPLIT, NEITHER, AT_END,
		SAME_CARERS, PARTS(PLACEMENT_TIMES)),
    MEASURE_903(child, 85a, "Days in the current placement",
		"How many days, for the child in the middle?", "", "children in care",
		BEGAN_UNSEEN "; while there are any, the figure may be too low", QUANTILE, NEITHER,
		AT_END, SAME_CARERS),
};

MEASURE_TABLE(placements903, "Where children in care live");
