/* The exact format is in the design, section 5; the columns are promised to other programs. */
#include "base/csvout.h"
#include "report/report.h"

static void number_cell(struct out *o, uint32_t n)
{
	out_char(o, ',');
	if (n)
		out_number(o, n);
}

/* The marked fields, or what stands in them, joined by bars. `made` is for reuse. */
static void joined_cell(struct out *o, const struct str *item, size_t n, struct buf *made)
{
	made->len = 0;
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(made, '|');
		buf_str(made, item[i]);
	}
	csv_cell(o, buf_view(made), false);
}

static void write_finding(struct out *o, const struct findings *fs, const struct finding *f,
			  struct buf *made)
{
	const struct rule *r = finding_rule(fs, f);
	const struct table_info *table = table_info((enum table)f->table);
	struct str values[FINDING_SHOWS_MAX];
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_read(fs, f, &shown, values);
	csv_cell(o, str_of(r->code), true);
	csv_cell(o, str_of(severity_name(r->severity)), false);
	csv_cell(o, str_of(returns_name(table->returns)), false);
	csv_cell(o, str_of(table->name), false);
	number_cell(o, f->record);
	number_cell(o, f->line);
	csv_cell(o, finding_child(fs, f), false);
	joined_cell(o, shown.name, shown.marked, made);
	joined_cell(o, values, shown.marked, made);
	made->len = 0;
	finding_tell(fs, f, &shown, values, made);
	csv_cell(o, buf_view(made), false);
	out_char(o, '\n');
}

void report_csv(const struct check *c, struct out *o)
{
	struct buf made = {0};

	out_text(o, "rule,severity,return,table,record,line,child,fields,values,message\n");
	for (size_t i = 0; i < c->findings.count; i++)
		write_finding(o, &c->findings, &c->findings.at[i], &made);
	buf_close(&made);
}
