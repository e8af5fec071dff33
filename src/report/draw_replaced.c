#include "audit/draw_replace.h"
#include "base/jsonout.h"
#include "report/draw.h"

static void number(struct jsonout *j, const char *key, size_t n)
{
	jsonout_key(j, key);
	jsonout_number(j, (int64_t)n);
}

static void text_or_null(struct jsonout *j, const char *key, struct str s)
{
	jsonout_key(j, key);
	if (s.len)
		jsonout_str(j, s);
	else
		jsonout_null(j);
}

/* An outcome's count each, of the cases in use. */
static void write_counts(struct jsonout *j, const char *key, const struct replacing *r,
			 bool (*wanted)(enum outcome_kind))
{
	jsonout_key(j, key);
	jsonout_object(j);
	for (int k = OUTCOME_CLOSED; k < OUTCOME_KINDS; k++)
		if (wanted((enum outcome_kind)k))
			number(j, outcome_name((enum outcome_kind)k), r->by[k]);
	jsonout_end_object(j);
}

static void write_case(struct jsonout *j, const struct replacing *r, const struct drawn_case *c)
{
	out_char(j->out, '\n');
	jsonout_object(j);
	jsonout_key(j, "case");
	jsonout_str(j, c->name);
	text_or_null(j, "stratum", c->stratum);
	jsonout_key(j, "role");
	jsonout_text(j, c->reserve ? "reserve" : "sample");
	text_or_null(j, "outcome", str_of(outcome_name(c->outcome)));
	text_or_null(j, "stands_for", c->stands_for ? r->cases[c->stands_for - 1].name : STR(""));
	if (c->short_of) {
		jsonout_key(j, "not_replaced");
		jsonout_text(j, "no reserve is left in the stratum");
	}
	jsonout_end_object(j);
}

void draw_write_replaced(struct out *o, const struct replacing *r, struct str wherry,
			 const char *digest)
{
	struct jsonout j = jsonout_to(o);

	jsonout_object(&j);
	jsonout_key(&j, "format");
	jsonout_text(&j, "wherry-draw-replaced-1");
	jsonout_key(&j, "wherry");
	jsonout_str(&j, wherry);
	jsonout_key(&j, "method");
	jsonout_text(&j, "a7");
	jsonout_key(&j, "method_version");
	jsonout_number(&j, 1);
	jsonout_key(&j, "draw_sha256");
	jsonout_text(&j, digest);
	out_char(o, '\n');
	number(&j, "drawn", r->sample);
	number(&j, "in_use", r->in_use);
	number(&j, "eligible", replace_eligible(r));
	number(&j, "read", r->by[OUTCOME_READ]);
	number(&j, "no_outcome_yet", r->by[OUTCOME_NONE]);
	number(&j, "replaced", r->replaced);
	write_counts(&j, "to_be_replaced", r, outcome_replaced);
	number(&j, "reserve_used_up", r->short_of);
	write_counts(&j, "unread", r, outcome_unread);
	out_char(o, '\n');
	jsonout_key(&j, "cases");
	jsonout_array(&j);
	for (size_t i = 0; i < r->count; i++)
		if (!r->cases[i].reserve || r->cases[i].stands_for)
			write_case(&j, r, &r->cases[i]);
	jsonout_end_array(&j);
	jsonout_end_object(&j);
	out_char(o, '\n');
}
