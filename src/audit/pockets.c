/* Pockets of good and poor practice: method e7. */
#include "audit/betabinomial.h"
#include "audit/discovery.h"
#include "audit/verdict.h"
#include "base/arena.h"
#include "base/dist.h"

enum { CASES_LEAST = 5 };
static const double large_share = 0.15, sure = 0.95, likely = 0.8;

/* The share that a team is held against: of all, or of the others when it is a large part of all. */
static double reference(double good, double of, double all_good, double all)
{
	if (of > large_share * all && all > of)
		return (all_good - good) / (all - of);
	return all_good / all;
}

/* p of a team's count; a reference of 0 or 1 leaves nothing to test. */
static struct figure p_of(double good, double of, double share)
{
	if (!(of > 0))
		return figure_none(UNDEFINED_NO_DATA);
	if (!(share > 0 && share < 1))
		return figure_none(UNDEFINED_ALL_ONE_GRADE);
	return figure_of(discovery_exact((size_t)good, (size_t)of, share).twice_tail);
}

/* Adjusts the p that are defined for each other. */
static void adjust(struct pocket *to, size_t teams, bool shared, struct arena *a)
{
	double *p = arena_array(a, teams + 1, sizeof *p);
	double *adjusted = arena_array(a, teams + 1, sizeof *adjusted);
	size_t n = 0;

	for (size_t j = 0; j < teams; j++) {
		if (defined(to[j].p))
			p[n++] = to[j].p.value;
	}
	discovery_adjust(shared ? ADJUST_BY : ADJUST_BH, p, n, adjusted);
	n = 0;
	for (size_t j = 0; j < teams; j++)
		to[j].adjusted = defined(to[j].p) ? figure_of(adjusted[n++]) : to[j].p;
}

static enum pocket_kind kind_of(const struct pocket *p, double q)
{
	bool flagged = defined(p->adjusted) && p->adjusted.value <= q;

	if (p->of < CASES_LEAST || !defined(p->above))
		return POCKET_NONE;
	if (p->above.value > likely)
		return flagged && p->above.value > sure ? POCKET_GOOD : POCKET_POSSIBLY_GOOD;
	if (p->above.value < 1 - likely)
		return flagged && p->above.value < 1 - sure ? POCKET_POOR : POCKET_POSSIBLY_POOR;
	return POCKET_NONE;
}

struct method verdict_pockets(const double *good, const double *of, size_t teams, double q,
			      bool shared, struct pocket *to)
{
	struct arena a = {0};
	struct betabinomial b = betabinomial_of(good, of, teams, 0.5, &a);
	double all_good = 0, all = 0;

	for (size_t j = 0; j < teams; j++) {
		all_good += good[j];
		all += of[j];
	}
	for (size_t j = 0; j < teams; j++) {
		double share = all > 0 ? reference(good[j], of[j], all_good, all) : 0;

		to[j] = (struct pocket){.good = (size_t)good[j], .of = (size_t)of[j]};
		to[j].reference = share;
		to[j].p = p_of(good[j], of[j], share);
		to[j].above = figure_none(b.alpha.why);
		if (defined(b.alpha))
			to[j].above =
			    figure_of(dist_beta(share, b.alpha.value + good[j],
						b.beta.value + of[j] - good[j], TAIL_UPPER));
	}
	adjust(to, teams, shared, &a);
	for (size_t j = 0; j < teams; j++)
		to[j].kind = kind_of(&to[j], q);
	arena_close(&a);
	return (struct method){"e7", 1, b.method.n};
}
