#include "report/catalogue.h"

#include "base/csvout.h"
#include "base/jsonout.h"
#include "rules/check.h"
#include "rules/registry.h"

/* Calls visit for each rule that the catalogue is of. */
typedef void visit_rule(const struct rule_table *t, const struct rule *r, void *with);

static void each_rule(const struct catalogue *c, visit_rule *visit, void *with)
{
	const struct rule_table *const *tables;
	size_t count = rule_tables(&tables);

	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t]->count; i++) {
			const struct rule *r = &tables[t]->rules[i];

			if (c->year && !rule_in_force(r, c->year))
				continue;
			if (!c->severity_set || r->severity == c->severity)
				visit(tables[t], r, with);
		}
}

/* ---- the parts of a rule as text, from the buffer given ---- */

static const char *unit_words(enum unit u)
{
	static const char *const words[UNITS] = {
#define ROW(type)	  [UNIT_##type] = "each row",
#define WHOLE(name, what) [UNIT_##name] = #name,
#include "rules/units.def"
#undef ROW
#undef WHOLE
	};

	switch ((int)u) {
	case UNIT_any: return "each record";
	case UNIT_child: return "each child";
	case UNIT_note: return "each child's elements";
	case UNIT_all903: return "the whole return";
	case UNIT_census: return "the whole census";
	default: return words[u];
	}
}

static struct str years_text(const struct rule *r, struct buf *b)
{
	char from[8], until[8];

	b->len = 0;
	if (r->from < RULES_FIRST_YEAR)
		buf_text(b, "every year");
	else if (r->until == LATEST)
		buf_fmt(b, "from %s", year_text(r->from, from));
	else
		buf_fmt(b, "%s to %s", year_text(r->from, from), year_text(r->until, until));
	return buf_view(b);
}

static struct str fields_text(const uint16_t *fields, const char *between, struct buf *b)
{
	b->len = 0;
	for (size_t i = 0; fields[i] != FIELD_NONE; i++) {
		struct need n = rule_need(fields[i]);

		if (i)
			buf_text(b, between);
		if (n.providers)
			buf_text(b, "the table of Ofsted's providers");
		else
			buf_fmt(b, "%s.%s%s%s", table_info(field_info(n.field)->table)->name,
				field_info(n.field)->name, n.last ? " of the year before" : "",
				n.if_here ? " (if it is there)" : "");
	}
	return buf_view(b);
}

/* Said where a rule is but a draft; "" where it is not. */
static const char *standing(const struct rule *r)
{
	return r->provisional ? " (provisional: a draft of the Department's)" : "";
}

/* The list of rules that the Department publishes with the specification of each year's return.
 * Nobody publishes rules for the lists of Annex A: ours rest on the guidance that describes them. */
static struct str source_text(const struct rule_table *t, const struct rule *r, struct buf *b)
{
	struct buf years = {0};
	struct str said = years_text(r, &years);

	b->len = 0;
	if (r->unit == UNIT_any || r->unit == UNIT_note)
		buf_text(b, "Wherry's own");
	else if (t->returns == RETURN_ANNEXA)
		buf_text(
		    b,
		    "Wherry's own; it rests on Ofsted's guidance on child-level data, Annex A of "
		    "the inspection of local authority children's services");
	else if (str_starts(str_of(r->code),
			    STR("INT"))) /* "internal check" is all it says of it */
		buf_fmt(b, "the public validator csc-validator-be-903, internal check %s", r->code);
	else
		buf_fmt(b, "Department for Education, %s: validation rules (%.*s), rule %s%s",
			returns_words(t->returns), (int)said.len, said.p, r->code, standing(r));
	buf_close(&years);
	return buf_view(b);
}

/* ---- text ---- */

struct telling {
	struct out *out;
	const struct rule_table *table; /* whose heading was written last */
	struct jsonout json;
	struct buf buf;
};

static void text_rule(const struct rule_table *t, const struct rule *r, void *with)
{
	struct telling *w = with;

	if (w->table != t)
		out_fmt(w->out, "%s%s: %s\n", w->table ? "\n" : "", returns_name(t->returns),
			t->subject);
	w->table = t;
	out_fmt(w->out, "  %-6s %-6s %s%s\n", r->code, severity_name(r->severity), r->message,
		standing(r));
}

void catalogue_text(const struct catalogue *c, struct out *o)
{
	struct telling w = {.out = o};

	each_rule(c, text_rule, &w);
	buf_close(&w.buf);
}

/* ---- CSV ---- */

static void csv_rule(const struct rule_table *t, const struct rule *r, void *with)
{
	struct telling *w = with;

	csv_cell(w->out, str_of(r->code), true);
	csv_cell(w->out, str_of(returns_name(t->returns)), false);
	csv_cell(w->out, years_text(r, &w->buf), false);
	csv_cell(w->out, str_of(severity_name(r->severity)), false);
	csv_cell(w->out, str_of(unit_words(r->unit)), false);
	csv_cell(w->out, fields_text(r->fields, "|", &w->buf), false);
	csv_cell(w->out, fields_text(r->needs, "|", &w->buf), false);
	csv_cell(w->out, str_of(r->message), false);
	csv_cell(w->out, str_of(r->why), false);
	csv_cell(w->out, str_of(r->mend), false);
	csv_cell(w->out, source_text(t, r, &w->buf), false);
	out_char(w->out, '\n');
}

void catalogue_csv(const struct catalogue *c, struct out *o)
{
	struct telling w = {.out = o};

	out_text(o, "rule,return,years,severity,looks_at,fields,needs,message,why,mend,source\n");
	each_rule(c, csv_rule, &w);
	buf_close(&w.buf);
}

/* ---- JSON ---- */

static void json_pair(struct jsonout *j, const char *key, struct str value)
{
	jsonout_key(j, key);
	jsonout_str(j, value);
}

static void json_rule(const struct rule_table *t, const struct rule *r, void *with)
{
	struct telling *w = with;
	struct jsonout *j = &w->json;

	jsonout_object(j);
	json_pair(j, "rule", str_of(r->code));
	json_pair(j, "return", str_of(returns_name(t->returns)));
	json_pair(j, "subject", str_of(t->subject));
	json_pair(j, "years", years_text(r, &w->buf));
	json_pair(j, "severity", str_of(severity_name(r->severity)));
	json_pair(j, "looks_at", str_of(unit_words(r->unit)));
	json_pair(j, "fields", fields_text(r->fields, "|", &w->buf));
	json_pair(j, "needs", fields_text(r->needs, "|", &w->buf));
	json_pair(j, "message", str_of(r->message));
	json_pair(j, "why", str_of(r->why));
	json_pair(j, "mend", str_of(r->mend));
	json_pair(j, "source", source_text(t, r, &w->buf));
	jsonout_end_object(j);
}

void catalogue_json(const struct catalogue *c, struct out *o)
{
	struct telling w = {.out = o, .json = jsonout_to(o)};

	jsonout_array(&w.json);
	each_rule(c, json_rule, &w);
	jsonout_end_array(&w.json);
	out_char(o, '\n');
	buf_close(&w.buf);
}

/* ---- Markdown ---- */

static void markdown_rule(const struct rule_table *t, const struct rule *r, void *with)
{
	struct telling *w = with;
	struct str s;

	if (w->table != t)
		out_fmt(w->out, "\n## %s: %s\n", returns_name(t->returns), t->subject);
	w->table = t;
	out_fmt(w->out, "\n### %s\n\n%s\n\n", r->code, r->message);
	s = years_text(r, &w->buf);
	out_fmt(w->out, "- Severity: %s; years: %.*s; looks at %s.\n", severity_name(r->severity),
		(int)s.len, s.p, unit_words(r->unit));
	s = fields_text(r->fields, ", ", &w->buf);
	if (s.len)
		out_fmt(w->out, "- Marks: %.*s.\n", (int)s.len, s.p);
	s = fields_text(r->needs, ", ", &w->buf);
	if (s.len)
		out_fmt(w->out, "- Also reads: %.*s.\n", (int)s.len, s.p);
	out_fmt(w->out, "- Why it matters: %s\n- How to mend it: %s\n", r->why, r->mend);
	s = source_text(t, r, &w->buf);
	out_fmt(w->out, "- Source: %.*s.\n", (int)s.len, s.p);
}

static const char markdown_head[] =
    "# The rules\n"
    "\n"
    "Written by `wherry rules --format markdown`; do not edit. In a message, {DECOM} stands\n"
    "for what the record has in that field.\n"
    "\n"
    "**What the rules rest on.** The source of a rule is the list of validation rules that\n"
    "the Department for Education publishes with each year's specification, and the rule's\n"
    "code in it. For 2025-26 they are on gov.uk under `/government/publications/`:\n"
    "`children-looked-after-return-2025-to-2026-technical-specifications` and\n"
    "`children-in-need-census-2025-to-2026-specification`; the other years likewise. What\n"
    "each code means, and in which years, was learnt from two public validators of these\n"
    "lists; the lists themselves were not at hand and are not quoted. Where we differ from\n"
    "the validators, `docs/deviations.md` says why.\n"
    "\n"
    "**What the severities rest on.** In the census a code that ends in Q is a query and\n"
    "any other is an error. For the SSDA903 they are Wherry's reading, for the validator\n"
    "does not tell them: a rule is an error, unless it asks about something that may well\n"
    "be right; then it is a query. Where the Department's system says otherwise, it is\n"
    "right. Notes are Wherry's own.\n";

void catalogue_markdown(const struct catalogue *c, struct out *o)
{
	struct telling w = {.out = o};

	out_text(o, markdown_head);
	each_rule(c, markdown_rule, &w);
	buf_close(&w.buf);
}

/* ---- one rule ---- */

struct explaining {
	struct str code;
	struct out *out;
	struct buf buf;
};

static void explain_rule(const struct rule_table *t, const struct rule *r, void *with)
{
	struct explaining *w = with;
	struct str s;

	if (!str_same(str_of(r->code), w->code))
		return;
	s = years_text(r, &w->buf);
	out_fmt(w->out, "Rule %s, %s (%s, %.*s)%s\n", r->code, returns_words(t->returns),
		severity_name(r->severity), (int)s.len, s.p, standing(r));
	out_fmt(w->out, "  What:   %s\n  Why:    %s\n  Mend:   %s\n", r->message, r->why, r->mend);
	s = fields_text(r->fields, ", ", &w->buf);
	if (s.len)
		out_fmt(w->out, "  Marks:  %.*s\n", (int)s.len, s.p);
	s = fields_text(r->needs, ", ", &w->buf);
	if (s.len)
		out_fmt(w->out, "  Reads:  %.*s\n", (int)s.len, s.p);
	s = source_text(t, r, &w->buf);
	out_fmt(w->out, "  Source: %.*s\n\n", (int)s.len, s.p);
}

void catalogue_explain(struct str code, int year, struct out *o)
{
	struct catalogue c = {.year = year};
	struct explaining w = {.code = code, .out = o};

	each_rule(&c, explain_rule, &w);
	buf_close(&w.buf);
}
