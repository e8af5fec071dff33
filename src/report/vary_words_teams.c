/* Sentences on teams: even or not, and where the pockets are. */
#include "report/vary.h"

#define S(s) (int)(s).len, (s).p

enum { NAMED = 6 };
#define SHARE_OUT "Let every auditor grade cases of several teams, dealt out by chance."

static struct str bound_text(const struct verdict *v, struct arena *a)
{
	return arena_fmt(a, "%.1f", intercept_mor(v->bound));
}

static bool known(const struct vary_side *s, enum evenness e)
{
	return s->has_allowed && !s->allowed.why && s->allowed.evenness == e;
}

/* Uneven grades: teams or auditors? */
static void say_uneven(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct verdict *p = &v->teams.plain, *q = &v->teams.allowed;
	struct str odds = vary_odds(p, a), bound = bound_text(p, a);
	bool apart = v->parts > 1,
	     same = v->auditors.count == 1 || (known(&v->teams, PRACTICE_UNEVEN) && !apart);

	vary_say(
	    &w->proven,
	    arena_fmt(a,
		      "%s uneven between teams: a case in a better team has %.*s times the "
		      "odds of a good grade that it has in a worse one; %.*s or less would count "
		      "as even.%s",
		      same ? "Practice is" : "Grades are", S(odds), S(bound),
		      same ? " The auditors do not explain it." : ""));
	if (same)
		return;
	if (v->auditors.count == 0)
		vary_say(&w->unknown, STR("Whether the teams differ or those who graded them: no "
					  "auditors are named."));
	else if (!apart && (!v->teams.has_allowed || q->why))
		vary_say(&w->unknown,
			 STR("Whether the teams differ or their auditors: there are too few audits "
			     "of each auditor to allow for who graded."));
	else if (!apart)
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "Whether the teams differ or their auditors: once it is allowed "
				   "for who graded, the odds are %.*s, which is not surely above "
				   "%.*s.",
				   S(vary_odds(q, a)), S(bound)));
	vary_say(&w->next, STR(SHARE_OUT));
}

static void say_even(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct verdict *p = &v->teams.plain;

	vary_say(
	    &w->proven,
	    arena_fmt(a,
		      "Practice is even between teams: a case in a better team has %.*s times "
		      "the odds of a good grade that it has in a worse one, below the bound of "
		      "%.*s.",
		      S(vary_odds(p, a)), S(bound_text(p, a))));
}

static void say_open(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct verdict *p = &v->teams.plain;

	vary_say(
	    &w->unknown,
	    arena_fmt(a,
		      "Whether practice is even between teams: %.*s audits of %zu teams cannot "
		      "tell yet. A case in a better team has %.*s times the odds of a good grade "
		      "that it has in a worse one; even is below %.*s.",
		      S(vary_count(p->method.n, a)), p->teams, S(vary_odds(p, a)),
		      S(bound_text(p, a))));
	if (defined(p->more))
		vary_say(&w->next,
			 arena_fmt(a,
				   "Read about %.*s more cases of these teams: they would probably "
				   "settle whether practice is even.",
				   S(vary_count((uint64_t)p->more.value, a))));
	else
		vary_say(&w->next,
			 STR("Do not wait for more audits of the same teams to settle whether "
			     "practice is even: they differ by about as much as the bound, or are "
			     "too few. Look at where they perhaps differ instead."));
}

/* "Team A (20 of 24 good), Team B (...)": those of one kind; only the names of possible ones. */
static struct str pockets_text(const struct vary *v, enum pocket_kind kind, size_t *count,
			       struct arena *a)
{
	bool counts = kind == POCKET_GOOD || kind == POCKET_POOR;
	struct str text = STR("");

	*count = 0;
	for (size_t j = 0; j < v->team_count; j++) {
		const struct vary_team *t = &v->team[j];

		if (t->pocket.kind != kind || ++*count > NAMED)
			continue;
		text = arena_fmt(a, "%.*s%s%.*s", S(text), text.len ? ", " : "", S(t->name));
		if (counts)
			text = arena_fmt(a, "%.*s (%.*s of %.*s good)", S(text),
					 S(vary_count(t->good, a)), S(vary_count(t->of, a)));
	}
	if (*count > NAMED)
		text = arena_fmt(a, "%.*s and %zu more", S(text), *count - NAMED);
	return text;
}

static void say_pockets(const struct vary *v, struct vary_words *w, struct arena *a)
{
	size_t good, poor;
	struct str text = pockets_text(v, POCKET_GOOD, &good, a);

	if (good)
		vary_say(&w->proven,
			 arena_fmt(a, "Better than the rest, with a chance of at least 95%%: %.*s.",
				   S(text)));
	text = pockets_text(v, POCKET_POOR, &poor, a);
	if (poor)
		vary_say(&w->proven,
			 arena_fmt(a, "Worse than the rest, with a chance of at least 95%%: %.*s.",
				   S(text)));
	if (good)
		vary_say(&w->next, STR("Find out what the better teams do, and take it to the "
				       "others."));
	if (poor)
		vary_say(&w->next, STR("Help the teams named as worse first."));
	text = pockets_text(v, POCKET_POSSIBLY_GOOD, &good, a);
	if (good)
		vary_say(&w->unknown, arena_fmt(a,
						"Perhaps better than the rest, a place to look "
						"and not a finding: %.*s.",
						S(text)));
	text = pockets_text(v, POCKET_POSSIBLY_POOR, &poor, a);
	if (poor)
		vary_say(&w->unknown, arena_fmt(a,
						"Perhaps worse than the rest, a place to look "
						"and not a finding: %.*s.",
						S(text)));
}

void vary_words_teams(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct verdict *p = &v->teams.plain;
	size_t small = 0;

	if (p->evenness == PRACTICE_UNEVEN)
		say_uneven(v, w, a);
	else if (p->evenness == PRACTICE_EVEN)
		say_even(v, w, a);
	else if (p->why)
		vary_say(&w->unknown, arena_fmt(a, "Whether practice is even between teams: %.*s",
						S(vary_why(p, &v->teams, "teams", a))));
	else
		say_open(v, w, a);
	if (v->parts > 1) {
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "Whether it is the teams or their auditors: the teams fall into "
				   "%zu groups, each graded by auditors of its own.",
				   v->parts));
		vary_say(&w->next, STR(SHARE_OUT));
	}
	say_pockets(v, w, a);
	for (size_t j = 0; j < v->team_count; j++)
		small += v->team[j].of < 5;
	if (small)
		vary_say(&w->unknown,
			 arena_fmt(
			     a, "Anything about %zu team%s on %s own: fewer than five audits each.",
			     small, small == 1 ? "" : "s", small == 1 ? "its" : "their"));
}
