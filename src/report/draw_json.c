#include "audit/tickets.h"
#include "base/jsonout.h"
#include "report/draw.h"

/* A value on a line of its own, so that people can read the file too. */
static void line(struct jsonout *j)
{
	out_char(j->out, '\n');
}

static void write_algorithm(struct jsonout *j, const struct draw_plan *p)
{
	jsonout_key(j, "algorithm");
	jsonout_object(j);
	jsonout_key(j, "name");
	jsonout_text(j, "sha256-tickets");
	jsonout_key_number(j, "version", draw_algorithm(p));
	jsonout_key(j, "ticket");
	jsonout_text(j, "SHA-256 of the seed, a comma and the case; the lowest of each stratum are "
			"drawn, in ascending order, the next ones are its reserve");
	jsonout_end_object(j);
}

static void write_frame(struct jsonout *j, const struct draw_record *r)
{
	jsonout_key(j, "frame");
	jsonout_object(j);
	jsonout_key(j, "sha256");
	jsonout_text(j, r->digest);
	if (r->commitment[0])
		jsonout_key_text(j, "commitment", r->commitment);
	jsonout_key_number(j, "cases", r->size);
	jsonout_key_str_or_null(j, "frozen", r->frozen);
	jsonout_key_str_or_null(j, "stratum", r->by);
	jsonout_key_str_or_null(j, "weight", r->weight);
	jsonout_key_str_or_null(j, "place", r->order);
	jsonout_key(j, "left_out");
	jsonout_array(j);
	for (size_t i = 0; i < r->reason_count; i++) {
		jsonout_object(j);
		jsonout_key_str_or_null(j, "reason", r->reasons[i].reason);
		jsonout_key_number(j, "cases", r->reasons[i].cases);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
}

static void write_plan(struct jsonout *j, const struct draw_plan *p)
{
	jsonout_key(j, "plan");
	jsonout_object(j);
	jsonout_key(j, "way");
	jsonout_text(j, draw_way_name(p->way));
	jsonout_key_number(j, "size", p->size);
	jsonout_key(j, "allocate");
	jsonout_text(j, allocation_name(p->how));
	jsonout_key_number(j, "least", p->least);
	jsonout_key(j, "reserve");
	if (p->reserve >= 0)
		jsonout_number(j, p->reserve);
	else
		jsonout_null(j);
	jsonout_key(j, "quotas");
	jsonout_array(j);
	for (size_t i = 0; i < p->quota_count; i++) {
		jsonout_object(j);
		jsonout_key_str_or_null(j, "stratum", p->quotas[i].stratum);
		jsonout_key_number(j, "cases", p->quotas[i].cases);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
}

static void write_margin(struct jsonout *j, const struct draw *d)
{
	jsonout_key(j, "margin");
	jsonout_object(j);
	jsonout_key(j, "method");
	jsonout_text(j, "a1");
	jsonout_key_number(j, "method_version", 1);
	jsonout_key(j, "share");
	jsonout_real(j, 0.5);
	jsonout_key(j, "confidence");
	jsonout_real(j, 0.95);
	jsonout_key(j, "margin");
	if (defined(d->margin))
		jsonout_exact(j, d->margin.value);
	else
		jsonout_null(j);
	if (!defined(d->margin)) {
		jsonout_key(j, "undefined");
		jsonout_text(j, undefined_text(d->margin.why));
	}
	jsonout_end_object(j);
}

static void write_strata(struct jsonout *j, const struct draw_record *r, const struct frame *f,
			 const struct draw *d)
{
	jsonout_key(j, "strata");
	jsonout_array(j);
	for (size_t h = 0; h < f->strata_count; h++) {
		line(j);
		jsonout_object(j);
		jsonout_key_str_or_null(j, "stratum", f->strata[h]);
		jsonout_key_number(j, "cases", f->sizes[h]);
		jsonout_key_number(j, "sample", d->sampled[h]);
		jsonout_key_number(j, "reserve", d->reserved[h]);
		jsonout_key(j, "chance");
		if (r->plan.way == DRAW_WEIGHTS)
			jsonout_null(j);
		else
			jsonout_exact(j, (double)d->sampled[h] / (double)f->sizes[h]);
		jsonout_key(j, "spread");
		if (r->plan.spreads)
			jsonout_exact(j, r->plan.spreads[h]);
		else
			jsonout_null(j);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void write_cases(struct jsonout *j, const char *key, const struct frame *f,
			const struct draw_plan *p, const struct drawn *list, size_t count)
{
	struct tickets t = {p->seed, f->cases};

	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < count; i++) {
		char hex[2 * SHA256_BYTES + 1];

		ticket_hex(&t, list[i].item, hex);
		line(j);
		jsonout_object(j);
		jsonout_key_number(j, "order", (int64_t)i + 1);
		jsonout_key(j, "case");
		jsonout_str(j, f->cases[list[i].item]);
		jsonout_key_str_or_null(j, "stratum", f->strata[f->stratum_of[list[i].item]]);
		jsonout_key(j, "chance");
		jsonout_exact(j, list[i].chance);
		if (list[i].with_reserve > 0 && draw_algorithm(p) != DRAW_NO_RESERVE) {
			jsonout_key(j, "chance_with_reserve");
			jsonout_exact(j, list[i].with_reserve);
		}
		jsonout_key(j, "ticket");
		jsonout_text(j, hex);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void begin(struct jsonout *j, const char *format, const struct draw_record *r)
{
	jsonout_object(j);
	jsonout_key(j, "format");
	jsonout_text(j, format);
	jsonout_key(j, "wherry");
	jsonout_str(j, r->wherry);
	line(j);
	write_algorithm(j, &r->plan);
	line(j);
}

void draw_write_json(struct out *o, const struct draw_record *r, const struct frame *f,
		     const struct draw *d)
{
	struct jsonout j = jsonout_to(o);

	begin(&j, "wherry-draw-1", r);
	write_frame(&j, r);
	line(&j);
	jsonout_key(&j, "seed");
	jsonout_str(&j, r->plan.seed);
	jsonout_key_str_or_null(&j, "seed_named", r->named);
	jsonout_key(&j, "frozen_before_seed");
	jsonout_bool(&j, r->frozen_first);
	line(&j);
	write_plan(&j, &r->plan);
	line(&j);
	write_margin(&j, d);
	line(&j);
	write_strata(&j, r, f, d);
	line(&j);
	write_cases(&j, "sample", f, &r->plan, d->sample, d->sample_count);
	line(&j);
	write_cases(&j, "reserve", f, &r->plan, d->reserve, d->reserve_count);
	jsonout_end_object(&j);
	line(&j);
}

void draw_write_frozen(struct out *o, const struct draw_record *r, const struct frame *f)
{
	struct jsonout j = jsonout_to(o);

	begin(&j, "wherry-draw-frozen-1", r);
	write_frame(&j, r);
	line(&j);
	jsonout_key(&j, "strata");
	jsonout_array(&j);
	for (size_t h = 0; h < f->strata_count; h++) {
		jsonout_object(&j);
		jsonout_key_str_or_null(&j, "stratum", f->strata[h]);
		jsonout_key_number(&j, "cases", f->sizes[h]);
		jsonout_end_object(&j);
	}
	jsonout_end_array(&j);
	jsonout_end_object(&j);
	line(&j);
}

void draw_write_key(struct out *o, const struct draw_key *k)
{
	struct jsonout j = jsonout_to(o);

	jsonout_object(&j);
	jsonout_key(&j, "format");
	jsonout_text(&j, "wherry-draw-key-1");
	jsonout_key(&j, "private");
	jsonout_text(&j, "whoever has this and the list can tell which case is which: do not "
			 "publish it, and do not lose it");
	jsonout_key_str_or_null(&j, "key", k->key);
	jsonout_key_str_or_null(&j, "list_sha256", k->source);
	jsonout_key_str_or_null(&j, "frame_sha256", k->digest);
	jsonout_key_str_or_null(&j, "frozen", k->frozen);
	jsonout_key_str_or_null(&j, "id", k->take.id);
	jsonout_key_str_or_null(&j, "by", k->take.by);
	jsonout_key_str_or_null(&j, "weight", k->take.weight);
	jsonout_key_str_or_null(&j, "systematic", k->take.order);
	jsonout_key_str_or_null(&j, "spread", k->take.spread);
	jsonout_key(&j, "exclude");
	jsonout_array(&j);
	for (size_t i = 0; i < k->take.exclude_count; i++)
		jsonout_str(&j, k->take.excludes[i]);
	jsonout_end_array(&j);
	jsonout_end_object(&j);
	line(&j);
}
