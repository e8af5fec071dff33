/* Every rule there is, in every version. */
#ifndef RULES_REGISTRY_H
#define RULES_REGISTRY_H

#include "rules/rule.h"

/* The years there are rule sets for, by the year they start in. */
enum { RULES_FIRST_YEAR = 2022, RULES_LAST_YEAR = 2026 };

/* The date the rule sets were last brought up to the Department's guidance, for `wherry version`. */
extern const char rules_dated[];

/* All tables of rules, in report order. Returns how many there are. */
size_t rule_tables(const struct rule_table *const **tables);

/* The table whose rows a rule of this unit looks at one by one; TABLE_NONE for the other units. */
enum table unit_table(enum unit u);

/* The year whose rules stand for a collection year. */
int rules_year(int year);

/* Whether the version is in force in the collection year that starts in `year`. */
bool rule_in_force(const struct rule *r, int year);

/* The version of a rule of a return in force in a year, NULL when there is none. Codes case-blind;
 * RETURN_NONE looks in all. *of, when given, gets its table. */
const struct rule *rule_find(enum returns returns, struct str code, int year,
			     const struct rule_table **of);

/* What is listed among a rule's fields or needs, taken apart. */
struct need {
	enum field field; /* FIELD_NONE for the table of providers */
	bool last;	  /* last year's */
	bool if_here;	  /* the rule can do without */
	bool providers;	  /* the table of Ofsted's providers */
};

struct need rule_need(uint16_t listed);

#endif
