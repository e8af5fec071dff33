/*
 * Whose figures: the team, the worker, the area, the age, the sex, the ethnic group and the
 * disability of each record. A record that does not say takes what the child's other records in the
 * same return say: the open one that began last, else the one that began last.
 */
#ifndef MEASURE_GROUPS_H
#define MEASURE_GROUPS_H

#include "base/arena.h"
#include "base/map.h"
#include "record/dossier.h"

enum dim {
	DIM_ALL, /* everyone: there is one group */
	DIM_TEAM,
	DIM_WORKER,
	DIM_AREA,
	DIM_AGE,
	DIM_SEX,
	DIM_ETHNICITY,
	DIM_DISABILITY,
	DIMS,
};

struct group {
	enum dim dim;
	struct str name;
	unsigned order; /* among its dim; groups of one order go by name */
};

/* The groups met so far, numbered in the order they were met; 0 is everyone. Zeroed memory and
 * groups_open to begin with. */
struct groups {
	struct group *at;
	size_t count, cap;
	struct map by_name[DIMS];
	struct arena arena;
};

void groups_open(struct groups *g);
uint32_t groups_number(struct groups *g, const struct group *like);
void groups_close(struct groups *g);

/* Whether it is the group of those whose team, age and so on is not recorded. */
bool group_untold(const struct group *g);

/* Which area a team belongs to. */
struct areas;

/* Where in the records of a table that stands which tells about the child, in bytes; 0 for nowhere. */
struct facet {
	uint16_t team, worker, born, sex, ethnicity, disability;
	uint16_t start, end; /* the record's own dates */
};

struct facets {
	struct facet of[TABLES];
	enum table telling[TABLES]; /* those that tell anything */
	size_t count;
};

void facets_find(struct facets *f);

/* What is known about one child, and about one of its records. */
struct whose {
	struct str team, worker;
	struct date_cell born;
	struct code_cell sex, ethnicity, disability;
	bool may_be_unborn; /* a blank date of birth says so */
};

/* Of the child as at a day; then of a row, what it lacks taken from the child. */
void whose_child(struct whose *w, const struct facets *facets, const struct child *c,
		 struct date_cell day);
void whose_row(struct whose *w, const struct facets *facets, const struct whose *child,
	       const struct row *row);

/* The group in a dim, at an age on a day. The name may be borrowed from the record. */
struct group whose_group(const struct whose *w, enum dim d, struct date_cell day,
			 const struct areas *areas);

/* "team"; and DIMS for a word that is none. */
const char *dim_name(enum dim d);
enum dim dim_find(struct str name);

/* The six ethnic groups (general rule 13): 0 White to 4 Other, 5 not stated. */
enum { ETHNIC_GROUPS = 6, ETHNIC_NOT_STATED = 5 };
unsigned ethnic_group(struct code_cell c);

/* Unborn, under 1, 1 to 4, 5 to 9, 10 to 15, 16 and 17, 18 and over: 0 to 6. */
enum { AGE_BANDS = 7, AGE_NOT_RECORDED = 7 };
unsigned age_band(struct date_cell born, struct date_cell day, bool may_be_unborn);

/* Male, female, neither, not stated: 0 to 3. */
enum { SEXES = 4, SEX_NOT_STATED = 3 };
unsigned sex_group(struct code_cell c);

/* Their names, for the parts of a measure. */
/* clang-format off */
#define ETHNIC_GROUP_NAMES "White", "Mixed", "Asian", "Black", "Other", "Not stated"
#define AGE_BAND_NAMES                                                                             \
	"Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17", "18 and over"
#define SEX_NAMES "Male", "Female", "Neither", "Not stated"
/* clang-format on */

/* Reads a CSV file with the columns team and area. Returns false and fills e. */
struct err;
__attribute__((warn_unused_result)) bool areas_read(struct areas **areas, const char *path,
						    struct err *e);
void areas_close(struct areas *areas);

/* The team's area; "" when the file does not have it, or areas is NULL. */
struct str areas_of(const struct areas *areas, struct str team);

#endif
