/* Methods e: variation between teams, and pockets. The random-intercept models are in intercept.c. */
#include "audit/betabinomial.h"
#include "audit/between.h"
#include "audit/decompose.h"
#include "audit/discovery.h"
#include "audit/funnel.h"
#include "audit/standard_performance.h"
#include "refcase.h"
#include "values.h"

#include <math.h>

static json_t *pair_of_limits(const struct funnel *f, size_t teams, size_t offset)
{
	json_t *lower = json_array(), *upper = json_array();

	for (size_t i = 0; i < teams; i++) {
		const char *team = (const char *)&f->team[i];
		struct funnel_limits l;

		memcpy(&l, team + offset, sizeof l);
		json_array_append_new(lower, ref_figure(l.lower));
		json_array_append_new(upper, ref_figure(l.upper));
	}
	return json_pack("{s:o, s:o}", "lower", lower, "upper", upper);
}

static enum funnel_kind kind_of(const json_t *input)
{
	const char *type = ref_text(input, "data_type");

	if (strcmp(type, "SR") == 0)
		return strcmp(ref_text(input, "sr_method"), "SHMI") == 0 ? FUNNEL_RATIO_LOG
									 : FUNNEL_RATIO_ROOT;
	return strcmp(type, "RC") == 0 ? FUNNEL_RATE_OF_RATES : FUNNEL_PROPORTION;
}

static json_t *e1(const json_t *input, struct arena *a)
{
	size_t n;
	double *numerator = ref_reals(input, "numerator", &n, a);
	double *denominator = ref_reals(input, "denominator", &n, a);
	struct funnel f =
	    funnel_of(kind_of(input), numerator, denominator, n, ref_real(input, "trim", 0.1), a);
	json_t *y = json_array(), *s = json_array(), *z = json_array(), *trimmed = json_array();
	json_t *z_od = json_array(), *p_od = json_array();

	for (size_t i = 0; i < n; i++) {
		double lost = f.team[i].why ? NAN : 0; /* a number that is not there is null */

		json_array_append_new(y, ref_number(f.team[i].y + lost));
		json_array_append_new(s, ref_number(f.team[i].s));
		json_array_append_new(z, ref_number(f.team[i].z + lost));
		json_array_append_new(trimmed, ref_figure(f.team[i].z_trimmed));
		json_array_append_new(z_od, ref_number(f.team[i].z_wide + lost));
		json_array_append_new(p_od, ref_number(f.team[i].p_wide + lost));
	}
	return json_pack(
	    "{s:f, s:f, s:o, s:o, s:o, s:o, s:i, s:f, s:f, s:o, s:o, s:o, s:o, s:o, s:o}", "target",
	    f.target, "target_transformed", f.target_transformed, "y", y, "s", s, "z", z,
	    "z_trimmed", trimmed, "n_used", (int)f.used, "phi", f.phi, "tau2", f.tau2, "limits_95",
	    pair_of_limits(&f, n, offsetof(struct funnel_team, at95)), "limits_998",
	    pair_of_limits(&f, n, offsetof(struct funnel_team, at998)), "od_limits_95",
	    pair_of_limits(&f, n, offsetof(struct funnel_team, wide95)), "od_limits_998",
	    pair_of_limits(&f, n, offsetof(struct funnel_team, wide998)), "z_od", z_od, "p_od",
	    p_od);
}

static json_t *e1b(const json_t *input, struct arena *a)
{
	size_t sizes, levels;
	int64_t *n = ref_wholes(input, "n", &sizes, a);
	double *p = ref_reals(input, "p", &levels, a), theta = ref_real(input, "theta0", 0.5);
	json_t *rows = json_array();

	for (size_t i = 0; i < levels; i++) {
		json_t *row = json_array();

		for (size_t j = 0; j < sizes; j++)
			json_array_append_new(row,
					      ref_number(funnel_exact((size_t)n[j], theta, p[i])));
		json_array_append_new(rows, row);
	}
	return json_pack("{s:o}", "limits", rows);
}

static json_t *between_one(const struct between_one *b, size_t n)
{
	return json_pack("{s:f, s:f, s:f, s:o, s:o}", "mu", b->mu, "se_mu", b->se_mu, "tau2",
			 b->tau2, "shrunk", ref_list(b->shrunk, n), "shrunk_se",
			 ref_list(b->shrunk_se, n));
}

static json_t *e2(const json_t *input, struct arena *a)
{
	size_t n;
	double *y = ref_reals(input, "y", &n, a), *v = ref_reals(input, "v", &n, a);
	struct between b = between_of(y, v, n, a);

	if (b.why)
		return NULL;
	return json_pack("{s:f, s:i, s:f, s:f, s:f, s:o, s:o, s:o, s:f, s:[o, o]}", "Q", b.q, "df",
			 (int)b.df, "p_Q", b.p, "I2", b.i2, "mu_fixed", b.mu_fixed, "DL",
			 between_one(&b.dl, n), "PM", between_one(&b.pm, n), "REML",
			 between_one(&b.reml, n), "ML_tau2", b.ml_tau2, "tau2_ci95_q_profile",
			 ref_figure(b.tau2_ci95.lower), ref_figure(b.tau2_ci95.upper));
}

static json_t *e3(const json_t *input, struct arena *a)
{
	size_t units;
	double *successes = ref_reals(input, "successes", &units, a);
	struct james_stein j = between_james_stein(successes, units, ref_real(input, "n", 0), a);

	if (j.why)
		return NULL;
	return json_pack("{s:f, s:f, s:f, s:f, s:f, s:o}", "mean", j.mean, "sigma2", j.variance,
			 "S", j.spread, "shrink", j.shrink, "shrink_positive", j.shrink_positive,
			 "estimate", ref_list(j.estimate, units));
}

static json_t *e6(const json_t *input, struct arena *a)
{
	size_t n;
	double *y = ref_reals(input, "y", &n, a), *of = ref_reals(input, "n", &n, a);
	struct betabinomial b = betabinomial_of(y, of, n, ref_real(input, "threshold", 0.5), a);
	json_t *mean = json_array(), *sd = json_array(), *low = json_array();
	json_t *high = json_array(), *above = json_array();

	for (size_t j = 0; j < n; j++) {
		json_array_append_new(mean, ref_figure(b.team[j].mean));
		json_array_append_new(sd, ref_figure(b.team[j].sd));
		json_array_append_new(low, ref_figure(b.team[j].low));
		json_array_append_new(high, ref_figure(b.team[j].high));
		json_array_append_new(above, ref_figure(b.team[j].above));
	}
	return json_pack(
	    "{s:{s:f, s:o}, s:{s:o, s:o, s:o, s:o, s:o, s:f, s:o, s:o}, s:o, s:o, s:o, "
	    "s:o, s:o}",
	    "moments", "mean", b.moments_mean, "rho", ref_figure(b.moments_rho), "ml", "mean",
	    ref_figure(b.mean), "precision_M", ref_figure(b.precision), "alpha",
	    ref_figure(b.alpha), "beta", ref_figure(b.beta), "rho", ref_figure(b.rho), "loglik",
	    b.loglik, "se_logit_mean", ref_figure(b.se_logit_mean), "se_log_M",
	    ref_figure(b.se_log_precision), "posterior_mean", mean, "posterior_sd", sd, "q025", low,
	    "q975", high, "prob_above_threshold", above);
}

static json_t *e7(const json_t *input, struct arena *a)
{
	static const char *const names[] = {"bonferroni", "holm", "BH", "BY"};
	size_t n;
	double *p = ref_reals(input, "p", &n, a), q = ref_real(input, "q", 0.05);
	double *adjusted = arena_array(a, n + 1, sizeof *adjusted);
	json_t *got = json_object(), *flags = json_array();

	for (int k = 0; k < 4; k++) {
		discovery_adjust((enum adjustment)k, p, n, adjusted);
		json_object_set_new(got, names[k], ref_list(adjusted, n));
		for (size_t i = 0; i < n && k == ADJUST_BH; i++) {
			if (adjusted[i] <= q)
				json_array_append_new(flags, json_integer((json_int_t)i + 1));
		}
	}
	json_object_set_new(got, "flag_BH", flags);
	return got;
}

static json_t *e7b(const json_t *input, struct arena *a)
{
	size_t count;
	int64_t *r = ref_wholes(input, "r", &count, a), *n = ref_wholes(input, "n", &count, a);
	json_t *twice = json_array(), *mid = json_array(), *likely = json_array();

	for (size_t i = 0; i < count; i++) {
		struct exact_p p =
		    discovery_exact((size_t)r[i], (size_t)n[i], ref_real(input, "p0", 0.5));

		json_array_append_new(twice, ref_number(p.twice_tail));
		json_array_append_new(mid, ref_number(p.mid_p));
		json_array_append_new(likely, ref_number(p.as_likely));
	}
	return json_pack("{s:o, s:o, s:o}", "twice_tail", twice, "mid_p", mid, "binom_test",
			 likely);
}

/* One key of all teams. */
static json_t *of_teams(const struct standard *s, size_t teams, size_t offset)
{
	json_t *list = json_array();

	for (size_t j = 0; j < teams; j++) {
		double value;

		memcpy(&value, (const char *)&s->team[j] + offset, sizeof value);
		json_array_append_new(list, ref_number(value));
	}
	return list;
}

static json_t *standard_json(const struct standard *s, size_t teams)
{
	json_t *ratio = json_array(), *rsp = json_array(), *oe = json_array();

	for (size_t j = 0; j < teams; j++) {
		json_array_append_new(ratio, ref_figure(s->team[j].ratio));
		json_array_append_new(rsp, ref_figure(s->team[j].rsp));
		json_array_append_new(oe, ref_figure(s->team[j].observed_ratio));
	}
	return json_pack(
	    "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "overall_rate", ref_figure(s->overall),
	    "mode", of_teams(s, teams, offsetof(struct standard_team, mode)), "predicted",
	    of_teams(s, teams, offsetof(struct standard_team, predicted)), "expected_u0",
	    of_teams(s, teams, offsetof(struct standard_team, expected)), "ratio", ratio, "rsp",
	    rsp, "expected_marginal",
	    of_teams(s, teams, offsetof(struct standard_team, expected_marginal)), "observed",
	    of_teams(s, teams, offsetof(struct standard_team, observed)), "oe_ratio_marginal", oe);
}

static json_t *e8(const json_t *input, struct arena *a)
{
	struct intercept_rows rows = {.grades = 2, .logistic = true};
	size_t betas;
	int64_t *y = ref_wholes(input, "y", &rows.rows, a);
	int64_t *group = ref_wholes(input, "group", &rows.rows, a);
	double *beta = ref_reals(input, "beta", &betas, a);
	double *parameters = arena_array(a, betas + 1, sizeof *parameters);
	uint32_t *grades = arena_array(a, rows.rows + 1, sizeof *grades);
	uint32_t *groups = arena_array(a, rows.rows + 1, sizeof *groups);
	struct standard s;

	rows.x = ref_matrix(input, "X", &rows.rows, &rows.columns, a);
	for (size_t i = 0; i < rows.rows; i++) {
		grades[i] = (uint32_t)y[i];
		groups[i] = (uint32_t)group[i] - 1;
		rows.groups = groups[i] >= rows.groups ? groups[i] + 1 : rows.groups;
	}
	rows.grade = grades;
	rows.group = groups;
	for (size_t j = 0; j < betas; j++)
		parameters[j] = beta[j];
	parameters[betas] = ref_real(input, "sigma", 0);
	s = standard_performance(&rows, parameters, a);
	return standard_json(&s, rows.groups);
}

static json_t *e9(const json_t *input, struct arena *a)
{
	size_t teams, grades;
	double *counts = ref_matrix(input, "team_by_grade", &teams, &grades, a);
	struct decompose d = decompose_of(counts, teams, grades);

	return json_pack("{s:f, s:f, s:f, s:o, s:o, s:i, s:o}", "total", d.total, "within",
			 d.within, "between", d.between, "share_between", ref_figure(d.share),
			 "kruskal_H", ref_figure(d.h), "kruskal_df", (int)d.df, "kruskal_p",
			 ref_figure(d.p));
}

const struct ref_method ref_variation[] = {
    {"e1", e1, NULL, NULL},   {"e1b", e1b, NULL, NULL}, {"e2", e2, NULL, NULL},
    {"e3", e3, NULL, NULL},   {"e6", e6, NULL, NULL},	{"e7", e7, NULL, NULL},
    {"e7b", e7b, NULL, NULL}, {"e8", e8, NULL, NULL},	{"e9", e9, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
