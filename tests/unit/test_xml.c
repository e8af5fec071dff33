#include "intake/xml.h"

#include "base/buf.h"
#include "intake/limits.h"
#include "temp.h"
#include "unit.h"

/* What was handed over, as text: "+name@line " for an element opened, "-text@line " for one closed. */
struct heard {
	struct buf text;
	uint64_t opened;
	const char *stop_at; /* an element that ends the reading */
};

static bool on_open(void *with, struct xml *x, struct str name)
{
	struct heard *h = with;

	h->opened++;
	name = xml_local_name(name);
	buf_fmt(&h->text, "+%.*s@%u ", (int)name.len, name.p, (unsigned)xml_line(x));
	return !h->stop_at || !str_is(name, h->stop_at);
}

static void on_close(void *with, struct xml *x, struct str text)
{
	struct heard *h = with;

	buf_fmt(&h->text, "-%.*s@%u ", (int)text.len, text.p, (unsigned)xml_line(x));
}

static struct xml_end read_bytes(struct str bytes, struct heard *h)
{
	struct xml_handler handler = {h, on_open, on_close, NULL};
	struct xml_end end;

	xml_read_bytes(bytes, &handler, &end);
	return end;
}

static void expect(struct str bytes, const char *want)
{
	struct heard h = {0};
	struct xml_end end = read_bytes(bytes, &h);

	assert_true(end.whole);
	assert_false(end.stopped);
	if (!str_is(buf_view(&h.text), want))
		fail_msg("heard %.*s, not %s", (int)h.text.len, h.text.p, want);
	buf_close(&h.text);
}

/* Broken or refused, for this reason. Returns where. */
static struct xml_end expect_broken(struct str bytes, const char *why)
{
	struct heard h = {0};
	struct xml_end end = read_bytes(bytes, &h);

	assert_false(end.whole);
	assert_false(end.stopped);
	if (!strstr(end.why, why))
		fail_msg("said %s, not %s", end.why, why);
	buf_close(&h.text);
	return end;
}

static void elements(void **state)
{
	(void)state;
	expect(STR("<a>\n  <b> one </b>\n  <c/>\n</a>\n"), "+a@1 +b@2 -one@2 +c@3 -@3 -@4 ");
	expect(STR("<a><![CDATA[x < y]]></a>"), "+a@1 -x < y@1 ");
	expect(STR("<a>x &amp; y<!-- no -->z</a>"), "+a@1 -x & yz@1 ");
	expect(STR("\xEF\xBB\xBF<a>\r\n<b>1</b>\r\n</a>"), "+a@1 +b@2 -1@2 -@3 ");
}

static void prefixes(void **state)
{
	(void)state;
	expect(STR("<n:a xmlns:n='urn:x'><n:b>1</n:b><m:n:c/></n:a>"),
	       "+a@1 +b@1 -1@1 +c@1 -@1 -@1 ");
}

/* Elements one a line, in a file of several chunks: each line is told right. */
struct counting {
	uint64_t wrong, seen;
};

static bool count_open(void *with, struct xml *x, struct str name)
{
	struct counting *c = with;

	if (str_is(name, "r")) {
		c->seen++;
		/* One row every two lines, from line 3. */
		c->wrong += xml_line(x) != 1 + c->seen * 2;
	}
	return true;
}

static void count_close(void *with, struct xml *x, struct str text)
{
	struct counting *c = with;

	if (text.len)
		c->wrong += xml_line(x) != 1 + c->seen * 2;
}

static void add_rows(struct buf *text, size_t bytes)
{
	buf_text(text, "<a>\n");
	for (unsigned i = 0; text->len < bytes; i++)
		buf_fmt(text, "\n<r>%.*s</r>\n", 1 + (int)(i % 37),
			"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
	buf_text(text, "</a>\n");
}

static void lines_over_chunks(void **state)
{
	struct counting c = {0}, from_file = {0};
	struct xml_handler handler = {&c, count_open, count_close, NULL};
	struct buf text = {0};
	struct xml_end end;
	struct err e = {0};

	(void)state;
	add_rows(&text, 1500000);
	xml_read_bytes(buf_view(&text), &handler, &end);
	assert_true(end.whole);
	assert_true(c.seen > 30000);
	assert_int_equal(c.wrong, 0);
	handler.with = &from_file;
	assert_true(xml_read(temp_file("rows.xml", buf_view(&text)), &handler, &end, &e));
	assert_true(end.whole);
	assert_int_equal(from_file.seen, c.seen);
	assert_int_equal(from_file.wrong, 0);
	buf_close(&text);
}

/* A comment over several chunks lies between two rows. */
static void line_behind_long_comment(void **state)
{
	struct heard h = {0};
	struct buf text = {0};

	(void)state;
	buf_text(&text, "<a><!--");
	for (int i = 0; i < 300000; i++)
		buf_text(&text, "x\n");
	buf_text(&text, "-->\n<b/></a>");
	assert_true(read_bytes(buf_view(&text), &h).whole);
	assert_str(buf_view(&h.text), "+a@1 +b@300002 -@300002 -@300002 ");
	buf_close(&text);
	buf_close(&h.text);
}

static struct xml_end nested(int depth, struct heard *h)
{
	struct buf text = {0};
	struct xml_end end;

	for (int i = 0; i < depth; i++)
		buf_text(&text, "<a>");
	for (int i = 0; i < depth; i++)
		buf_text(&text, "</a>");
	end = read_bytes(buf_view(&text), h);
	buf_close(&text);
	return end;
}

static void depth(void **state)
{
	struct heard h = {0};
	struct xml_end end;

	(void)state;
	assert_true(nested(LIMIT_XML_DEPTH, &h).whole);
	assert_int_equal(h.opened, LIMIT_XML_DEPTH);
	h.opened = 0;
	end = nested(LIMIT_XML_DEPTH + 1, &h);
	assert_false(end.whole);
	assert_non_null(strstr(end.why, "32"));
	assert_int_equal(h.opened, LIMIT_XML_DEPTH);
	buf_close(&h.text);
}

static void doctype(void **state)
{
	struct xml_end end = expect_broken(
	    STR("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'yyyyyyyy'>]><a>&x;</a>"),
	    "DOCTYPE");

	(void)state;
	assert_int_equal(end.line, 2);
	expect_broken(STR("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"), "DOCTYPE");
	expect_broken(STR("<a>&x;</a>"), "not well-formed");
}

static void long_text(void **state)
{
	struct heard h = {0};
	struct buf text = {0};

	(void)state;
	buf_text(&text, "<a>");
	while (text.len < LIMIT_XML_TEXT)
		buf_char(&text, 'x');
	buf_text(&text, "</a>");
	assert_true(read_bytes(buf_view(&text), &h).whole);
	text.len = LIMIT_XML_TEXT;
	buf_text(&text, "xxxxxxxx</a>");
	expect_broken(buf_view(&text), "64 KiB");
	buf_close(&text);
	buf_close(&h.text);
}

static void long_tag(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_text(&text, "<a b='");
	while (text.len < 4 * LIMIT_XML_TOKEN)
		buf_text(&text, "xxxxxxxxxxxxxxxx");
	buf_text(&text, "'/>");
	expect_broken(buf_view(&text), "1024 KiB");
	buf_close(&text);
}

static void cut_short(void **state)
{
	struct heard h = {0};
	struct xml_end end = read_bytes(STR("<a>\n<b>1</b>\n<b>2"), &h);

	(void)state;
	assert_false(end.whole);
	assert_non_null(strstr(end.why, "ends before its last element"));
	assert_int_equal(end.line, 3);
	assert_str(buf_view(&h.text), "+a@1 +b@2 -1@2 +b@3 ");
	buf_close(&h.text);
	expect_broken(STR(""), "ends before");
	expect_broken(STR("<a><b"), "ends before");
}

static void broken(void **state)
{
	struct xml_end end = expect_broken(STR("<a>\n<b>1</c>\n</a>"), "not well-formed");

	(void)state;
	assert_int_equal(end.line, 2);
	expect_broken(STR("<a/><b/>"), "not well-formed");
	expect_broken(STR("<a \xFF\xFF></a>"), "not well-formed");
}

static void mended(void **state)
{
	(void)state;
	expect(STR("<a>\n<b>caf\xE9</b>\n<c>\x02</c></a>"),
	       "+a@1 +b@2 -caf\xEF\xBF\xBD@2 +c@3 -\xEF\xBF\xBD@3 -@3 ");
	expect(STR("<?xml version='1.0' encoding='us-ascii'?><a>\xC3\xA9\xFF</a>"),
	       "+a@1 -\xC3\xA9\xEF\xBF\xBD@1 ");
	expect(STR("\xEF\xBB\xBF<a>\xFF</a>"), "+a@1 -\xEF\xBF\xBD@1 ");
}

/* Characters of two bytes lie across every border of chunks; none is taken for a bad one. */
static void cut_characters(void **state)
{
	struct counting c = {0};
	struct xml_handler handler = {&c, count_open, count_close, NULL};

	(void)state;
	for (size_t shift = 0; shift < 2; shift++) {
		struct buf text = {0};
		struct xml_end end;
		struct heard h = {0};

		buf_text(&text, shift ? "<a>\n" : "<ab>\n");
		for (unsigned i = 0; i < 20000; i++)
			buf_text(&text, "\n<r>\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3"
					"\xA9\xC3\xA9\xC3\xA9\xC3\xA9</r>\n");
		buf_text(&text, shift ? "</a>" : "</ab>");
		c = (struct counting){0};
		xml_read_bytes(buf_view(&text), &handler, &end);
		assert_true(end.whole);
		assert_int_equal(c.wrong, 0);
		end = read_bytes(buf_view(&text), &h);
		assert_true(end.whole);
		for (size_t i = 0; i + 3 <= h.text.len; i++)
			assert_int_not_equal(memcmp(h.text.p + i, "\xEF\xBF\xBD", 3), 0);
		buf_close(&h.text);
		buf_close(&text);
	}
}

static void windows_1252(void **state)
{
	(void)state;
	expect(STR("<?xml version='1.0' encoding='windows-1252'?><a>caf\xE9 \x80\x93</a>"),
	       "+a@1 -caf\xC3\xA9 \xE2\x82\xAC\xE2\x80\x9C@1 ");
	expect(STR("<?xml version='1.0' encoding='CP1252'?><a>\xA3</a>"), "+a@1 -\xC2\xA3@1 ");
	expect(STR("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>"), "+a@1 -\xC3\xA9@1 ");
	expect_broken(STR("<?xml version='1.0' encoding='ebcdic'?><a/>"), "encoding");
}

static void utf16(void **state)
{
	(void)state;
	expect(STR("\xFF\xFE<\0a\0>\0\n\0<\0b\0/\0>\0<\0/\0a\0>\0"), "+a@1 +b@2 -@2 -@2 ");
}

static void stopped(void **state)
{
	struct heard h = {.stop_at = "b"};
	struct xml_end end = read_bytes(STR("<a><b><c/></b></a>"), &h);

	(void)state;
	assert_true(end.stopped);
	assert_false(end.whole);
	assert_str(buf_view(&h.text), "+a@1 +b@1 ");
	buf_close(&h.text);
}

static void no_file(void **state)
{
	struct heard h = {0};
	struct xml_handler handler = {&h, on_open, on_close, NULL};
	struct xml_end end;
	struct err e = {0};

	(void)state;
	assert_false(xml_read(temp_path("none.xml"), &handler, &end, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_non_null(strstr(e.text, "none.xml"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(elements, "elements are handed over with their trimmed text and line"),
	    TEST(prefixes, "names are told without their prefix"),
	    IN_FOLDER(lines_over_chunks, "lines are counted right over the borders of chunks"),
	    TEST(line_behind_long_comment, "a comment of several chunks does not upset the lines"),
	    TEST(depth, "32 elements inside one another are read and 33 refused"),
	    TEST(doctype, "a DOCTYPE is refused and no entity is expanded"),
	    TEST(long_text, "64 KiB of text are read and more are refused"),
	    TEST(long_tag, "a tag of over a mebibyte is refused"),
	    TEST(cut_short, "a file that is cut short hands over what came before"),
	    TEST(broken, "what is not well-formed is told with its line"),
	    TEST(mended, "a byte that is no character is replaced and the rest read"),
	    TEST(cut_characters, "a character across two chunks stays whole"),
	    TEST(windows_1252, "a declared Windows-1252 is read and an unknown encoding refused"),
	    TEST(utf16, "UTF-16 is read"),
	    TEST(stopped, "the handler can stop the reading"),
	    IN_FOLDER(no_file, "a missing file is named"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
