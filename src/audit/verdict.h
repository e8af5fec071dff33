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
	struct interval limits; /* of sigma */
	/*
	 * When it cannot be told: how many audits more, of the same teams in the same proportions, would
	 * settle it four times in five, were sigma as estimated. Undefined (not reached) when not even a
	 * hundred times as many would: the estimate lies too near the bound for so few teams. More teams
	 * would then be needed, not more audits.
	 */
	struct figure more;
};

/*
 * bound > 0 (VERDICT_BOUND); level, say 0.95. How many more: the expected deviance of the bound with
 * n_j audits of team j is, for team effects of variance s^2 seen with error v_j = 1 / (n_j k),
 *     D = (J - 1) / J  sum_j [ log((b^2 + v_j) / (s^2 + v_j)) + (s^2 + v_j) / (b^2 + v_j) - 1 ]
 * with k = (1 - sum_g share_g^3) / 3 the information of one grade about the logit (Whitehead 1993), and
 * the audits must grow until D reaches (z_{(1+level)/2} + z_{0.8})^2. `shares` are those of the grades.
 */
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
