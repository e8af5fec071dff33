/* A JSON reader that accepts and keeps nothing: the standard's grammar, to the letter. */
#include "fuzz.h"

enum { DEPTH_MAX = 64 };

struct reader {
	const char *p, *end;
	int depth;
};

static bool value(struct reader *r);

static void space(struct reader *r)
{
	while (r->p < r->end && strchr(" \t\r\n", *r->p) && *r->p)
		r->p++;
}

static bool eat(struct reader *r, char c)
{
	if (r->p == r->end || *r->p != c)
		return false;
	r->p++;
	return true;
}

static bool word(struct reader *r, const char *w)
{
	for (; *w; w++)
		if (!eat(r, *w))
			return false;
	return true;
}

static bool hex4(struct reader *r)
{
	for (int i = 0; i < 4; i++, r->p++)
		if (r->p == r->end || !strchr("0123456789abcdefABCDEF", *r->p) || !*r->p)
			return false;
	return true;
}

static bool escape(struct reader *r)
{
	if (r->p == r->end || !*r->p)
		return false;
	if (*r->p == 'u') {
		r->p++;
		return hex4(r);
	}
	return strchr("\"\\/bfnrt", *r->p++) != NULL;
}

static bool string(struct reader *r)
{
	if (!eat(r, '"'))
		return false;
	while (r->p < r->end && *r->p != '"') {
		if ((unsigned char)*r->p < 0x20)
			return false;
		if (*r->p++ == '\\' && !escape(r))
			return false;
	}
	return eat(r, '"');
}

static bool digits(struct reader *r)
{
	const char *from = r->p;

	while (r->p < r->end && *r->p >= '0' && *r->p <= '9')
		r->p++;
	return r->p > from;
}

/* A fraction and an exponent, each when its sign is there. */
static bool fraction(struct reader *r)
{
	if (eat(r, '.') && !digits(r))
		return false;
	if (!eat(r, 'e') && !eat(r, 'E'))
		return true;
	if (!eat(r, '-'))
		eat(r, '+');
	return digits(r);
}

static bool number(struct reader *r)
{
	const char *from;

	eat(r, '-');
	from = r->p;
	return digits(r) && (*from != '0' || r->p == from + 1) && fraction(r);
}

static bool member(struct reader *r)
{
	space(r);
	if (!string(r))
		return false;
	space(r);
	return eat(r, ':') && value(r);
}

static bool list(struct reader *r, char close, bool (*item)(struct reader *))
{
	bool ok;

	if (++r->depth > DEPTH_MAX)
		return false;
	r->p++;
	space(r);
	ok = eat(r, close);
	while (!ok) {
		if (!item(r))
			return false;
		space(r);
		ok = eat(r, close);
		if (!ok && !eat(r, ','))
			return false;
	}
	r->depth--;
	return true;
}

static bool value(struct reader *r)
{
	space(r);
	if (r->p == r->end)
		return false;
	switch (*r->p) {
	case '{': return list(r, '}', member);
	case '[': return list(r, ']', value);
	case '"': return string(r);
	case 't': return word(r, "true");
	case 'f': return word(r, "false");
	case 'n': return word(r, "null");
	default: return number(r);
	}
}

bool strict_json(struct str text)
{
	struct reader r = {text.p, text.p + text.len, 0};

	if (!str_utf8(text) || !value(&r))
		return false;
	space(&r);
	return r.p == r.end;
}
