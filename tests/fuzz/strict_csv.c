/* RFC 4180 read strictly: what our writer writes, and nothing more forgiving. */
#include "fuzz.h"

static bool is_number(const char *p, const char *end)
{
	bool point = false, digit = false;

	for (p += *p == '-' || *p == '+'; p < end; p++) {
		if (*p == '.' && digit && !point)
			point = true;
		else if (*p < '0' || *p > '9')
			return false;
		else
			digit = true;
	}
	return digit && end[-1] != '.';
}

static bool harmless(const char *p, const char *end)
{
	if (p == end || !*p || !strchr("=+-@\t\r", *p))
		return true;
	return (*p == '-' || *p == '+') && is_number(p, end);
}

/* Returns behind the cell, at its comma or line feed; NULL when it is none. */
static const char *quoted(const char *p, const char *end)
{
	const char *from = ++p;

	for (; p < end; p++) {
		if (*p != '"')
			continue;
		if (p + 1 < end && p[1] == '"')
			p++;
		else
			return harmless(from, p) ? p + 1 : NULL;
	}
	return NULL;
}

static const char *cell(const char *p, const char *end)
{
	const char *from = p;

	if (p < end && *p == '"')
		return quoted(p, end);
	while (p < end && *p != ',' && *p != '\n') {
		if (*p == '"' || *p == '\r')
			return NULL;
		p++;
	}
	return harmless(from, p) ? p : NULL;
}

bool strict_csv(struct str text, size_t cells)
{
	const char *p = text.p, *end = text.p + text.len;

	while (p < end) {
		for (size_t i = 1; i <= cells; i++) {
			p = cell(p, end);
			if (!p || p == end || *p++ != (i < cells ? ',' : '\n'))
				return false;
		}
	}
	return true;
}
