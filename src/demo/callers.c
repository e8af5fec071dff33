/* Those whom only lists 1, 2 and 11 know: most contacts lead to no referral; and adopters. */
#include "demo/lists.h"

#include <stdio.h>

static const struct odds callers_sources[] = {
    {60, REFERRAL_SOURCE_1A},  {20, REFERRAL_SOURCE_1B}, {20, REFERRAL_SOURCE_1D},
    {190, REFERRAL_SOURCE_2A}, {60, REFERRAL_SOURCE_3A}, {50, REFERRAL_SOURCE_3E},
    {30, REFERRAL_SOURCE_4},   {60, REFERRAL_SOURCE_5B}, {60, REFERRAL_SOURCE_5C},
    {360, REFERRAL_SOURCE_6},  {40, REFERRAL_SOURCE_7},	 {30, REFERRAL_SOURCE_8},
    {30, REFERRAL_SOURCE_9},   {20, REFERRAL_SOURCE_10}};

uint64_t lists_callers(const struct world *w)
{
	return w->children;
}

/* Their numbers go on where the lives end, so that no two children have one id. */
static void make_caller(const struct world *w, uint64_t number, struct life *l, struct rng *r)
{
	*l = (struct life){.number = world_lives(w) + number};
	life_person(w, l, r);
	l->birth = w->end - rng_between(r, 30, 6500);
	l->unborn = false;
	if (l->sex == SEX_U)
		l->sex = SEX_F;
}

static void add_early_help(struct rows *rows, const struct world *w, const struct life *l,
			   int32_t from, struct rng *r)
{
	static const char *const bodies[] = {"School", "Health visiting", "Family hub",
					     "Early help service", "Youth service"};
	int32_t completed = date_add_working(from, rng_between(r, 10, 70));
	struct row *row = lists_child(rows, w, l, TABLE_EARLY_HELP);
	uint32_t body = rng_below(r, sizeof bodies / sizeof *bodies);

	row_date(row, EARLY_HELP_START, from, w->end);
	row_date(row, EARLY_HELP_COMPLETED, completed, w->end);
	row_text(row, EARLY_HELP_ORGANISATION, bodies[body]);
}

void lists_add_caller(struct rows *rows, const struct world *w, uint64_t number)
{
	struct rng r = rng_of(w->seed, number, FOR_CALLER);
	int32_t day, since = lists_since(w, 6);
	uint32_t calls;
	struct life l;
	enum code source;

	make_caller(w, number, &l, &r);
	day = rng_between(&r, since, w->end);
	calls = rng_chance(&r, 180) ? 2 + rng_below(&r, 2) : 1;
	while (calls-- && day <= w->end) {
		struct row *row = lists_child(rows, w, &l, TABLE_CONTACT);

		source = RNG_CODE(&r, callers_sources);
		row_date(row, CONTACT_CONTACT_DATE, day, w->end);
		row_code(row, CONTACT_SOURCE, source);
		day += rng_between(&r, 4, 80);
	}
	if (!rng_chance(&r, 140))
		return;
	day = life_workday(rng_between(&r, since, w->end - 5));
	add_early_help(rows, w, &l, day, &r);
}

uint64_t lists_adopters(const struct world *w)
{
	return w->children / 150;
}

/* A stage of the adopter's way begins on `day` and takes low to high days; blank once it is over. */
static int32_t stage(struct row *row, const struct world *w, struct rng *r, enum field from,
		     enum field to, int32_t day, struct span days)
{
	row_date(row, from, day, w->end);
	day = life_workday(day + rng_between(r, days.from, days.to));
	row_date(row, to, day, w->end);
	return day + rng_between(r, 0, 20);
}

void lists_add_adopter(struct rows *rows, const struct world *w, uint64_t number)
{
	static const struct odds ethnic[] = {
	    {80, ETHNIC_WBRI}, {8, ETHNIC_WOTH}, {6, ETHNIC_AIND}, {6, ETHNIC_BAFR}};
	struct rng r = rng_of(w->seed, number, FOR_ADOPTER);
	struct row *row = rows_new(rows, TABLE_ADOPTER, false);
	int32_t day = life_workday(rng_between(&r, lists_since(w, 12), w->end - 5));
	bool leaves = rng_chance(&r, 120), woman = rng_chance(&r, 500);
	enum code origin = RNG_CODE(&r, ethnic);
	char id[CELL_BYTES];

	snprintf(id, sizeof id, "A%06u", (unsigned)number + 1);
	row_text(row, ADOPTER_ADOPTER, id);
	snprintf(id, sizeof id, "F%06u", (unsigned)number / 2 + 1);
	row_text(row, ADOPTER_FAMILY, id);
	row_code(row, ADOPTER_GENDER, woman ? STATED_SEX_F : STATED_SEX_M);
	row_code(row, ADOPTER_ETHNICITY, origin);
	lists_said(row, ADOPTER_DISABILITY, false);
	lists_said(row, ADOPTER_FOSTERING, number % 9 == 0);
	row_date(row, ADOPTER_ENQUIRED, day, w->end);
	day = life_workday(day + rng_between(&r, 5, 30));
	if (leaves) {
		row_date(row, ADOPTER_LEFT, day, w->end);
		if (day <= w->end)
			row_code(row, ADOPTER_LEFT_REASON, LEFT_REASON_1);
		return;
	}
	day =
	    stage(row, w, &r, ADOPTER_STAGE1_START, ADOPTER_STAGE1_END, day, (struct span){40, 75});
	day = stage(row, w, &r, ADOPTER_STAGE2_START, ADOPTER_STAGE2_END, day,
		    (struct span){80, 140});
	row_date(row, ADOPTER_SUBMITTED, day, w->end);
	day = life_workday(day + 10);
	row_date(row, ADOPTER_APPROVED, day, w->end);
}
