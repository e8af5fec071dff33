#include "intake/xml_bytes.h"

enum { BLOCK = 64, DECLARATION_MAX = 256 };

#define REPLACEMENT "\xEF\xBF\xBD"

/* ---- the encoding ---- */

static bool looks_utf16(struct str s)
{
	return s.len >= 2 && (str_starts(s, STR("\xFE\xFF")) || str_starts(s, STR("\xFF\xFE")) ||
			      !s.p[0] || !s.p[1]);
}

/* The XML declaration, from <?xml up to its end; "" when the file has none. */
static struct str declaration(struct str s)
{
	if (str_starts(s, STR("\xEF\xBB\xBF")))
		s = (struct str){s.p + 3, s.len - 3};
	if (!str_starts(s, STR("<?xml")))
		return STR("");
	s.len = s.len < DECLARATION_MAX ? s.len : DECLARATION_MAX;
	return str_cut(&s, '>');
}

/* What stands in the quotes behind encoding=; "" where nothing does. */
static struct str declared_encoding(struct str s)
{
	char quote;

	while (s.len && !str_starts(s, STR("encoding")))
		s = (struct str){s.p + 1, s.len - 1};
	while (s.len && *s.p != '"' && *s.p != '\'')
		s = (struct str){s.p + 1, s.len - 1};
	if (!s.len)
		return STR("");
	quote = *s.p;
	str_cut(&s, quote);
	return str_cut(&s, quote);
}

bool xml_bytes_utf8(struct str beginning)
{
	static const char *const names[] = {"", "utf-8", "utf8", "us-ascii", "ascii"};
	struct str encoding = declared_encoding(declaration(beginning));

	if (looks_utf16(beginning))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_same(encoding, str_of(names[i])))
			return true;
	return false;
}

size_t xml_bytes_cut(struct str s)
{
	for (size_t n = 1; n <= 3 && n <= s.len; n++) {
		unsigned char c = (unsigned char)s.p[s.len - n];
		size_t whole = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;

		if (c >= 0xC0)
			return c < 0xF5 && whole > n ? n : 0;
		if (c < 0x80)
			return 0;
	}
	return 0;
}

/* ---- mending ---- */

static inline bool is_forbidden(unsigned char c)
{
	return (c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r');
}

/* Whether a block is ASCII with no control character, white space among them: most are. These two
 * have no branch, so that compilers vectorise them. */
static bool is_one_line(const char *p)
{
	unsigned char other = 0;

	for (size_t i = 0; i < BLOCK; i++)
		other |= (signed char)p[i] < 0x20;
	return !other;
}

/* Whether a block is ASCII that XML allows. */
static bool is_plain(const char *p)
{
	unsigned char other = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		unsigned char c = (unsigned char)p[i];

		other |= (unsigned char)((c & 0x80) | is_forbidden(c));
	}
	return !other;
}

/* The bytes of the character that s begins with; 0 when XML has no such character. */
static size_t character(struct str s, bool *replaced)
{
	size_t n = str_utf8_char(s);

	if (n == 1)
		return !is_forbidden((unsigned char)s.p[0]);
	if (n == 3 && memcmp(s.p, "\xEF\xBF", 2) == 0) {
		*replaced |= s.p[2] == '\xBD';
		/* U+FFFE and U+FFFF are no characters. */
		return (unsigned char)s.p[2] < 0xBE ? 3 : 0;
	}
	return n;
}

/* How many bytes from `at` on are well, up to the first that is not. */
static size_t well_from(struct str s, size_t at, bool *replaced)
{
	size_t i = at;

	while (i < s.len) {
		size_t end = s.len - i < BLOCK ? s.len : i + BLOCK;

		if (end == i + BLOCK && (is_one_line(s.p + i) || is_plain(s.p + i))) {
			i = end;
			continue;
		}
		while (i < end) {
			size_t n = character((struct str){s.p + i, s.len - i}, replaced);

			if (!n)
				return i - at;
			i += n;
		}
	}
	return i - at;
}

size_t xml_bytes_well(struct str s)
{
	bool replaced;

	return well_from(s, 0, &replaced);
}

struct str xml_bytes_mended(struct str s, struct buf *to, bool *replaced)
{
	size_t well;

	*replaced = false;
	well = well_from(s, 0, replaced);
	if (well == s.len)
		return s;
	*replaced = true;
	to->len = 0;
	for (size_t i = 0; i < s.len; well = well_from(s, i, replaced)) {
		buf_add(to, s.p + i, well);
		i += well;
		if (i < s.len) {
			buf_text(to, REPLACEMENT);
			i++;
		}
	}
	return buf_view(to);
}

bool xml_bytes_mend(struct buf *b)
{
	struct buf to = {0};
	bool replaced;

	if (xml_bytes_mended(buf_view(b), &to, &replaced).p != b->p) {
		buf_close(b);
		*b = to;
	}
	return replaced;
}
