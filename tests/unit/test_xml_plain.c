/* What is plain is read by ourselves, and whatever the bytes are, as Expat would. */
#include "intake/limits.h"
#include "intake/xml.h"
#include "two_ways.h"
#include "unit.h"
#include "xml_alike.h"

static void expect_alike(struct str bytes, size_t chunk)
{
	two_ways_expect(xml_alike, bytes, chunk);
}

static const char census[] =
    "\xEF\xBB\xBF<?xml version=\"1.0\" encoding='UTF-8' standalone=\"yes\" ?>\r\n"
    "<!-- made by hand -->\n"
    "<Message xmlns='urn:x'\n\txmlns:y=\"urn:y\" >\n"
    "<Header><Source><LEA>999</LEA><Release>caf\xC3\xA9 1</Release></Source></Header>\r\n"
    "<Children>\r\n  <Child><y:LAchildID> 12 34 </y:LAchildID><UPN/>\n<!----><Sex>\nF\n</Sex>"
    "loose \xE2\x82\xAC<Ethnicity>WBRI</Ethnicity></Child>\r\n"
    "  <Child><LAchildID a='>'>A</LAchildID ></Child>\n</Children>\n</Message>\n";

static void cut_anywhere(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof census; len++)
		for (size_t chunk = 0; chunk < 2; chunk++)
			expect_alike((struct str){census, len}, chunk ? len / 2 + 1 : 0);
}

static void with_byte(struct str bytes, size_t place, size_t which)
{
	(void)place;
	(void)which;
	expect_alike(bytes, 0);
}

static void with_one_byte_else(void **state)
{
	(void)state;
	two_ways_other_bytes((struct str){census, sizeof census - 1}, with_byte);
}

static void with_text(struct str bytes, size_t place, size_t which)
{
	(void)which;
	expect_alike(bytes, place % 2 ? bytes.len / 2 + 1 : 0);
}

static void with_something_else(void **state)
{
	(void)state;
	two_ways_more_text((struct str){census, sizeof census - 1}, with_text);
}

/* ---- what is large ---- */

/* Something at a place in a file of several chunks, with line ends before it or without. */
static void far_in(size_t at, const char *before, const char *what, size_t times)
{
	struct buf bytes = {0};

	buf_text(&bytes, "<a>");
	while (bytes.len < at)
		buf_text(&bytes, before);
	for (size_t i = 0; i < times; i++)
		buf_text(&bytes, what);
	buf_text(&bytes, "<b>1</b></a>");
	expect_alike(buf_view(&bytes), (size_t)256 * 1024);
	buf_close(&bytes);
}

static void far_into_a_file(void **state)
{
	static const char *const befores[] = {"<b>12345</b>", "<b>caf\xC3\xA9</b>\n", "\n\r\n",
					      "\xE2\x82\xAC"};
	static const struct {
		const char *what;
		size_t times;
	} things[] = {
	    {"&x;", 1},
	    {"</b>", 1},
	    {"x", 2 * LIMIT_XML_TEXT},
	    {"x\n", LIMIT_XML_TEXT / 2},
	    {" ", 600000},
	    {"<!--y-->", 50000},
	    {"<b>", LIMIT_XML_DEPTH},
	    {"<!--", 1},
	    {"<b c='", 1},
	};

	(void)state;
	for (size_t b = 0; b < sizeof befores / sizeof befores[0]; b++)
		for (size_t t = 0; t < sizeof things / sizeof things[0]; t++) {
			far_in(b < 3 ? 262000 : 60000, befores[b], things[t].what, things[t].times);
			far_in(b < 3 ? 300000 : 3, befores[b], things[t].what, things[t].times);
		}
}

/* More names than are numbered, and longer ones. */
static void many_names(void **state)
{
	struct buf bytes = {0};

	(void)state;
	buf_text(&bytes, "<a>");
	for (unsigned i = 0; i < 2 * XML_NUMBERS; i++)
		buf_fmt(&bytes, "<n%u>\n</n%u><b%0*u/>", i, i, (int)i, 1U);
	buf_text(&bytes, "</a>");
	expect_alike(buf_view(&bytes), 0);
	buf_close(&bytes);
}

/* ---- what is plain ---- */

struct heard {
	unsigned opened, numbered;
	unsigned number_of_b;
};

static bool count_numbered(void *with, struct xml *x, struct str name)
{
	struct heard *h = with;
	unsigned number = xml_name_number(x);

	h->opened++;
	h->numbered += number > 0 && number < XML_NUMBERS;
	if (str_is(name, "b"))
		h->number_of_b = number;
	else
		assert_int_not_equal(number, h->number_of_b + !number);
	return true;
}

static void pass_over(void *with, struct xml *x, struct str text)
{
	(void)with;
	(void)x;
	(void)text;
}

/* How many elements of as many are read by ourselves. */
static void expect_plain(const char *text, unsigned numbered, unsigned opened)
{
	struct heard h = {0};
	struct xml_handler handler = {&h, count_numbered, pass_over, NULL};
	struct xml_end end;

	xml_read_bytes(str_of(text), &handler, &end);
	assert_true(end.whole);
	assert_int_equal(h.opened, opened);
	assert_int_equal(h.numbered, numbered);
}

static void plain(void **state)
{
	(void)state;
	expect_plain("<a><b>1</b><c/><b>2</b></a>", 4, 4);
	expect_plain(census, 13, 13);
	expect_plain("<a>\r\n<b>\xC3\xA9</b></a>\r\n", 2, 2);
	expect_plain("<a><b>1 > [0] ]</b><c>]]] ></c><d/></a>", 4, 4);
	expect_plain("<a><b>1</b><c>&amp;</c><d/></a>", 3, 4);
	expect_plain("<a><b>1</b><?pi?><d/></a>", 2, 3);
	expect_plain("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", 0, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(plain,
		 "returns are read by ourselves, and Expat goes on where they are not plain"),
	    TEST(cut_anywhere, "a census that is cut anywhere is read as by Expat"),
	    TEST(with_one_byte_else, "so is one with any byte replaced by an awkward one"),
	    TEST(with_something_else, "so is one with something put in that is not plain"),
	    TEST(far_into_a_file, "what is not plain after several chunks is told with its place"),
	    TEST(many_names, "names that are many or long are read"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
