/* How soon things are done, in sentences. */
#include "report/timely.h"

#include <math.h>

#define S(s) (int)(s).len, (s).p

enum { NAMED_MOST = 6, FEW = 5 };
static const double differ = 0.05, points_told = 0.005;

const char *timely_standing(enum timely_standing s)
{
	switch (s) {
	case TIMELY_SLOWER: return "slower than the others";
	case TIMELY_FASTER: return "faster than the others";
	case TIMELY_ALIKE: break;
	}
	return "";
}

const char *timely_why(const struct timely_group *g)
{
	if (defined(g->share))
		return "";
	return g->cases ? "too recent to tell" : "none";
}

static struct str share_text(const struct timely_group *g, struct arena *a)
{
	if (!defined(g->limits.lower) || !defined(g->limits.upper))
		return vary_percent(g->share.value, a);
	return arena_fmt(a, "%.*s (95%% limits %.*s to %.*s)", S(vary_percent(g->share.value, a)),
			 S(vary_percent(g->limits.lower.value, a)),
			 S(vary_percent(g->limits.upper.value, a)));
}

/* ---- all of them ---- */

static void say_share(const struct timely *t, const struct timely_about *n, struct timely_words *w,
		      struct arena *a)
{
	const struct timely_group *g = &t->whole;
	struct str counted = STR("");

	if (!defined(g->share)) {
		vary_say(&w->unknown,
			 g->cases
			     ? arena_fmt(a,
					 "How many %s are %s within %.*s: none of them has been "
					 "watched for so long yet.",
					 n->many, n->done, S(w->within))
			     : arena_fmt(a, "How soon %s are %s: none can be counted.", n->many,
					 n->done));
		return;
	}
	if (g->open)
		counted =
		    arena_fmt(a, ", with the %.*s still open counted for as long as %s been open",
			      S(vary_count(g->open, a)), g->open == 1 ? "it has" : "they have");
	vary_say(&w->proven,
		 arena_fmt(a, "Of %.*s %s (from %.*s to %.*s), %.*s were %s within %.*s%.*s.",
			   S(vary_count(g->cases, a)), n->many, S(vary_day(t->first, a)),
			   S(vary_day(t->last, a)), S(share_text(g, a)), n->done, S(w->within),
			   S(counted)));
}

static void say_flattery(const struct timely *t, struct timely_words *w, struct arena *a)
{
	const struct timely_group *g = &t->whole;
	double off = g->closed_only.value - g->share.value;

	if (!defined(g->share) || !defined(g->closed_only) || fabs(off) < points_told)
		return;
	vary_say(
	    &w->proven,
	    arena_fmt(a,
		      "Of those that are closed, %.*s were in time. That leaves out those still "
		      "open, and is %.0f point%s too %s.",
		      S(vary_percent(g->closed_only.value, a)), fabs(100 * off),
		      fabs(100 * off) < 1.5 ? "" : "s", off > 0 ? "good" : "bad"));
}

static void say_overdue(const struct timely *t, const struct timely_about *n,
			struct timely_words *w, struct arena *a)
{
	const struct timely_group *g = &t->whole, *most = NULL;
	struct str with = STR("");

	if (g->overdue == 0)
		return;
	for (size_t i = 0; i < t->team_count; i++)
		if (t->team[i].overdue > (most ? most->overdue : 0))
			most = &t->team[i];
	vary_say(&w->proven,
		 arena_fmt(a, "%.*s of the %.*s open %s %s been open for more than %.*s.",
			   S(vary_count(g->overdue, a)), S(vary_count(g->open, a)), n->many,
			   g->overdue == 1 ? "has" : "have", S(w->within)));
	if (most && t->team_count > 1)
		with = arena_fmt(
		    a, "; %.*s has %.*s of them", S(most->name),
		    S(most->overdue == g->overdue ? STR("all") : vary_count(most->overdue, a)));
	vary_say(&w->next, g->overdue == 1 ? STR("See to the one that is overdue.")
					   : arena_fmt(a, "See to the %.*s that are overdue%.*s.",
						       S(vary_count(g->overdue, a)), S(with)));
}

/* ---- teams ---- */

/* "North (61%), South (70%) and 2 more"; "" when no team stands so. */
static struct str teams_that(const struct timely *t, enum timely_standing standing, struct arena *a)
{
	struct str text = STR("");
	size_t n = 0;

	for (size_t i = 0; i < t->team_count; i++) {
		const struct timely_group *g = &t->team[i];

		if (g->standing != standing || n++ >= NAMED_MOST)
			continue;
		text = arena_fmt(a, "%.*s%s%.*s", S(text), text.len ? ", " : "", S(g->name));
		if (defined(g->share))
			text = arena_fmt(a, "%.*s (%.*s in time)", S(text),
					 S(vary_percent(g->share.value, a)));
	}
	if (n > NAMED_MOST)
		text = arena_fmt(a, "%.*s and %zu more", S(text), n - NAMED_MOST);
	return text;
}

static void say_standing(const struct timely *t, struct timely_words *w, struct arena *a)
{
	struct str slower = teams_that(t, TIMELY_SLOWER, a);
	struct str faster = teams_that(t, TIMELY_FASTER, a);

	if (slower.len)
		vary_say(&w->proven,
			 arena_fmt(a, "Slower than the others, beyond chance: %.*s.", S(slower)));
	if (faster.len)
		vary_say(&w->proven,
			 arena_fmt(a, "Faster than the others, beyond chance: %.*s.", S(faster)));
	if (slower.len && faster.len)
		vary_say(&w->next, STR("Find out how the faster teams work, and what holds the "
				       "slower ones up."));
	else if (slower.len)
		vary_say(&w->next, STR("Ask the slower teams what holds them up."));
}

/* The least and greatest share of a team with enough cases. */
static struct str reach(const struct timely *t, struct arena *a)
{
	double low = 2, high = -1;

	for (size_t i = 0; i < t->team_count; i++) {
		const struct timely_group *g = &t->team[i];

		if (!defined(g->share) || g->cases < FEW)
			continue;
		low = fmin(low, g->share.value);
		high = fmax(high, g->share.value);
	}
	if (high <= low)
		return STR("");
	return arena_fmt(a, " Their shares in time reach from %.*s to %.*s.",
			 S(vary_percent(low, a)), S(vary_percent(high, a)));
}

static void say_teams(const struct timely *t, const struct timely_about *n, struct timely_words *w,
		      struct arena *a)
{
	size_t few = 0;

	for (size_t i = 0; i < t->team_count; i++)
		few += t->team[i].cases < FEW;
	if (t->whole.cases == 0)
		return;
	if (t->team_count == 0)
		vary_say(&w->unknown, STR("Whether teams differ: the list names no team."));
	else if (t->team_count == 1)
		vary_say(&w->unknown, STR("Whether teams differ: all are of one team."));
	else if (t->compared.why)
		vary_say(&w->unknown,
			 arena_fmt(a, "Whether teams differ: too few of the %s were %s.", n->many,
				   n->done));
	else if (t->compared.p < differ)
		vary_say(&w->proven,
			 arena_fmt(a,
				   "Teams differ in how long they take, beyond chance (p %s%.*f)."
				   "%.*s",
				   t->compared.p < 0.001 ? "below " : "",
				   t->compared.p < 0.01 ? 3 : 2, fmax(t->compared.p, 0.001),
				   S(reach(t, a))));
	else
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "Whether teams differ in how long they take: chance alone would "
				   "give as much difference in %.0f of 100 such lists, which is no "
				   "proof that they are alike.%.*s",
				   fmax(100 * t->compared.p, 1), S(reach(t, a))));
	say_standing(t, w, a);
	if (few && t->team_count > 1)
		vary_say(&w->unknown,
			 arena_fmt(a, "Anything about %zu team%s alone: fewer than five %s each.",
				   few, few == 1 ? "" : "s", n->many));
}

/* ---- left out ---- */

static void say_left(const struct timely *t, const struct timely_about *n, struct timely_words *w,
		     struct arena *a)
{
	const char *const why[TIMELY_LEFTS] = {
	    [TIMELY_NO_START] = n->no_start,
	    [TIMELY_BAD_START] = "whose start is no day that can be read",
	    [TIMELY_BAD_END] = "whose end is no day that can be read",
	    [TIMELY_BACKWARDS] = "that end before they begin",
	    [TIMELY_LATER] = "that begin after the day the list tells of",
	    [TIMELY_EARLIER] = "begun before the list goes back: only the slow ones of those are "
			       "still in it",
	    [TIMELY_NO_HOLIDAYS] = "of years whose bank holidays are not known",
	    [TIMELY_NOT_NEEDED] = "that needed no end: what is waited for was not wanted any more",
	};

	for (size_t i = 0; i < TIMELY_LEFTS; i++)
		if (t->left[i])
			vary_say(&w->left, arena_fmt(a, "%.*s left out %s.",
						     S(vary_count(t->left[i], a)), why[i]));
	if (t->ended_later)
		vary_say(&w->left,
			 arena_fmt(a,
				   "%.*s counted as open: their end lies after the day the list "
				   "tells of.",
				   S(vary_count(t->ended_later, a))));
	if (t->untold && t->team_count)
		vary_say(&w->left,
			 arena_fmt(a, "%.*s counted in all, but in no team: none is named.",
				   S(vary_count(t->untold, a))));
}

struct timely_words timely_words_of(const struct timely *t, const struct timely_about *about,
				    struct arena *a)
{
	struct timely_words w = {.within = arena_fmt(a, "%d %sday%s", (int)t->asked.within,
						     t->asked.working ? "working " : "",
						     t->asked.within == 1 ? "" : "s")};

	say_share(t, about, &w, a);
	say_flattery(t, &w, a);
	say_overdue(t, about, &w, a);
	say_teams(t, about, &w, a);
	say_left(t, about, &w, a);
	return w;
}
