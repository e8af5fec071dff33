/* Methods c: acceptance and stopping early. */
#include "audit/betting.h"
#include "audit/plan.h"
#include "audit/sequence.h"
#include "audit/sprt.h"
#include "refcase.h"
#include "values.h"

#include <math.h>

static json_t *c1(const json_t *input, struct arena *a)
{
	struct plan p = {(uint64_t)ref_whole(input, "N", 0), (uint64_t)ref_whole(input, "n", 0),
			 (uint64_t)ref_whole(input, "c", 0)};
	json_t *exact = json_array(), *endless = json_array();
	size_t count;
	int64_t *failing = ref_wholes(input, "D", &count, a);

	for (size_t i = 0; i < count; i++) {
		json_array_append_new(exact, json_real(plan_accepts(p, (uint64_t)failing[i])));
		json_array_append_new(endless, json_real(plan_accepts_share(
						   p, (double)failing[i] / (double)p.population)));
	}
	return json_pack("{s:o, s:o}", "p_accept_hypergeom", exact, "p_accept_binom", endless);
}

static json_t *c2(const json_t *input, struct arena *a)
{
	struct plan_found f = plan_find((struct plan_wanted){
	    (uint64_t)ref_whole(input, "N", 0), ref_real(input, "p_good", 0),
	    ref_real(input, "p_bad", 0), ref_real(input, "alpha", 0), ref_real(input, "beta", 0)});
	bool there = f.why == DEFINED;

	(void)a;
	return json_pack("{s:I, s:I, s:o, s:o, s:o, s:o}", "D_good", (json_int_t)f.good, "D_bad",
			 (json_int_t)f.bad, "n",
			 there ? json_integer((json_int_t)f.plan.read) : json_null(), "c",
			 there ? json_integer((json_int_t)f.plan.allowed) : json_null(),
			 "p_accept_good", there ? json_real(f.good_accepted) : json_null(),
			 "p_accept_bad", there ? json_real(f.bad_accepted) : json_null());
}

static json_t *stop_of(const struct sprt *s)
{
	static const char *const names[] = {"continue", "H0", "H1"};

	return json_pack("{s:o, s:s}", "n",
			 s->decided ? json_integer((json_int_t)s->decided) : json_null(),
			 "decision", names[s->verdict]);
}

static json_t *c3(const json_t *input, struct arena *a)
{
	double p0 = ref_real(input, "p0", 0), p1 = ref_real(input, "p1", 0);
	double alpha = ref_real(input, "alpha", 0), beta = ref_real(input, "beta", 0);
	struct sprt s = sprt_start((uint64_t)ref_whole(input, "N", 0), p0, p1, alpha, beta);
	struct sprt endless = sprt_start(0, p0, p1, alpha, beta);
	json_t *wor = json_array(), *binomial = json_array();
	size_t reads;
	int64_t *x = ref_wholes(input, "x", &reads, a);

	for (size_t i = 0; i < reads; i++) {
		sprt_read(&s, x[i] != 0);
		sprt_read(&endless, x[i] != 0);
		json_array_append_new(wor, ref_figure(s.ratio));
		json_array_append_new(binomial, ref_figure(endless.ratio));
	}
	return json_pack("{s:I, s:I, s:f, s:f, s:o, s:o, s:o, s:o}", "M0", (json_int_t)s.m0, "M1",
			 (json_int_t)s.m1, "log_A", s.upper, "log_B", s.lower, "llr_wor", wor,
			 "llr_binomial", binomial, "stop_wor", stop_of(&s), "stop_binomial",
			 stop_of(&endless));
}

struct looks {
	json_t *at, *low, *high, *always_low, *always_high;
};

static void note(const struct looks *l, const struct sequence *s)
{
	json_array_append_new(l->at, json_integer((json_int_t)s->read));
	json_array_append_new(l->low, json_integer((json_int_t)s->now.low));
	json_array_append_new(l->high, json_integer((json_int_t)s->now.high));
	json_array_append_new(l->always_low, json_integer((json_int_t)s->always.low));
	json_array_append_new(l->always_high, json_integer((json_int_t)s->always.high));
}

static struct sequence sequence_of(const json_t *input)
{
	return sequence_start((uint64_t)ref_whole(input, "N", 0), ref_real(input, "alpha", 0),
			      ref_real(input, "prior_a", 1), ref_real(input, "prior_b", 1));
}

/* Every look is answered; those that the case asks about are picked out when compared. The totals
 * that it asks about are known only there, so the input goes with the answer. */
static json_t *c4(const json_t *input, struct arena *a)
{
	struct looks l = {json_array(), json_array(), json_array(), json_array(), json_array()};
	struct sequence s = sequence_of(input);
	size_t reads;
	int64_t *x = ref_wholes(input, "x", &reads, a);

	for (size_t i = 0; i < reads; i++) {
		sequence_read(&s, x[i] != 0);
		note(&l, &s);
	}
	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:O, s:I, s:I}", "at", l.at, "M_lower", l.low,
			 "M_upper", l.high, "running_lower", l.always_low, "running_upper",
			 l.always_high, "input", input, "read", (json_int_t)s.read, "found",
			 (json_int_t)s.found);
}

static json_t *at(const json_t *object, const char *key, size_t index)
{
	return json_array_get(json_object_get(object, key), index);
}

static bool same_real(const json_t *expected, const json_t *got, struct ref_tolerance t)
{
	if (!json_is_number(expected))
		return expected && got && json_equal(expected, got);
	return json_is_number(got) &&
	       ref_near(json_number_value(expected), json_number_value(got), t);
}

static bool c4_same(const json_t *expected, const json_t *got, struct ref_tolerance t)
{
	static const char *const limits[] = {"at", "M_lower", "M_upper", "running_lower",
					     "running_upper"};
	struct sequence s = sequence_of(json_object_get(got, "input"));
	const json_t *look, *ratio;
	size_t i;

	s.read = (uint64_t)ref_whole(got, "read", 0);
	s.found = (uint64_t)ref_whole(got, "found", 0);
	json_array_foreach(json_object_get(expected, "at"), i, look)
	{
		size_t read = (size_t)json_integer_value(look) - 1;

		for (size_t k = 0; k < 5; k++)
			if (!json_equal(at(expected, limits[k], i), at(got, limits[k], read)))
				return false;
	}
	json_array_foreach(json_object_get(expected, "log_ratio_at_end"), i, ratio)
	{
		uint64_t total = (uint64_t)ref_whole(ratio, "M", 0);
		json_t *log = ref_number(sequence_log_ratio(&s, total));
		bool same = same_real(json_object_get(ratio, "log_R"), log, t);

		json_decref(log);
		if (!same)
			return false;
	}
	return json_array_size(json_object_get(expected, "at")) > 0;
}

static struct betting_reads reads_of(const json_t *input, struct arena *a)
{
	struct betting_reads r = {.population = (uint64_t)ref_whole(input, "N", 0)};

	r.value = ref_reals(input, "x", &r.read, a);
	return r;
}

/* What the case asks about is only in what it expects, so the input is the answer, and the
 * comparison calls the methods. */
static json_t *c5(const json_t *input, struct arena *a)
{
	(void)a;
	return json_pack("{s:O}", "input", input);
}

static bool c5_wealth(const json_t *input, const json_t *line, struct ref_tolerance t)
{
	struct arena a = {0};
	struct betting_reads r = reads_of(input, &a);
	struct betting_wealth *w = arena_array(&a, r.read + 1, sizeof *w);
	const json_t *look;
	bool same = true;
	size_t i;

	betting_wealth(&r, ref_real(line, "m", 0), (size_t)ref_whole(input, "D", 10),
		       ref_real(input, "theta", 0.5), w);
	json_array_foreach(json_object_get(line, "t"), i, look)
	{
		const struct betting_wealth *now = &w[json_integer_value(look) - 1];
		json_t *three = now->impossible
				    ? json_pack("[n,n,n]")
				    : json_pack("[f,f,f]", now->both, now->above, now->below);

		same = same && same_real(at(line, "W", i), json_array_get(three, 0), t) &&
		       same_real(at(line, "W_pos", i), json_array_get(three, 1), t) &&
		       same_real(at(line, "W_neg", i), json_array_get(three, 2), t);
		json_decref(three);
	}
	arena_close(&a);
	return same;
}

static bool c5_limits(const json_t *input, const json_t *cs, struct ref_tolerance t)
{
	struct arena a = {0};
	struct betting_reads r = reads_of(input, &a);
	const json_t *look;
	bool same = true;
	size_t i;

	json_array_foreach(json_object_get(cs, "t"), i, look)
	{
		struct betting_limits l;

		r.read = (size_t)json_integer_value(look);
		l = betting_limits(&r, ref_real(cs, "grid_step_total", 1),
				   (size_t)ref_whole(input, "D", 10), ref_real(input, "theta", 0.5),
				   ref_real(input, "alpha", 0.05));
		same = same && l.why == DEFINED &&
		       ref_near(json_number_value(at(cs, "total_lower", i)), l.low, t) &&
		       ref_near(json_number_value(at(cs, "total_upper", i)), l.high, t);
	}
	arena_close(&a);
	return same;
}

static bool c5_same(const json_t *expected, const json_t *got, struct ref_tolerance t)
{
	const json_t *input = json_object_get(got, "input"), *line, *cs;
	size_t i;

	json_array_foreach(json_object_get(expected, "wealth"), i, line)
	{
		if (!c5_wealth(input, line, t))
			return false;
	}
	cs = json_object_get(expected, "cs");
	return json_object_size(expected) > 0 && (!cs || c5_limits(input, cs, t));
}

/* Every step is answered, and those asked about are picked out when compared. */
static json_t *c6(const json_t *input, struct arena *a)
{
	struct betting_reads r = reads_of(input, a);
	struct betting_alpha *steps = arena_array(a, r.read + 1, sizeof *steps);
	struct betting_guess g = {ref_real(input, "eta0", 0), ref_real(input, "d", 0),
				  ref_real(input, "c", 0)};
	double p = betting_alpha(&r, ref_real(input, "t", 0), g, steps);
	json_t *guess = json_array(), *null = json_array(), *fortune = json_array();

	for (size_t i = 0; i < r.read; i++) {
		json_array_append_new(guess, json_real(steps[i].guess));
		json_array_append_new(null, json_real(steps[i].null));
		json_array_append_new(fortune, ref_number(steps[i].fortune));
	}
	return json_pack("{s:o, s:o, s:o, s:f}", "eta_j", guess, "m_j", null, "T_j", fortune,
			 "p_anytime", p);
}

static bool c6_same(const json_t *expected, const json_t *got, struct ref_tolerance t)
{
	static const char *const keys[] = {"eta_j", "m_j", "T_j"};
	const json_t *look;
	size_t i;

	json_array_foreach(json_object_get(expected, "step"), i, look)
	{
		size_t step = (size_t)json_integer_value(look) - 1;

		for (size_t k = 0; k < 3; k++)
			if (!same_real(at(expected, keys[k], i), at(got, keys[k], step), t))
				return false;
	}
	return same_real(json_object_get(expected, "p_anytime"), json_object_get(got, "p_anytime"),
			 t);
}

const struct ref_method ref_stopping[] = {
    {"c1", c1, NULL, NULL},    {"c2", c2, NULL, NULL},	  {"c3", c3, NULL, NULL},
    {"c4", c4, NULL, c4_same}, {"c5", c5, NULL, c5_same}, {"c6", c6, NULL, c6_same},
    {NULL, NULL, NULL, NULL},
};
