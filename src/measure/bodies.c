#include "measure/bodies.h"

/* Words that tell, the first that is in the name decides: a school nurse is health. */
static const struct {
	const char *word;
	unsigned group;
} words[] = {
    {"NURSE", 1},      {"HEALTH", 1},	   {"NHS", 1},
    {"MIDWI", 1},      {"HOSPITAL", 1},	   {"CAMHS", 1},
    {"SURGERY", 1},    {"SCHOOL", 0},	   {"ACADEMY", 0},
    {"COLLEGE", 0},    {"NURSERY", 0},	   {"PRE-SCH", 0},
    {"EDUCATION", 0},  {"POLICE", 2},	   {"HOUSING", 3},
    {"HOMES", 3},      {"VOLUNT", 4},	   {"CHARIT", 4},
    {"BARNARDO", 4},   {"HOME-START", 4},  {"NSPCC", 4},
    {"COUNCIL", 5},    {"AUTHORITY", 5},   {"EARLY HELP", 5},
    {"FAMILY HUB", 5}, {"CHILDREN'S", 5},  {"FAMILY SUPPORT", 5},
    {"YOUTH", 5},      {"SOCIAL CARE", 5},
};

enum { OTHER_BODY = 6 };

/* The longest name that is looked at whole. */
enum { NAME_MAX_LOOKED_AT = 256 };

unsigned body_group(struct str name)
{
	char capitals[NAME_MAX_LOOKED_AT];
	size_t len = name.len < sizeof capitals ? name.len : sizeof capitals;

	str_capitals((struct str){name.p, len}, capitals);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_holds((struct str){capitals, len}, str_of(words[i].word)))
			return words[i].group;
	return OTHER_BODY;
}
