#include "intake/encoding.h"

static const unsigned short windows_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

unsigned encoding_windows_1252(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

static void add_utf8(struct buf *b, unsigned c)
{
	if (c < 0x80) {
		buf_char(b, (char)c);
	} else if (c < 0x800) {
		buf_char(b, (char)(0xC0 | c >> 6));
		buf_char(b, (char)(0x80 | (c & 0x3F)));
	} else if (c < 0x10000) {
		buf_char(b, (char)(0xE0 | c >> 12));
		buf_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
		buf_char(b, (char)(0x80 | (c & 0x3F)));
	} else {
		buf_char(b, (char)(0xF0 | c >> 18));
		buf_char(b, (char)(0x80 | (c >> 12 & 0x3F)));
		buf_char(b, (char)(0x80 | (c >> 6 & 0x3F)));
		buf_char(b, (char)(0x80 | (c & 0x3F)));
	}
}

static void from_windows_1252(struct buf *b)
{
	struct buf to = {0};

	for (size_t i = 0; i < b->len; i++)
		add_utf8(&to, encoding_windows_1252((unsigned char)b->p[i]));
	buf_close(b);
	*b = to;
}

static unsigned utf16_unit(const unsigned char *p, bool big)
{
	return big ? (unsigned)p[0] << 8 | p[1] : (unsigned)p[1] << 8 | p[0];
}

static void from_utf16(struct buf *b, size_t from, bool big)
{
	const unsigned char *p = (const unsigned char *)b->p;
	struct buf to = {0};

	for (size_t i = from; i + 1 < b->len; i += 2) {
		unsigned c = utf16_unit(p + i, big);

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < b->len) {
			unsigned low = utf16_unit(p + i + 2, big);

			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
				i += 2;
			}
		}
		add_utf8(&to, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
	}
	buf_close(b);
	*b = to;
}

/* Plain text in UTF-16 has a zero in nearly every second byte. 0: no; 1: little, 2: big endian. */
static int looks_utf16(struct str s)
{
	size_t n = s.len < 1024 ? s.len & ~(size_t)1 : 1024;
	size_t zero[2] = {0, 0};

	for (size_t i = 0; i < n; i++)
		zero[i & 1] += s.p[i] == '\0';
	if (n < 4 || zero[0] + zero[1] < n * 2 / 5)
		return 0;
	if (zero[1] > n / 3 && zero[0] < n / 10)
		return 1;
	return zero[0] > n / 3 && zero[1] < n / 10 ? 2 : 0;
}

/* Files of old Macs end their lines with a carriage return alone. */
static void mend_line_ends(struct buf *b)
{
	if (b->len == 0 || memchr(b->p, '\n', b->len) || !memchr(b->p, '\r', b->len))
		return;
	for (size_t i = 0; i < b->len; i++)
		if (b->p[i] == '\r')
			b->p[i] = '\n';
}

static const struct str mark = {"\xEF\xBB\xBF", 3};

bool encoding_is_utf8(struct str s)
{
	return !str_starts(s, mark) && !looks_utf16(s) && str_utf8(s);
}

static const char *to_utf8(struct buf *b)
{
	int utf16 = looks_utf16(buf_view(b));

	if (b->len >= 2 && memcmp(b->p, "\xFF\xFE", 2) == 0) {
		from_utf16(b, 2, false);
		return "UTF-16";
	}
	if (b->len >= 2 && memcmp(b->p, "\xFE\xFF", 2) == 0) {
		from_utf16(b, 2, true);
		return "UTF-16";
	}
	if (utf16) {
		from_utf16(b, 0, utf16 == 2);
		return "UTF-16";
	}
	if (str_starts(buf_view(b), mark)) {
		b->len -= mark.len;
		memmove(b->p, b->p + mark.len, b->len);
	}
	if (str_utf8(buf_view(b)))
		return "UTF-8";
	from_windows_1252(b);
	return "Windows-1252";
}

const char *encoding_to_utf8(struct buf *b)
{
	const char *name = to_utf8(b);

	mend_line_ends(b);
	return name;
}
