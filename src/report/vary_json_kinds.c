/* The kinds of case in either half of the time, as JSON. */
#include "report/vary_json.h"

static void one_kind(struct jsonout *j, const struct vary *v, const struct vary_kind *k)
{
	static const char *const keys[2][2] = {{"first_half", "first_half_good"},
					       {"second_half", "second_half_good"}};

	jsonout_object(j);
	vary_key_str(j, "column", v->audits->kind[k->column].name);
	vary_key_str(j, "kind", k->name);
	for (size_t h = 0; h < 2; h++) {
		vary_key_count(j, keys[h][0], k->of[h]);
		vary_key_count(j, keys[h][1], k->good[h]);
	}
	jsonout_end_object(j);
}

void vary_json_kinds(struct jsonout *j, const struct vary *v)
{
	const struct vary_kinds *k = &v->kinds;

	if (!k->asked)
		return;
	vary_key_open(j, "kinds_of_case");
	vary_key_method(j, (struct method){"g3", 1, (size_t)(k->of[0] + k->of[1])});
	if (k->why) {
		vary_key_str(j, "undefined", str_of(undefined_text(k->why)));
	} else {
		vary_key_figure(j, "other_cases", figure_of(k->cases));
		vary_key_figure(j, "cases_alike", figure_of(k->treated));
		vary_key_limits(j, "cases_alike_limits", k->treated_limits);
		vary_key_figure(j, "odds_ratio", figure_of(k->odds));
		vary_key_limits(j, "odds_ratio_limits", k->odds_limits);
	}
	jsonout_key(j, "kinds");
	jsonout_array(j);
	for (size_t i = 0; i < k->kinds; i++)
		one_kind(j, v, &k->kind[i]);
	jsonout_end_array(j);
	jsonout_end_object(j);
}
