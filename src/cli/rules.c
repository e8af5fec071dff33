/* wherry rules and wherry explain: what the rules are. */
#include "cli/command.h"
#include "report/catalogue.h"
#include "rules/registry.h"

static bool known_code(struct str code)
{
	for (int year = RULES_FIRST_YEAR; year <= RULES_LAST_YEAR; year++)
		if (rule_find(RETURN_NONE, code, year, NULL))
			return true;
	return false;
}

int run_rules(const struct said *s, struct err *e)
{
	struct catalogue c = {.year = s->check.year,
			      .severity_set = s->check.severity_set,
			      .severity = s->check.severity};
	struct out o = out_fd(1);

	switch ((int)s->format) {
	case FORMAT_CSV: catalogue_csv(&c, &o); break;
	case FORMAT_JSON: catalogue_json(&c, &o); break;
	case FORMAT_MARKDOWN: catalogue_markdown(&c, &o); break;
	default: catalogue_text(&c, &o); break;
	}
	return out_close(&o, e) ? 0 : (int)e->kind;
}

int run_explain(const struct said *s, struct err *e)
{
	struct out o = out_fd(1);

	for (size_t i = 0; i < s->check.count; i++) {
		struct str code = str_of(s->check.paths[i]);

		if (!known_code(code)) {
			err_set(e, ERR_USAGE, "there is no rule %.*s; wherry rules lists them all",
				(int)code.len, code.p);
			break;
		}
		catalogue_explain(code, s->check.year, &o);
	}
	return out_close(&o, e) ? 0 : (int)e->kind;
}
