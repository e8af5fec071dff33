/* The world and the person: who each child is. */
#include "demo/life.h"

#include <string.h>

struct world world_of(uint64_t children, uint64_t seed, int year)
{
	uint64_t tens = (children + 1375) / 2750;

	return (struct world){
	    .seed = seed,
	    .children = children,
	    .leavers = children * 6 / 100,
	    .gone = children * 2 / 100,
	    .year = year,
	    .start = date_day(year, 4, 1),
	    .end = date_day(year + 1, 3, 31),
	    .last_start = date_day(year - 1, 4, 1),
	    .last_end = date_day(year, 3, 31),
	    .teams = 10 * (tens ? (uint32_t)tens : 1),
	    .workers = children < 2000 ? 3 : 9,
	};
}

struct view world_view(const struct world *w, bool last)
{
	if (last)
		return (struct view){w->year - 1, w->last_start, w->last_end, true};
	return (struct view){w->year, w->start, w->end, false};
}

uint64_t world_lives(const struct world *w)
{
	return w->children + w->leavers + w->gone;
}

int32_t life_workday(int32_t day)
{
	while (!date_working(day))
		day++;
	return day;
}

int32_t life_workday_by(int32_t day)
{
	while (!date_working(day))
		day--;
	return day;
}

int32_t life_birthday(const struct life *l, int years)
{
	return date_add_months(l->birth, 12 * years);
}

/* A number's place in another order of 0 to 2^26 - 1, or of 0 to 10^9 - 1: each comes once. */
static uint64_t shuffled_id(const struct world *w, uint64_t n)
{
	return (n * 40503 + w->seed * 7919) & ((1u << 26) - 1);
}

static uint64_t shuffled_upn(const struct world *w, uint64_t n)
{
	return (n * 387420489 + w->seed % 1000000 * 104729) % 1000000000;
}

static void put_digits(char *to, uint64_t n, size_t digits)
{
	while (digits--) {
		to[digits] = (char)('0' + n % 10);
		n /= 10;
	}
}

/* A pupil number: a pseudo authority (001 to 005), nine digits, and the letter that checks them. */
static void put_upn(const struct world *w, struct life *l)
{
	static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
	unsigned sum = 0;

	put_digits(l->upn + 1, 1 + l->number % 5, 3);
	put_digits(l->upn + 4, shuffled_upn(w, l->number), 9);
	for (unsigned i = 1; i <= 12; i++)
		sum += (unsigned)(l->upn[i] - '0') * (i + 1);
	l->upn[0] = letters[sum % 23];
}

static const struct odds ethnic[] = {
    {690, ETHNIC_WBRI}, {6, ETHNIC_WIRI},  {45, ETHNIC_WOTH}, {4, ETHNIC_WIRT},	 {9, ETHNIC_WROM},
    {32, ETHNIC_MWBC},	{16, ETHNIC_MWBA}, {18, ETHNIC_MWAS}, {30, ETHNIC_MOTH}, {12, ETHNIC_AIND},
    {26, ETHNIC_APKN},	{12, ETHNIC_ABAN}, {14, ETHNIC_AOTH}, {12, ETHNIC_BCRB}, {32, ETHNIC_BAFR},
    {12, ETHNIC_BOTH},	{3, ETHNIC_CHNE},  {14, ETHNIC_OOTH}, {3, ETHNIC_REFU},	 {10, ETHNIC_NOBT},
};
static const struct odds ethnic_alone[] = {
    {40, ETHNIC_BAFR}, {25, ETHNIC_AOTH}, {20, ETHNIC_OOTH}, {15, ETHNIC_WOTH}};
static const struct odds disability[] = {
    {28, DISABILITY_LD},  {26, DISABILITY_AUT}, {18, DISABILITY_BEH}, {16, DISABILITY_COMM},
    {14, DISABILITY_MOB}, {8, DISABILITY_PC},	{6, DISABILITY_INC},  {5, DISABILITY_CON},
    {5, DISABILITY_HEAR}, {5, DISABILITY_VIS},	{4, DISABILITY_HAND}, {10, DISABILITY_DDA},
};

static void add_disability(struct life *l, struct rng *r)
{
	enum code d = RNG_CODE(r, disability);

	for (size_t i = 0; i < l->ndisabilities; i++)
		if (l->disabilities[i] == d)
			return;
	l->disabilities[l->ndisabilities++] = d;
}

static void make_standing(const struct world *w, struct life *l, struct rng *r)
{
	uint32_t draw = rng_below(r, 1000);

	if (l->number >= w->children + w->leavers)
		l->standing = STANDING_GONE;
	else if (l->number >= w->children)
		l->standing = STANDING_LEAVER;
	else if (draw < 140)
		l->standing = STANDING_CARE;
	else if (draw < 152)
		l->standing = STANDING_RETURNED;
	else
		l->standing = STANDING_NEED;
}

static void make_route(struct life *l, struct rng *r)
{
	uint32_t draw = rng_below(r, 100);

	if (draw < 11)
		l->route = ROUTE_AGREED;
	else if (l->standing == STANDING_CARE && draw < 19)
		l->route = ROUTE_ALONE;
	else if (l->standing == STANDING_CARE && draw < 21)
		l->route = ROUTE_REMAND;
	else if ((l->standing == STANDING_CARE || l->standing == STANDING_GONE) && draw < 31)
		l->route = ROUTE_ADOPTION;
	else
		l->route = ROUTE_ORDER;
}

void life_person(const struct world *w, struct life *l, struct rng *r)
{
	uint32_t draw;

	put_digits(l->id, 10000000 + shuffled_id(w, l->number), 8);
	put_upn(w, l);
	make_standing(w, l, r);
	make_route(l, r);
	l->sex = rng_chance(r, 530) ? SEX_M : SEX_F;
	l->ethnic = RNG_CODE(r, ethnic);
	if (rng_chance(r, 130)) {
		draw = 1 + rng_below(r, DISABILITIES_MAX);
		while (draw--)
			add_disability(l, r);
	}
	l->home = 1 + rng_below(r, 900000);
	if (l->standing == STANDING_NEED || l->route != ROUTE_ALONE)
		return;
	l->ethnic = RNG_CODE(r, ethnic_alone);
	l->sex = rng_chance(r, 950) ? SEX_M : SEX_F;
	l->no_upn = rng_chance(r, 500);
	l->home = 0;
	l->ndisabilities = 0;
}

static void forget(struct life *l, uint64_t number)
{
	memset(l, 0, sizeof *l);
	l->number = number;
	l->death = NEVER;
	l->baby = l->referred_before = NEVER;
	l->decided = l->matched = l->reversed = NEVER;
}

void life_make(const struct world *w, uint64_t number, struct life *l)
{
	struct rng person = rng_of(w->seed, number, FOR_PERSON);
	struct rng care = rng_of(w->seed, number, FOR_CARE);
	struct rng need = rng_of(w->seed, number, FOR_NEED);
	struct rng staff = rng_of(w->seed, number, FOR_STAFF);

	forget(l, number);
	life_person(w, l, &person);
	if (l->standing != STANDING_NEED)
		life_care(w, l, &care);
	if (number < w->children)
		life_need(w, l, &need);
	life_staff(w, l, &staff);
}
