#include "report/html.h"

#include <assert.h>
#include <stdarg.h>

/* What stands for a character that markup would take for its own; NULL for any other. */
static const char *entity(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

/* How many bytes make a character that a page may hold; 0 when it may hold none such. */
static size_t character(struct str s)
{
	unsigned char c = (unsigned char)s.p[0];

	if (c < 0x80)
		return (c >= ' ' && c != 0x7f) || c == '\t' || c == '\n';
	for (size_t n = 2; n <= 4 && n <= s.len; n++)
		if (str_utf8((struct str){s.p, n}))
			return n == 3 && c == 0xef && memcmp(s.p + 1, "\xbf\xbe", 2) >= 0 ? 0 : n;
	return 0;
}

static void escape(struct out *o, struct str s)
{
	while (s.len) {
		const char *instead = entity(s.p[0]);
		size_t n = instead ? 1 : character(s);

		if (instead)
			out_text(o, instead);
		else if (n)
			out_add(o, s.p, n);
		else
			out_text(o, "\xef\xbf\xbd");
		n += n == 0;
		s = (struct str){s.p + n, s.len - n};
	}
}

/* What a directive takes. */
enum takes {
	TAKES_NOTHING, /* it is a percent sign */
	TAKES_TEXT,
	TAKES_LENGTH_AND_TEXT,
	TAKES_INT,
	TAKES_LONG,
	TAKES_LONG_LONG,
	TAKES_UNSIGNED,
	TAKES_UNSIGNED_LONG,
	TAKES_UNSIGNED_LONG_LONG,
	TAKES_SIZE,
	TAKES,
};

/* Reads a directive, *p behind its percent sign; leaves *p behind all of it. TAKES: there is none
 * such. */
static enum takes directive(const char **p)
{
	static const char *const written[TAKES] = {"%",	  "s", ".*s", "d",   "ld",
						   "lld", "u", "lu",  "llu", "zu"};

	for (enum takes t = TAKES_NOTHING; t < TAKES; t++) {
		size_t len = strlen(written[t]);

		if (strncmp(*p, written[t], len) == 0) {
			*p += len;
			return t;
		}
	}
	return TAKES;
}

static void unsigned_number(struct out *o, unsigned long long n)
{
	out_fmt(o, "%llu", n);
}

static void text(struct out *o, int len, const char *p)
{
	assert(len >= 0);
	escape(o, (struct str){p, (size_t)len});
}

void html_write(struct out *o, const char *fmt, ...)
{
	va_list ap;
	int len;

	va_start(ap, fmt);
	for (;;) {
		size_t plain = strcspn(fmt, "%");

		out_add(o, fmt, plain);
		fmt += plain;
		if (*fmt++ == '\0')
			break;
		switch (directive(&fmt)) {
		case TAKES_NOTHING: out_char(o, '%'); break;
		case TAKES_TEXT: escape(o, str_of(va_arg(ap, const char *))); break;
		case TAKES_LENGTH_AND_TEXT:
			len = va_arg(ap, int);
			text(o, len, va_arg(ap, const char *));
			break;
		case TAKES_INT: out_number(o, va_arg(ap, int)); break;
		case TAKES_UNSIGNED: unsigned_number(o, va_arg(ap, unsigned)); break;
		case TAKES_LONG: out_number(o, va_arg(ap, long)); break;
		case TAKES_UNSIGNED_LONG: unsigned_number(o, va_arg(ap, unsigned long)); break;
		case TAKES_LONG_LONG: out_number(o, va_arg(ap, long long)); break;
		case TAKES_UNSIGNED_LONG_LONG:
			unsigned_number(o, va_arg(ap, unsigned long long));
			break;
		case TAKES_SIZE: unsigned_number(o, va_arg(ap, size_t)); break;
		case TAKES: assert(false); break;
		}
	}
	va_end(ap);
}
