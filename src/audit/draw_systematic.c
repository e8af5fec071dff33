/*
 * Draws in equal steps, or with chances by weight. Sample and reserve are drawn together, n + r cases
 * from one start; then the reserve is taken out of them in the same manner, from a second start.
 * Taken as parts of one draw, every case has a known chance of being in the sample, and another of
 * being in either (Saerndal, Swensson and Wretman 1992, two-phase sampling); the sample's is n in place
 * of n + r, as if it had been drawn alone.
 */
#include "audit/draw_parts.h"
#include "audit/random.h"
#include "audit/tickets.h"
#include "audit/unequal.h"

/* The cases in the order of their places, or of their tickets. */
static struct ticket *in_order(struct draw *d, const struct frame *f, const struct draw_plan *p,
			       size_t threads)
{
	struct tickets t = {p->seed, f->cases};
	struct ticket *list = arena_array(&d->arena, f->size + 1, sizeof *list);

	for (size_t i = 0; i < f->size; i++)
		list[i].item = (uint32_t)i;
	if (p->way == DRAW_WEIGHTS) {
		tickets_fill(&t, list, f->size, threads);
		tickets_lowest(&t, list, f->size, f->size);
		return list;
	}
	for (size_t i = 0; i < f->size; i++)
		list[f->place[i] - 1].item = (uint32_t)i;
	return list;
}

/* The n + r cases, in the order they are gone through, and which of them stand in reserve. */
struct both {
	struct drawn *at;
	size_t count, reserves;
	size_t *reserve; /* places in `at`, ascending */
};

/* floor((u + k) N / (n + r)); and of these, floor((v + k) (n + r) / r) stand in reserve. */
static void by_steps(struct draw *d, const struct frame *f, const struct ticket *order,
		     struct both *b, double u, double v)
{
	size_t n = b->count - b->reserves, *at = arena_array(&d->arena, b->count + 1, sizeof *at);

	systematic_equal(at, f->size, b->count, u);
	for (size_t i = 0; i < b->count; i++)
		b->at[i] = (struct drawn){order[at[i]].item, (double)n / (double)f->size,
					  (double)b->count / (double)f->size};
	systematic_equal(b->reserve, b->count, b->reserves, v);
}

/* The same with chances by weight. Of the n + r a case stays with its chance in n over that in n + r. */
static bool by_weights(struct draw *d, const struct frame *f, const struct ticket *order,
		       struct both *b, double u, double v)
{
	size_t n = b->count - b->reserves, *at = arena_array(&d->arena, b->count + 1, sizeof *at);
	double *size = arena_array(&d->arena, f->size + 1, sizeof *size);
	double *in_both = arena_array(&d->arena, f->size + 1, sizeof *in_both);
	double *in_sample = arena_array(&d->arena, f->size + 1, sizeof *in_sample);
	double *leaves = arena_array(&d->arena, b->count + 1, sizeof *leaves);

	for (size_t i = 0; i < f->size; i++)
		size[i] = f->weight[order[i].item];
	chances_by_size(in_both, size, f->size, (int64_t)b->count);
	chances_by_size(in_sample, size, f->size, (int64_t)n);
	if (systematic_by_chance(at, in_both, f->size, b->count, u) != b->count)
		return false;
	for (size_t i = 0; i < b->count; i++) {
		b->at[i] = (struct drawn){order[at[i]].item, in_sample[at[i]], in_both[at[i]]};
		leaves[i] = 1 - in_sample[at[i]] / in_both[at[i]];
	}
	return systematic_by_chance(b->reserve, leaves, b->count, b->reserves, v) == b->reserves;
}

/* Parts the cases into the sample and the reserve, the latter in the order of its tickets. */
static void part(struct draw *d, const struct frame *f, const struct draw_plan *p,
		 const struct both *b)
{
	size_t next = 0;

	for (size_t i = 0; i < b->count; i++) {
		if (next < b->reserves && b->reserve[next] == i) {
			d->reserve[d->reserve_count++] = b->at[i];
			next++;
		} else {
			d->sample[d->sample_count++] = b->at[i];
		}
	}
	draw_order(d, f, p->seed, d->reserve, d->reserve_count);
}

bool draw_systematic(struct draw *d, const struct frame *f, const struct draw_plan *p,
		     size_t threads, struct err *e)
{
	struct random r = random_from(p->seed);
	double u = random_unit(&r), v = random_unit(&r);
	struct ticket *order = in_order(d, f, p, threads);
	struct both b = {0};
	bool ok = true;

	d->sampled[0] = p->size;
	d->reserved[0] = p->algorithm == DRAW_NO_RESERVE ? 0 : draw_reserve_of(f, d, p, 0);
	b.reserves = (size_t)d->reserved[0];
	b.count = (size_t)p->size + b.reserves;
	b.at = arena_array(&d->arena, b.count + 1, sizeof *b.at);
	b.reserve = arena_array(&d->arena, b.reserves + 1, sizeof *b.reserve);
	d->reserve = arena_array(&d->arena, b.reserves + 1, sizeof *d->reserve);
	if (p->way == DRAW_STEPS)
		by_steps(d, f, order, &b, u, v);
	else
		ok = by_weights(d, f, order, &b, u, v);
	if (!ok)
		return err_set(e, ERR_INPUT, "the weights differ too much to be added up");
	part(d, f, p, &b);
	return true;
}
