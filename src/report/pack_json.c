/* What the measures say, for programs and for the terminal. */
#include "base/jsonout.h"
#include "measure/registry.h"
#include "report/measures.h"
#include "report/pack.h"
#include "report/reading.h"
#include "report/timely.h"

#include <inttypes.h>

static void put_share(struct jsonout *j, const char *key, double v)
{
	jsonout_key(j, key);
	jsonout_real(j, v);
}

static void put_gap(struct jsonout *j, const struct overview_gap *g)
{
	char name[MEASURE_NAME_MAX];

	jsonout_object(j);
	jsonout_key_text(j, "measure", measure_name(g->figure->measure, name));
	jsonout_key_text(j, "name", g->figure->measure->name);
	jsonout_key_text(j, "by", dim_name(g->figure->group->dim));
	jsonout_key_str(j, "group", g->figure->group->name);
	jsonout_key_text(j, "differs", g->worse ? "worse" : "better");
	jsonout_key_count(j, "numerator", g->uneven.yes);
	jsonout_key_count(j, "denominator", g->uneven.of);
	jsonout_key_count(j, "rest_numerator", g->uneven.rest_yes);
	jsonout_key_count(j, "rest_denominator", g->uneven.rest_of);
	put_share(j, "gap", g->uneven.gap);
	put_share(j, "low", g->uneven.low);
	put_share(j, "high", g->uneven.high);
	put_share(j, "p_adjusted", g->uneven.adjusted);
	jsonout_end_object(j);
}

/* How long each step of the journey takes. */
static void put_waits(struct jsonout *j, const struct journey *journey)
{
	jsonout_key(j, "waits");
	jsonout_array(j);
	for (enum journey_way w = 0; w < JOURNEY_WAYS; w++) {
		if (journey->from[w] == RETURN_NONE)
			continue;
		jsonout_object(j);
		jsonout_key_text(j, "held_against", timely_ways[w].limit);
		jsonout_key_text(j, "from", returns_name(journey->from[w]));
		timely_json(j, &journey->way[w], &timely_ways[w]);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

void pack_json(const struct overview *v, struct out *o)
{
	struct jsonout j = jsonout_to(o);

	jsonout_object(&j);
	jsonout_key_text(&j, "method", "u1");
	jsonout_key_count(&j, "version", 1);
	put_share(&j, "q", UNEVEN_Q);
	jsonout_key_count(&j, "looked_at", v->looked_at);
	jsonout_key(&j, "uneven");
	jsonout_array(&j);
	for (size_t i = 0; i < v->gap_count; i++)
		put_gap(&j, &v->gaps[i]);
	jsonout_end_array(&j);
	put_waits(&j, &v->journey);
	reading_json(&j, &v->reading);
	jsonout_end_object(&j);
	out_char(o, '\n');
}

/* ---- the terminal ---- */

enum { TOLD_MOST = 8 };

void pack_terminal(const struct overview *v, struct out *o)
{
	pack_off_terminal(o, v, TOLD_MOST);
	if (v->looked_at == 0)
		return;
	out_fmt(o, "\nUneven places: %zu of %zu groups of measures differ by more than chance\n",
		v->gap_count, v->looked_at);
	for (size_t i = 0; i < v->gap_count && i < TOLD_MOST; i++) {
		const struct overview_gap *g = &v->gaps[i];

		out_fmt(o, "  %.*s: %s, %s than the rest (%.1f %% of %" PRIu64 "; rest %.1f %%)\n",
			(int)g->figure->group->name.len, g->figure->group->name.p,
			g->figure->measure->name, g->worse ? "worse" : "better",
			100 * g->uneven.share, g->uneven.of, 100 * g->uneven.rest);
	}
}
