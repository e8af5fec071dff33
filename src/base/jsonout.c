/*
 * '<' is escaped too, so that what is written can stand inside a page's script element. Values at
 * the top follow each other without a comma: one line each is the caller's choice.
 */
#include "base/jsonout.h"

#include <assert.h>
#include <math.h>

enum { DEPTH_MAX = 60 };

struct jsonout jsonout_to(struct out *o)
{
	return (struct jsonout){.out = o};
}

/* What has to stand before a value or a key: a comma, or nothing. */
static void begin(struct jsonout *j)
{
	uint64_t bit = (uint64_t)1 << j->depth;

	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->depth > 0 && (j->more & bit))
		out_char(j->out, ',');
	j->more |= bit;
}

static void open_level(struct jsonout *j, char bracket)
{
	assert(j->depth < DEPTH_MAX);
	begin(j);
	out_char(j->out, bracket);
	j->depth++;
	j->more &= ~((uint64_t)1 << j->depth);
}

static void close_level(struct jsonout *j, char bracket)
{
	assert(j->depth > 0 && !j->after_key);
	out_char(j->out, bracket);
	j->depth--;
}

void jsonout_object(struct jsonout *j)
{
	open_level(j, '{');
}

void jsonout_end_object(struct jsonout *j)
{
	close_level(j, '}');
}

void jsonout_array(struct jsonout *j)
{
	open_level(j, '[');
}

void jsonout_end_array(struct jsonout *j)
{
	close_level(j, ']');
}

static bool plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\' && c != '<';
}

static void escaped(struct out *o, unsigned char c)
{
	switch (c) {
	case '"': out_text(o, "\\\""); break;
	case '\\': out_text(o, "\\\\"); break;
	case '\n': out_text(o, "\\n"); break;
	case '\r': out_text(o, "\\r"); break;
	case '\t': out_text(o, "\\t"); break;
	default: out_fmt(o, "\\u%04x", (unsigned)c);
	}
}

/* Text that is well-formed UTF-8. */
static void put_text(struct out *o, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (plain(c))
			continue;
		out_add(o, s.p + from, i - from);
		escaped(o, c);
		from = i + 1;
	}
	if (from < s.len)
		out_add(o, s.p + from, s.len - from);
}

/* The length of the character that s begins with, 0 when that is no UTF-8. */
static size_t character(struct str s)
{
	for (size_t n = 1; n <= 4 && n <= s.len; n++)
		if (str_utf8((struct str){s.p, n}))
			return n;
	return 0;
}

/* Text with bytes that are no UTF-8: each of those becomes the replacement character. */
static void put_broken_text(struct out *o, struct str s)
{
	while (s.len) {
		size_t n = character(s);

		if (n)
			put_text(o, (struct str){s.p, n});
		else
			out_text(o, "\xEF\xBF\xBD");
		s.p += n ? n : 1;
		s.len -= n ? n : 1;
	}
}

static void quoted(struct out *o, struct str s)
{
	out_char(o, '"');
	if (str_utf8(s))
		put_text(o, s);
	else
		put_broken_text(o, s);
	out_char(o, '"');
}

void jsonout_key(struct jsonout *j, const char *key)
{
	assert(j->depth > 0 && !j->after_key);
	begin(j);
	quoted(j->out, str_of(key));
	out_char(j->out, ':');
	j->after_key = true;
}

void jsonout_str(struct jsonout *j, struct str s)
{
	begin(j);
	quoted(j->out, s);
}

void jsonout_text(struct jsonout *j, const char *z)
{
	jsonout_str(j, str_of(z));
}

void jsonout_number(struct jsonout *j, int64_t n)
{
	begin(j);
	out_number(j->out, n);
}

void jsonout_real(struct jsonout *j, double x)
{
	assert(isfinite(x));
	begin(j);
	out_fmt(j->out, "%.10g", x);
}

void jsonout_exact(struct jsonout *j, double x)
{
	assert(isfinite(x));
	begin(j);
	out_fmt(j->out, "%.15g", x);
}

void jsonout_bool(struct jsonout *j, bool b)
{
	begin(j);
	out_text(j->out, b ? "true" : "false");
}

void jsonout_null(struct jsonout *j)
{
	begin(j);
	out_text(j->out, "null");
}

void jsonout_key_str(struct jsonout *j, const char *key, struct str s)
{
	jsonout_key(j, key);
	jsonout_str(j, s);
}

void jsonout_key_str_or_null(struct jsonout *j, const char *key, struct str s)
{
	jsonout_key(j, key);
	if (s.len)
		jsonout_str(j, s);
	else
		jsonout_null(j);
}

void jsonout_key_text(struct jsonout *j, const char *key, const char *z)
{
	jsonout_key_str(j, key, str_of(z));
}

void jsonout_key_number(struct jsonout *j, const char *key, int64_t n)
{
	jsonout_key(j, key);
	jsonout_number(j, n);
}

void jsonout_key_count(struct jsonout *j, const char *key, uint64_t n)
{
	jsonout_key_number(j, key, (int64_t)n);
}
