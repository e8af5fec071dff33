#include "measure/benchmark_cells.h"

#include <stdlib.h>

struct str benchmark_small(struct str s, struct arena *a)
{
	char *to = arena_take(a, s.len + 1);

	for (size_t i = 0; i < s.len; i++)
		to[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 'a' - 'A' : s.p[i]);
	return (struct str){to, s.len};
}

static bool only_of(struct str s, const char *letters)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr(letters, s.p[i]) || !s.p[i])
			return false;
	return true;
}

struct value benchmark_number(struct str s)
{
	char text[32], *end;
	double v;

	if (!s.len || s.len >= sizeof text || !only_of(s, "0123456789.-"))
		return value_none(LACK_CASES);
	memcpy(text, s.p, s.len);
	text[s.len] = '\0';
	v = strtod(text, &end);
	return *end ? value_none(LACK_CASES) : value_of(v);
}

bool benchmark_names_part(struct str s)
{
	static const char *const none[] = {"total", "all", "all children", "not applicable", "low"};

	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		if (str_same(s, str_of(none[i])))
			return false;
	return s.len > 1 && !only_of(s, "0123456789.,-~");
}

bool benchmark_has_code(struct str codes, const char *code)
{
	while (codes.len)
		if (str_same(str_trim(str_cut(&codes, '/')), str_of(code)))
			return true;
	return false;
}
