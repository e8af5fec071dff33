#include "record/return903.h"

#include "record/recognise.h"
#include "tables.h"
#include "unit.h"

static struct arena arena;
static struct all903 now, last;

static int begin(void **state)
{
	(void)state;
	all903_open(&now, 2025);
	all903_open(&last, 2024);
	return 0;
}

static int end(void **state)
{
	(void)state;
	all903_close(&now);
	all903_close(&last);
	arena_close(&arena);
	return 0;
}

static void add(struct all903 *a, const char *table, const char *text)
{
	struct table_in t = table_text(&arena, RETURN_SSDA903, table, text);

	tables_add_903(a, &t);
}

/* The child's episodes, by their record numbers, in order: "2 1 3 ". */
static void expect_order(const struct child *c, const char *want)
{
	struct buf got = {0};

	assert_non_null(c);
	for (const struct episode *e = first_episode(c); e; e = next_episode(e)) {
		buf_fmt(&got, "%u ", (unsigned)e->row.record);
		assert_ptr_equal(e->row.child, c);
		if (next_episode(e))
			assert_ptr_equal(prev_episode(next_episode(e)), e);
	}
	if (!str_is(buf_view(&got), want))
		fail_msg("the order is %.*s, not %s", (int)got.len, got.p, want);
	buf_close(&got);
}

static void grouped(void **state)
{
	(void)state;
	add(&now, "Episodes",
	    "CHILD,DECOM\nb,01/06/2025\na,01/05/2025\nb,01/04/2025\na,02/05/2025\nb,01/05/2025\n");
	all903_link(&now, NULL);
	assert_int_equal(now.count, 2);
	assert_int_equal(now.named, 2);
	assert_str(now.children[0].id, "b");
	assert_str(now.children[1].id, "a");
	expect_order(&now.children[0], "3 5 1 ");
	expect_order(all903_child(&now, STR("a")), "2 4 ");
	assert_null(all903_child(&now, STR("A")));
	assert_null(all903_child(&now, STR("")));
}

static void undated_last(void **state)
{
	(void)state;
	add(&now, "Episodes",
	    "CHILD,DECOM\na,\na,31/02/2025\na,01/05/2025\na,soon\na,01/04/2025\n");
	all903_link(&now, NULL);
	expect_order(&now.children[0], "5 3 1 2 4 ");
}

static void equal_dates(void **state)
{
	(void)state;
	add(&now, "Episodes",
	    "CHILD,DECOM\na,01/05/2025\na,01/05/2025\na,01/04/2025\na,01/05/2025\na,01/04/2025\n");
	all903_link(&now, NULL);
	expect_order(&now.children[0], "3 5 1 2 4 ");
}

static void borders(void **state)
{
	const struct episode *a, *b;

	(void)state;
	add(&now, "Episodes", "CHILD,DECOM\na,01/05/2025\nb,01/05/2025\n");
	all903_link(&now, NULL);
	a = first_episode(&now.children[0]);
	b = first_episode(&now.children[1]);
	assert_null(prev_episode(a));
	assert_null(next_episode(a));
	assert_null(prev_episode(b));
	assert_null(next_episode(b));
	assert_null(first_episode(NULL));
	assert_null(first_review(&now.children[0]));
}

static void many_children(void **state)
{
	struct buf text = {0};

	(void)state;
	buf_text(&text, "CHILD,DECOM\n");
	for (int i = 0; i < 3000; i++)
		buf_fmt(&text, "c%d,%02d/04/2025\n", i % 1000, 28 - i / 1000);
	buf_char(&text, '\0');
	add(&now, "Episodes", text.p);
	all903_link(&now, NULL);
	assert_int_equal(now.count, 1000);
	for (unsigned i = 0; i < 1000; i++) {
		char want[32];

		snprintf(want, sizeof want, "%u %u %u ", i + 2001, i + 1001, i + 1);
		expect_order(&now.children[i], want);
	}
	buf_close(&text);
}

static void nameless(void **state)
{
	(void)state;
	add(&now, "Episodes", "CHILD,DECOM\n,01/05/2025\na,01/05/2025\n,01/04/2025\n");
	add(&now, "Header", "CHILD,SEX\n,M\na,F\n");
	add(&last, "Episodes", "CHILD,DECOM\n,01/05/2024\n");
	all903_link(&last, NULL);
	all903_link(&now, &last);
	assert_int_equal(now.named, 1);
	assert_int_equal(now.count, 4);
	assert_false(now.children[0].nameless);
	for (size_t i = 1; i < 4; i++) {
		assert_true(now.children[i].nameless);
		assert_str(now.children[i].id, "");
		assert_null(now.children[i].last);
	}
	expect_order(&now.children[1], "1 ");
	expect_order(&now.children[2], "3 ");
	assert_non_null(first_header(&now.children[3]));
	assert_null(first_episode(&now.children[3]));
}

static void last_year(void **state)
{
	(void)state;
	add(&last, "Header", "CHILD,SEX\na,M\nb,F\n");
	add(&now, "Header", "CHILD,SEX\nc,M\nb,M\n");
	all903_link(&last, NULL);
	all903_link(&now, &last);
	assert_null(all903_child(&now, STR("c"))->last);
	assert_ptr_equal(all903_child(&now, STR("b"))->last, all903_child(&last, STR("b")));
	assert_true(code_is(first_header(all903_child(&now, STR("b"))->last)->sex, SEX_F));
	assert_int_equal(year_of(first_header(all903_child(&last, STR("b")))), 2024);
	assert_int_equal(year_of(first_header(all903_child(&now, STR("b")))), 2025);
}

static void period(void **state)
{
	(void)state;
	add(&now, "Header", "CHILD\na\n");
	all903_link(&now, NULL);
	assert_int_equal(year_start(first_header(&now.children[0])).v, date_day(2025, 4, 1));
	assert_int_equal(year_end(first_header(&now.children[0])).v, date_day(2026, 3, 31));
}

static void other_orders(void **state)
{
	(void)state;
	add(&now, "Missing", "CHILD,MIS_START\na,02/05/2025\na,01/05/2025\n");
	add(&now, "Header", "CHILD,DOB\na,02/05/2015\na,01/05/2015\n");
	all903_link(&now, NULL);
	assert_int_equal(first_missing(&now.children[0])->row.record, 2);
	assert_int_equal(first_header(&now.children[0])->row.record, 1);
}

static void empty(void **state)
{
	(void)state;
	add(&now, "Episodes", "CHILD,DECOM\n");
	all903_link(&now, NULL);
	assert_int_equal(now.count, 0);
	assert_true(now.sources[TABLE_EPISODE].here);
	assert_false(now.sources[TABLE_HEADER].here);
}

static void from_csv(void **state)
{
	struct recognised r;
	struct buf text = {0};
	size_t wide;

	(void)state;
	buf_text(&text, "Title\nDEC,decom,CHILD,Team,PLACE,RNE,LS,CIN\n"
			"02/05/2025,01/05/2025,a,North\n,01/04/2025,a,,U1,S,C2,N1,too,many\n");
	recognise_csv(buf_view(&text), &arena, &r);
	assert_int_equal(r.likeness, LIKE_TABLE);
	assert_int_equal(all903_add_csv(&now, &r.csv, &text, &wide), 2);
	assert_int_equal(wide, 1);
	assert_null(text.p);
	all903_link(&now, NULL);
	expect_order(&now.children[0], "2 1 ");
	assert_int_equal(first_episode(&now.children[0])->row.line, 4);
	assert_true(code_is(first_episode(&now.children[0])->place, PLACE_U1));
	assert_true(is_absent(next_episode(first_episode(&now.children[0]))->place));
}

#define A_TEST(function, sentence)                                                                 \
	{                                                                                          \
		sentence, function, begin, end, NULL                                               \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    A_TEST(grouped, "rows stand together by child, in the order of their dates"),
	    A_TEST(undated_last, "rows without a date that can be read come last"),
	    A_TEST(equal_dates, "rows of one day keep the order of the file"),
	    A_TEST(borders, "a child's first row has none before it and the last none behind"),
	    A_TEST(many_children, "a thousand children's rows each find their child"),
	    A_TEST(nameless, "rows without a child id each stand on their own"),
	    A_TEST(last_year, "a child is linked with the same child of last year"),
	    A_TEST(period, "the collection year is 1 April to 31 March"),
	    A_TEST(other_orders, "tables without an order by date keep that of the file"),
	    A_TEST(empty, "a table without rows is still there"),
	    A_TEST(from_csv, "a CSV table is read by its columns and wide rows are counted"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
