#include "audit/draw_parts.h"

#include "audit/sample_size.h"
#include "audit/tickets.h"
#include "base/dist.h"

#include <math.h>
#include <stdlib.h>

static const char *const ways[] = {"tickets", "steps", "weights"};
static const char *const hows[] = {"proportional", "neyman", "cost", "equal", "power"};

const char *draw_way_name(enum draw_way way)
{
	return ways[way];
}

const char *allocation_name(enum allocation how)
{
	return hows[how];
}

int draw_algorithm(const struct draw_plan *p)
{
	if (p->way == DRAW_TICKETS)
		return 1;
	return p->algorithm ? p->algorithm : DRAW_ALGORITHM;
}

bool draw_way_named(struct str name, enum draw_way *way)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (str_is(name, ways[i])) {
			*way = (enum draw_way)i;
			return true;
		}
	return false;
}

bool allocation_named(struct str name, enum allocation *how)
{
	for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
		if (str_is(name, hows[i])) {
			*how = (enum allocation)i;
			return true;
		}
	return false;
}

/* The quota of a stratum, or -1. */
static int64_t quota_of(const struct draw_plan *p, struct str stratum)
{
	for (size_t i = 0; i < p->quota_count; i++)
		if (str_eq(p->quotas[i].stratum, stratum))
			return p->quotas[i].cases;
	return -1;
}

static bool check_quotas(const struct frame *f, const struct draw_plan *p, struct err *e)
{
	for (size_t i = 0; i < p->quota_count; i++) {
		const struct draw_quota *q = &p->quotas[i];
		size_t h = 0;

		while (h < f->strata_count && !str_eq(f->strata[h], q->stratum))
			h++;
		if (h == f->strata_count)
			return err_set(e, ERR_USAGE, "there is no stratum %.*s for the quota",
				       (int)q->stratum.len, q->stratum.p);
		if (q->cases > f->sizes[h])
			return err_set(e, ERR_USAGE,
				       "the quota of %.*s is %lld, but it has %lld cases",
				       (int)q->stratum.len, q->stratum.p, (long long)q->cases,
				       (long long)f->sizes[h]);
	}
	return true;
}

static bool cannot_allocate(const struct frame *f, const struct draw_plan *p, struct err *e)
{
	return err_set(e, ERR_USAGE,
		       "%lld cases cannot be shared out %s among %zu strata with at least %lld of "
		       "each: there are too few, too many, or nothing varies to go by",
		       (long long)p->size, allocation_name(p->how), f->strata_count,
		       (long long)p->least);
}

/* Shares the sample out: quotas as they are, the rest among the other strata. */
static bool share_out(struct draw *d, const struct frame *f, const struct draw_plan *p,
		      struct err *e)
{
	size_t all = f->strata_count, left = 0;
	int64_t *sizes = arena_array(&d->arena, all + 1, sizeof *sizes);
	double *spreads = arena_array(&d->arena, all + 1, sizeof *spreads);
	struct allocation_plan a = {.how = p->how, .n = p->size, .sizes = sizes, .least = p->least};
	struct allocated to;

	d->sampled = arena_array(&d->arena, all + 1, sizeof *d->sampled);
	for (size_t h = 0; h < all; h++) {
		d->sampled[h] = quota_of(p, f->strata[h]);
		if (d->sampled[h] >= 0) {
			a.n -= d->sampled[h];
			continue;
		}
		spreads[left] = p->spreads ? p->spreads[h] : 0;
		sizes[left++] = f->sizes[h];
	}
	a.strata = left;
	a.spreads = p->spreads ? spreads : NULL;
	if (!allocate(&to, &a, &d->arena) || (left == 0 && a.n != 0))
		return cannot_allocate(f, p, e);
	left = 0;
	for (size_t h = 0; h < all; h++)
		if (d->sampled[h] < 0)
			d->sampled[h] = to.whole[left++];
	return true;
}

int64_t draw_reserve_of(const struct frame *f, const struct draw *d, const struct draw_plan *p,
			size_t h)
{
	int64_t wanted = p->reserve, rest = f->sizes[h] - d->sampled[h];

	if (wanted < 0)
		wanted = d->sampled[h] == 0 ? 0 : (d->sampled[h] + 4) / 5;
	if (p->reserve < 0 && d->sampled[h] && wanted < 2)
		wanted = 2;
	return wanted < rest ? wanted : rest;
}

void draw_order(struct draw *d, const struct frame *f, struct str seed, struct drawn *drawn,
		size_t n)
{
	struct ticket *list = arena_array(&d->arena, n + 1, sizeof *list);
	struct drawn *old = arena_array(&d->arena, n + 1, sizeof *old);
	struct str *cases = arena_array(&d->arena, n + 1, sizeof *cases);
	struct tickets t = {seed, cases};

	for (size_t i = 0; i < n; i++) {
		old[i] = drawn[i];
		cases[i] = f->cases[drawn[i].item];
		list[i].item = (uint32_t)i;
	}
	tickets_fill(&t, list, n, 1);
	tickets_lowest(&t, list, n, n);
	for (size_t i = 0; i < n; i++)
		drawn[i] = old[list[i].item];
}

/* For each stratum room for its sample and its reserve. */
static struct lowest *room_for_lowest(struct draw *d, const struct frame *f,
				      const struct draw_plan *p)
{
	struct lowest *of = arena_array(&d->arena, f->strata_count + 1, sizeof *of);
	size_t reserves = 0;

	for (size_t h = 0; h < f->strata_count; h++) {
		d->reserved[h] = draw_reserve_of(f, d, p, h);
		reserves += (size_t)d->reserved[h];
		of[h].room = (size_t)(d->sampled[h] + d->reserved[h]);
		of[h].list = arena_array(&d->arena, of[h].room + 1, sizeof *of[h].list);
	}
	d->reserve = arena_array(&d->arena, reserves + 1, sizeof *d->reserve);
	return of;
}

/* Makes the tickets of all cases, some at a time, and keeps the lowest of each stratum. */
static void meet_all(const struct frame *f, const struct tickets *t, struct lowest *of,
		     size_t threads)
{
	enum { SOME = 1 << 17 };
	struct arena a = {0};
	size_t room = f->size < SOME ? f->size : SOME;
	struct ticket *some = arena_array(&a, room, sizeof *some);

	for (size_t from = 0; from < f->size; from += room) {
		size_t count = f->size - from < room ? f->size - from : room;

		for (size_t i = 0; i < count; i++)
			some[i].item = (uint32_t)(from + i);
		tickets_fill(t, some, count, threads);
		for (size_t i = 0; i < count; i++)
			lowest_meet(t, &of[f->stratum_of[from + i]], some[i]);
	}
	arena_close(&a);
}

/* The lowest tickets of each stratum, and the next ones in reserve. */
static void draw_tickets(struct draw *d, const struct frame *f, const struct draw_plan *p,
			 size_t threads)
{
	struct tickets t = {p->seed, f->cases};
	struct lowest *of = room_for_lowest(d, f, p);

	meet_all(f, &t, of, threads);
	for (size_t h = 0; h < f->strata_count; h++) {
		const struct ticket *own = of[h].list;
		size_t n = (size_t)d->sampled[h];
		double chance = (double)n / (double)f->sizes[h];

		tickets_lowest(&t, of[h].list, of[h].count, of[h].count);
		for (size_t i = 0; i < n; i++)
			d->sample[d->sample_count++] = (struct drawn){own[i].item, chance, 0};
		for (size_t i = n; i < of[h].count; i++)
			d->reserve[d->reserve_count++] = (struct drawn){own[i].item, chance, 0};
	}
}

/* The margin of a stratified share near one half, at 95 %; with weights, as if the design inflated the
 * variance by 1 + the squared variation of 1 / chance (Kish). */
static struct figure margin_of(const struct draw *d, const struct frame *f)
{
	double all = (double)f->size, variance = 0, sum = 0, squares = 0, n = 0;

	for (size_t h = 0; h < f->strata_count; h++) {
		double size = (double)f->sizes[h], drawn = (double)d->sampled[h];
		double part = size / all;

		if (drawn == 0)
			return figure_none(UNDEFINED_TOO_FEW);
		if (drawn < size)
			variance += part * part * 0.25 / drawn * ((size - drawn) / (size - 1));
	}
	for (size_t i = 0; i < d->sample_count && f->weight; i++) {
		sum += 1 / d->sample[i].chance;
		squares += 1 / (d->sample[i].chance * d->sample[i].chance);
		n++;
	}
	if (n > 0)
		variance *= n * squares / (sum * sum);
	return figure_of(dist_normal_quantile(0.025, TAIL_UPPER) * sqrt(variance));
}

static bool possible(const struct frame *f, const struct draw_plan *p, struct err *e)
{
	if (p->seed.len == 0)
		return err_set(e, ERR_USAGE, "an empty seed is no seed");
	if (p->size < 1)
		return err_set(e, ERR_USAGE, "at least one case has to be drawn");
	if ((size_t)p->size > f->size)
		return err_set(e, ERR_USAGE,
			       "%lld cases are wanted, but there are only %zu to draw from",
			       (long long)p->size, f->size);
	if (p->way != DRAW_TICKETS && f->by_stratum)
		return err_set(e, ERR_USAGE,
			       "a draw by steps or by weights goes through the whole list, not by "
			       "strata; leave --by out");
	if ((p->way == DRAW_WEIGHTS && !f->weight) || (p->way == DRAW_STEPS && !f->place))
		return err_set(e, ERR_USAGE, "the list was frozen without what the draw goes by");
	for (size_t i = 0; p->way == DRAW_STEPS && i < f->size; i++)
		if (f->place[i] > f->size)
			return err_set(e, ERR_INPUT, "the places of the list are not 1 to %zu",
				       f->size);
	if (p->spreads && p->spread_count != f->strata_count)
		return err_set(e, ERR_INPUT,
			       "the draw tells the spread of %zu strata, but the list has %zu",
			       p->spread_count, f->strata_count);
	return check_quotas(f, p, e);
}

bool draw_make(struct draw *d, const struct frame *f, const struct draw_plan *p, size_t threads,
	       struct err *e)
{
	*d = (struct draw){0};
	if (!possible(f, p, e) || !share_out(d, f, p, e))
		return false;
	d->reserved = arena_array(&d->arena, f->strata_count + 1, sizeof *d->reserved);
	d->sample = arena_array(&d->arena, (size_t)p->size + 1, sizeof *d->sample);
	if (p->way == DRAW_TICKETS)
		draw_tickets(d, f, p, threads);
	else if (!draw_systematic(d, f, p, threads, e))
		return false;
	draw_order(d, f, p->seed, d->sample, d->sample_count); /* whatever the stratum */
	d->margin = margin_of(d, f);
	return true;
}

void draw_close(struct draw *d)
{
	arena_close(&d->arena);
}
