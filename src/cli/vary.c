/* wherry vary: what a file of audits proves, or how soon the cases of a list are done. */
#include "report/vary.h"
#include "cli/command.h"
#include "report/timely.h"

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

static bool vary_audits(const struct said *s, struct out *o, struct err *e)
{
	struct audits audits;
	bool ok = audits_read(&audits, s->check.paths[0], &s->audits, e) &&
		  (!s->out || out_file(o, s->out, e));

	if (ok) {
		struct vary v = vary_of(&audits, &s->vary);

		write_as(s->format, &v, o);
		vary_close(&v);
		ok = out_close(o, e);
	}
	audits_close(&audits);
	return ok;
}

/* ---- days ---- */

static bool asks_for_days(const struct said *s)
{
	const struct timely_options *t = &s->timely;

	return t->start.len || t->end.len || t->within_said || t->at != DATE_NONE;
}

/* Options of audits say nothing of days: better told than passed over. */
static bool only_days(const struct said *s, struct err *e)
{
	const struct audits_options *a = &s->audits;

	if (a->grades + a->kinds == 0 &&
	    a->id.len + a->auditor.len + a->date.len + a->order.len == 0 &&
	    a->good.len + a->linked.len + a->moderated.len == 0 && s->vary.frame == 0 &&
	    !(s->vary.threshold > 0))
		return true;
	return err_set(e, ERR_USAGE,
		       "--start, --end, --within and --at ask how soon cases are done, and go with "
		       "--by; the other options are for audits and their grades");
}

static void write_days(enum format format, const struct timely *t, const struct timely_list *list,
		       struct out *o)
{
	if (format == FORMAT_JSON)
		timely_write_json(t, list, o);
	else if (format == FORMAT_CSV)
		timely_write_csv(t, list, o);
	else if (format == FORMAT_HTML)
		timely_write_html(t, list, o);
	else
		timely_write_text(t, list, o);
}

static bool vary_days(const struct said *s, struct out *o, struct err *e)
{
	struct timely_options options = s->timely;
	struct timely_list list = {0};
	bool ok;

	options.by = s->audits.by;
	ok = only_days(s, e) && timely_list_read(&list, s->check.paths[0], &options, e) &&
	     (!s->out || out_file(o, s->out, e));
	if (ok) {
		struct timely t = timely_of(&list.rows, &list.asked);

		write_days(s->format, &t, &list, o);
		timely_close(&t);
		ok = out_close(o, e);
	}
	timely_list_close(&list);
	return ok;
}

int run_vary(const struct said *s, struct err *e)
{
	struct out o = out_fd(1);
	bool ok = asks_for_days(s) ? vary_days(s, &o, e) : vary_audits(s, &o, e);

	return ok ? 0 : (int)e->kind;
}
