#include "base/csvout.h"

static size_t digits_from(struct str s, size_t at)
{
	size_t i = at;

	while (i < s.len && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i - at;
}

/* Digits with a sign in front and a decimal point, both optional. */
static bool plain_number(struct str s)
{
	size_t at = s.len && (s.p[0] == '-' || s.p[0] == '+');
	size_t whole = digits_from(s, at);
	size_t part;

	at += whole;
	if (whole && at == s.len)
		return true;
	if (!whole || s.p[at] != '.')
		return false;
	part = digits_from(s, at + 1);
	return part && at + 1 + part == s.len;
}

bool csv_risky(struct str s)
{
	if (s.len == 0)
		return false;
	switch (s.p[0]) {
	case '=':
	case '@':
	case '\t':
	case '\r': return true;
	case '+':
	case '-': return !plain_number(s);
	default: return false;
	}
}

bool csv_guarded(struct str s)
{
	struct str bare = s;

	while (bare.len && bare.p[0] == '\'')
		bare = (struct str){bare.p + 1, bare.len - 1};
	return bare.len < s.len && csv_risky(bare);
}

static unsigned char is_mark(char c)
{
	return (c == ',') | (c == '"');
}

static unsigned char is_line_end(char c)
{
	return (c == '\n') | (c == '\r');
}

/* A fixed number of bytes without a way out is what compilers can look at all at once; of four
 * comparisons they would make a table instead. */
enum { STRIDE = 16 };

static void look_at_stride(const char *restrict p, unsigned char any[restrict STRIDE])
{
	for (size_t k = 0; k < STRIDE; k++)
		any[k] |= is_mark(p[k]);
	for (size_t k = 0; k < STRIDE; k++)
		any[k] |= is_line_end(p[k]);
}

static bool needs_quotes(struct str s)
{
	unsigned char any[STRIDE] = {0}, some = 0;

	if (s.len >= STRIDE) {
		for (size_t i = 0; i + STRIDE <= s.len; i += STRIDE)
			look_at_stride(s.p + i, any);
		look_at_stride(s.p + s.len - STRIDE, any); /* the last ones, some once more */
		for (size_t k = 0; k < STRIDE; k++)
			some |= any[k];
		return some;
	}
	for (size_t i = 0; i < s.len; i++)
		some |= is_mark(s.p[i]) | is_line_end(s.p[i]);
	return some;
}

static void quoted(struct out *o, struct str s)
{
	while (s.len) {
		size_t before = s.len;
		struct str piece = str_cut(&s, '"');

		out_str(o, piece);
		if (piece.len < before)
			out_text(o, "\"\"");
	}
}

void csv_cell(struct out *o, struct str s, bool first)
{
	if (!first)
		out_char(o, ',');
	if (needs_quotes(s)) {
		out_char(o, '"');
		if (csv_risky(s))
			out_char(o, '\'');
		quoted(o, s);
		out_char(o, '"');
	} else {
		if (csv_risky(s))
			out_char(o, '\'');
		out_str(o, s);
	}
}
