#include "demo/spoil.h"

#include <assert.h>
#include <string.h>

static const struct way_info ways[WAYS] = {
#define WAY(name_, table_, function, says_) {name_, says_, TABLE_##table_, spoil_##function},
#include "demo/ways.def"
#undef WAY
};

const struct way_info *way_info(enum way w)
{
	assert(w < WAYS);
	return &ways[w];
}

/* Ways drawn until one fits, but not for ever: some records lend themselves to few. */
static bool spoil_row(struct spoiling *s, struct row *row, struct spoilt *told)
{
	enum { TRIES = 150 };

	for (int i = 0; i < TRIES; i++) {
		enum way w = (enum way)rng_below(&s->r, WAYS);
		bool any = ways[w].table == TABLE_NONE;

		/* those for any record would else outnumber the others of its table */
		if (any ? !rng_chance(&s->r, 300) : ways[w].table != row->table)
			continue;
		told->field = ways[w].spoil(s, row);
		if (told->field == FIELD_NONE)
			continue;
		told->row = row;
		told->way = w;
		return true;
	}
	return false;
}

static void keep_upn(struct spoiling *s, struct row *row)
{
	enum field f = row->table == TABLE_HEADER ? HEADER_UPN : IDENTIFIERS_UPN;
	const char *upn = row_cell(row, f);

	if (strlen(upn) == 13)
		memcpy(s->upn_before[row->table == TABLE_IDENTIFIERS], upn, 14);
}

size_t spoil(struct spoiling *s, uint32_t per_million, struct spoilt list[SPOILT_MAX])
{
	size_t n = 0;

	if (per_million == 0)
		return 0;
	for (size_t i = 0; i < s->rows->n && n < SPOILT_MAX; i++) {
		struct row *row = &s->rows->row[i];

		if (row->last || row->left_out)
			continue;
		if (rng_below(&s->r, 1000000) < per_million && spoil_row(s, row, &list[n]))
			n++;
		else if (row->table == TABLE_HEADER || row->table == TABLE_IDENTIFIERS)
			keep_upn(s, row);
	}
	return n;
}
