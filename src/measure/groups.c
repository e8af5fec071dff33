#include "measure/groups.h"

#include "measure/ask.h"

#include <assert.h>

#define NOT_RECORDED "not recorded"

/* ---- the groups met ---- */

void groups_open(struct groups *g)
{
	*g = (struct groups){0};
	groups_number(g, &(struct group){.dim = DIM_ALL, .name = STR("all")});
}

uint32_t groups_number(struct groups *g, const struct group *like)
{
	uint32_t number = map_get(&g->by_name[like->dim], like->name);
	struct group kept = *like;
	bool added;

	if (number != MAP_NONE)
		return number;
	kept.name = arena_str(&g->arena, like->name);
	number = (uint32_t)g->count;
	map_put(&g->by_name[like->dim], kept.name, number, &added);
	g->at = mem_room(g->at, &g->cap, g->count + 1, sizeof *g->at);
	g->at[g->count++] = kept;
	return number;
}

void groups_close(struct groups *g)
{
	for (size_t d = 0; d < DIMS; d++)
		map_close(&g->by_name[d]);
	mem_free(g->at);
	arena_close(&g->arena);
	*g = (struct groups){0};
}

/* ---- words ---- */

static const char *const dim_names[DIMS] = {"all", "team", "worker",	"area",
					    "age", "sex",  "ethnicity", "disability"};

const char *dim_name(enum dim d)
{
	return dim_names[d];
}

enum dim dim_find(struct str name)
{
	enum dim d = DIM_TEAM;

	while (d < DIMS && !str_same(name, str_of(dim_names[d])))
		d++;
	return d;
}

unsigned ethnic_group(struct code_cell c)
{
	static const char letters[] = "WMAB";
	const char *text, *at;

	if (!has_value(c))
		return ETHNIC_NOT_STATED;
	if (code_is(c, ETHNIC_CHNE))
		return 4; /* as the Department groups; the census of 2021 counts Chinese as Asian */
	if (code_in(c, ETHNIC_REFU, ETHNIC_NOBT))
		return ETHNIC_NOT_STATED;
	text = code_info((enum code)c.v)->text;
	at = strchr(letters, text[0]);
	return at ? (unsigned)(at - letters) : 4;
}

unsigned age_band(struct date_cell born, struct date_cell day, bool may_be_unborn)
{
	static const int32_t last[] = {0, 4, 9, 15, 17};
	int age = age_on(born, day);

	if (age >= 0)
		return 1 + band_of(age, last, 5);
	if (has_value(born) || (is_absent(born) && may_be_unborn))
		return 0;
	return AGE_NOT_RECORDED;
}

unsigned sex_group(struct code_cell c)
{
	if (code_in(c, STATED_SEX_M, SEX_M, SEX_1, GENDER_1))
		return 0;
	if (code_in(c, STATED_SEX_F, SEX_F, SEX_2, GENDER_2))
		return 1;
	return code_in(c, STATED_SEX_N, GENDER_9) ? 2 : SEX_NOT_STATED;
}

static unsigned disability_group(struct code_cell c)
{
	if (said_yes(c))
		return 0;
	if (said_no(c) || code_is(c, DISABILITY_NONE))
		return 1;
	return has_value(c) && code_info((enum code)c.v)->set == CODES_DISABILITY ? 0 : 2;
}

bool group_untold(const struct group *g)
{
	return str_is(g->name, NOT_RECORDED);
}

static struct group named(enum dim d, struct str name)
{
	if (!name.len)
		return (struct group){d, str_of(NOT_RECORDED), 1};
	return (struct group){d, name, 0};
}

static const char *const ages[] = {AGE_BAND_NAMES, NOT_RECORDED};
static const char *const sexes[] = {SEX_NAMES};
static const char *const ethnic_groups[] = {ETHNIC_GROUP_NAMES};
static const char *const disabled[] = {"Disabled", "Not disabled", NOT_RECORDED};

static struct group numbered(enum dim d, const char *const *names, unsigned n)
{
	return (struct group){d, str_of(names[n]), n};
}

struct group whose_group(const struct whose *w, enum dim d, struct date_cell day,
			 const struct areas *areas)
{
	switch (d) {
	case DIM_TEAM: return named(d, w->team);
	case DIM_WORKER: return named(d, w->worker);
	case DIM_AREA: return named(d, areas_of(areas, w->team));
	case DIM_AGE: return numbered(d, ages, age_band(w->born, day, w->may_be_unborn));
	case DIM_SEX: return numbered(d, sexes, sex_group(w->sex));
	case DIM_ETHNICITY: return numbered(d, ethnic_groups, ethnic_group(w->ethnicity));
	case DIM_DISABILITY: return numbered(d, disabled, disability_group(w->disability));
	case DIM_ALL:
	case DIMS: break;
	}
	return (struct group){DIM_ALL, STR("all"), 0};
}
