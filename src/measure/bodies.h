/* Which kind of body an organisation is, by the words of its name: lists give names in many ways. */
#ifndef MEASURE_BODIES_H
#define MEASURE_BODIES_H

#include "base/str.h"

/* A place in BODY_GROUPS. */
unsigned body_group(struct str name);

/* clang-format off */
#define BODY_GROUPS                                                                                \
	"Schools, colleges and nurseries", "Health", "Police", "Housing", "Voluntary sector",      \
	"The authority", "Other"
/* clang-format on */

#endif
