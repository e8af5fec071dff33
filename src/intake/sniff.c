#include "intake/sniff.h"

#include "intake/encoding.h"
#include "intake/file.h"

#include <stdio.h>

enum { SNIFF_BYTES = 64 * 1024 };

/* Passes over what may stand before the root element: declarations and comments. */
static struct str to_root(struct str s)
{
	for (;;) {
		struct str rest = str_trim(s);
		const char *close = "?>";
		bool comment = str_starts(rest, STR("<!--"));

		if (!comment && !str_starts(rest, STR("<?")) && !str_starts(rest, STR("<!")))
			return rest;
		if (comment)
			close = "-->";
		else if (str_starts(rest, STR("<!")))
			close = ">";
		while (rest.len && !str_starts(rest, str_of(close))) {
			rest.p++;
			rest.len--;
		}
		if (!rest.len)
			return rest;
		s = (struct str){rest.p + strlen(close), rest.len - strlen(close)};
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
static bool is_binary(struct str s)
{
	size_t odd = 0;

	for (size_t i = 0; i < s.len; i++)
		odd += (unsigned char)s.p[i] < ' ' && (!s.p[i] || !strchr("\t\r\n\f", s.p[i]));
	return odd * 20 > s.len;
}

struct sniffed sniff_bytes(struct str head)
{
	struct sniffed s = {.form = FORM_TEXT};
	struct buf b = {0};

	if (str_starts(head, STR("PK\003\004"))) {
		s.form = FORM_ZIP;
		return s;
	}
	buf_str(&b, head);
	encoding_to_utf8(&b);
	if (str_trim(buf_view(&b)).len == 0) {
		s.form = FORM_EMPTY;
	} else if (str_trim(buf_view(&b)).p[0] == '<') {
		s.form = FORM_XML;
		root_name(buf_view(&b), s.root);
	} else if (is_binary(buf_view(&b))) {
		s.form = FORM_BINARY;
	}
	buf_close(&b);
	return s;
}

bool sniff_file(const char *path, struct sniffed *s, struct err *e)
{
	struct buf b = {0};
	bool ok = file_head(path, SNIFF_BYTES, &b, e);

	if (ok)
		*s = sniff_bytes(buf_view(&b));
	buf_close(&b);
	return ok;
}
