#include "base/decimal.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

/* Writes the last so many digits of n. */
static size_t put_digits(char *to, uint64_t n, size_t digits)
{
	for (size_t i = digits; i > 0; n /= 10)
		to[--i] = (char)('0' + n % 10);
	return digits;
}

/* All of them; at most nineteen, as of any int64_t. */
static size_t put_whole(char *to, uint64_t n)
{
	size_t digits = 1;

	for (uint64_t more = 10; digits < 19 && n >= more; more *= 10)
		digits++;
	return put_digits(to, n, digits);
}

size_t decimal_whole(int64_t n, char *to)
{
	bool negative = n < 0;
	size_t len;

	*to = '-';
	len = negative + put_whole(to + negative, negative ? 0 - (uint64_t)n : (uint64_t)n);
	to[len] = '\0';
	return len;
}

size_t decimal_text(double v, int decimals, char *to, size_t room)
{
	static const uint64_t powers[DECIMAL_MAX + 1] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	double scaled, part;
	uint64_t n, whole;
	size_t len;

	assert(isfinite(v) && decimals >= 0 && decimals <= DECIMAL_MAX && room >= 24);
	scaled = fabs(v) * (double)powers[decimals];
	n = scaled < 1e8 ? (uint64_t)scaled : 0;
	part = scaled - (double)n;
	/* Near the middle the product's own rounding could tip it; printf knows all digits of v. */
	if (!(scaled < 1e8) || fabs(part - 0.5) < 1e-6)
		return (size_t)snprintf(to, room, "%.*f", decimals, v);
	n += part > 0.5;
	*to = '-';
	len = signbit(v) != 0;
	whole = n / powers[decimals];
	len += put_whole(to + len, whole);
	if (decimals) {
		to[len++] = '.';
		len += put_digits(to + len, n - whole * powers[decimals], (size_t)decimals);
	}
	to[len] = '\0';
	return len;
}
