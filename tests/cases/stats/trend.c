/* Methods f: change over time, and the spread of good practice. */
#include "audit/cusum.h"
#include "audit/pchart.h"
#include "audit/runs.h"
#include "audit/spread.h"
#include "audit/xmr.h"
#include "refcase.h"
#include "values.h"

static const char *const signals[XMR_SIGNALS] = {
    [XMR_COMMON] = "Common Cause",
    [XMR_ABOVE_LIMIT] = "Above UCL",
    [XMR_BELOW_LIMIT] = "Below LCL",
    [XMR_RISING] = "7 Point Trend (Increasing)",
    [XMR_FALLING] = "7 Point Trend (Decreasing)",
    [XMR_TWO_HIGH] = "2 in 3 Above CL",
    [XMR_TWO_LOW] = "2 in 3 Below CL",
    [XMR_ALL_ABOVE] = "7 Points Above CL",
    [XMR_ALL_BELOW] = "7 Points Below CL",
};

static const char *const meanings[] = {
    [XMR_NOTHING] = "common_cause",	     [XMR_BETTER] = "special_cause_improvement",
    [XMR_WORSE] = "special_cause_concern",   [XMR_HIGH] = "special_cause_neutral_high",
    [XMR_LOW] = "special_cause_neutral_low",
};

static void add(json_t *object, const char *key, json_t *value)
{
	if (!json_object_get(object, key))
		json_object_set_new(object, key, json_array());
	json_array_append_new(json_object_get(object, key), value);
}

static struct xmr_options options_of(const json_t *input, bool rule_2023, struct arena *a)
{
	const char *way = ref_text(input, "direction");
	struct xmr_options o = {.rule_2023 = rule_2023};
	int64_t *rebase = ref_wholes(input, "rebase_at", &o.rebases, a);
	size_t *starts = arena_array(a, o.rebases + 1, sizeof *starts);

	for (size_t i = 0; i < o.rebases; i++)
		starts[i] = (size_t)rebase[i] - 1;
	o.rebase = starts;
	o.direction = strcmp(way, "increase") == 0   ? XMR_INCREASE
		      : strcmp(way, "decrease") == 0 ? XMR_DECREASE
						     : XMR_NEUTRAL;
	o.fix_after = (size_t)ref_whole(input, "fix_after_n_points", 0);
	o.screen = json_is_true(json_object_get(input, "screen_outliers"));
	o.has_target = json_is_number(json_object_get(input, "target"));
	o.target = ref_real(input, "target", 0);
	return o;
}

static json_t *chart(const json_t *input, bool rule_2023, struct arena *a)
{
	static const char *const assurances[] = {NULL, "consistent_pass", "consistent_fail",
						 "inconsistent"};
	struct xmr_options o = options_of(input, rule_2023, a);
	size_t n;
	double *y = ref_reals(input, "y", &n, a);
	struct xmr x = xmr_of(y, n, &o, a);
	json_t *got = json_object();

	for (size_t i = 0; i < n; i++) {
		const struct xmr_point *p = &x.point[i];

		add(got, "mean", ref_number(p->mean));
		add(got, "lpl", ref_number(p->lower));
		add(got, "upl", ref_number(p->upper));
		add(got, "outside_limits", json_boolean(p->outside));
		add(got, "close_to_limits", json_boolean(p->near));
		add(got, "beyond_two_sigma", json_boolean(p->beyond_two));
		add(got, "special_cause", json_string(signals[p->signal]));
		add(got, "point_type", json_string(meanings[p->meaning]));
	}
	json_object_set_new(got, "assurance",
			    x.assurance ? json_string(assurances[x.assurance]) : json_null());
	return got;
}

static json_t *f1(const json_t *input, struct arena *a)
{
	return chart(input, false, a);
}

static json_t *f1c(const json_t *input, struct arena *a)
{
	return chart(input, true, a);
}

static json_t *f2(const json_t *input, struct arena *a)
{
	static const char *const kinds[] = {"p", "pp", "u", "up", "ip"};
	struct pchart_options o = {.freeze = (size_t)ref_whole(input, "freeze", 0)};
	size_t n;
	double *numerator = ref_reals(input, "numerator", &n, a);
	double *denominator = ref_reals(input, "denominator", &n, a);
	json_t *got = json_object();
	struct pchart c;

	for (int k = 0; k < 5; k++) {
		if (strcmp(ref_text(input, "chart"), kinds[k]) == 0)
			o.kind = (enum pchart_kind)k;
	}
	o.screen = json_is_true(json_object_get(input, "screen_mr"));
	c = pchart_of(numerator, denominator, n, &o, a);
	json_object_set_new(got, "cl", ref_number(c.centre));
	json_object_set_new(got, "sigma_z", ref_figure(c.sigma_z));
	for (size_t i = 0; i < n; i++) {
		const struct pchart_point *p = &c.point[i];

		add(got, "lcl", ref_figure(p->limits.lower));
		add(got, "ucl", ref_figure(p->limits.upper));
		add(got, "lcl95", ref_figure(p->two_sigma.lower));
		add(got, "ucl95", ref_figure(p->two_sigma.upper));
		add(got, "sigma_signal", json_boolean(p->signal));
	}
	return got;
}

/* A count, or null where it has no meaning. */
static json_t *count_of(size_t count, enum undefined why)
{
	return why ? json_null() : json_integer((json_int_t)count);
}

static json_t *f3(const json_t *input, struct arena *a)
{
	size_t n;
	double *y = ref_reals(input, "y", &n, a);
	struct figure median = runs_median(y, n);
	struct runs r = runs_of(y, n, ref_real(input, "centre", median.value));

	return json_pack("{s:i, s:o, s:o, s:o, s:o, s:b}", "n_useful", (int)r.useful, "longest_run",
			 count_of(r.longest, r.why), "longest_run_max",
			 count_of(r.limits.longest_most, r.why), "n_crossings",
			 count_of(r.crossings, r.why), "n_crossings_min",
			 count_of(r.limits.crossings_least, r.why), "signal", r.signal);
}

static json_t *f3b(const json_t *input, struct arena *a)
{
	size_t count;
	int64_t *n = ref_wholes(input, "n_useful", &count, a);
	json_t *got = json_object();

	for (size_t i = 0; i < count; i++) {
		struct runs_limits l = runs_limits((size_t)n[i]);

		add(got, "longest_run_max", json_integer((json_int_t)l.longest_most));
		add(got, "n_crossings_min", json_integer((json_int_t)l.crossings_least));
	}
	return got;
}

static json_t *signals_of(const struct cusum_path *path)
{
	json_t *list = json_array();

	for (size_t i = 0; i < path->signals; i++)
		json_array_append_new(list, json_integer((json_int_t)path->signal[i] + 1));
	return list;
}

static json_t *f4(const json_t *input, struct arena *a)
{
	size_t n;
	double *x = ref_reals(input, "x", &n, a);
	struct cusum c =
	    cusum_bernoulli(x, n, ref_real(input, "p0", 0), ref_real(input, "odds_ratio", 2),
			    ref_real(input, "h", 1), a);

	return json_pack("{s:f, s:f, s:f, s:f, s:o, s:o, s:o, s:o}", "w_event_up", c.event_up,
			 "w_nonevent_up", c.none_up, "w_event_down", c.event_down,
			 "w_nonevent_down", c.none_down, "upper", ref_list(c.up.at, n), "lower",
			 ref_list(c.down.at, n), "signals_upper", signals_of(&c.up),
			 "signals_lower", signals_of(&c.down));
}

static json_t *f5(const json_t *input, struct arena *a)
{
	size_t n;
	double *y = ref_reals(input, "y", &n, a), *p = ref_reals(input, "p", &n, a);
	struct cusum_adjusted c =
	    cusum_adjusted(y, p, n, ref_real(input, "RA", 2), ref_real(input, "R0", 1),
			   ref_real(input, "h", 1), a);

	return json_pack("{s:o, s:o, s:o, s:o}", "weights", ref_list(c.weight, n), "cusum",
			 ref_list(c.path.at, n), "signals", signals_of(&c.path),
			 "vlad_cumulative_O_minus_E", ref_list(c.vlad, n));
}

static json_t *f6(const json_t *input, struct arena *a)
{
	(void)a;
	return json_pack("{s:o}", "arl_from_zero",
			 ref_figure(cusum_run_length(ref_real(input, "p", 0),
						     (size_t)ref_whole(input, "score_event", 0),
						     (size_t)ref_whole(input, "score_nonevent", 0),
						     (size_t)ref_whole(input, "H", 0))));
}

static json_t *spread_json(const struct spread *s)
{
	size_t n = s->method.n;

	return json_pack(
	    "{s:o, s:o, s:o, s:o, s:f, s:f, s:f, s:f, s:o, s:f, s:f, s:o, s:o, s:o, s:o, s:o, "
	    "s:i, s:o, s:f}",
	    "logit1", ref_list(s->logit1, n), "var1", ref_list(s->var1, n), "logit2",
	    ref_list(s->logit2, n), "var2", ref_list(s->var2, n), "mu1_DL", s->mu1, "mu2_DL",
	    s->mu2, "tau2_1_DL", s->tau2_1, "tau2_2_DL", s->tau2_2,
	    "sigma_convergence_log_sd_ratio", ref_figure(s->log_sd_ratio), "net_var1", s->net_var1,
	    "net_var2", s->net_var2, "beta_naive", ref_figure(s->slope_naive), "reliability_1",
	    ref_figure(s->reliability1), "beta_corrected", ref_figure(s->slope), "pitman_morgan_r",
	    ref_figure(s->pm_r), "pitman_morgan_t", ref_figure(s->pm_t), "pitman_morgan_df",
	    (int)s->pm_df, "pitman_morgan_p", ref_figure(s->pm_p), "mean_change", s->mean_change);
}

static json_t *f7(const json_t *input, struct arena *a)
{
	size_t n;
	double *y1 = ref_reals(input, "y1", &n, a), *n1 = ref_reals(input, "n1", &n, a);
	double *y2 = ref_reals(input, "y2", &n, a), *n2 = ref_reals(input, "n2", &n, a);
	struct spread s = spread_of(y1, n1, y2, n2, n, a);

	return s.why ? NULL : spread_json(&s);
}

const struct ref_method ref_trend[] = {
    {"f1", f1, NULL, NULL},   {"f1c", f1c, NULL, NULL}, {"f2", f2, NULL, NULL},
    {"f3", f3, NULL, NULL},   {"f3b", f3b, NULL, NULL}, {"f4", f4, NULL, NULL},
    {"f5", f5, NULL, NULL},   {"f6", f6, NULL, NULL},	{"f7", f7, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
