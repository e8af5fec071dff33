#include "intake/sniff.h"

#include "temp.h"
#include "unit.h"

static void check_root(struct str head, const char *root)
{
	struct sniffed s = sniff_bytes(head);

	assert_int_equal(s.form, FORM_XML);
	assert_string_equal(s.root, root);
}

static void roots(void **state)
{
	(void)state;
	check_root(STR("<Message><Header/>"), "Message");
	check_root(STR("<?xml version=\"1.0\"?>\n<!-- made > today -->\n<EXPSSDA903\n a='b'>"),
		   "EXPSSDA903");
	check_root(STR("\xEF\xBB\xBF<?xml version='1.0'?><n:Message xmlns:n='x'/>"), "Message");
	check_root(STR("<!DOCTYPE Message [<!ENTITY x 'y'>]><Message>"), "Message");
	check_root(STR("\xFF\xFE<\0M\0/\0>\0"), "M");
}

static void cut_roots(void **state)
{
	char head[130];

	(void)state;
	check_root(STR("<"), "");
	check_root(STR("<?xml version"), "");
	check_root(STR("<!-- never closed"), "");
	head[0] = '<';
	memset(head + 1, 'n', sizeof head - 1);
	assert_int_equal(strlen(sniff_bytes((struct str){head, sizeof head}).root), 63);
}

static void forms(void **state)
{
	(void)state;
	assert_int_equal(sniff_bytes(STR("")).form, FORM_EMPTY);
	assert_int_equal(sniff_bytes(STR(" \r\n\t\n")).form, FORM_EMPTY);
	assert_int_equal(sniff_bytes(STR("PK\003\004rest")).form, FORM_ZIP);
	assert_int_equal(sniff_bytes(STR("CHILD,SEX\n1,2\n")).form, FORM_TEXT);
	assert_int_equal(sniff_bytes(STR("caf\xE9,1\n")).form, FORM_TEXT);
	assert_int_equal(sniff_bytes(STR("\xFF\xD8\xFF\xE0\0\020JFIF\0\001\002\0\0\001")).form,
			 FORM_BINARY);
	assert_int_equal(sniff_bytes(STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\0")).form,
			 FORM_BINARY);
}

static void files(void **state)
{
	struct sniffed s;
	struct err e = {0};

	(void)state;
	assert_true(sniff_file(temp_file("a.xml", STR("<Message/>")), &s, &e));
	assert_string_equal(s.root, "Message");
	assert_true(sniff_file(temp_file("empty", STR("")), &s, &e));
	assert_int_equal(s.form, FORM_EMPTY);
	assert_false(sniff_file(temp_path("not there"), &s, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_non_null(strstr(e.text, "not there"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(roots, "the root element is told behind declarations and without its prefix"),
	    TEST(cut_roots, "a root element that is cut off or too long is no trouble"),
	    TEST(forms, "empty, workbook, text and binary are told apart"),
	    IN_FOLDER(files, "a file is told by its beginning, and a missing one is named"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
