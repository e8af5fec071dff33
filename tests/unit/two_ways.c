#include "two_ways.h"

#include "unit.h"

void two_ways_expect(two_ways_read *read, struct str bytes, size_t piece)
{
	struct buf ours = {0}, expats = {0};

	if (!read(bytes, piece, &ours, &expats))
		fail_msg("%.*s\nin pieces of %zu:%.*s\nbut Expat:%.*s",
			 bytes.len < 1000 ? (int)bytes.len : 0, bytes.p, piece, (int)ours.len,
			 ours.p, (int)expats.len, expats.p);
	buf_close(&ours);
	buf_close(&expats);
}

void two_ways_other_bytes(struct str text, two_ways_changed *changed)
{
	static const char others[] = "<>/&;]'=: -!a9\"\t\r\n\x01\xC3";
	struct buf bytes = {0};

	buf_reserve(&bytes, text.len); /* so that nothing behind it is looked at */
	buf_str(&bytes, text);
	for (size_t i = 0; i < text.len; i++) {
		for (size_t n = 0; n + 1 < sizeof others; n++) {
			bytes.p[i] = others[n];
			changed(buf_view(&bytes), i, n);
		}
		bytes.p[i] = text.p[i];
	}
	buf_close(&bytes);
}

void two_ways_more_text(struct str text, two_ways_changed *changed)
{
	static const char *const others[] = {"&amp;",
					     "&#13;",
					     "&x;",
					     "]]>",
					     "<![CDATA[x<y]]>",
					     "<?pi x?>",
					     "<!-- a -->",
					     "<!--",
					     "<!DOCTYPE a>",
					     "</c>",
					     "<b c='1' c='2'/>",
					     "<b c=''d=''/>",
					     "\r",
					     "\r\r\n",
					     "\n",
					     "<\xC3\xA9/>",
					     "]]",
					     "\xC2\xA0",
					     "<stop/>",
					     "x=\"&lt;\"",
					     "\xEF\xBB\xBF",
					     "\xEF\xBF\xBF",
					     "\xFF",
					     "<a:b:c:>",
					     "<a b='>\t'/>",
					     "<?xml version='1.0'?>",
					     "<!-- a -- b -->",
					     "</Child>",
					     "<!--\r-->",
					     ">",
					     "<a:b:c>"};

	for (size_t n = 0; n < sizeof others / sizeof others[0]; n++)
		for (size_t i = 0; i <= text.len; i++) {
			struct buf bytes = {0};

			buf_add(&bytes, text.p, i);
			buf_text(&bytes, others[n]);
			buf_add(&bytes, text.p + i, text.len - i);
			changed(buf_view(&bytes), i, n);
			buf_close(&bytes);
		}
}
