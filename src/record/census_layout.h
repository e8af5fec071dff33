/* What the elements of the CIN census mean, and where the published structure has them. */
#ifndef RECORD_CENSUS_LAYOUT_H
#define RECORD_CENSUS_LAYOUT_H

#include "record/tree.h"

extern const struct tree_layout census_layout;

#endif
