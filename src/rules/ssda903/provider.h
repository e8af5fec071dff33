/* What Ofsted's lists say of the provider of a placement, by its unique reference number. */
#ifndef RULES_SSDA903_PROVIDER_H
#define RULES_SSDA903_PROVIDER_H

#include "record/dossier.h"
#include "record/reference.h"

/* The provider's records; a number may stand in several lists. count 0: in none. */
struct listed {
	const struct provider *at;
	size_t count;
};

/* Whether the placement has a number to look up: XXXXXXX stands for another country's regulator, or
 * for a registration that is awaited. */
static inline bool has_urn(const struct episode *e)
{
	return has_value(e->urn) && !text_is(e->urn, "XXXXXXX");
}

static inline struct listed provider_of(const struct episode *e)
{
	struct listed l = {0};

	l.at =
	    providers_find(&e->row.child->scope->reference->providers, text_of(e->urn), &l.count);
	return l;
}

#endif
