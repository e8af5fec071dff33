/* wherry check: the findings, to the standard output. */
#include "cli/command.h"
#include "report/report.h"

static void write_findings(const struct check *c, enum format format, struct out *o)
{
	switch ((int)format) {
	case FORMAT_CSV: report_csv(c, o); break;
	case FORMAT_JSON: report_json(c, o); break;
	case FORMAT_HTML: report_html(c, o); break;
	default: report_text(c, o); break;
	}
}

/* What went wrong with the inputs is told on the standard error too, where a pipe does not hide it. */
static void warn(const struct check *c, struct out *o)
{
	for (size_t i = 0; i < c->file_count; i++) {
		const struct taken *f = &c->files[i];

		if (f->as != TAKEN_READ && f->as != TAKEN_LEFT_ALONE)
			out_fmt(o, "wherry: %.*s: %.*s\n", (int)f->path.len, f->path.p,
				(int)f->note.len, f->note.p);
	}
}

int run_check(const struct said *s, struct err *e)
{
	struct check c;
	struct out results = out_fd(1), told = out_fd(2);
	int status = 0;

	if (check_run(&c, &s->check, e)) {
		status = check_status(&c);
		write_findings(&c, s->format, &results);
		if (s->format != FORMAT_TEXT)
			warn(&c, &told);
	}
	check_close(&c);
	if (!out_close(&results, e) || !out_close(&told, e))
		return 0;
	return status;
}
