/* Sentences on auditors: would another have said the same? */
#include "base/dist.h"
#include "report/vary.h"

#define S(s) (int)(s).len, (s).p

/* Krippendorff's lines: below the first no conclusions, from the second on reliable. */
static const double weak = 0.667, strong = 0.8;

static struct str alpha_text(const struct vary_agreement *g, struct arena *a)
{
	if (!defined(g->limits.limits.lower) || !defined(g->limits.limits.upper))
		return arena_fmt(a, "alpha %.2f", g->alpha.alpha.value);
	return arena_fmt(a, "alpha %.2f, 95%% limits %.2f to %.2f", g->alpha.alpha.value,
			 g->limits.limits.lower.value, g->limits.limits.upper.value);
}

static void say_alpha(const struct vary_agreement *g, struct vary_words *w, struct arena *a)
{
	struct figure low = g->limits.limits.lower, high = g->limits.limits.upper;
	struct str same =
	    arena_fmt(a, "two auditors gave the same grade in %zu of %zu pairs of readings",
		      g->same, g->pairs);
	struct str alpha = alpha_text(g, a);

	if (defined(low) && low.value >= weak) {
		vary_say(&w->proven,
			 arena_fmt(a, "Auditors agree %s: %.*s (%.*s).",
				   low.value >= strong ? "well" : "well enough to go by", S(same),
				   S(alpha)));
	} else if (defined(high) && high.value < weak) {
		vary_say(
		    &w->proven,
		    arena_fmt(a,
			      "Auditors do not agree well enough for one grade of one case to be "
			      "relied on: %.*s (%.*s; 0.67 is the least to go by).",
			      S(same), S(alpha)));
		vary_say(&w->next, STR("Moderate: let the auditors grade the same few cases, and "
				       "talk about where they differ."));
	} else {
		vary_say(&w->unknown,
			 arena_fmt(a, "Whether auditors agree well enough: %.*s (%.*s).", S(same),
				   S(alpha)));
		vary_say(&w->next, STR("Have more cases read by two auditors, drawn by chance."));
	}
}

/* Auditors whose severity is beyond doubt, all of them looked at together (Bonferroni). */
static void say_severity(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct severities *s = &v->agreement.severity;
	struct str severe = STR(""), lenient = STR("");
	size_t compared = 0;
	double z;

	for (size_t j = 0; j < v->audits->auditor_count; j++)
		compared += defined(s->auditor[j].severity) && defined(s->auditor[j].se);
	if (compared < 2)
		return;
	z = dist_normal_quantile(0.025 / (double)compared, TAIL_UPPER);
	for (size_t j = 0; j < v->audits->auditor_count; j++) {
		const struct severity_auditor *x = &s->auditor[j];
		struct str *to = x->severity.value > 0 ? &severe : &lenient;

		if (!defined(x->severity) || !defined(x->se) || x->linked < 10 ||
		    x->severity.value * x->severity.value <= z * z * x->se.value * x->se.value)
			continue;
		*to = arena_fmt(a, "%.*s%s%.*s", S(*to), to->len ? ", " : "",
				S(v->audits->auditors[j]));
	}
	if (severe.len)
		vary_say(&w->proven,
			 arena_fmt(a, "Grades more severely than the others: %.*s.", S(severe)));
	if (lenient.len)
		vary_say(&w->proven,
			 arena_fmt(a, "Grades more leniently than the others: %.*s.", S(lenient)));
}

static void say_unconnected(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct severities *s = &v->agreement.severity;
	size_t alone = 0, n = v->audits->auditor_count;

	for (size_t j = 0; j < n; j++)
		alone += s->auditor[j].linked == 0;
	if (alone)
		vary_say(
		    &w->unknown,
		    arena_fmt(a,
			      "How severe %zu of the %zu auditors are: nobody else read a case "
			      "of theirs.",
			      alone, n));
	if (s->components > alone + 1)
		vary_say(
		    &w->unknown,
		    arena_fmt(a,
			      "How auditors compare across %zu groups: within a group they read "
			      "cases of each other, between groups never.",
			      s->components - alone));
	if (alone || s->components > alone + 1)
		vary_say(&w->next, STR("Deal the cases that are read twice so that every auditor "
				       "shares some with two others."));
}

static void say_evenness(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct verdict *p = &v->auditors.plain;
	bool teams = v->auditors.has_allowed && !v->auditors.allowed.why && v->parts == 1;
	const char *allowed = teams ? ", with the teams allowed for" : "";

	if (p->evenness == PRACTICE_EVEN)
		vary_say(
		    &w->proven,
		    arena_fmt(a,
			      "Auditors grade alike on the whole: a milder one's cases have %.*s "
			      "times the odds of a good grade that a more severe one's have%s.",
			      S(vary_odds(p, a)), allowed));
	else if (p->evenness == PRACTICE_UNEVEN && teams)
		vary_say(
		    &w->proven,
		    arena_fmt(a,
			      "Auditors do not grade alike: a milder one's cases have %.*s times "
			      "the odds of a good grade that a more severe one's have%s.",
			      S(vary_odds(p, a)), allowed));
	else if (p->why)
		vary_say(&w->unknown, arena_fmt(a, "Whether auditors grade alike: %.*s",
						S(vary_why(p, &v->auditors, "auditors", a))));
	else
		vary_say(
		    &w->unknown,
		    arena_fmt(a,
			      "Whether auditors grade alike: a milder one's cases have %.*s "
			      "times the odds of a good grade that a more severe one's have%s.",
			      S(vary_odds(p, a)),
			      teams ? allowed : ", which may be their teams and not themselves"));
}

void vary_words_auditors(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_agreement *g = &v->agreement;

	say_evenness(v, w, a);
	if (v->auditors.count == 0)
		return;
	if (g->pairs == 0) {
		vary_say(
		    &w->unknown,
		    STR("Whether another auditor would have said the same: no case was read by "
			"two auditors."));
		vary_say(&w->next, STR("Have one case in eight read by two auditors, drawn by "
				       "chance and unseen by each other."));
		return;
	}
	if (!defined(g->alpha.alpha))
		vary_say(&w->unknown,
			 arena_fmt(a,
				   "Whether auditors agree beyond chance: the %zu cases read twice "
				   "all have the same grade.",
				   g->twice));
	else
		say_alpha(g, w, a);
	say_severity(v, w, a);
	say_unconnected(v, w, a);
}
