#include "demo/practice.h"

#include <assert.h>

static const struct practice_info infos[PRACTICES] = {
    [PRACTICE_SEEN] = {"the child seen in the assessment", "30", SERVICE_ASSESSMENT, 924},
    [PRACTICE_LAST_SEEN] = {"the child in need seen in six weeks", "48", SERVICE_FAMILY, 818},
    [PRACTICE_PLAN_VISIT] = {"visits to children on plans in time", "62", SERVICE_FAMILY, 881},
    [PRACTICE_ALONE] = {"the child on a plan seen alone", "63", SERVICE_FAMILY, 881},
    [PRACTICE_CARE_VISIT] = {"visits to children in care in time", "88", SERVICE_CARE, 881},
    [PRACTICE_HEALTH] = {"health assessments up to date", "90", SERVICE_CARE, 881},
    [PRACTICE_PATHWAY] = {"pathway plans reviewed in six months", "114", SERVICE_LEAVERS, 818},
};

/* Shares half a logit apart: a weak team stands five steps down, a strong one two steps up. */
static const uint32_t ladder[] = {182, 269, 378, 500, 622, 731, 818, 881, 924, 953, 971, 982};
enum { RUNGS = sizeof ladder / sizeof ladder[0], WEAK = 5, STRONG = 2 };

const struct practice_info *practice_info(enum practice p)
{
	assert(p < PRACTICES);
	return &infos[p];
}

/* The n-th team of a service. */
static uint32_t nth_team(const struct world *w, enum service s, uint32_t n)
{
	for (uint32_t team = 0; team < w->teams; team++)
		if (team_service(team) == s && n-- == 0)
			return team;
	return 0;
}

static uint32_t count_teams(const struct world *w, enum service s)
{
	uint32_t n = 0;

	for (uint32_t team = 0; team < w->teams; team++)
		n += team_service(team) == s;
	return n;
}

static void plant(struct world *w, enum practice p)
{
	enum service s = practice_info(p)->service;
	uint32_t n = count_teams(w, s), weak, strong;
	struct rng r = rng_of(w->seed, p, FOR_PRACTICE);

	w->weak[p] = w->strong[p] = 0;
	if (w->even || n < 2)
		return;
	weak = rng_below(&r, n);
	strong = rng_below(&r, n - 1);
	w->weak[p] = nth_team(w, s, weak);
	w->strong[p] = nth_team(w, s, strong + (strong >= weak));
}

void practice_plant(struct world *w)
{
	for (enum practice p = 0; p < PRACTICES; p++)
		plant(w, p);
}

static size_t rung_of(uint32_t share)
{
	size_t i = 0;

	while (i + 1 < RUNGS && ladder[i] < share)
		i++;
	return i;
}

uint32_t practice_share(const struct world *w, enum practice p, uint32_t team)
{
	size_t at = rung_of(practice_info(p)->base);

	if (w->weak[p] == w->strong[p])
		return ladder[at];
	if (team == w->weak[p])
		return ladder[at - WEAK];
	if (team == w->strong[p])
		return ladder[at + STRONG < RUNGS ? at + STRONG : RUNGS - 1];
	return ladder[at];
}

bool practice_done(const struct world *w, enum practice p, const struct life *l, struct rng *r)
{
	return rng_chance(r, practice_share(w, p, l->team));
}
