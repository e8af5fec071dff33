#include "record/census.h"

#include "base/buf.h"
#include "temp.h"
#include "unit.h"

/* Each child is looked at while it is there; the test says how. */
struct looking {
	void (*look)(const struct child *c);
	unsigned children;
};

static struct arena arena;
static struct tree_told told;
static struct census_counts counts;

static void on_child(void *with, const struct child *c)
{
	struct looking *l = with;

	l->children++;
	if (l->look)
		l->look(c);
}

/* Returns how many dossiers were handed over. */
static unsigned read_xml(struct str xml, void (*look)(const struct child *c))
{
	struct looking l = {look, 0};
	struct scope scope = {.returns = RETURN_CIN, .year = 2025};

	counts = (struct census_counts){0};
	census_read_bytes(xml, &scope, on_child, &l, &counts, &arena, &told);
	return l.children;
}

static void forget(void)
{
	arena_close(&arena);
}

#define CHILDREN(inside) "<Message><Children>" inside "</Children></Message>"
#define CHILD(inside)	 "<Child>" inside "</Child>"
#define ID(id)		 "<ChildIdentifiers><LAchildID>" id "</LAchildID></ChildIdentifiers>"

static void look_linked(const struct child *c)
{
	const struct cindetails *one = first_cindetails(c), *two = next_cindetails(one);
	const struct assessment *a = first_assessment(c);
	const struct factor *f = first_factor(c);
	const struct cp_review *r = first_cp_review(c);

	assert_null(next_cindetails(two));
	assert_ptr_equal(a->cindetails, one);
	assert_ptr_equal(next_assessment(a)->cindetails, two);
	assert_ptr_equal(f->assessment, a);
	assert_ptr_equal(next_factor(f)->assessment, a);
	assert_ptr_equal(next_factor(next_factor(f))->assessment, next_assessment(a));
	assert_ptr_equal(first_section47(c)->cindetails, two);
	assert_ptr_equal(first_cp_plan(c)->cindetails, one);
	assert_ptr_equal(r->cp_plan, first_cp_plan(c));
	assert_ptr_equal(r->cp_plan->cindetails, one);
	assert_ptr_equal(first_cin_plan(c)->cindetails, two);
	assert_ptr_equal(first_pre_proceedings(c)->cindetails, two);
	assert_null(prev_assessment(a));
	assert_null(prev_cindetails(one));
}

#define FACTOR(code) "<AssessmentFactors>" code "</AssessmentFactors>"

static void linked(void **state)
{
	(void)state;
	assert_int_equal(
	    read_xml(STR(CHILDREN(CHILD(
			 ID("1") "<CINdetails><Assessments><FactorsIdentifiedAtAssessment>" FACTOR(
			     "2A") FACTOR("3B") "</FactorsIdentifiedAtAssessment></Assessments>"
						"<ChildProtectionPlans><Reviews><CPPreviewDate>"
						"2025-05-05</CPPreviewDate></Reviews>"
						"</ChildProtectionPlans></CINdetails>"
						"<CINdetails><Assessments>"
						"<FactorsIdentifiedAtAssessment>" FACTOR(
						    "4A") "</FactorsIdentifiedAtAssessment>"
							  "</Assessments><Section47/>"
							  "<CINPlanDates/><PreProceedingsandFGDM/>"
							  "</CINdetails>"))),
		     look_linked),
	    1);
	assert_true(told.end.whole);
	assert_str(told.unknown, "");
	assert_int_equal(counts.records[TABLE_FACTOR], 3);
	forget();
}

static void look_ordered(const struct child *c)
{
	const struct cindetails *d = first_cindetails(c);

	assert_str(c->id, "7");
	assert_true(code_is(first_characteristics(c)->ethnicity, ETHNIC_WBRI));
	assert_int_equal(d->referral_date.v, date_day(2025, 4, 7));
	assert_int_equal(d->closure_date.v, date_day(2025, 5, 7));
	assert_ptr_equal(first_section47(c)->cindetails, d);
	assert_int_equal(first_section47(c)->actual_start.v, date_day(2025, 4, 8));
	assert_int_equal(first_cp_plan(c)->start.v, date_day(2025, 4, 9));
	assert_int_equal(first_cp_review(c)->review_date.v, date_day(2025, 6, 9));
	assert_true(code_is(first_disability(c)->disability, DISABILITY_NONE));
}

static void any_order(void **state)
{
	(void)state;
	read_xml(STR(CHILDREN(CHILD(
		     "<CINdetails><ChildProtectionPlans><Reviews>"
		     "<CPPreviewDate>2025-06-09</CPPreviewDate></Reviews>"
		     "<CPPstartDate>2025-04-09</CPPstartDate></ChildProtectionPlans>"
		     "<CINclosureDate>07/05/2025</CINclosureDate>"
		     "<Section47><S47ActualStartDate>2025-04-08</S47ActualStartDate></Section47>"
		     "<CINreferralDate>2025-04-07</CINreferralDate></CINdetails>"
		     "<ChildCharacteristics><Disabilities><Disability>NONE</Disability>"
		     "</Disabilities><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>" ID("7")))),
		 look_ordered);
	assert_true(told.end.whole);
	forget();
}

static unsigned looked;

static void look_numbers(const struct child *c)
{
	const struct cindetails *d = first_cindetails(c);

	looked++;
	assert_int_equal(d->row.record, looked * 2 - 1);
	assert_int_equal(next_cindetails(d)->row.record, looked * 2);
	assert_int_equal(d->row.line, looked * 2);
	assert_int_equal(first_identifiers(c)->row.record, looked);
}

static void record_numbers(void **state)
{
	(void)state;
	looked = 0;
	read_xml(STR("<Message><Children>\n<Child>" ID(
		     "1") "<CINdetails/><CINdetails/>\n"
			  "</Child>\n<Child>" ID("2") "<CINdetails/><CINdetails/>\n"
						      "</Child>\n<Child>" ID(
							  "3") "<CINdetails/><CINdetails/>\n"
							       "</Child></Children></Message>"),
		 look_numbers);
	assert_int_equal(looked, 3);
	assert_int_equal(counts.children, 3);
	assert_int_equal(counts.records[TABLE_CINDETAILS], 6);
	forget();
}

/* Many rows of one child: the arrays grow while pointers to parents are still to be set. */
static void look_many(const struct child *c)
{
	size_t n = 0;
	const struct assessment *a = first_assessment(c);

	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d)) {
		assert_ptr_equal(a->cindetails, d);
		a = next_assessment(a);
		n++;
	}
	assert_null(a);
	assert_int_equal(n, 500);
}

static void many_rows(void **state)
{
	struct buf xml = {0};

	(void)state;
	buf_text(&xml, "<Message><Children><Child>");
	for (int i = 0; i < 500; i++)
		buf_text(&xml, "<CINdetails><Assessments/></CINdetails>");
	buf_text(&xml, "</Child></Children></Message>");
	assert_int_equal(read_xml(buf_view(&xml), look_many), 1);
	buf_close(&xml);
	forget();
}

static void look_unnamed(const struct child *c)
{
	assert_str(c->id, "");
	assert_false(c->nameless);
	assert_non_null(first_identifiers(c));
	assert_non_null(first_cindetails(c));
}

static void no_id(void **state)
{
	(void)state;
	read_xml(STR(CHILDREN(CHILD("<ChildIdentifiers><LAchildID/></ChildIdentifiers>"
				    "<CINdetails/>"))),
		 look_unnamed);
	assert_int_equal(counts.children, 1);
	forget();
}

static void look_misplaced(const struct child *c)
{
	assert_non_null(first_identifiers(c));
	assert_null(first_cindetails(c));
	assert_null(first_assessment(c));
	assert_null(first_factor(c));
}

/* What stands outside its place has no meaning there. */
static void misplaced(void **state)
{
	(void)state;
	read_xml(STR(CHILDREN(CHILD(ID("1") "<Assessments><AssessmentFactors>2A"
					    "</AssessmentFactors></Assessments>"))),
		 look_misplaced);
	assert_str(told.unknown, "Assessments");
	forget();
}

static void look_header(const struct child *c)
{
	const struct census_header *h = first_census_header(c);

	if (!h) {
		assert_str(c->id, "1");
		return;
	}
	assert_true(c->nameless);
	assert_str(text_of(h->lea), "926");
	assert_int_equal(h->year.v, 2026);
	assert_str(text_of(h->source_level), "L");
}

#define HEADER                                                                                     \
	"<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>"                 \
	"<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>"                            \
	"<Source><SourceLevel>L</SourceLevel><LEA>926</LEA></Source></Header>"

static void header(void **state)
{
	(void)state;
	assert_int_equal(
	    read_xml(STR("<Message>" HEADER "<Children><Child>" ID("1") "</Child>"
									"</Children></Message>"),
		     look_header),
	    2);
	assert_int_equal(counts.children, 1);
	assert_int_equal(counts.records[TABLE_CENSUS_HEADER], 1);
	forget();
}

static void cut_short(void **state)
{
	(void)state;
	assert_int_equal(read_xml(STR("<Message><Children><Child>" ID("1") "</Child>\n<Child>" ID(
				      "2") "<CINdetails>"),
				  NULL),
			 1);
	assert_false(told.end.whole);
	assert_int_equal(told.end.line, 2);
	assert_int_equal(counts.children, 1);
	forget();
}

static struct census_facts peek(const char *xml)
{
	struct census_facts facts;
	struct xml_end end;
	struct err e = {0};

	assert_true(census_peek(temp_file("c.xml", str_of(xml)), &arena, &facts, &end, &e));
	return facts;
}

static void peeking(void **state)
{
	struct census_facts f = peek("<Message>" HEADER "<Children><broken");

	(void)state;
	assert_true(f.found);
	assert_str(f.lea, "926");
	assert_int_equal(f.year, 2025);
	assert_int_equal(f.reference_date.v, date_day(2026, 3, 31));
	f = peek("<Message><Header><CollectionDetails><Year>2025</Year></CollectionDetails>"
		 "</Header></Message>");
	assert_int_equal(f.year, 2024);
	f = peek("<Message><Children/></Message>");
	assert_false(f.found);
	assert_int_equal(f.year, 0);
	assert_str(f.lea, "");
	forget();
}

static void period(void **state)
{
	struct scope scope = {0};

	(void)state;
	census_period((struct date_cell){date_day(2026, 3, 31)}, &scope);
	assert_int_equal(scope.returns, RETURN_CIN);
	assert_int_equal(scope.year, 2025);
	assert_int_equal(scope.start.v, date_day(2025, 4, 1));
	assert_int_equal(scope.end.v, date_day(2026, 3, 31));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(linked, "rows point to the rows they sit inside"),
	    TEST(any_order, "elements may come in any order"),
	    TEST(record_numbers, "record numbers go on from child to child"),
	    TEST(many_rows, "hundreds of rows of one child keep their parents"),
	    TEST(no_id, "a child without an id is still one child"),
	    TEST(misplaced, "an element outside its place is named as unknown"),
	    TEST(header, "the header is handed over in a dossier of its own"),
	    TEST(cut_short, "a file cut short gives the children before that place"),
	    IN_FOLDER(peeking, "the header tells the year and the authority"),
	    TEST(period, "the period ends on the reference date"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
