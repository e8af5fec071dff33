/* wherry vary: what a file of audits proves. */
#include "report/vary.h"
#include "cli/command.h"

static void write_as(enum format format, const struct vary *v, struct out *o)
{
	if (format == FORMAT_JSON)
		vary_write_json(v, o);
	else if (format == FORMAT_CSV)
		vary_write_csv(v, o);
	else if (format == FORMAT_HTML)
		vary_write_html(v, o);
	else
		vary_write_text(v, o);
}

int run_vary(const struct said *s, struct err *e)
{
	struct out o = out_fd(1);
	struct audits audits;
	bool ok = audits_read(&audits, s->check.paths[0], &s->audits, e) &&
		  (!s->out || out_file(&o, s->out, e));

	if (ok) {
		struct vary v = vary_of(&audits, &s->vary);

		write_as(s->format, &v, &o);
		vary_close(&v);
		ok = out_close(&o, e);
	}
	audits_close(&audits);
	return ok ? 0 : (int)e->kind;
}
