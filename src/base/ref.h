/* Reference tables: generated from the tables of ref/ while building (tools/ref_tables.py). */
#ifndef BASE_REF_H
#define BASE_REF_H

#include <stddef.h>
#include <stdint.h>

/* England's bank holidays that fall on a weekday, as day numbers of base/date.h, rising. */
extern const int32_t ref_holidays[];
extern const size_t ref_holiday_count;

#endif
