/* Methods a: how many to read, how to share them out, and the draw. */
#include "audit/allocate.h"
#include "audit/random.h"
#include "audit/sample_size.h"
#include "audit/samplers.h"
#include "audit/tickets.h"
#include "audit/unequal.h"
#include "base/sha256.h"
#include "refcase.h"
#include "values.h"

#include <stdlib.h>

static json_t *a1(const json_t *input, struct arena *a)
{
	struct sample_plan p = {ref_whole(input, "N", 0),   ref_real(input, "margin", 0),
				ref_real(input, "p", 0.5),  ref_real(input, "conf", 0.95),
				ref_real(input, "deff", 1), ref_real(input, "nonresponse", 0)};
	struct sample_size s = sample_size_for_margin(&p);

	(void)a;
	return json_pack("{s:f, s:f, s:f, s:I, s:f, s:I, s:I, s:o}", "z", s.z, "n_infinite",
			 s.infinite, "n_fpc", s.corrected, "n_fpc_ceil",
			 (json_int_t)s.corrected_whole, "n_fpc_cochran", s.cochran,
			 "n_fpc_cochran_ceil", (json_int_t)s.whole, "n_issue", (json_int_t)s.issue,
			 "margin_achieved_at_ceil", ref_figure(s.margin));
}

static json_t *a1b(const json_t *input, struct arena *a)
{
	struct sample_plan p = {.population = ref_whole(input, "N", 0),
				.share = ref_real(input, "p", 0.5),
				.confidence = ref_real(input, "conf", 0.95),
				.design = ref_real(input, "deff", 1)};
	struct sample_margin m = sample_margin_of(&p, ref_whole(input, "n", 0));

	(void)a;
	return json_pack("{s:o, s:o, s:o, s:o}", "se_N1", ref_figure(m.se_planned), "margin_N1",
			 ref_figure(m.planned), "se_sample", ref_figure(m.se_sample),
			 "margin_sample", ref_figure(m.sample));
}

static json_t *a2(const json_t *input, struct arena *a)
{
	struct discovery d = discovery_size(ref_whole(input, "N", 0), ref_whole(input, "D", 0),
					    ref_real(input, "miss_prob_max", 0.05));

	(void)a;
	return json_pack("{s:o, s:o, s:o}", "n", d.possible ? json_integer(d.n) : json_null(),
			 "miss_prob_at_n", d.possible ? json_real(d.miss) : json_null(),
			 "miss_prob_at_n_minus_1", ref_figure(d.miss_before));
}

static enum allocation allocation_named(const char *type)
{
	static const char *const names[] = {"proportional", "neyman", "cost", "equal", "power"};
	enum allocation how = ALLOCATE_PROPORTIONAL;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(type, names[i]) == 0)
			how = (enum allocation)i;
	return how;
}

static json_t *a3(const json_t *input, struct arena *a)
{
	struct allocation_plan p = {.how = allocation_named(ref_text(input, "type")),
				    .n = ref_whole(input, "n", 0),
				    .least = ref_whole(input, "min_h", 0)};
	struct allocated to;
	size_t none;

	p.sizes = ref_wholes(input, "N_h", &p.strata, a);
	p.spreads = ref_reals(input, "S_h", &none, a);
	p.costs = ref_reals(input, "c_h", &none, a);
	if (!allocate(&to, &p, a))
		return json_pack("{s:n, s:n, s:n, s:n}", "real_unconstrained", "real_constrained",
				 "integer_largest_remainder", "var_mean");
	return json_pack("{s:o, s:o, s:o, s:o}", "real_unconstrained", ref_list(to.ideal, p.strata),
			 "real_constrained", ref_list(to.constrained, p.strata),
			 "integer_largest_remainder", ref_list_wholes(to.whole, p.strata),
			 "var_mean", ref_figure(to.variance));
}

static json_t *a4(const json_t *input, struct arena *a)
{
	size_t count, certain;
	double *size = ref_reals(input, "size", &count, a);
	double *chance = arena_array(a, count + 1, sizeof *chance), sum = 0;
	json_t *certainty = json_array();

	certain = chances_by_size(chance, size, count, ref_whole(input, "n", 0));
	for (size_t i = 0; i < count; i++) {
		sum += chance[i];
		if (chance[i] >= 1)
			json_array_append_new(certainty, json_integer((json_int_t)i + 1));
	}
	if (certain == SIZE_MAX || certain != json_array_size(certainty)) {
		json_decref(certainty);
		return NULL;
	}
	return json_pack("{s:o, s:o, s:f}", "pi", ref_list(chance, count), "certainty", certainty,
			 "sum", sum);
}

static json_t *places(const size_t *at, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, json_integer((json_int_t)at[i] + 1));
	return list;
}

static json_t *a5(const json_t *input, struct arena *a)
{
	size_t n = (size_t)ref_whole(input, "n", 0), count, found;
	size_t *to = arena_array(a, n + 1, sizeof *to);
	double u = ref_real(input, "u", 0), *size, *chance;

	if (strcmp(ref_text(input, "kind"), "equal") == 0) {
		systematic_equal(to, (size_t)ref_whole(input, "N", 0), n, u);
		return json_pack("{s:o}", "selected", places(to, n));
	}
	size = ref_reals(input, "size", &count, a);
	chance = arena_array(a, count + 1, sizeof *chance);
	if (chances_by_size(chance, size, count, (int64_t)n) == SIZE_MAX)
		return NULL;
	found = systematic_by_chance(to, chance, count, n, u);
	return json_pack("{s:o, s:o}", "pi", ref_list(chance, count), "selected",
			 places(to, found));
}

static json_t *a6(const json_t *input, struct arena *a)
{
	size_t n, rows, columns;
	double *y = ref_reals(input, "y", &n, a), *chance = ref_reals(input, "pi", &rows, a);
	double *joint = ref_matrix(input, "joint_pi", &rows, &columns, a);
	struct unequal_estimate e =
	    unequal_estimate(y, chance, rows == n ? joint : NULL, n, ref_real(input, "N", 0), a);
	json_t *answer = json_object();

	json_object_set_new(answer, "ht_total", ref_figure(e.total));
	json_object_set_new(answer, "ht_mean", ref_figure(e.mean));
	json_object_set_new(answer, "N_hat", ref_figure(e.size));
	json_object_set_new(answer, "hajek_mean", ref_figure(e.hajek));
	json_object_set_new(answer, "var_total_ht", ref_figure(e.variance_ht));
	json_object_set_new(answer, "var_total_syg", ref_figure(e.variance_syg));
	json_object_set_new(answer, "var_hajek_mean_syg", ref_figure(e.hajek_variance));
	json_object_set_new(answer, "var_total_deville", ref_figure(e.variance_deville));
	json_object_set_new(answer, "var_total_hansen_hurwitz", ref_figure(e.variance_hansen));
	return answer;
}

/* The ids of a case as text, the arena's; json ids that are numbers as they are written. */
static struct str *ids_of(const json_t *input, size_t *count, struct arena *a)
{
	const json_t *list = json_object_get(input, "ids");
	struct str *ids;

	*count = json_array_size(list);
	ids = arena_array(a, *count + 1, sizeof *ids);
	for (size_t i = 0; i < *count; i++)
		ids[i] = case_text(json_array_get(list, i), a);
	return ids;
}

static json_t *json_of(struct str s)
{
	return json_stringn(s.p ? s.p : "", s.len);
}

/* The ids of a part of a list of tickets. */
static json_t *drawn(const struct tickets *t, const struct ticket *list, size_t from, size_t to)
{
	json_t *ids = json_array();

	for (size_t i = from; i < to; i++)
		json_array_append_new(ids, json_of(t->ids[list[i].item]));
	return ids;
}

static json_t *a7(const json_t *input, struct arena *a)
{
	struct tickets t = {.seed = case_text(json_object_get(input, "seed"), a)};
	size_t n = (size_t)ref_whole(input, "n", 0), count, next;
	struct ticket *list;
	json_t *hex = json_array();

	t.ids = ids_of(input, &count, a);
	list = arena_array(a, count + 1, sizeof *list);
	for (size_t i = 0; i < count; i++)
		list[i].item = (uint32_t)i;
	tickets_fill(&t, list, count, 1);
	tickets_lowest(&t, list, count, count);
	for (size_t i = 0; i < n && i < count; i++) {
		char digits[2 * SHA256_BYTES + 1];

		ticket_hex(&t, list[i].item, digits);
		json_array_append_new(hex, json_string(digits));
	}
	next = n + 3 < count ? n + 3 : count;
	return json_pack("{s:o, s:o, s:o, s:o}", "order", drawn(&t, list, 0, count), "selected",
			 drawn(&t, list, 0, n < count ? n : count), "tickets_hex", hex, "reserve",
			 drawn(&t, list, n < next ? n : next, next));
}

struct fraction {
	struct str id, value;
};

static int by_fraction(const void *a, const void *b)
{
	return str_cmp(((const struct fraction *)a)->value, ((const struct fraction *)b)->value);
}

static json_t *a7b(const json_t *input, struct arena *a)
{
	struct str seed = case_text(json_object_get(input, "seed"), a);
	size_t n = (size_t)ref_whole(input, "n", 0), count;
	struct str *ids = ids_of(input, &count, a);
	struct fraction *all = arena_array(a, count + 1, sizeof *all);
	json_t *selected = json_array(), *numbers = json_array(), *whole = json_object();

	for (size_t i = 0; i < count; i++) {
		all[i] = (struct fraction){ids[i], rivest_fraction(seed, ids[i], a)};
		json_object_set_new(whole, arena_fmt(a, "%.*s", (int)ids[i].len, ids[i].p).p,
				    json_of(all[i].value));
	}
	if (count > 1)
		qsort(all, count, sizeof *all, by_fraction);
	for (size_t i = 0; i < n && i < count; i++) {
		json_array_append_new(selected, json_of(all[i].id));
		json_array_append_new(numbers, json_of(rivest_trim(all[i].value, 18)));
	}
	return json_pack("{s:o, s:o, s:o}", "selected", selected, "ticket_numbers_18", numbers,
			 "first_fraction_full_precision", whole);
}

static json_t *a7c(const json_t *input, struct arena *a)
{
	struct str seed = case_text(json_object_get(input, "seed"), a);
	uint64_t size = (uint64_t)ref_whole(input, "N", 1), k = 0;
	size_t n = (size_t)ref_whole(input, "n", 0), distinct = 0;
	bool *seen = arena_array(a, size + 1, sizeof *seen);
	json_t *raw = json_array(), *kept = json_array();

	while (distinct < n && n <= size) {
		uint64_t pick = counter_pick(seed, ++k, size);

		json_array_append_new(raw, json_integer((json_int_t)pick));
		if (seen[pick])
			continue;
		seen[pick] = true;
		distinct++;
		json_array_append_new(kept, json_integer((json_int_t)pick));
	}
	return json_pack("{s:o, s:o, s:I, s:I}", "raw_picks", raw, "distinct_in_order", kept,
			 "hashes_used", (json_int_t)k, "duplicates", (json_int_t)(k - distinct));
}

static json_t *hex_of(const uint8_t *bytes, size_t n, struct arena *a);

static json_t *a7d(const json_t *input, struct arena *a)
{
	struct str seed = case_text(json_object_get(input, "seed"), a);
	struct bit_source units = {.seed = seed}, wholes = units;
	json_t *hashes = json_array(), *uniforms = json_array(), *numbers = json_array();

	for (int64_t i = 0; i < ref_whole(input, "m", 0); i++) {
		uint8_t digest[SHA256_BYTES];

		bit_source_block(&units, digest);
		json_array_append_new(hashes, hex_of(digest, sizeof digest, a));
		json_array_append_new(uniforms, json_real(bit_source_unit(digest)));
		json_array_append_new(
		    numbers, json_integer((json_int_t)bit_source_between(&wholes, 1, 5500)));
	}
	return json_pack("{s:o, s:o, s:o}", "hashes", hashes, "uniforms", uniforms,
			 "randint_1_5500", numbers);
}

/* Two digits a byte; at most `room` bytes. Returns how many. */
static size_t unhex(const char *hex, uint8_t *bytes, size_t room)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = 0;

	for (; n < room && hex[2 * n] && hex[2 * n + 1]; n++) {
		const char *high = strchr(digits, hex[2 * n]);
		const char *low = strchr(digits, hex[2 * n + 1]);

		if (!high || !low)
			break;
		bytes[n] = (uint8_t)((high - digits) << 4 | (low - digits));
	}
	return n;
}

static json_t *hex_of(const uint8_t *bytes, size_t n, struct arena *a)
{
	char *text = arena_array(a, 2 * n + 1, 1);

	for (size_t i = 0; i < n; i++) {
		text[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
		text[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
	}
	return json_string(text);
}

/* The block function on its own. */
static json_t *chacha_block(const json_t *input, struct arena *a)
{
	uint8_t key[RANDOM_KEY] = {0}, nonce[RANDOM_NONCE] = {0}, block[RANDOM_BLOCK];

	unhex(ref_text(input, "key_hex"), key, sizeof key);
	unhex(ref_text(input, "nonce_hex"), nonce, sizeof nonce);
	random_block(key, (uint32_t)ref_whole(input, "counter", 0), nonce, block);
	return json_pack("{s:o}", "block_hex", hex_of(block, sizeof block, a));
}

static json_t *a7e(const json_t *input, struct arena *a)
{
	struct random r = random_from(str_of(ref_text(input, "seed"))), first = r;
	size_t size = (size_t)ref_whole(input, "N", 0), n = (size_t)ref_whole(input, "n", 0);
	uint32_t *items = arena_array(a, size + 1, sizeof *items);
	json_t *numbers, *picked;

	if (json_object_get(input, "key_hex"))
		return chacha_block(input, a);
	numbers = json_array();
	picked = json_array();
	for (int i = 0; i < 4; i++)
		json_array_append_new(
		    numbers,
		    json_string(arena_fmt(a, "%llu", (unsigned long long)random_next(&first)).p));
	for (size_t i = 0; i < size; i++)
		items[i] = (uint32_t)i + 1;
	random_pick(&r, items, size, n);
	for (size_t i = 0; i < n; i++)
		json_array_append_new(picked, json_integer(items[i]));
	return json_pack("{s:o, s:o, s:o}", "key_hex", hex_of(r.key, RANDOM_KEY, a),
			 "first_u64_decimal", numbers, "partial_fisher_yates", picked);
}

const struct ref_method ref_sampling[] = {
    {"a1", a1, NULL, NULL},   {"a1b", a1b, NULL, NULL}, {"a2", a2, NULL, NULL},
    {"a3", a3, NULL, NULL},   {"a4", a4, NULL, NULL},	{"a5", a5, NULL, NULL},
    {"a6", a6, NULL, NULL},   {"a7", a7, NULL, NULL},	{"a7b", a7b, NULL, NULL},
    {"a7c", a7c, NULL, NULL}, {"a7d", a7d, NULL, NULL}, {"a7e", a7e, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};
