/*
 * Reference data: what a return is held against, from a folder of compact tables that `wherry
 * reference build` made. All of it is optional; a rule that needs what is not there is not run.
 */
#ifndef RECORD_REFERENCE_H
#define RECORD_REFERENCE_H

#include "record/postcodes.h"
#include "record/providers.h"
#include "record/return903.h"

struct reference {
	bool has_postcodes, has_providers;
	struct postcodes postcodes;
	struct providers providers;
};

/* Opens what the folder has. Returns false and fills e when there is no such folder, or a table in
 * it is broken. Close it either way. */
__attribute__((warn_unused_result)) bool reference_open(struct reference *r, const char *dir,
							struct err *e);
void reference_close(struct reference *r);

/*
 * Fills in what is worked out from postcodes for every episode of a linked return: PL_LA (the
 * authority of the placement; WAL, SCO or NIR outside England), PL_LOCATION (IN or OUT; only when
 * the scope tells the authority) and PL_DISTANCE. Blank where a postcode is not known. The return
 * must not outlive the reference.
 */
void reference_locate(const struct reference *r, struct all903 *a);

/*
 * Makes the tables from files: lists of postcodes and of authorities (CSV, plain or gzip), Ofsted's
 * lists of providers (xlsx); which is which is told by their columns. Writes into `dir`, which is
 * made when it is not there, and tells in *told, a line a table. Returns false and fills e.
 */
__attribute__((warn_unused_result)) bool reference_build(const char *const *paths, size_t count,
							 const char *dir, struct buf *told,
							 struct err *e);

#endif
