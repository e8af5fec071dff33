#include "record/census_split.h"

#include "temp.h"
#include "unit.h"

#define PARTS_MAX 32

static struct buf got[PARTS_MAX];
static size_t count;

static void forget(void)
{
	for (size_t i = 0; i < PARTS_MAX; i++)
		buf_close(&got[i]);
}

/* Takes all parts, and says how it ended. */
static enum split_next take_all(struct split *s)
{
	enum split_next next = SPLIT_PART;

	forget();
	for (count = 0; count < PARTS_MAX; count++) {
		next = split_next(s, &got[count]);
		if (next != SPLIT_PART)
			break;
	}
	split_close(s);
	return next;
}

static enum split_next split(struct str xml, size_t block, size_t size)
{
	struct split s;

	split_open_bytes(&s, xml, block, size);
	return take_all(&s);
}

#define HEAD   "<?xml version='1.0'?><Message><Header><LEA>1</LEA></Header><Children>"
#define TAIL   "</Children></Message>"
#define BEFORE "<Message><Children>"

static void each_child(void **state)
{
	struct str xml = STR(HEAD "<Child>1</Child>\n<Child a='2'/><Child\n>3</Child>" TAIL "\n");

	(void)state;
	/* Blocks so small that every piece of markup is met in two of them. */
	for (size_t block = 1; block < 80; block++) {
		assert_int_equal(split(xml, block, 0), SPLIT_END);
		assert_int_equal(count, 4);
		assert_str(buf_view(&got[0]), HEAD TAIL);
		assert_str(buf_view(&got[1]), BEFORE "<Child>1</Child>\n" TAIL);
		assert_str(buf_view(&got[2]), BEFORE "<Child a='2'/>" TAIL);
		assert_str(buf_view(&got[3]), BEFORE "<Child\n>3</Child>" TAIL "\n");
	}
	forget();
}

static void sizes(void **state)
{
	struct str xml = STR(HEAD "<Child>1</Child><Child>2</Child><Child>3</Child>" TAIL);

	(void)state;
	assert_int_equal(split(xml, 100, 20), SPLIT_END);
	assert_int_equal(count, 3);
	assert_str(buf_view(&got[1]), BEFORE "<Child>1</Child><Child>2</Child>" TAIL);
	assert_int_equal(split(xml, 100, 1000), SPLIT_END);
	assert_int_equal(count, 2);
	forget();
}

#define HIDDEN(inside)                                                                             \
	HEAD "<Child>" inside "</Child><!-- </Children> --><Child>2</Child><?a <Child> ?>" TAIL

static void hidden(void **state)
{
	static const char *const all[] = {
	    HIDDEN("<!-- <Child> - -- > <Child> -->"),
	    HIDDEN("<![CDATA[<Child>]] > ]> <Child></Children>]]>"),
	    HIDDEN("<?php <Child> ? > <Child>?>"),
	    HIDDEN("<Children><Childs/><ChildIdentifiers/><c:Child/></Childrens>"),
	    HIDDEN("<a b='&lt;Child>' c=\"Child>\"/>"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		for (size_t block = 1; block < 40; block++) {
			assert_int_equal(split(str_of(all[i]), block, 0), SPLIT_END);
			assert_int_equal(count, 3);
			assert_str(buf_view(&got[2]), BEFORE "<Child>2</Child><?a <Child> ?>" TAIL);
		}
	forget();
}

/* All bytes are in some part, what is put around them apart. */
static void nothing_lost(void **state)
{
	static const char xml[] = HIDDEN("<!-- <Child> --><x/>") "\n<!-- behind -->\n";
	struct buf all = {0};

	(void)state;
	for (size_t block = 1; block < 300; block += 13) {
		assert_int_equal(split(str_of(xml), block, 0), SPLIT_END);
		all.len = 0;
		for (size_t i = 0; i < count; i++) {
			struct str s = buf_view(&got[i]);
			size_t before = i ? sizeof BEFORE - 1 : 0;
			size_t after = i + 1 < count ? sizeof TAIL - 1 : 0;

			buf_add(&all, s.p + before, s.len - before - after);
		}
		buf_char(&all, '\0');
		assert_string_equal(all.p, xml);
	}
	buf_close(&all);
	forget();
}

static void cannot(void **state)
{
	static const char *const all[] = {
	    "",
	    "no XML at all",
	    HEAD TAIL,
	    "<Message><Children><c:Child/></Children></Message>",
	    "<!DOCTYPE Message []><Message><Children><Child/><Child/></Children></Message>",
	    "<?xml version='1.0' encoding='windows-1252'?><Message><Children><Child/></Children>",
	    HEAD "<Child/></Children><Header/></Message>",
	    HEAD "<Child/></Children><Children><Child/>" TAIL,
	    HEAD "<Child/><!-- no end <Child/>" TAIL,
	};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof all / sizeof all[0]; i++)
		assert_int_equal(split(str_of(all[i]), 8, 0), SPLIT_CANNOT);
	/* What does not end is in the last part, for the parser to tell. */
	assert_int_equal(split(str_of(all[sizeof all / sizeof all[0] - 1]), 8, 0), SPLIT_END);
	assert_int_equal(split((struct str){"\xFF\xFE<\0C\0h\0i\0l\0d\0/\0>\0 \0 \0", 22}, 8, 0),
			 SPLIT_CANNOT);
	forget();
}

static void too_long(void **state)
{
	struct buf xml = {0};

	(void)state;
	buf_text(&xml, HEAD "<Child>");
	for (size_t i = 0; i <= SPLIT_SIZE_MAX; i++)
		buf_char(&xml, 'x');
	buf_text(&xml, "</Child><Child/>" TAIL);
	assert_int_equal(split(buf_view(&xml), SPLIT_BLOCK, SPLIT_SIZE), SPLIT_CANNOT);
	buf_close(&xml);
	forget();
}

static void from_file(void **state)
{
	const char *path = temp_file("census.xml", STR(HEAD "<Child/><Child/>" TAIL));
	struct err e = {0};
	struct split s;

	(void)state;
	assert_true(split_open(&s, path, &e));
	assert_int_equal(take_all(&s), SPLIT_END);
	assert_int_equal(count, 2);
	assert_str(buf_view(&got[1]), BEFORE "<Child/><Child/>" TAIL);
	assert_false(split_open(&s, temp_path("none.xml"), &e));
	forget();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(each_child, "a file is cut between children, however it is read"),
	    TEST(sizes, "a part has as many children as fill it"),
	    TEST(hidden, "what looks like a child in a comment and its like is none"),
	    TEST(nothing_lost, "every byte is in one part"),
	    TEST(cannot, "what is not cut"),
	    TEST(too_long, "a child that is too long is not cut"),
	    IN_FOLDER(from_file, "a file is read from disk"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
