#include "intake/listing.h"
#include "temp.h"
#include "unit.h"

static struct listing list;
static struct listing_cells cells;

/* Opens a file of these bytes and loads two columns by name. */
static void load(struct str text, const char *first, const char *second)
{
	struct err e = {0};
	int columns[2];

	assert_true(listing_open(&list, temp_file("list.csv", text), &e));
	columns[0] = listing_column(&list, str_of(first));
	columns[1] = listing_column(&list, str_of(second));
	assert_true(columns[0] >= 0 && columns[1] >= 0);
	assert_true(listing_load(&list, columns, 2, &cells, &e));
}

static void names_in_any_spelling(void **state)
{
	(void)state;
	load(STR("Team,Case ID,x\nNorth,7,1\nSouth,8,2\n"), "case_id", "TEAM");
	assert_int_equal(cells.rows, 2);
	assert_str(cells.at[0], "7");
	assert_str(cells.at[3], "South");
	assert_int_equal(cells.lines[1], 3);
	assert_int_equal(listing_column(&list, STR("cas")), LISTING_NONE);
	assert_int_equal(listing_column(&list, STR("")), LISTING_NONE);
	listing_close(&list);
}

static void title_above(void **state)
{
	(void)state;
	load(STR("Cases open in May\n\nid;team\n7;North\n;\n8\n"), "id", "team");
	assert_int_equal(cells.rows, 2);
	assert_int_equal(cells.lines[0], 4);
	assert_str(cells.at[2], "8");
	assert_str(cells.at[3], "");
	listing_close(&list);
}

static void digest_is_of_the_file(void **state)
{
	char hex[2 * SHA256_BYTES + 1];

	(void)state;
	/* sha256sum of the same bytes, byte order mark and all */
	load(STR("\xEF\xBB\xBFid,team\n1,A\n"), "id", "team");
	sha256_hex(list.digest, hex);
	assert_string_equal(hex,
			    "402b581bb23c98231ab01b1d6f92573059f8d7af6480b75147d205d0261540c9");
	listing_close(&list);
}

static void no_list(void **state)
{
	static const struct str wrong[] = {{"", 0}, {"\n \n", 3}, {"<a/>", 4}, {"\0\1\2\3", 4}};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct err e = {0};

		assert_false(listing_open(&list, temp_file("wrong.csv", wrong[i]), &e));
		assert_int_equal(e.kind, ERR_INPUT);
		listing_close(&list);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    IN_FOLDER(names_in_any_spelling, "columns are found however their names are spelt"),
	    IN_FOLDER(title_above, "a title above and blank rows are passed over"),
	    IN_FOLDER(digest_is_of_the_file, "the digest is that of the file on the disk"),
	    IN_FOLDER(no_list, "what is no list is refused with a sentence"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
