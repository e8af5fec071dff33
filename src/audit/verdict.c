#include "audit/verdict.h"

#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

static const double times_most = 100; /* audits, of what there are */
static const double power = 0.8;      /* four times in five */

/* What one grade tells of the logit, when grades have these shares. */
static double information(const double *shares, size_t grades)
{
	double sum = 1;

	for (size_t g = 0; g < grades; g++)
		sum -= shares[g] * shares[g] * shares[g];
	return sum / 3;
}

/*
 * Team effects with normal errors: the variance T that J teams show has the likelihood of J log t + J T/t
 * at a true total variance t = sigma^2 + v, and sigma cannot be below 0. The deviance of the total that
 * the bound gives, on the scale where that total is 1 and the error is v.
 */
static double deviance(double shown, double v)
{
	double best = fmax(shown, v);

	return shown - shown / best - log(best);
}

/* The T at which the deviance of `teams` teams comes to q, below 1 or above it. */
static double shown_at(double q, double teams, double v, bool above)
{
	double in = 1, out = above ? 1e6 : 0;

	for (int i = 0; i < 200; i++) {
		double middle = (in + out) / 2;

		if (teams * deviance(middle, v) < q)
			in = middle;
		else
			out = middle;
	}
	return out;
}

/* How likely the verdict is settled when each audit tells k of the logit, there are `each` audits a team,
 * and the teams' variance is s2: J T is the total variance times chi2 with J - 1 degrees of freedom. */
static double chance_to_settle(double teams, double each, double k, double s2, double b2, double q)
{
	double v = 1 / (each * k), total = b2 + v, scale = total / (s2 + v);
	double low = shown_at(q, teams, v / total, false),
	       high = shown_at(q, teams, v / total, true);

	return dist_chi2(teams * high * scale, teams - 1, TAIL_UPPER) +
	       (low > 0 ? dist_chi2(teams * low * scale, teams - 1, TAIL_LOWER) : 0);
}

struct figure verdict_more(const struct intercept_fit *fit, const double *shares, size_t grades,
			   double bound, double level)
{
	double teams = 0, inverse = 0, low = 1, high = times_most, each, z;
	double s2 = fit->sigma.value * fit->sigma.value, k = information(shares, grades);

	if (fit->why)
		return figure_none(fit->why);
	for (size_t j = 0; j < fit->groups; j++) {
		if (fit->group[j].ratings > 0) {
			inverse += 1 / fit->group[j].ratings;
			teams++;
		}
	}
	if (!(k > 0) || teams < 2)
		return figure_none(UNDEFINED_NOT_REACHED);
	each = teams / inverse;
	z = dist_t_quantile((1 - level) / 2, teams - 1, TAIL_UPPER);
	if (chance_to_settle(teams, each * high, k, s2, bound * bound, z * z) < power)
		return figure_none(UNDEFINED_NOT_REACHED);
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (chance_to_settle(teams, each * middle, k, s2, bound * bound, z * z) < power)
			low = middle;
		else
			high = middle;
	}
	return figure_of(fmax(1, ceil((high - 1) * (double)fit->method.n)));
}

struct verdict verdict_of(const struct intercept_fit *fit, const double *shares, size_t grades,
			  double bound, double level)
{
	struct verdict v = {.method = {"e4b", 1, fit->method.n}, .bound = bound, .level = level};

	v.sigma = fit->sigma;
	v.why = fit->why;
	v.limits = intercept_sigma_cautious(fit, level);
	v.more = figure_none(fit->why ? fit->why : UNDEFINED_NOT_REACHED);
	for (size_t j = 0; j < fit->groups; j++)
		v.teams += fit->group[j].ratings > 0;
	if (defined(v.limits.upper) && v.limits.upper.value < bound) {
		v.evenness = PRACTICE_EVEN;
	} else if (defined(v.limits.lower) && v.limits.lower.value > bound) {
		v.evenness = PRACTICE_UNEVEN;
		v.why = DEFINED;
	} else if (!fit->why) {
		v.more = verdict_more(fit, shares, grades, bound, level);
	}
	return v;
}

/* "1.6 (limits 1.0 to 3.4)" of the median odds ratio; without what is undefined. */
static struct str odds(const struct verdict *v, struct arena *a)
{
	double low = intercept_mor(v->limits.lower.value),
	       high = intercept_mor(v->limits.upper.value);

	if (!defined(v->limits.upper))
		return arena_fmt(a, "at least %.1f", low);
	return arena_fmt(a, "%.1f (%.0f %% limits %.1f to %.1f)", intercept_mor(v->sigma.value),
			 100 * v->level, low, high);
}

static struct str more_text(const struct verdict *v, struct arena *a)
{
	if (defined(v->more))
		return arena_fmt(a,
				 "About %.0f more audits of these teams would probably settle it.",
				 v->more.value);
	return STR("More audits of these teams would hardly settle it: there are too few teams, or "
		   "they differ by about as much as the bound.");
}

struct str verdict_text(const struct verdict *v, struct arena *a)
{
	struct str size = odds(v, a), more = more_text(v, a);
	double bound = intercept_mor(v->bound);

	if (v->why)
		return arena_fmt(a, "Whether practice is even between teams cannot be said. %s",
				 undefined_text(v->why));
	switch (v->evenness) {
	case PRACTICE_EVEN:
		return arena_fmt(
		    a,
		    "Practice is even: moving a case from a worse team to a better one "
		    "multiplies the odds of good practice by %.*s, below the bound of "
		    "%.1f. It rests on %zu audits of %zu teams.",
		    (int)size.len, size.p, bound, v->method.n, v->teams);
	case PRACTICE_UNEVEN:
		return arena_fmt(
		    a,
		    "Practice is uneven: moving a case from a worse team to a better "
		    "one multiplies the odds of good practice by %.*s, above the bound "
		    "of %.1f. It rests on %zu audits of %zu teams.",
		    (int)size.len, size.p, bound, v->method.n, v->teams);
	case PRACTICE_CANNOT_TELL: break;
	}
	return arena_fmt(
	    a,
	    "%zu audits of %zu teams cannot tell yet whether practice is even: moving a "
	    "case from a worse team to a better one multiplies the odds of good practice "
	    "by %.*s, on both sides of the bound of %.1f. %.*s",
	    v->method.n, v->teams, (int)size.len, size.p, bound, (int)more.len, more.p);
}
