#include "base/jsonout.h"
#include "measure/agree.h"
#include "measure/registry.h"
#include "report/measures.h"

static void key_count(struct jsonout *j, const char *key, bool has, int64_t n)
{
	jsonout_key(j, key);
	if (has)
		jsonout_number(j, n);
	else
		jsonout_null(j);
}

static void key_value(struct jsonout *j, const char *key, struct value v)
{
	jsonout_key(j, key);
	if (is_there(v))
		jsonout_real(j, v.v);
	else
		jsonout_null(j);
}

static void json_figure(struct jsonout *j, const struct figures_of *f)
{
	static const char *const met[] = {NULL, "yes", "no"};
	char name[MEASURE_NAME_MAX], period[PERIOD_TEXT_MAX];
	const struct measure *m = f->measure;

	jsonout_object(j);
	jsonout_key_text(j, "measure", measure_name(m, name));
	if (f->part != NO_PART)
		jsonout_key_text(j, "part", m->parts[f->part]);
	jsonout_key(j, "group");
	jsonout_str(j, f->group->name);
	jsonout_key_text(j, "period", period_text(f->period, figure_as_at(m), period));
	key_count(j, "numerator", f->has_above, f->above);
	key_count(j, "denominator", f->has_below, f->below);
	key_count(j, "excluded", !f->why_not.len, (int64_t)f->left_out);
	key_value(j, "value", f->estimate.value);
	key_value(j, "low", f->estimate.low);
	key_value(j, "high", f->estimate.high);
	if (!is_there(f->estimate.value)) {
		jsonout_key(j, "undefined");
		if (f->why_not.len)
			jsonout_str(j, f->why_not);
		else
			jsonout_text(j, lack_words(f->estimate.value.lack));
	}
	if (met[f->met])
		jsonout_key_text(j, "met", met[f->met]);
	jsonout_end_object(j);
}

static void json_benchmark(struct jsonout *j, const struct benchmarks *all,
			   const struct benchmark *b)
{
	jsonout_object(j);
	jsonout_key(j, "measure");
	jsonout_str(j, b->measure);
	jsonout_key(j, "column");
	jsonout_str(j, b->column);
	jsonout_key(j, "guessed");
	jsonout_bool(j, b->guessed);
	jsonout_key(j, "period");
	jsonout_str(j, all->period);
	key_value(j, "england", b->england);
	key_value(j, "region", b->region);
	key_value(j, "neighbours", b->neighbours);
	key_value(j, "own", b->own);
	jsonout_key(j, "others");
	jsonout_array(j);
	for (size_t i = 0; i < b->count; i++)
		jsonout_real(j, b->others[i]);
	jsonout_end_array(j);
	jsonout_end_object(j);
}

static void json_told_twice(struct jsonout *j, const struct collect *c)
{
	struct arena arena = {0};
	struct agreement g = agreement_find(c, &arena);

	jsonout_key(j, "told_otherwise");
	jsonout_array(j);
	for (size_t i = 0; i < g.count; i++) {
		jsonout_object(j);
		jsonout_key_text(j, "measure", g.differ[i].lists->measure->id);
		jsonout_key_text(j, "return", returns_name(g.differ[i].returns));
		jsonout_key_number(j, "annexa_numerator", g.differ[i].lists->above);
		jsonout_key_number(j, "annexa_denominator", g.differ[i].lists->below);
		jsonout_key_number(j, "numerator", g.differ[i].other->above);
		jsonout_key_number(j, "denominator", g.differ[i].other->below);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	arena_close(&arena);
}

void measures_json(const struct measures_told *t, struct out *o)
{
	struct jsonout j = jsonout_to(o);

	jsonout_object(&j);
	jsonout_key(&j, "figures");
	jsonout_array(&j);
	for (size_t r = 0; r < RETURNS; r++)
		for (size_t i = 0; i < t->collect->of[r].figures.count; i++)
			json_figure(&j, &t->collect->of[r].figures.at[i]);
	jsonout_end_array(&j);
	json_told_twice(&j, t->collect);
	if (t->benchmarks) {
		jsonout_key(&j, "benchmarks");
		jsonout_array(&j);
		for (size_t i = 0; i < t->benchmarks->count; i++)
			json_benchmark(&j, t->benchmarks, &t->benchmarks->at[i]);
		jsonout_end_array(&j);
	}
	jsonout_end_object(&j);
	out_char(o, '\n');
}
