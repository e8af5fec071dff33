/* H. Where children in care live: List 8; SSDA903 Episodes. */
#include "measure/care.h"
#include "measure/lengths.h"
#include "measure/table.h"

static struct answer m76(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->placement) ? part(placement_group(k->placement)) : left_out();
}

static struct answer m76a(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->placement) ? is(in_foster_care(k->placement)) : left_out();
}

static struct answer m77(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->placement) ? is(code_is(k->placement, PLACE_P1)) : left_out();
}

static struct answer m77a(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn) || !code_is(k->placement, PLACE_P1))
		return outside();
	return date_by(k->placed, w->drawn) ? is(lasted(k->placed, w->drawn, 12)) : left_out();
}

/* ---- lawful and suitable ---- */

static struct answer m78(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->placement)
		   ? is(unregistered(k->placement, !is_absent(k->urn), w->drawn))
		   : left_out();
}

static struct answer m79(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	if (!has_value(k->placement))
		return left_out();
	if (!code_in(k->placement, PLACE_K3, PLACE_H5))
		return is(false);
	return date_by(k->born, k->placed) ? is(age_on(k->born, k->placed) < 16) : left_out();
}

static struct answer m80(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn) || temporary_placement(k->placement))
		return outside();
	return has_value(k->provider) ? part(provider_group(k->provider)) : left_out();
}

/* ---- near and steady ---- */

static struct answer m81(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->location) ? is(code_is(k->location, PL_LOCATION_OUT)) : left_out();
}

static struct answer m83(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn))
		return outside();
	return has_value(k->placements) ? is(k->placements.v >= 3) : left_out();
}

static struct answer m84(const struct in_care *k, const struct window *w)
{
	if (!in_care_at(k, w->drawn) || age_on(k->born, w->drawn) >= 16 ||
	    !lasted(k->start, w->drawn, 30))
		return outside();
	if (!has_value(k->born) || !date_by(k->placed, w->drawn))
		return left_out();
	return is(lasted(k->placed, w->drawn, 24));
}

static struct answer m85(const struct in_care *k, const struct window *w)
{
	static const int months[] = {1, 6, 12, 24, 60};

	return in_care_at(k, w->drawn) ? length_part(k->placed, w->drawn, months, 5) : outside();
}

static struct answer m85a(const struct in_care *k, const struct window *w)
{
	return in_care_at(k, w->drawn) ? length_days(k->placed, w->drawn) : outside();
}

static const struct measure measures[] = {
    MEASURE(in_care, 76, "Placements by type", "Where do the children in care live?",
	    "children in a placement of the type", "children in care with a placement",
	    "no placement that can be read", SPLIT, NEITHER, CARE_NOW_OF(IN_CARE_PLACEMENT),
	    PARTS(PLACEMENT_GROUPS)),
    MEASURE(in_care, 76a, "In foster care", "How many live with foster carers?",
	    "children in placements U1 to U6", "children in care with a placement",
	    "no placement that can be read", SHARE, NEITHER, CARE_NOW_OF(IN_CARE_PLACEMENT),
	    ENGLAND(68, "2023")),
    MEASURE(in_care, 77, "Placed with parents", "How many live with their own parents?",
	    "children in placement P1", "children in care with a placement",
	    "no placement that can be read", SHARE, NEITHER, CARE_NOW_OF(IN_CARE_PLACEMENT),
	    LIMIT(WITH_PARENTS_LIMIT)),
    MEASURE(in_care, 77a, "With parents for a year and more",
	    "How many of these live there so long that the order may no longer be needed?",
	    "children in placement P1 for 12 months", "children in placement P1",
	    "no start of the placement", SHARE, LESS,
	    CARE_NOW_OF(IN_CARE_PLACEMENT, IN_CARE_PLACED)),
    MEASURE(in_care, 78, "Settings that may be unregistered",
	    "How many children live where the law asks for a registration, and none shows?",
	    UNREGISTERED_WORDS, "children in care with a placement",
	    "no placement that can be read", SHARE, LESS,
	    CARE_NOW_OF(IN_CARE_PLACEMENT, IN_CARE_URN), LIMIT(UNREGISTERED_LIMIT)),
    MEASURE(
	in_care, 79, "Under 16 in supported accommodation",
	"Do children live in homes for those of 16 and over?",
	"children in K3 or H5 who were under 16 when the placement began",
	"children in care with a placement",
	"no placement that can be read; in K3 or H5 without the dates", SHARE, LESS,
	CARE_NOW_OF(IN_CARE_PLACEMENT, IN_CARE_PLACED, IN_CARE_BORN),
	STANDARD("none: supported accommodation is for those of 16 and over (SSDA903 guide)", 0)),
    MEASURE(in_care, 80, "Who provides the placement", "Who looks after the children?",
	    "children in placements of the provider",
	    "children in care in a placement with a provider; temporary ones have none",
	    "no provider that can be read", SPLIT, NEITHER,
	    CARE_NOW_OF(IN_CARE_PROVIDER, IN_CARE_PLACEMENT), PARTS(PROVIDER_GROUPS)),
    MEASURE(in_care, 81, "Placed outside the area",
	    "How many live outside the authority that looks after them?",
	    "children placed outside the boundary", "children in care of whom it is told",
	    "no location that can be read", SHARE, LESS, CARE_NOW_OF(IN_CARE_LOCATION),
	    LIMIT("enough homes within the area (Children Act 1989, section 22G)"),
	    ENGLAND(44, "the latest found")),
    MEASURE(in_care, 83, "Three placements and more in a year", "How many are moved about?",
	    "children with three placements or more in the last 12 months",
	    "children in care with the number", "no number that can be read", SHARE, LESS,
	    CARE_NOW_OF(IN_CARE_PLACEMENTS), ENGLAND(10, "2023")),
    MEASURE(in_care, 84, "Long-term stability",
	    "Do children who are in care for long stay in one place?",
	    "children in the same placement for two years",
	    "children under 16 in care for two and a half years",
	    "no date of birth or start of the placement", SHARE, MORE,
	    CARE_NOW_OF(IN_CARE_PLACED, IN_CARE_BORN), ENGLAND(69, "the latest found")),
    MEASURE(in_care, 85, "Time in the current placement",
	    "How long have they lived where they live now?",
	    "children in their placement for so long", "children in care",
	    "no start of the placement", SPLIT, NEITHER, CARE_NOW_OF(IN_CARE_PLACED),
	    PARTS(PLACEMENT_TIMES)),
    MEASURE(in_care, 85a, "Days in the current placement",
	    "How many days, for the child in the middle?", "", "children in care",
	    "no start of the placement", QUANTILE, NEITHER, CARE_NOW_OF(IN_CARE_PLACED)),
};

MEASURE_TABLE(placements, "Where children in care live");
