/* Methods e4, e4b and e5: the random-intercept models. */
#include "audit/intercept.h"
#include "refcase.h"
#include "values.h"

#include <math.h>

static const uint32_t *groups_of(const json_t *input, size_t rows, size_t *groups, struct arena *a)
{
	size_t count;
	int64_t *group = ref_wholes(input, "group", &count, a);
	uint32_t *to = arena_array(a, rows + 1, sizeof *to);

	*groups = 0;
	for (size_t i = 0; i < rows && i < count; i++) {
		to[i] = (uint32_t)group[i] - 1;
		*groups = to[i] >= *groups ? to[i] + 1u : *groups;
	}
	return to;
}

/* A constant column. */
static const double *ones(size_t rows, struct arena *a)
{
	double *one = arena_array(a, rows + 1, sizeof *one);

	for (size_t i = 0; i < rows; i++)
		one[i] = 1;
	return one;
}

static struct intercept *logistic_of(const json_t *input, size_t *groups, struct arena *a)
{
	struct intercept_rows rows = {.logistic = true};
	size_t count;
	double *successes = ref_reals(input, "successes", &rows.rows, a);
	double *trials = ref_reals(input, "trials", &rows.rows, a);

	rows.x = ref_matrix(input, "X", &count, &rows.columns, a);
	if (!rows.columns) {
		rows.x = ones(rows.rows, a);
		rows.columns = 1;
	}
	rows.group = groups_of(input, rows.rows, &rows.groups, a);
	*groups = rows.groups;
	return intercept_binomial(rows.rows, successes, trials, &rows, a);
}

static struct intercept *ordinal_of(const json_t *input, size_t *groups, struct arena *a)
{
	struct intercept_rows rows = {.grades = (size_t)ref_whole(input, "K", 2)};
	size_t count;
	int64_t *y = ref_wholes(input, "y", &rows.rows, a);
	uint32_t *grade = arena_array(a, rows.rows + 1, sizeof *grade);

	for (size_t i = 0; i < rows.rows; i++)
		grade[i] = (uint32_t)y[i] - 1;
	rows.grade = grade;
	rows.x = ref_matrix(input, "X", &count, &rows.columns, a);
	rows.group = groups_of(input, rows.rows, &rows.groups, a);
	*groups = rows.groups;
	return intercept_new(&rows, a);
}

/* Lists of what is known of each group, put into `to`. */
static void put_groups(json_t *to, const struct intercept_group *g, size_t groups)
{
	json_t *mode = json_array(), *sd = json_array(), *mean = json_array();
	json_t *post_sd = json_array();

	for (size_t i = 0; i < groups; i++) {
		json_array_append_new(mode, ref_number(g[i].mode));
		json_array_append_new(sd, ref_number(g[i].mode_sd));
		json_array_append_new(mean, ref_number(g[i].post_mean));
		json_array_append_new(post_sd, ref_number(g[i].post_sd));
	}
	json_object_set_new(to, "mode", mode);
	json_object_set_new(to, "mode_sd", sd);
	json_object_set_new(to, "post_mean", mean);
	json_object_set_new(to, "post_sd", post_sd);
}

/* Everything at one set of parameters, which the block names. */
static json_t *at_point(struct intercept *m, const json_t *block, size_t groups, struct arena *a)
{
	size_t cuts, betas;
	double *theta = ref_reals(block, "theta", &cuts, a);
	double *beta = ref_reals(block, "beta", &betas, a);
	double *at = arena_array(a, cuts + betas + 1, sizeof *at);
	struct intercept_group *g = arena_array(a, groups + 1, sizeof *g);
	json_t *got;

	for (size_t i = 0; i < cuts + betas; i++)
		at[i] = i < cuts ? theta[i] : beta[i - cuts];
	at[cuts + betas] = ref_real(block, "sigma", 0);
	got = json_pack("{s:o, s:f, s:o, s:o, s:o, s:o}", "beta", ref_list(beta, betas), "sigma",
			at[cuts + betas], "loglik_laplace",
			ref_figure(intercept_loglik(m, at, 1, NULL)), "loglik_agq7",
			ref_figure(intercept_loglik(m, at, 7, NULL)), "loglik_agq25",
			ref_figure(intercept_loglik(m, at, 25, NULL)), "loglik_exact",
			ref_figure(intercept_loglik(m, at, 101, g)));
	if (theta)
		json_object_set_new(got, "theta", ref_list(theta, cuts));
	put_groups(got, g, groups);
	return got;
}

static json_t *errors(const struct intercept_fit *fit, size_t from, size_t count)
{
	json_t *list = json_array();

	for (size_t i = from; i < from + count; i++)
		json_array_append_new(list, ref_figure(intercept_se(fit, i)));
	return list;
}

/* The parameters, and only them. */
static json_t *parameters(const struct intercept_fit *fit)
{
	json_t *got = json_pack("{s:o, s:o, s:f}", "beta",
				ref_list(fit->parameters + fit->cuts, fit->columns), "sigma",
				ref_figure(fit->sigma), "loglik", fit->loglik);

	if (fit->cuts)
		json_object_set_new(got, "theta", ref_list(fit->parameters, fit->cuts));
	return got;
}

static json_t *fitted(struct intercept *m, size_t groups, struct arena *a)
{
	struct intercept_fit fit = intercept_fit(m, a), laplace;
	json_t *got;

	if (fit.why)
		return json_null();
	got = parameters(&fit);
	json_object_set_new(got, "theta_se", errors(&fit, 0, fit.cuts));
	json_object_set_new(got, "beta_se", errors(&fit, fit.cuts, fit.columns));
	json_object_set_new(got, "sigma_se", ref_figure(fit.sigma_se));
	json_object_set_new(got, "max_abs_gradient", ref_number(fit.slope));
	json_object_set_new(got, "loglik_null", ref_number(fit.loglik_null));
	json_object_set_new(got, "lrt", ref_figure(fit.lrt));
	json_object_set_new(got, "p_chibar", ref_figure(fit.p));
	json_object_set_new(got, "icc_latent", ref_figure(fit.icc));
	json_object_set_new(got, "mor", ref_figure(fit.mor));
	json_object_set_new(got, "glmer_nAGQ25", parameters(&fit));
	if (fit.sigma.value == 0)
		json_object_set_new(got, "profile_note",
				    json_string("log-likelihood decreases for every sigma>0"));
	put_groups(got, fit.group, groups);
	laplace = intercept_fit_laplace(m, a);
	json_object_set_new(got, "laplace_fit", parameters(&laplace));
	return got;
}

static json_t *answer(struct intercept *m, const json_t *input, size_t groups, struct arena *a)
{
	json_t *points = json_array(), *block;
	size_t i;

	json_array_foreach(json_object_get(input, "at"), i, block)
	{
		json_array_append_new(points, at_point(m, block, groups, a));
	}
	return json_pack("{s:o, s:o}", "at_fixed_parameters", points, "mle", fitted(m, groups, a));
}

static json_t *e4(const json_t *input, struct arena *a)
{
	size_t groups;
	struct intercept *m = logistic_of(input, &groups, a);

	return answer(m, input, groups, a);
}

static json_t *e5(const json_t *input, struct arena *a)
{
	size_t groups;
	struct intercept *m = ordinal_of(input, &groups, a);

	return answer(m, input, groups, a);
}

/* The two limits, put through a function that rises. */
static json_t *both(struct interval limits, double through(double))
{
	json_t *list = json_array();
	struct figure f[] = {limits.lower, limits.upper};

	for (size_t i = 0; i < 2; i++)
		json_array_append_new(list, defined(f[i]) ? ref_number(through(f[i].value))
							  : ref_figure(f[i]));
	return list;
}

static json_t *e4b(const json_t *input, struct arena *a)
{
	size_t groups, i;
	struct intercept_fit fit = intercept_fit(logistic_of(input, &groups, a), a);
	struct interval limits = intercept_sigma_limits(&fit, ref_real(input, "level", 0.95));
	json_t *profile = json_array(), *point;

	json_array_foreach(json_object_get(input, "at"), i, point)
	{
		double sigma = ref_real(point, "sigma", 0);

		json_array_append_new(profile,
				      json_pack("{s:f, s:o}", "sigma", sigma, "loglik",
						ref_figure(intercept_profile(&fit, sigma))));
	}
	return json_pack("{s:o, s:f, s:o, s:o, s:o, s:o, s:o}", "sigma_hat", ref_figure(fit.sigma),
			 "loglik_max", fit.loglik, "sigma_lower", ref_figure(limits.lower),
			 "sigma_upper", ref_figure(limits.upper), "icc_ci",
			 both(limits, intercept_icc), "mor_ci", both(limits, intercept_mor),
			 "profile", profile);
}

/* What the note of these files says. */
static struct ref_tolerance within(struct ref_tolerance around, const char *key)
{
	size_t length = key ? strlen(key) : 0;

	if (length == 0)
		return around;
	if (strcmp(key, "at_fixed_parameters") == 0)
		return (struct ref_tolerance){1e-9, 1e-8};
	if (strcmp(key, "mle") == 0)
		return (struct ref_tolerance){2e-6, 1e-8};
	if (strcmp(key, "glmer_nAGQ25") == 0)
		return (struct ref_tolerance){2e-4, 2e-4};
	if (strncmp(key, "loglik_", 7) == 0 && around.rel < 1e-8)
		return (struct ref_tolerance){1e-9, 0};
	if (strcmp(key, "loglik") == 0 && around.rel < 1e-5)
		return (struct ref_tolerance){0, 1e-7};
	if (length > 3 && strcmp(key + length - 3, "_se") == 0)
		return (struct ref_tolerance){1e-4, 1e-8};
	return around;
}

const struct ref_method ref_models[] = {
    {"e4", e4, within, NULL},
    {"e4b", e4b, NULL, NULL},
    {"e5", e5, within, NULL},
    {NULL, NULL, NULL, NULL},
};
