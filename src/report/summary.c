#include "report/summary.h"

#include "report/report.h"
#include "report/words.h"
#include "rules/registry.h"

static void key_bool(struct jsonout *j, const char *key, bool b)
{
	jsonout_key(j, key);
	jsonout_bool(j, b);
}

static void key_year(struct jsonout *j, const char *key, int year)
{
	jsonout_key(j, key);
	if (year)
		jsonout_text(j, YEAR(year));
	else
		jsonout_null(j);
}

static void key_date(struct jsonout *j, const char *key, struct date_cell date)
{
	char text[DATE_TEXT_MAX];

	jsonout_key(j, key);
	if (has_value(date))
		jsonout_text(j, date_iso(date.v, text));
	else
		jsonout_null(j);
}

static void key_findings(struct jsonout *j, const uint64_t findings[SEVERITIES])
{
	jsonout_key(j, "findings");
	jsonout_object(j);
	for (enum severity s = 0; s < SEVERITIES; s++)
		jsonout_key_count(j, severity_name(s), findings[s]);
	jsonout_end_object(j);
}

static void write_list(struct jsonout *j, const struct taken_list *l)
{
	jsonout_object(j);
	jsonout_key_text(j, "list", table_info(l->table)->name);
	jsonout_key_str(j, "sheet", l->sheet);
	key_bool(j, "hidden", l->hidden);
	key_bool(j, "read", l->read);
	jsonout_key_count(j, "records", l->records);
	jsonout_key_count(j, "heading_row", l->heading_row);
	jsonout_key_str(j, "placed", l->placed);
	jsonout_key_str(j, "unknown", l->unknown);
	jsonout_key_str(j, "missing", l->missing);
	jsonout_key_str(j, "note", l->note);
	jsonout_end_object(j);
}

static void write_lists(struct jsonout *j, const struct taken *f)
{
	jsonout_key(j, "lists");
	jsonout_array(j);
	for (size_t i = 0; i < f->list_count; i++)
		write_list(j, &f->lists[i]);
	jsonout_end_array(j);
}

static void write_file(struct jsonout *j, const struct taken *f)
{
	static const char *const taken[] = {
	    [TAKEN_READ] = "read",
	    [TAKEN_CUT_SHORT] = "cut short",
	    [TAKEN_SET_ASIDE] = "set aside",
	    [TAKEN_UNREADABLE] = "unreadable",
	    [TAKEN_LEFT_ALONE] = "left alone",
	};

	jsonout_object(j);
	jsonout_key_str(j, "path", f->path);
	jsonout_key_text(j, "taken", taken[f->as]);
	jsonout_key_text(j, "return", returns_name(f->returns));
	jsonout_key_text(j, "table", f->table == TABLE_NONE ? "" : table_info(f->table)->name);
	key_year(j, "year", f->year);
	key_bool(j, "last_year", f->last_year);
	jsonout_key_count(j, "records", f->records);
	jsonout_key_str(j, "form", f->form);
	jsonout_key_str(j, "unknown", f->unknown);
	jsonout_key_str(j, "note", f->note);
	if (f->list_count)
		write_lists(j, f);
	jsonout_end_object(j);
}

static void write_return(struct jsonout *j, const struct checked *r, enum returns which,
			 const struct tally *t)
{
	jsonout_object(j);
	jsonout_key_text(j, "return", returns_name(which));
	jsonout_key_str(j, "authority", r->authority);
	jsonout_key_str(j, "authority_name", r->authority_name);
	key_year(j, "year", r->year);
	key_year(j, "rules_year", r->rules_year);
	key_date(j, "start", r->start);
	key_date(j, "end", r->end);
	if (which == RETURN_ANNEXA) {
		key_date(j, "drawn", date_cell(r->window.drawn));
		key_bool(j, "drawn_guessed", r->window.guessed);
	}
	key_year(j, "last_year", r->has_last ? r->last_year : 0);
	jsonout_key_count(j, "children", r->children);
	jsonout_key_count(j, "records", t->records[which]);
	key_findings(j, t->findings[which]);
	jsonout_end_object(j);
}

static void write_table(struct jsonout *j, const struct table_count *n, enum table table)
{
	jsonout_object(j);
	jsonout_key_text(j, "return", returns_name(table_info(table)->returns));
	jsonout_key_text(j, "table", table_info(table)->name);
	key_bool(j, "present", n->present);
	jsonout_key_count(j, "records", n->records);
	key_bool(j, "last_year_present", n->last_present);
	jsonout_key_count(j, "last_year_records", n->last_records);
	key_findings(j, n->findings);
	jsonout_end_object(j);
}

static void write_rule(struct jsonout *j, const struct ledger_row *l, uint64_t hit,
		       struct str words)
{
	static const char *const units[] = {
	    [TALLY_RECORDS] = "records",
	    [TALLY_CHILDREN] = "children",
	    [TALLY_WHOLE] = "returns",
	};

	jsonout_object(j);
	jsonout_key_text(j, "rule", l->rule->code);
	jsonout_key_text(j, "return", returns_name(l->of->returns));
	jsonout_key_text(j, "subject", l->of->subject);
	jsonout_key_text(j, "severity", severity_name(l->rule->severity));
	jsonout_key_str(j, "message", words);
	key_bool(j, "ran", l->ran);
	jsonout_key_count(j, "looked_at", l->looked_at);
	jsonout_key_text(j, "looked_at_unit", units[tally_unit(l->rule)]);
	jsonout_key_count(j, "broken_by", hit);
	jsonout_key_count(j, "findings", l->findings);
	jsonout_key_str(j, "reason", l->reason);
	jsonout_end_object(j);
}

static void write_returns(struct jsonout *j, const struct check *c, const struct tally *t)
{
	jsonout_key(j, "returns");
	jsonout_array(j);
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		if (c->returns[r].present)
			write_return(j, &c->returns[r], r, t);
	jsonout_end_array(j);
}

static void write_tables(struct jsonout *j, const struct check *c)
{
	jsonout_key(j, "tables");
	jsonout_array(j);
	for (enum table table = TABLE_NONE + 1; table < TABLES; table++)
		if (c->returns[table_info(table)->returns].present)
			write_table(j, &c->tables[table], table);
	jsonout_end_array(j);
}

void summary_members(struct jsonout *j, const struct check *c, struct tally *t)
{
	jsonout_key_text(j, "wherry", report_version);
	jsonout_key_text(j, "rules_dated", rules_dated);
	jsonout_key_str(j, "answer", words_answer(&t->arena, c, t));
	key_findings(j, c->by_severity);
	jsonout_key_count(j, "children_with_findings", t->named);
	jsonout_key_count(j, "rules_ran", t->ran);
	jsonout_key_count(j, "rules_not_run", t->not_run);
	write_returns(j, c, t);
	write_tables(j, c);
	jsonout_key(j, "rules");
	jsonout_array(j);
	for (size_t i = 0; i < c->rule_count; i++)
		write_rule(j, &c->ledger[i], t->hit[i], words_rule(&t->arena, c->ledger[i].rule));
	jsonout_end_array(j);
	jsonout_key(j, "files");
	jsonout_array(j);
	for (size_t i = 0; i < c->file_count; i++)
		write_file(j, &c->files[i]);
	jsonout_end_array(j);
}

void report_summary_json(const struct check *c, struct out *o)
{
	struct jsonout j = jsonout_to(o);
	struct tally t;

	tally_open(&t, c);
	jsonout_object(&j);
	summary_members(&j, c, &t);
	jsonout_end_object(&j);
	out_char(o, '\n');
	tally_close(&t);
}
