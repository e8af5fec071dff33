#include "report/html.h"

#include "unit.h"

#include <inttypes.h>
#include <limits.h>

/* Compares what was written with what it should be, byte for byte, and gives the memory back. */
static void check(struct out *o, const char *want)
{
	struct err e = {0};

	if (!str_is(buf_view(&o->buf), want))
		fail_msg("written: %.*s\nwanted:  %s", (int)o->buf.len, o->buf.p, want);
	assert_true(out_close(o, &e));
}

/* Text written by %s, and the same text by %.*s. */
static void check_text(struct str s, const char *want)
{
	struct out o = out_memory();

	html(&o, "%.*s", HTML_STR(s));
	check(&o, want);
}

static void literals(void **state)
{
	struct out o = out_memory();

	(void)state;
	html(&o, "<p class=\"a\">&amp;</p>\n");
	html(&o, "100%%");
	check(&o, "<p class=\"a\">&amp;</p>\n100%");
}

static void all_five(void **state)
{
	struct out o = out_memory();

	(void)state;
	html(&o, "<td title=\"%s\">%s</td>", "\"><script>'&", "a<b>&c\"d'e");
	check(&o, "<td title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">"
		  "a&lt;b&gt;&amp;c&quot;d&#39;e</td>");
}

static void lengths(void **state)
{
	struct str s = STR("abc<def");
	struct out o = out_memory();

	(void)state;
	html(&o, "[%.*s][%.*s][%.*s]", 0, s.p, 4, s.p, HTML_STR(s));
	check(&o, "[][abc&lt;][abc&lt;def]");
}

static void numbers(void **state)
{
	struct out o = out_memory();
	size_t size = 7;
	uint64_t big = UINT64_MAX;

	(void)state;
	html(&o, "%d %d %u %ld %lu %zu %" PRIu64 " %lld %llu", INT_MIN, 42, UINT_MAX, -5L, 6UL,
	     size, big, LLONG_MIN, 8ULL);
	check(&o, "-2147483648 42 4294967295 -5 6 7 18446744073709551615 "
		  "-9223372036854775808 8");
}

static void mixed(void **state)
{
	struct out o = out_memory();

	(void)state;
	html(&o, "%s%d%%%s", "<", 5, ">");
	check(&o, "&lt;5%&gt;");
}

static void words_of_the_world(void **state)
{
	(void)state;
	check_text(STR("Se\xc3\xa1n \xe2\x80\x99 \xf0\x9f\x9b\xb6"),
		   "Se\xc3\xa1n \xe2\x80\x99 \xf0\x9f\x9b\xb6");
	check_text(STR("tab\tand\nline"), "tab\tand\nline");
}

static void what_no_page_may_hold(void **state)
{
	(void)state;
	check_text(STR("a\0b"), "a\xef\xbf\xbd"
				"b");
	check_text(STR("\x1b[2J\x7f"), "\xef\xbf\xbd[2J\xef\xbf\xbd");
	check_text(STR("\xff<\xc3"), "\xef\xbf\xbd&lt;\xef\xbf\xbd");
	check_text(STR("\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	check_text(STR("\xef\xbf\xbe"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	check_text(STR("\xef\xbf\xbd"), "\xef\xbf\xbd");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(literals, "html writes its own markup as it is"),
	    TEST(all_five, "%s escapes all five characters, in text and in attributes"),
	    TEST(lengths, "%.*s writes just the length it is given"),
	    TEST(numbers, "html writes every kind of whole number to its ends"),
	    TEST(mixed, "several arguments are taken in order"),
	    TEST(words_of_the_world, "letters beyond ASCII, tabs and line ends stay"),
	    TEST(what_no_page_may_hold, "control characters and broken UTF-8 become U+FFFD"),
	};

	return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
