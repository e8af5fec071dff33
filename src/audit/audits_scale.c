#include "audit/audits_scale.h"

#include "base/arena.h"

enum known { JUDGED, MET, PARTLY, YES, PASSED, LIGHTS, NUMBERS, SCALES };

/* How many grades each has, and the first that is good. */
static const struct {
	size_t grades, good_from;
} scales[SCALES] = {[JUDGED] = {4, 2}, [MET] = {2, 1},	  [PARTLY] = {3, 2}, [YES] = {2, 1},
		    [PASSED] = {2, 1}, [LIGHTS] = {3, 2}, [NUMBERS] = {4, 2}};

/* Grades by key. The first of a grade is its name where it is not met in the file. */
static const struct {
	const char *key;
	enum known scale;
	int grade;
	const char *name;
} words[] = {
    {"inadequate", JUDGED, 0, "Inadequate"},
    {"ia", JUDGED, 0, "Inadequate"},
    {"i", JUDGED, 0, "Inadequate"},
    {"poor", JUDGED, 0, "Poor"},
    {"requiresimprovement", JUDGED, 1, "Requires improvement"},
    {"requiresimprovementtobegood", JUDGED, 1, "Requires improvement"},
    {"needsimprovement", JUDGED, 1, "Requires improvement"},
    {"ri", JUDGED, 1, "Requires improvement"},
    {"rig", JUDGED, 1, "Requires improvement"},
    {"ribg", JUDGED, 1, "Requires improvement"},
    {"ritbg", JUDGED, 1, "Requires improvement"},
    {"adequate", JUDGED, 1, "Adequate"},
    {"satisfactory", JUDGED, 1, "Satisfactory"},
    {"good", JUDGED, 2, "Good"},
    {"g", JUDGED, 2, "Good"},
    {"outstanding", JUDGED, 3, "Outstanding"},
    {"o", JUDGED, 3, "Outstanding"},
    {"notmet", MET, 0, "Not met"},
    {"unmet", MET, 0, "Not met"},
    {"met", MET, 1, "Met"},
    {"notmet", PARTLY, 0, "Not met"},
    {"unmet", PARTLY, 0, "Not met"},
    {"partlymet", PARTLY, 1, "Partly met"},
    {"partiallymet", PARTLY, 1, "Partly met"},
    {"partmet", PARTLY, 1, "Partly met"},
    {"met", PARTLY, 2, "Met"},
    {"fullymet", PARTLY, 2, "Met"},
    {"no", YES, 0, "No"},
    {"n", YES, 0, "No"},
    {"false", YES, 0, "No"},
    {"yes", YES, 1, "Yes"},
    {"y", YES, 1, "Yes"},
    {"true", YES, 1, "Yes"},
    {"fail", PASSED, 0, "Fail"},
    {"failed", PASSED, 0, "Fail"},
    {"pass", PASSED, 1, "Pass"},
    {"passed", PASSED, 1, "Pass"},
    {"red", LIGHTS, 0, "Red"},
    {"amber", LIGHTS, 1, "Amber"},
    {"green", LIGHTS, 2, "Green"},
    {"4", NUMBERS, 0, "4"},
    {"3", NUMBERS, 1, "3"},
    {"2", NUMBERS, 2, "2"},
    {"1", NUMBERS, 3, "1"},
};

enum { WORDS = sizeof words / sizeof *words };

const char *scale_key(struct str s, char to[SCALE_KEY])
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && n + 1 < SCALE_KEY; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
			to[n++] = c;
	}
	to[n] = 0;
	return to;
}

/* "2good" and "good2" as "good", "grade2" and "2.0" as "2": what people put around a grade. */
static const char *bare(const char *key, char to[SCALE_KEY])
{
	size_t from = 0, until = strlen(key), letters = 0;

	for (size_t i = 0; i < until; i++)
		letters += key[i] < '0' || key[i] > '9';
	if (letters && strncmp(key, "grade", 5) == 0 && until == 6)
		from = 5;
	else if (letters) {
		while (key[from] >= '0' && key[from] <= '9')
			from++;
		while (until > from && key[until - 1] >= '0' && key[until - 1] <= '9')
			until--;
	} else if (until == 2 && key[1] == '0') {
		until = 1;
	}
	memcpy(to, key + from, until - from);
	to[until - from] = 0;
	return to;
}

static int find(enum known scale, const char *key)
{
	for (size_t i = 0; i < WORDS; i++)
		if (words[i].scale == scale && strcmp(words[i].key, key) == 0)
			return (int)i;
	return -1;
}

bool scale_given(struct audits_scale *s, struct str order, struct err *e)
{
	*s = (struct audits_scale){.given = true, .good_guessed = true, .known = -1};
	while (order.len) {
		struct str name = str_trim(str_cut(&order, ','));

		if (name.len == 0)
			continue;
		if (s->grades == SCALE_GRADES)
			return err_set(e, ERR_USAGE, "--order takes %d grades at most",
				       SCALE_GRADES);
		scale_key(name, s->key[s->grades]);
		for (size_t i = 0; i < s->grades; i++)
			if (strcmp(s->key[i], s->key[s->grades]) == 0)
				return err_set(e, ERR_USAGE, "--order names %.*s twice",
					       (int)name.len, name.p);
		s->name[s->grades++] = name;
	}
	s->good_from = (s->grades + 1) / 2;
	return s->grades >= 2 ||
	       err_set(e, ERR_USAGE,
		       "--order is the grades from the worst to the best, between commas, two or "
		       "more");
}

/* Which scales know a cell, as bits; the fewer grades a scale has, the earlier it stands. */
static unsigned scales_of(struct str cell)
{
	char key[SCALE_KEY], plain[SCALE_KEY];
	unsigned bits = 0;

	bare(scale_key(cell, key), plain);
	for (size_t i = 0; plain[0] && i < WORDS; i++)
		if (strcmp(words[i].key, plain) == 0)
			bits |= 1U << words[i].scale;
	return bits;
}

/* Each grade is called by the first of its names that the file uses. */
static void take_names(struct audits_scale *s, const struct str *cells, size_t step, size_t count)
{
	char key[SCALE_KEY], plain[SCALE_KEY];
	size_t named = 0;

	for (size_t i = 0; i < count && named < s->grades; i++) {
		int at = find((enum known)s->known, bare(scale_key(cells[i * step], key), plain));

		if (at >= 0 && s->name[words[at].grade].len == 0) {
			s->name[words[at].grade] = str_of(words[at].name);
			named++;
		}
	}
	for (size_t i = 0; i < WORDS; i++)
		if ((int)words[i].scale == s->known && s->name[words[i].grade].len == 0)
			s->name[words[i].grade] = str_of(words[i].name);
}

struct audits_scale scale_guess(const struct str *cells, size_t step, size_t count)
{
	struct audits_scale s = {.known = -1};
	size_t hits[SCALES] = {0}, most = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned bits = scales_of(cells[i * step]);

		for (size_t k = 0; k < SCALES; k++)
			hits[k] += bits >> k & 1;
	}
	for (size_t k = 0; k < SCALES; k++) {
		if (hits[k] > most) {
			most = hits[k];
			s.known = (int)k;
		}
	}
	if (s.known < 0)
		return s;
	s.grades = scales[s.known].grades;
	s.good_from = scales[s.known].good_from;
	s.direction_guessed = s.known == NUMBERS;
	take_names(&s, cells, step, count);
	return s;
}

int scale_grade(const struct audits_scale *s, struct str cell)
{
	char key[SCALE_KEY], plain[SCALE_KEY];
	int at;

	scale_key(cell, key);
	if (!key[0])
		return -1;
	if (s->known < 0) {
		for (size_t g = 0; g < s->grades; g++)
			if (strcmp(s->key[g], key) == 0)
				return (int)g;
		return -1;
	}
	at = find((enum known)s->known, bare(key, plain));
	return at < 0 ? -1 : words[at].grade;
}

bool scale_good(struct audits_scale *s, struct str good, struct err *e)
{
	int g = scale_grade(s, good);

	if (g < 1)
		return err_set(e, ERR_USAGE,
			       "--good is the least grade that counts as good, one of them but not "
			       "the worst; \"%.*s\" is not",
			       (int)good.len, good.p);
	s->good_from = (size_t)g;
	s->good_guessed = false;
	return true;
}

struct str scale_text(const struct audits_scale *s, struct arena *a)
{
	struct str text = STR(""), good = s->name[s->good_from];
	bool best = s->good_from + 1 == s->grades;

	for (size_t g = 0; g < s->grades; g++)
		text = arena_fmt(a, "%.*s%s%.*s", (int)text.len, text.p, g ? ", " : "",
				 (int)s->name[g].len, s->name[g].p);
	text = arena_fmt(a, "%.*s, from the worst to the best. %.*s%s counts as good%s",
			 (int)text.len, text.p, (int)good.len, good.p, best ? "" : " or better",
			 s->good_guessed ? " (guessed; --good GRADE says otherwise)" : "");
	if (s->direction_guessed)
		text = arena_fmt(a,
				 "%.*s; that 1 is the best was guessed (--order 1,2,3,4 says "
				 "otherwise)",
				 (int)text.len, text.p);
	return arena_fmt(a, "%.*s.", (int)text.len, text.p);
}
