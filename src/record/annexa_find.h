/* Looks for the headings of a list of Annex A among the first rows of a CSV file or a sheet. */
#ifndef RECORD_ANNEXA_FIND_H
#define RECORD_ANNEXA_FIND_H

#include "record/annexa.h"

/*
 * name: of the sheet, or of the file without its ending. A title above the headings is passed over.
 * Returns whether there is a list; what is said of it comes from the arena.
 */
bool annexa_find_csv(struct str text, struct str name, struct arena *a, struct annexa_place *p);

/* The same in a sheet. A sheet that breaks among its first rows is none; *e says why. */
bool annexa_find_sheet(const struct xlsx *book, size_t sheet, struct str name, struct arena *a,
		       struct annexa_place *p, struct err *e);

#endif
