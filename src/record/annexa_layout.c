/*
 * A column is placed in three rounds, each over the columns that are left: by the official heading,
 * by another heading that is known, and by words. In the third, a heading that has all the official
 * one's words in another order counts too, and of several fields the one with the most words wins;
 * when two have as many, the column is not placed, since a guess would be worse than a gap.
 */
#include "record/annexa_layout.h"

#include "record/annexa_ref.h"
#include "record/fold.h"

enum { HEADINGS_MAX = 256, WORDS_MAX = 24, NAMES_SAID = 1200 };

struct placing {
	const struct str *headings;
	size_t count;
	bool taken[HEADINGS_MAX]; /* columns */
	struct annexa_layout *l;
};

static void place(struct placing *p, enum field f, size_t column, enum known_by how)
{
	size_t i = f - table_info(p->l->table)->first;

	p->l->column_of[i] = (int16_t)column;
	p->l->known_by[i] = (uint8_t)how;
	p->taken[column] = true;
}

static bool is_placed(const struct placing *p, enum field f)
{
	return p->l->column_of[f - table_info(p->l->table)->first] != COLUMN_NONE;
}

/* The first column left whose heading folds to a text, which is never longer than the heading. */
static size_t column_like(const struct placing *p, struct str folded)
{
	char to[FOLD_MAX];

	for (size_t c = 0; c < p->count; c++)
		if (!p->taken[c] && p->headings[c].len >= folded.len &&
		    str_eq(fold(p->headings[c], to), folded))
			return c;
	return SIZE_MAX;
}

static void place_by_name(struct placing *p)
{
	const struct table_info *info = table_info(p->l->table);
	char to[FOLD_MAX];

	for (enum field f = info->first; f < info->first + info->fields; f++) {
		size_t c = column_like(p, fold(str_of(field_info(f)->name), to));

		if (c != SIZE_MAX)
			place(p, f, c, KNOWN_BY_NAME);
	}
}

static bool of_table(const struct annexa_heading *h, enum table t)
{
	return field_info(h->field)->table == t;
}

static void place_by_alias(struct placing *p)
{
	for (size_t i = 0; i < ref_annexa_headings_count; i++) {
		const struct annexa_heading *h = &ref_annexa_headings[i];
		size_t c;

		if (h->words || !of_table(h, p->l->table) || is_placed(p, h->field))
			continue;
		c = column_like(p, str_of(h->text));
		if (c != SIZE_MAX)
			place(p, h->field, c, KNOWN_BY_ALIAS);
	}
}

/* ---- words ---- */

struct words {
	char text[WORDS_MAX][FOLD_WORD_MAX];
	size_t len[WORDS_MAX];
	size_t count;
};

static bool says_nothing(struct str word)
{
	static const char small[][5] = {"the", "of",   "a",   "an", "is", "was",  "were",
					"did", "does", "for", "to", "in", "this", "yn"};

	for (size_t i = 0; word.len < sizeof small[0] && i < sizeof small / sizeof small[0]; i++)
		if (str_is(word, small[i]))
			return true;
	return false;
}

/* The next word of s that says something, in `to`; "" when there is none. */
static struct str next_word(struct str *s, char to[FOLD_WORD_MAX])
{
	struct str word = fold_word(s, to);

	while (word.len && says_nothing(word))
		word = fold_word(s, to);
	return word;
}

static void split_words(struct str s, struct words *w)
{
	for (w->count = 0; w->count < WORDS_MAX; w->count++) {
		w->len[w->count] = next_word(&s, w->text[w->count]).len;
		if (!w->len[w->count])
			return;
	}
}

static bool has_word(const struct words *w, struct str word)
{
	for (size_t i = 0; i < w->count; i++)
		if (str_eq((struct str){w->text[i], w->len[i]}, word))
			return true;
	return false;
}

/* How many words `wanted` has when all of them are among w; 0 otherwise, which its first word mostly
 * tells. */
static size_t words_in(const struct words *w, struct str wanted)
{
	for (size_t n = 0; n < WORDS_MAX; n++) {
		char to[FOLD_WORD_MAX];
		struct str word = next_word(&wanted, to);

		if (!word.len)
			return n;
		if (!has_word(w, word))
			return 0;
	}
	return WORDS_MAX;
}

/* The field of the list that a heading's words speak for most; FIELD_NONE when two do as much. */
static enum field field_by_words(const struct placing *p, const struct words *w)
{
	enum field best = FIELD_NONE;
	size_t most = 0;
	bool tie = false;

	for (size_t i = 0; i < ref_annexa_headings_count; i++) {
		const struct annexa_heading *h = &ref_annexa_headings[i];
		size_t n;

		if (!h->words || !of_table(h, p->l->table))
			continue;
		n = words_in(w, str_of(h->text));
		tie = n == most ? tie || (n && h->field != best) : tie && n < most;
		if (n > most) {
			best = h->field;
			most = n;
		}
	}
	return tie ? FIELD_NONE : best;
}

/* The field whose official heading has the same words in whatever order. */
static enum field field_of_same_words(const struct placing *p, const struct words *w)
{
	const struct table_info *info = table_info(p->l->table);

	for (enum field f = info->first; f < info->first + info->fields; f++)
		if (w->count && words_in(w, str_of(field_info(f)->name)) == w->count)
			return f;
	return FIELD_NONE;
}

static void place_by_words(struct placing *p)
{
	for (size_t c = 0; c < p->count; c++) {
		struct words w;
		enum field f;

		if (p->taken[c])
			continue;
		split_words(p->headings[c], &w);
		f = field_of_same_words(p, &w);
		f = f == FIELD_NONE || is_placed(p, f) ? field_by_words(p, &w) : f;
		if (f != FIELD_NONE && !is_placed(p, f))
			place(p, f, c, KNOWN_BY_WORDS);
	}
}

/* ---- which list ---- */

/* Fields that many lists have tell nothing. */
static bool tells(enum field f)
{
	const struct field_info *info = field_info(f);
	size_t lists = 0;

	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++)
		lists += field_find(t, str_of(info->name)) != FIELD_NONE;
	return lists == 1 && info->type != CELL_key;
}

static void count_placed(struct annexa_layout *l, size_t *telling, size_t *of)
{
	const struct table_info *info = table_info(l->table);

	*telling = *of = 0;
	for (size_t i = 0; i < info->fields; i++) {
		enum field f = info->first + (enum field)i;
		bool must = field_info(f)->presence == REQUIRED;

		*of += must;
		l->of_layout += must && l->column_of[i] != COLUMN_NONE;
		*telling += l->column_of[i] != COLUMN_NONE && tells(f);
	}
}

/* Cells of which not one is a heading are no headings: words are not looked at. */
static void place_all(struct placing *p, enum table t)
{
	*p->l = (struct annexa_layout){.table = t, .columns = p->count};
	memset(p->l->column_of, 0xff, sizeof p->l->column_of);
	memset(p->taken, 0, sizeof p->taken);
	place_by_name(p);
	place_by_alias(p);
	for (size_t c = 0; c < p->count; c++)
		if (p->taken[c]) {
			place_by_words(p);
			return;
		}
}

/* Whether the headings are those of list t: half of its columns and one that tells, or when the name
 * says so too, a third of them. */
static bool try_list(struct placing *p, enum table t, bool named)
{
	size_t telling, of;

	place_all(p, t);
	count_placed(p->l, &telling, &of);
	return telling && p->l->of_layout * (named ? 3 : 2) >= of;
}

bool annexa_likelier(const struct annexa_layout *a, const struct annexa_layout *b)
{
	size_t by_name_a = 0, by_name_b = 0;

	if (b->table == TABLE_NONE || a->table == TABLE_NONE)
		return a->table != TABLE_NONE;
	if (a->of_layout != b->of_layout)
		return a->of_layout > b->of_layout;
	for (size_t i = 0; i < TABLE_FIELDS_MAX; i++) {
		by_name_a += a->known_by[i] == KNOWN_BY_NAME;
		by_name_b += b->known_by[i] == KNOWN_BY_NAME;
	}
	return by_name_a > by_name_b;
}

enum table annexa_named(struct str name)
{
	char to[FOLD_MAX];
	struct str folded = fold(name, to);

	for (size_t i = 0; i < ref_annexa_sheets_count; i++)
		if (str_is(folded, ref_annexa_sheets[i].text))
			return ref_annexa_sheets[i].table;
	/* "Annex A List 3 final", "List 3 - Referrals" */
	for (size_t i = 0; i < ref_annexa_sheets_count; i++) {
		struct str beginning = str_of(ref_annexa_sheets[i].text);
		size_t n = beginning.len;

		if (n < 5 || memcmp(beginning.p, "list", 4) != 0)
			continue;
		for (size_t at = 0; at + n <= folded.len; at++)
			if (memcmp(folded.p + at, beginning.p, n) == 0 &&
			    (at + n == folded.len || folded.p[at + n] < '0' ||
			     folded.p[at + n] > '9'))
				return ref_annexa_sheets[i].table;
	}
	return TABLE_NONE;
}

/* ---- what is said of it ---- */

static struct str add_name(struct arena *a, struct str names, struct str name, const char *between)
{
	if (names.len > NAMES_SAID)
		return names;
	if (name.len > 100)
		name.len = 100;
	return arena_fmt(a, "%.*s%s%.*s", (int)names.len, names.p, names.len ? between : "",
			 (int)name.len, name.p);
}

static void say_placed(const struct placing *p, size_t i, struct arena *a)
{
	struct annexa_layout *l = p->l;
	struct str heading = p->headings[l->column_of[i]];
	const char *name = field_info(table_info(l->table)->first + (enum field)i)->name;
	struct str said = arena_fmt(a, "\"%.*s\" for %s",
				    (int)(heading.len > 80 ? 80 : heading.len), heading.p, name);

	if (l->known_by[i] != KNOWN_BY_NAME && l->placed.len <= NAMES_SAID)
		l->placed = arena_fmt(a, "%.*s%s%.*s", (int)l->placed.len, l->placed.p,
				      l->placed.len ? "; " : "", (int)said.len, said.p);
}

static void say_what(struct placing *p, struct arena *a)
{
	const struct table_info *info = table_info(p->l->table);

	p->l->placed = p->l->unknown = p->l->missing = STR("");
	for (size_t i = 0; i < info->fields; i++) {
		const struct field_info *f = field_info(info->first + (enum field)i);

		if (p->l->column_of[i] != COLUMN_NONE)
			say_placed(p, i, a);
		else if (f->presence == REQUIRED)
			p->l->missing = add_name(a, p->l->missing, str_of(f->name), "; ");
	}
	for (size_t c = 0; c < p->count; c++)
		if (!p->taken[c] && p->headings[c].len)
			p->l->unknown = add_name(a, p->l->unknown, p->headings[c], ", ");
}

bool annexa_layout(const struct str *headings, size_t count, struct str name, struct arena *a,
		   struct annexa_layout *l)
{
	enum table named = annexa_named(name);
	struct annexa_layout best = {0}, tried;
	struct placing p = {.headings = headings,
			    .count = count < HEADINGS_MAX ? count : HEADINGS_MAX,
			    .l = &tried};

	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++) {
		if (!try_list(&p, t, t == named))
			continue;
		if (annexa_likelier(&tried, &best) ||
		    (t == named && !annexa_likelier(&best, &tried)))
			best = tried;
	}
	*l = best;
	if (best.table == TABLE_NONE)
		return false;
	p.l = l;
	place_all(&p, best.table);
	l->of_layout = best.of_layout;
	say_what(&p, a);
	return true;
}
