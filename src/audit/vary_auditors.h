/* Do auditors grade alike? From cases that two or more of them read. Methods d1, d3, d3b, d4, d6. */
#ifndef AUDIT_VARY_AUDITORS_H
#define AUDIT_VARY_AUDITORS_H

#include "audit/alpha.h"
#include "audit/gwet.h"
#include "audit/kappa.h"
#include "audit/severity.h"

struct audits;

enum { VARY_BOOTSTRAP = 1000 };

struct vary_agreement {
	size_t twice;	    /* audits read by two auditors or more */
	size_t pairs, same; /* pairs of their readings; with the same grade */
	size_t near;	    /* pairs at most one grade apart */
	struct alpha alpha;
	struct alpha_bootstrap limits; /* seed: "wherry vary", VARY_BOOTSTRAP draws */
	struct gwet gwet;	       /* ordinal weights: AC2, and kappa of Fleiss */
	struct kappa kappa;	       /* where just two auditors read twice; linear weights */
	struct symmetry lean;	       /* the same two */
	bool two;
	struct str first, second; /* their names */
	struct severities severity;
	size_t slim; /* auditors whom fewer than ten readings join to others */
};

struct vary_agreement vary_agreement_of(const struct audits *a, size_t criterion, struct arena *to);

/* Krippendorff's alpha of a criterion alone. */
struct alpha vary_alpha(const struct audits *a, size_t criterion, struct arena *to);

#endif
