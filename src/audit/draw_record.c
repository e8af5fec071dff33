#include "audit/draw_record.h"

#include <jansson.h>
#include <stdio.h>

/* A text of an object, the arena's; "" where it is null or not there. */
static struct str text(const json_t *object, const char *key, struct arena *a)
{
	const json_t *value = json_object_get(object, key);

	if (!json_is_string(value))
		return STR("");
	return arena_str(a, (struct str){json_string_value(value), json_string_length(value)});
}

static int64_t whole(const json_t *object, const char *key, int64_t otherwise)
{
	const json_t *value = json_object_get(object, key);

	return json_is_integer(value) ? (int64_t)json_integer_value(value) : otherwise;
}

static json_t *load(struct str json, const char *format, const char *name, struct err *e)
{
	json_error_t trouble;
	json_t *file = json_loadb(json.p, json.len, JSON_REJECT_DUPLICATES, &trouble);
	const char *is = json_string_value(json_object_get(file, "format"));

	if (file && is && strcmp(is, format) == 0)
		return file;
	if (!file)
		err_set(e, ERR_INPUT, "%s, line %d: %s", name, trouble.line, trouble.text);
	else
		err_set(e, ERR_INPUT, "%s is no %s file of wherry draw", name, format);
	json_decref(file);
	return NULL;
}

static void read_reasons(struct draw_record *r, const json_t *frame, struct arena *a)
{
	const json_t *list = json_object_get(frame, "left_out");
	size_t count = json_array_size(list);
	struct reason_count *reasons = arena_array(a, count + 1, sizeof *reasons);

	for (size_t i = 0; i < count; i++) {
		const json_t *one = json_array_get(list, i);

		reasons[i] = (struct reason_count){text(one, "reason", a), whole(one, "cases", 0)};
	}
	r->reasons = reasons;
	r->reason_count = count;
}

static void read_quotas(struct draw_plan *p, const json_t *plan, struct arena *a)
{
	const json_t *list = json_object_get(plan, "quotas");

	p->quota_count = json_array_size(list) < DRAW_QUOTAS ? json_array_size(list) : DRAW_QUOTAS;
	for (size_t i = 0; i < p->quota_count; i++) {
		const json_t *one = json_array_get(list, i);

		p->quotas[i] = (struct draw_quota){text(one, "stratum", a), whole(one, "cases", 0)};
	}
}

/* The spreads stand with the strata; none where they are null. */
static void read_spreads(struct draw_plan *p, const json_t *strata, struct arena *a)
{
	size_t count = json_array_size(strata);
	double *spreads = arena_array(a, count + 1, sizeof *spreads);

	for (size_t h = 0; h < count; h++) {
		const json_t *spread = json_object_get(json_array_get(strata, h), "spread");

		if (!json_is_number(spread) || json_number_value(spread) < 0)
			return;
		spreads[h] = json_number_value(spread);
	}
	p->spreads = spreads;
	p->spread_count = count;
}

static bool read_plan(struct draw_plan *p, const json_t *file, const char *name, struct arena *a,
		      struct err *e)
{
	const json_t *plan = json_object_get(file, "plan");

	p->seed = text(file, "seed", a);
	p->size = whole(plan, "size", 0);
	p->least = whole(plan, "least", 0);
	p->reserve = whole(plan, "reserve", -1);
	read_quotas(p, plan, a);
	read_spreads(p, json_object_get(file, "strata"), a);
	if (!draw_way_named(text(plan, "way", a), &p->way) ||
	    !allocation_named(text(plan, "allocate", a), &p->how) ||
	    (p->how == ALLOCATE_NEYMAN && !p->spreads) || p->how == ALLOCATE_COST)
		return err_set(e, ERR_INPUT, "%s has a plan that this version does not know", name);
	return true;
}

bool draw_record_read(struct draw_record *r, struct str json, const char *name, struct arena *a,
		      struct err *e)
{
	json_t *file = load(json, "wherry-draw-1", name, e);
	const json_t *frame = json_object_get(file, "frame");
	struct str digest;
	bool ok;

	*r = (struct draw_record){0};
	if (!file)
		return false;
	digest = text(frame, "sha256", a);
	if (digest.len < sizeof r->digest)
		memcpy(r->digest, digest.p, digest.len);
	digest = text(frame, "commitment", a);
	if (digest.len < sizeof r->commitment)
		memcpy(r->commitment, digest.p, digest.len);
	r->wherry = text(file, "wherry", a);
	r->size = whole(frame, "cases", 0);
	r->frozen = text(frame, "frozen", a);
	r->named = text(file, "seed_named", a);
	r->frozen_first = json_is_true(json_object_get(file, "frozen_before_seed"));
	r->by = text(frame, "stratum", a);
	r->weight = text(frame, "weight", a);
	r->order = text(frame, "place", a);
	read_reasons(r, frame, a);
	ok = read_plan(&r->plan, file, name, a, e);
	r->plan.algorithm = (int)whole(json_object_get(file, "algorithm"), "version", 0);
	if (ok && (r->plan.algorithm < 1 || r->plan.algorithm > DRAW_ALGORITHM))
		ok = err_set(e, ERR_INPUT, "%s was drawn by an algorithm that is newer than this",
			     name);
	json_decref(file);
	return ok;
}

void draw_key_commitment(const struct draw_key *k, char to[2 * SHA256_BYTES + 1])
{
	struct arena a = {0};
	uint8_t digest[SHA256_BYTES];

	sha256_of(
	    arena_fmt(&a, "%.*s,%.*s", (int)k->key.len, k->key.p, (int)k->source.len, k->source.p),
	    digest);
	sha256_hex(digest, to);
	arena_close(&a);
}

bool draw_key_read(struct draw_key *k, struct str json, const char *name, struct arena *a,
		   struct err *e)
{
	json_t *file = load(json, "wherry-draw-key-1", name, e);
	const json_t *excludes = json_object_get(file, "exclude");

	*k = (struct draw_key){0};
	if (!file)
		return false;
	k->key = text(file, "key", a);
	k->source = text(file, "list_sha256", a);
	k->digest = text(file, "frame_sha256", a);
	k->frozen = text(file, "frozen", a);
	k->take.id = text(file, "id", a);
	k->take.by = text(file, "by", a);
	k->take.weight = text(file, "weight", a);
	k->take.order = text(file, "systematic", a);
	k->take.spread = text(file, "spread", a);
	for (size_t i = 0; i < json_array_size(excludes) && i < FRAME_EXCLUDES; i++) {
		const char *exclude = json_string_value(json_array_get(excludes, i));

		k->take.excludes[k->take.exclude_count++] =
		    arena_str(a, str_of(exclude ? exclude : ""));
	}
	json_decref(file);
	if (k->key.len != FRAME_KEY_HEX)
		return err_set(e, ERR_INPUT, "%s holds no key", name);
	return true;
}
