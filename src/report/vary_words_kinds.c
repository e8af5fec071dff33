/* Sentences on the kinds of case: would grades have changed had the cases been alike? */
#include "report/vary.h"

#include <math.h>

#define S(s) (int)(s).len, (s).p

struct str vary_kind_name(const struct vary_kind *k)
{
	return k->name.len ? k->name : STR("not said");
}

/* "Category, Age". */
static struct str columns_text(const struct audits *t, struct arena *a)
{
	struct str text = STR("");

	for (size_t i = 0; i < t->kinds; i++)
		text =
		    arena_fmt(a, "%.*s%s%.*s", S(text), text.len ? ", " : "", S(t->kind[i].name));
	return text;
}

static struct str why_text(enum undefined why)
{
	switch ((int)why) {
	case UNDEFINED_NO_DATA: return STR("no audit has a date that can be read");
	case UNDEFINED_TOO_FEW: return STR("all audits are of one time");
	case UNDEFINED_SEPARATION: return STR("one kind of case was always or never graded good");
	case UNDEFINED_ALIASED:
		return STR("two columns say the same, or one kind was read in one half only");
	default: return STR("no answer was found");
	}
}

void vary_words_kinds(const struct vary *v, struct vary_words *w, struct arena *a)
{
	const struct vary_kinds *k = &v->kinds;
	struct str columns, text;
	double low, high;

	if (!k->asked)
		return;
	columns = columns_text(v->audits, a);
	if (k->why) {
		vary_say(
		    &w->unknown,
		    arena_fmt(a,
			      "Whether cases alike in %.*s are graded otherwise than before: %.*s.",
			      S(columns), S(why_text(k->why))));
		return;
	}
	low = k->odds_limits.lower.value;
	high = k->odds_limits.upper.value;
	text = arena_fmt(
	    a,
	    "of cases alike in %.*s, one read in the second half had %.2g (95%% limits "
	    "%.2g to %.2g) times the odds of a good grade; that makes %+.0f points "
	    "(%+.0f to %+.0f), and other kinds of case being read %+.0f",
	    S(columns), k->odds, low, high, 100 * k->treated, 100 * k->treated_limits.lower.value,
	    100 * k->treated_limits.upper.value, 100 * k->cases);
	if (low > 1 || high < 1)
		vary_say(
		    &w->proven,
		    arena_fmt(a, "The change of grades is not one of cases alone: %.*s.", S(text)));
	else
		vary_say(&w->unknown,
			 arena_fmt(a, "Whether grades changed for cases that are alike: %.*s.",
				   S(text)));
}
