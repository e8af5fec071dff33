/* Postcodes, providers and what is worked out from them. */
#include "record/reference.h"
#include "record/tables_in.h"

#include "temp.h"
#include "unit.h"

static const char LIST[] = "pcd,laua,oseast1m,osnrth1m\n"
			   "ZZ1 1AA,E07000901,600000,300000\n"
			   "ZZ1 1AB,E06000902,600000,301609\n"
			   "ZZ111AA,E09000903,503000,104000\n"
			   "ZZ1 1AA,E09000903,1,1\n"
			   "ZY1 1AA,W06000904,300000,200000\n"
			   "NPT 0AA,W06000904,331000,188000\n"
			   "ZX1 1AA,,,\n"
			   "nonsense,E06000902,1,1\n";
static const char TIERS[] = "\xEF\xBB\xBF"
			    "FID,LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\n"
			    "1,E07000901,Madeup,E10000905,Madeupshire\n";

/* Builds the tables of both lists in the test's folder and opens them. */
static void build(struct reference *r)
{
	const char *paths[] = {temp_file("list.csv", str_of(LIST)),
			       temp_file("tiers.csv", str_of(TIERS))};
	struct buf told = {0};
	struct err e = {0};

	assert_true(reference_build(paths, 2, temp_path("tables"), &told, &e));
	assert_true(reference_open(r, temp_path("tables"), &e));
	assert_true(r->has_postcodes);
	assert_false(r->has_providers);
	buf_close(&told);
}

static void finds_however_written(void **state)
{
	static const char *const ways[] = {"ZZ1 1AA", "zz11aa", " Z Z 1 1 a A", "ZZ11AA"};
	struct postcode_place place;
	struct reference r;

	(void)state;
	build(&r);
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		assert_true(postcodes_find(&r.postcodes, str_of(ways[i]), &place));
		assert_int_equal(place.east, 600000);
		assert_string_equal(place.authority->lower, "E07000901");
	}
	assert_true(postcodes_find(&r.postcodes, STR("NPT 0AA"), &place));
	assert_false(postcodes_find(&r.postcodes, STR("ZZ1 1AC"), &place));
	assert_false(postcodes_find(&r.postcodes, STR("ZW1 1AA"), &place));
	assert_false(postcodes_find(&r.postcodes, STR(""), &place));
	assert_false(postcodes_find(&r.postcodes, STR("ZZ1 1AAA ZZ1 1AA"), &place));
	reference_close(&r);
}

static void tells_the_upper_tier(void **state)
{
	static const struct {
		const char *postcode, *upper;
	} want[] = {{"ZZ1 1AA", "E10000905"},
		    {"ZZ1 1AB", "E06000902"},
		    {"ZZ11 1AA", "E09000903"},
		    {"ZY1 1AA", "WAL"},
		    {"ZX1 1AA", ""}};
	struct postcode_place place;
	struct reference r;

	(void)state;
	build(&r);
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
		assert_true(postcodes_find(&r.postcodes, str_of(want[i].postcode), &place));
		assert_string_equal(place.authority->upper, want[i].upper);
	}
	reference_close(&r);
}

static void measures_tenths_of_a_mile(void **state)
{
	struct postcode_place a, b, nowhere;
	struct reference r;

	(void)state;
	build(&r);
	assert_true(postcodes_find(&r.postcodes, STR("ZZ1 1AA"), &a));
	assert_true(postcodes_find(&r.postcodes, STR("ZZ1 1AB"), &b));
	assert_true(postcodes_find(&r.postcodes, STR("ZX1 1AA"), &nowhere));
	assert_int_equal(postcodes_distance(&a, &a), 0);
	assert_int_equal(postcodes_distance(&a, &b), 10);
	assert_int_equal(postcodes_distance(&a, &nowhere), -1);
	reference_close(&r);
}

static void postcode_forms(void **state)
{
	static const char *const good[] = {"M1 1AA",   "m60 1nw", "CR26XH",
					   "DN55 1PT", "W1A 1HQ", "EC1A1BB"};
	static const char *const bad[] = {"",	    "M1",	"M1 1A",    "1M1 1AA", "M1 AAA",
					  "M1 1A1", "MMM1 1AA", "M1 1AA X", "NR1-1AA", "999"};
	char normal[POSTCODE_TEXT_MAX];

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_true(postcode_normal(str_of(good[i]), normal));
	assert_string_equal(normal, "EC1A 1BB");
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_false(postcode_normal(str_of(bad[i]), normal));
}

/* Every way of cutting or spoiling the table is refused, or finds nothing that is not there. */
static void broken_tables_are_refused(void **state)
{
	struct reference r;
	struct buf whole = {0};
	struct err e = {0};

	(void)state;
	build(&r);
	reference_close(&r);
	{
		FILE *f = fopen(temp_path("tables/postcodes.wherry"), "rb");

		assert_non_null(f);
		whole.len = fread(buf_room(&whole, 4096), 1, 4096, f);
		fclose(f);
	}
	for (size_t cut = 0; cut < whole.len; cut++) {
		struct postcodes p;
		struct err why = {0};

		temp_file("cut/postcodes.wherry", (struct str){whole.p, cut});
		assert_false(postcodes_open(&p, temp_path("cut/postcodes.wherry"), &why));
		assert_int_equal(why.kind, ERR_INPUT);
	}
	assert_false(reference_open(&r, temp_path("nowhere"), &e));
	assert_int_equal(e.kind, ERR_INPUT);
	reference_close(&r);
	buf_close(&whole);
}

static void an_older_table_is_refused(void **state)
{
	struct postcodes p;
	struct err e = {0};
	char older[72] = "WHERRYP1";

	(void)state;
	older[8] = 1;
	temp_file("older/postcodes.wherry", (struct str){older, sizeof older});
	assert_false(postcodes_open(&p, temp_path("older/postcodes.wherry"), &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_non_null(strstr(e.text, "make it anew with: wherry reference build"));
}

/* Postcodes that no letter of the usual twenty is kept from: C, I, K, M, O and V. */
static void any_letters_are_found(void **state)
{
	const char *paths[] = {
	    temp_file("odd.csv", STR("pcd,laua,oseast1m,osnrth1m\n"
				     "ZZ11AA,E07000148,100,200\nZZ12AA,E07000148,0,7\n"
				     "ZZ11CV,E06000001,1048575,2097151\nZZ11ZZ,E06000002,1,0\n"
				     "Z1A9VO,S12000033,,\nZZZZ0MK,N09000001,5,5\n"))};
	const struct {
		const char *text;
		uint32_t east, north;
		const char *lower;
	} want[] = {{"ZZ1 1AA", 100, 200, "E07000148"},
		    {"zz12aa", 0, 7, "E07000148"},
		    {"ZZ1 1CV", 1048575, 2097151, "E06000001"},
		    {"ZZ1 1ZZ", 1, 0, "E06000002"},
		    {"Z1A 9VO", 0, 0, "S12000033"},
		    {"ZZZZ 0MK", 5, 5, "N09000001"},
		    {"ZZ1 1AB", 0, 0, NULL},
		    {"ZZ1 2CV", 0, 0, NULL},
		    {"ZZ1 3AA", 0, 0, NULL},
		    {"Z1 1AA", 0, 0, NULL},
		    {"ZZ1 1A?", 0, 0, NULL},
		    {"ZZ1 11A", 0, 0, NULL}};
	enum { WANTED = sizeof want / sizeof want[0], TIMES = 5 };
	struct postcode_place one, many[WANTED * TIMES];
	struct str texts[WANTED * TIMES];
	struct buf told = {0};
	struct postcodes p;
	struct err e = {0};

	(void)state;
	assert_true(reference_build(paths, 1, temp_path("odd"), &told, &e));
	assert_true(postcodes_open(&p, temp_path("odd/postcodes.wherry"), &e));
	for (size_t i = 0; i < WANTED * TIMES; i++)
		texts[i] = str_of(want[i % WANTED].text);
	postcodes_find_many(&p, texts, WANTED * TIMES, many);
	for (size_t i = 0; i < WANTED * TIMES; i++) {
		const char *lower = want[i % WANTED].lower;

		assert_int_equal(postcodes_find(&p, texts[i], &one), lower != NULL);
		assert_ptr_equal(one.authority, many[i].authority);
		assert_int_equal(one.east, want[i % WANTED].east);
		assert_int_equal(one.north, want[i % WANTED].north);
		assert_int_equal(one.east, many[i].east);
		assert_int_equal(one.north, many[i].north);
		if (lower)
			assert_string_equal(one.authority->lower, lower);
	}
	postcodes_close(&p);
	buf_close(&told);
}

static void other_lists_are_refused(void **state)
{
	const char *paths[] = {temp_file("other.csv", STR("a,b\n1,2\n"))};
	struct buf told = {0};
	struct err e = {0};

	(void)state;
	assert_false(reference_build(paths, 1, temp_path("tables"), &told, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	buf_close(&told);
}

static void placements_are_located(void **state)
{
	static const enum field columns[] = {EPISODE_CHILD, EPISODE_HOME_POST, EPISODE_PL_POST};
	struct str cells[] = {STR("a"),	      STR("ZZ1 1AA"), STR("ZZ1 1AB"), STR("a"),
			      STR("ZZ1 1AA"), STR("ZY1 1AA"), STR("a"),	      STR(""),
			      STR("ZZ1 1AB"), STR("a"),	      STR("ZZ1 1AA"), STR("ZW9 9ZZ")};
	struct table_in t = {TABLE_EPISODE, false, columns, 3, cells, 4};
	const struct episode *e;
	struct reference r;
	struct all903 all;

	(void)state;
	build(&r);
	all903_open(&all, 2025);
	all.scope.authority = STR("E06000902");
	tables_add_903(&all, &t);
	all903_link(&all, NULL);
	reference_locate(&r, &all);
	e = first_episode(&all.children[0]);
	assert_true(text_is(e->pl_la, "E06000902"));
	assert_int_equal(e->pl_distance.v, 10);
	/* An authority of no known name: inside or outside cannot be told. */
	assert_true(is_absent(e->pl_location));
	e = next_episode(e);
	assert_true(text_is(e->pl_la, "WAL"));
	e = next_episode(e);
	assert_true(is_absent(e->pl_distance));
	e = next_episode(e);
	assert_true(is_absent(e->pl_la));
	all903_close(&all);
	reference_close(&r);
}

static void codes_in_lists(void **state)
{
	(void)state;
	assert_true(provider_lists("U1,U2", "U2"));
	assert_true(provider_lists("U1/U2 K2", "K2"));
	assert_false(provider_lists("U1,U21", "U2"));
	assert_false(provider_lists("", "U2"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(finds_however_written, "a postcode is found however it is written"),
	    IN_FOLDER(tells_the_upper_tier, "the authority with children's services is told"),
	    IN_FOLDER(measures_tenths_of_a_mile, "distances are in tenths of a mile"),
	    TEST(postcode_forms, "what has the form of a postcode"),
	    IN_FOLDER(broken_tables_are_refused, "a broken table is refused"),
	    IN_FOLDER(an_older_table_is_refused,
		      "an older table is refused, and how to make it anew is told"),
	    IN_FOLDER(any_letters_are_found, "any letters are found, alone or many at once"),
	    IN_FOLDER(other_lists_are_refused, "a list of something else is refused"),
	    IN_FOLDER(placements_are_located, "placements are located by their postcodes"),
	    TEST(codes_in_lists, "a code is looked for whole in a list of codes"),
	};

	return cmocka_run_group_tests_name("reference", tests, NULL, NULL);
}
