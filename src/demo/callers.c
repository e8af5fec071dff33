/* Early help, and those whom only lists 1 and 2 know: most contacts lead to no referral. */
#include "demo/lists.h"

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

void lists_add_help(struct rows *rows, const struct world *w, const struct life *l,
		    struct span days, struct rng *r)
{
	static const char *const bodies[] = {"School",	"Health visiting", "Family hub",
					     "Nursery", "Youth service",   "Early help service",
					     "Charity"};
	uint32_t body = rng_below(r, sizeof bodies / sizeof *bodies);
	int32_t since = lists_since(w, 6);
	struct row *row;

	if (days.from > w->end || days.to < since || life_birthday(l, 18) <= since)
		return;
	row = lists_child(rows, w, l, TABLE_EARLY_HELP);
	row_date(row, EARLY_HELP_START, days.from, w->end);
	row_date(row, EARLY_HELP_COMPLETED, days.to, w->end);
	row_text(row, EARLY_HELP_ORGANISATION, bodies[body]);
}

void lists_add_caller(struct rows *rows, const struct world *w, uint64_t number)
{
	struct rng r = rng_of(w->seed, number, FOR_CALLER);
	int32_t day, since = lists_since(w, 6);
	uint32_t calls = 1;
	struct span help;
	struct life l;
	enum code source;

	make_caller(w, number, &l, &r);
	day = rng_between(&r, since, w->end);
	help.from = life_workday(day + rng_between(&r, 0, 6));
	help.to = date_add_working(help.from, rng_between(&r, 10, 70));
	while (calls < 6 && rng_chance(&r, 170))
		calls++;
	while (calls-- && day <= w->end) {
		struct row *row = lists_child(rows, w, &l, TABLE_CONTACT);

		source = RNG_CODE(&r, callers_sources);
		row_date(row, CONTACT_CONTACT_DATE, day, w->end);
		row_code(row, CONTACT_SOURCE, source);
		day += rng_between(&r, 4, 80);
	}
	if (rng_chance(&r, 140))
		lists_add_help(rows, w, &l, help, &r);
}
