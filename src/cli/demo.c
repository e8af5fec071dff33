/* wherry demo: a made-up authority. */
#include "demo/demo.h"
#include "cli/command.h"
#include "report/report.h"
#include "rules/registry.h"

static void tell_tables(const struct demo_told *told, struct out *o)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		if (!told->rows[t])
			continue;
		out_fmt(o, "  %-8s%-24s", returns_name(table_info(t)->returns),
			table_info(t)->name);
		out_count(o, told->rows[t]);
		out_text(o, " records");
		if (told->last_rows[t]) {
			out_text(o, "; the year before ");
			out_count(o, told->last_rows[t]);
		}
		out_char(o, '\n');
	}
}

int run_demo(const struct said *s, struct err *e)
{
	struct demo_options o = {.dir = s->check.paths[0],
				 .children = s->children,
				 .seed = s->seed,
				 .year = s->check.year ? s->check.year : RULES_LAST_YEAR - 1,
				 .spoilt = s->spoilt,
				 .even = s->even_teams};
	struct demo_told told = {0};
	struct out out = out_fd(1);
	char year[8];

	if (!demo_write(&o, &told, e))
		return 0;
	out_fmt(&out, "%s: a made-up authority in %s, seed %llu. No one in it exists.\n", o.dir,
		year_text(o.year, year), (unsigned long long)o.seed);
	out_text(&out, "  ");
	out_count(&out, told.children);
	out_text(&out, " children, of whom ");
	out_count(&out, told.looked_after);
	out_text(&out, " were looked after in the year; ");
	out_count(&out, told.leavers);
	out_text(&out, " care leavers\n");
	tell_tables(&told, &out);
	out_text(&out, "  ");
	out_count(&out, told.audits);
	out_text(&out, " readings of audited cases in audits.csv\n  ");
	out_count(&out, told.spoilt);
	out_fmt(&out, " records were spoilt on purpose; %s/truth.json says how\n", o.dir);
	return out_close(&out, e) ? 0 : (int)e->kind;
}
