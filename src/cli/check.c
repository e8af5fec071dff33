/* wherry check: the findings, to the standard output or the file that --out names. */
#include "cli/command.h"
#include "report/report.h"
#include "rules/accept.h"
#include "rules/since.h"

#include <unistd.h>

void write_findings(const struct check *c, enum format format, struct out *o)
{
	switch ((int)format) {
	case FORMAT_CSV: report_csv(c, o); break;
	case FORMAT_JSON: report_json(c, o); break;
	case FORMAT_HTML: report_html(c, o); break;
	case FORMAT_XLSX: report_xlsx(c, o); break;
	case FORMAT_ACCEPT: report_accept(c, o); break;
	default: report_text(c, o); break;
	}
}

bool run_and_compare(struct check *c, const struct check_options *o, struct err *e)
{
	return check_run(c, o, e) && (!o->since || since_compare(c, o->since, e)) &&
	       (!o->accept || accept_read(c, o->accept, e));
}

void warn_of_explanations(const struct check *c, struct out *o)
{
	const struct accept *a = c->accept;

	for (size_t i = 0; a && i < a->refused.count; i++)
		out_fmt(o,
			"wherry: %.*s: line %u: rule %.*s is an error: it has to be mended, an "
			"explanation does not do\n",
			(int)a->path.len, a->path.p, a->refused.at[i].line,
			(int)a->refused.at[i].rule.len, a->refused.at[i].rule.p);
	if (a && a->changed_count)
		out_fmt(o,
			"wherry: %.*s: explained, but the record has changed since: %llu, see the "
			"findings\n",
			(int)a->path.len, a->path.p, (unsigned long long)a->changed_count);
}

/* Where the findings go. Returns false and fills e. */
static bool open_results(const struct said *s, struct out *results, struct err *e)
{
	*results = out_fd(1);
	if (s->out)
		return out_file(results, s->out, e);
	return s->format != FORMAT_XLSX || !isatty(1) ||
	       err_set(e, ERR_USAGE,
		       "a workbook is not for a terminal: say with --out FILE.xlsx where it goes");
}

static int check_paths(const struct said *s, struct err *e)
{
	struct check_options options = s->check;
	struct check c;
	struct out results, told = out_fd(2);
	int status = 0;

	if (!open_results(s, &results, e))
		return 0;
	options.keep = s->format == FORMAT_XLSX;
	options.workers = s->format == FORMAT_HTML;
	if (run_and_compare(&c, &options, e)) {
		status = check_status(&c);
		write_findings(&c, s->format, &results);
		if (s->format != FORMAT_TEXT)
			warn_of_files(&c, &told);
		warn_of_explanations(&c, &told);
	}
	check_close(&c);
	if (e->kind != ERR_NONE)
		out_abandon(&results);
	if (!out_close(&results, e) || !out_close(&told, e))
		return 0;
	return status;
}

int run_check(const struct said *s, struct err *e)
{
	if (s->each)
		return run_each(s, e);
	if (s->check.count)
		return check_paths(s, e);
	err_set(e, ERR_USAGE, "check takes PATH..., or --each DIR; see: wherry help check");
	return 0;
}
