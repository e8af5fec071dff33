/* Methods g: are two assessments comparable, and why do they differ? */
#include "audit/compare_mix.h"
#include "audit/crosswalk.h"
#include "audit/equate.h"
#include "audit/oaxaca.h"
#include "audit/standardise.h"
#include "audit/unlinked.h"
#include "refcase.h"
#include "values.h"

static json_t *mix_json(const struct mix_change *m, const struct mix_group *g, size_t groups)
{
	json_t *rate = json_array(), *mix = json_array();

	for (size_t i = 0; i < groups; i++) {
		json_array_append_new(rate, json_real(g[i].rate_part));
		json_array_append_new(mix, json_real(g[i].mix_part));
	}
	return json_pack(
	    "{s:f, s:f, s:f, s:f, s:f, s:o, s:o, s:f, s:{s:f, s:f, s:f}, s:f, s:f}", "crude1",
	    m->crude1, "crude2", m->crude2, "difference", m->crude2 - m->crude1, "rate_effect",
	    m->rate, "mix_effect", m->mix, "rate_by_group", rate, "mix_by_group", mix,
	    "se_rate_effect_mix_fixed", m->rate_error, "threefold", "rate_at_mix1", m->rate_at_mix1,
	    "mix_at_rate1", m->mix_at_rate1, "interaction", m->interaction, "standardised2_to_mix1",
	    m->rate2_at_mix1, "standardised1_to_mix2", m->rate1_at_mix2);
}

static json_t *g1(const json_t *input, struct arena *a)
{
	size_t groups;
	int64_t *n1 = ref_wholes(input, "n1", &groups, a),
		*x1 = ref_wholes(input, "x1", &groups, a);
	int64_t *n2 = ref_wholes(input, "n2", &groups, a),
		*x2 = ref_wholes(input, "x2", &groups, a);
	struct mix_group *g = arena_array(a, groups + 1, sizeof *g);
	struct mix_change m;

	for (size_t i = 0; i < groups; i++)
		g[i] = (struct mix_group){
		    (uint64_t)n1[i], (uint64_t)x1[i], (uint64_t)n2[i], (uint64_t)x2[i], 0.0, 0.0};
	m = mix_change(g, groups);
	return m.why == DEFINED ? mix_json(&m, g, groups) : NULL;
}

static struct mix_factors factors_of(const json_t *input, const char *key)
{
	const json_t *period = json_object_get(input, key);

	return (struct mix_factors){ref_real(period, "a", 0), ref_real(period, "b", 0),
				    ref_real(period, "c", 0)};
}

static json_t *g2(const json_t *input, struct arena *a)
{
	struct mix_factors e =
	    mix_factors(factors_of(input, "period1"), factors_of(input, "period2"));

	(void)a;
	return json_pack("{s:f, s:f, s:f, s:f}", "total", e.a + e.b + e.c, "effect_a", e.a,
			 "effect_b", e.b, "effect_c", e.c);
}

static struct oaxaca_group group_of(const json_t *input, const char *x, const char *y,
				    struct arena *a)
{
	struct oaxaca_group g;
	size_t count;

	g.x.at = ref_matrix(input, x, &g.x.rows, &g.x.cols, a);
	g.y = ref_reals(input, y, &count, a);
	return g;
}

static json_t *split_json(struct oaxaca_split s)
{
	return json_pack("{s:o, s:o}", "explained", ref_figure(s.explained), "unexplained",
			 ref_figure(s.unexplained));
}

static json_t *g3(const json_t *input, struct arena *a)
{
	struct oaxaca_group p = group_of(input, "X_A", "y_A", a);
	struct oaxaca_group q = group_of(input, "X_B", "y_B", a);
	struct oaxaca o = oaxaca_blinder(a, &p, &q);

	if (o.why != DEFINED)
		return NULL;
	return json_pack(
	    "{s:f, s:f, s:f, s:o, s:o, s:{s:f, s:f, s:f}, s:o, s:o, s:o, s:o}", "mean_A", o.mean_a,
	    "mean_B", o.mean_b, "difference", o.mean_a - o.mean_b, "beta_A",
	    ref_list(o.beta_a, p.x.cols), "beta_B", ref_list(o.beta_b, p.x.cols), "threefold",
	    "endowments", o.endowments, "coefficients", o.coefficients, "interaction",
	    o.interaction, "twofold_ref_A", split_json(o.split[OAXACA_A]), "twofold_ref_B",
	    split_json(o.split[OAXACA_B]), "twofold_half", split_json(o.split[OAXACA_HALF]),
	    "twofold_pooled_no_group_dummy", split_json(o.split[OAXACA_POOLED]));
}

static json_t *g4(const json_t *input, struct arena *a)
{
	struct crosswalk_counts c = {0};
	double *both = ref_matrix(input, "dual_graded", &c.old_grades, &c.new_grades, a);
	int64_t *old = ref_wholes(input, "old_counts", &c.old_grades, a);
	uint64_t *cells = arena_array(a, c.old_grades * c.new_grades + 1, sizeof *cells);
	uint64_t *counts = arena_array(a, c.old_grades + 1, sizeof *counts);
	struct crosswalk w;
	struct crosswalk_top top;

	for (size_t i = 0; i < c.old_grades * c.new_grades; i++)
		cells[i] = (uint64_t)both[i];
	for (size_t i = 0; i < c.old_grades; i++)
		counts[i] = (uint64_t)old[i];
	c.both = cells;
	c.old = counts;
	w = crosswalk_counts(a, &c);
	if (w.why != DEFINED)
		return json_pack("{s:s}", "error", "no support");
	top = crosswalk_top(&c, &w, c.new_grades - 2);
	return json_pack("{s:o, s:o, s:o, s:o, s:o}", "transition",
			 ref_list_matrix(w.transition, c.old_grades, c.new_grades),
			 "new_distribution", ref_list(w.share, c.new_grades), "se",
			 ref_list(w.error, c.new_grades), "se_good_or_better",
			 ref_figure(top.error), "good_or_better", ref_figure(top.share));
}

static json_t *g4b(const json_t *input, struct arena *a)
{
	size_t grades;
	double *old = ref_reals(input, "p_old", &grades, a);
	double *new = ref_reals(input, "p_new", &grades, a);
	struct unlinked u = unlinked_bounds(old, new, grades);

	if (u.why != DEFINED)
		return NULL;
	return json_pack("{s:f, s:f, s:b, s:f}", "prob_improved_min", u.improved_min,
			 "prob_improved_max", u.improved_max, "stochastic_dominance_new",
			 u.dominates, "prob_superiority_independent", u.superiority);
}

static json_t *figures(const struct figure *f, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, ref_figure(f[i]));
	return list;
}

static json_t *g5(const json_t *input, struct arena *a)
{
	size_t scores;
	int64_t *x = ref_wholes(input, "freq_x", &scores, a);
	int64_t *y = ref_wholes(input, "freq_y", &scores, a);
	double *scale = ref_reals(input, "scores", &scores, a);
	uint64_t *first = arena_array(a, scores + 1, sizeof *first);
	uint64_t *second = arena_array(a, scores + 1, sizeof *second);
	struct figure *rank = arena_array(a, scores + 1, sizeof *rank);
	struct figure *equated = arena_array(a, scores + 1, sizeof *equated);

	if (scores == 0)
		return NULL;
	for (size_t i = 0; i < scores; i++) {
		first[i] = (uint64_t)x[i];
		second[i] = (uint64_t)y[i];
	}
	equate_percentiles(first, second, scores, scale[0], rank, equated);
	return json_pack("{s:o, s:o}", "percentile_rank", figures(rank, scores), "equated",
			 figures(equated, scores));
}

static json_t *pair(struct interval i)
{
	return json_pack("[o,o]", ref_figure(i.lower), ref_figure(i.upper));
}

static json_t *g6(const json_t *input, struct arena *a)
{
	size_t groups;
	int64_t *x = ref_wholes(input, "x", &groups, a), *n = ref_wholes(input, "n", &groups, a);
	double *standard = ref_reals(input, "standard", &groups, a);
	struct standard_group *g = arena_array(a, groups + 1, sizeof *g);
	struct standardised d;

	for (size_t i = 0; i < groups; i++)
		g[i] = (struct standard_group){(uint64_t)x[i], (uint64_t)n[i], standard[i]};
	d = standardise(g, groups, ref_real(input, "conf", 0.95));
	return json_pack("{s:o, s:o, s:o, s:o, s:o}", "dsr", ref_figure(d.rate), "var",
			 ref_figure(d.variance), "dobson_exact_ci", pair(d.exact), "dobson_byar_ci",
			 pair(d.byar), "ci_normal_binomial", pair(d.normal));
}

const struct ref_method ref_comparing[] = {
    {"g1", g1, NULL, NULL}, {"g2", g2, NULL, NULL},   {"g3", g3, NULL, NULL},
    {"g4", g4, NULL, NULL}, {"g4b", g4b, NULL, NULL}, {"g5", g5, NULL, NULL},
    {"g6", g6, NULL, NULL}, {NULL, NULL, NULL, NULL},
};
