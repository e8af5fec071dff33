#include "record/annexa_cell.h"

#include "base/date.h"
#include "record/annexa_ref.h"
#include "record/fold.h"

/* ---- nothing ---- */

/* "#N/A", "#REF!", "NULL", "-", ".": nothing, said in as many ways. In an id, words are words. */
static bool says_nothing(enum cell_type type, struct str s)
{
	static const char *const words[] = {"na", "null", "nil"};

	if (s.p[0] == '#')
		return s.len > 2;
	if (s.len > 4)
		return false;
	if (fold_is(s, ""))
		return (unsigned char)s.p[0] < 0x80;
	for (size_t i = 0; type != CELL_key && i < sizeof words / sizeof words[0]; i++)
		if (fold_is(s, words[i]))
			return true;
	return false;
}

/* ---- codes ---- */

static enum code code_written(enum code_set set, struct str folded)
{
	const struct code_set_info *info = code_set_info(set);

	for (enum code c = info->first + 1; c < info->last; c++) {
		char to[FOLD_MAX];

		if (str_eq(fold(str_of(code_info(c)->text), to), folded))
			return c;
	}
	return CODE_NOTHING_;
}

static enum code code_meant(enum code_set set, struct str folded)
{
	const struct code_set_info *info = code_set_info(set);

	for (size_t i = 0; i < ref_annexa_values_count; i++)
		if (ref_annexa_values[i].set == set && str_is(folded, ref_annexa_values[i].text))
			return ref_annexa_values[i].code;
	for (enum code c = info->first + 1; c < info->last; c++) {
		char to[FOLD_MAX];

		if (str_eq(fold(str_of(code_info(c)->label), to), folded))
			return c;
	}
	return CODE_NOTHING_;
}

static enum code code_whole(enum code_set set, struct str text)
{
	char to[FOLD_MAX];
	struct str folded = fold(text, to);
	enum code c = folded.len ? code_written(set, folded) : CODE_NOTHING_;

	return c == CODE_NOTHING_ && folded.len ? code_meant(set, folded) : c;
}

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* The letters and digits that a text begins with. */
static struct str first_token(struct str s)
{
	size_t n = 0;

	while (n < s.len && is_letter_or_digit(s.p[n]))
		n++;
	return (struct str){s.p, n};
}

/* "a) Male" without its letter; the text as it is when it has none. */
static struct str without_letter(struct str s)
{
	struct str token = first_token(s);

	if (token.len == 0 || token.len > 2 || token.len == s.len || s.p[token.len] != ')')
		return s;
	return str_trim((struct str){s.p + token.len + 1, s.len - token.len - 1});
}

/* The code before a mark and its meaning: "N1 - Abuse", "C2: FCO"; before a space, when it is in its
 * own capitals: "WBRI White British". */
static enum code code_before(enum code_set set, struct str s)
{
	struct str token = first_token(s), rest = {s.p + token.len, s.len - token.len};
	enum code exact = token.len && token.len < s.len ? code_find(set, token) : CODE_NOTHING_;
	char to[FOLD_MAX];

	if (exact != CODE_NOTHING_)
		return exact;
	rest = str_trim(rest);
	if (token.len == 0 || rest.len == 0 ||
	    (!memchr(":-.)", (unsigned char)rest.p[0], 4) && rest.p[0] != '\xe2'))
		return CODE_NOTHING_;
	return code_written(set, fold(token, to));
}

static bool has_part(struct str s, const char *part)
{
	size_t n = strlen(part);

	for (size_t i = 0; i + n <= s.len; i++)
		if (memcmp(s.p + i, part, n) == 0)
			return true;
	return false;
}

/* Two categories of abuse in one cell are "multiple". */
static enum code several(enum code_set set, struct str text)
{
	static const char *const categories[] = {"neglect", "physical", "sexual", "emotional"};
	char to[FOLD_MAX];
	struct str folded = fold(text, to);
	size_t n = 0;

	for (size_t i = 0; set == CODES_ABUSE && i < 4; i++)
		n += has_part(folded, categories[i]);
	return n > 1 ? ABUSE_MUL : CODE_NOTHING_;
}

enum code annexa_code(enum code_set set, struct str text)
{
	struct str bare = without_letter(text);
	enum code c = code_whole(set, text);

	if (c == CODE_NOTHING_)
		c = code_whole(set, bare);
	if (c == CODE_NOTHING_)
		c = code_before(set, bare);
	return c == CODE_NOTHING_ ? several(set, bare) : c;
}

static struct str kept(struct annexa_cells *c, struct str raw)
{
	return c->book ? arena_str(c->arena, raw) : raw;
}

/* A text that was met before has been read before. */
static struct str read_code(struct annexa_cells *c, enum code_set set, struct str *raw)
{
	uint32_t known = map_get(&c->ways[set], *raw);
	bool added;

	if (known == MAP_NONE) {
		struct annexa_met *met;
		enum code code = annexa_code(set, *raw);

		c->met = mem_room(c->met, &c->met_cap, c->met_count + 1, sizeof *c->met);
		met = &c->met[c->met_count];
		met->raw = kept(c, *raw);
		met->text = code == CODE_NOTHING_ ? met->raw : str_of(code_info(code)->text);
		known = map_put(&c->ways[set], met->raw, (uint32_t)c->met_count++, &added);
	}
	*raw = c->met[known].raw;
	return c->met[known].text;
}

/* ---- numbers and dates ---- */

static bool is_digits(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.len > 0;
}

static bool is_zeros(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] != '0')
			return false;
	return true;
}

static bool is_age(enum field f)
{
	return str_is(str_of(field_info(f)->name), "Age of Child (Years)");
}

/* 3.0 is 3; an age of 12.7 is 12, and one below nought is that of a child not yet born. */
static struct str read_whole(enum field f, struct str s)
{
	struct str decimals = s, whole = str_cut(&decimals, '.');

	if (is_age(f) && s.len > 1 && s.p[0] == '-' && is_digits((struct str){s.p + 1, s.len - 1}))
		return STR("");
	if (whole.len < s.len && is_digits(whole) && is_digits(decimals) &&
	    (is_age(f) || is_zeros(decimals)))
		return whole;
	return s;
}

/* Whether s is a number as a workbook writes days: digits, perhaps with a fraction of a day. */
static bool is_serial(struct str s)
{
	struct str fraction = s, whole = str_cut(&fraction, '.');

	return is_digits(whole) && whole.len <= 6 && (whole.len == s.len || is_digits(fraction));
}

/* "10:30", "10:30:00", "10:30:00.000" */
static bool is_time(struct str s)
{
	if (s.len < 4 || !memchr(s.p, ':', s.len))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!memchr("0123456789:.Z", s.p[i], 13))
			return false;
	return true;
}

static struct str without_time(struct str s)
{
	for (size_t i = 8; i + 1 < s.len; i++)
		if ((s.p[i] == ' ' || s.p[i] == 'T') &&
		    is_time(str_trim((struct str){s.p + i + 1, s.len - i - 1})))
			return (struct str){s.p, i};
	return s;
}

/* A serial number becomes its day, in the reader's own way of writing. */
static struct str read_day(struct annexa_cells *c, struct str *raw)
{
	int32_t day;

	if (!c->book || !is_serial(*raw)) {
		*raw = kept(c, *raw);
		return without_time(*raw);
	}
	day = xlsx_day(c->book, *raw);
	*raw = day == DATE_NONE ? kept(c, *raw)
				: str_of(date_british(day, arena_take(c->arena, DATE_TEXT_MAX)));
	return *raw;
}

/* ---- text ---- */

/* Non-breaking spaces inside a text become spaces, so that one name is one name. */
static struct str plain_spaces(struct annexa_cells *c, struct str s)
{
	size_t n = 0;
	char *to;

	if (!memchr(s.p, 0xC2, s.len))
		return s;
	to = arena_take(c->arena, s.len);
	for (size_t i = 0; i < s.len; i++) {
		bool space = s.p[i] == '\xC2' && i + 1 < s.len && s.p[i + 1] == '\xA0';

		to[n++] = space ? ' ' : s.p[i];
		i += space;
	}
	return (struct str){to, n};
}

struct str annexa_cell(struct annexa_cells *c, enum field f, struct str *raw)
{
	const struct field_info *info = field_info(f);

	if (raw->len == 0)
		return STR("");
	if (says_nothing(info->type, *raw)) {
		*raw = kept(c, *raw);
		c->errors++;
		return STR("");
	}
	switch (info->type) {
	case CELL_code: return read_code(c, info->set, raw);
	case CELL_date: return read_day(c, raw);
	case CELL_number:
	case CELL_tenths: *raw = kept(c, *raw); return read_whole(f, *raw);
	case CELL_text:
	case CELL_key: break;
	}
	*raw = kept(c, *raw);
	return plain_spaces(c, *raw);
}

void annexa_cells_close(struct annexa_cells *c)
{
	for (size_t s = 0; s < CODE_SETS; s++)
		map_close(&c->ways[s]);
	mem_free(c->met);
}
