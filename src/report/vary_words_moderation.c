/* Sentences on moderation: what it shifts, and where all audits would stand after it. */
#include "report/vary.h"

#define S(s) (int)(s).len, (s).p

static void say_shift(const struct vary_moderation *m, struct vary_words *w, struct arena *a)
{
	const struct vary_shift *s = &m->all;
	struct figure low = s->direction.lower, high = s->direction.upper;
	struct str counts = arena_fmt(
	    a,
	    "of %.*s moderated audits %.*s went up (95%% limits %.*s to %.*s of all such), %.*s "
	    "down (%.*s to %.*s), %.*s stayed",
	    S(vary_count(s->of, a)), S(vary_count(s->up, a)),
	    S(vary_percent(s->up_limits.lower.value, a)),
	    S(vary_percent(s->up_limits.upper.value, a)), S(vary_count(s->down, a)),
	    S(vary_percent(s->down_limits.lower.value, a)),
	    S(vary_percent(s->down_limits.upper.value, a)), S(vary_count(s->same, a)));

	if (defined(low) && defined(high) && (low.value > 0.5 || high.value < 0.5))
		vary_say(&w->proven, arena_fmt(a, "Moderation moves grades %s: %.*s.",
					       low.value > 0.5 ? "up" : "down", S(counts)));
	else
		vary_say(&w->unknown, arena_fmt(a,
						"Whether moderation moves grades one way more than "
						"the other: %.*s.",
						S(counts)));
}

static void say_all_audits(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_moderation *m = &v->moderation;

	if (!defined(m->good_limits.lower) || !defined(m->good_limits.upper)) {
		vary_say(&w->unknown,
			 STR("How good all audits would be after moderation: after it, every "
			     "moderated audit stands on the same side of good, and where nothing "
			     "varies there are no limits."));
		return;
	}
	vary_say(
	    m->thin ? &w->unknown : &w->proven,
	    arena_fmt(a,
		      "%s %.*s of all %.*s audits would be good (95%% limits %.*s to %.*s), "
		      "reckoned from the %.*s that were; without it %.*s are. That holds if "
		      "chance chose which were moderated%s",
		      m->thin ? "How good audits are after moderation:" : "After moderation, about",
		      S(vary_percent(m->good.value, a)), S(vary_count(m->audits, a)),
		      S(vary_percent(m->good_limits.lower.value, a)),
		      S(vary_percent(m->good_limits.upper.value, a)), S(vary_count(m->all.of, a)),
		      S(vary_percent(v->good.share.value, a)),
		      m->thin ? ", and fewer than five of one grade were." : "."));
	if (m->thin)
		vary_say(&w->next, STR("Moderate five audits or more of each grade, chosen by "
				       "chance."));
}

void vary_words_moderation(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_moderation *m = &v->moderation;

	if (!m->asked)
		return;
	if (m->all.of == 0) {
		vary_say(
		    &w->unknown,
		    arena_fmt(a,
			      "What moderation shifts: the column %.*s holds no known grade of "
			      "an audit that has one of its own.",
			      S(m->name)));
		return;
	}
	say_shift(m, w, a);
	if (!m->why) {
		say_all_audits(v, w, a);
		return;
	}
	vary_say(&w->unknown,
		 arena_fmt(a,
			   "How good all audits would be after moderation: none of those graded "
			   "%.*s was moderated.",
			   S(v->audits->scale.name[m->unsupported])));
	vary_say(&w->next, STR("Moderate five audits or more of each grade, chosen by chance."));
}
