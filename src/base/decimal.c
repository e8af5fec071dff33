#include "base/decimal.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

/* Writes n, with at least so many digits, and says how many they are. */
static size_t put_digits(char *to, uint64_t n, size_t least)
{
	size_t digits = 1;

	for (uint64_t rest = n; rest >= 10; rest /= 10)
		digits++;
	digits = digits < least ? least : digits;
	for (size_t i = digits; i > 0; n /= 10)
		to[--i] = (char)('0' + n % 10);
	return digits;
}

size_t decimal_whole(int64_t n, char *to)
{
	bool negative = n < 0;
	size_t len;

	*to = '-';
	len = negative + put_digits(to + negative, negative ? 0 - (uint64_t)n : (uint64_t)n, 1);
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
	len += put_digits(to + len, whole, 1);
	if (decimals) {
		to[len++] = '.';
		len += put_digits(to + len, n - whole * powers[decimals], (size_t)decimals);
	}
	to[len] = '\0';
	return len;
}
