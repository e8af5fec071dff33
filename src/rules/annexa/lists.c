#include "rules/annexa/lists.h"

const struct in_need *still_in_need(const struct child *c)
{
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (still_open(n->closed, &n->row))
			return n;
	return NULL;
}

const struct protection *still_on_plan(const struct child *c)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (still_open(p->end, &p->row))
			return p;
	return NULL;
}

const struct in_care *still_in_care(const struct child *c)
{
	for (const struct in_care *p = first_in_care(c); p; p = next_in_care(p))
		if (still_open(p->ceased, &p->row))
			return p;
	return NULL;
}
