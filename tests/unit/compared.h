/* Small returns for the tests of what is compared from run to run, and runs over them. */
#ifndef TESTS_COMPARED_H
#define TESTS_COMPARED_H

#include "rules/check.h"

#define HEADER(rows) STR("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" rows)
#define EPISODES(rows)                                                                             \
	STR("CHILD,DECOM,CIN,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,"   \
	    "PL_POST,URN\n" rows)

/* Checks a folder in the test's folder; rule "" for all. Close the run. */
void run_folder(struct check *c, const char *name, const char *rule);

/* The identity of the one finding of that value at its first field; fails unless there is one. */
uint64_t id_of_value(struct check *c, const char *value);

/* Whether a text has another in it. */
bool has_text(struct str s, const char *part);

/* Writes what findings.json says into a file of the test's folder. Returns its path. */
const char *findings_file(struct check *c, const char *name);

/* The same for `check --format accept`; every empty explanation is filled with `explanation`. */
const char *accept_file(struct check *c, const char *name, const char *explanation);

#endif
