/* Sentences on change over time, and on spread. */
#include "report/vary.h"

#include <math.h>

#define S(s) (int)(s).len, (s).p

/* "from 12/4/2025 to 3/3/2026". */
static struct str span(const struct vary_half *h, struct arena *a)
{
	return arena_fmt(a, "%.*s to %.*s", S(vary_day(h->from, a)), S(vary_day(h->until, a)));
}

static void say_change(const struct vary_time *t, struct vary_words *w, struct arena *a)
{
	const struct vary_half *h = t->half;
	double p = (double)h[0].good / (double)h[0].of, q = (double)h[1].good / (double)h[1].of;
	double low = 100 * t->change.lower.value, high = 100 * t->change.upper.value;
	struct str figures =
	    arena_fmt(a,
		      "%.*s good from %.*s, %.*s from %.*s: a change of %+.0f points (95%% limits "
		      "%+.0f to %+.0f)",
		      S(vary_percent(p, a)), S(span(&h[0], a)), S(vary_percent(q, a)),
		      S(span(&h[1], a)), 100 * (q - p), low, high);

	if (low > 0 || high < 0)
		vary_say(&w->proven, arena_fmt(a, "Grades have become %s: %.*s.",
					       low > 0 ? "better" : "worse", S(figures)));
	else
		vary_say(&w->unknown,
			 arena_fmt(a, "Whether grades have changed: %.*s.", S(figures)));
	if ((low > 0 || high < 0) && !t->mix.why && fabs(t->mix.mix) > 0.01)
		vary_say(&w->proven,
			 arena_fmt(a,
				   "Of that change %+.0f points are teams doing differently, and "
				   "%+.0f points other teams being audited more.",
				   100 * t->mix.rate, 100 * t->mix.mix));
}

static void say_signals(const struct vary_time *t, struct vary_words *w, struct arena *a)
{
	struct str text = STR("");

	for (size_t i = 0; i < t->periods && t->signals && t->signals < 6; i++)
		if (t->chart.point[i].signal)
			text = arena_fmt(a, "%.*s%s%s", S(text), text.len ? ", " : "",
					 t->period[i].label);
	if (text.len)
		vary_say(&w->proven, arena_fmt(a, "Beyond what chance gives: %.*s.", S(text)));
}

static struct str apart(const struct verdict *v, struct arena *a)
{
	return v->why || !defined(v->sigma) ? STR("not known") : vary_odds(v, a);
}

static void say_spread(const struct vary_time *t, struct vary_words *w, struct arena *a)
{
	struct str odds =
	    arena_fmt(a,
		      "the odds between a better and a worse team were %.*s in the first "
		      "half and %.*s in the second",
		      S(apart(&t->half[0].verdict, a)), S(apart(&t->half[1].verdict, a)));

	switch (t->label) {
	case SPREADING:
		vary_say(&w->proven, arena_fmt(a,
					       "Good practice is spreading: grades rose and the "
					       "teams drew together; %.*s.",
					       S(odds)));
		return;
	case SPREAD_TOGETHER:
		vary_say(&w->proven, arena_fmt(a,
					       "The teams rose together, and differ about as much "
					       "as before; %.*s.",
					       S(odds)));
		return;
	case SPREAD_PULLING_APART:
		vary_say(&w->proven, arena_fmt(a, "The teams are pulling apart; %.*s.", S(odds)));
		vary_say(&w->next, STR("Ask what the teams that rose had and the others had not."));
		return;
	case SPREAD_CANNOT_TELL:
	case SPREAD_LABELS: break;
	}
	if (t->panel_enough >= 10 && defined(t->ratio_limits.upper) &&
	    t->ratio_limits.upper.value < 1) {
		vary_say(&w->proven, arena_fmt(a, "The teams have drawn together: %.*s.", S(odds)));
		vary_say(&w->unknown, STR("Whether good practice is spreading: the teams drew "
					  "together, but grades did not surely rise."));
		return;
	}
	if (t->panel_enough < 10)
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "Whether good practice is spreading: that takes ten teams with "
				   "eight audits or more in either half of the time, and there %s "
				   "%zu.",
				   t->panel_enough == 1 ? "is" : "are", t->panel_enough));
	else
		vary_say(&w->unknown,
			 arena_fmt(a, "Whether good practice is spreading: %.*s.", S(odds)));
}

/* "good grades came more often than in the whole from about 3/4/2025 on (told by 9/5/2025)". */
static struct str crossing_text(const struct vary_crossing *c, const char *how, struct arena *a)
{
	return arena_fmt(
	    a, "good grades came %s often than in the whole from about %.*s on (told by %.*s)", how,
	    S(vary_day(c->since, a)), S(vary_day(c->told, a)));
}

static void say_series(const struct vary_series *s, struct vary_words *w, struct arena *a)
{
	struct str more, fewer;
	bool both = s->more.crossed && s->fewer.crossed;

	if (s->why || (!s->more.crossed && !s->fewer.crossed))
		return;
	more = s->more.crossed ? crossing_text(&s->more, "more", a) : STR("");
	fewer = s->fewer.crossed ? crossing_text(&s->fewer, "less", a) : STR("");
	vary_say(&w->proven,
		 arena_fmt(a,
			   "Of %zu audits in the order of their dates: %.*s%s%.*s. Chance "
			   "gives such a run once in twenty lists or less often.",
			   s->n, S(more), both ? "; " : "", S(fewer)));
}

void vary_words_time(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_time *t = &v->time;

	if (t->why == UNDEFINED_NO_DATA) {
		vary_say(&w->unknown, STR("Whether anything changed: no audit has a date that can "
					  "be read."));
		return;
	}
	if (t->why) {
		vary_say(&w->unknown,
			 arena_fmt(a, "Whether anything changed: all audits are of one %s.",
				   t->months ? "month" : "quarter"));
		return;
	}
	say_change(t, w, a);
	say_signals(t, w, a);
	say_series(&v->series, w, a);
	if (v->teams.count > 1)
		say_spread(t, w, a);
}
