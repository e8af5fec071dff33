#include "record/codes.h"

#include <assert.h>

static const struct code_info infos[CODES] = {
#define CODE_SET_BEGIN(set, says)
#define CODE(set, code, from, until, label)                                                        \
	[set##_##code] = {#code, label, from, until, CODES_##set},
#define CODE_SET_END(set)
#include "record/codes.def"
#undef CODE_SET_BEGIN
#undef CODE
#undef CODE_SET_END
};

static const struct code_set_info sets[CODE_SETS] = {
#define CODE_SET_BEGIN(set, says) [CODES_##set] = {#set, says, set##_FIRST_, set##_LAST_},
#define CODE(set, code, from, until, label)
#define CODE_SET_END(set)
#include "record/codes.def"
#undef CODE_SET_BEGIN
#undef CODE
#undef CODE_SET_END
};

const struct code_info *code_info(enum code c)
{
	assert(c < CODES && infos[c].text);
	return &infos[c];
}

const struct code_set_info *code_set_info(enum code_set s)
{
	assert(s > CODES_NONE && s < CODE_SETS);
	return &sets[s];
}

/* The codes once more as eight bytes each, padded with zeros, to be compared in one go. */
enum { CODE_TEXT_MAX = 8 };
static const char texts[CODES][CODE_TEXT_MAX] = {
#define CODE_SET_BEGIN(set, says)
#define CODE(set, code, from, until, label) [set##_##code] = #code,
#define CODE_SET_END(set)
#include "record/codes.def"
#undef CODE_SET_BEGIN
#undef CODE
#undef CODE_SET_END
};

static enum code search(enum code_set set, struct str text)
{
	char wanted[CODE_TEXT_MAX] = {0};

	memcpy(wanted, text.p, text.len);
	for (enum code c = sets[set].first + 1; c < sets[set].last; c++)
		if (memcmp(texts[c], wanted, CODE_TEXT_MAX) == 0)
			return c;
	return CODE_NOTHING_;
}

static uint64_t byte_at(struct str s, size_t i)
{
	return (uint64_t)(unsigned char)s.p[i] << 8 * i;
}

static uint64_t four_at(struct str s, size_t i)
{
	uint32_t four = (uint32_t)(unsigned char)s.p[i] | (uint32_t)(unsigned char)s.p[i + 1] << 8 |
			(uint32_t)(unsigned char)s.p[i + 2] << 16 |
			(uint32_t)(unsigned char)s.p[i + 3] << 24;

	return (uint64_t)four << 8 * i;
}

/* One to eight bytes as a number. Some are looked at twice, which is quicker than one by one. */
static uint64_t number_of(struct str s)
{
	if (s.len >= 4)
		return four_at(s, 0) | four_at(s, s.len - 4);
	return byte_at(s, 0) | byte_at(s, s.len / 2) | byte_at(s, s.len - 1);
}

/* What was found before, each at the place that its text tells: a return has few codes, but says them
 * a million times. A thread has its own. */
enum { KNOWN_BITS = 9 };
static _Thread_local struct {
	uint64_t text; /* 0: nothing was found here yet */
	uint16_t set, code;
} known[1 << KNOWN_BITS];

enum code code_find(enum code_set set, struct str text)
{
	uint64_t number;
	size_t at;

	if (text.len == 0 || text.len > CODE_TEXT_MAX || text.p[text.len - 1] == '\0')
		return CODE_NOTHING_;
	number = number_of(text);
	at = (number + set) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - KNOWN_BITS);
	if (known[at].text != number || known[at].set != set) {
		known[at].text = number;
		known[at].set = (uint16_t)set;
		known[at].code = (uint16_t)search(set, text);
	}
	return known[at].code;
}

bool code_valid_in(enum code c, int year)
{
	const struct code_info *info = code_info(c);

	return info->from <= year && year <= info->until;
}
