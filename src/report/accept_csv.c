/* `check --format accept`: the queries, to be explained in a spreadsheet and given back. What is
 * explained already is kept; where the record has changed since, the last column has what it was. */
#include "base/csvout.h"
#include "report/report.h"
#include "rules/accept.h"
#include "rules/identity.h"

static void write_query(struct out *o, const struct check *c, uint64_t number, size_t i,
			struct buf *made)
{
	const struct findings *fs = &c->findings;
	const struct finding *f = &fs->at[i];
	const struct table_info *table = table_info((enum table)f->table);
	char id[FINDING_ID_MAX];

	csv_cell(o, str_of(finding_id_text(number, id)), true);
	csv_cell(o, str_of(finding_rule(fs, f)->code), false);
	csv_cell(o, str_of(returns_name(table->returns)), false);
	csv_cell(o, str_of(table->name), false);
	csv_cell(o, finding_child(fs, f), false);
	made->len = 0;
	finding_message(fs, f, made);
	csv_cell(o, buf_view(made), false);
	made->len = 0;
	finding_values_text(fs, f, made);
	csv_cell(o, buf_view(made), false);
	csv_cell(o, accept_of(c, i), false);
	csv_cell(o, c->accept ? c->accept->was[i] : STR(""), false);
	out_char(o, '\n');
}

void report_accept(const struct check *c, struct out *o)
{
	struct arena arena = {0};
	const uint64_t *ids = c->ids ? c->ids : findings_ids(&c->findings, &arena);
	struct buf made = {0};

	out_text(o, "id,rule,return,table,child,message,values,explanation,was\n");
	for (size_t i = 0; i < c->findings.count; i++)
		if (finding_rule(&c->findings, &c->findings.at[i])->severity == SEVERITY_QUERY)
			write_query(o, c, ids[i], i, &made);
	buf_close(&made);
	arena_close(&arena);
}
