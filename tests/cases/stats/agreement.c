/* Methods d: do the auditors agree, and who is severe? */
#include "audit/alpha.h"
#include "audit/gwet.h"
#include "audit/icc.h"
#include "audit/kappa.h"
#include "audit/rasch.h"
#include "base/quantile.h"
#include "refcase.h"
#include "values.h"

#include <math.h>

static json_t *limits(struct interval i)
{
	json_t *both = json_array();

	json_array_append_new(both, ref_figure(i.lower));
	json_array_append_new(both, ref_figure(i.upper));
	return both;
}

static json_t *cohen(const double *table, size_t grades, enum weighting weighting)
{
	struct kappa k = kappa_cohen(table, grades, weighting);

	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "po", ref_figure(k.po), "pe",
			 ref_figure(k.pe), "kappa", ref_figure(k.kappa), "se_null",
			 ref_figure(k.se_null), "se", ref_figure(k.se), "ci95", limits(k.ci95));
}

static json_t *d1(const json_t *input, struct arena *a)
{
	size_t rows, columns;
	double *table = ref_matrix(input, "table", &rows, &columns, a);
	struct symmetry s = kappa_bowker(table, rows);

	return json_pack("{s:o, s:o, s:o, s:{s:o, s:i, s:o}}", "unweighted",
			 cohen(table, rows, WEIGH_NONE), "linear", cohen(table, rows, WEIGH_LINEAR),
			 "quadratic", cohen(table, rows, WEIGH_QUADRATIC), "bowker_symmetry",
			 "statistic", ref_figure(s.statistic), "df", (int)s.df, "p",
			 ref_figure(s.p));
}

static json_t *d2(const json_t *input, struct arena *a)
{
	size_t rows, columns;
	double *counts = ref_matrix(input, "counts", &rows, &columns, a);
	struct fleiss f = kappa_fleiss(counts, rows, columns, a);
	json_t *shares = json_array(), *by_grade = json_array();

	for (size_t k = 0; k < columns; k++) {
		json_array_append_new(shares, ref_figure(f.share[k]));
		json_array_append_new(by_grade, ref_figure(f.by_grade[k]));
	}
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "p_category", shares, "P_bar",
			 ref_figure(f.agreement), "P_e", ref_figure(f.chance), "kappa",
			 ref_figure(f.kappa), "se_null", ref_figure(f.se_null), "kappa_by_category",
			 by_grade, "se_by_category_null", ref_figure(f.by_grade_se_null));
}

/* The values that occur, ascending, each once. */
static double *values_of(const double *x, size_t n, size_t *count, struct arena *a)
{
	double *sorted = arena_array(a, n + 1, sizeof *sorted);
	size_t given = 0;

	*count = 0;
	for (size_t i = 0; i < n; i++) {
		if (!isnan(x[i]))
			sorted[given++] = x[i];
	}
	quantile_sort(sorted, given);
	for (size_t i = 0; i < given; i++) {
		if (*count == 0 || sorted[i] > sorted[*count - 1])
			sorted[(*count)++] = sorted[i];
	}
	return sorted;
}

/* A grid of values as grades; `across`: raters are its rows, not its columns. */
static struct ratings ratings_of(const json_t *input, const char *key, bool across, struct arena *a)
{
	size_t rows, columns;
	double *x = ref_matrix(input, key, &rows, &columns, a), *values;
	struct ratings r = {across ? columns : rows, across ? rows : columns, 0, NULL, NULL};
	int32_t *grade = arena_array(a, rows * columns + 1, sizeof *grade);

	values = ref_reals(input, "categories", &r.grades, a);
	if (!values)
		values = values_of(x, rows * columns, &r.grades, a);
	for (size_t i = 0; i < r.cases; i++) {
		for (size_t j = 0; j < r.raters; j++) {
			double value = across ? x[j * columns + i] : x[i * columns + j];
			int32_t k = NOT_RATED;

			for (size_t g = 0; g < r.grades; g++)
				k = value == values[g] ? (int32_t)g : k;
			grade[i * r.raters + j] = k;
		}
	}
	r.grade = grade;
	r.value = values;
	return r;
}

static json_t *d3(const json_t *input, struct arena *a)
{
	static const char *const names[] = {"nominal", "ordinal", "interval", "ratio"};
	struct ratings r = ratings_of(input, "raters_by_units", true, a);
	json_t *got = json_object();

	for (int m = 0; m < METRICS; m++) {
		struct alpha al = alpha_of(&r, (enum metric)m, a);

		json_object_set_new(got, names[m],
				    json_pack("{s:o, s:f, s:f, s:o}", "alpha", ref_figure(al.alpha),
					      "Do", al.seen, "De", al.chance, "jackknife_se_units",
					      ref_figure(al.jackknife_se)));
		if (m > 0)
			continue;
		json_object_set_new(got, "n_pairable", json_integer((json_int_t)al.pairable));
		json_object_set_new(got, "coincidence_matrix",
				    ref_list_matrix(al.coincidence, r.grades, r.grades));
	}
	return got;
}

static json_t *d3b(const json_t *input, struct arena *a)
{
	struct ratings r = ratings_of(input, "raters_by_units", true, a);
	const char *name = ref_text(input, "metric");
	enum metric metric = strcmp(name, "ordinal") == 0    ? METRIC_ORDINAL
			     : strcmp(name, "interval") == 0 ? METRIC_INTERVAL
			     : strcmp(name, "ratio") == 0    ? METRIC_RATIO
							     : METRIC_NOMINAL;
	struct alpha_bootstrap b = alpha_bootstrap(&r, metric, ref_real(input, "level", 0.95),
						   20000, STR("reference cases"));

	return json_pack("{s:o, s:o, s:o, s:f}", "alpha", ref_figure(alpha_of(&r, metric, a).alpha),
			 "percentile_lower", ref_figure(b.limits.lower), "percentile_upper",
			 ref_figure(b.limits.upper), "share_undefined", b.undefined);
}

static struct ref_tolerance within_d3b(struct ref_tolerance around, const char *key)
{
	if (key && strcmp(key, "alpha") == 0)
		return (struct ref_tolerance){1e-9, 1e-12};
	return around;
}

static json_t *gwet_one(struct gwet_one g)
{
	return json_pack("{s:o, s:o, s:o, s:o}", "pe", ref_figure(g.chance), "coef",
			 ref_figure(g.value), "se", ref_figure(g.se), "ci95", limits(g.ci95));
}

static json_t *d4(const json_t *input, struct arena *a)
{
	static const char *const names[] = {"unweighted", "linear", "quadratic", "ordinal"};
	struct ratings r = ratings_of(input, "units_by_raters", false, a);
	json_t *got = json_object();

	for (int w = 0; w < WEIGHTINGS; w++) {
		struct gwet g = gwet_of(&r, (enum weighting)w);

		json_object_set_new(got, names[w],
				    json_pack("{s:o, s:o, s:o, s:o}", "pa", ref_figure(g.agreement),
					      "gwet", gwet_one(g.ac), "fleiss", gwet_one(g.fleiss),
					      "brennan_prediger", gwet_one(g.brennan_prediger)));
	}
	return got;
}

static json_t *icc_one(struct icc_one i)
{
	return json_pack("{s:o, s:o, s:o}", "icc", ref_figure(i.icc), "lower",
			 ref_figure(i.ci95.lower), "upper", ref_figure(i.ci95.upper));
}

static json_t *d5(const json_t *input, struct arena *a)
{
	size_t rows, columns;
	double *x = ref_matrix(input, "units_by_raters", &rows, &columns, a);
	struct icc i = icc_of(x, rows, columns);

	return json_pack("{s:o, s:o, s:o}", "ICC_1_1", icc_one(i.one_way), "ICC_2_1",
			 icc_one(i.two_random), "ICC_3_1", icc_one(i.two_fixed));
}

static json_t *d6(const json_t *input, struct arena *a)
{
	struct ratings r = ratings_of(input, "cases_by_raters", false, a);
	struct rasch m = rasch_of(&r, a);
	json_t *eta = json_array(), *se = json_array(), *thresholds = json_array();

	if (m.why)
		return NULL;
	for (size_t i = 1; i < m.raters; i++) {
		json_array_append_new(eta, ref_number(m.severity[i]));
		json_array_append_new(se, ref_number(m.severity_se[i]));
	}
	for (size_t h = 2; h < m.grades; h++) {
		json_array_append_new(eta, ref_number(m.omega[h]));
		json_array_append_new(se, ref_number(m.omega_se[h]));
	}
	for (size_t i = 0; i < m.raters; i++) {
		for (size_t h = 1; h < m.grades; h++)
			json_array_append_new(thresholds,
					      ref_number((double)h * m.severity[i] + m.omega[h]));
	}
	return json_pack("{s:o, s:f, s:o, s:o}", "etapar", eta, "loglik_conditional", m.loglik,
			 "threshold_beta", thresholds, "se_etapar", se);
}

const struct ref_method ref_agreement[] = {
    {"d1", d1, NULL, NULL},	    {"d2", d2, NULL, NULL},   {"d3", d3, NULL, NULL},
    {"d3b", d3b, within_d3b, NULL}, {"d4", d4, NULL, NULL},   {"d5", d5, NULL, NULL},
    {"d6", d6, NULL, NULL},	    {NULL, NULL, NULL, NULL},
};
