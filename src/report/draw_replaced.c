#include "audit/draw_replace.h"
#include "base/jsonout.h"
#include "report/draw.h"

/* An outcome's count each, of the cases in use. */
static void write_counts(struct jsonout *j, const char *key, const struct replacing *r,
			 bool (*wanted)(enum outcome_kind))
{
	jsonout_key(j, key);
	jsonout_object(j);
	for (int k = OUTCOME_CLOSED; k < OUTCOME_KINDS; k++)
		if (wanted((enum outcome_kind)k))
			jsonout_key_count(j, outcome_name((enum outcome_kind)k), r->by[k]);
	jsonout_end_object(j);
}

static void write_case(struct jsonout *j, const struct replacing *r, const struct drawn_case *c)
{
	out_char(j->out, '\n');
	jsonout_object(j);
	jsonout_key(j, "case");
	jsonout_str(j, c->name);
	jsonout_key_str_or_null(j, "stratum", c->stratum);
	jsonout_key(j, "role");
	jsonout_text(j, c->reserve ? "reserve" : "sample");
	jsonout_key_str_or_null(j, "outcome", str_of(outcome_name(c->outcome)));
	jsonout_key_str_or_null(j, "stands_for",
				c->stands_for ? r->cases[c->stands_for - 1].name : STR(""));
	jsonout_key(j, "chance");
	if (c->in_use > 0)
		jsonout_exact(j, c->in_use);
	else
		jsonout_null(j);
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
	jsonout_number(&j, 2);
	jsonout_key(&j, "draw_sha256");
	jsonout_text(&j, digest);
	out_char(o, '\n');
	jsonout_key_count(&j, "drawn", r->sample);
	jsonout_key_count(&j, "in_use", r->in_use);
	jsonout_key_count(&j, "eligible", replace_eligible(r));
	jsonout_key_count(&j, "read", r->by[OUTCOME_READ]);
	jsonout_key_count(&j, "no_outcome_yet", r->by[OUTCOME_NONE]);
	jsonout_key_count(&j, "replaced", r->replaced);
	write_counts(&j, "to_be_replaced", r, outcome_replaced);
	jsonout_key_count(&j, "reserve_used_up", r->short_of);
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
