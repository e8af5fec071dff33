/*
 * The adopters of List 11 and the children of List 10 meet in the number of the adoptive family. The
 * lists of many authorities lack the adopters of other agencies, so nothing is said unless some
 * family is in both.
 */
#include "base/map.h"
#include "record/annexa.h"
#include "rules/annexa/lists.h"

/* What there is of each family: its number alone, and its number with the day of a placement. */
struct families {
	struct map known;
	struct arena text;
};

static struct str with_day(struct families *f, struct text_cell family, struct date_cell day)
{
	struct str s = text_of(family);

	return arena_fmt(&f->text, "%.*s\n%d", (int)s.len, s.p, (int)day.v);
}

static bool has_family(const struct families *f, struct text_cell family)
{
	return has_value(family) && map_get(&f->known, text_of(family)) != MAP_NONE;
}

static void add_family(struct families *f, struct text_cell family, struct date_cell day)
{
	bool added;

	if (!has_value(family))
		return;
	map_put(&f->known, text_of(family), 1, &added);
	if (has_value(day))
		map_put(&f->known, with_day(f, family, day), 1, &added);
}

static void close_families(struct families *f)
{
	map_close(&f->known);
	arena_close(&f->text);
}

static void add_adopters(struct families *f, const struct annexa *a)
{
	for (size_t i = 0; i < a->adopters.named; i++)
		for (const struct adopter *r = first_adopter(&a->adopters.children[i]); r;
		     r = next_adopter(r))
			add_family(f, r->family, r->placed);
}

static void add_children(struct families *f, const struct annexa *a)
{
	for (size_t i = 0; i < a->children.named; i++)
		for (const struct adoption_case *r = first_adoption_case(&a->children.children[i]);
		     r; r = next_adoption_case(r))
			add_family(f, r->family, r->placed);
}

/* Matched within the twelve months that both lists go back to. */
static bool matched_lately(const struct adoption_case *r)
{
	return date_by(year_window_start(&r->row), r->matched);
}

static bool some_shared(const struct families *f, const struct annexa *a)
{
	for (size_t i = 0; i < a->children.named; i++)
		for (const struct adoption_case *r = first_adoption_case(&a->children.children[i]);
		     r; r = next_adoption_case(r))
			if (has_family(f, r->family))
				return true;
	return false;
}

static void rA617(const struct annexa *a, struct sink *out)
{
	struct families f = {0};

	add_adopters(&f, a);
	for (size_t i = 0, n = some_shared(&f, a) ? a->children.named : 0; i < n; i++)
		for (const struct adoption_case *r = first_adoption_case(&a->children.children[i]);
		     r; r = next_adoption_case(r))
			if (matched_lately(r) && has_value(r->family) && !has_family(&f, r->family))
				flag(out, &r->row);
	close_families(&f);
}

static void rA618(const struct annexa *a, struct sink *out)
{
	struct families f = {0};

	add_children(&f, a);
	for (size_t i = 0; i < a->adopters.named; i++)
		for (const struct adopter *r = first_adopter(&a->adopters.children[i]); r;
		     r = next_adopter(r))
			if (has_value(r->placed) && has_family(&f, r->family) &&
			    map_get(&f.known, with_day(&f, r->family, r->placed)) == MAP_NONE)
				flag(out, &r->row);
	close_families(&f);
}

#define ONE_FAMILY "The adopters and the children of one family are looked at together."

static const struct rule rules[] = {
    RULE(annexa, A617, 0, LATEST, QUERY, FIELDS(ADOPTION_FAMILY, ADOPTION_MATCHED),
	 NEEDS(ADOPTER_FAMILY),
	 "The child was matched on {Date of Matching Child and Prospective Adopters} with the "
	 "family "
	 "{Family identifier}, which is not in List 11.",
	 ONE_FAMILY,
	 "Give the family the same number in both lists; if the adopters are another agency's, "
	 "explain it."),
    RULE(annexa, A618, 0, LATEST, QUERY, FIELDS(ADOPTER_FAMILY, ADOPTER_PLACED),
	 NEEDS(ADOPTION_FAMILY, ADOPTION_PLACED),
	 "A child was placed with the family {Family identifier} on {Date child/children placed "
	 "with "
	 "adopter(s)}, but List 10 has no child placed with it on that day.",
	 ONE_FAMILY, "Correct the day that is wrong, or the number of the family."),
};

RULE_TABLE(annexa_families, ANNEXA, "children and their adopters");
