#include "report/plain.h"

#include "report/words.h"

/* The bytes of the character that s begins with when a terminal may have it, else 0. */
static size_t character(struct str s)
{
	unsigned char c = (unsigned char)s.p[0];

	if (c < 0x80)
		return c >= ' ' && c != 0x7f;
	for (size_t n = 2; n <= 4 && n <= s.len; n++)
		if (str_utf8((struct str){s.p, n}))
			return c == 0xc2 && (unsigned char)s.p[1] < 0xa0 ? 0 : n;
	return 0;
}

void plain_str(struct out *o, struct str s)
{
	while (s.len) {
		size_t n = character(s);

		if (n)
			out_add(o, s.p, n);
		else
			out_char(o, '?');
		n += n == 0;
		s = (struct str){s.p + n, s.len - n};
	}
}

size_t plain_width(struct str s)
{
	size_t width = 0;

	for (size_t i = 0; i < s.len; i++)
		width += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return width;
}

void plain_spaces(struct out *o, size_t n)
{
	while (n--)
		out_char(o, ' ');
}

void plain_padded(struct out *o, struct str s, size_t width)
{
	size_t taken = plain_width(s);

	plain_str(o, s);
	plain_spaces(o, taken < width ? width - taken : 0);
}

void plain_piece(struct plain_line *line, struct str piece)
{
	size_t width = plain_width(piece);

	if (line->begun && line->at + 1 + width > PLAIN_WIDTH) {
		out_char(line->o, '\n');
		plain_spaces(line->o, line->indent);
		line->at = line->indent;
	} else if (line->begun) {
		out_char(line->o, ' ');
		line->at++;
	}
	plain_str(line->o, piece);
	line->at += width;
	line->begun = true;
}

void plain_filled(struct out *o, struct str s, size_t at, size_t indent)
{
	struct plain_line line = {o, at, indent, false};

	while (s.len)
		plain_piece(&line, str_cut(&s, ' '));
	out_char(o, '\n');
}

void plain_count(struct out *o, uint64_t n, size_t width)
{
	const char *digits = COUNT(n);
	size_t len = strlen(digits);

	plain_spaces(o, len < width ? width - len : 0);
	out_text(o, digits);
}
