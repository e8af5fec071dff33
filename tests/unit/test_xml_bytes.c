#include "intake/xml_bytes.h"

#include "unit.h"

#define BAD "\xEF\xBF\xBD"

static void encodings(void **state)
{
	(void)state;
	assert_true(xml_bytes_utf8(STR("<a/>")));
	assert_true(xml_bytes_utf8(STR("")));
	assert_true(xml_bytes_utf8(STR("\xEF\xBB\xBF<a/>")));
	assert_true(xml_bytes_utf8(STR("<?xml version='1.0'?><a encoding='latin-1'/>")));
	assert_true(xml_bytes_utf8(STR("<?xml version='1.0' encoding='utf-8'?><a/>")));
	assert_true(xml_bytes_utf8(STR("<?xml version=\"1.0\" encoding = \"US-ASCII\"?><a/>")));
	assert_true(xml_bytes_utf8(STR("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a/>")));
	assert_false(xml_bytes_utf8(STR("<?xml version='1.0' encoding='windows-1252'?><a/>")));
	assert_false(xml_bytes_utf8(STR("<?xml version='1.0' encoding='UTF-16'?><a/>")));
	assert_false(xml_bytes_utf8(STR("\xFF\xFE<\0a\0")));
	assert_false(xml_bytes_utf8(STR("\xFE\xFF\0<\0a")));
	assert_false(xml_bytes_utf8(STR("<\0a\0/\0>\0")));
}

static void expect_mended(struct str bytes, const char *want, bool replaced)
{
	struct buf b = {0};

	buf_str(&b, bytes);
	assert_int_equal(xml_bytes_mend(&b), replaced);
	if (!str_is(buf_view(&b), want))
		fail_msg("mended to %.*s, not %s", (int)b.len, b.p, want);
	buf_close(&b);
}

static void mending(void **state)
{
	(void)state;
	expect_mended(STR(""), "", false);
	expect_mended(STR("<a>\r\n\t\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x7F\xC2\x80</a>"),
		      "<a>\r\n\t\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\x7F\xC2\x80</a>", false);
	expect_mended(STR("a" BAD "b"), "a" BAD "b", true);
	expect_mended(STR("caf\xE9 noir"), "caf" BAD " noir", true);
	expect_mended(STR("\xE9\xE9"), BAD BAD, true);
	expect_mended(STR("a\0b\x1F"), "a" BAD "b" BAD, true);
	expect_mended(STR("\x0B"), BAD, true);
	expect_mended(STR("\xED\xA0\x80"), BAD BAD BAD, true);
	expect_mended(STR("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBC"),
		      BAD BAD BAD BAD BAD BAD "\xEF\xBF\xBC", true);
	expect_mended(STR("\xC3"), BAD, true);
}

/* A byte that is none is found wherever it stands among blocks that are plain. */
static void anywhere(void **state)
{
	char text[200], want[204];

	(void)state;
	for (size_t at = 0; at < sizeof text; at++) {
		struct buf b = {0};

		memset(text, 'x', sizeof text);
		memset(want, 'x', sizeof want);
		text[at] = at % 2 ? '\xA0' : '\x01';
		memcpy(want + at, BAD, 3);
		buf_add(&b, text, sizeof text);
		assert_true(xml_bytes_mend(&b));
		assert_true(str_eq(buf_view(&b), (struct str){want, sizeof text + 2}));
		buf_close(&b);
	}
}

/* Cut anywhere, the two parts are mended to what the whole is mended to. */
static void cut_anywhere(void **state)
{
	static const char text[] = "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z\xE2\x82\xF0\x9F\xE9\x80"
				   "\xC3\xC3\xA9\xF5\x80\xE1\x80\x80\xEF\xBF\xBE.";
	struct str all = {text, sizeof text - 1};

	(void)state;
	for (size_t at = 0; at <= all.len; at++) {
		size_t waits = xml_bytes_cut((struct str){all.p, at});
		struct buf whole = {0}, first = {0}, second = {0};

		assert_true(waits <= 3 && waits <= at);
		buf_str(&whole, all);
		buf_add(&first, all.p, at - waits);
		buf_add(&second, all.p + at - waits, all.len - (at - waits));
		xml_bytes_mend(&whole);
		xml_bytes_mend(&first);
		xml_bytes_mend(&second);
		buf_str(&first, buf_view(&second));
		assert_true(str_eq(buf_view(&first), buf_view(&whole)));
		buf_close(&whole);
		buf_close(&first);
		buf_close(&second);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(encodings, "a file is in UTF-8 unless it says or shows otherwise"),
	    TEST(mending, "bytes that are no character are replaced one by one"),
	    TEST(anywhere, "wherever they stand"),
	    TEST(cut_anywhere, "a character may be cut in two"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
