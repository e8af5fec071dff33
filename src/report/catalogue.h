/* The rules themselves, told: as a list, and one by one. */
#ifndef REPORT_CATALOGUE_H
#define REPORT_CATALOGUE_H

#include "base/out.h"
#include "rules/rule.h"

/* Which rules. */
struct catalogue {
	int year; /* in force in the year that starts in; 0: every version */
	bool severity_set;
	enum severity severity; /* with severity_set: this one only */
};

/* One line a rule, under its return and subject. */
void catalogue_text(const struct catalogue *c, struct out *o);

/* rule,return,from,until,severity,looks_at,fields,needs,message,why,mend,source */
void catalogue_csv(const struct catalogue *c, struct out *o);
void catalogue_json(const struct catalogue *c, struct out *o);

/* docs/rules.md. */
void catalogue_markdown(const struct catalogue *c, struct out *o);

/* All there is to say of a rule: of the version in force in `year`, or of all when year is 0. */
void catalogue_explain(struct str code, int year, struct out *o);

#endif
