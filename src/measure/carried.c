#include "measure/carried.h"

#include "measure/pairs.h"

#include <assert.h>

size_t measure_not_carried_count(void)
{
	return ref_not_carried_count;
}

static enum returns return_of(char letter)
{
	assert(letter == 'm' || letter == 'c' || letter == 's');
	return letter == 'm' ? RETURN_ANNEXA : letter == 'c' ? RETURN_CIN : RETURN_SSDA903;
}

/* Digits from *at on, which is moved behind them. */
static int number_at(const char **at)
{
	int n = 0;

	for (; **at >= '0' && **at <= '9'; (*at)++)
		n = n * 10 + (**at - '0');
	return n;
}

struct not_carried measure_not_carried(size_t i)
{
	const char *at = ref_not_carried[i].first;
	struct not_carried n = {.returns = return_of(*at++), .why = ref_not_carried[i].second};

	n.first = n.last = number_at(&at);
	if (*at == '-') {
		at++;
		n.last = number_at(&at);
	}
	return n;
}
