#include "base/jsonout.h"

#include "unit.h"

/* What a string becomes, without its quotes. */
static void check(struct str s, const char *want)
{
	struct out o = out_memory();
	struct jsonout j = jsonout_to(&o);
	struct err e = {0};
	struct str got;

	jsonout_str(&j, s);
	got = buf_view(&o.buf);
	assert_true(got.len >= 2 && got.p[0] == '"' && got.p[got.len - 1] == '"');
	got = (struct str){got.p + 1, got.len - 2};
	if (!str_is(got, want))
		fail_msg("got %.*s, not %s", (int)got.len, got.p, want);
	assert_true(out_close(&o, &e));
}

static void nesting(void **state)
{
	struct out o = out_memory();
	struct jsonout j = jsonout_to(&o);
	struct err e = {0};

	(void)state;
	jsonout_object(&j);
	jsonout_key(&j, "a");
	jsonout_array(&j);
	jsonout_number(&j, 1);
	jsonout_array(&j);
	jsonout_end_array(&j);
	jsonout_object(&j);
	jsonout_end_object(&j);
	jsonout_number(&j, INT64_MIN);
	jsonout_end_array(&j);
	jsonout_key(&j, "b");
	jsonout_bool(&j, true);
	jsonout_key(&j, "c");
	jsonout_null(&j);
	jsonout_key(&j, "d");
	jsonout_bool(&j, false);
	jsonout_end_object(&j);
	assert_str(buf_view(&o.buf),
		   "{\"a\":[1,[],{},-9223372036854775808],\"b\":true,\"c\":null,\"d\":false}");
	assert_int_equal(j.depth, 0);
	assert_true(out_close(&o, &e));
}

static void deep(void **state)
{
	struct out o = out_memory();
	struct jsonout j = jsonout_to(&o);
	struct buf want = {0};
	struct err e = {0};

	(void)state;
	for (int i = 0; i < 60; i++) {
		jsonout_array(&j);
		jsonout_number(&j, i);
		buf_fmt(&want, "%s[%d", i ? "," : "", i);
	}
	for (int i = 0; i < 60; i++) {
		jsonout_number(&j, i);
		jsonout_end_array(&j);
		buf_fmt(&want, ",%d]", i);
	}
	assert_true(str_eq(buf_view(&o.buf), buf_view(&want)));
	buf_close(&want);
	assert_true(out_close(&o, &e));
}

static void values_at_the_top(void **state)
{
	struct out o = out_memory();
	struct jsonout j = jsonout_to(&o);
	struct err e = {0};

	(void)state;
	jsonout_object(&j);
	jsonout_end_object(&j);
	out_char(&o, '\n');
	jsonout_text(&j, "x");
	assert_str(buf_view(&o.buf), "{}\n\"x\"");
	assert_true(out_close(&o, &e));
}

static void escapes(void **state)
{
	(void)state;
	check(STR("say \"hi\" \\ now"), "say \\\"hi\\\" \\\\ now");
	check(STR("a\nb\rc\td"), "a\\nb\\rc\\td");
	check(STR("\x01\x1F"), "\\u0001\\u001f");
	check(STR("a\0b"), "a\\u0000b");
	check(STR(""), "");
	check((struct str){NULL, 0}, "");
	check(STR("\xC2\xA3/>&'"), "\xC2\xA3/>&'");
}

static void script_end(void **state)
{
	(void)state;
	check(STR("</script>"), "\\u003c/script>");
	check(STR("<!--"), "\\u003c!--");
}

static void broken_utf8(void **state)
{
	(void)state;
	check(STR("a\xFF"
		  "b"),
	      "a\xEF\xBF\xBD"
	      "b");
	check(STR("\xC3"), "\xEF\xBF\xBD");
	check(STR("\xE2\x82"), "\xEF\xBF\xBD\xEF\xBF\xBD");
	check(STR("\xED\xA0\x80\""), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\\\"");
	check(STR("\xFF\xF0\x9F\x98\x80"), "\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(nesting, "objects and arrays nest, with commas where they belong"),
	    TEST(deep, "sixty levels nest"),
	    TEST(values_at_the_top, "values at the top follow each other without a comma"),
	    TEST(escapes, "quotes, backslashes and control characters are escaped"),
	    TEST(script_end, "nothing can end a script element of a page"),
	    TEST(broken_utf8, "bytes that are no UTF-8 become the replacement character"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
