/* wherry vary --start at a terminal, and as lines of CSV. */
#include "base/csvout.h"
#include "report/plain.h"
#include "report/timely.h"

#define S(s) (int)(s).len, (s).p

enum { NAME = 28 };

const struct timely_about timely_cases = {.id = "cases",
					  .title = "How soon cases are done",
					  .many = "cases",
					  .done = "done",
					  .no_start = "that say no day of start",
					  .limit = ""};

struct str timely_columns(const struct timely_list *list, struct arena *a)
{
	struct str team = list->team.name;

	return arena_fmt(
	    a,
	    "%zu rows, open cases counted up to %.*s%s. start: %.*s, end: %.*s (blank: still "
	    "open), "
	    "%s%.*s%s.",
	    list->rows_read, S(vary_day(list->asked.until, a)),
	    list->at_guessed ? ", the last day in the list (--at DATE says otherwise)" : "",
	    S(list->start.name), S(list->end.name), team.len ? "team: " : "no team", S(team),
	    !team.len		 ? " (--by COLUMN names it)"
	    : list->team.guessed ? " (guessed)"
				 : "");
}

static void one_group(const struct timely_group *g, struct out *o)
{
	const char *why = timely_why(g);

	out_text(o, "  ");
	plain_padded(o, g->name, NAME);
	plain_count(o, g->cases, 6);
	plain_count(o, g->open, 6);
	plain_count(o, g->overdue, 9);
	if (why[0])
		out_fmt(o, "   %s", why);
	else
		out_fmt(o, "  %5.1f%%", 100 * g->share.value);
	if (!why[0] && defined(g->limits.lower) && defined(g->limits.upper))
		out_fmt(o, "  %5.1f to %5.1f%%", 100 * g->limits.lower.value,
			100 * g->limits.upper.value);
	if (g->standing != TIMELY_ALIKE)
		out_fmt(o, "  %s", timely_standing(g->standing));
	out_char(o, '\n');
}

static void groups(const char *title, const struct timely_group *g, size_t n, struct out *o)
{
	if (n == 0)
		return;
	out_fmt(o, "\n%-30s cases  open  overdue  in time  95%% limits\n", title);
	for (size_t i = 0; i < n; i++)
		one_group(&g[i], o);
}

void timely_write_text(const struct timely *t, const struct timely_list *list, struct out *o)
{
	struct arena a = {0};
	struct timely_words w = timely_words_of(t, &timely_cases, &a);

	vary_text_filled(o, timely_columns(list, &a));
	vary_text_said(o, "What is proven", w.proven.at, w.proven.count);
	vary_text_said(o, "What is not", w.unknown.at, w.unknown.count);
	vary_text_said(o, "What to do next", w.next.at, w.next.count);
	vary_text_said(o, "Left out", w.left.at, w.left.count);
	if (defined(t->whole.median))
		out_fmt(o, "\nHalf of all are done within %.6g %sdays.\n", t->whole.median.value,
			t->asked.working ? "working " : "");
	groups("Team", t->team, t->team_count, o);
	groups("Begun in", t->cohort, t->cohorts, o);
	arena_close(&a);
}

/* ---- CSV ---- */

static void line(struct out *o, const char *kind, const struct timely_group *g, struct arena *a)
{
	const size_t counts[] = {g->cases, g->in_time, g->late, g->open, g->overdue};

	csv_cell(o, str_of(kind), true);
	csv_cell(o, g->name, false);
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		csv_cell(o, arena_fmt(a, "%zu", counts[i]), false);
	vary_csv_figure(o, g->share, a);
	vary_csv_figure(o, g->limits.lower, a);
	vary_csv_figure(o, g->limits.upper, a);
	vary_csv_figure(o, g->closed_only, a);
	vary_csv_figure(o, g->median, a);
	vary_csv_figure(o, g->adjusted, a);
	csv_cell(o, str_of(timely_standing(g->standing)), false);
	out_char(o, '\n');
}

void timely_write_csv(const struct timely *t, const struct timely_list *list, struct out *o)
{
	struct arena a = {0};
	struct timely_group whole = t->whole;

	(void)list;
	whole.adjusted = t->compared.why ? figure_none(t->compared.why) : figure_of(t->compared.p);
	whole.name = STR("all");
	out_text(o, "kind,name,cases,in_time,late,open,overdue,share_in_time,share_low,share_high,"
		    "share_of_closed,median_days,p_adjusted,standing\n");
	line(o, "all", &whole, &a);
	for (size_t i = 0; i < t->team_count; i++)
		line(o, "team", &t->team[i], &a);
	for (size_t i = 0; i < t->cohorts; i++)
		line(o, "begun", &t->cohort[i], &a);
	arena_close(&a);
}
