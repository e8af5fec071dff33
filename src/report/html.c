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

static void unsigned_number(struct out *o, uint64_t n)
{
	out_fmt(o, "%llu", (unsigned long long)n);
}

/* A number whose length modifier is z, l or ll, or none. Returns what follows it in the format. */
static const char *number(struct out *o, const char *p, va_list *ap)
{
	int longs = 0;

	if (p[0] == 'z' && p[1] == 'u') {
		unsigned_number(o, va_arg(*ap, size_t));
		return p + 2;
	}
	for (; *p == 'l'; p++)
		longs++;
	assert((*p == 'd' || *p == 'u') && longs <= 2);
	if (*p == 'd')
		out_number(o, longs == 2   ? va_arg(*ap, long long)
			      : longs == 1 ? va_arg(*ap, long)
					   : va_arg(*ap, int));
	else
		unsigned_number(o, longs == 2	? va_arg(*ap, unsigned long long)
				   : longs == 1 ? va_arg(*ap, unsigned long)
						: va_arg(*ap, unsigned));
	return p + 1;
}

/* One directive, p behind its percent sign. Returns what follows it in the format. */
static const char *directive(struct out *o, const char *p, va_list *ap)
{
	if (*p == '%') {
		out_char(o, '%');
		return p + 1;
	}
	if (*p == 's') {
		escape(o, str_of(va_arg(*ap, const char *)));
		return p + 1;
	}
	if (strncmp(p, ".*s", 3) == 0) {
		int len = va_arg(*ap, int);

		assert(len >= 0);
		escape(o, (struct str){va_arg(*ap, const char *), (size_t)len});
		return p + 3;
	}
	return number(o, p, ap);
}

void html_write(struct out *o, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	while (*fmt) {
		size_t plain = strcspn(fmt, "%");

		out_add(o, fmt, plain);
		fmt += plain;
		if (*fmt)
			fmt = directive(o, fmt + 1, &ap);
	}
	va_end(ap);
}
