#include "audit/timely.h"

#include "audit/discovery.h"
#include "audit/share.h"
#include "base/date.h"

#include <stdlib.h>

enum { LEAST = 5, MONTHS_MOST = 24 };
static const double confidence = 0.95, flagged = 0.1, differ = 0.05, far_from_end = 0.1;

/* ---- the rows ---- */

void timely_rows_open(struct timely_rows *r)
{
	*r = (struct timely_rows){0};
	groups_open(&r->teams);
}

void timely_rows_close(struct timely_rows *r)
{
	groups_close(&r->teams);
	mem_free(r->at);
}

void timely_rows_add(struct timely_rows *r, int32_t start, int32_t end, struct str team)
{
	uint32_t number = 0;

	if (team.len)
		number = groups_number(&r->teams, &(struct group){.dim = DIM_TEAM, .name = team});
	r->at = mem_room(r->at, &r->cap, r->count + 1, sizeof *r->at);
	r->at[r->count++] = (struct timely_row){start, end, number};
}

/* ---- rows into cases ---- */

/* A case with what it is grouped by. */
struct timed {
	struct timeliness_case one;
	size_t group;
	uint32_t team;
	int32_t start;
};

/* The days from a to b, as asked; -1 when they cannot be told. */
static int days_between(const struct timely_asked *asked, int32_t a, int32_t b)
{
	int days;

	if (!asked->working)
		return b - a;
	return date_working_between(a, b, &days) ? days : -1;
}

/* Why a row cannot be counted; TIMELY_LEFTS when it can, with its case filled in. */
static enum timely_left take(const struct timely_asked *asked, const struct timely_row *r,
			     struct timed *to)
{
	bool done = r->end != DATE_NONE && r->end <= asked->until;
	int days;

	if (r->start == DATE_NONE)
		return TIMELY_NO_START;
	if (r->end != DATE_NONE && r->end < r->start)
		return TIMELY_BACKWARDS;
	if (r->start > asked->until)
		return TIMELY_LATER;
	if (r->start < asked->since)
		return TIMELY_EARLIER;
	days = days_between(asked, r->start, done ? r->end : asked->until);
	if (days < 0)
		return TIMELY_NO_HOLIDAYS;
	*to = (struct timed){{days, done}, 0, r->team, r->start};
	return TIMELY_LEFTS;
}

static struct timed *take_all(struct timely *t, const struct timely_rows *r, size_t *n)
{
	struct timed *to = arena_array(&t->arena, r->count + 1, sizeof *to);

	*n = 0;
	for (size_t i = 0; i < r->count; i++) {
		enum timely_left why = take(&t->asked, &r->at[i], &to[*n]);

		if (why != TIMELY_LEFTS) {
			t->left[why]++;
			continue;
		}
		t->first = *n && t->first < to[*n].start ? t->first : to[*n].start;
		t->last = t->last > to[*n].start ? t->last : to[*n].start;
		t->untold += r->at[i].team == 0;
		t->ended_later += r->at[i].end > t->asked.until;
		(*n)++;
	}
	return to;
}

/* ---- a group ---- */

/* Limits where none were done in time, or all: Greenwood has none. Without open cases the share is a
 * plain one. With some, its lower limit is the one before the last fall, which may rest on very few. */
static struct interval end_limits(const struct timely_group *g)
{
	const struct timeliness *t = &g->curve;
	size_t known = g->in_time + g->late + g->overdue, i = t->steps;
	struct interval limits;

	if (g->open == g->overdue || g->in_time == 0)
		return known ? share_clopper_pearson(known, g->in_time, confidence)
			     : interval_none(UNDEFINED_TOO_FEW);
	while (i > 0 && !(t->step[i - 1].open > 0))
		i--;
	limits = interval_around(0, 0);
	if (i > 0)
		limits = timeliness_by(t, t->step[i - 1].days, confidence).limit;
	limits.upper = figure_of(1);
	return limits;
}

static void count(struct timely_group *g, const struct timeliness_case *c, size_t n, double within)
{
	g->cases = n;
	for (size_t i = 0; i < n; i++) {
		bool longer = c[i].days > within;

		g->in_time += c[i].completed && !longer;
		g->late += c[i].completed && longer;
		g->open += !c[i].completed;
		g->overdue += !c[i].completed && longer;
	}
}

/* The share open before the last fall of a curve. */
static double before_end(const struct timeliness *t)
{
	return t->steps > 1 ? t->step[t->steps - 2].open : 1;
}

/* Some are open, and none, or hardly any, has been watched for so long: what they will come to is not
 * known. */
static bool too_recent(const struct timely_group *g, double within)
{
	const struct timeliness_step *last = g->curve.step + g->curve.steps - 1;

	if (g->open == 0 || last->days >= within)
		return false;
	return last->open > 0 || (last->at_risk < LEAST && before_end(&g->curve) > far_from_end);
}

static void work_out(struct timely *t, struct timely_group *g, const struct timeliness_case *c,
		     size_t n)
{
	double within = t->asked.within;
	struct timeliness_by by;

	count(g, c, n, within);
	g->curve = timeliness_curve(&t->arena, c, n);
	by = timeliness_by(&g->curve, within, confidence);
	g->share = by.done;
	if (too_recent(g, within))
		g->share = figure_none(UNDEFINED_TOO_FEW);
	g->limits = by.limit;
	if (!defined(g->share))
		g->limits = interval_none(g->share.why);
	else if (g->share.value <= 0 || g->share.value >= 1)
		g->limits = end_limits(g);
	g->median = timeliness_quantile(&g->curve, 0.5);
	g->p = g->adjusted = figure_none(UNDEFINED_ONE_GROUP);
	g->closed_only = timeliness_closed_only(c, n, within);
}

/* Works out each of the groups that the cases are numbered by. */
static void work_out_each(struct timely *t, struct timely_group *g, size_t groups,
			  const struct timed *all, size_t n)
{
	size_t *from = arena_array(&t->arena, groups + 1, sizeof *from);
	struct timeliness_case *sorted = arena_array(&t->arena, n + 1, sizeof *sorted);

	for (size_t i = 0; i < n; i++)
		if (all[i].group < groups)
			from[all[i].group + 1]++;
	for (size_t k = 1; k <= groups; k++)
		from[k] += from[k - 1];
	for (size_t i = 0; i < n; i++)
		if (all[i].group < groups)
			sorted[from[all[i].group]++] = all[i].one;
	for (size_t k = 0; k < groups; k++) {
		size_t begin = k ? from[k - 1] : 0;

		work_out(t, &g[k], sorted + begin, from[k] - begin);
	}
}

/* ---- teams ---- */

struct named {
	struct str name;
	uint32_t number;
};

static int by_name(const void *x, const void *y)
{
	return str_cmp(((const struct named *)x)->name, ((const struct named *)y)->name);
}

/* Numbers the cases by team, in the order of names; those without a team lie beyond. */
static void number_teams(struct timely *t, const struct groups *teams, struct timed *all, size_t n)
{
	struct named *named = arena_array(&t->arena, teams->count + 1, sizeof *named);
	size_t *place = arena_array(&t->arena, teams->count + 1, sizeof *place);
	bool *used = arena_array(&t->arena, teams->count + 1, sizeof *used);

	for (size_t i = 0; i < n; i++)
		used[all[i].team] = true;
	for (uint32_t k = 1; k < teams->count; k++)
		if (used[k])
			named[t->team_count++] = (struct named){teams->at[k].name, k};
	if (t->team_count)
		qsort(named, t->team_count, sizeof *named, by_name);
	t->team = arena_array(&t->arena, t->team_count + 1, sizeof *t->team);
	place[0] = SIZE_MAX;
	for (size_t j = 0; j < t->team_count; j++) {
		t->team[j].name = arena_str(&t->arena, named[j].name);
		place[named[j].number] = j;
	}
	for (size_t i = 0; i < n; i++)
		all[i].group = place[all[i].team];
}

/* The cases that have a team, for log-rank tests. */
struct teamed {
	struct timeliness_case *one;
	size_t *team, count;
};

static struct teamed teamed_of(struct arena *a, const struct timed *all, size_t n)
{
	struct teamed to = {arena_array(a, n + 1, sizeof *to.one),
			    arena_array(a, n + 1, sizeof *to.team), 0};

	for (size_t i = 0; i < n; i++) {
		if (all[i].group == SIZE_MAX)
			continue;
		to.one[to.count] = all[i].one;
		to.team[to.count++] = all[i].group;
	}
	return to;
}

/* One team against all others. */
static void test_one(struct timely_group *g, size_t which, const struct teamed *of,
		     struct arena *scratch)
{
	size_t *other = arena_array(scratch, of->count + 1, sizeof *other);
	struct timeliness_compared c;

	for (size_t i = 0; i < of->count; i++)
		other[i] = of->team[i] != which;
	c = timeliness_compare(scratch, of->one, other, of->count, 2);
	g->p = c.why ? figure_none(c.why) : figure_of(c.p);
	g->standing = c.observed[0] < c.expected[0] ? TIMELY_SLOWER : TIMELY_FASTER;
}

/* No team is singled out where chance explains all of them together. */
static bool teams_differ(const struct timely *t)
{
	return !t->compared.why && t->compared.p < differ;
}

static void adjust(struct timely *t)
{
	double *p = arena_array(&t->arena, t->team_count + 1, sizeof *p);
	double *adjusted = arena_array(&t->arena, t->team_count + 1, sizeof *adjusted);
	size_t n = 0;

	for (size_t j = 0; j < t->team_count; j++)
		if (defined(t->team[j].p))
			p[n++] = t->team[j].p.value;
	discovery_adjust(ADJUST_BH, p, n, adjusted);
	n = 0;
	for (size_t j = 0; j < t->team_count; j++) {
		struct timely_group *g = &t->team[j];

		g->adjusted = defined(g->p) ? figure_of(adjusted[n++]) : g->p;
		if (!teams_differ(t) || !defined(g->adjusted) || g->adjusted.value > flagged)
			g->standing = TIMELY_ALIKE;
	}
}

static void compare_teams(struct timely *t, const struct timed *all, size_t n)
{
	struct teamed of = teamed_of(&t->arena, all, n);
	struct arena scratch = {0};

	t->compared = timeliness_compare(&t->arena, of.one, of.team, of.count, t->team_count);
	for (size_t j = 0; j < t->team_count; j++) {
		t->team[j].p =
		    figure_none(t->team_count < 2 ? UNDEFINED_ONE_GROUP : UNDEFINED_TOO_FEW);
		if (t->team_count > 1 && t->team[j].cases >= LEAST)
			test_one(&t->team[j], j, &of, &scratch);
		arena_reset(&scratch);
	}
	arena_close(&scratch);
	adjust(t);
}

/* ---- cohorts ---- */

/* Months where two years of them hold all; else quarters of the calendar. */
static void number_cohorts(struct timely *t, struct timed *all, size_t n)
{
	int first = calendar_month(t->first), last = calendar_month(t->last), step;

	t->months = last - first < MONTHS_MOST;
	step = t->months ? 1 : 3;
	first -= first % step;
	t->cohorts = (size_t)((last - first) / step) + 1;
	t->cohort = arena_array(&t->arena, t->cohorts, sizeof *t->cohort);
	for (size_t k = 0; k < t->cohorts; k++) {
		char name[CALENDAR_NAME];

		calendar_name(first + (int)k * step, step, name);
		t->cohort[k].name = arena_str(&t->arena, str_of(name));
	}
	for (size_t i = 0; i < n; i++)
		all[i].group = (size_t)((calendar_month(all[i].start) - first) / step);
}

struct timely timely_of(const struct timely_rows *r, const struct timely_asked *asked)
{
	struct timely t = {.asked = *asked, .first = DATE_NONE, .last = DATE_NONE};
	struct timed *all;
	size_t n;

	memcpy(t.left, r->left, sizeof t.left);
	all = take_all(&t, r, &n);
	for (size_t k = 0; k < TIMELY_LEFTS; k++)
		t.left_out += t.left[k];
	work_out_each(&t, &t.whole, 1, all, n);
	if (n == 0)
		return t;
	number_cohorts(&t, all, n);
	work_out_each(&t, t.cohort, t.cohorts, all, n);
	number_teams(&t, &r->teams, all, n);
	work_out_each(&t, t.team, t.team_count, all, n);
	compare_teams(&t, all, n);
	return t;
}

void timely_close(struct timely *t)
{
	arena_close(&t->arena);
}
