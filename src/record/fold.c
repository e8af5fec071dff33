#include "record/fold.h"

/* The letter or digit a byte stands for once folded; 0 for none. */
static char folded(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '\0';
}

struct str fold(struct str s, char to[FOLD_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < s.len && n < FOLD_MAX; i++)
		if (folded(s.p[i]))
			to[n++] = folded(s.p[i]);
	return (struct str){to, n};
}

bool fold_is(struct str s, const char *text)
{
	char to[FOLD_MAX];

	return str_is(fold(s, to), text);
}

/* An apostrophe, straight or curly, does not end a word: "child's" is one. Its bytes, or 0. */
static size_t apostrophe(struct str s)
{
	if (s.len && s.p[0] == '\'')
		return 1;
	return s.len >= 3 && memcmp(s.p, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

struct str fold_word(struct str *s, char to[FOLD_WORD_MAX])
{
	size_t n = 0, i = 0;

	while (i < s->len) {
		char c = folded(s->p[i]);
		size_t skip = apostrophe((struct str){s->p + i, s->len - i});

		if (!c && !skip && n)
			break;
		if (c && n < FOLD_WORD_MAX)
			to[n++] = c;
		i += skip ? skip : 1;
	}
	*s = (struct str){s->p + i, s->len - i};
	return (struct str){to, n};
}
