/* What the files of audit/audits share and nobody else uses. */
#ifndef AUDIT_AUDITS_IN_H
#define AUDIT_AUDITS_IN_H

#include "audit/audits.h"

/* Cells of a row as they are loaded: these, then the grades. */
enum { AT_ID, AT_TEAM, AT_AUDITOR, AT_DATE, AT_ORDER, AT_LINKED, AT_MODERATED, AT_GRADES };

static inline bool audits_has(const struct audits_column *c)
{
	return c->at != LISTING_NONE;
}

/* audits_load.c: the cells of the columns chosen, of all the files one below the other. Returns false
 * and fills e when one cannot be read, or lacks a column that the first has. */
__attribute__((warn_unused_result)) bool audits_load(struct audits *a, const char *const *paths,
						     size_t count, struct err *e);

#endif
