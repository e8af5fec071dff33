#include "audit/reading.h"

#include "base/date.h"
#include "measure/census.h"
#include "measure/workers.h"

#include <stdlib.h>

enum { LEAST = 20 /* open cases; fewer are all read */ };

void reading_open(struct reading *r)
{
	*r = (struct reading){0};
	facets_find(r->facets);
}

void reading_close(struct reading *r)
{
	for (size_t i = 0; i < RETURNS; i++) {
		map_close(&r->of[i].ids);
		mem_free(r->of[i].at);
	}
	arena_close(&r->arena);
}

static void take(struct reading *r, struct reading_list *l, struct str id, struct str team)
{
	struct reading_case one = {arena_str(&r->arena, id), arena_str(&r->arena, team)};
	bool added;

	map_put(&l->ids, one.id, (uint32_t)l->count + 1, &added);
	if (!added)
		return;
	l->at = mem_room(l->at, &l->cap, l->count + 1, sizeof *l->at);
	l->at[l->count++] = one;
}

void reading_child(struct reading *r, const struct child *c)
{
	enum returns of = c->scope->returns;
	struct reading_list *l = &r->of[of];
	struct date_cell day = c->scope->end;
	struct whose whose = {.team = STR("")};

	if (!has_value(day) || (of != RETURN_ANNEXA && of != RETURN_CIN))
		return;
	if (of == RETURN_ANNEXA ? !case_open(c, day) : !census_in_need(c, day))
		return;
	l->day = day.v;
	if (c->nameless || c->id.len == 0) {
		l->nameless++;
		return;
	}
	if (of == RETURN_ANNEXA)
		whose_child(&whose, r->facets, c, day);
	take(r, l, c->id, whose.team);
}

/* ---- what it is worth ---- */

static int by_id(const void *x, const void *y)
{
	return str_cmp(((const struct reading_case *)x)->id, ((const struct reading_case *)y)->id);
}

static int by_team(const void *x, const void *y)
{
	return str_cmp(((const struct reading_case *)x)->team,
		       ((const struct reading_case *)y)->team);
}

static void find_sizes(struct reading *r)
{
	static const int64_t usual[READING_SIZES] = {30, 60, 120, 200, 400};
	struct sample_plan plan = {(int64_t)r->list->count, 0.1, 0.5, 0.95, 1, 0};

	for (size_t i = 0; i < READING_SIZES && usual[i] < plan.population; i++)
		r->size[r->sizes++] =
		    (struct reading_size){usual[i], sample_margin_of(&plan, usual[i]).planned};
	r->for_ten_points = sample_size_for_margin(&plan).whole;
}

/* The list is in the order of teams. */
static void find_teams(struct reading *r)
{
	const struct reading_list *l = r->list;

	for (size_t i = 0, end; i < l->count; i = end) {
		for (end = i + 1; end < l->count && str_eq(l->at[end].team, l->at[i].team); end++)
			;
		if (l->at[i].team.len == 0)
			continue;
		r->teams++;
		r->to_compare += sample_size_to_compare((int64_t)(end - i), 0.2);
	}
	if (r->teams < 2)
		r->to_compare = 0;
}

void reading_finish(struct reading *r)
{
	struct reading_list *l = &r->of[RETURN_ANNEXA];

	r->from = RETURN_ANNEXA;
	if (l->count == 0) {
		l = &r->of[RETURN_CIN];
		r->from = RETURN_CIN;
	}
	r->list = l;
	if (l->count < LEAST) {
		r->from = RETURN_NONE;
		return;
	}
	find_sizes(r);
	qsort(l->at, l->count, sizeof *l->at, by_team);
	find_teams(r);
	qsort(l->at, l->count, sizeof *l->at, by_id);
}
