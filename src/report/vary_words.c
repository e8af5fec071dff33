#include "report/vary.h"

#include "base/date.h"

#include <inttypes.h>
#include <math.h>

#define S(s) (int)(s).len, (s).p

void vary_say(struct vary_said *to, struct str sentence)
{
	for (size_t i = 0; i < to->count; i++)
		if (str_eq(to->at[i], sentence))
			return;
	if (sentence.len && to->count < VARY_SAID)
		to->at[to->count++] = sentence;
}

struct str vary_count(uint64_t n, struct arena *a)
{
	struct out o = out_memory();
	struct str s;

	out_count(&o, n);
	s = arena_str(a, buf_view(&o.buf));
	out_abandon(&o);
	return s;
}

struct str vary_percent(double share, struct arena *a)
{
	double p = 100 * share;

	if ((p > 0 && p < 0.95) || (p > 99.05 && p < 100))
		return arena_fmt(a, "%.1f%%", p);
	return arena_fmt(a, "%.0f%%", p);
}

struct str vary_day(int32_t day, struct arena *a)
{
	char text[DATE_TEXT_MAX];

	return day < 0 ? STR("no date") : arena_str(a, str_of(date_british(day, text)));
}

/* Odds beyond this are not worth telling apart. */
static const double odds_most = 20;

struct str vary_odds(const struct verdict *v, struct arena *a)
{
	double low = intercept_mor(v->limits.lower.value);
	double high = intercept_mor(v->limits.upper.value);

	if (!defined(v->sigma))
		return arena_fmt(a, "at least %.1f", low);
	if (!defined(v->limits.upper) || high > odds_most)
		return arena_fmt(a, "%.1f (95%% limits %.1f to more than %.0f)",
				 intercept_mor(v->sigma.value), low, odds_most);
	return arena_fmt(a, "%.1f (95%% limits %.1f to %.1f)", intercept_mor(v->sigma.value), low,
			 high);
}

struct str vary_why(const struct verdict *v, const struct vary_side *side, const char *what,
		    struct arena *a)
{
	if (side->count == 0)
		return arena_fmt(a, "the file names no %s.", what);
	switch ((int)v->why) {
	case UNDEFINED_ONE_GROUP:
		return arena_fmt(a, "all audits are of one of the %s, and one cannot differ.",
				 what);
	case UNDEFINED_ALL_ONE_GRADE:
		return STR("all grades are the same, and where nothing varies nothing can be told "
			   "apart.");
	case UNDEFINED_RUNS_AWAY:
		return arena_fmt(
		    a,
		    "nearly all of the %s are all good or all poor, with too few audits "
		    "each to say how far they differ.",
		    what);
	default: break;
	}
	return arena_fmt(a, "the calculation found this: %s", undefined_text(v->why));
}

const char *vary_pocket(enum pocket_kind kind)
{
	switch (kind) {
	case POCKET_GOOD: return "better than the rest";
	case POCKET_POSSIBLY_GOOD: return "perhaps better than the rest";
	case POCKET_POOR: return "worse than the rest";
	case POCKET_POSSIBLY_POOR: return "perhaps worse than the rest";
	case POCKET_NONE: break;
	}
	return "";
}

/* ---- what was read ---- */

static struct str what_was_read(const struct vary *v, struct arena *a)
{
	const struct audits *t = v->audits;
	int32_t first = INT32_MAX, last = DATE_NONE;
	struct str from, until;

	for (size_t i = 0; i < t->rows; i++) {
		int32_t day = t->row[i].day;

		if (day == DATE_NONE)
			continue;
		first = day < first ? day : first;
		last = day > last ? day : last;
	}
	from = vary_day(first == INT32_MAX ? DATE_NONE : first, a);
	until = vary_day(last, a);
	return arena_fmt(
	    a, "%.*s row%s, %.*s audit%s with a grade, %zu team%s, %zu auditor%s%s%.*s%s%.*s.",
	    S(vary_count(t->rows, a)), t->rows == 1 ? "" : "s", S(vary_count(v->of, a)),
	    v->of == 1 ? "" : "s", t->team_count, t->team_count == 1 ? "" : "s", t->auditor_count,
	    t->auditor_count == 1 ? "" : "s", last < 0 ? ", " : ", from ", S(from),
	    last < 0 ? " known" : " to ", S(last < 0 ? STR("") : until));
}

static struct str column_text(struct str text, const char *what, const struct audits_column *c,
			      const char *option, struct arena *a)
{
	const char *comma = text.len ? ", " : "";

	if (c->at == LISTING_NONE)
		return arena_fmt(a, "%.*s%sno %s (--%s COLUMN names it)", S(text), comma, what,
				 option);
	return arena_fmt(a, "%.*s%s%s: %.*s%s", S(text), comma, what, S(c->name),
			 c->guessed ? " (guessed)" : "");
}

static struct str columns_text(const struct audits *t, struct arena *a)
{
	struct str s = column_text(STR(""), "case", &t->id, "id", a);

	s = column_text(s, "team", &t->team, "by", a);
	s = column_text(s, "auditor", &t->auditor, "auditor", a);
	s = column_text(s, "date", &t->date, "date", a);
	s = column_text(s, "grade", &t->criterion[0], "grade", a);
	if (t->moderated.at != LISTING_NONE)
		s = column_text(s, "moderated grade", &t->moderated, "moderated", a);
	return arena_fmt(a, "%.*s.", S(s));
}

/* ---- the whole ---- */

/* "Good or better". */
static struct str good_text(const struct vary *v, struct arena *a)
{
	const struct audits_scale *s = &v->audits->scale;
	struct str name = s->name[s->good_from];

	return arena_fmt(a, "%.*s%s", S(name), s->good_from + 1 < s->grades ? " or better" : "");
}

static void say_cases(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_share *g = &v->good;
	struct str good = good_text(v, a);

	vary_say(&w->proven,
		 arena_fmt(a,
			   "Of all %.*s cases, between %.*s and %.*s would be graded %.*s (95%% "
			   "confidence): %.*s of the %.*s audited were. That is between %.*s and "
			   "%.*s of them.",
			   S(vary_count(v->asked.frame, a)), S(vary_count(g->cases.low, a)),
			   S(vary_count(g->cases.high, a)), S(good), S(vary_count(g->found, a)),
			   S(vary_count(g->of, a)), S(vary_percent(g->cases.low_share, a)),
			   S(vary_percent(g->cases.high_share, a))));
}

static void say_whole(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_share *g = &v->good;

	if (v->of == 0) {
		vary_say(&w->unknown, STR("No audit has a grade, so nothing can be said."));
		return;
	}
	if (v->asked.frame && !g->cases.why) {
		say_cases(v, w, a);
	} else {
		vary_say(&w->proven,
			 arena_fmt(a,
				   "%.*s of %.*s audits (%.*s) were graded %.*s. Of all cases that "
				   "would be between %.*s and %.*s (95%% confidence).",
				   S(vary_count(g->found, a)), S(vary_count(g->of, a)),
				   S(vary_percent(g->share.value, a)), S(good_text(v, a)),
				   S(vary_percent(g->limits.lower.value, a)),
				   S(vary_percent(g->limits.upper.value, a))));
		if (v->asked.frame)
			vary_say(&w->unknown,
				 arena_fmt(a,
					   "There cannot be %.*s cases in all when %.*s were "
					   "audited: the limits are those of an endless number.",
					   S(vary_count(v->asked.frame, a)),
					   S(vary_count(v->of, a))));
		else
			vary_say(&w->next, STR("Say how many cases there are in all (--frame N): "
					       "then the limits are told in cases."));
	}
	vary_say(&w->unknown,
		 STR("Whether the audited cases stand for all cases: that holds only if they were "
		     "drawn by chance, as wherry draw does it."));
}

struct vary_words vary_words_of(const struct vary *v, struct arena *a)
{
	struct vary_words w = {.what = what_was_read(v, a)};

	w.columns = columns_text(v->audits, a);
	w.grades = scale_text(&v->audits->scale, a);
	vary_words_teams(v, &w, a);
	vary_words_auditors(v, &w, a);
	vary_words_moderation(v, &w, a);
	vary_words_time(v, &w, a);
	vary_words_kinds(v, &w, a);
	say_whole(v, &w, a);
	vary_words_compare(v, &w, a);
	if (v->audits->notes)
		vary_say(&w.next,
			 STR("Mend what is listed below as left out, and run this again."));
	return w;
}
