/* Methods b: what a sample says about the population. */
#include "audit/bounds.h"
#include "audit/domain.h"
#include "audit/share.h"
#include "audit/strata.h"
#include "audit/strata_exact.h"
#include "refcase.h"
#include "values.h"

#include <math.h>

static json_t *pair(struct interval i)
{
	return json_pack("[o,o]", ref_figure(i.lower), ref_figure(i.upper));
}

static struct bounds_sample sample_of(const json_t *input)
{
	return (struct bounds_sample){(uint64_t)ref_whole(input, "N", 0),
				      (uint64_t)ref_whole(input, "n", 0),
				      (uint64_t)ref_whole(input, "k", 0)};
}

/* The tail at a limit, or null where a limit was not asked for or the total is not possible. */
static json_t *tail_at(struct bounds_sample s, uint64_t total, enum tail tail, bool asked)
{
	if (!asked || total < s.found || total > s.population - (s.drawn - s.found))
		return json_null();
	return json_real(bounds_tail(s, total, tail));
}

static json_t *b1(const json_t *input, struct arena *a)
{
	const char *side = ref_text(input, "side");
	bool low = strcmp(side, "upper") != 0, high = strcmp(side, "lower") != 0;
	enum bounds_side which = !low ? BOUNDS_UPPER : high ? BOUNDS_BOTH : BOUNDS_LOWER;
	struct bounds_sample s = sample_of(input);
	struct bounds_cases b = bounds_exact(s, ref_real(input, "conf", 0.95), which);

	(void)a;
	if (b.why != DEFINED)
		return NULL;
	return json_pack("{s:I, s:I, s:f, s:f, s:o, s:o, s:o, s:o, s:o}", "M_lower",
			 (json_int_t)b.low, "M_upper", (json_int_t)b.high, "p_lower", b.low_share,
			 "p_upper", b.high_share, "p_hat", ref_figure(b.share), "tail_at_lower",
			 tail_at(s, b.low, TAIL_UPPER, low), "tail_below_lower",
			 tail_at(s, b.low - 1, TAIL_UPPER, low && b.low > 0), "tail_at_upper",
			 tail_at(s, b.high, TAIL_LOWER, high), "tail_above_upper",
			 tail_at(s, b.high + 1, TAIL_LOWER, high));
}

static json_t *b1b(const json_t *input, struct arena *a)
{
	struct bounds_sample s = sample_of(input);
	double conf = ref_real(input, "conf", 0.95);

	(void)a;
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o}", "clopper_pearson",
			 pair(share_clopper_pearson(s.drawn, s.found, conf)), "wilson",
			 pair(share_wilson(s.drawn, s.found, conf)), "wilson_fpc",
			 pair(share_wilson_finite(s, conf)), "wald_fpc",
			 pair(share_wald_finite(s, conf)), "se_fpc", ref_figure(share_error(s)),
			 "jeffreys", pair(share_jeffreys(s.drawn, s.found, conf)));
}

static enum strata_lonely lonely_of(const json_t *input)
{
	static const struct {
		const char *name;
		enum strata_lonely lonely;
	} names[] = {{"certainty", STRATA_CERTAIN},
		     {"remove", STRATA_CERTAIN},
		     {"adjust", STRATA_ADJUST},
		     {"average", STRATA_AVERAGE}};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(ref_text(input, "lonely"), names[i].name) == 0)
			return names[i].lonely;
	return STRATA_REFUSE;
}

static json_t *b2(const json_t *input, struct arena *a)
{
	const json_t *rows = json_object_get(input, "y_h");
	size_t strata;
	int64_t *population = ref_wholes(input, "N_h", &strata, a);
	struct stratum *s = arena_array(a, strata + 1, sizeof *s);
	struct strata_estimate e;
	json_t *row;

	for (size_t h = 0; h < strata; h++) {
		row = json_pack("{s:O}", "row", json_array_get(rows, h));
		s[h].population = (uint64_t)population[h];
		s[h].value = ref_reals(row, "row", &s[h].read, a);
		json_decref(row);
	}
	e = strata_mean(s, strata, lonely_of(input), ref_real(input, "conf", 0.95));
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:f, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
			 "mean", ref_figure(e.mean), "se", ref_figure(e.error), "total",
			 ref_figure(e.total), "se_total", ref_figure(e.total_error), "deff",
			 ref_figure(e.design_effect), "df", e.degrees, "ci_z", pair(e.normal),
			 "ci_t", pair(e.student), "svyciprop_logit", pair(e.logit),
			 "svyciprop_beta", pair(e.beta), "svyciprop_asin", pair(e.arcsine),
			 "svyciprop_xlogit", pair(e.logit), "svyciprop_mean", pair(e.student));
}

static size_t most_of(const int64_t *values, size_t count)
{
	int64_t most = 0;

	for (size_t i = 0; i < count; i++)
		most = values[i] > most ? values[i] : most;
	return (size_t)most;
}

static json_t *domain_list(const struct domain_estimate *e, size_t count, size_t offset)
{
	json_t *list = json_array();

	for (size_t d = 0; d < count; d++)
		json_array_append_new(
		    list, ref_figure(*(const struct figure *)((const char *)&e[d] + offset)));
	return list;
}

static json_t *b4(const json_t *input, struct arena *a)
{
	struct domain_sample s = {0};
	size_t known;
	int64_t *size = ref_wholes(input, "N_h", &s.strata, a);
	int64_t *stratum = ref_wholes(input, "stratum", &s.read, a);
	int64_t *domain = ref_wholes(input, "domain", &s.read, a);
	double *y = ref_reals(input, "y", &s.read, a);
	double *totals = ref_reals(input, "poststrat_totals", &known, a);
	struct domain_case *cases = arena_array(a, s.read + 1, sizeof *cases);
	uint64_t *population = arena_array(a, s.strata + 1, sizeof *population);
	struct domain_estimate *e, all;
	json_t *got;

	for (size_t h = 0; h < s.strata; h++)
		population[h] = (uint64_t)size[h];
	for (size_t i = 0; i < s.read; i++)
		cases[i] =
		    (struct domain_case){(size_t)stratum[i] - 1, (size_t)domain[i] - 1, y[i]};
	s.population = population;
	s.cases = cases;
	s.domains = known ? known : most_of(domain, s.read);
	e = arena_array(a, s.domains + 1, sizeof *e);
	domain_estimates(a, &s, e);
	got = json_pack(
	    "{s:o, s:o, s:o, s:o}", "domain_mean",
	    domain_list(e, s.domains, offsetof(struct domain_estimate, mean)), "domain_se",
	    domain_list(e, s.domains, offsetof(struct domain_estimate, error)), "domain_total",
	    domain_list(e, s.domains, offsetof(struct domain_estimate, total)), "domain_total_se",
	    domain_list(e, s.domains, offsetof(struct domain_estimate, total_error)));
	if (known == 0)
		return got;
	all = domain_poststratified(a, &s, totals);
	json_object_set_new(got, "poststrat_mean", ref_figure(all.mean));
	json_object_set_new(got, "poststrat_se", ref_figure(all.error));
	return got;
}

/* An element of the list of chances, or null outside it. */
static json_t *chance(const double *list, uint64_t total, uint64_t population, bool inside)
{
	return inside && total <= population ? json_real(list[total]) : json_null();
}

static json_t *b5(const json_t *input, struct arena *a)
{
	size_t strata;
	int64_t *size = ref_wholes(input, "N_h", &strata, a);
	int64_t *drawn = ref_wholes(input, "n_h", &strata, a);
	int64_t *found = ref_wholes(input, "k_h", &strata, a);
	struct bounds_sample *s = arena_array(a, strata + 1, sizeof *s);
	double conf = ref_real(input, "conf", 0.95);
	struct strata_exact e;
	struct bounds_cases b;
	uint64_t all = 0;

	for (size_t h = 0; h < strata; h++) {
		s[h] = (struct bounds_sample){(uint64_t)size[h], (uint64_t)drawn[h],
					      (uint64_t)found[h]};
		all += s[h].population;
	}
	e = strata_exact(a, s, strata, conf);
	b = strata_bonferroni(s, strata, conf);
	if (e.why != DEFINED || b.why != DEFINED)
		return NULL;
	return json_pack("{s:f, s:I, s:I, s:o, s:o, s:o, s:o, s:I, s:I}", "p_strat", e.share,
			 "M_lower", (json_int_t)e.low, "M_upper", (json_int_t)e.high,
			 "sup_tail_at_lower", chance(e.at_least, e.low, all, true),
			 "sup_tail_below_lower", chance(e.at_least, e.low - 1, all, e.low > 0),
			 "sup_tail_at_upper", chance(e.at_most, e.high, all, true),
			 "sup_tail_above_upper", chance(e.at_most, e.high + 1, all, true),
			 "bonferroni_M_lower", (json_int_t)b.low, "bonferroni_M_upper",
			 (json_int_t)b.high);
}

const struct ref_method ref_bounds[] = {
    {"b1", b1, NULL, NULL}, {"b1b", b1b, NULL, NULL}, {"b2", b2, NULL, NULL},
    {"b4", b4, NULL, NULL}, {"b5", b5, NULL, NULL},   {NULL, NULL, NULL, NULL},
};
