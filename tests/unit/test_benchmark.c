#include "measure/benchmark.h"
#include "temp.h"
#include "unit.h"

#define HEADER                                                                                     \
	"time_period,geographic_level,region_name,old_la_code,new_la_code,characteristic,"         \
	"Referral_NFA_percent,measure_27\n"

/* Norfolk's (926) neighbours are among them: Suffolk (935), Devon (878), Cornwall (908). */
static const char published[] =
    HEADER "202324,National,,,,Total,7.0,84.5\n"
	   "202425,National,,,,Total,6.5,85.7\n"
	   "202425,National,,,,Girls,6.6,85.9\n"
	   "202425,Regional,East of England,,,Total,7.5,83\n"
	   "202425,Regional,South West,,,Total,5.0,88\n"
	   "202425,Local authority,East of England,926,E10000020,"
	   "Total,9.1,80.2\n"
	   "202425,Local authority,East of England,935,E10000029,"
	   "Total,8.0,90\n"
	   "202425,Local authority,South West,878,E10000008,Total,c,70\n"
	   "202425,Local authority,South West,908,E06000052,Total,4.0,"
	   "95\n"
	   "202425,Local authority,North East,840,E06000047,Total,3.0,"
	   "60\n";

static bool read_text(struct benchmarks *b, const char *text, const char *authority, struct err *e)
{
	return benchmarks_read(b, temp_file("statistics.csv", str_of(text)), str_of(authority), e);
}

static void shows(struct value v, double want)
{
	assert_int_equal(v.lack, LACK_NOTHING);
	assert_true(v.v > want - 1e-9 && v.v < want + 1e-9);
}

static const struct benchmark *column(const struct benchmarks *b, const char *measure)
{
	for (size_t i = 0; i < b->count; i++)
		if (str_is(b->at[i].measure, measure))
			return &b->at[i];
	fail_msg("no column is of measure %s", measure);
	return NULL;
}

/* Children in care and care leavers: a share of those not in touch is not that of those in touch. */
static void columns_of_care_are_known(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(&b,
			      "time_period,geographic_level,region_name,old_la_code,new_la_code,"
			      "CLA_rate,CLA_started_rate,percent_count_out,SDQ_average_score,"
			      "Unsuitable_accommodation_percent,Suitable_accommodation_percent\n"
			      "202425,National,,,,67,27,44,14.2,6,88\n",
			      "926", &e));
	assert_int_equal(b.count, 4);
	shows(column(&b, "69r")->england, 67);
	shows(column(&b, "81")->england, 44);
	shows(column(&b, "93e")->england, 14.2);
	shows(column(&b, "110")->england, 88);
	benchmarks_close(&b);
}

/* As the Department names them in its files of children in need. */
static void columns_of_enquiries_and_plans_are_known(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(&b,
			      "time_period,geographic_level,region_name,old_la_code,new_la_code,"
			      "CPP_start,CPP_subsequent,CPP_subsequent_percent,At31_episodes,"
			      "At31_episodes_rate,Section_47_rate,ICPC_within_15_days_percent\n"
			      "202425,National,,,,61840,15000,24.3,400000,330.1,193.0,81.4\n",
			      "926", &e));
	assert_int_equal(b.count, 4);
	shows(column(&b, "58")->england, 24.3);
	shows(column(&b, "44r")->england, 330.1);
	shows(column(&b, "35r")->england, 193.0);
	shows(column(&b, "37")->england, 81.4);
	benchmarks_close(&b);
}

static void others_are_told_for_the_latest_year_and_all_children(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(&b, published, "926", &e));
	assert_true(str_is(b.period, "202425"));
	shows(column(&b, "19")->england, 6.5);
	shows(column(&b, "19")->region, 7.5);
	shows(column(&b, "19")->own, 9.1);
	shows(column(&b, "27")->england, 85.7);
	benchmarks_close(&b);
}

/* Of Suffolk 8.0, Devon withheld, Cornwall 4.0: 6.0; of 90, 70, 95: 90. Durham is no neighbour. */
static void the_neighbour_in_the_middle_is_of_those_with_a_figure(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(&b, published, "E10000020", &e));
	shows(column(&b, "19")->neighbours, 6.0);
	shows(column(&b, "27")->neighbours, 90);
	benchmarks_close(&b);
}

/* The others have 60, 70, 90 and 95; a figure of 90 stands second, behind 95 and level with 90. */
static void a_figure_has_a_place_among_all(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(&b, published, "926", &e));
	assert_int_equal(column(&b, "27")->count, 4);
	assert_int_equal(benchmark_place(column(&b, "27"), 99), 1);
	assert_int_equal(benchmark_place(column(&b, "27"), 90), 2);
	assert_int_equal(benchmark_place(column(&b, "27"), 10), 5);
	benchmarks_close(&b);
}

static void without_an_authority_there_is_england_only(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(&b, published, "", &e));
	shows(column(&b, "27")->england, 85.7);
	assert_int_not_equal(column(&b, "27")->region.lack, LACK_NOTHING);
	assert_int_not_equal(column(&b, "27")->neighbours.lack, LACK_NOTHING);
	assert_int_not_equal(column(&b, "27")->own.lack, LACK_NOTHING);
	assert_int_equal(column(&b, "27")->count, 5);
	benchmarks_close(&b);
}

/* ---- files in the form of the published ones ---- */

#define LA_CODES                                                                                   \
	"time_period,time_identifier,geographic_level,country_code,country_name,"                  \
	"region_code,region_name,old_la_code,"
#define NORFOLK                                                                                    \
	"2025,Reporting year,Local authority,E92000001,England,E12000006,East of England,926,"
#define SUFFOLK                                                                                    \
	"2025,Reporting year,Local authority,E92000001,England,E12000006,East of England,935,"
#define ENGLISH "2025,Reporting year,National,E92000001,England,,,,"
#define EASTERN "2025,Reporting year,Regional,E92000001,England,E12000006,East of England,,"

/* C1 of children in need: a column that names the file, and figures that are suppressed. */
static void a_file_of_referrals_is_read_as_it_is_published(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(
	    &b,
	    LA_CODES
	    "new_la_code,la_name,category,referral_count,rereferral_count,"
	    "rereferral_percent,no_further_action_count,no_further_action_percent,"
	    "not_in_need_percent\n" ENGLISH ",,Referrals and Re-referrals,632830,142900,22.6,"
	    "41340,6.5,30.8\n" EASTERN ",,Referrals and Re-referrals,60000,12000,20,low,low,"
	    "31\n" NORFOLK "E10000020,Norfolk,Referrals and Re-referrals,8000,1600,20.1,c,c,"
	    "x\n" SUFFOLK "E10000029,Suffolk,Referrals and Re-referrals,7000,1700,24.3,low,"
	    "low,z\n",
	    "E10000020", &e));
	assert_int_equal(b.count, 3);
	shows(column(&b, "20")->england, 22.6);
	shows(column(&b, "20")->region, 20);
	shows(column(&b, "20")->own, 20.1);
	shows(column(&b, "20")->neighbours, 24.3);
	assert_int_equal(column(&b, "20")->count, 1);
	assert_false(column(&b, "20")->guessed);
	assert_false(is_there(column(&b, "19")->region));
	assert_int_equal(column(&b, "19")->count, 0);
	benchmarks_close(&b);
}

/* Placement stability, children in care and care leavers: a row a breakdown. */
static void a_breakdown_is_found_by_its_rows(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(
	    &b,
	    LA_CODES "la_name,new_la_code,cla_group,placement_stability,number,percentage\n" ENGLISH
		     ",,CLA on 31 March,Total children,83300,100\n" ENGLISH
		     ",,CLA on 31 March,With 3 or more placements during the year,8300,10\n" NORFOLK
		     "Norfolk,E10000020,CLA on 31 March,With 3 or more placements during the "
		     "year,c,c\n" SUFFOLK
		     "Suffolk,E10000029,CLA on 31 March,With 3 or more placements during the "
		     "year,90,9\n" SUFFOLK
		     "Suffolk,E10000029,CLA on 31 March,Total children,1000,100\n",
	    "926", &e));
	assert_int_equal(b.count, 1);
	shows(column(&b, "83")->england, 10);
	shows(column(&b, "83")->neighbours, 9);
	assert_false(is_there(column(&b, "83")->own));
	benchmarks_close(&b);
	assert_true(read_text(
	    &b,
	    LA_CODES "la_name,new_la_code,age,accommodation_suitability,number,percentage\n" ENGLISH
		     ",,17 to 18 years,Accommodation considered suitable,9000,91\n" ENGLISH
		     ",,19 to 21 years,Accommodation considered suitable,29000,88\n" ENGLISH
		     ",,19 to 21 years,Accommodation considered unsuitable,2000,6\n",
	    "926", &e));
	assert_int_equal(b.count, 2);
	shows(column(&b, "110b")->england, 91);
	shows(column(&b, "110c")->england, 88);
	benchmarks_close(&b);
}

/* The workforce: two authorities answer together; a name that is not published is told as a guess. */
static void authorities_that_answer_together_are_found(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(
	    read_text(&b,
		      "time_period,geographic_level,region_name,old_la_code,new_la_code,"
		      "caseload_fte,Assessments_45_days_percent\n"
		      "2023,Local authority,Outer London,314 / 318,E09000021 / E09000027,15.9,80\n"
		      "2024,Local authority,Outer London,314 / 318,E09000021 / E09000027,14.1,81\n"
		      "2024,Regional,Outer London,,,u,\n"
		      "2024,National,,,,15.4,x\n",
		      "318", &e));
	shows(column(&b, "137")->own, 14.1);
	shows(column(&b, "137")->england, 15.4);
	assert_false(is_there(column(&b, "137")->region));
	assert_false(column(&b, "137")->guessed);
	assert_true(column(&b, "27")->guessed);
	shows(column(&b, "27")->own, 81);
	benchmarks_close(&b);
}

/* An authority that is not among them has England, the neighbours that are, and no region. */
static void an_authority_that_is_missing_has_the_others(void **state)
{
	struct benchmarks b;
	struct err e = {0};

	(void)state;
	assert_true(read_text(&b,
			      LA_CODES "new_la_code,caseload_fte\n" ENGLISH ",15.4\n" EASTERN
				       ",15\n" SUFFOLK "E10000029,13.2\n",
			      "926", &e));
	shows(column(&b, "137")->england, 15.4);
	shows(column(&b, "137")->neighbours, 13.2);
	assert_false(is_there(column(&b, "137")->own));
	assert_false(is_there(column(&b, "137")->region));
	assert_int_equal(benchmark_place(column(&b, "137"), 14), 1);
	benchmarks_close(&b);
}

static void what_is_no_such_file_is_refused(void **state)
{
	static const char *const texts[] = {
	    "", "a,b\n1,2\n", "time_period,geographic_level,colour\n2024,National,red\n"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct benchmarks b;
		struct err e = {0};

		assert_false(read_text(&b, texts[i], "926", &e));
		assert_int_equal(e.kind, ERR_INPUT);
		benchmarks_close(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(columns_of_care_are_known, temp_begin, temp_end),
	    cmocka_unit_test_setup_teardown(columns_of_enquiries_and_plans_are_known, temp_begin,
					    temp_end),
	    cmocka_unit_test_setup_teardown(others_are_told_for_the_latest_year_and_all_children,
					    temp_begin, temp_end),
	    cmocka_unit_test_setup_teardown(the_neighbour_in_the_middle_is_of_those_with_a_figure,
					    temp_begin, temp_end),
	    cmocka_unit_test_setup_teardown(a_figure_has_a_place_among_all, temp_begin, temp_end),
	    cmocka_unit_test_setup_teardown(without_an_authority_there_is_england_only, temp_begin,
					    temp_end),
	    cmocka_unit_test_setup_teardown(a_file_of_referrals_is_read_as_it_is_published,
					    temp_begin, temp_end),
	    cmocka_unit_test_setup_teardown(a_breakdown_is_found_by_its_rows, temp_begin, temp_end),
	    cmocka_unit_test_setup_teardown(authorities_that_answer_together_are_found, temp_begin,
					    temp_end),
	    cmocka_unit_test_setup_teardown(an_authority_that_is_missing_has_the_others, temp_begin,
					    temp_end),
	    cmocka_unit_test_setup_teardown(what_is_no_such_file_is_refused, temp_begin, temp_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
