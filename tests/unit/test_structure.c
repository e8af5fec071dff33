/* A census that does not follow the published structure: what the reader notes, what the report
 * says, and that nothing else is lost. */
#include "record/census.h"
#include "rules/check.h"
#include "rules/engine.h"

#include "temp.h"
#include "told.h"
#include "unit.h"

struct reading {
	struct engine engine;
	struct findings found;
	struct census_counts counts;
	struct tree_told told;
	struct buf notes; /* "kind table record name@line text\n" of each */
	struct buf ids;
	struct arena arena;
};

static const char *const kinds[NOTE_KINDS] = {"unknown", "order",      "repeated", "text",
					      "missing", "characters", "year"};

static void add_notes(struct reading *r, const struct note *notes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct note *n = &notes[i];

		buf_fmt(&r->notes, "%s %s %u %.*s@%u %.*s\n", kinds[n->kind],
			table_info(n->table)->name, (unsigned)n->record, (int)n->name.len,
			n->name.p, (unsigned)n->line, (int)n->text.len, n->text.p);
	}
}

static void on_child(void *with, const struct child *c)
{
	struct reading *r = with;

	for (size_t i = 0; i < c->note_count; i++)
		assert_true(!c->notes[i].row || c->notes[i].row->child == c);
	add_notes(r, c->notes, c->note_count);
	engine_child(&r->engine, c, &r->found);
	if (!c->nameless)
		buf_fmt(&r->ids, "%.*s ", (int)c->id.len, c->id.p);
}

/* Only our own rules run: notes. */
static void read_census(struct reading *r, struct str xml)
{
	struct scope scope = {.returns = RETURN_CIN, .year = 2025, .xml = true};
	struct source sources[TABLES] = {0};
	struct material m = {.sources = sources, .xml = true};
	struct wanted w = {.severity_set = true, .severity = SEVERITY_NOTE};

	*r = (struct reading){0};
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		sources[t] = (struct source){.here = true, .present = UINT32_MAX};
	engine_open(&r->engine, RETURN_CIN, 2025, &m, &w, &r->arena);
	census_read_bytes(xml, &scope, on_child, r, &r->counts, &r->arena, &r->told);
	add_notes(r, r->told.notes.at, r->told.notes.count);
	engine_notes(&r->engine, r->told.notes.at, r->told.notes.count, &r->found);
}

static void end_reading(struct reading *r)
{
	findings_close(&r->found);
	buf_close(&r->notes);
	buf_close(&r->ids);
	arena_close(&r->arena);
}

static void expect_notes(struct str xml, const char *want)
{
	struct reading r;

	read_census(&r, xml);
	assert_true(r.told.end.whole);
	if (!str_is(buf_view(&r.notes), want))
		fail_msg("noted:\n%.*snot:\n%s", (int)r.notes.len, r.notes.p, want);
	end_reading(&r);
}

#define CHILDREN(inside) "<Message><Children>\n" inside "\n</Children></Message>"
#define IDENTIFIERS(id)                                                                            \
	"<ChildIdentifiers><LAchildID>" id "</LAchildID><Sex>1</Sex></ChildIdentifiers>"
#define CHARACTERISTICS	  "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
#define REFERRED	  "<CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>1A</ReferralSource>"
#define NFA		  "<ReferralNFA>0</ReferralNFA>"
#define DETAILS(inside)	  "<CINdetails>" REFERRED inside NFA "</CINdetails>"
#define CHILD(id, inside) "<Child>" IDENTIFIERS(id) CHARACTERISTICS DETAILS(inside) "</Child>"
#define PLAN(inside)                                                                               \
	"<ChildProtectionPlans><CPPstartDate>2025-06-01</CPPstartDate><InitialCategoryOfAbuse>"    \
	"NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>"           \
	"<NumberOfPreviousCPP>0</NumberOfPreviousCPP>" inside "</ChildProtectionPlans>"
#define PLAN_AFTER_NFA(plan)                                                                       \
	"<Child>" IDENTIFIERS("1") CHARACTERISTICS "<CINdetails>" REFERRED NFA plan                \
						   "</CINdetails></Child>"

static void well_formed(void **state)
{
	(void)state;
	expect_notes(
	    STR("<Message><Header><CollectionDetails><Collection>CIN</Collection>"
		"<Year>2026</Year></CollectionDetails><Source><SourceLevel>L</SourceLevel>"
		"<LEA>926</LEA></Source></Header><Children>" CHILD("1", "") PLAN_AFTER_NFA(
		    PLAN("<Reviews><CPPreviewDate>2025-07-01</CPPreviewDate>"
			 "<CPPreviewDate>2025-08-01</CPPreviewDate></Reviews>")) "</Children></"
										 "Message>"),
	    "");
}

static void unknown(void **state)
{
	(void)state;
	expect_notes(STR(CHILDREN(CHILD("1", "<Extra><UPN>1</UPN></Extra><Extra/>\n<Other/>"))),
		     "unknown CINdetails 1 Extra@2 \nunknown CINdetails 1 Other@3 \n");
	expect_notes(
	    STR(CHILDREN("<Child>" IDENTIFIERS("1")
			     CHARACTERISTICS DETAILS("") "<Odd/>"
							 "<CINdetailsID/></Child>")),
	    "unknown ChildIdentifiers 1 Odd@2 \nunknown ChildIdentifiers 1 CINdetailsID@2 \n");
	/* A record's key is no element of the file. */
	expect_notes(STR(CHILDREN(CHILD("1", "<CINdetailsID>7</CINdetailsID>"))),
		     "unknown CINdetails 1 CINdetailsID@2 \n");
	expect_notes(STR("<Message><Extra/>\n<Extra/><Children>" CHILD("1", "") "<Odd/>" CHILD(
			 "2", "") "\n<Odd/></Children></Message>"),
		     "unknown ChildIdentifiers 0 Extra@1 \nunknown ChildIdentifiers 0 Odd@2 \n");
}

static void plan_in_plan(void **state)
{
	(void)state;
	expect_notes(STR(CHILDREN(PLAN_AFTER_NFA(PLAN(PLAN(""))))),
		     "unknown ChildProtectionPlans 1 ChildProtectionPlans@2 \n");
}

static void order(void **state)
{
	(void)state;
	expect_notes(
	    STR(CHILDREN("<Child>" CHARACTERISTICS IDENTIFIERS("1") DETAILS("") "</Child>")),
	    "order ChildIdentifiers 1 ChildIdentifiers@2 \n");
	/* One that comes too early is told once, not by all that follow. */
	expect_notes(STR(CHILDREN("<Child>" IDENTIFIERS("1") CHARACTERISTICS
				  "<CINdetails>" NFA REFERRED "</CINdetails></Child>")),
		     "order CINdetails 1 CINreferralDate@2 \n");
	expect_notes(STR("<Message><Children>" CHILD("1", "") "</Children>\n<Header/></Message>"),
		     "order ChildIdentifiers 0 Header@2 \n");
	expect_notes(STR("<Message><Header><LEA>926</LEA></Header><Children>" CHILD(
			 "1", "") "</Children></Message>"),
		     "order Header 1 LEA@1 \n");
}

static void repeated(void **state)
{
	(void)state;
	expect_notes(STR(CHILDREN("<Child>" IDENTIFIERS("1") IDENTIFIERS("1")
				      CHARACTERISTICS DETAILS("") "</Child>")),
		     "repeated ChildIdentifiers 1 ChildIdentifiers@2 \n");
	expect_notes(STR(CHILDREN(CHILD("1", "<PrimaryNeedCode>N1</PrimaryNeedCode>\n"
					     "<PrimaryNeedCode>N2</PrimaryNeedCode>"))),
		     "repeated CINdetails 1 PrimaryNeedCode@3 \n");
	/* Two authorities: there may be several sources, but one census is of one authority. */
	expect_notes(STR("<Message><Header><Source><LEA>926</LEA></Source>"
			 "<Source><LEA>926</LEA></Source><Source><LEA>201</LEA></Source></Header>"
			 "<Children>" CHILD("1", "") "</Children></Message>"),
		     "repeated Header 1 LEA@1 \n");
}

static void loose_text(void **state)
{
	(void)state;
	expect_notes(STR(CHILDREN("<Child>" IDENTIFIERS("1") CHARACTERISTICS
				  "<CINdetails>" REFERRED "\nso it is\n" NFA
				  "\nthe end</CINdetails></Child>")),
		     "text CINdetails 1 CINdetails@3 so it is\ntext CINdetails 1 CINdetails@5 the "
		     "end\n");
	expect_notes(STR(CHILDREN(CHILD("1", "<PrimaryNeedCode>N1<b/></PrimaryNeedCode>"))),
		     "text CINdetails 1 PrimaryNeedCode@2 N1\nunknown CINdetails 1 b@2 \n");
	expect_notes(STR("<Message>hello<Children>" CHILD("1", "") "</Children></Message>"),
		     "text ChildIdentifiers 0 Message@1 hello\n");
}

static void missing(void **state)
{
	(void)state;
	expect_notes(STR(CHILDREN("<Child>" CHARACTERISTICS DETAILS("") "</Child>")),
		     "missing ChildCharacteristics 1 ChildIdentifiers@2 \n");
	expect_notes(STR(CHILDREN("<Child/>")),
		     "missing ChildIdentifiers 0 ChildIdentifiers@2 \n"
		     "missing ChildIdentifiers 0 ChildCharacteristics@2 \n"
		     "missing ChildIdentifiers 0 CINdetails@2 \n");
	expect_notes(STR(CHILDREN(PLAN_AFTER_NFA(PLAN("\n<Reviews/>")))),
		     "missing ChildProtectionPlans 1 CPPreviewDate@3 \n");
	expect_notes(STR("<Message>\n</Message>"), "missing ChildIdentifiers 0 Children@2 \n");
}

static void characters(void **state)
{
	(void)state;
	expect_notes(STR(CHILDREN(CHILD("Zo\xEB", "<PrimaryNeedCode>\x01</PrimaryNeedCode>"))),
		     "characters ChildIdentifiers 1 LAchildID@2 \n"
		     "characters CINdetails 1 PrimaryNeedCode@2 \n");
	expect_notes(
	    STR("<?xml version='1.0' encoding='windows-1252'?>" CHILDREN(CHILD("Zo\xEB", ""))), "");
	expect_notes(STR(CHILDREN(CHILD("Zo\xC3\xAB", ""))), "");
}

#define IDENTIFIED(inside)                                                                         \
	"<Child><ChildIdentifiers><LAchildID>1</LAchildID>" inside                                 \
	"</ChildIdentifiers>" CHARACTERISTICS

static void other_year(void **state)
{
	(void)state;
	expect_notes(
	    STR(CHILDREN(IDENTIFIED("\n<GenderCurrent>1</GenderCurrent>") DETAILS("") "</Child>")),
	    "year ChildIdentifiers 1 GenderCurrent@3 \n");
	expect_notes(
	    STR(CHILDREN(IDENTIFIED("<Sex>M</Sex>") "<CINdetails>" REFERRED NFA
						    "\n<PreProceedingsandFGDM/></CINdetails>"
						    "</Child>")),
	    "year CINdetails 1 PreProceedingsandFGDM@3 \n");
	expect_notes(STR(CHILDREN(IDENTIFIED("<Sex>M</Sex>") DETAILS("") "</Child>")), "");
}

static void findings(void **state)
{
	struct reading r;
	struct buf said = {0};

	(void)state;
	read_census(&r, STR(CHILDREN("<Child>" IDENTIFIERS("a\xFF") "oops" CHARACTERISTICS DETAILS(
			    "<Odd/>") "</Child>")));
	assert_told(&r.found, "W10 ChildIdentifiers 1: LAchildID=a\xEF\xBF\xBD\n"
			      "W8 ChildIdentifiers 1:\nW5 CINdetails 1:\n");
	finding_message(&r.found, &r.found.at[1], &said);
	assert_true(str_starts(buf_view(&said), STR("The text \"oops\" stands loose in Child:")));
	assert_str(finding_child(&r.found, &r.found.at[2]), "a\xEF\xBF\xBD");
	assert_int_equal(r.found.at[2].line, 2);
	buf_close(&said);
	end_reading(&r);
}

#define UNBORN                                                                                     \
	"<Child><ChildIdentifiers><ExpectedPersonBirthDate>2026-05-01</ExpectedPersonBirthDate>"   \
	"</ChildIdentifiers></Child>"

/* Whatever is wrong with one child, the others are read. */
static void others_kept(void **state)
{
	static const char *const wrong[] = {
	    "<Child/>",
	    "<Child><Child>" IDENTIFIERS("9") "</Child></Child>",
	    CHILD("1", ""),
	    CHILD("", "junk<Odd><CINdetails/></Odd>"),
	    PLAN_AFTER_NFA(PLAN(PLAN(PLAN("")))),
	    CHILD("\xFF\xFE", ""),
	    "loose <Odd/> text",
	    UNBORN,
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct reading r;
		struct buf xml = {0};

		buf_fmt(&xml, "<Message><Children>%s%s%s</Children></Message>", CHILD("1", ""),
			wrong[i], CHILD("2", ""));
		read_census(&r, buf_view(&xml));
		assert_true(r.told.end.whole);
		assert_true(str_starts(buf_view(&r.ids), STR("1 ")));
		assert_true(str_ends(buf_view(&r.ids), STR(" 2 ")));
		/* The child that only repeats an id is no matter of structure. */
		assert_int_equal(r.found.count > 0, i != 2);
		end_reading(&r);
		buf_close(&xml);
	}
}

/* How many children close before a place. */
static unsigned closed_before(struct str s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += str_starts((struct str){s.p + i, s.len - i}, STR("</Child>"));
	return n;
}

#define SMALL                                                                                      \
	"<?xml version='1.0' encoding='UTF-8'?><Message><Header><CollectionDetails>"               \
	"<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>926</LEA>"      \
	"</Source></Header><Children>" CHILD("1", "")                                              \
	    CHILD("Zo\xC3\xAB", PLAN(PLAN(""))) "x<!-- y --><Odd/><Child/></Children></Message>"

static const struct str small = {SMALL, sizeof SMALL - 1};

static void cut_anywhere(void **state)
{
	(void)state;
	for (size_t at = 0; at <= small.len; at++) {
		struct reading r;

		read_census(&r, (struct str){small.p, at});
		assert_int_equal(r.told.end.whole, at == small.len);
		assert_int_equal(r.told.end.why[0] == '\0', at == small.len);
		assert_true(r.counts.children >= closed_before((struct str){small.p, at}));
		assert_true(r.counts.children <= 3);
		end_reading(&r);
	}
}

/* The same through the whole check, file by file. */
static void cut_file(void **state)
{
	struct arena names = {0};

	(void)state;
	for (size_t at = 0; at <= small.len; at++) {
		struct str name = arena_fmt(&names, "%zu.xml", at);
		const char *path = temp_file(name.p, (struct str){small.p, at});
		struct check_options o = {.paths = &path,
					  .count = 1,
					  .authority = STR(""),
					  .rule = STR(""),
					  .threads = 2};
		struct err e = {0};
		struct check c;

		assert_true(check_run(&c, &o, &e));
		if (at < small.len)
			assert_int_equal(check_status(&c), ERR_INPUT);
		else
			assert_int_not_equal(check_status(&c), ERR_INPUT);
		assert_int_equal(c.file_count, 1);
		assert_true(at == small.len || c.files[0].note.len > 0);
		assert_true(c.returns[RETURN_CIN].children >=
			    closed_before((struct str){small.p, at}));
		check_close(&c);
	}
	arena_close(&names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(well_formed, "nothing is noted of what follows the published structure"),
	    TEST(unknown, "unknown elements are noted where they stand"),
	    TEST(plan_in_plan, "so is a plan inside a plan"),
	    TEST(order, "an element out of the published order is noted once"),
	    TEST(repeated, "an element that stands again is noted"),
	    TEST(loose_text, "text beside elements is noted with its line"),
	    TEST(missing, "an element that is missing is noted"),
	    TEST(other_year, "an element of another year is noted"),
	    TEST(characters, "bytes that are no characters are noted"),
	    TEST(findings, "notes become findings with their record and line"),
	    TEST(others_kept, "a child that is wrong loses no other child"),
	    TEST(cut_anywhere, "a census cut at any byte keeps the children before the cut"),
	    IN_FOLDER(cut_file, "and the check says so and ends with status 3"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
