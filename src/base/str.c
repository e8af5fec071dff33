#include "base/str.h"

#include <strings.h>

int str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool str_same(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || strncasecmp(a.p, b.p, a.len) == 0);
}

bool str_holds(struct str a, struct str part)
{
	const char *end = a.p + a.len, *at = a.p;

	if (part.len == 0)
		return true;
	while ((size_t)(end - at) >= part.len) {
		at = memchr(at, part.p[0], (size_t)(end - at) - part.len + 1);
		if (!at)
			return false;
		if (memcmp(at, part.p, part.len) == 0)
			return true;
		at++;
	}
	return false;
}

bool str_starts(struct str a, struct str beginning)
{
	return a.len >= beginning.len && str_eq((struct str){a.p, beginning.len}, beginning);
}

bool str_ends(struct str a, struct str ending)
{
	return a.len >= ending.len &&
	       str_eq((struct str){a.p + (a.len - ending.len), ending.len}, ending);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The bytes of white space that s begins with at its left (or, from the end, right): 0, 1 or 2. */
static size_t space_left(struct str s)
{
	if (s.len && is_space(s.p[0]))
		return 1;
	return s.len >= 2 && memcmp(s.p, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

static size_t space_right(struct str s)
{
	if (s.len && is_space(s.p[s.len - 1]))
		return 1;
	return s.len >= 2 && memcmp(s.p + s.len - 2, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

struct str str_trim_ends(struct str s)
{
	size_t n;

	while ((n = space_left(s)) > 0) {
		s.p += n;
		s.len -= n;
	}
	while ((n = space_right(s)) > 0)
		s.len -= n;
	return s;
}

struct str str_cut(struct str *s, char at)
{
	const char *found = s->len ? memchr(s->p, at, s->len) : NULL;
	struct str head = *s;

	if (!found) {
		*s = (struct str){s->p + s->len, 0};
		return head;
	}
	head.len = (size_t)(found - s->p);
	s->p = found + 1;
	s->len -= head.len + 1;
	return head;
}

/* The bytes looked at in one go: a fixed number without a way out is what compilers can do all at
 * once. */
enum { STRIDE = 32 };

size_t str_count(struct str s, char c)
{
	size_t i = 0, n = 0;

	for (; i + STRIDE <= s.len; i += STRIDE) {
		unsigned char here = 0;

		for (size_t k = 0; k < STRIDE; k++)
			here = (unsigned char)(here + (s.p[i + k] == c));
		n += here;
	}
	for (; i < s.len; i++)
		n += s.p[i] == c;
	return n;
}

static bool is_small(char c)
{
	return (unsigned char)(c - 'a') < 26;
}

static bool small_in_stride(const char *p)
{
	unsigned char any = 0;

	for (size_t k = 0; k < STRIDE; k++)
		any |= is_small(p[k]);
	return any;
}

bool str_has_small(struct str s)
{
	for (size_t i = 0; i + STRIDE <= s.len; i += STRIDE)
		if (small_in_stride(s.p + i))
			return true;
	if (s.len >= STRIDE) /* the last ones, some of them once more */
		return small_in_stride(s.p + s.len - STRIDE);
	for (size_t i = 0; i < s.len; i++)
		if (is_small(s.p[i]))
			return true;
	return false;
}

struct str str_capitals(struct str s, char *to)
{
	for (size_t i = 0; i < s.len; i++)
		to[i] = s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 'a' + 'A') : s.p[i];
	return (struct str){to, s.len};
}

bool str_number(struct str s, int64_t min, int64_t max, int64_t *number)
{
	bool minus = s.len > 1 && s.p[0] == '-';
	int64_t n = 0;

	if (s.len - minus == 0 || s.len - minus > 18)
		return false;
	for (size_t i = minus; i < s.len; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (s.p[i] - '0');
	}
	n = minus ? -n : n;
	if (n < min || n > max)
		return false;
	*number = n;
	return true;
}

size_t str_utf8_char(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t left = s.len;
	static const struct {
		unsigned char first, last, low, high;
		size_t len;
	} forms[] = {
	    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
	    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
	    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
	};

	if (p[0] < 0x80)
		return 1;
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (p[0] < forms[i].first || p[0] > forms[i].last)
			continue;
		if (left < forms[i].len || p[1] < forms[i].low || p[1] > forms[i].high)
			return 0;
		for (size_t k = 2; k < forms[i].len; k++)
			if ((p[k] & 0xC0) != 0x80)
				return 0;
		return forms[i].len;
	}
	return 0;
}

/* How many of the first bytes of s are surely ASCII. */
static size_t ascii_bytes(const char *p, size_t len)
{
	size_t i = 0;

	for (; i + STRIDE <= len; i += STRIDE) {
		unsigned char any = 0;

		for (size_t k = 0; k < STRIDE; k++)
			any |= (unsigned char)p[i + k];
		if (any & 0x80)
			break;
	}
	return i;
}

bool str_utf8(struct str s)
{
	size_t i = 0;

	while (i < s.len) {
		size_t n = ascii_bytes(s.p + i, s.len - i);

		for (size_t stop = i + n + STRIDE; i + n < stop && i + n < s.len;) {
			size_t one = str_utf8_char((struct str){s.p + i + n, s.len - i - n});

			if (one == 0)
				return false;
			n += one;
		}
		i += n;
	}
	return true;
}

uint64_t str_hash(struct str s)
{
	uint64_t h = 0xcbf29ce484222325U;

	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3U;
	h ^= h >> 32;
	h *= 0x9E3779B97F4A7C15U;
	return h ^ (h >> 29);
}
