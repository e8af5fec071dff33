/* I. Where care leavers live: List 9; SSDA903 OC3 and Episodes. */
#include "measure/episodes.h"
#include "measure/leavers.h"
#include "measure/table.h"

/* ---- which home ---- */

/* What OC3 says of the kind of home, in the codes of List 9. The second character of an OC3 code tells
 * whether it is suitable; the codes of both stand in the same order. 0, no information, is none. */
static struct code_cell home_of(const struct oc3 *o)
{
	if (!has_value(o->accom) || code_is(o->accom, ACCOM_0))
		return (struct code_cell){CELL_ABSENT};
	return (struct code_cell){(int32_t)LIVES_IN_B + (o->accom.v - (int32_t)ACCOM_B1) / 2};
}

static struct answer lives_in(struct code_cell home)
{
	return has_value(home) && !code_is(home, LIVES_IN_R)
		   ? part((unsigned)(home.v - (int32_t)LIVES_IN_B))
		   : left_out();
}

static struct answer m109(const struct leaver *l, const struct window *w)
{
	(void)w;
	if (!code_is(l->in_touch, TOUCH_YES))
		return outside();
	return counted(l, lives_in(l->accommodation));
}

static struct answer s109(const struct oc3 *o, const struct window *w)
{
	(void)w;
	return code_is(o->in_touch, IN_TOUCH_YES) ? lives_in(home_of(o)) : outside();
}

/* The places that nobody should live in: 0 to 3, or 4 for any other. */
static unsigned unsafe_home(struct code_cell home)
{
	static const enum code unsafe[] = {LIVES_IN_V, LIVES_IN_W, LIVES_IN_S, LIVES_IN_X};
	unsigned i = 0;

	while (i < 4 && !code_is(home, unsafe[i]))
		i++;
	return i;
}

static struct answer unsafe_at_all(struct code_cell home)
{
	return has_value(home) ? is(unsafe_home(home) < 4) : left_out();
}

/* Those in any other home count below the line only. */
static struct answer unsafe_by_kind(struct code_cell home)
{
	return has_value(home) ? in_parts((UINT64_C(1) << unsafe_home(home)) & 15) : left_out();
}

static struct answer homeless(struct code_cell home)
{
	return has_value(home) ? is(code_is(home, LIVES_IN_S)) : left_out();
}

static struct answer whereabouts_unknown(struct code_cell home)
{
	return is(!has_value(home) || code_is(home, LIVES_IN_R));
}

/* The same of both: List 9 with the letter m, OC3 with s. */
#define OF_HOMES(id, says)                                                                         \
	static struct answer m##id(const struct leaver *l, const struct window *w)                 \
	{                                                                                          \
		(void)w;                                                                           \
		return counted(l, says(l->accommodation));                                         \
	}                                                                                          \
	static struct answer s##id(const struct oc3 *o, const struct window *w)                    \
	{                                                                                          \
		(void)w;                                                                           \
		return counted903(o, says(home_of(o)));                                            \
	}

OF_HOMES(111, unsafe_at_all)
OF_HOMES(111a, unsafe_by_kind)
OF_HOMES(119, homeless)
OF_HOMES(119a, whereabouts_unknown)

/* ---- suitable ---- */

/* No fixed abode and custody are never suitable, whatever the column says. */
static bool suitable(const struct leaver *l)
{
	return code_is(l->suitable, SUITABILITY_1) &&
	       !code_in(l->accommodation, LIVES_IN_S, LIVES_IN_X);
}

static struct answer m110(const struct leaver *l, const struct window *w)
{
	(void)w;
	return counted(l, is(suitable(l)));
}

static struct answer m110a(const struct leaver *l, const struct window *w)
{
	(void)w;
	return counted(l, has_value(l->suitable) ? is(suitable(l)) : left_out());
}

static struct answer m110b(const struct leaver *l, const struct window *w)
{
	return aged(l->born, w, 17, 18) ? m110(l, w) : outside();
}

static struct answer m110c(const struct leaver *l, const struct window *w)
{
	return aged(l->born, w, 19, 21) ? m110(l, w) : outside();
}

static bool suitable903(const struct oc3 *o)
{
	struct code_cell home = home_of(o);

	return has_value(home) && !code_in(home, LIVES_IN_S, LIVES_IN_X) &&
	       (o->accom.v - (int32_t)ACCOM_B1) % 2 == 0;
}

static struct answer s110(const struct oc3 *o, const struct window *w)
{
	(void)w;
	return counted903(o, is(suitable903(o)));
}

static struct answer s110a(const struct oc3 *o, const struct window *w)
{
	(void)w;
	return counted903(o, has_value(home_of(o)) ? is(suitable903(o)) : left_out());
}

static struct answer s110b(const struct oc3 *o, const struct window *w)
{
	return aged(o->dob, w, 17, 18) ? s110(o, w) : outside();
}

static struct answer s110c(const struct oc3 *o, const struct window *w)
{
	return aged(o->dob, w, 19, 21) ? s110(o, w) : outside();
}

/* ---- staying put ---- */

static struct answer m117(const struct leaver *l, const struct window *w)
{
	if (!aged(l->born, w, 18, 20))
		return outside();
	return counted(l, has_value(l->accommodation) ? is(code_is(l->accommodation, LIVES_IN_Z))
						      : left_out());
}

static struct answer s117(const struct episode *e, const struct window *w)
{
	struct date_cell born = born_of(e->row.child);

	(void)w;
	if (!care_ends(e) || (has_value(born) && age_on(born, e->dec) < 18))
		return outside();
	return has_value(born) ? is(code_is(e->rec, REC_E17)) : left_out();
}

#define HOME_OF(...) NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_ACCOMMODATION, __VA_ARGS__)
#define HOMES                                                                                      \
	"Parents or relatives", "Residential care", "Semi-independent", "Supported lodgings",      \
	    "Abroad", "Deported", "Ordinary lodgings", "Not known", "No fixed abode",              \
	    "Foyer or similar", "Independent living", "Emergency", "Bed and breakfast", "Custody", \
	    "Other", "Former foster carers"
#define UNSAFE_HOMES "Emergency accommodation", "Bed and breakfast", "No fixed abode", "Custody"
#define SUITABLE                                                                                   \
	"young people whose home is said to be suitable; no fixed abode and custody never are, "   \
	"and where nothing is known it counts as not"

static const struct measure measures[] = {
    MEASURE(leaver, 109, "Where care leavers live", "Where do they live?",
	    "young people in such a home", LEAVERS ", in touch, whose home is known",
	    "those whose home is not known; " DIED_RHOM, SPLIT, NEITHER, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_ACCOMMODATION), PARTS(HOMES)),
    MEASURE_903(oc3, 109, "Where care leavers live", "Where do they live?",
		"young people in such a home", "young people in OC3, in touch, whose home is known",
		"those whose home is not known", SPLIT, NEITHER, NOW,
		NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM), PARTS(HOMES)),
    MEASURE(leaver, 110, "In suitable accommodation", "Do care leavers live in suitable homes?",
	    SUITABLE, LEAVERS, DIED_RHOM, SHARE, MORE, HOME_OF(LEAVER_SUITABLE),
	    LIMIT("suitable as far as can be (Care Leavers Regulations 2010, 9)"),
	    ENGLAND(85, "2019")),
    MEASURE(leaver, 110a, "In suitable accommodation, of those known",
	    "And of those of whom it is known?",
	    "young people whose home is said to be suitable; no fixed abode and custody never are",
	    LEAVERS ", whose home is said to be suitable or not", DIED_RHOM ", and not told", SHARE,
	    MORE, HOME_OF(LEAVER_SUITABLE)),
    MEASURE(leaver, 110b, "In suitable accommodation at 17 and 18", "And the youngest of them?",
	    SUITABLE, LEAVERS ", aged 17 and 18", DIED_RHOM, SHARE, MORE,
	    HOME_OF(LEAVER_SUITABLE, LEAVER_BORN)),
    MEASURE(leaver, 110c, "In suitable accommodation at 19 to 21", "And those of 19 to 21?",
	    SUITABLE, LEAVERS ", aged 19 to 21", DIED_RHOM, SHARE, MORE,
	    HOME_OF(LEAVER_SUITABLE, LEAVER_BORN), ENGLAND(85, "2019")),
    MEASURE_903(
	oc3, 110, "In suitable accommodation", "Do care leavers live in suitable homes?", SUITABLE,
	"young people in OC3", DIED_RHOM, SHARE, MORE, NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM),
	LIMIT("suitable as far as can be (Care Leavers Regulations 2010, 9)"), ENGLAND(85, "2019")),
    MEASURE_903(oc3, 110a, "In suitable accommodation, of those known",
		"And of those of whom it is known?",
		"young people whose home is said to be suitable; no fixed abode and custody never "
		"are",
		"young people in OC3 whose home is known", DIED_RHOM ", and not known", SHARE, MORE,
		NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM)),
    MEASURE_903(oc3, 110b, "In suitable accommodation at 17 and 18", "And the youngest of them?",
		SUITABLE, "young people in OC3, aged 17 and 18", DIED_RHOM, SHARE, MORE, NOW,
		NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM, OC3_DOB)),
    MEASURE_903(oc3, 110c, "In suitable accommodation at 19 to 21", "And those of 19 to 21?",
		SUITABLE, "young people in OC3, aged 19 to 21", DIED_RHOM, SHARE, MORE, NOW,
		NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM, OC3_DOB), ENGLAND(85, "2019")),
    MEASURE(leaver, 111, "In unsafe accommodation", "Does anyone live where nobody should?",
	    "young people in emergency accommodation, bed and breakfast, custody or none at all",
	    LEAVERS ", with a kind of home", DIED_RHOM ", and no kind", SHARE, LESS, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_ACCOMMODATION)),
    MEASURE(leaver, 111a, "Unsafe accommodation by kind", "Where are they?",
	    "young people who live there", LEAVERS ", with a kind of home",
	    DIED_RHOM ", and no kind", SPLIT, LESS, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_ACCOMMODATION), PARTS(UNSAFE_HOMES)),
    MEASURE_903(oc3, 111, "In unsafe accommodation", "Does anyone live where nobody should?",
		"young people in emergency accommodation, bed and breakfast, custody or none at "
		"all",
		"young people in OC3 with a kind of home", DIED_RHOM ", and no kind", SHARE, LESS,
		NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM)),
    MEASURE_903(oc3, 111a, "Unsafe accommodation by kind", "Where are they?",
		"young people who live there", "young people in OC3 with a kind of home",
		DIED_RHOM ", and no kind", SPLIT, LESS, NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM),
		PARTS(UNSAFE_HOMES)),
    MEASURE(leaver, 117, "Staying put", "How many stay with their former foster carers?",
	    "young people with former foster carers",
	    LEAVERS ", aged 18 to 20, with a kind of home", DIED_RHOM ", and no kind", SHARE,
	    NEITHER, HOME_OF(LEAVER_BORN)),
    MEASURE_903(episode, 117, "Staying put", "How many stay with their carers at 18?",
		"children who stayed with their carers (E17)",
		"children who left care in the period, aged 18 on the day", "no date of birth",
		SHARE, NEITHER, FLOW(EPISODE_DEC), NEEDS_OF(EPISODE_NEEDS, HEADER_DOB)),
    MEASURE(leaver, 119, "Homelessness after care", "How many have nowhere to live?",
	    "young people with no fixed abode, or homeless", LEAVERS ", with a kind of home",
	    DIED_RHOM ", and no kind", SHARE, LESS, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_ACCOMMODATION)),
    MEASURE(leaver, 119a, "Whereabouts not known", "Of how many is it not known where they live?",
	    "young people whose home is not known, or not told", LEAVERS, DIED_RHOM, SHARE, LESS,
	    NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_ACCOMMODATION)),
    MEASURE_903(oc3, 119, "Homelessness after care", "How many have nowhere to live?",
		"young people with no fixed abode, or homeless",
		"young people in OC3 with a kind of home", DIED_RHOM ", and no kind", SHARE, LESS,
		NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM)),
    MEASURE_903(oc3, 119a, "Whereabouts not known", "Of how many is it not known where they live?",
		"young people whose home is not known, or not told", "young people in OC3",
		DIED_RHOM, SHARE, LESS, NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACCOM)),
};

MEASURE_TABLE(leavers_homes, "Where care leavers live");
