/* Which cases to read next, for people: the list to draw from, the chapter of the page, a few lines at
 * the terminal. */
#ifndef REPORT_READING_H
#define REPORT_READING_H

#include "audit/reading.h"
#include "base/out.h"

/* The open cases as CSV: Case,Team. Private: it holds case numbers. */
void reading_write_csv(const struct reading *r, struct out *o);

/* The chapter "What to read next"; nothing where no case is open or no list was written. */
void reading_write_chapter(const struct reading *r, struct out *o);

/* At the terminal; digest: of the published list, in hexadecimal; dir: where the report is. */
void reading_tell(const struct reading *r, const char *digest, const char *dir, struct out *o);

/* As members of the object that is open. */
struct jsonout;
void reading_json(struct jsonout *j, const struct reading *r);

#endif
