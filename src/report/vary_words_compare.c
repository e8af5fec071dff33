/* Sentences on stopping early, and on two frameworks. */
#include "report/vary.h"

#define S(s) (int)(s).len, (s).p

static void say_settled(const struct vary *v, struct vary_words *w, struct str limits,
			struct arena *a)
{
	const struct vary_stop *s = &v->stop;
	struct str line = vary_percent(v->asked.threshold, a);

	if (s->settled == 0) {
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "Whether %.*s of the cases are good: not settled after %llu "
				   "readings in order. %.*s",
				   S(line), (unsigned long long)s->sequence.read, S(limits)));
		vary_say(&w->next, STR("Read on in the order of the draw, and look again after any "
				       "case: these limits allow for it."));
		return;
	}
	vary_say(
	    &w->proven,
	    arena_fmt(a, "After %llu readings it was settled: %s %.*s of the cases are good. %.*s",
		      (unsigned long long)s->after, s->settled < 0 ? "fewer than" : "at least",
		      S(line), S(limits)));
	vary_say(&w->next, STR("Stop reading for the whole, or go on for the teams."));
}

static void say_stop(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_stop *s = &v->stop;
	struct str limits;

	if (s->why == UNDEFINED_NO_DATA) {
		vary_say(&w->unknown, STR("Whether reading can stop: that takes the number of all "
					  "cases (--frame N)."));
		return;
	}
	if (s->why) {
		vary_say(&w->unknown, STR("Whether reading can stop: the frame is smaller than the "
					  "number of cases read."));
		return;
	}
	limits =
	    arena_fmt(a, "Between %.*s and %.*s of %.*s are, however often one looks (95%%).",
		      S(vary_count(s->sequence.always.low, a)),
		      S(vary_count(s->sequence.always.high, a)), S(vary_count(v->asked.frame, a)));
	say_settled(v, w, limits, a);
	if (!s->by_order)
		vary_say(&w->unknown,
			 STR("Whether the cases were read in the order drawn: no column "
			     "says so, and the order of the rows was taken for it."));
	if (s->left_out)
		vary_say(
		    &w->unknown,
		    arena_fmt(a,
			      "What the %llu audits after the first missing one in the order of "
			      "reading would change: limits that may be looked at stop there.",
			      (unsigned long long)s->left_out));
}

static void say_linked(const struct vary_linked *l, struct vary_words *w, struct arena *a)
{
	if (l->why || !defined(l->carried.share)) {
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "What the old grades under %.*s would be now: one of them was "
				   "given to no case that was graded under both.",
				   S(l->name)));
		return;
	}
	if (l->both < 30 || l->thin)
		vary_say(&w->next, STR("Grade thirty cases or more under both frameworks, with the "
				       "best and the worst among them."));
	if (!defined(l->change.lower)) {
		vary_say(
		    &w->proven,
		    arena_fmt(
			a,
			"Carried over by %llu cases graded under both, %.*s of the %llu "
			"cases under %.*s would be good now (standard error %.1f points).",
			(unsigned long long)l->both, S(vary_percent(l->carried.share.value, a)),
			(unsigned long long)l->old_only, S(l->name), 100 * l->carried.error.value));
		return;
	}
	vary_say(
	    l->change.lower.value > 0 || l->change.upper.value < 0 ? &w->proven : &w->unknown,
	    arena_fmt(a,
		      "Between the two frameworks: carried over by %llu cases graded under both, "
		      "%.*s would have been good before, %.*s are now; a change of %+.0f points "
		      "(95%% limits %+.0f to %+.0f).",
		      (unsigned long long)l->both, S(vary_percent(l->carried.share.value, a)),
		      S(vary_percent(l->now.value, a)),
		      100 * (l->now.value - l->carried.share.value), 100 * l->change.lower.value,
		      100 * l->change.upper.value));
}

static void say_bounds(const struct vary_linked *l, struct vary_words *w, struct arena *a)
{
	vary_say(
	    &w->unknown,
	    arena_fmt(a,
		      "What changed between the frameworks: no case was graded under both, so "
		      "only this is certain: between %.*s and %.*s of cases can have moved up, "
		      "and between %.*s and %.*s down.",
		      S(vary_percent(l->bounds.improved_min, a)),
		      S(vary_percent(l->bounds.improved_max, a)),
		      S(vary_percent(l->bounds.worsened_min, a)),
		      S(vary_percent(l->bounds.worsened_max, a))));
	vary_say(&w->next,
		 STR("Grade thirty cases or more under both frameworks, with the best and "
		     "the worst among them."));
}

void vary_words_compare(const struct vary *v, struct vary_words *w, struct arena *a)
{
	if (v->stop.asked)
		say_stop(v, w, a);
	switch (v->linked.rung) {
	case RUNG_LINKED: say_linked(&v->linked, w, a); return;
	case RUNG_BOUNDS: say_bounds(&v->linked, w, a); return;
	case RUNG_NOT_COMPARABLE:
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "Anything about change between the frameworks: the grades under "
				   "%.*s cannot be put beside these, for no case has both.",
				   S(v->linked.name)));
		return;
	case RUNG_NOT_ASKED: break;
	}
}
