/*
 * The verdict on evenness of practice, and where its pockets are. "No significant difference" is never
 * said: with few audits it would mean nothing. Issue 6, methods 0.1, e4b and e7.
 */
#ifndef AUDIT_VERDICT_H
#define AUDIT_VERDICT_H

#include "audit/intercept.h"
#include "base/str.h"

struct arena;

enum evenness {
	PRACTICE_CANNOT_TELL, /* the bound lies inside the limits of sigma */
	PRACTICE_EVEN,	      /* the upper limit of sigma is below the bound */
	PRACTICE_UNEVEN,      /* the lower limit of sigma is above it */
};

/* Sigma of 0.5 on the logit scale: moving from a random worse team to a random better one multiplies
 * the odds of good practice by 1.6 at the median. */
#define VERDICT_BOUND 0.5

struct verdict {
	struct method method; /* "e4b"; n: audits */
	enum evenness evenness;
	enum undefined why; /* why nothing can be said of evenness: then PRACTICE_CANNOT_TELL */
	double bound, level;
	size_t teams; /* with audits */
	struct figure sigma;
	struct interval limits; /* of sigma, by intercept_sigma_cautious */
	/*
	 * When it cannot be told: how many audits more, of the same teams in the same proportions, would
	 * settle it four times in five, were sigma as estimated. Undefined (not reached) when not even a
	 * hundred times as many would: the estimate lies too near the bound for so few teams. More teams
	 * would then be needed, not more audits.
	 */
	struct figure more;
};

/*
 * How many audits more would settle the verdict four times in five, were sigma as the fit has it. Each
 * of J teams' logits is seen with error v = 1 / (n k), n the harmonic mean of their audits and
 * k = (1 - sum_g share_g^3) / 3 the information of one grade (Whitehead 1993); `shares` are those of the
 * grades. Then the variance T that the teams show is (sigma^2 + v) chi2_{J-1} / J, and the verdict is
 * settled where the deviance of the bound, J (T/t - 1 - log(T/t)) with t = bound^2 + v, exceeds the
 * square of the quantile of t_{J-1} at `level`, as in intercept_sigma_cautious. All teams' audits grow alike.
 */
struct figure verdict_more(const struct intercept_fit *fit, const double *shares, size_t grades,
			   double bound, double level);

/* bound > 0 (VERDICT_BOUND); level, say 0.95; shares as above. */
struct verdict verdict_of(const struct intercept_fit *fit, const double *shares, size_t grades,
			  double bound, double level);

/* The verdict in one or two plain sentences with its figures, for readers who are no statisticians. */
struct str verdict_text(const struct verdict *v, struct arena *a);

/* Where practice is better or worse than elsewhere, as a probability and not a place in a table. */
enum pocket_kind {
	POCKET_NONE,
	POCKET_GOOD,	      /* flagged among all teams, and P(share above the rest) over 0.95 */
	POCKET_POSSIBLY_GOOD, /* P over 0.8 */
	POCKET_POOR,	      /* the same downwards */
	POCKET_POSSIBLY_POOR,
};

struct pocket {
	enum pocket_kind kind;
	size_t good, of;
	double reference; /* the share it is held against: of all, or of the rest where the team
				  has more than 15 % of the cases */
	struct figure p, adjusted; /* exact two-sided p; adjusted for looking at all teams */
	struct figure above;	   /* P(the team's true share > reference), from all teams (e6) */
};

/*
 * Method e7 [own]: a pocket needs five cases or more, an adjusted p of at most `q` (0.1) and the
 * probability; a possible pocket the probability alone (and five cases). `shared`: the teams share
 * auditors, so they hang together: Benjamini and Yekutieli in place of Benjamini and Hochberg. Where
 * the teams vary no more than by chance there is no pocket. Fills one `to` a team.
 */
struct method verdict_pockets(const double *good, const double *of, size_t teams, double q,
			      bool shared, struct pocket *to);

#endif
