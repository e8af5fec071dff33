/* Methods j: timeliness, and how much the grades of a team differ. */
#include "audit/dispersion.h"
#include "audit/timeliness.h"
#include "refcase.h"
#include "values.h"

static struct timeliness_case *cases_of(const json_t *input, size_t *count, struct arena *a)
{
	int64_t *completed = ref_wholes(input, "completed", count, a);
	double *days = ref_reals(input, "days", count, a);
	struct timeliness_case *c = arena_array(a, *count + 1, sizeof *c);

	for (size_t i = 0; i < *count; i++)
		c[i] = (struct timeliness_case){days[i], completed[i] != 0};
	return c;
}

static void add(json_t *object, const char *key, json_t *value)
{
	json_array_append_new(json_object_get(object, key), value);
}

static json_t *lists(const char *const *keys, size_t count)
{
	json_t *object = json_object();

	for (size_t i = 0; i < count; i++)
		json_object_set_new(object, keys[i], json_array());
	return object;
}

static json_t *j1(const json_t *input, struct arena *a)
{
	static const char *const keys[] = {"times",	      "n_risk",
					   "n_event",	      "surv",
					   "completed_by",    "se_greenwood",
					   "lower_completed", "upper_completed",
					   "quartiles",	      "naive_closed_only_completed_by"};
	json_t *got = lists(keys, sizeof keys / sizeof *keys);
	size_t cases, looks;
	struct timeliness_case *c = cases_of(input, &cases, a);
	struct timeliness t = timeliness_curve(a, c, cases);
	double *days = ref_reals(input, "at", &looks, a);

	for (size_t i = 0; i < t.steps; i++) {
		add(got, "times", json_real(t.step[i].days));
		add(got, "n_risk", json_integer((json_int_t)t.step[i].at_risk));
		add(got, "n_event", json_integer((json_int_t)t.step[i].done));
		add(got, "surv", json_real(t.step[i].open));
	}
	for (size_t i = 0; i < looks; i++) {
		struct timeliness_by by = timeliness_by(&t, days[i], 0.95);

		add(got, "completed_by", ref_figure(by.done));
		add(got, "se_greenwood", ref_figure(by.error));
		add(got, "lower_completed", ref_figure(by.limit.lower));
		add(got, "upper_completed", ref_figure(by.limit.upper));
		add(got, "naive_closed_only_completed_by",
		    ref_figure(timeliness_closed_only(c, cases, days[i])));
	}
	for (int i = 1; i <= 3; i++)
		add(got, "quartiles", ref_figure(timeliness_quantile(&t, i * 0.25)));
	return got;
}

static json_t *j2(const json_t *input, struct arena *a)
{
	size_t cases, count, teams = 0;
	struct timeliness_case *c = cases_of(input, &cases, a);
	int64_t *team = ref_wholes(input, "team", &count, a);
	size_t *of = arena_array(a, cases + 1, sizeof *of);
	struct timeliness_compared r;

	for (size_t i = 0; i < cases; i++) {
		of[i] = (size_t)team[i] - 1;
		teams = of[i] + 1 > teams ? of[i] + 1 : teams;
	}
	r = timeliness_compare(a, c, of, cases, teams);
	if (r.why != DEFINED)
		return NULL;
	return json_pack("{s:o, s:o, s:f, s:I, s:f}", "observed", ref_list(r.observed, teams),
			 "expected_events", ref_list(r.expected, teams), "chisq", r.chisq, "df",
			 (json_int_t)r.degrees, "p", r.p);
}

static json_t *j3(const json_t *input, struct arena *a)
{
	size_t grades;
	int64_t *counts = ref_wholes(input, "counts", &grades, a);
	uint64_t *often = arena_array(a, grades + 1, sizeof *often);
	struct interval *limit = arena_array(a, grades + 1, sizeof *limit);
	json_t *low = json_array(), *high = json_array();
	struct dispersion d;

	for (size_t i = 0; i < grades; i++)
		often[i] = (uint64_t)counts[i];
	d = dispersion_of(often, grades);
	dispersion_shares(often, grades, 0.95, limit);
	for (size_t i = 0; i < grades; i++) {
		json_array_append_new(low, ref_figure(limit[i].lower));
		json_array_append_new(high, ref_figure(limit[i].upper));
	}
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "ordinal_variation_blair_lacy",
			 ref_figure(d.blair_lacy), "leik_dispersion", ref_figure(d.leik),
			 "entropy_normalised", ref_figure(d.entropy), "goodman_lower", low,
			 "goodman_upper", high, "mean_score", ref_figure(d.mean));
}

const struct ref_method ref_soon[] = {
    {"j1", j1, NULL, NULL},
    {"j2", j2, NULL, NULL},
    {"j3", j3, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
