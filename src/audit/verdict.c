#include "audit/verdict.h"

#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

static const double times_most = 100;		   /* audits, of what there are */
static const double z_power = 0.84162123357291441; /* the 80 % quantile of the normal */

/* The deviance of the bound that is expected with `times` as many audits. */
static double expected_deviance(const struct intercept_fit *fit, double k, double bound,
				double times)
{
	double b2 = bound * bound, s2 = fit->sigma.value * fit->sigma.value, sum = 0, teams = 0;

	for (size_t j = 0; j < fit->groups; j++) {
		double v = 1 / (fit->group[j].ratings * times * k), ratio;

		if (!(fit->group[j].ratings > 0))
			continue;
		ratio = (s2 + v) / (b2 + v);
		sum += ratio - 1 - log(ratio);
		teams++;
	}
	return teams > 0 ? sum * (teams - 1) / teams : 0;
}

/* What one grade tells of the logit, when grades have these shares. */
static double information(const double *shares, size_t grades)
{
	double sum = 1;

	for (size_t g = 0; g < grades; g++)
		sum -= shares[g] * shares[g] * shares[g];
	return sum / 3;
}

static struct figure how_many_more(const struct intercept_fit *fit, double k, double bound,
				   double level)
{
	double z = dist_normal_quantile((1 - level) / 2, TAIL_UPPER) + z_power;
	double low = 1, high = times_most, n = (double)fit->method.n;

	if (!(k > 0) || expected_deviance(fit, k, bound, high) < z * z)
		return figure_none(UNDEFINED_NOT_REACHED);
	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2;

		if (expected_deviance(fit, k, bound, middle) < z * z)
			low = middle;
		else
			high = middle;
	}
	return figure_of(fmax(1, ceil((high - 1) * n)));
}

struct verdict verdict_of(const struct intercept_fit *fit, const double *shares, size_t grades,
			  double bound, double level)
{
	struct verdict v = {.method = {"e4b", 1, fit->method.n}, .bound = bound, .level = level};

	v.sigma = fit->sigma;
	v.why = fit->why;
	v.limits = intercept_sigma_limits(fit, level);
	v.more = figure_none(fit->why ? fit->why : UNDEFINED_NOT_REACHED);
	for (size_t j = 0; j < fit->groups; j++)
		v.teams += fit->group[j].ratings > 0;
	if (defined(v.limits.upper) && v.limits.upper.value < bound) {
		v.evenness = PRACTICE_EVEN;
	} else if (defined(v.limits.lower) && v.limits.lower.value > bound) {
		v.evenness = PRACTICE_UNEVEN;
		v.why = DEFINED;
	} else if (!fit->why) {
		v.more = how_many_more(fit, information(shares, grades), bound, level);
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
