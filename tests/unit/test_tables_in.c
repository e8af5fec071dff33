#include "tables.h"
#include "unit.h"

static struct arena arena;
static struct buf heard;

/* "id: its assessments as record(inside the record of the episode of need) its factors likewise" */
static void on_child(void *with, const struct child *c)
{
	(void)with;
	buf_fmt(&heard, "%s%.*s:", c->nameless ? "!" : "", (int)c->id.len, c->id.p);
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		buf_fmt(&heard, " d%u", (unsigned)d->row.record);
	for (const struct assessment *a = first_assessment(c); a; a = next_assessment(a))
		buf_fmt(&heard, " a%u(%u)", (unsigned)a->row.record,
			(unsigned)a->cindetails->row.record);
	for (const struct factor *f = first_factor(c); f; f = next_factor(f))
		buf_fmt(&heard, " f%u(%u)", (unsigned)f->row.record,
			(unsigned)f->assessment->row.record);
	for (const struct cp_review *r = first_cp_review(c); r; r = next_cp_review(r))
		buf_fmt(&heard, " r%u(%u)", (unsigned)r->row.record,
			(unsigned)r->cp_plan->row.record);
	if (first_census_header(c))
		buf_text(&heard, " header");
	buf_text(&heard, "\n");
}

static void expect(const struct table_in *tables, size_t count, const char *want)
{
	struct scope scope = scope_of(RETURN_CIN, 2025);

	tables_each_child(tables, count, &scope, on_child, NULL);
	if (!str_is(buf_view(&heard), want))
		fail_msg("heard:\n%.*snot:\n%s", (int)heard.len, heard.p, want);
	assert_null(scope.sources);
	buf_close(&heard);
	arena_close(&arena);
}

#define TABLE(name, text) table_text(&arena, RETURN_CIN, name, text)

static void by_appearance(void **state)
{
	struct table_in t[] = {
	    TABLE("CINdetails", "LAchildID,CINdetailsID\nb,1\na,2\nb,3\n"),
	    TABLE("ChildIdentifiers", "LAchildID,UPN\na,\nc,\nb,\n"),
	};

	(void)state;
	expect(t, 2, "b: d1 d3\na: d2\nc:\n");
}

/* Parents may come behind the tables that stand in them. */
static void tied(void **state)
{
	struct table_in t[] = {
	    TABLE("AssessmentFactorsList", "LAchildID,CINdetailsID,AssessmentID,"
					   "AssessmentFactor\na,2,x,2A\na,1,x,3A\na,1,y,4A\n"),
	    TABLE("Assessments", "LAchildID,CINdetailsID,AssessmentID\na,1,x\na,2,x\na,1,y\n"),
	    TABLE("CINdetails", "LAchildID,CINdetailsID\na,1\na,2\n"),
	};

	(void)state;
	expect(t, 3, "a: d1 d2 a1(1) a2(2) a3(1) f1(2) f2(1) f3(3)\n");
}

static void stray(void **state)
{
	struct table_in t[] = {
	    TABLE("Assessments", "LAchildID,CINdetailsID\na,9\na,1\n"),
	    TABLE("CINdetails", "LAchildID,CINdetailsID\na,1\nb,9\n"),
	    TABLE("Reviews", "LAchildID,CINdetailsID,CPPID\nb,9,p\n"),
	};

	(void)state;
	expect(t, 3, "a: d1 a1(0) a2(1)\nb: d2 r1(0)\n");
}

static void without_keys(void **state)
{
	struct table_in t[] = {
	    TABLE("CINdetails", "LAchildID\na\n"),
	    TABLE("Assessments", "LAchildID\na\n"),
	};

	(void)state;
	expect(t, 2, "a: d1 a1(1)\n");
}

static void unnamed(void **state)
{
	struct table_in t[] = {
	    TABLE("CINdetails", "LAchildID,CINdetailsID\n,1\na,2\n,1\n"),
	    TABLE("Assessments", "LAchildID,CINdetailsID\n,1\n"),
	};

	(void)state;
	expect(t, 2, "a: d2\n!: d1\n!: d3\n!: a1(0)\n");
}

static void header_first(void **state)
{
	struct table_in t[] = {
	    TABLE("ChildIdentifiers", "LAchildID\na\n"),
	    TABLE("Header", "Collection,LEA\nCIN,926\n"),
	};

	(void)state;
	expect(t, 2, "!: header\na:\n");
}

static void unknown_columns(void **state)
{
	struct table_in t[] = {TABLE("ChildIdentifiers", "Shoe,LAchildID\n9,a\n8,b\n")};

	(void)state;
	expect(t, 1, "a:\nb:\n");
}

static void none(void **state)
{
	struct table_in t[] = {TABLE("ChildIdentifiers", "LAchildID\n")};

	(void)state;
	expect(t, 1, "");
	expect(NULL, 0, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(by_appearance, "children come in the order in which they are first named"),
	    TEST(tied, "rows are tied by their ids whatever the order of the tables"),
	    TEST(stray, "a row whose parent is not there gets an empty one"),
	    TEST(without_keys, "without id columns rows are tied by their child alone"),
	    TEST(unnamed, "rows without a child id come last, one by one"),
	    TEST(header_first, "the header comes first"),
	    TEST(unknown_columns, "columns that are not known are passed over"),
	    TEST(none, "tables without rows have no children"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
