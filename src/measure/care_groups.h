/*
 * The groups into which care is told: legal statuses, placements, providers, needs, reasons why care
 * ended, and lengths of time. The codes of List 8 are those of the SSDA903.
 */
#ifndef MEASURE_CARE_GROUPS_H
#define MEASURE_CARE_GROUPS_H

#include "measure/ask.h"

/* Each takes a code with a value, and returns a place in the list of names under it. */

unsigned legal_group(struct code_cell status);

enum placement_group {
	PLACED_WITH_FAMILY_CARERS,
	PLACED_WITH_FOSTER_CARERS,
	PLACED_FOR_ADOPTION,
	PLACED_WITH_PARENTS,
	PLACED_IN_HOME,
	PLACED_IN_SECURE_HOME,
	PLACED_SUPPORTED,
	PLACED_IN_OTHER_HOME,
	PLACED_IN_CUSTODY,
	PLACED_FOR_A_TIME,
	PLACED_ELSEWHERE,
};
unsigned placement_group(struct code_cell place);
bool in_foster_care(struct code_cell place);

/* A setting that nobody inspects on a day: other places, supported accommodation not registered as
 * such since 28 October 2023, and children's homes without a number. */
bool unregistered(struct code_cell place, bool has_urn, struct date_cell day);

unsigned provider_group(struct code_cell provider);

/* Of PRIMARY_NEED and of CIN, which share their first eight codes. */
unsigned need_group(struct code_cell need);

/* CARE_END_NONE for X1, which ends no care. */
enum { CARE_END_NONE = 16 };
unsigned care_end_group(struct code_cell reason);

/* clang-format off */
#define LEGAL_GROUPS                                                                               \
	"Full care order", "Interim care order", "Placement order", "Section 20",                  \
	"Police protection or an emergency order", "Remand or youth justice"
#define PLACEMENT_GROUPS                                                                           \
	"Foster care, relative or friend", "Foster care, other", "Placed for adoption",            \
	"With parents", "Children's home", "Secure children's home",                               \
	"Supported or independent living", "School, hospital or other home", "Custody",            \
	"Temporary", "Other"
#define PLACEMENT_TIMES                                                                            \
	"Under a month", "1 to 6 months", "6 to 12 months", "1 to 2 years", "2 to 5 years",        \
	"5 years and more"
#define WITH_PARENTS_LIMIT                                                                         \
	"assessed and agreed beforehand (Care Planning Regulations 2010, 17 to 19)"
#define UNREGISTERED_WORDS                                                                         \
	"children in another placement (Z), in H5 or P2 since 28 October 2023, or in a "           \
	"children's home without a URN"
#define UNREGISTERED_LIMIT                                                                         \
	"supported accommodation has to be registered since 28 October 2023; ask about each, "     \
	"since the records show it only by signs"
#define PROVIDER_GROUPS                                                                            \
	"Parents", "The authority itself", "Another authority", "Other public body", "Private",    \
	"Voluntary"
#define NEED_GROUPS                                                                                \
	"Abuse or neglect", "Child's disability", "Parent's illness or disability",                \
	"Family in acute stress", "Family dysfunction", "Socially unacceptable behaviour",         \
	"Low income", "Absent parenting", "Other, or not stated"
#define CARE_END_GROUPS                                                                            \
	"Adopted", "Died", "Another authority", "Home, planned", "Home, not planned",              \
	"With relatives or others", "Child arrangements order", "Special guardianship",            \
	"Independent living", "Adult residential care", "Sentenced to custody", "Remand ended",    \
	"Found to be an adult", "Moved abroad", "Stayed with carers at 18", "Other"
/* clang-format on */

/* A stay away from the usual placement. */
static inline bool temporary_placement(struct code_cell place)
{
	return code_in(place, PLACE_T0, PLACE_T1, PLACE_T2, PLACE_T3, PLACE_T4);
}

/* Whether at least n working days have passed from a day by another. Where the bank holidays are not
 * known so far back, twice as many days and a week have to have passed. */
static inline bool working_passed(struct date_cell from, struct date_cell by, int n)
{
	int days = working_days(from, by);

	return days == WORKING_DAYS_UNKNOWN ? date_by(date_plus(from, 2 * n + 7), by) : days >= n;
}

#endif
