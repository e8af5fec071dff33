/* `check --format text`: what a person reads from top to bottom, or searches with grep. */
#include "report/compared.h"
#include "report/plain.h"
#include "report/report.h"
#include "report/terminal.h"
#include "report/words.h"

/* Whether a finding begins a new table, and a new record in it. */
static bool new_table(const struct finding *f, const struct finding *before)
{
	return !before || f->table != before->table;
}

static bool new_record(const struct finding *f, const struct finding *before)
{
	return new_table(f, before) || f->record != before->record;
}

static void write_table(struct out *o, const struct finding *f)
{
	const struct table_info *table = table_info((enum table)f->table);

	out_fmt(o, "%s %s\n", returns_name(table->returns), table->name);
}

static void write_record(struct out *o, const struct findings *fs, const struct finding *f)
{
	struct str child = finding_child(fs, f);

	if (f->record == 0) {
		out_text(o, "  the return as a whole\n");
		return;
	}
	out_fmt(o, "  record %u", f->record);
	if (f->line)
		out_fmt(o, ", line %u", f->line);
	if (child.len) {
		out_text(o, ", child ");
		plain_str(o, child);
	} else {
		out_text(o, ", no child id");
	}
	out_char(o, '\n');
}

static void write_finding(struct out *o, const struct findings *fs, const struct finding *f,
			  struct buf *made)
{
	const struct rule *r = finding_rule(fs, f);

	made->len = 0;
	finding_message(fs, f, made);
	out_fmt(o, "    %-5s  %-6s  ", severity_name(r->severity), r->code);
	plain_str(o, buf_view(made));
	out_fmt(o, "%s\n", words_standing(r));
}

static void write_findings(struct out *o, const struct check *c)
{
	const struct findings *fs = &c->findings;
	struct buf made = {0};

	for (size_t i = 0; i < fs->count; i++) {
		const struct finding *f = &fs->at[i], *before = i ? f - 1 : NULL;

		if (before && new_table(f, before))
			out_char(o, '\n');
		if (new_table(f, before))
			write_table(o, f);
		if (new_record(f, before))
			write_record(o, fs, f);
		write_finding(o, fs, f, &made);
		compared_explained(o, c, i);
	}
	if (fs->count)
		out_char(o, '\n');
	buf_close(&made);
}

void report_text(const struct check *c, struct out *o)
{
	struct tally t;

	tally_open(&t, c);
	write_findings(o, c);
	terminal_files(o, c, &t);
	terminal_severities(o, c, &t);
	terminal_not_run(o, c, &t);
	compared_text(o, c, &t, true);
	terminal_answer(o, c, &t);
	tally_close(&t);
}
