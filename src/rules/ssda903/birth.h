/*
 * When a child was born, by the header. A child has one header; when the return has several that
 * disagree, a rule takes the birth that breaks it, since one of them does.
 */
#ifndef RULES_SSDA903_BIRTH_H
#define RULES_SSDA903_BIRTH_H

#include "record/dossier.h"

/* The earliest date of birth that can be read, absent when there is none. */
static inline struct date_cell earliest_birth(const struct child *c)
{
	struct date_cell birth = {CELL_ABSENT};

	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (!has_value(birth) || date_before(h->dob, birth))
			birth = date_cell(h->dob.v);
	return birth;
}

/* The latest date of birth that can be read, absent when there is none. */
static inline struct date_cell latest_birth(const struct child *c)
{
	struct date_cell birth = {CELL_ABSENT};

	for (const struct header *h = first_header(c); h; h = next_header(h))
		if (!has_value(birth) || date_after(h->dob, birth))
			birth = date_cell(h->dob.v);
	return birth;
}

#endif
