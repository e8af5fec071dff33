/* wherry vary --format csv: a line a team, with what its share rests on. */
#include "base/csvout.h"
#include "report/vary.h"

void vary_csv_figure(struct out *o, struct figure f, struct arena *a)
{
	csv_cell(o, defined(f) ? arena_fmt(a, "%.6g", f.value) : STR(""), false);
}

static void cell_count(struct out *o, uint64_t n, struct arena *a)
{
	csv_cell(o, arena_fmt(a, "%llu", (unsigned long long)n), false);
}

static void heading(const struct vary *v, struct out *o)
{
	out_text(o, "team,audits,good,share,share_low,share_high,shrunken,shrunken_low,"
		    "shrunken_high,chance_above_rest,rest,p_adjusted,standing,within");
	for (size_t g = 0; g < v->grades; g++)
		csv_cell(o, v->audits->scale.name[g], false);
	out_char(o, '\n');
}

void vary_write_csv(const struct vary *v, struct out *o)
{
	struct arena a = {0};

	heading(v, o);
	for (size_t j = 0; j < v->team_count; j++) {
		const struct vary_team *t = &v->team[j];

		csv_cell(o, t->name, true);
		cell_count(o, t->of, &a);
		cell_count(o, t->good, &a);
		vary_csv_figure(o, t->share, &a);
		vary_csv_figure(o, t->own.lower, &a);
		vary_csv_figure(o, t->own.upper, &a);
		vary_csv_figure(o, t->shrunk, &a);
		vary_csv_figure(o, t->low, &a);
		vary_csv_figure(o, t->high, &a);
		vary_csv_figure(o, t->pocket.above, &a);
		vary_csv_figure(o, figure_of(t->pocket.reference), &a);
		vary_csv_figure(o, t->pocket.adjusted, &a);
		csv_cell(o, str_of(vary_pocket(t->pocket.kind)), false);
		vary_csv_figure(o, t->within.blair_lacy, &a);
		for (size_t g = 0; g < v->grades; g++)
			cell_count(o, t->often[g], &a);
		out_char(o, '\n');
	}
	arena_close(&a);
}
