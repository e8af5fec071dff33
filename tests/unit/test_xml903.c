#include "record/return903.h"

#include "unit.h"

static struct arena notes;
static struct tree_told told;
static struct all903 all;

static void read_xml(struct str xml)
{
	all903_open(&all, 2025);
	all903_add_xml_bytes(&all, xml, &notes, &told);
	all903_link(&all, NULL);
}

static void forget(void)
{
	all903_close(&all);
	arena_close(&notes);
}

static void raw_is(const void *row, enum field f, const char *want)
{
	struct arena a = {0};
	struct str got = row_raw(row, f, &a);

	if (!str_is(got, want))
		fail_msg("%s was %.*s, not %s", field_info(f)->name, (int)got.len, got.p, want);
	arena_close(&a);
}

static const char whole[] =
    "<EXPSSDA903>\n"
    "<CHILD><HEADER><CHILDID> 17 </CHILDID><SEX>M</SEX><DOB>2010-05-01</DOB>\n"
    "<ETHNIC>WBRI</ETHNIC><UPN>UN1</UPN><UASC>1</UASC><DUC>2028-05-01</DUC>\n"
    "<IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>B1</ACCOM>\n"
    "<DATE_INT>2025-06-01</DATE_INT><NB_ADOPTR>2</NB_ADOPTR>\n"
    "<AREVIEW><REVIEW>2025-09-01</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>\n"
    "<AREVIEW><REVIEW>2025-06-01</REVIEW><REVIEW_CODE>PN0</REVIEW_CODE></AREVIEW>\n"
    "<OC2><SDQ_SCORE>12</SDQ_SCORE></OC2>\n"
    "<PERMANENCE><PREV_PERM>P1</PREV_PERM><LA_PERM>926</LA_PERM></PERMANENCE>\n"
    "<AMISSING><MISSING>M</MISSING><MIS_START>2025-07-01</MIS_START></AMISSING>\n"
    "<AD_PLACED><DATE_PLACED>2025-05-05</DATE_PLACED></AD_PLACED>\n"
    "</HEADER>\n"
    "<EPISODE><DECOM>2025-04-02</DECOM><PL>U1</PL></EPISODE>\n"
    "<EPISODE><DECOM>2025-04-01</DECOM><PL>K2</PL></EPISODE>\n"
    "</CHILD></EXPSSDA903>\n";

static void every_table(void **state)
{
	const struct child *c;

	(void)state;
	read_xml(str_of(whole));
	assert_true(told.end.whole);
	assert_str(told.unknown, "");
	assert_int_equal(all.named, 1);
	c = all903_child(&all, STR("17"));
	assert_non_null(c);
	assert_true(code_is(first_header(c)->sex, SEX_M));
	assert_int_equal(first_header(c)->row.line, 2);
	assert_int_equal(first_oc2(c)->sdq_score.v, 12);
	assert_str(text_of(first_prev_perm(c)->la_perm), "926");
	assert_true(code_is(first_missing(c)->missing, MISSING_M));
	assert_int_equal(first_placed_adoption(c)->date_placed.v, date_day(2025, 5, 5));
	assert_int_equal(first_review(c)->row.record, 2);
	assert_int_equal(next_review(first_review(c))->row.record, 1);
	assert_true(code_is(first_episode(c)->place, PLACE_K2));
	assert_int_equal(first_episode(c)->row.line, 14);
	forget();
}

static void side_tables(void **state)
{
	const struct child *c;

	(void)state;
	read_xml(str_of(whole));
	c = &all.children[0];
	assert_int_equal(first_uasc(c)->duc.v, date_day(2028, 5, 1));
	assert_true(code_is(first_uasc(c)->sex, SEX_M));
	assert_int_equal(first_uasc(c)->row.line, 3);
	assert_true(code_is(first_oc3(c)->activ, ACTIV_F2));
	assert_int_equal(first_oc3(c)->row.line, 4);
	assert_true(code_is(first_ad1(c)->nb_adoptr, NB_ADOPTR_2));
	assert_true(is_absent(first_ad1(c)->date_match));
	assert_null(next_uasc(first_uasc(c)));
	assert_null(next_oc3(first_oc3(c)));
	assert_null(next_ad1(first_ad1(c)));
	forget();
}

static void repeated(void **state)
{
	const struct child *c;

	(void)state;
	read_xml(str_of(whole));
	c = &all.children[0];
	raw_is(first_header(c), HEADER_CHILD, "17");
	raw_is(first_episode(c), EPISODE_CHILD, "17");
	raw_is(first_oc3(c), OC3_CHILD, "17");
	raw_is(first_oc3(c), OC3_DOB, "2010-05-01");
	raw_is(first_uasc(c), UASC_SEX, "M");
	raw_is(first_review(c), REVIEW_DOB, "2010-05-01");
	raw_is(first_review(c), REVIEW_REVIEW, "2025-06-01");
	raw_is(first_episode(c), EPISODE_PLACE, "K2");
	assert_int_equal(first_missing(c)->dob.v, date_day(2010, 5, 1));
	forget();
}

/* Side tables are for those children only that say something of theirs. */
static void no_side_tables(void **state)
{
	(void)state;
	read_xml(STR("<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><IN_TOUCH>YES</IN_TOUCH>"
		     "</HEADER></CHILD>"
		     "<CHILD><HEADER><CHILDID>2</CHILDID><IN_TOUCH/><DATE_INT></DATE_INT><DUC/>"
		     "</HEADER></CHILD>"
		     "<CHILD><HEADER><CHILDID>3</CHILDID><UASC>1</UASC></HEADER></CHILD>"
		     "</EXPSSDA903>"));
	assert_int_equal(all.count, 3);
	assert_non_null(first_oc3(&all.children[0]));
	assert_null(first_oc3(&all.children[1]));
	assert_null(first_ad1(&all.children[1]));
	assert_null(first_uasc(&all.children[1]));
	assert_null(first_uasc(&all.children[0]));
	assert_non_null(first_uasc(&all.children[2]));
	assert_true(is_absent(first_uasc(&all.children[2])->duc));
	forget();
}

static void any_order(void **state)
{
	const struct child *c;

	(void)state;
	read_xml(STR("<EXPSSDA903><CHILD>"
		     "<EPISODE><PL>K2</PL><DECOM>01/04/2025</DECOM></EPISODE>"
		     "<HEADER><AREVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>"
		     "<ACCOM>B1</ACCOM><DOB>2010-05-01</DOB><CHILDID>9</CHILDID></HEADER>"
		     "</CHILD></EXPSSDA903>"));
	c = all903_child(&all, STR("9"));
	assert_non_null(c);
	assert_non_null(first_episode(c));
	raw_is(first_oc3(c), OC3_DOB, "2010-05-01");
	raw_is(first_review(c), REVIEW_CHILD, "9");
	forget();
}

static void no_id(void **state)
{
	(void)state;
	read_xml(STR("<EXPSSDA903><CHILD><HEADER><SEX>M</SEX></HEADER>"
		     "<EPISODE><DECOM>2025-04-01</DECOM></EPISODE></CHILD>"
		     "<CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD></EXPSSDA903>"));
	assert_int_equal(all.named, 1);
	assert_int_equal(all.count, 3);
	assert_true(all.children[1].nameless);
	forget();
}

static void unknown_elements(void **state)
{
	(void)state;
	read_xml(STR("<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID><SHOE>9</SHOE>"
		     "<HAT><SEX>M</SEX></HAT></HEADER><CAR/><SHOE/></CHILD></EXPSSDA903>"));
	assert_str(told.unknown, "SHOE, HAT, CAR");
	assert_true(is_absent(first_header(&all.children[0])->sex));
	forget();
}

static void cut_short(void **state)
{
	(void)state;
	read_xml(STR("<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD>\n"
		     "<CHILD><HEADER><CHILDID>2</CHILDID>"));
	assert_false(told.end.whole);
	assert_int_equal(told.end.line, 2);
	assert_int_equal(all.named, 1);
	forget();
}

static void sources(void **state)
{
	(void)state;
	read_xml(STR("<EXPSSDA903/>"));
	assert_true(all.scope.xml);
	assert_true(source_has(all.sources, OC3_ACCOM));
	assert_true(source_has(all.sources, EPISODE_PLACE));
	assert_false(source_has(all.sources, EPISODE_PL_DISTANCE));
	assert_false(all.sources[TABLE_SW_EPISODE].here);
	assert_false(all.sources[TABLE_DOLO].here);
	forget();
}

static void note_is(size_t i, enum note_kind kind, const char *child, unsigned record,
		    const char *name)
{
	assert_true(i < all.note_count);
	assert_int_equal(all.notes[i].kind, kind);
	assert_true(str_is(all.notes[i].child, child));
	assert_int_equal(all.notes[i].record, record);
	assert_true(str_is(all.notes[i].name, name));
}

static void structure(void **state)
{
	(void)state;
	read_xml(STR("<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER><EPISODE/></CHILD>\n"
		     "<Odd/><CHILD><HEADER><CHILDID>2</CHILDID><SEX>\xFF</SEX></HEADER>\n"
		     "<EPISODE><DECOM>2025-04-01</DECOM><DECOM>2025-04-02</DECOM><Wrong/></EPISODE>"
		     "loose</CHILD></EXPSSDA903>"));
	assert_true(told.end.whole);
	assert_str(told.unknown, "Odd, Wrong");
	assert_int_equal(all.note_count, 5);
	note_is(0, NOTE_CHARACTERS, "2", 2, "SEX");
	note_is(1, NOTE_REPEATED, "2", 2, "DECOM");
	note_is(2, NOTE_UNKNOWN, "2", 2, "Wrong");
	assert_int_equal(all.notes[2].table, TABLE_EPISODE);
	assert_int_equal(all.notes[2].line, 3);
	note_is(3, NOTE_TEXT, "2", 2, "CHILD");
	note_is(4, NOTE_UNKNOWN, "", 0, "Odd");
	assert_int_equal(all.notes[4].line, 2);
	forget();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(every_table, "the elements of a child become rows of their tables"),
	    TEST(side_tables, "fields of UASC, OC3 and AD1 inside the header become their rows"),
	    TEST(repeated, "every row repeats the child's id and date of birth"),
	    TEST(no_side_tables, "a side table has a row only for a child it says something of"),
	    TEST(any_order, "elements may come in any order"),
	    TEST(no_id, "the records of a child without an id belong to no child"),
	    TEST(unknown_elements, "unknown elements are named once and passed over"),
	    TEST(cut_short, "a file cut short gives the children before that place"),
	    TEST(sources, "the XML form has all tables but those of workers and orders"),
	    TEST(structure, "what has no place in the file is noted at its record"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
