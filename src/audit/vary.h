/*
 * Everything that a file of audits can tell, worked out at once: what it proves of all the cases,
 * whether practice is even between teams, whether the auditors grade alike, what changed, and what
 * cannot be said and why. Nothing here is words; report/vary_words.c has those.
 *
 * Every figure rests on the first reading of each audit; further readings count for the agreement of
 * auditors alone, for they are no audits more. Issue 6, methods b1, c4, d3-d6, e1-e9, f2, f3, f7, g1,
 * g3, g4.
 */
#ifndef AUDIT_VARY_H
#define AUDIT_VARY_H

#include "audit/audits.h"
#include "audit/bounds.h"
#include "audit/decompose.h"
#include "audit/dispersion.h"
#include "audit/funnel.h"
#include "audit/vary_auditors.h"
#include "audit/vary_compare.h"
#include "audit/vary_kinds.h"
#include "audit/vary_moderation.h"
#include "audit/vary_series.h"
#include "audit/vary_time.h"
#include "audit/verdict.h"

struct vary_options {
	uint64_t frame; /* cases there are; 0: not told */
	double
	    threshold; /* stop reading once good practice is known to be above or below; 0: none */
};

/* How many audits have a grade, or one of some grades, and what that proves. */
struct vary_share {
	uint64_t found, of;
	struct figure share;
	struct interval limits; /* of the share, 95 %: exact, of the frame or of an endless one */
	struct bounds_cases
	    cases; /* of the frame; NO_DATA when it was not told, WRONG_INPUT when it
				    * is smaller than what was read */
};

struct vary_team {
	struct str name;
	uint64_t of, good, *often; /* by grade */
	struct figure share;
	struct interval own;		 /* exact 95 % limits of its own share */
	struct figure shrunk, low, high; /* its share in the light of all teams (e6) */
	struct pocket pocket;
	struct dispersion within;	  /* how much its own grades differ */
	struct funnel_limits at95, at998; /* by chance, at its number of audits */
};

/* Do the groups on one side (teams, auditors) differ? */
struct vary_side {
	size_t count, used;	/* groups there are; with audits that have both sides */
	struct verdict plain;	/* of auditors only where teams cannot be allowed for */
	struct verdict allowed; /* with the other side's groups allowed for, one effect each */
	bool has_allowed;	/* whether that could be fitted */
	size_t pooled; /* groups of the other side too small, or all at one end, counted as one */
};

/* One graded column beside the main one. */
struct vary_criterion {
	struct str name;
	struct vary_share good;
	struct verdict verdict;
	struct figure alpha;
	size_t twice;
};

struct vary {
	struct arena arena;
	const struct audits *audits; /* borrowed */
	struct vary_options asked;
	size_t chapter; /* of a page with more than one such, from 0 */
	size_t grades;
	uint64_t of;		  /* audits with a grade */
	struct vary_share *grade; /* by grade, the worst first */
	struct vary_share good;

	struct vary_side teams, auditors;
	size_t parts; /* of teams joined by auditors: over 1, and they cannot be told apart */
	struct vary_team *team; /* every team, in byte order of their names */
	size_t team_count;
	bool shared;		   /* an auditor graded more than one team */
	struct decompose split;	   /* e9 */
	struct figure within;	   /* mean variation inside teams over that of all */
	enum undefined shrink_why; /* why no team has a shrunken share with limits */
	struct funnel funnel;

	struct vary_agreement agreement;
	struct vary_moderation moderation;
	struct vary_time time;
	struct vary_kinds kinds;
	struct vary_series series;
	struct vary_stop stop;
	struct vary_linked linked;
	struct vary_criterion *criterion; /* audits->criteria of them; the first is the main one */
};

/* Works out everything. `a` must outlive it. Never fails: what cannot be said has its reason. */
struct vary vary_of(const struct audits *a, const struct vary_options *o);
void vary_close(struct vary *v);

/* For vary*.c: the audits of a criterion, one first reading each. */
struct vary_rows {
	uint32_t *row; /* of audits->row */
	size_t count;
};
struct vary_rows vary_first_readings(const struct audits *a, size_t criterion, struct arena *to);

struct vary_share vary_share_of(uint64_t found, uint64_t of, uint64_t frame);

/* vary_teams.c: fills teams, the auditors' verdict, and what belongs to them. */
void vary_teams(struct vary *v, const struct vary_rows *rows);

/* The verdict on teams from the rows of a criterion, whoever graded. */
struct verdict vary_verdict(const struct audits *a, const struct vary_rows *rows, size_t criterion,
			    struct arena *scratch);

#endif
