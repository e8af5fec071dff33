/* Who contacted or referred, in the groups that the Department publishes; early help apart. */
#ifndef MEASURE_SOURCES_H
#define MEASURE_SOURCES_H

#include "record/cell.h"

/* The group of a source with a value: a place in SOURCE_GROUPS. */
unsigned source_group(struct code_cell source);

/* clang-format off */
#define SOURCE_GROUPS                                                                              \
	"Individuals", "Schools", "Education services", "Health", "Housing",                       \
	"Local authority services", "Early help", "Police", "Other legal agencies", "Other",       \
	"Anonymous", "Unknown"
/* clang-format on */

#endif
