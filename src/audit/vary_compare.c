#include "audit/vary_compare.h"

#include "audit/vary.h"

#include <math.h>
#include <stdlib.h>

enum { THIN = 5 };

struct turn {
	int32_t order;
	uint32_t row;
};

static int by_order(const void *x, const void *y)
{
	const struct turn *p = x, *q = y;

	if (p->order != q->order)
		return p->order < q->order ? -1 : 1;
	return p->row < q->row ? -1 : p->row > q->row;
}

/* The rows in the order of reading: by the column, else as they stand. One a place: the first. */
static struct turn *turns_of(const struct audits *a, size_t *n, struct arena *to)
{
	struct turn *t = arena_array(to, a->rows + 1, sizeof *t);
	bool *seen = arena_array(to, a->audits + 1, sizeof *seen);
	size_t kept = 0;

	for (size_t i = 0; i < a->rows; i++)
		t[i] = (struct turn){a->order.at != LISTING_NONE ? a->row[i].order : (int32_t)i + 1,
				     (uint32_t)i};
	qsort(t, a->rows, sizeof *t, by_order);
	for (size_t i = 0; i < a->rows; i++) {
		uint32_t audit = a->row[t[i].row].audit;

		if (t[i].order == AUDITS_NONE || seen[audit])
			continue;
		seen[audit] = true;
		t[kept++] = t[i];
	}
	*n = kept;
	return t;
}

/* Reads on while no one is missing: a case left out might be one of the bad ones. */
static void read_on(struct vary_stop *s, const struct audits *a, const struct turn *t, size_t n,
		    double threshold)
{
	for (size_t i = 0; i < n; i++) {
		int g = audits_grade(a, t[i].row, 0);

		if (g < 0 ||
		    (a->order.at != LISTING_NONE && i && t[i].order > t[i - 1].order + 1)) {
			s->left_out = n - i;
			return;
		}
		sequence_read(&s->sequence, (size_t)g >= a->scale.good_from);
		if (!s->settled) {
			s->settled = sequence_settled(&s->sequence, threshold);
			s->after = s->settled ? i + 1 : 0;
		}
	}
}

struct vary_stop vary_stop_of(const struct audits *a, const struct vary_options *o)
{
	struct vary_stop s = {.asked = o->threshold > 0, .by_order = a->order.at != LISTING_NONE};
	struct arena scratch = {0};
	struct turn *t;
	size_t n;

	if (!s.asked)
		return s;
	t = turns_of(a, &n, &scratch);
	if (o->frame == 0)
		s.why = UNDEFINED_NO_DATA;
	else if (o->frame < n)
		s.why = UNDEFINED_WRONG_INPUT;
	else
		s.sequence = sequence_start(o->frame, 0.05, 1, 1);
	if (!s.why)
		read_on(&s, a, t, n, o->threshold);
	arena_close(&scratch);
	return s;
}

/* ---- two frameworks ---- */

struct linking {
	uint64_t *both, *old, *new;
	size_t old_grades, new_grades;
};

static struct linking count_links(struct vary_linked *l, const struct audits *a, struct arena *to)
{
	struct linking k = {.old_grades = a->linked_scale.grades, .new_grades = a->scale.grades};

	k.both = arena_array(to, k.old_grades * k.new_grades + 1, sizeof *k.both);
	k.old = arena_array(to, k.old_grades + 1, sizeof *k.old);
	k.new = arena_array(to, k.new_grades + 1, sizeof *k.new);
	for (size_t i = 0; i < a->rows; i++) {
		int old = a->row[i].again ? AUDITS_NONE : a->row[i].linked;
		int new = audits_grade(a, i, 0);

		if (old >= 0 && new >= 0) {
			k.both[(size_t)old * k.new_grades + (size_t) new]++;
			l->both++;
		} else if (old >= 0) {
			k.old[old]++;
			l->old_only++;
		} else if (new >= 0) {
			k.new[new]++;
			l->new_only++;
		}
	}
	return k;
}

static double sum_from(const uint64_t *n, size_t from, size_t until)
{
	double sum = 0;

	for (size_t g = from; g < until; g++)
		sum += (double)n[g];
	return sum;
}

static void carry_over(struct vary_linked *l, const struct linking *k, size_t good_from,
		       struct arena *to)
{
	double good = sum_from(k->new, good_from, k->new_grades), n = (double)l->new_only, half;

	l->counts = k->both;
	l->in = (struct crosswalk_counts){k->old_grades, k->new_grades, k->both, k->old};
	l->crosswalk = crosswalk_counts(to, &l->in);
	l->why = l->crosswalk.why;
	l->carried = crosswalk_top(&l->in, &l->crosswalk, good_from);
	l->now = figure_ratio(good, n, UNDEFINED_NO_DATA);
	for (size_t g = 0; g < k->old_grades; g++) {
		double by = sum_from(k->both + g * k->new_grades, 0, k->new_grades);

		l->thin += k->old[g] && by < THIN;
	}
	if (!defined(l->carried.share) || !defined(l->carried.error) || !defined(l->now))
		return;
	half = 1.959963984540054 *
	       hypot(l->carried.error.value, sqrt(l->now.value * (1 - l->now.value) / n));
	l->change = interval_around(l->now.value - l->carried.share.value, half);
}

static void bound(struct vary_linked *l, const struct linking *k, struct arena *to)
{
	double *old = arena_array(to, k->old_grades + 1, sizeof *old);
	double *new = arena_array(to, k->new_grades + 1, sizeof *new);

	l->rung = k->old_grades == k->new_grades && l->old_only && l->new_only
		      ? RUNG_BOUNDS
		      : RUNG_NOT_COMPARABLE;
	if (l->rung != RUNG_BOUNDS)
		return;
	for (size_t g = 0; g < k->old_grades; g++) {
		old[g] = (double)k->old[g] / (double)l->old_only;
		new[g] = (double)k->new[g] / (double)l->new_only;
	}
	l->bounds = unlinked_bounds(old, new, k->new_grades);
}

struct vary_linked vary_linked_of(const struct audits *a, struct arena *to)
{
	struct vary_linked l = {.name = a->linked.name, .change = interval_none(UNDEFINED_NO_DATA)};
	struct linking k;

	if (a->linked.at == LISTING_NONE)
		return l;
	if (a->linked_scale.grades == 0) {
		l.rung = RUNG_NOT_COMPARABLE;
		l.why = UNDEFINED_NO_DATA;
		return l;
	}
	k = count_links(&l, a, to);
	if (l.both) {
		l.rung = RUNG_LINKED;
		carry_over(&l, &k, a->scale.good_from, to);
	} else {
		bound(&l, &k, to);
	}
	return l;
}
