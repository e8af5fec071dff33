/* What is plain in a workbook is read by ourselves, and whatever the bytes are, as Expat would. */
#include "intake/xlsx_part.h"
#include "intake/xlsx_plain.h"

#include "part_alike.h"
#include "two_ways.h"
#include "unit.h"

static void expect_alike(struct str bytes, size_t piece)
{
	two_ways_expect(part_alike, bytes, piece);
}

static void expect_alike_in_pieces(struct str bytes)
{
	static const size_t pieces[] = {0, 1, 7, 64, 150};

	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++)
		expect_alike(bytes, pieces[i]);
}

static const char sheet[] =
    "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
    "<x:worksheet xmlns:x='urn:x' xmlns=\"urn:y\" >\n <sheetData\t><row r=\"1\" spans='1:3'>"
    "<c r=\"A1\" s=\"1\" t=\"s\"><v>12</v></c><c r=\"B1\" t=\"inlineStr\"><is><t "
    "xml:space=\"preserve\"> caf\xC3\xA9 &amp; [\xE2\x82\xAC]\r\n</t></is></c><c r=\"C1\"/>"
    "<x:c r=\"AD1\" t='str'><f>IF(A1&gt;2,\"a\",1)</f><x:v>&quot;O&apos;B&quot; &lt;</x:v></x:c>"
    "</row>\n<row r='2'  ><c><v>43712.5</v></c></row></sheetData><pageMargins left=\"0.7\" />"
    "</x:worksheet>\r\n";

static void cut_anywhere(void **state)
{
	(void)state;
	for (size_t len = 0; len < sizeof sheet; len++)
		expect_alike_in_pieces((struct str){sheet, len});
}

static void with_byte(struct str bytes, size_t place, size_t which)
{
	(void)place;
	expect_alike(bytes, which % 2 ? 0 : 160);
}

static void with_one_byte_else(void **state)
{
	(void)state;
	two_ways_other_bytes((struct str){sheet, sizeof sheet - 1}, with_byte);
}

static void with_text(struct str bytes, size_t place, size_t which)
{
	expect_alike(bytes, place % 2 ? 160 + which : 0);
}

static void with_something_else(void **state)
{
	(void)state;
	two_ways_more_text((struct str){sheet, sizeof sheet - 1}, with_text);
}

/* Something many times over within an element, in one piece and in several. */
static void expect_many_alike(const char *what, size_t times, const char *then)
{
	struct buf bytes = {0};

	buf_text(&bytes, "<a><b>");
	for (size_t i = 0; i < times; i++)
		buf_text(&bytes, what);
	buf_text(&bytes, then);
	buf_text(&bytes, "</b></a>");
	expect_alike(buf_view(&bytes), 0);
	expect_alike(buf_view(&bytes), 50000);
	buf_close(&bytes);
}

static void what_is_large(void **state)
{
	(void)state;
	expect_many_alike("x", 200000, "");
	expect_many_alike(" ", 200000, "<c/>");
	expect_many_alike("<c>1</c>", 30000, "<!-- -->");
	expect_many_alike("<c>", PART_DEPTH_MAX + 2, "");
	expect_many_alike("<c d='", 1, "'/>");
	expect_many_alike("<c \n", 60000, "/>");
	expect_many_alike("<abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz/>", 3, "");
	expect_many_alike("<c d='1' e='2' f='3' g='' h='' i='' j='' k='' l='' m='' n='' o='' p='' "
			  "q='' r='' s='' t=''/>",
			  3, "");
}

/* ---- what is plain ---- */

static void no_open(void *with, const struct part_tag *tag)
{
	(void)with;
	(void)tag;
}

static bool no_close(void *with, struct str name)
{
	(void)with;
	(void)name;
	return true;
}

static void no_text(void *with, struct str text)
{
	(void)with;
	(void)text;
}

/* How many bytes at the end of a part are left to Expat. */
static size_t left_to_expat(struct str bytes)
{
	const struct part_handler h = {NULL, no_open, no_close, no_text};
	struct part *p = part_begin(&h, false);

	part_plain_read(p, &bytes);
	part_end(p);
	return bytes.len;
}

static void plain(void **state)
{
	(void)state;
	assert_int_equal(left_to_expat((struct str){sheet, sizeof sheet - 1}), 0);
	assert_int_equal(left_to_expat(STR("<a><b>1 > [0] ]</b> \r\n<c d=\"[1] > '\" /></a>")), 0);
	assert_int_equal(left_to_expat(STR("<a><b>1&#65;</b></a>")), strlen("&#65;</b></a>"));
	assert_int_equal(left_to_expat(STR("<a><b/><!-- --></a>")), strlen("<!-- --></a>"));
	assert_int_equal(left_to_expat(STR("<a><b>\xC3\xA9\xFF</b></a>")), strlen("\xFF</b></a>"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(plain, "sheets are read by ourselves up to what is not plain"),
	    TEST(cut_anywhere, "a sheet that is cut anywhere is read as by Expat"),
	    TEST(with_one_byte_else, "so is one with any byte replaced by an awkward one"),
	    TEST(with_something_else, "so is one with something put in that is not plain"),
	    TEST(what_is_large, "so is one with something in it that is long, deep or often there"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
