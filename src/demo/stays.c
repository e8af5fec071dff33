/*
 * A period of care as stays: the legal status changes at fixed turns, the placement in between, and
 * each new stay says which of them changed.
 */
#include "demo/life.h"

#include <assert.h>

enum { TURNS_MAX = 4, STAYS_SPARE = 6 };

struct turn {
	int32_t at;
	enum code ls, place; /* place: CODE_NOTHING_ when it stays */
};

struct course {
	const struct world *w;
	struct life *l;
	struct rng *r;
	struct stay now;
	struct turn turns[TURNS_MAX];
	size_t nturns, turn;
	int32_t to, move; /* the end of care; the next change of placement */
	int holidays;
	bool restless;
};

static const struct odds baby_places[] = {
    {62, PLACE_U6}, {20, PLACE_U3}, {8, PLACE_R3}, {10, PLACE_P1}};
static const struct odds child_places[] = {{45, PLACE_U6}, {20, PLACE_U4}, {16, PLACE_U3},
					   {8, PLACE_U1},  {8, PLACE_P1},  {3, PLACE_K2}};
static const struct odds teenage_places[] = {{35, PLACE_U6}, {20, PLACE_U4}, {9, PLACE_U3},
					     {5, PLACE_U1},  {22, PLACE_K2}, {6, PLACE_P1},
					     {2, PLACE_S1},  {1, PLACE_K1}};
static const struct odds older_places[] = {{22, PLACE_U6}, {15, PLACE_U4}, {6, PLACE_U3},
					   {34, PLACE_K3}, {19, PLACE_K2}, {4, PLACE_P1}};
static const struct odds remand_places[] = {{60, PLACE_R5}, {25, PLACE_K2}, {15, PLACE_K1}};
static const struct odds foster_providers[] = {
    {62, PLACE_PROVIDER_PR1}, {33, PLACE_PROVIDER_PR4}, {5, PLACE_PROVIDER_PR5}};
static const struct odds home_providers[] = {
    {14, PLACE_PROVIDER_PR1}, {78, PLACE_PROVIDER_PR4}, {8, PLACE_PROVIDER_PR5}};
static const struct odds adopter_providers[] = {{70, PLACE_PROVIDER_PR1}, {30, PLACE_PROVIDER_PR5}};
static const struct odds reasons[] = {
    {31, REASON_PLACE_CHANGE_CARPL}, {24, REASON_PLACE_CHANGE_OTHER},
    {9, REASON_PLACE_CHANGE_CREQB},  {7, REASON_PLACE_CHANGE_CREQO},
    {3, REASON_PLACE_CHANGE_CHILD},  {1, REASON_PLACE_CHANGE_LAREQ},
    {1, REASON_PLACE_CHANGE_STAND},  {1, REASON_PLACE_CHANGE_CLOSE},
    {1, REASON_PLACE_CHANGE_ALLEG},
};
/* Most children settle; some never do. */
static const struct band stay_length[] = {{18, 10, 90}, {20, 91, 400}, {62, 700, 4500}};
static const struct band stay_restless[] = {{45, 14, 90}, {45, 91, 300}, {10, 301, 900}};

static bool fostered(enum code place)
{
	return place == PLACE_U1 || place == PLACE_U3 || place == PLACE_U4 || place == PLACE_U5 ||
	       place == PLACE_U6;
}

/* With parents only under a care order. */
static bool may_live_at_home(enum code ls)
{
	return ls == LS_C1 || ls == LS_C2;
}

static enum code place_for(struct course *c, int32_t day)
{
	int age = date_age(c->l->birth, day);
	enum code place;

	if (c->l->route == ROUTE_REMAND)
		return RNG_CODE(c->r, remand_places);
	if (age < 1)
		place = RNG_CODE(c->r, baby_places);
	else if (age < 10)
		place = RNG_CODE(c->r, child_places);
	else if (age < 16)
		place = RNG_CODE(c->r, teenage_places);
	else
		place = RNG_CODE(c->r, older_places);
	if ((place == PLACE_P1 && !may_live_at_home(c->now.ls)) || c->l->route == ROUTE_ADOPTION)
		return c->l->by_carer && c->l->route == ROUTE_ADOPTION ? PLACE_U5 : PLACE_U6;
	return place;
}

static enum code provider_of(struct course *c, enum code place)
{
	if (place == PLACE_P1)
		return PLACE_PROVIDER_PR0;
	if (place == PLACE_R5)
		return PLACE_PROVIDER_PR3;
	if (place == PLACE_U1 || place == PLACE_U3)
		return PLACE_PROVIDER_PR1;
	if (fostered(place))
		return RNG_CODE(c->r, foster_providers);
	if (place == PLACE_A5 || place == PLACE_A6)
		return RNG_CODE(c->r, adopter_providers);
	return RNG_CODE(c->r, home_providers);
}

/* Moves the child into a placement of the kind: another address, number and provider. */
static void settle_in(struct course *c, enum code place)
{
	uint32_t post = 1 + rng_below(c->r, 900000);
	uint32_t urn = 1 + rng_below(c->r, 9999);

	if (post == c->now.post || post == c->l->home)
		post = post % 900000 + 1;
	c->now.place = place;
	c->now.provider = provider_of(c, place);
	c->now.post = place == PLACE_P1 ? c->l->home : post;
	c->now.urn = place == PLACE_P1 || place == PLACE_R5 ? 0 : urn;
}

static void keep(struct course *c)
{
	if (c->now.to < c->w->last_start)
		return;
	assert(c->l->nstays < STAYS_MAX);
	c->l->stays[c->l->nstays++] = c->now;
}

static void next_move(struct course *c)
{
	c->move = c->now.from +
		  (c->restless ? RNG_BAND(c->r, stay_restless) : RNG_BAND(c->r, stay_length));
	if (c->l->nstays > STAYS_MAX - STAYS_SPARE || c->l->route == ROUTE_REMAND)
		c->move = NEVER;
	if (c->l->route == ROUTE_ADOPTION && (c->l->by_carer || c->move >= c->l->decided - 25) &&
	    c->move < c->l->reversed)
		c->move = NEVER;
}

/* Ends the stay and begins the next on the same day; what changed is filled in by turned(). */
static struct stay turn_page(struct course *c, int32_t at)
{
	struct stay old = c->now;

	c->now.from = at;
	c->now.to = NEVER;
	c->now.rec = CODE_NOTHING_;
	c->now.why = CODE_NOTHING_;
	old.to = at;
	old.rec = REC_X1;
	return old;
}

static void turned(struct course *c, struct stay *old, bool same_carer)
{
	bool legal = old->ls != c->now.ls;
	bool moved = old->place != c->now.place || old->post != c->now.post;
	struct stay next = c->now;

	if (moved && same_carer)
		old->why = REASON_PLACE_CHANGE_PLACE;
	else if (moved && (next.place == PLACE_A6 || next.place == PLACE_A5))
		old->why = REASON_PLACE_CHANGE_CARPL;
	else if (moved)
		old->why = RNG_CODE(c->r, reasons);
	if (legal && moved)
		next.rne = same_carer ? RNE_U : RNE_B;
	else if (moved)
		next.rne = same_carer ? RNE_T : RNE_P;
	else
		next.rne = RNE_L;
	c->now = *old;
	keep(c);
	c->now = next;
}

/* In hospital, or with others while the carers are away; then back where the child lived. */
static bool go_away(struct course *c, int32_t at, int32_t before)
{
	bool hospital = rng_chance(c->r, 500);
	int32_t days = rng_between(c->r, 3, 14);
	struct stay home = c->now, old;

	if (!fostered(home.place) || at + days + 20 >= before || (!hospital && c->holidays == 2))
		return false;
	c->holidays += !hospital;
	old = turn_page(c, at);
	settle_in(c, hospital ? PLACE_T1 : PLACE_T3);
	c->now.provider = CODE_NOTHING_;
	c->now.urn = 0;
	turned(c, &old, false);
	c->l->stays[c->l->nstays ? c->l->nstays - 1 : 0].why = CODE_NOTHING_;
	old = turn_page(c, at + days);
	c->now.place = home.place;
	c->now.provider = home.provider;
	c->now.post = home.post;
	c->now.urn = home.urn;
	turned(c, &old, false);
	c->l->stays[c->l->nstays ? c->l->nstays - 1 : 0].why = CODE_NOTHING_;
	return true;
}

/* The same carers, now for the long term; or another placement. */
static bool move_house(struct course *c)
{
	enum code was = c->now.place;

	if ((was == PLACE_U6 || was == PLACE_U3) && c->l->route != ROUTE_ADOPTION &&
	    rng_chance(c->r, 160)) {
		c->now.place = was == PLACE_U6 ? PLACE_U4 : PLACE_U1;
		return true;
	}
	settle_in(c, place_for(c, c->now.from));
	if (was == PLACE_P1 && c->now.place == PLACE_P1)
		settle_in(c, PLACE_U6);
	return false;
}

static void step(struct course *c, int32_t at, bool legal, bool move)
{
	int32_t before = c->turn < c->nturns ? c->turns[c->turn].at : c->to;
	struct stay old;
	const struct turn *t = &c->turns[c->turn];
	bool same_carer = false;

	if (before > c->to)
		before = c->to;
	if (move && !legal && rng_chance(c->r, 60) && go_away(c, at, before)) {
		next_move(c);
		return;
	}
	old = turn_page(c, at);
	if (legal) {
		c->now.ls = t->ls;
		c->turn++;
	}
	if (legal && t->place == PLACE_A5) {
		c->now.place = PLACE_A5;
		same_carer = true;
	} else if (legal && t->place != CODE_NOTHING_) {
		settle_in(c, t->place);
	} else if (move) {
		same_carer = move_house(c);
	}
	turned(c, &old, same_carer);
	if (move)
		next_move(c);
}

static void add_turn(struct course *c, int32_t at, enum code ls, enum code place)
{
	c->turns[c->nturns++] = (struct turn){at, ls, place};
}

/* The decision, the order, the placement; or the decision taken back. */
static void plan_adoption(struct course *c, int32_t adopted)
{
	struct life *l = c->l;
	int32_t placed = adopted - l->matched, order = placed - l->decided;

	c->now.ls = LS_C1;
	add_turn(c, order, LS_E1, CODE_NOTHING_);
	l->decided = order - rng_between(c->r, 5, 40);
	if (l->reversal != CODE_NOTHING_) {
		l->reversed = placed;
		l->matched = NEVER;
		l->by_carer = false;
		add_turn(c, placed, LS_C2, CODE_NOTHING_);
		c->to = life_birthday(l, 18);
		return;
	}
	l->matched = placed - rng_between(c->r, 5, 45);
	add_turn(c, placed, LS_E1, l->by_carer ? PLACE_A5 : PLACE_A6);
}

static void plan_order(struct course *c, int32_t from)
{
	uint32_t draw = rng_below(c->r, 10);
	int32_t interim = from;

	c->now.ls = LS_C1;
	if (draw < 3) {
		c->now.ls = LS_V2;
		interim = from + rng_between(c->r, 20, 130);
	} else if (draw == 3) {
		c->now.ls = LS_L2;
		interim = from + rng_between(c->r, 5, 17);
	}
	if (interim > from)
		add_turn(c, interim, LS_C1, CODE_NOTHING_);
	add_turn(c, interim + rng_between(c->r, 150, 280), LS_C2, CODE_NOTHING_);
}

static enum code leave_young(struct course *c)
{
	static const struct odds list[] = {{44, REC_E4A}, {9, REC_E4B}, {6, REC_E13}, {6, REC_E41},
					   {18, REC_E45}, {6, REC_E46}, {8, REC_E47}, {15, REC_E8}};
	enum code place = c->now.place, rec = RNG_CODE(c->r, list);

	if (rec == REC_E45 || rec == REC_E46) {
		if (!fostered(place))
			return REC_E4A;
		return place == PLACE_U1 || place == PLACE_U3 ? REC_E45 : REC_E46;
	}
	return rec;
}

static enum code leave_older(struct course *c)
{
	static const struct odds before[] = {
	    {38, REC_E5}, {6, REC_E6}, {28, REC_E4A}, {8, REC_E4B}, {20, REC_E8}};
	static const struct odds adult[] = {{52, REC_E5}, {8, REC_E6}, {30, REC_E8}, {10, REC_E7}};

	if (c->to < life_birthday(c->l, 18) - 1)
		return RNG_CODE(c->r, before);
	if (c->to >= life_birthday(c->l, 18) && fostered(c->now.place) && rng_chance(c->r, 600))
		return REC_E17;
	return RNG_CODE(c->r, adult);
}

static enum code leave(struct course *c)
{
	if (c->l->route == ROUTE_REMAND)
		return rng_chance(c->r, 700) ? REC_E14 : REC_E9;
	if (c->now.place == PLACE_A5 || c->now.place == PLACE_A6)
		return rng_chance(c->r, 250) ? REC_E11 : REC_E12;
	return date_age(c->l->birth, c->to) < 16 ? leave_young(c) : leave_older(c);
}

static void begin(struct course *c, struct span care)
{
	c->now = (struct stay){.from = care.from, .to = NEVER, .rne = RNE_S, .ls = LS_V2};
	if (c->l->route == ROUTE_ADOPTION)
		plan_adoption(c, care.to);
	else if (c->l->route == ROUTE_ORDER)
		plan_order(c, care.from);
	else if (c->l->route == ROUTE_REMAND)
		c->now.ls = LS_J1;
	settle_in(c, place_for(c, care.from));
	c->restless = rng_chance(c->r, 130);
	next_move(c);
}

/*
 * Makes the stays of one period of care, and keeps those that reach into the two years. `rec`: why
 * it ends, or CODE_NOTHING_ for a reason that fits. The day it really ends (a plan for adoption that
 * was taken back changes it).
 */
int32_t life_stays(const struct world *w, struct life *l, struct rng *r, struct span care,
		   enum code rec)
{
	struct course c = {.w = w, .l = l, .r = r, .to = care.to};

	begin(&c, care);
	for (;;) {
		int32_t legal = c.turn < c.nturns ? c.turns[c.turn].at : NEVER;
		int32_t at = legal < c.move ? legal : c.move;

		if (at >= c.to || at > w->end)
			break;
		step(&c, at, at == legal, at == c.move);
	}
	if (c.to <= w->end) {
		c.now.to = c.to;
		c.now.rec = rec != CODE_NOTHING_ ? rec : leave(&c);
	}
	keep(&c);
	return c.to;
}
