#include "base/locate.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST_TRIED = 200000 };

/* One trial: which fields are free, and the codes that are tried for those that have levels. */
struct trial {
	const struct locate *l;
	const struct locate_value *record;
	uint64_t free;
	size_t *level;	       /* of every field with levels */
	struct arena *scratch; /* given back after each linear programme */
};

static bool is_free(const struct trial *t, size_t field)
{
	return t->free >> field & 1;
}

static bool has_levels(const struct trial *t, size_t field)
{
	return t->l->field[field].levels > 0;
}

/* Whether all conditions of a rule hold for the codes that are tried. */
static bool applies(const struct trial *t, const struct locate_rule *r)
{
	for (size_t i = 0; i < r->conditions; i++) {
		const struct locate_condition *c = &r->when[i];

		if (!(c->levels >> t->level[c->field] & 1))
			return false;
	}
	return true;
}

/* The part of a rule that is settled by fixed numbers; *size is that of its largest term. */
static double settled(const struct trial *t, const struct locate_rule *r, double *size)
{
	double sum = 0.0;

	*size = fmax(1.0, fabs(r->rhs));
	for (size_t j = 0; j < t->l->fields; j++) {
		double term;

		if (has_levels(t, j) || is_free(t, j))
			continue;
		term = r->coef[j] * t->record[j].number;
		*size = fmax(*size, fabs(term));
		sum += term;
	}
	return sum;
}

static bool holds(const struct locate_rule *r, double sum, double size)
{
	double slack = 1e-9 * size;

	if (r->relation != LP_AT_LEAST && sum > r->rhs + slack)
		return false;
	return r->relation == LP_AT_MOST || sum >= r->rhs - slack;
}

static bool has_free_number(const struct trial *t, const struct locate_rule *r)
{
	for (size_t j = 0; j < t->l->fields; j++)
		if (is_free(t, j) && !has_levels(t, j) && fabs(r->coef[j]) > 0.0)
			return true;
	return false;
}

/* The rule as a row over the free numbers. */
static struct lp_row row_of(const struct trial *t, const struct locate_rule *r, double fixed)
{
	double *coef = arena_array(t->scratch, t->l->fields + 1, sizeof *coef);
	size_t k = 0;

	for (size_t j = 0; j < t->l->fields; j++)
		if (is_free(t, j) && !has_levels(t, j))
			coef[k++] = r->coef[j];
	return (struct lp_row){coef, r->relation, r->rhs - fixed};
}

/* Whether free numbers can satisfy the rules that apply, all codes being chosen. */
static bool numbers_fit(const struct trial *t)
{
	struct lp_row *row = arena_array(t->scratch, t->l->rules + 1, sizeof *row);
	double *low = arena_array(t->scratch, t->l->fields + 1, sizeof *low);
	double *high = arena_array(t->scratch, t->l->fields + 1, sizeof *high);
	struct lp lp = {0, 0, low, high, row};

	for (size_t j = 0; j < t->l->fields; j++) {
		if (!is_free(t, j) || has_levels(t, j))
			continue;
		low[lp.variables] = t->l->field[j].low;
		high[lp.variables++] = t->l->field[j].high;
	}
	for (size_t i = 0; i < t->l->rules; i++) {
		const struct locate_rule *r = &t->l->rule[i];
		double fixed, size;

		if (!applies(t, r))
			continue;
		if (!r->coef)
			return false;
		fixed = settled(t, r, &size);
		if (has_free_number(t, r))
			row[lp.rows++] = row_of(t, r, fixed);
		else if (!holds(r, fixed, size))
			return false;
	}
	return lp_minimise(t->scratch, &lp, NULL, NULL, NULL) == LP_FOUND;
}

/* Tries the levels of the free codes from `field` on. */
static bool codes_fit(const struct trial *t, size_t field)
{
	while (field < t->l->fields && !(is_free(t, field) && has_levels(t, field)))
		field++;
	if (field == t->l->fields) {
		bool fit = numbers_fit(t);

		arena_reset(t->scratch);
		return fit;
	}
	for (size_t k = 0; k < t->l->field[field].levels; k++) {
		t->level[field] = k;
		if (codes_fit(t, field + 1))
			return true;
	}
	return false;
}

static bool fits(struct trial *t, uint64_t set)
{
	t->free = set;
	for (size_t j = 0; j < t->l->fields; j++)
		t->level[j] = t->record[j].level;
	return codes_fit(t, 0);
}

/* Whether a value can only be wrong, whatever the rules. */
static bool surely_wrong(const struct locate_field *f, const struct locate_value *v)
{
	if (v->missing)
		return true;
	if (f->levels)
		return v->level >= f->levels;
	return !(v->number >= f->low && v->number <= f->high);
}

/* A set to try: the candidates in `set`, the last of which (in order of weight) is `last`. */
struct guess {
	double weight;
	uint64_t set;
	size_t last;
};

/* Sets that wait, the lightest first: a heap. */
struct heap {
	struct guess *at;
	size_t count, cap;
};

static bool lighter(const struct guess *a, const struct guess *b)
{
	if (a->weight < b->weight || b->weight < a->weight)
		return a->weight < b->weight;
	return a->set < b->set;
}

static void swap(struct guess *a, struct guess *b)
{
	struct guess kept = *a;

	*a = *b;
	*b = kept;
}

static void push(struct heap *h, struct guess g)
{
	h->at = mem_room(h->at, &h->cap, h->count + 1, sizeof *h->at);
	h->at[h->count] = g;
	for (size_t i = h->count++; i > 0 && lighter(&h->at[i], &h->at[(i - 1) / 2]);
	     i = (i - 1) / 2)
		swap(&h->at[i], &h->at[(i - 1) / 2]);
}

static struct guess pop(struct heap *h)
{
	struct guess top = h->at[0];
	size_t i = 0;

	h->at[0] = h->at[--h->count];
	for (;;) {
		size_t least = i;

		for (size_t k = 2 * i + 1; k <= 2 * i + 2 && k < h->count; k++)
			if (lighter(&h->at[k], &h->at[least]))
				least = k;
		if (least == i)
			return top;
		swap(&h->at[i], &h->at[least]);
		i = least;
	}
}

/* Fields that may be in a set, lightest first, and those that must. */
struct candidates {
	size_t field[LOCATE_MOST], count;
	uint64_t forced, all;
	double forced_weight;
};

static struct candidates candidates_of(const struct locate *l, const struct locate_value *record)
{
	struct candidates c = {.count = 0};

	for (size_t j = 0; j < l->fields; j++) {
		size_t k = c.count;

		assert(l->field[j].weight >= 0.0 && l->field[j].levels <= 64);
		if (surely_wrong(&l->field[j], &record[j])) {
			c.forced |= UINT64_C(1) << j;
			c.forced_weight += l->field[j].weight;
			continue;
		}
		if (!isfinite(l->field[j].weight))
			continue;
		for (; k > 0 && l->field[c.field[k - 1]].weight > l->field[j].weight; k--)
			c.field[k] = c.field[k - 1];
		c.field[k] = j;
		c.count++;
		c.all |= UINT64_C(1) << j;
	}
	return c;
}

/* The sets that come next after one: with the next candidate added, and in the place of the last.
 * Each set is reached once, and never before a lighter one. */
static void push_next(struct heap *h, const struct locate *l, const struct candidates *c,
		      const struct guess *g, bool empty)
{
	size_t next = empty ? 0 : g->last + 1;
	struct guess more = *g;

	if (next >= c->count)
		return;
	more.last = next;
	more.weight += l->field[c->field[next]].weight;
	more.set |= UINT64_C(1) << c->field[next];
	push(h, more);
	if (empty)
		return;
	more.weight -= l->field[c->field[g->last]].weight;
	more.set &= ~(UINT64_C(1) << c->field[g->last]);
	push(h, more);
}

static void keep(struct arena *a, struct locate_sets *to, const struct guess *g)
{
	uint64_t *grown = arena_array(a, to->count + 1, sizeof *grown);

	if (to->count)
		memcpy(grown, to->set, to->count * sizeof *grown);
	grown[to->count++] = g->set;
	to->set = grown;
	if (to->outcome == LOCATE_FOUND)
		return;
	to->outcome = LOCATE_FOUND;
	to->weight = g->weight;
}

static struct locate_sets lightest(struct arena *a, struct trial *t, const struct candidates *c)
{
	struct guess g = {c->forced_weight, c->forced, 0};
	struct locate_sets found = {.outcome = LOCATE_TOO_MUCH};
	struct heap heap = {0};
	size_t tried = 0;

	push(&heap, g);
	while (heap.count && tried < MOST_TRIED) {
		g = pop(&heap);
		if (found.outcome == LOCATE_FOUND && g.weight > found.weight + 1e-9)
			break;
		push_next(&heap, t->l, c, &g, tried++ == 0);
		if (fits(t, g.set))
			keep(a, &found, &g);
	}
	mem_free(heap.at);
	if (tried == MOST_TRIED)
		found = (struct locate_sets){.outcome = LOCATE_TOO_MUCH};
	return found;
}

struct locate_sets locate_wrong(struct arena *a, const struct locate *l,
				const struct locate_value *record)
{
	struct candidates c = candidates_of(l, record);
	struct arena scratch = {0};
	struct trial t = {l, record, 0, arena_array(a, l->fields + 1, sizeof *t.level), &scratch};
	struct locate_sets found = {.outcome = LOCATE_IMPOSSIBLE};

	assert(l->fields <= LOCATE_MOST);
	if (isfinite(c.forced_weight) && fits(&t, c.forced | c.all))
		found = lightest(a, &t, &c);
	arena_close(&scratch);
	return found;
}
