#include "intake/sniff.h"

#include "intake/encoding.h"
#include "intake/file.h"

#include <stdio.h>

enum { SNIFF_BYTES = 64 * 1024 };

/* What follows the first `end`; nothing when there is none. */
static struct str behind(struct str s, struct str end)
{
	while (s.len && !str_starts(s, end)) {
		s.p++;
		s.len--;
	}
	return s.len ? (struct str){s.p + end.len, s.len - end.len} : s;
}

/* What follows a DOCTYPE or another <!...>, with the declarations inside it. */
static struct str behind_declaration(struct str s)
{
	int open = 0;

	while (s.len) {
		open += (s.p[0] == '<') - (s.p[0] == '>');
		s.p++;
		s.len--;
		if (open == 0)
			break;
	}
	return s;
}

/* Passes over what may stand before the root element: declarations and comments. */
static struct str to_root(struct str s)
{
	for (;;) {
		s = str_trim(s);
		if (str_starts(s, STR("<!--")))
			s = behind(s, STR("-->"));
		else if (str_starts(s, STR("<?")))
			s = behind(s, STR("?>"));
		else if (str_starts(s, STR("<!")))
			s = behind_declaration(s);
		else
			return s;
	}
}

static void root_name(struct str text, char root[64])
{
	struct str s = to_root(text);
	size_t n = 0;

	if (s.len && s.p[0] == '<')
		for (size_t i = 1; i < s.len && !strchr(" \t\r\n/>", s.p[i]); i++) {
			if (s.p[i] == ':')
				n = 0;
			else if (n < 63)
				root[n++] = s.p[i];
		}
	root[n] = '\0';
}

/* Control characters that no text has. */
static bool is_odd(char c)
{
	return ((unsigned char)c < ' ') & (c != '\t') & (c != '\r') & (c != '\n') & (c != '\f');
}

/* A fixed number of bytes is what compilers can count in all at once. */
static bool is_binary(struct str s)
{
	enum { STRIDE = 16 };
	size_t odd = 0, i = 0;

	for (; i + STRIDE <= s.len; i += STRIDE) {
		unsigned char some = 0;

		for (size_t k = 0; k < STRIDE; k++)
			some = (unsigned char)(some + is_odd(s.p[i + k]));
		odd += some;
	}
	for (; i < s.len; i++)
		odd += is_odd(s.p[i]);
	return odd * 20 > s.len;
}

static void look_at(struct str text, struct sniffed *s)
{
	struct str trimmed = str_trim(text);

	if (trimmed.len == 0) {
		s->form = FORM_EMPTY;
	} else if (trimmed.p[0] == '<') {
		s->form = FORM_XML;
		root_name(text, s->root);
	} else if (is_binary(text)) {
		s->form = FORM_BINARY;
	}
}

struct sniffed sniff_bytes(struct str head)
{
	struct sniffed s = {.form = FORM_TEXT};

	if (str_starts(head, STR("PK\003\004"))) {
		s.form = FORM_ZIP;
	} else if (encoding_is_utf8(head)) {
		look_at(head, &s);
	} else {
		struct buf b = {0};

		buf_str(&b, head);
		encoding_to_utf8(&b);
		look_at(buf_view(&b), &s);
		buf_close(&b);
	}
	return s;
}

bool sniff_head(const char *path, struct buf *head, bool *whole, struct sniffed *s, struct err *e)
{
	if (!file_head(path, SNIFF_BYTES, head, e))
		return false;
	*whole = head->len < SNIFF_BYTES;
	*s = sniff_bytes(buf_view(head));
	return true;
}

bool sniff_file(const char *path, struct sniffed *s, struct err *e)
{
	struct buf head = {0};
	bool whole, ok = sniff_head(path, &head, &whole, s, e);

	buf_close(&head);
	return ok;
}
