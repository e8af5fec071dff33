#include "intake/encoding.h"

#include "unit.h"

/* The bytes turn into this text, and this is the name of their encoding. */
static void check(struct str bytes, const char *name, struct str want)
{
	struct buf b = {0};

	buf_str(&b, bytes);
	assert_string_equal(encoding_to_utf8(&b), name);
	if (!str_eq(buf_view(&b), want))
		fail_msg("became %.*s, not %.*s", (int)b.len, b.p, (int)want.len, want.p);
	buf_close(&b);
}

static void plain(void **state)
{
	(void)state;
	check(STR("CHILD,SEX\n"), "UTF-8", STR("CHILD,SEX\n"));
	check(STR("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), "UTF-8",
	      STR("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
	check(STR(""), "UTF-8", STR(""));
}

static void byte_order_mark(void **state)
{
	(void)state;
	check(STR("\xEF\xBB\xBF"
		  "CHILD\n"),
	      "UTF-8", STR("CHILD\n"));
	check(STR("\xEF\xBB\xBF"), "UTF-8", STR(""));
}

#define LITTLE "C\0H\0I\0L\0D\0,\0\xE9\0\n\0"
#define BIG    "\0C\0H\0I\0L\0D\0,\0\xE9\0\n"
#define SAME   STR("CHILD,\xC3\xA9\n")

static void utf16_marked(void **state)
{
	(void)state;
	check(STR("\xFF\xFE" LITTLE), "UTF-16", SAME);
	check(STR("\xFE\xFF" BIG), "UTF-16", SAME);
}

static void utf16_unmarked(void **state)
{
	(void)state;
	check(STR(LITTLE), "UTF-16", SAME);
	check(STR(BIG), "UTF-16", SAME);
}

static void surrogates(void **state)
{
	(void)state;
	check(STR("\xFF\xFE\x3D\xD8\x00\xDE"), "UTF-16", STR("\xF0\x9F\x98\x80"));
	check(STR("\xFF\xFE\x3D\xD8"
		  "A\0"),
	      "UTF-16",
	      STR("\xEF\xBF\xBD"
		  "A"));
	check(STR("\xFF\xFE\x00\xDE"), "UTF-16", STR("\xEF\xBF\xBD"));
	check(STR("\xFF\xFE\x3D\xD8"), "UTF-16", STR("\xEF\xBF\xBD"));
}

static void odd_utf16(void **state)
{
	(void)state;
	check(STR("\xFF\xFE"
		  "A\0B"),
	      "UTF-16", STR("A"));
}

static void windows(void **state)
{
	(void)state;
	check(STR("caf\xE9,\x80,\x93x\x94,\x9F"), "Windows-1252",
	      STR("caf\xC3\xA9,\xE2\x82\xAC,\xE2\x80\x9Cx\xE2\x80\x9D,\xC5\xB8"));
	check(STR("\x81"), "Windows-1252", STR("\xEF\xBF\xBD"));
	assert_int_equal(encoding_windows_1252(0x80), 0x20AC);
	assert_int_equal(encoding_windows_1252(0xA3), 0xA3);
	assert_int_equal(encoding_windows_1252('A'), 'A');
}

static void line_ends(void **state)
{
	(void)state;
	check(STR("a,b\rc,d\r"), "UTF-8", STR("a,b\nc,d\n"));
	check(STR("a,b\r\nc\rd\r\n"), "UTF-8", STR("a,b\r\nc\rd\r\n"));
}

static void some_zeros(void **state)
{
	(void)state;
	check(STR("abcdef\0ghijkl"), "UTF-8", STR("abcdef\0ghijkl"));
	check(STR("\0\0\0\0\0\0\0\0"), "UTF-8", STR("\0\0\0\0\0\0\0\0"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(plain, "UTF-8 stays as it is"),
	    TEST(byte_order_mark, "the byte order mark of UTF-8 is taken off"),
	    TEST(utf16_marked, "UTF-16 with its mark is read either way round"),
	    TEST(utf16_unmarked, "UTF-16 without a mark is told by its zeros"),
	    TEST(surrogates, "a pair of surrogates is one character and half a pair is none"),
	    TEST(odd_utf16, "an odd last byte of UTF-16 is left out"),
	    TEST(windows, "what is no UTF-8 is Windows-1252"),
	    TEST(line_ends, "carriage returns alone become line feeds where no line feed is"),
	    TEST(some_zeros, "a few zeros do not make a text UTF-16"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
