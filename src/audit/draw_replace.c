#include "audit/draw_replace.h"

#include "base/map.h"
#include "intake/listing.h"

#include <jansson.h>

static const char *const names[OUTCOME_KINDS] = {
    "", "read", "closed", "ineligible", "unreadable", "refused", "missing",
};

const char *outcome_name(enum outcome_kind k)
{
	return names[k];
}

static struct str text(const json_t *object, const char *key, struct arena *a)
{
	const char *value = json_string_value(json_object_get(object, key));

	return value ? arena_str(a, str_of(value)) : STR("");
}

/* A number from 0 to 1; 0 when there is none such. */
static double real(const json_t *object, const char *key)
{
	double value = json_number_value(json_object_get(object, key));

	return value > 0 && value <= 1 ? value : 0;
}

static bool take_cases(struct replacing *r, const json_t *file, const char *name, struct arena *a,
		       struct err *e)
{
	const json_t *sample = json_object_get(file, "sample");
	const json_t *reserve = json_object_get(file, "reserve");

	r->sample = json_array_size(sample);
	r->count = r->sample + json_array_size(reserve);
	r->cases = arena_array(a, r->count + 1, sizeof *r->cases);
	if (r->sample == 0)
		return err_set(e, ERR_INPUT, "%s is no draw.json of wherry draw", name);
	for (size_t i = 0; i < r->count; i++) {
		bool second = i >= r->sample;
		const json_t *one =
		    json_array_get(second ? reserve : sample, second ? i - r->sample : i);

		r->cases[i] = (struct drawn_case){.name = text(one, "case", a),
						  .stratum = text(one, "stratum", a),
						  .chance = real(one, "chance"),
						  .with_reserve = real(one, "chance_with_reserve"),
						  .reserve = second};
	}
	return true;
}

static bool take_outcome(struct drawn_case *c, struct str word, const char *path, uint32_t line,
			 struct err *e)
{
	for (int k = 0; k < OUTCOME_KINDS; k++)
		if (str_same(word, str_of(names[k]))) {
			c->outcome = (enum outcome_kind)k;
			return true;
		}
	return err_set(e, ERR_INPUT,
		       "%s, line %u: the outcome \"%.*s\" is not known; it is read, closed, "
		       "ineligible, unreadable, refused or missing",
		       path, line, (int)word.len, word.p);
}

static bool take_outcomes(struct replacing *r, const struct map *places, struct listing *l,
			  struct err *e)
{
	struct listing_cells cells = {0};
	int columns[2] = {listing_column(l, STR("case")), listing_column(l, STR("outcome"))};

	if (columns[0] < 0 || columns[1] < 0)
		return err_set(e, ERR_INPUT, "%s should have the columns case and outcome",
			       l->path);
	if (!listing_load(l, columns, 2, &cells, e))
		return false;
	for (size_t i = 0; i < cells.rows; i++) {
		uint32_t at = map_get(places, cells.at[2 * i]);

		if (at == MAP_NONE)
			return err_set(e, ERR_INPUT, "%s, line %u: %.*s is not in the draw",
				       l->path, cells.lines[i], (int)cells.at[2 * i].len,
				       cells.at[2 * i].p);
		if (!take_outcome(&r->cases[at - 1], cells.at[2 * i + 1], l->path, cells.lines[i],
				  e))
			return false;
	}
	return true;
}

/* The next reserve of a stratum that is not in use, or SIZE_MAX. */
static size_t next_reserve(const struct replacing *r, struct str stratum)
{
	for (size_t i = r->sample; i < r->count; i++)
		if (r->cases[i].stands_for == 0 && str_eq(r->cases[i].stratum, stratum))
			return i;
	return SIZE_MAX;
}

/* In reading order; a reserve that cannot be read either is replaced in turn. */
static void step_in(struct replacing *r)
{
	for (size_t i = 0; i < r->sample; i++) {
		size_t at = i;

		r->in_use++;
		r->by[r->cases[at].outcome]++;
		while (outcome_replaced(r->cases[at].outcome)) {
			size_t next = next_reserve(r, r->cases[at].stratum);

			if (next == SIZE_MAX) {
				r->cases[at].short_of = true;
				r->short_of++;
				break;
			}
			r->cases[next].stands_for = at + 1;
			r->replaced++;
			at = next;
			r->in_use++;
			r->by[r->cases[at].outcome]++;
		}
	}
}

/* Of a stratum: the sample, its reserve, and how many of that are in use. */
struct stratum {
	size_t sample, reserve, used;
};

static void count_strata(const struct replacing *r, struct stratum *strata, uint32_t *of)
{
	struct map seen = {0};
	uint32_t count = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct drawn_case *c = &r->cases[i];
		bool added;

		of[i] = map_put(&seen, c->stratum, count + 1, &added) - 1;
		count += added;
		strata[of[i]].sample += !c->reserve;
		strata[of[i]].reserve += c->reserve;
		strata[of[i]].used += c->stands_for > 0;
	}
	map_close(&seen);
}

static void find_chances(struct replacing *r, struct arena *a)
{
	struct stratum *strata = arena_array(a, r->count + 1, sizeof *strata);
	uint32_t *of = arena_array(a, r->count + 1, sizeof *of);

	count_strata(r, strata, of);
	for (size_t i = 0; i < r->count; i++) {
		const struct stratum *s = &strata[of[i]];
		struct drawn_case *c = &r->cases[i];

		c->in_use = c->chance;
		if (s->used && c->with_reserve > 0)
			c->in_use +=
			    (c->with_reserve - c->chance) * (double)s->used / (double)s->reserve;
		else if (s->used && s->sample)
			c->in_use *= (double)(s->sample + s->used) / (double)s->sample;
	}
}

bool replace_work_out(struct replacing *r, struct str json, const char *name, const char *outcomes,
		      struct arena *a, struct err *e)
{
	json_error_t trouble;
	json_t *file = json_loadb(json.p, json.len, JSON_REJECT_DUPLICATES, &trouble);
	struct listing l = {0};
	struct map places = {0};
	bool ok;

	*r = (struct replacing){0};
	ok = file ? take_cases(r, file, name, a, e)
		  : err_set(e, ERR_INPUT, "%s, line %d: %s", name, trouble.line, trouble.text);
	for (size_t i = 0; ok && i < r->count; i++)
		map_put(&places, r->cases[i].name, (uint32_t)i + 1, &(bool){0});
	ok = ok && listing_open(&l, outcomes, e) && take_outcomes(r, &places, &l, e);
	if (ok) {
		step_in(r);
		find_chances(r, a);
	}
	json_decref(file);
	map_close(&places);
	listing_close(&l);
	return ok;
}
