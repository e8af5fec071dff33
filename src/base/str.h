/* Text as a pointer and a length: never NUL-terminated, never owned. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p; /* may be anything when len is 0 */
	size_t len;    /* bytes */
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})

static inline struct str str_of(const char *z)
{
	return (struct str){z, strlen(z)};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

static inline bool str_is(struct str a, const char *z)
{
	return str_eq(a, str_of(z));
}

/* Byte order, shorter first where one begins the other: <0, 0, >0. */
int str_cmp(struct str a, struct str b);

/* Equal but for ASCII case. */
bool str_same(struct str a, struct str b);

/* Whether part stands in a; an empty one does. */
bool str_holds(struct str a, struct str part);

bool str_starts(struct str a, struct str beginning);
bool str_ends(struct str a, struct str ending);

/* Whether a byte is, or belongs to, what str_trim may have to take away. */
static inline bool str_may_trim(char c)
{
	return (unsigned char)c <= ' ' || c == '\xC2' || c == '\xA0';
}

struct str str_trim_ends(struct str s);

/* Without leading and trailing spaces, tabs, line ends and UTF-8 non-breaking spaces. Most text has
 * none, which its first and last byte tell. */
static inline struct str str_trim(struct str s)
{
	if (s.len && (str_may_trim(s.p[0]) || str_may_trim(s.p[s.len - 1])))
		return str_trim_ends(s);
	return s;
}

/* The text up to the first `at` (all of it when there is none); *s is left with what follows. */
struct str str_cut(struct str *s, char at);

/* How many bytes are c. */
size_t str_count(struct str s, char c);

/* Whether s has a small letter of ASCII. */
bool str_has_small(struct str s);

/* s with ASCII capitals, in `to`, which has room for s.len bytes. */
struct str str_capitals(struct str s, char *to);

/* A whole decimal number in [min, max], digits only with an optional '-'. Returns false otherwise. */
bool str_number(struct str s, int64_t min, int64_t max, int64_t *number);

/* Whether all bytes are well-formed UTF-8 (no surrogates, no overlong forms). */
bool str_utf8(struct str s);

/* How many bytes the character has that s, which is not empty, begins with; 0 when they are no
 * well-formed UTF-8. */
size_t str_utf8_char(struct str s);

/* A 64-bit FNV-1a hash with a final mix: the same on every machine. */
uint64_t str_hash(struct str s);

#endif
