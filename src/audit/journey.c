#include "audit/journey.h"

#include "measure/ask.h"
#include "measure/census.h"
#include "measure/children.h"
#include "measure/repeats.h"

enum {
	LED_HERE = 60,	 /* days between a referral and the assessment that it led to, at most */
	MONTHS = 6,	 /* that the lists of Annex A go back */
	LONG_MONTHS = 12 /* and List 10 */
};

const struct journey_limit journey_limits[JOURNEY_WAYS] = {
    [JOURNEY_REFERRAL] = {45, true, false},   [JOURNEY_ASSESSMENT] = {45, true, false},
    [JOURNEY_CONFERENCE] = {15, true, false}, [JOURNEY_REVIEW] = {91, false, false},
    [JOURNEY_MATCH] = {121, false, false},    [JOURNEY_ADOPTION] = {365, false, true},
};

void journey_open(struct journey *j)
{
	*j = (struct journey){0};
	facets_find(j->facets);
}

static void open_return(struct journey_return *r, const struct scope *scope)
{
	bool lists = scope->returns == RETURN_ANNEXA;

	r->open = true;
	r->until = scope->end.v;
	r->since = lists ? date_add_months(r->until + 1, -MONTHS) : scope->start.v;
	r->since_long = lists ? date_add_months(r->until + 1, -LONG_MONTHS) : r->since;
	for (size_t w = 0; w < JOURNEY_WAYS; w++)
		timely_rows_open(&r->rows[w]);
}

/* ---- rows ---- */

/* Adds a step from one day to another. Days that cannot be read are left out, and counted. */
static void add(struct timely_rows *to, struct date_cell start, struct date_cell end,
		struct str team)
{
	if (is_unreadable(start))
		to->left[TIMELY_BAD_START]++;
	else if (is_unreadable(end))
		to->left[TIMELY_BAD_END]++;
	else
		timely_rows_add(to, has_value(start) ? start.v : DATE_NONE,
				has_value(end) ? end.v : DATE_NONE, team);
}

/* The row's own team, else what the child's other rows say. */
static struct str team_of(const struct journey *j, const struct row *row)
{
	struct whose child, own;

	whose_child(&child, j->facets, row->child, row->child->scope->end);
	whose_row(&own, j->facets, &child, row);
	return own.team;
}

/* The referral that led to an assessment; absent when the list has none shortly before it. */
static struct date_cell led_from(const struct assessed *a)
{
	struct date_cell day = referral_before(a->row.child, a->start);

	return within_days(day, a->start, LED_HERE) ? day : (struct date_cell){CELL_ABSENT};
}

static void take_assessments(struct journey *j, struct journey_return *r, const struct child *c)
{
	for (const struct assessed *a = first_assessed(c); a; a = next_assessed(a)) {
		if (row_repeats(&a->row))
			continue;
		add(&r->rows[JOURNEY_ASSESSMENT], a->start, a->authorised, team_of(j, &a->row));
		add(&r->rows[JOURNEY_REFERRAL], led_from(a), a->authorised, team_of(j, &a->row));
	}
}

static void take_enquiries(struct journey *j, struct journey_return *r, const struct child *c)
{
	struct timely_rows *to = &r->rows[JOURNEY_CONFERENCE];

	for (const struct enquiry *q = first_enquiry(c); q; q = next_enquiry(q)) {
		if (row_repeats(&q->row))
			continue;
		if (said_yes(q->unnecessary) && !has_value(q->conference))
			to->left[TIMELY_NOT_NEEDED]++;
		else
			add(to, q->strategy, q->conference, team_of(j, &q->row));
	}
}

/* The same where it may be over without the end that is waited for: within the limit it is left out as
 * no longer needed, and beyond it, it was late whatever came after. */
static void add_until(struct journey_return *r, enum journey_way way, struct date_cell start,
		      struct date_cell end, struct date_cell over, struct str team)
{
	if (has_value(end) || !has_value(over))
		add(&r->rows[way], start, end, team);
	else if (within_days(start, over, journey_limits[way].days))
		r->rows[way].left[TIMELY_NOT_NEEDED]++;
	else
		add(&r->rows[way], start, over, team);
}

/* Of children whose decision is older than the list goes back, it has those alone that were adopted
 * since, or still wait. */
static void leave_earlier(struct journey_return *r, const struct adoption_case *a)
{
	r->rows[JOURNEY_MATCH].left[TIMELY_EARLIER] += has_value(a->placement_order);
	r->rows[JOURNEY_ADOPTION].left[TIMELY_EARLIER] += has_value(a->placed);
}

static void take_adoptions(struct journey *j, struct journey_return *r, const struct child *c)
{
	for (const struct adoption_case *a = first_adoption_case(c); a; a = next_adoption_case(a)) {
		if (row_repeats(&a->row))
			continue;
		if (has_value(a->decided) && a->decided.v < r->since_long) {
			leave_earlier(r, a);
			continue;
		}
		if (!is_absent(a->placement_order))
			add_until(r, JOURNEY_MATCH, a->placement_order, a->matched, a->reversed,
				  team_of(j, &a->row));
		if (!is_absent(a->placed))
			add_until(r, JOURNEY_ADOPTION, a->placed, a->adopted, a->reversed,
				  team_of(j, &a->row));
	}
}

static void take_census(struct journey_return *r, const struct child *c)
{
	for (const struct assessment *a = first_assessment(c); a; a = next_assessment(a))
		add(&r->rows[JOURNEY_ASSESSMENT], a->actual_start, a->authorisation, STR(""));
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s)) {
		if (is_yes(s->icpc_not_required) && !has_value(s->initial_cpc))
			r->rows[JOURNEY_CONFERENCE].left[TIMELY_NOT_NEEDED]++;
		else
			add(&r->rows[JOURNEY_CONFERENCE], s->actual_start, s->initial_cpc, STR(""));
	}
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		add_until(r, JOURNEY_REVIEW, p->start, census_review_after(p, p->start), p->end,
			  STR(""));
}

void journey_child(struct journey *j, const struct child *c)
{
	struct journey_return *r = &j->of[c->scope->returns];

	if (!has_value(c->scope->end) ||
	    (c->scope->returns != RETURN_ANNEXA && c->scope->returns != RETURN_CIN))
		return;
	if (!r->open)
		open_return(r, c->scope);
	if (c->scope->returns == RETURN_CIN) {
		take_census(r, c);
		return;
	}
	take_assessments(j, r, c);
	take_enquiries(j, r, c);
	take_adoptions(j, r, c);
}

/* ---- the ways ---- */

static struct timely way_of(const struct journey_return *r, enum journey_way way)
{
	bool lists_long = way == JOURNEY_MATCH || way == JOURNEY_ADOPTION;
	const struct journey_limit *limit = &journey_limits[way];

	return timely_of(&r->rows[way],
			 &(struct timely_asked){.until = r->until,
						.since = lists_long ? r->since_long : r->since,
						.within = limit->days,
						.working = limit->working});
}

void journey_finish(struct journey *j)
{
	static const enum returns order[] = {RETURN_ANNEXA, RETURN_CIN};

	for (enum journey_way w = 0; w < JOURNEY_WAYS; w++)
		for (size_t i = 0; i < 2 && j->from[w] == RETURN_NONE; i++) {
			const struct journey_return *r = &j->of[order[i]];

			if (!r->open || r->rows[w].count == 0)
				continue;
			j->from[w] = order[i];
			j->way[w] = way_of(r, w);
		}
}

void journey_close(struct journey *j)
{
	for (size_t w = 0; w < JOURNEY_WAYS; w++)
		timely_close(&j->way[w]);
	for (size_t r = 0; r < RETURNS; r++)
		for (size_t w = 0; j->of[r].open && w < JOURNEY_WAYS; w++)
			timely_rows_close(&j->of[r].rows[w]);
}
