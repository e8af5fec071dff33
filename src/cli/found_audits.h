/* Audits that stand in a folder beside the returns, for inspect. */
#ifndef CLI_FOUND_AUDITS_H
#define CLI_FOUND_AUDITS_H

#include "audit/vary.h"
#include "base/out.h"
#include "rules/check.h"

struct found_audits {
	bool found;
	struct audits audits;
	struct vary vary;
};

/* Looks through the files that are no part of a return for one that is beyond doubt a list of audits
 * (audits.h), the first by its path, and works it out. Notes by the file what it was taken for. */
void found_audits_open(struct found_audits *f, struct check *c);
void found_audits_close(struct found_audits *f);

/* A line or two at the terminal; nothing when there are none. */
void found_audits_tell(const struct found_audits *f, struct out *o);

#endif
