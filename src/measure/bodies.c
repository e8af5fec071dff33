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

static bool contains(struct str s, const char *word)
{
	size_t n = strlen(word);
	char capitals[32];

	for (size_t i = 0; i + n <= s.len; i++) {
		str_capitals((struct str){s.p + i, n}, capitals);
		if (memcmp(capitals, word, n) == 0)
			return true;
	}
	return false;
}

unsigned body_group(struct str name)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (contains(name, words[i].word))
			return words[i].group;
	return OTHER_BODY;
}
