#include "base/buf.h"

#include "unit.h"

static void pieces(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_text(&b, "one ");
	buf_str(&b, STR("two "));
	buf_char(&b, '3');
	buf_fmt(&b, " %s %d", "four", 5);
	buf_add(&b, "\0x", 2);
	buf_add(&b, NULL, 0);
	assert_str(buf_view(&b), "one two 3 four 5\0x");
	buf_close(&b);
}

static void long_format(void **state)
{
	struct buf b = {0};

	(void)state;
	for (int i = 0; i < 5; i++)
		buf_fmt(&b, "%*d", 1000, i);
	assert_int_equal(b.len, 5000);
	assert_int_equal(b.p[4999], '4');
	assert_int_equal(b.p[999], '0');
	buf_close(&b);
}

static void room(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_text(&b, "ab");
	memset(buf_room(&b, 1000), 'x', 1000);
	assert_int_equal(b.len, 2);
	b.len += 1000;
	assert_int_equal(b.p[1], 'b');
	assert_int_equal(b.p[1001], 'x');
	assert_true(b.cap >= b.len);
	buf_close(&b);
}

static void closing(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_close(&b);
	buf_text(&b, "text");
	buf_close(&b);
	assert_null(b.p);
	assert_int_equal(b.len, 0);
	buf_text(&b, "again");
	assert_str(buf_view(&b), "again");
	buf_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(pieces, "pieces of every kind follow each other"),
	    TEST(long_format, "formatted text of any length fits"),
	    TEST(room, "room can be filled from outside"),
	    TEST(closing, "a closed buffer is as new"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
