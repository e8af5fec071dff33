#include "base/decimal.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* The digits of n, at least `least` of them, ending before `end`; returns where they begin. */
static char *digits_before(char *end, uint64_t n, int least)
{
	do {
		*--end = (char)('0' + n % 10);
		n /= 10;
	} while (--least > 0 || n);
	return end;
}

static size_t moved_to(char *to, const char *from, const char *end)
{
	size_t len = (size_t)(end - from);

	memcpy(to, from, len);
	to[len] = '\0';
	return len;
}

size_t decimal_whole(int64_t n, char *to)
{
	char text[24], *end = text + sizeof text, *p;

	p = digits_before(end, n < 0 ? 0 - (uint64_t)n : (uint64_t)n, 1);
	if (n < 0)
		*--p = '-';
	return moved_to(to, p, end);
}

size_t decimal_text(double v, int decimals, char *to, size_t room)
{
	static const uint64_t powers[DECIMAL_MAX + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	char text[32], *end = text + sizeof text, *p = end;
	double scaled, part;
	uint64_t n;

	assert(isfinite(v) && decimals >= 0 && decimals <= DECIMAL_MAX && room >= 24);
	scaled = fabs(v) * (double)powers[decimals];
	n = scaled < 1e8 ? (uint64_t)scaled : 0;
	part = scaled - (double)n;
	/* Near the middle the product's own rounding could tip it; printf knows all digits of v. */
	if (!(scaled < 1e8) || fabs(part - 0.5) < 1e-6)
		return (size_t)snprintf(to, room, "%.*f", decimals, v);
	n += part > 0.5;
	if (decimals) {
		p = digits_before(p, n % powers[decimals], decimals);
		*--p = '.';
	}
	p = digits_before(p, n / powers[decimals], 1);
	if (signbit(v))
		*--p = '-';
	return moved_to(to, p, end);
}
