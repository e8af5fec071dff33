/*
 * Whether two records say the same. What stands in them is compared as it is written, small letters
 * or capitals, so that a code nobody knows is still the same code twice; a blank is the same as a
 * blank and differs from anything else. (Elsewhere a comparison with a blank is false; these rules
 * ask what changed.)
 */
#ifndef RULES_SSDA903_WRITTEN_H
#define RULES_SSDA903_WRITTEN_H

#include "record/fill.h"

/* Field f of two rows, whose cells have the values va and vb. */
static inline bool says_same(const struct row *a, int32_t va, const struct row *b, int32_t vb,
			     enum field f)
{
	struct arena text = {0};
	bool same = va == vb;

	if (va == CELL_UNREADABLE && vb == CELL_UNREADABLE)
		same = str_same(row_raw(a, f, &text), row_raw(b, f, &text));
	arena_close(&text);
	return same;
}

/* The same for a text. */
static inline bool text_says_same(struct text_cell a, struct text_cell b)
{
	return str_same(text_of(a), text_of(b));
}

/* The next character of a postcode that is not a space, as a capital; 0 at the end. */
static inline char postcode_char(struct str *s)
{
	while (s->len && *s->p == ' ') {
		s->p++;
		s->len--;
	}
	if (!s->len)
		return 0;
	s->len--;
	s->p++;
	return s->p[-1] >= 'a' && s->p[-1] <= 'z' ? (char)(s->p[-1] - 'a' + 'A') : s->p[-1];
}

/* The same for a postcode, however it is spaced and capitalised. */
static inline bool postcode_says_same(struct text_cell a, struct text_cell b)
{
	struct str left = text_of(a), right = text_of(b);
	char c;

	do {
		c = postcode_char(&left);
		if (c != postcode_char(&right))
			return false;
	} while (c);
	return true;
}

static inline bool same_legal_status(const struct episode *a, const struct episode *b)
{
	return says_same(&a->row, a->ls.v, &b->row, b->ls.v, EPISODE_LS);
}

static inline bool same_place(const struct episode *a, const struct episode *b)
{
	return says_same(&a->row, a->place.v, &b->row, b->place.v, EPISODE_PLACE);
}

/* Kind of placement, provider, postcode and Ofsted number: all that tells one placement from
 * another. */
static inline bool same_placement(const struct episode *a, const struct episode *b)
{
	return same_place(a, b) &&
	       says_same(&a->row, a->place_provider.v, &b->row, b->place_provider.v,
			 EPISODE_PLACE_PROVIDER) &&
	       postcode_says_same(a->pl_post, b->pl_post) && text_says_same(a->urn, b->urn);
}

#endif
