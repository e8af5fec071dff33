#include "report/chart.h"

#include "base/arena.h"

#include "unit.h"

#include <expat.h>

static const struct chart_about about = {"tries", "Visits to <children> fell", "Rose & fell",
					 "Month", CHART_PERCENT};

static struct chart_value value(const char *label, double v)
{
	return (struct chart_value){
	    .label = label, .defined = true, .value = v, .denominator = 40, .numerator = 20};
}

/* Every chart stands in a page that a strict reader can read. */
static void check_xml(struct out *o)
{
	XML_Parser p = XML_ParserCreate("UTF-8");
	enum XML_Status s = XML_Parse(p, o->buf.p, (int)o->buf.len, 1);

	if (s != XML_STATUS_OK)
		fail_msg("%s at line %lu of:\n%.*s", XML_ErrorString(XML_GetErrorCode(p)),
			 XML_GetCurrentLineNumber(p), (int)o->buf.len, o->buf.p);
	XML_ParserFree(p);
	assert_null(strstr(o->buf.p, "nan"));
	assert_null(strstr(o->buf.p, "inf"));
	assert_null(strstr(o->buf.p, "style="));
	out_abandon(o);
}

static size_t count(const struct out *o, const char *what)
{
	size_t n = 0;
	char *copy = mem_take(o->buf.len + 1);

	memcpy(copy, o->buf.p, o->buf.len);
	copy[o->buf.len] = 0;
	for (const char *p = copy; (p = strstr(p, what)); p++)
		n++;
	mem_free(copy);
	return n;
}

static void finish(struct out *o)
{
	out_char(o, '\0');
	o->buf.len--;
}

static void over_time(void **state)
{
	struct chart_value v[] = {value("April", 80), value("May", 82), value("June", 0),
				  value("July", 30)};
	struct out o = out_memory();

	(void)state;
	v[2].defined = false;
	v[2].note = "no plans in the month";
	v[3].marked = v[3].has_limits = true;
	v[3].low = 60;
	v[3].high = 95;
	chart_run(&o, &about, v, 4, 80, 90);
	finish(&o);
	assert_int_equal(count(&o, "<circle"), 3); /* nothing is drawn for June */
	assert_int_equal(count(&o, "class=\"marked\""), 1);
	assert_int_equal(count(&o, "class=\"run\""), 1); /* no line across the gap */
	assert_int_equal(count(&o, "not known"), 1);
	assert_int_equal(count(&o, "20 of 40"), 4);
	assert_int_equal(count(&o, "&lt;children&gt;"), 1);
	check_xml(&o);
}

/* Four labels for short ones, as many fewer for long ones as keep clear of each other. */
static void long_labels(void **state)
{
	const char *const label[] = {"April", "on 30 September 2025"};
	const size_t labels[] = {4, 2};

	(void)state;
	for (size_t k = 0; k < 2; k++) {
		struct chart_value v[12];
		struct out o = out_memory();

		for (size_t i = 0; i < 12; i++)
			v[i] = value(label[k], 80);
		chart_run(&o, &about, v, 12, 80, -1);
		finish(&o);
		assert_int_equal(count(&o, "y=\"218.0\""), labels[k]);
		check_xml(&o);
	}
}

static void all_the_same(void **state)
{
	struct chart_value v[] = {value("April", 0), value("May", 0)};
	struct out o = out_memory();

	(void)state;
	chart_run(&o, &about, v, 2, 0, -1);
	finish(&o);
	check_xml(&o);
	v[0].value = v[1].value = 100;
	o = out_memory();
	chart_run(&o, &about, v, 2, 100, 100);
	finish(&o);
	check_xml(&o);
}

static void funnel(void **state)
{
	static const double x[] = {1, 40}, low[] = {-5, 40}, high[] = {140, 90};
	struct chart_funnel f = {70, x, low, high, low, high, 2};
	struct chart_value v[] = {value("North", 72), value("South", 20)};
	struct out o = out_memory();

	(void)state;
	v[1].marked = true;
	chart_funnel(&o, &about, v, 2, &f);
	finish(&o);
	assert_int_equal(count(&o, ">South</text>"), 1);
	assert_int_equal(count(&o, ">North</text>"), 0);
	assert_int_equal(count(&o, "<polyline"), 4);
	check_xml(&o);
}

/* Names over each other cannot be read; the last number of the axis ends at the edge. */
static void names_apart(void **state)
{
	struct chart_value v[] = {value("Team 1", 100), value("Team 2", 99), value("Team 3", 40)};
	const double cases[] = {10, 100}, low[] = {60, 70}, high[] = {95, 90};
	const struct chart_funnel f = {80, cases, low, high, low, high, 2};
	struct out o = out_memory();

	(void)state;
	v[0].marked = v[1].marked = v[2].marked = true;
	chart_funnel(&o, &about, v, 3, &f);
	finish(&o);
	assert_int_equal(count(&o, ">Team 1</text>"), 1);
	assert_int_equal(count(&o, ">Team 2</text>"), 0);
	assert_int_equal(count(&o, ">Team 3</text>"), 1);
	assert_int_equal(count(&o, "text-anchor=\"end\">40</text>"), 1);
	check_xml(&o);
}

static void rows(void **state)
{
	static const double others[] = {30, -1};
	struct chart_value v[] = {value("North & East", 72), value("South", 20)};
	struct out o = out_memory();

	(void)state;
	v[0].has_limits = true;
	v[0].low = 60;
	v[0].high = 84;
	chart_rows(&o, &about, v, 2, 50);
	finish(&o);
	assert_int_equal(count(&o, "60.0% to 84.0%"), 1);
	assert_int_equal(count(&o, "North &amp; East"), 1);
	check_xml(&o);
	o = out_memory();
	chart_beside(&o, &about, v, others, "Population", 2);
	finish(&o);
	assert_int_equal(count(&o, "class=\"theirs\""), 1);
	assert_int_equal(count(&o, "not known"), 1);
	check_xml(&o);
	o = out_memory();
	chart_flow(&o, &about, v, 2);
	finish(&o);
	assert_int_equal(count(&o, "<rect"), 2);
	check_xml(&o);
}

static void texts(void **state)
{
	char to[32];

	(void)state;
	assert_string_equal(chart_text(CHART_PERCENT, 12.34, to), "12.3%");
	assert_string_equal(chart_text(CHART_DAYS, 1, to), "1 day");
	assert_string_equal(chart_text(CHART_DAYS, 33, to), "33 days");
	assert_string_equal(chart_text(CHART_NUMBER, 12045, to), "12,045");
	assert_string_equal(chart_text(CHART_NUMBER, 2.25, to), "2.2");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(over_time, "a run has a dot a value, and a gap where there is none"),
	    TEST(long_labels, "labels of periods keep clear of each other"),
	    TEST(all_the_same, "values that are all 0 can be drawn"),
	    TEST(funnel, "a funnel names the teams that stand out, and only them"),
	    TEST(names_apart, "names of teams do not lie over each other, and no number is cut"),
	    TEST(rows, "rows have their interval, bars and steps, and text is escaped"),
	    TEST(texts, "values are written for people"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
