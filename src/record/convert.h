/*
 * The census from XML to CSV, a file a table, and back; and the SSDA903 from XML to its CSV tables.
 *
 * In the census's CSV every table begins with ChildNo, the child's place in the file from 1, which
 * ties a child's rows together whatever its id; CINdetailsID, AssessmentID and CPPID count within
 * the child. Values stay as they are written; an empty element and one that is not there are both a
 * blank cell. Going back, rows stand in the order of ChildNo, and the elements in the published order.
 */
#ifndef RECORD_CONVERT_H
#define RECORD_CONVERT_H

#include "base/buf.h"
#include "base/err.h"

/*
 * Each writes files that appear only when they are whole, and adds to *told a line a file. Returns
 * false and fills e: when the input is no such return or is broken (nothing is written then), or
 * when writing fails.
 */
__attribute__((warn_unused_result)) bool convert_census_to_csv(const char *xml, const char *dir,
							       struct buf *told, struct err *e);
__attribute__((warn_unused_result)) bool convert_csv_to_census(const char *dir, const char *xml,
							       struct buf *told, struct err *e);
__attribute__((warn_unused_result)) bool convert_903_to_csv(const char *xml, const char *dir,
							    struct buf *told, struct err *e);

#endif
