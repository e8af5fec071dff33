#include "record/authority.h"

static const struct ref_authority *by_code(struct str code)
{
	size_t low = 0, high = ref_authority_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(str_of(ref_authorities[middle].code), code);

		if (order == 0)
			return &ref_authorities[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static const struct ref_authority *by_ons(struct str code)
{
	for (size_t i = 0; i < ref_authority_count; i++)
		if (str_same(str_of(ref_authorities[i].ons), code))
			return &ref_authorities[i];
	return NULL;
}

const struct ref_authority *authority_find(struct str code)
{
	return code.len == 3 ? by_code(code) : by_ons(code);
}

bool authority_same(struct str a, struct str b)
{
	const struct ref_authority *found;

	if (a.len == b.len) /* both of one kind, and an authority has one of each */
		return str_same(a, b);
	found = authority_find(a);
	return found && found == authority_find(b);
}
