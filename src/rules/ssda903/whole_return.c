#include "base/map.h"
#include "record/return903.h"
#include "rules/rule.h"

/* The pupil number of a header, empty when it is blank or a code for why there is none. */
static struct str pupil_number(const struct header *h)
{
	struct str upn = text_of(h->upn);

	return code_find(CODES_UPN_UNKNOWN, upn) == CODE_NOTHING_ ? upn : STR("");
}

/* Puts every pupil number that stands in more than one header into `twice`. */
static void find_repeated(const struct all903 *all, struct map *twice)
{
	struct map seen = {0};

	map_reserve(&seen, all->named);
	for (size_t i = 0; i < all->count; i++)
		for (const struct header *h = first_header(&all->children[i]); h;
		     h = next_header(h)) {
			bool new = true;

			if (pupil_number(h).len)
				map_put(&seen, pupil_number(h), 0, &new);
			if (!new)
				map_put(twice, pupil_number(h), 0, &new);
		}
	map_close(&seen);
}

/* A pupil number belongs to one child. */
static void r444(const struct all903 *all, struct sink *out)
{
	struct map twice = {0};

	find_repeated(all, &twice);
	for (size_t i = 0; i < all->count; i++)
		for (const struct header *h = first_header(&all->children[i]); h;
		     h = next_header(h))
			if (map_get(&twice, pupil_number(h)) != MAP_NONE)
				flag(out, &h->row);
	map_close(&twice);
}

static const struct rule rules[] = {
    RULE(all903, 444, 2025, LATEST, ERROR, FIELDS(HEADER_UPN), NO_NEEDS,
	 "The unique pupil number {UPN} stands against more than one record in this return.",
	 "It links children to their schooling; shared, it gives one child another's results.",
	 "Ask the school or the pupil database which child it belongs to; a child held twice "
	 "under two ids has to be made one."),
};

RULE_TABLE(ssda903_whole_return, SSDA903, "the return as a whole");
