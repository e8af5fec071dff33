#include "audit/vary_moderation.h"

#include "audit/share.h"
#include "audit/vary.h"

#include <math.h>

static void count_shift(struct vary_shift *s, int own, int moderated)
{
	s->of++;
	s->up += moderated > own;
	s->down += moderated < own;
	s->same += moderated == own;
}

static void limit_shift(struct vary_shift *s, uint64_t least)
{
	enum undefined why = s->of ? UNDEFINED_TOO_FEW : UNDEFINED_NO_DATA;

	s->up_limits = s->down_limits = s->direction = interval_none(why);
	if (s->of == 0 || s->of < least)
		return;
	s->up_limits = share_clopper_pearson(s->of, s->up, 0.95);
	s->down_limits = share_clopper_pearson(s->of, s->down, 0.95);
	if (s->up + s->down)
		s->direction = share_clopper_pearson(s->up + s->down, s->up, 0.95);
	else
		s->direction = interval_none(UNDEFINED_NO_VARIATION);
}

/* Counts moderated first readings; `own` has all first readings by grade. */
static void count_rows(struct vary_moderation *m, const struct audits *a,
		       const struct vary_rows *rows, uint64_t *own)
{
	for (size_t i = 0; i < rows->count; i++) {
		const struct audits_row *r = &a->row[rows->row[i]];
		int g = audits_grade(a, rows->row[i], 0);

		own[g]++;
		if (r->moderated < 0)
			continue;
		m->counts[(size_t)g * a->scale.grades + (size_t)r->moderated]++;
		count_shift(&m->all, g, r->moderated);
		if (r->auditor != AUDITS_NONE)
			count_shift(&m->auditor[r->auditor], g, r->moderated);
	}
	for (size_t i = 0; i < a->rows; i++)
		m->aside += a->row[i].moderated >= 0;
	m->aside -= m->all.of;
	limit_shift(&m->all, 0);
	for (size_t j = 0; j < a->auditor_count; j++)
		limit_shift(&m->auditor[j], MODERATED_ENOUGH);
}

/* Only the grades that have audits: one that has none needs no moderated case. */
static struct crosswalk_counts grades_in_use(struct vary_moderation *m, const uint64_t *own,
					     size_t k, struct arena *to)
{
	uint64_t *both = arena_array(to, k * k + 1, sizeof *both);
	uint64_t *all = arena_array(to, k + 1, sizeof *all);
	size_t n = 0;

	m->unsupported = k;
	for (size_t g = 0; g < k; g++) {
		uint64_t moderated = 0;

		if (own[g] == 0)
			continue;
		for (size_t to_grade = 0; to_grade < k; to_grade++) {
			both[n * k + to_grade] = m->counts[g * k + to_grade];
			moderated += m->counts[g * k + to_grade];
		}
		if (moderated == 0 && m->unsupported == k)
			m->unsupported = g;
		m->thin += moderated < MODERATED_THIN;
		all[n++] = own[g];
	}
	return (struct crosswalk_counts){n, k, both, all};
}

/* 95 % limits that stay between 0 and 1. */
static struct interval limits_of(struct figure share, struct figure error)
{
	double p = share.value, logit, half;

	if (!defined(share) || !defined(error))
		return interval_none(share.why ? share.why : error.why);
	if (!(p > 0 && p < 1))
		return interval_none(UNDEFINED_BOUNDARY);
	logit = log(p / (1 - p));
	half = 1.959963984540054 * error.value / (p * (1 - p));
	return (struct interval){figure_of(1 / (1 + exp(half - logit))),
				 figure_of(1 / (1 + exp(-half - logit)))};
}

static void carry_over(struct vary_moderation *m, const struct audits *a, const uint64_t *own,
		       struct arena *scratch)
{
	struct crosswalk_counts c = grades_in_use(m, own, a->scale.grades, scratch);
	struct crosswalk_top top = {figure_none(UNDEFINED_NO_DATA), figure_none(UNDEFINED_NO_DATA)};
	struct crosswalk w = {.why = UNDEFINED_NO_DATA};

	if (m->all.of) {
		w = crosswalk_counts(scratch, &c);
		top = crosswalk_top(&c, &w, a->scale.good_from);
	}
	m->why = w.why;
	for (size_t g = 0; g < a->scale.grades; g++) {
		m->share[g] = w.why ? figure_none(w.why) : figure_of(w.share[g]);
		m->error[g] = w.why ? figure_none(w.why) : figure_of(w.error[g]);
	}
	m->good = top.share;
	m->good_error = top.error;
	m->good_limits = limits_of(m->good, m->good_error);
}

struct vary_moderation vary_moderation_of(const struct audits *a, const struct vary_rows *rows,
					  struct arena *to)
{
	struct vary_moderation m = {.asked = a->moderated.at != LISTING_NONE,
				    .name = a->moderated.name,
				    .audits = rows->count};
	size_t k = a->scale.grades;
	struct arena scratch = {0};
	uint64_t *own;

	if (!m.asked)
		return m;
	own = arena_array(&scratch, k + 1, sizeof *own);
	m.counts = arena_array(to, k * k + 1, sizeof *m.counts);
	m.auditor = arena_array(to, a->auditor_count + 1, sizeof *m.auditor);
	m.share = arena_array(to, k + 1, sizeof *m.share);
	m.error = arena_array(to, k + 1, sizeof *m.error);
	count_rows(&m, a, rows, own);
	carry_over(&m, a, own, &scratch);
	arena_close(&scratch);
	return m;
}
